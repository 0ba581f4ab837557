import type { Destination } from '../../lexicon/destination'
import { isHandleOf } from '../../lexicon/organization'
import type { Block } from '../block'
import type { PageTraits } from '../emitter'
import { type Claim, claimOf } from '../slice'

const HANDLE = /^[\w.-]{2,96}$/

/** With such a word behind it, the first word of a byline is part of the name (`ZD Lab`), unless more follows (`… University of …`). */
const NOUN =
  /^(?:academy|ai|center|centre|college|company|corp|corporation|group|hospital|inc|institute|intelligence|lab|laboratories|laboratory|labs|research|robotics|school|studio|studios|systems|team|tech|technologies|technology|universit[yäé]t?)\b\.?(?! (?:of|for|at|in|de)\b)/i

/**
 * Claims an organisation, and tells its handle from its name. The address of its page has the handle; a picture's words are it too. Where a
 * program printed these words as if they were text, the first word is the handle.
 */
export function bylineOf(block: Block, destination: Destination | undefined, traits: PageTraits): Claim {
  const { text, images } = block
  const [, first = '', bracketed] = /^(\[([\w.-]{2,96})\]|\S+) +\S/.exec(text) ?? []
  const name = text.slice(first.length).trimStart()
  const claim = (isDoubled: boolean, data: Claim['data']): Claim =>
    claimOf(block, 'organization', [isDoubled ? text.length - name.length : 0, text.length], data)
  const isAgain = isHandleOf(first, name)
  const isPrinted = traits.printsAlternatives && !traits.marksImages
  if (destination?.kind === 'account') {
    const { slug, url } = destination
    const isSlug = first !== '' && images === undefined && (first === slug || bracketed === slug)
    const isDoubled =
      isSlug && (bracketed !== undefined || isAgain || (isPrinted && isHandle(first, name, true)))
    if (isDoubled && isHandleOf(slug, name)) traits.printsAlternatives = true
    return claim(isDoubled, { slug, url })
  }
  if (bracketed !== undefined) return claim(true, { slug: bracketed })
  const alternative = images?.find(({ alt }) => HANDLE.test(alt))
  if (alternative || images || first === '') return claim(false, alternative && { slug: alternative.alt })
  // A name whose handle is the same in other spelling is told apart where fields are read.
  if (isAgain) traits.printsAlternatives = true
  const isDoubled = !isAgain && HANDLE.test(first) && isHandle(first, name, isPrinted)
  return claim(isDoubled, isDoubled ? { slug: first } : undefined)
}

/**
 * Whether the first word of a byline is a handle by its own look: it is written as no name is, or its letters are the initials of
 * the name. `isPrinted`: the page is known to print handles.
 */
function isHandle(first: string, name: string, isPrinted: boolean): boolean {
  const initials = initialsIn(first, name)
  if (initials > 1 && (isPrinted || (initials > 2 && initials === first.length))) return true
  if (/[-_]/.test(first) && contains(first, name)) return true
  if (name.split(/\s/, 1)[0]?.toLowerCase() === first.toLowerCase()) return isPrinted
  if (NOUN.test(name)) return false
  const isLower = /^[a-z][a-z\d._-]*$/.test(first) && /^[\p{Lu}\d]/u.test(name)
  return isLower || (isPrinted && !/^\p{Lu}\p{Ll}+$/u.test(first) && !/^\p{Lu}+$/u.test(first))
}

/** How many letters of a handle are the initials of a name, one after the other: `UCLA`, `University of California, Los Angeles`. */
function initialsIn(first: string, name: string): number {
  const words = name
    .normalize('NFD')
    .toUpperCase()
    .split(/[\s\u00A0-]+/)
  if (!/^[A-Z]{2,10}$/.test(first) || first.charAt(0) !== words[0]?.charAt(0)) return 0
  let at = 0
  for (const word of words) if (at < first.length && word.charAt(0) === first.charAt(at)) at++
  return at
}

/** `INRAE-Abeille`, `INRAE`. */
function contains(first: string, name: string): boolean {
  return /^[\p{L}\p{N}]{3,}$/u.test(name) && first.toLowerCase().split(/[-_]/).includes(name.toLowerCase())
}
