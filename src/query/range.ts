import { isPartialDate } from '../lexicon/date'
import { parseCount } from '../lexicon/number'
import { dayBefore, periodAfter, periodBefore } from './period'

/** Bounds that are in it; at least one is there. */
export interface Range<Bound> {
  readonly from?: Bound
  readonly to?: Bound
}

/** `5`, `>5`, `>=5`, `<5`, `<=5`, `=5`, `2..9`, `2..`, `..5` as counts; `1.2k` is 1200. */
export function countRangeOf(value: string): Range<number> | undefined {
  const range = rangeOf(
    value,
    countOf,
    (count) => (count < Number.MAX_SAFE_INTEGER ? count + 1 : undefined),
    (count) => (count > 0 ? count - 1 : undefined),
  )
  return range && (range.from ?? 0) <= (range.to ?? Number.POSITIVE_INFINITY) ? range : undefined
}

/** How far back: `7d`, `2w`, `3m`, `1y`. */
const SPAN = /^(\d{1,5})([dwmy])$/

/** Whether a value counts from today: `7d`, `today`. */
export function isRelative(value: string): boolean {
  return value
    .toLowerCase()
    .replace(/^[<>=]{1,2}/, '')
    .split('..')
    .some((part) => SPAN.test(part) || part === 'today' || part === 'yesterday')
}

/**
 * The same of partial ISO dates, and `today`, `yesterday`, `7d` (the last seven days), `30d..7d`, all counted from a day. A span behind a sign is none: whether `>7d` is
 * more or less than a week ago is in the eye of the reader.
 */
export function dateRangeOf(value: string, referenceDate: string | undefined): Range<string> | undefined {
  const typed = value.toLowerCase()
  const read = (text: string): string | undefined => dateOf(text, referenceDate)
  if (SPAN.test(typed)) {
    const from = read(typed)
    return from === undefined ? undefined : { from }
  }
  if (/^[<>=]/.test(typed) && SPAN.test(typed.replace(/^[<>=]{1,2}/, ''))) return undefined
  const range = rangeOf(typed, read, periodAfter, periodBefore)
  return range && isInOrder(range) ? range : undefined
}

function rangeOf<Bound>(
  value: string,
  read: (text: string) => Bound | undefined,
  after: (bound: Bound) => Bound | undefined,
  before: (bound: Bound) => Bound | undefined,
): Range<Bound> | undefined {
  const dots = value.indexOf('..')
  if (dots !== -1) {
    const [first, last] = [value.slice(0, dots), value.slice(dots + 2)]
    const from = first === '' ? undefined : read(first)
    const to = last === '' ? undefined : read(last)
    const isRead = (first === '' || from !== undefined) && (last === '' || to !== undefined)
    return isRead && (first !== '' || last !== '') ? withBounds(from, to) : undefined
  }
  const sign = /^(?:>=|<=|>|<|=)?/.exec(value)?.[0] ?? ''
  const bound = read(value.slice(sign.length))
  if (bound === undefined) return undefined
  const low = sign === '>' ? after(bound) : bound
  const high = sign === '<' ? before(bound) : bound
  if (sign.startsWith('>')) return low === undefined ? undefined : withBounds(low, undefined)
  if (sign.startsWith('<')) return high === undefined ? undefined : withBounds(undefined, high)
  return withBounds(bound, bound)
}

function withBounds<Bound>(from: Bound | undefined, to: Bound | undefined): Range<Bound> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function countOf(text: string): number | undefined {
  if (/^\d{1,16}$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : undefined
  return /^\d/.test(text) && text.length < 16 ? parseCount(text) : undefined
}

function dateOf(text: string, referenceDate: string | undefined): string | undefined {
  if (isPartialDate(text)) return text
  if (referenceDate === undefined) return undefined
  if (text === 'today') return referenceDate
  if (text === 'yesterday') return dayBefore(referenceDate, 1, 'd')
  const [, count, unit] = SPAN.exec(text) ?? []
  return unit === undefined
    ? undefined
    : dayBefore(referenceDate, Number(count), unit as 'd' | 'w' | 'm' | 'y')
}

function isInOrder({ from, to }: Range<string>): boolean {
  return from === undefined || to === undefined || from.slice(0, to.length) <= to.slice(0, from.length)
}
