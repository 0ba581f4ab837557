import { foldTitle } from '../lexicon/fold'
import type { Paper } from '../model/paper'
import { fields } from './fields'
import { firstDayOf } from './period'

/** What papers can be sorted by. */
export type SortField =
  | 'published'
  | 'featured'
  | 'title'
  | 'authors'
  | 'upvotes'
  | 'comments'
  | 'stars'
  | 'id'

/** A field, with `-` before it for the greatest first; or a comparison of one's own. */
export type SortKey = SortField | `-${SortField}` | ((first: Paper, second: Paper) => number)

type Value = number | string | undefined

/**
 * What each field is sorted by. Dates by their first day; titles by their letters and digits without case and diacritics. Text is compared by its code
 * units, so that the order is the same in every locale.
 */
const VALUES: Readonly<Record<SortField, (paper: Paper) => Value>> = {
  published: ({ published }) => published && firstDayOf(published),
  featured: ({ featured }) => featured && firstDayOf(featured),
  title: ({ title }) => foldTitle(title),
  authors: fields.authors.value,
  upvotes: ({ metrics }) => metrics.upvotes,
  comments: ({ metrics }) => metrics.comments,
  stars: ({ metrics }) => metrics.stars,
  id: ({ id }) => id,
}

/** The fields that papers can be sorted by. */
export const sortFields: readonly SortField[] = /* @__PURE__ */ Object.freeze(
  Object.keys(VALUES) as SortField[],
)

/** Whether a value is a key that papers can be sorted by. */
export function isSortKey(key: unknown): key is SortKey {
  if (typeof key === 'function') return true
  return typeof key === 'string' && Object.hasOwn(VALUES, key.replace(/^-/, ''))
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
  const isDown = key.startsWith('-')
  return { values: papers.map(VALUES[(isDown ? key.slice(1) : key) as SortField]), isDown }
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
