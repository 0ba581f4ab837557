import { isPartialDate } from '../lexicon/date'

/**
 * The first day of a partial ISO date, as a number in calendar order: `2024` -> 20240101, `2024-02` -> 20240201.
 * Numbers are compared, never strings of different lengths.
 */
export function firstDayOf(date: string): number {
  return numberOf(date, 1, 1)
}

/** The last day: `2024` -> 20241231, `2024-02` -> 20240229. */
export function lastDayOf(date: string): number {
  const last = numberOf(date, 12, 31)
  return date.length === 7
    ? last - 31 + daysOf(Math.floor(last / 10_000), Math.floor(last / 100) % 100)
    : last
}

/** How many days a month has, by the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month !== 2) return 30 + ((month + (month >> 3)) & 1)
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Whether a period starts with the first day of another one or later. Text tells, unless the other one is told more exactly. */
export function startsFrom(date: string, from: string): boolean {
  return date.length >= from.length ? date >= from : firstDayOf(date) >= firstDayOf(from)
}

/** Whether a period ends with the last day of another one or earlier. */
export function endsBy(date: string, to: string): boolean {
  return date.length >= to.length ? date <= to || date.startsWith(to) : lastDayOf(date) <= lastDayOf(to)
}

/** The period behind a partial date, as exact as that: `2024` -> `2025`, `2024-02-29` -> `2024-03-01`; `undefined` behind the year 9999. */
export function periodAfter(date: string): string | undefined {
  const [year = 0, month, day] = partsOf(date)
  if (month === undefined) return year < 9999 ? written(year + 1) : undefined
  if (day === undefined)
    return month < 12 ? written(year, month + 1) : withFirst(periodAfter(written(year)), 1)
  const next = written(year, month, day + 1)
  return isPartialDate(next) ? next : withFirst(periodAfter(written(year, month)), 1)
}

/** The period before a partial date, as exact as that: `2024-03` -> `2024-02`, `2024-03-01` -> `2024-02-29`; `undefined` before the year 0. */
export function periodBefore(date: string): string | undefined {
  const [year = 0, month, day] = partsOf(date)
  if (month === undefined) return year > 0 ? written(year - 1) : undefined
  if (day === undefined)
    return month > 1 ? written(year, month - 1) : withFirst(periodBefore(written(year)), 12)
  if (day > 1) return written(year, month, day - 1)
  const before = periodBefore(written(year, month))
  return before && withFirst(before, lastDayOf(before) % 100)
}

function partsOf(date: string): number[] {
  return date.split('-').map(Number)
}

/** Of the signs themselves: this runs for each paper of each query. */
function numberOf(date: string, month: number, day: number): number {
  const digits = (from: number, count: number): number => {
    let value = 0
    for (let at = from; at < from + count; at++) value = value * 10 + date.charCodeAt(at) - 48
    return value
  }
  const ownMonth = date.length > 4 ? digits(5, 2) : month
  const ownDay = date.length > 7 ? digits(8, 2) : day
  return digits(0, 4) * 10_000 + ownMonth * 100 + ownDay
}

function written(year: number, ...rest: readonly number[]): string {
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}

function withFirst(period: string | undefined, part: number): string | undefined {
  return period && `${period}-${String(part).padStart(2, '0')}`
}

/** The day so many days, weeks, months or years before another one; of a shorter month the last. `undefined` before the year 0. */
export function dayBefore(day: string, count: number, unit: 'd' | 'w' | 'm' | 'y'): string | undefined {
  if (unit === 'd' || unit === 'w') {
    let found: string | undefined = day
    for (let left = unit === 'w' ? 7 * count : count; left > 0 && found !== undefined; left--)
      found = periodBefore(found)
    return found
  }
  const [year = 0, month = 1, date = 1] = partsOf(day)
  const months = 12 * year + month - 1 - (unit === 'y' ? 12 * count : count)
  if (months < 0) return undefined
  const first = written(Math.floor(months / 12), (months % 12) + 1)
  return withFirst(first, Math.min(date, lastDayOf(first) % 100))
}
