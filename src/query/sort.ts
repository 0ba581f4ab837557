import { foldText, foldTitle } from '../lexicon/fold'
import type { Paper } from '../model/paper'
import { type AliasName, type FieldName, type Term, vocabulary } from '../model/vocabulary'
import { requireField } from './fields'
import { firstDayOf } from './period'

/** What papers can be sorted by: a name of the vocabulary. */
export type SortField = FieldName | AliasName

/** A field, with `-` before it for the greatest first; or a comparison of one's own. */
export type SortKey = SortField | `-${SortField}` | ((first: Paper, second: Paper) => number)

type Value = number | string | undefined

/**
 * What a field is sorted by: of several values the first; dates by their first day; words by their letters and digits without case and diacritics. Text is compared by
 * its code units, so that the order is the same in every locale.
 */
function readerOf(name: FieldName): (paper: Paper) => Value {
  const { kind, values }: Term = vocabulary[name]
  const read = READ[kind]
  return (paper) => {
    const [first] = values(paper)
    return typeof first === 'string' ? read(first) : first
  }
}

const READ: Readonly<Record<Term['kind'], (value: string) => Value>> = {
  text: foldTitle,
  value: foldText,
  flag: foldText,
  number: Number,
  date: firstDayOf,
}

interface Order {
  readonly name: FieldName
  readonly isDown: boolean
}

/** The field and the direction of a key. Throws a TypeError where it names no field. */
export function orderOfKey(key: unknown): Order {
  const word = typeof key === 'string' ? key.replace(/^-/, '') : key
  return { name: requireField(word, 'a key to sort by'), isDown: word !== key }
}

/**
 * Sorts papers by keys, the first one first; papers that are equal by all of them keep their order. What a paper does not state comes last, whichever
 * way is sorted. The list itself stays as it is.
 */
export function sortPapers(papers: readonly Paper[], keys: readonly SortKey[]): Paper[] {
  const [only, ...more] = keys
  if (only === undefined) return [...papers]
  const packed = more.length === 0 && typeof only === 'string' ? packedOrder(papers, only) : undefined
  if (packed) return packed
  const orders = keys.map((key) => orderOf(papers, key))
  const indexes = papers.map((_, index) => index)
  indexes.sort((first, second) => {
    for (const order of orders) {
      const difference = order(first, second)
      if (difference !== 0) return difference
    }
    return first - second
  })
  return indexes.flatMap((index) => papers[index] ?? [])
}

/** Compares two papers by their indexes; each value is made once. */
function orderOf(papers: readonly Paper[], key: SortKey): (first: number, second: number) => number {
  if (typeof key === 'function')
    return (first, second) => key(papers[first] as Paper, papers[second] as Paper) || 0
  const { values, isDown } = valuesOf(papers, key)
  return (first, second) => {
    const [before, after] = [values[first], values[second]]
    if (before === after) return 0
    if (before === undefined || after === undefined) return before === undefined ? 1 : -1
    return before < after === isDown ? 1 : -1
  }
}

function valuesOf(
  papers: readonly Paper[],
  key: SortField | `-${SortField}`,
): { values: Value[]; isDown: boolean } {
  const { name, isDown } = orderOfKey(key)
  return { values: papers.map(readerOf(name)), isDown }
}

/** A typed array of whole numbers sorts without a comparison in JavaScript: value and place of a paper as one number, where both fit. */
function packedOrder(papers: readonly Paper[], key: SortField | `-${SortField}`): Paper[] | undefined {
  const { values, isDown } = valuesOf(papers, key)
  let greatest = 0
  for (const value of values) {
    if (value === undefined) continue
    if (typeof value === 'string') return undefined
    if (value > greatest) greatest = value
  }
  const { length } = papers
  if ((greatest + 2) * length > Number.MAX_SAFE_INTEGER) return undefined
  const ranks = new Float64Array(length)
  for (const [index, value] of values.entries()) {
    const rank =
      value === undefined ? greatest + 1 : isDown ? greatest - (value as number) : (value as number)
    ranks[index] = rank * length + index
  }
  ranks.sort()
  return Array.from(ranks, (rank) => papers[rank % length] as Paper)
}
