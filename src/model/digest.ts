import type { Diagnostic } from './diagnostic'
import type { Paper } from './paper'

/** The span of time that a page lists, or the way in which it was asked for. */
export type Period = 'day' | 'week' | 'month' | 'trending' | 'search'

const PERIODS: readonly string[] = ['day', 'week', 'month', 'trending', 'search'] satisfies Period[]

/** Whether a word names a {@link Period}. */
export function isPeriod(word: unknown): word is Period {
  return typeof word === 'string' && PERIODS.includes(word)
}

/** What a page says of itself; unknown values are absent. */
export interface DigestDescription {
  /** The page's title line. */
  title?: string | undefined
  /** The day of the page, ISO 8601. */
  date?: string | undefined
  period?: Period | undefined
  /** The words that were searched for. */
  query?: string | undefined
}

/** What a document gives: its papers, and what was noticed while reading. */
export interface Digest extends DigestDescription {
  papers: Paper[]
  messages: Diagnostic[]
}
