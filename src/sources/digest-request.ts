import { isArxivCategory } from '../lexicon/category'
import { isPartialDate } from '../lexicon/date'
import { arxivOfDoi, identifierOfUrl, parseArxivId, parseDoi } from '../lexicon/identifier'
import { requireOptions } from '../model/option'
import { periodAfter } from '../query/period'

/** The digest of a span of time, of a search or of some papers: one of these. */
export type DigestRequest =
  /** A day's list, `YYYY-MM-DD`. */
  | { readonly date: string }
  /** A week's list, `YYYY-Www` by ISO 8601. */
  | { readonly week: string }
  /** A month's list, `YYYY-MM`. */
  | { readonly month: string }
  /** The lists of all days from one to another, both among them. */
  | { readonly range: DayRange }
  /** The best of what words find. */
  | { readonly search: string }
  /** What arXiv announced last in one of its categories, such as `cs.LG`. */
  | { readonly category: string }
  /** Papers of arXiv, by identifiers or addresses. */
  | { readonly ids: readonly string[] }

/** Days, `YYYY-MM-DD`, the last one included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

const KINDS = ['date', 'week', 'month', 'range', 'search', 'category', 'ids'] as const

const EXAMPLE = "{ date: '2026-03-04' }"

/** Checks what is asked for. Throws a TypeError that says what to do. */
export function requireRequest(request: DigestRequest): void {
  if (typeof request !== 'object' || request === null)
    throw new TypeError(`Expected what to fetch as an object, such as ${EXAMPLE}, received ${shown(request)}`)
  requireOptions(request, KINDS, 'what to fetch')
  const [kind, ...others] = Object.keys(request)
  if (kind === undefined || others.length > 0)
    throw new TypeError(
      `Expected one of ${KINDS.join(', ')}, such as ${EXAMPLE}, received ${kind === undefined ? 'none' : Object.keys(request).join(' and ')}`,
    )
  if ('date' in request) requireDay('date', request.date)
  else if ('week' in request)
    require(isWeek(request.week), "week as 'YYYY-Www', such as '2026-W12'", request.week)
  else if ('month' in request)
    require(isMonth(request.month), "month as 'YYYY-MM', such as '2026-03'", request.month)
  else if ('range' in request) requireRange(request.range)
  else if ('search' in request)
    require(typeof request.search === 'string' &&
      request.search.trim() !== '', 'search as words, such as sparse attention', request.search)
  else if ('category' in request)
    require(isCategory(request.category), "category as one of arXiv's, such as 'cs.LG'", request.category)
  else {
    require(Array.isArray(request.ids), "ids as a list, such as ['2504.01234']", request.ids)
    for (const id of request.ids)
      require(arxivIdIn(id) !== undefined, "an identifier of arXiv's, such as '2504.01234'", id)
  }
}

/** Checks days. Throws a TypeError that says what to do. */
export function requireRange(range: DayRange): void {
  const { from, to } = Object(range) as Partial<DayRange>
  requireDay('range.from', from)
  requireDay('range.to', to)
  require(String(from) <= String(to), 'range.from at or before range.to', range)
}

function requireDay(name: string, day: unknown): void {
  require(isDay(day), `${name} as 'YYYY-MM-DD', such as '2026-03-04'`, day)
}

function require(holds: boolean, what: string, received: unknown): void {
  if (!holds) throw new TypeError(`Expected ${what}; received ${shown(received)}`)
}

function shown(value: unknown): string {
  return value instanceof Date ? 'a Date' : (JSON.stringify(value) ?? String(value)).slice(0, 200)
}

/** Whether a text is a day, `2026-03-04`. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && text.length === 10 && isPartialDate(text)
}

/** Whether a text is a month, `2026-03`. */
export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && text.length === 7 && isPartialDate(text)
}

/** Whether a text is a week, `2026-W12`, that its year has. */
export function isWeek(text: unknown): text is string {
  if (typeof text !== 'string') return false
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(text) ?? []
  return year !== undefined && Number(week) >= 1 && Number(week) <= weeksOf(Number(year))
}

/** Whether a text is a category of arXiv's, `cs.LG`. */
export function isCategory(text: unknown): text is string {
  return typeof text === 'string' && isArxivCategory(text)
}

/** ISO 8601: a year that starts on a Thursday, or a leap year that starts on a Wednesday, has 53 weeks. */
function weeksOf(year: number): number {
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay()
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return first === 4 || (isLeap && first === 3) ? 53 : 52
}

/** The arXiv identifier that a text names, without version: `arXiv:2504.01234v2`, the address of a page, the DOI. */
export function arxivIdIn(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const id = parseArxivId(text)
  if (id !== undefined) return id
  const named = identifierOfUrl(text.trim())
  if (named?.kind === 'arxiv') return named.value
  return arxivOfDoi(parseDoi(text) ?? '')
}

/** The days of a range, in order. */
export function* daysOf({ from, to }: DayRange): Generator<string> {
  for (let day: string | undefined = from; day !== undefined && day <= to; day = periodAfter(day)) yield day
}

/** The moment at which the span of a list is over everywhere, in milliseconds since 1970. */
export function endOf(request: { date: string } | { week: string } | { month: string }): number {
  if ('date' in request) return Date.parse(request.date) + 2 * DAY
  if ('month' in request) {
    const [year = 0, month = 0] = request.month.split('-').map(Number)
    return Date.UTC(year, month) + DAY
  }
  const [year = 0, week = 0] = request.week.split('-W').map(Number)
  // The fourth of January lies in the first week, and weeks start on Mondays.
  const fourth = Date.UTC(year, 0, 4)
  return fourth + (7 * week - ((new Date(fourth).getUTCDay() + 6) % 7)) * DAY + DAY
}

const DAY = 86_400_000
