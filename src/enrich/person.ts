import { foldText } from '../lexicon/fold'
import { splitName } from '../lexicon/name'
import type { Author, Paper } from '../model/paper'

type Named = Pick<Paper, 'authors' | 'authorCount' | 'moreAuthors'>

/** How many authors a paper has, where it says so. */
export function authorTotalOf({ authors, authorCount, moreAuthors }: Named): number | undefined {
  if (authorCount !== undefined) return authorCount
  return authors.length === 0 || moreAuthors ? undefined : authors.length
}

/** Whether all authors are named. */
export function isFullyNamed(paper: Named): boolean {
  return paper.authors.length > 0 && !paper.moreAuthors && authorTotalOf(paper) === paper.authors.length
}

/**
 * Whether two lists of names are of the same persons: the first one is the same, and so are the others, as far as both lists go, in any order where they are whole. A list says itself where it goes
 * no further; without that, another length is another list.
 */
export function haveSameAuthors(first: Named, second: Named): boolean {
  const [one, other] = [first.authors, second.authors]
  const shared = Math.min(one.length, other.length)
  if (shared === 0 || !isSamePerson(one[0], other[0])) return false
  const [total, otherTotal] = [authorTotalOf(first), authorTotalOf(second)]
  if (total !== undefined && otherTotal !== undefined && total !== otherTotal) return false
  // In a long list one may be spelled otherwise.
  const enough = shared - Math.floor(shared / 6)
  const inPlace = one.slice(0, shared).filter((author, index) => isSamePerson(author, other[index]))
  return (
    inPlace.length >= enough ||
    (one.length === other.length && one.length - remainderOf(one, other).own.length >= enough)
  )
}

/** What is left of two lists without the persons that are on both. In long lists, too, each name is compared with few others. */
export function remainderOf(
  first: readonly Author[],
  second: readonly Author[],
): { readonly own: Author[]; readonly others: Author[] } {
  const entries = second.map((author) => ({ author, person: personOf(author) }))
  const left = new Set(entries)
  const byWords = new Map<string, typeof entries>()
  for (const entry of entries)
    for (const key of new Set([entry.person.words.join(' '), entry.person.family ?? ''])) {
      const known = byWords.get(key)
      if (known) known.push(entry)
      else byWords.set(key, [entry])
    }
  const own = first.filter((author) => {
    const person = personOf(author)
    for (const key of [person.words.join(' '), person.family ?? '', ...person.given]) {
      const entry = byWords.get(key)?.find((one) => left.has(one) && areOne(person, one.person))
      if (entry) return !left.delete(entry)
    }
    return true
  })
  return { own, others: Array.from(left, ({ author }) => author) }
}

/** Whether two names may be one person's: one family name is among the words of the other name, and what is known of the given names goes together. */
export function isSamePerson(first: Author | undefined, second: Author | undefined): boolean {
  if (!first || !second) return false
  return areOne(personOf(first), personOf(second))
}

function areOne(one: Person, other: Person): boolean {
  if (one.words.join(' ') === other.words.join(' ')) return true
  if (one.family === undefined || other.family === undefined) return false
  if (one.family === other.family) return goTogether(one.given, other.given)
  // Bibliographies turn names round: then the given name of one is the family name of the other.
  return one.given.includes(other.family) && other.given.includes(one.family)
}

interface Person {
  /** The last word of the family name, folded; absent for a group. */
  readonly family: string | undefined
  /** All other words, folded. */
  readonly given: readonly string[]
  readonly words: readonly string[]
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu

function personOf({ name, family, literal }: Author): Person {
  const words = wordsOf(name)
  const last = literal === undefined ? (family ?? splitName(name).family) : undefined
  if (last === undefined) return { family: undefined, given: [], words }
  const own = wordsOf(last).at(-1) ?? ''
  const at = words.lastIndexOf(own)
  return { family: own, given: at < 0 ? words : words.toSpliced(at, 1), words }
}

function wordsOf(text: string): string[] {
  return foldText(text.slice(0, 400)).replace(/['’]/g, '').match(WORD) ?? []
}

/** Whether given names have a first letter in common, or one of them is not known. */
function goTogether(first: readonly string[], second: readonly string[]): boolean {
  if (first.length === 0 || second.length === 0) return true
  const letters = new Set(first.map((word) => word[0]))
  return second.some((word) => letters.has(word[0]))
}
