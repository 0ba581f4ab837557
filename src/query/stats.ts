import { requireOptions } from '../model/option'
import type { Paper } from '../model/paper'
import { type Papers, requirePaper, withPapers } from '../model/papers'
import { vocabulary } from '../model/vocabulary'
import { countValues, type FacetValue } from './group'

/** Papers in figures: plain data, ready for charts. */
export interface PaperStats {
  readonly papers: number
  /** Papers by month of publication, the earliest first; months without any between two are there with 0. */
  readonly months: readonly FacetValue[]
  readonly organizations: readonly FacetValue[]
  readonly keywords: readonly FacetValue[]
  readonly categories: readonly FacetValue[]
  /** Papers with a link to code, and their share of all, from 0 to 1; 0 of none. */
  readonly code: { readonly count: number; readonly share: number }
  /** Papers by their number of authors, the smallest first. */
  readonly authorCounts: readonly { readonly authors: number; readonly count: number }[]
}

/** How many values a list has at most. */
export interface StatsOptions {
  /** Of organisations, keywords and categories, the most frequent; 10 by default. */
  readonly top?: number | undefined
}

/**
 * Counts papers (a list, a digest, a query; of an async iterable, as a promise): by month, by organisation, keyword and category, with code, by number of authors. What a paper does not state is not counted.
 * @throws {TypeError} Where `top` is no whole number from 0 on.
 */
export function stats(papers: Papers, options?: StatsOptions): PaperStats
export function stats(papers: AsyncIterable<Paper>, options?: StatsOptions): Promise<PaperStats>
export function stats(
  papers: Papers | AsyncIterable<Paper>,
  options: StatsOptions = {},
): PaperStats | Promise<PaperStats> {
  requireOptions(options, ['top'], 'stats')
  const { top = 10 } = options
  if (!Number.isInteger(top) || top < 0)
    throw new TypeError(`Expected top as a whole number, such as 10, received ${String(top)}`)
  return withPapers(papers, 'stats(digest)', (found) => count([...found], top))
}

function count(all: readonly Paper[], top: number): PaperStats {
  all.forEach(requirePaper)
  const withCode = all.filter((paper) => vocabulary.code.values(paper).length > 0).length
  return {
    papers: all.length,
    months: monthsOf(all),
    organizations: countValues(all, 'organization').slice(0, top),
    keywords: countValues(all, 'keywords').slice(0, top),
    categories: countValues(all, 'categories').slice(0, top),
    code: { count: withCode, share: all.length === 0 ? 0 : withCode / all.length },
    authorCounts: authorCountsOf(all),
  }
}

/** More months than these between two papers are left out: one paper of the year 1 would make a chart of thousands. */
const MOST_MONTHS = 1200

function monthsOf(papers: readonly Paper[]): FacetValue[] {
  const counts = new Map(countValues(papers, 'month').map(({ value, count }) => [value, count]))
  const known = [...counts.keys()].sort()
  const numbers = known.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1)
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? first - 1
  if (last - first > MOST_MONTHS) return known.map((value) => ({ value, count: counts.get(value) ?? 0 }))
  return Array.from({ length: known.length === 0 ? 0 : last - first + 1 }, (_, index) => {
    const month = first + index
    const value = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
    return { value, count: counts.get(value) ?? 0 }
  })
}

function authorCountsOf(papers: readonly Paper[]): { authors: number; count: number }[] {
  const counts = new Map<number, number>()
  for (const paper of papers) {
    for (const authors of vocabulary.authorCount.values(paper))
      counts.set(authors, (counts.get(authors) ?? 0) + 1)
  }
  return [...counts].map(([authors, count]) => ({ authors, count })).sort((a, b) => a.authors - b.authors)
}
