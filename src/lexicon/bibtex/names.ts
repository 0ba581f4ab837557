import { composeName, type NameParts, splitName } from '../name'
import { splitNames } from '../name-list'
import { isSuffix } from '../name-words'
import { decodeTex } from '../tex'
import { settleSource } from '../tex-source'

/** The names of a field, and the words by which it says that there are more; these are empty where it does not. */
export interface BibtexNames {
  readonly authors: readonly NameParts[]
  readonly more: string
  /** The sign that parts names in the place of `and`, which it is wrong for. */
  readonly wrongSign?: ';' | ',' | undefined
}

/**
 * Reads `von Last, Jr, First and {A Team} and others`, and what is not BibTeX but written often: `Ada Quill et al.`, `Ada Quill; Bo Reed`. What
 * braces hold together is not split.
 */
export function readNames(source: string): BibtexNames {
  const names: string[][] = [[]]
  for (const part of splitTop(settleSource(source), ' '))
    if (part.toLowerCase() === 'and') names.push([])
    else names.at(-1)?.push(part)
  const all = names.map((name) => name.join(' ').trim()).filter((name) => name !== '')
  const words: string[] = []
  let wrongSign: BibtexNames['wrongSign']
  for (const name of all) {
    const sign = wrongSignOf(name)
    wrongSign ??= sign
    if (sign === undefined) words.push(name)
    else words.push(...splitTop(name, sign).filter((part) => part !== ''))
  }
  const last = splitNames(words.at(-1) ?? '')
  if (last.isCut) words.splice(-1, 1, ...last.names)
  const authors = words.map(readName).filter(({ name }) => name !== '')
  return { authors, more: last.cut === 'others' ? 'and others' : last.cut, wrongSign }
}

/** `A Quill; B Reed`, `Ada Quill, Bo Reed, Cy Tarn`: with two commas the middle would be a suffix, and with more they would be no name. */
function wrongSignOf(name: string): ';' | ',' | undefined {
  if (!/[;,]/.test(name) || isKeyed(name)) return undefined
  if (splitTop(name, ';').length > 1) return ';'
  const parts = splitTop(name, ',')
  if (parts.length < 3 || !parts.every((part) => /[\s~]/.test(part))) return undefined
  return isSuffix(decodeTex(parts[1] ?? '')) ? undefined : ','
}

/**
 * The pieces of a value between the signs that stand outside braces; for a blank, those between white space and ties. Blank pieces are left out.
 */
export function splitTop(source: string, signs: string): string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= source.length; at++) {
    const character = source.charAt(at)
    if (character === '{') depth++
    else if (character === '}') depth = Math.max(0, depth - 1)
    const isEnd = at === source.length
    const isSign = signs === ' ' ? /[\s~]/.test(character) : character !== '' && signs.includes(character)
    if (!isEnd && !(isSign && depth === 0)) {
      // An accent takes the next character: `\~n` has no tie. A command ends at a blank, and takes it.
      if (character === '\\') {
        const [word = ''] = /^(?:[A-Za-z]{1,32}\s?|[\s\S])/.exec(source.slice(at + 1, at + 34)) ?? []
        at = Math.min(at + word.length, source.length - 1)
      }
      continue
    }
    const piece = source.slice(from, at).trim()
    if (piece !== '' || signs === ',') pieces.push(piece)
    from = at + 1
  }
  return pieces
}

function readName(source: string): NameParts {
  if (isBraced(source)) return literal(source)
  if (isKeyed(source)) return readKeyed(source)
  const fields = splitTop(source, ',')
  const [before = '', second = '', third = ''] = fields
  if (fields.length === 1) return readWords(source)
  if (fields.length > 3) return splitName(decodeTex(source))
  return fields.length === 2 ? compose(before, second, '') : compose(before, third, second)
}

/** `family=Berg, given=Cy, prefix=van den, useprefix=true`: the extended format of biblatex (its manual, section 3.4). */
function isKeyed(source: string): boolean {
  return /^\s*"?(?:family|given|prefix|suffix)(?:-i)?\s{0,9}=/.test(source)
}

function readKeyed(source: string): NameParts {
  const parts = { family: '', given: '', prefix: '', suffix: '' }
  for (const field of splitTop(source, ',')) {
    const [, key = '', value = ''] = /^"?([a-z-]{1,40})\s{0,9}=\s{0,9}([^"]*)"?$/.exec(field) ?? []
    if (key === 'family' || key === 'given' || key === 'prefix' || key === 'suffix')
      parts[key] = decodeTex(value)
  }
  const { prefix: particle, ...others } = parts
  return composeName({ ...others, particle })
}

/** `First von Last`: where braces hold the family name together it is theirs, else the rules for printed names hold. */
function readWords(source: string): NameParts {
  const words = splitTop(source, ' ')
  const last = words.at(-1) ?? ''
  if (words.length > 1 && isBraced(last) && /\s/.test(last))
    return compose(last, words.slice(0, -1).join(' '), '')
  return splitName(decodeTex(source))
}

function literal(source: string): NameParts {
  const name = decodeTex(source)
  return { name, literal: name }
}

/** The family name's extent is given; small words before it are its particle. */
function compose(before: string, givenSource: string, suffixSource: string): NameParts {
  const words = splitTop(before, ' ')
  let start = 0
  while (start < words.length - 1 && isSmall(words[start] ?? '')) start++
  const particle = decodeTex(words.slice(0, start).join(' '))
  const family = decodeTex(words.slice(start).join(' '))
  const given = decodeTex(givenSource)
  const suffix = decodeTex(suffixSource)
  return composeName({ given, particle, family, suffix })
}

/** A group of its own has no case, to BibTeX; a letter with an accent has. */
function isSmall(word: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false
  return /^[^\p{Lu}\p{Lo}]*\p{Ll}/u.test(decodeTex(word))
}

/** One pair of braces around all of it. */
function isBraced(source: string): boolean {
  if (!source.startsWith('{') || !source.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < source.length - 1; at++) {
    const character = source.charAt(at)
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) return false
  }
  return !/^\{\\[^A-Za-z]/.test(source)
}
