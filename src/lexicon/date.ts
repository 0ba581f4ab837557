import { foreignMonthOf, monthOf } from './month'

/** A calendar date whose year, month or day may be missing, such as `Jan 30` or `2025`. */
export interface PartialDate {
  year?: number | undefined
  /** 1 to 12. */
  month?: number | undefined
  /** 1 to 31. */
  day?: number | undefined
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `Apr 3, 2025` · `April 3` · `Apr 2025`, at the start of the text; what follows is left to the caller. */
const MONTH_FIRST =
  /^([A-Z][a-z]{2,8})\.?[ \u00A0]{1,3}(\d{1,2})(?!\d)(?:(?:,[ \u00A0]{0,3}|[ \u00A0]{1,3})(\d{4})(?!\d))?/
const MONTH_YEAR = /^([A-Z][a-z]{2,8})\.?,?[ \u00A0]{1,3}(\d{4})(?!\d)/
/** `3 Apr 2025` · `6 Jul`. */
const DAY_FIRST = /^(\d{1,2})[ \u00A0]{1,3}([A-Z][a-z]{2,8})(?![A-Za-z])\.?(?:,?[ \u00A0]{1,3}(\d{4})(?!\d))?/
/** `3 avril 2025` · `3. März 2025` · `3 de abril de 2025`. */
const DAY_FIRST_ABROAD =
  /^(\d{1,2})(?:\.|er|º)?[ \u00A0]{1,3}(?:de[ \u00A0])?(\p{L}{3,10})\.?,?[ \u00A0]{1,3}(?:del?[ \u00A0])?(\d{4})(?!\d)/u
/** ISO 8601; a time behind it is left aside: the day is the one that is printed. */
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])/

/** `2025.04.03` · `2025/4/3` · `2025年4月3日` · `2025년 4월 3일`. */
const NUMERIC = /^(\d{4})(?:([./])(\d{1,2})\2(\d{1,2})|[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일])(?!\d)/

/** A date found at the start of a text, and how many units it takes. */
export interface DateMatch {
  date: PartialDate
  length: number
}

/**
 * Reads a date at the very start of `text`: `Apr 3, 2025`, `April 3`, `Apr 2025`, `3 Apr 2025`, `2025-04-03`, `2025-04`, `2025.04.03`, `2025年4月3日`.
 * Returns `undefined` where there is none, or where it is not on the calendar (`Feb 30`).
 */
export function matchDate(text: string): DateMatch | undefined {
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    const iso = ISO.exec(text)
    if (iso)
      return checked(iso[0].length, Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined)
    const numeric = NUMERIC.exec(text)
    if (numeric)
      return checked(
        numeric[0].length,
        Number(numeric[1]),
        Number(numeric[3] ?? numeric[5]),
        Number(numeric[4] ?? numeric[6]),
      )
    const match = DAY_FIRST.exec(text)
    const english = match ? named(match[0].length, match[3], match[2], match[1]) : undefined
    return english ?? abroad(text)
  }
  if (first < 65 || first > 90) return undefined
  const match = MONTH_FIRST.exec(text)
  if (match) return named(match[0].length, match[3], match[1], match[2])
  const monthYear = MONTH_YEAR.exec(text)
  return monthYear ? named(monthYear[0].length, monthYear[2], monthYear[1], undefined) : undefined
}

/** Reads a text that is a date and nothing else; also a bare year. */
export function parseDate(text: string): PartialDate | undefined {
  const trimmed = text.trim()
  if (/^\d{4}$/.test(trimmed)) return { year: Number(trimmed) }
  const match = matchDate(trimmed)
  return match && match.length === trimmed.length ? match.date : undefined
}

/** `2025-04-03`, `2025-04` or `2025`; `undefined` for a date without a year. */
export function formatDate({ year, month, day }: PartialDate): string | undefined {
  if (year === undefined) return undefined
  const formatted = year < 1000 ? String(year).padStart(4, '0') : String(year)
  if (month === undefined) return formatted
  return day === undefined ? `${formatted}-${pad(month)}` : `${formatted}-${pad(month)}-${pad(day)}`
}

/** Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and stands on the (proleptic Gregorian) calendar. */
export function isPartialDate(text: string): boolean {
  if (text.length === 4) return /^\d{4}$/.test(text)
  const match = ISO.exec(text)
  if (!match || match[0].length !== text.length || text.length > 10) return false
  return checked(0, Number(match[1]), Number(match[2]), match[3] ? Number(match[3]) : undefined) !== undefined
}

/**
 * Gives a month and day the latest year in which they do not lie after `reference` (`YYYY-MM-DD`); one day of grace, since
 * a page's today can be the reader's tomorrow. `Dec 5` seen on 2026-01-30 is 2025-12-05.
 */
export function yearNotAfter(date: PartialDate, reference: string): PartialDate {
  const year = Number(reference.slice(0, 4))
  const grace = nextDay(reference)
  for (let candidate = Number(grace.slice(0, 4)); candidate > year - 9; candidate--) {
    const dated = { ...date, year: candidate }
    const formatted = formatDate(dated)
    if (formatted !== undefined && formatted <= grace && isPartialDate(formatted)) return dated
  }
  return date
}

/** Gives a month and day the earliest year in which they do not lie before `newest` (`YYYY-MM-DD`, may be partial). */
export function yearNotBefore(date: PartialDate, newest: string): PartialDate {
  const year = Number(newest.slice(0, 4))
  for (let candidate = year; candidate < year + 9; candidate++) {
    const dated = { ...date, year: candidate }
    const formatted = formatDate(dated)
    if (formatted !== undefined && formatted.slice(0, newest.length) >= newest && isPartialDate(formatted))
      return dated
  }
  return date
}

function nextDay(text: string): string {
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10)) + 1
  if (day <= daysIn(year, month)) return `${text.slice(0, 8)}${pad(day)}`
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${text.slice(0, 5)}${pad(month + 1)}-01`
}

function abroad(text: string): DateMatch | undefined {
  const match = DAY_FIRST_ABROAD.exec(text)
  const month = match ? foreignMonthOf(match[2] ?? '') : undefined
  return match && month !== undefined
    ? checked(match[0].length, Number(match[3]), month, Number(match[1]))
    : undefined
}

function named(
  length: number,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateMatch | undefined {
  const number = monthOf(month ?? '')
  if (number === undefined) return undefined
  return checked(
    length,
    year === undefined ? undefined : Number(year),
    number,
    day === undefined ? undefined : Number(day),
  )
}

function checked(
  length: number,
  year: number | undefined,
  month: number,
  day: number | undefined,
): DateMatch | undefined {
  if (month < 1 || month > 12) return undefined
  if (day !== undefined && (day < 1 || day > daysIn(year, month))) return undefined
  const date: PartialDate = { month }
  if (year !== undefined) date.year = year
  if (day !== undefined) date.day = day
  return { date, length }
}

function daysIn(year: number | undefined, month: number): number {
  if (month !== 2 || year === undefined) return DAYS[month - 1] ?? 0
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
