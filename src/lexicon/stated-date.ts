import { matchDate, type PartialDate, parseDate } from './date'
import { monthOf } from './month'

/** What words say that are known to be a date. */
export interface StatedDate {
  readonly date: PartialDate
  /** What of the words is left out: day and month that may be either way round, or all but the year or the month. */
  readonly doubt?: 'ambiguous' | 'rest' | undefined
}

/**
 * Reads words that stand where a date does: those of {@link matchDate}, and what feeds, mails, tables, bibliographies and databases write for one:
 * `fri, 04 apr 2025 10:00:00 gmt`, `3-Apr-25`, `20250403`, `13/4/2025`, `03.04.2025`, `2024 Feb 21`, `2001-21` (a season, as its year), `2004?`. Of a span
 * the first day counts. `04/03/2025` is a day of April or of March as `isDayFirst` says; where it does not, only the year is sure.
 */
export function readStatedDate(words: string, isDayFirst?: boolean): StatedDate | undefined {
  // Most are as they should be.
  const plain = parseDate(words)
  if (plain) return { date: plain }
  const text = words
    .slice(0, LONGEST)
    .replace(/[\s\u00A0]{1,20}/g, ' ')
    .trim()
    .replace(WEEKDAY, '')
    .replace(CIRCA, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
  const date = readOne(text) ?? readOne(text.replace(WORD, capital))
  if (date) return { date }
  return numbersOf(text, isDayFirst) ?? yearOf(text)
}

const LONGEST = 200
const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:\.?, ?|\.? )(?=[A-Za-z\d])/i
const CIRCA = /^(?:c|ca|circa)\.? ?(?=\d{4})/i
const WORD = /[A-Za-z]{3,9}/g

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`
}

function readOne(text: string): PartialDate | undefined {
  for (const [pattern, order] of SHAPES) {
    const match = pattern.exec(text)
    const date = match && dateOf(match, order)
    if (date) return date
  }
  return parseDate(text) ?? matchDate(text)?.date
}

type Part = 'year' | 'month' | 'day'
type Order = readonly (Part | undefined)[]

/** What {@link matchDate} does not look for in running text, where it may be something else. */
const SHAPES: readonly (readonly [RegExp, Order])[] = [
  // `3-Apr-25`, `04 Apr 25 10:00`
  [
    /^(\d{1,2})[- .]([A-Za-z]{3,9})\.?[- .,]{1,2}(\d{4}|\d{2}(?=$|[ ,]+\d{1,2}:\d{2}|\)))(?![\d:])/,
    ['day', 'month', 'year'],
  ],
  // `2024 Feb 21`, `2024 Mar-Apr`, `2025-Apr-03`
  [/^(\d{4})[- ,]{1,2}([A-Za-z]{3,9})(?:\.?[- ](\d{1,2})(?!\d))?/, ['year', 'month', 'day']],
  [/^([A-Za-z]{3,9})-(\d{4})(?!\d)/, ['month', 'year']],
  // `Sep 20 01:21:51 2022`, as programs print the time
  [/^([A-Za-z]{3}) (\d{1,2}) [\d:]{5,8}(?: [A-Z]{3,4})? (\d{4})(?!\d)/, ['month', 'day', 'year']],
  [/^(\d{4})(\d{2})(\d{2})(?!\d)/, ['year', 'month', 'day']],
  // `2000-3-15/2000-3-17`, `2019 06 28`, `2024/03//`
  [/^(\d{4})([- ])(\d{1,2})\2(\d{1,2})(?![\d-])/, ['year', undefined, 'month', 'day']],
  [/^(\d{4}) (\d{1,2})$/, ['year', 'month']],
  [/^(\d{4})[/.-](\d{1,2})(?![\d./-]?\d)/, ['year', 'month']],
  // `2025年4月`
  [/^(\d{4})[年년] ?(\d{1,2})[月월](?! ?\d)/, ['year', 'month']],
]

/** The parts of a match, where they stand on the calendar. */
function dateOf(match: readonly (string | undefined)[], order: Order): PartialDate | undefined {
  const part = (name: Part): string | undefined => match[order.indexOf(name) + 1]
  const month = part('month') ?? ''
  return calendar(
    part('year') ?? '',
    /^\d/.test(month) ? Number(month) : monthOf(month),
    order.includes('day') ? part('day') : undefined,
  )
}

function calendar(year: string, month: number | undefined, day: string | undefined): PartialDate | undefined {
  if (month === undefined) return undefined
  const full = year.length === 2 ? `${Number(year) < 50 ? 20 : 19}${year}` : year
  const parts = [full, String(month), ...(day === undefined ? [] : [day])]
  return parseDate(parts.map((part) => part.padStart(2, '0')).join('-'))
}

const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/

/** `13/4/2025`, `4/13/25`: with dots the day comes first, elsewhere what is more than twelve is no month. */
function numbersOf(text: string, isDayFirst: boolean | undefined): StatedDate | undefined {
  const [, first = '', sign, second = '', year = ''] = NUMBERS.exec(text) ?? []
  if (sign === undefined) return undefined
  const byDay = calendar(year, Number(second), first)
  const byMonth = sign === '.' ? undefined : calendar(year, Number(first), second)
  const isFirst = sign === '.' || isDayFirst
  // `13/4/25` may be a day of 2013.
  const mayBeYear = year.length === 2 && isFirst === undefined && calendar(first, Number(second), year)
  const dates = isFirst === undefined ? [byDay, byMonth] : [(isFirst ? byDay : byMonth) ?? byDay ?? byMonth]
  const [date, ...others] = dates.flatMap((one) => one ?? [])
  if (date && !mayBeYear && others.every(({ month }) => month === date.month)) return { date }
  return date && year.length === 4 ? { date: { year: Number(year) }, doubt: 'ambiguous' } : undefined
}

/** EDTF and CSL have seasons for months (21 to 41), and signs for what is not certain or not known. */
const SEASON = /^\d{4}-(?:2[1-9]|3\d|4[01]|1[3-6])(?!\d)|^\d{4}(?:-(?:XX|uu))*[?~%]?(?:\/.*)?$/

/** The month where the day is none (`2001-04-31`, `2001 Apr 31`) or there are several (`14-19 June 2021`), else the one year that stands there. */
function yearOf(text: string): StatedDate | undefined {
  const [, start = '', month = ''] = /^(\d{4})[-/ ](\d{2}|[A-Za-z]{3,9})\.?[-/ ]\d{2}(?!\d)/.exec(text) ?? []
  const known = calendar(start, /^\d/.test(month) ? Number(month) : monthOf(month), undefined)
  if (known) return { date: known, doubt: 'rest' }
  const years = [...text.matchAll(/(?<![\d.])(?:1[4-9]|20)\d{2}(?![\d.])/g)]
  const [first, second] = years
  if (!first || (second && first.index > 0)) return undefined
  const [, name = '', year = ''] = /(?<![A-Za-z])([A-Za-z]{3,9})\.?,? (\d{4})(?!\d)/.exec(text) ?? []
  const monthly = second ? undefined : calendar(year, monthOf(name), undefined)
  if (monthly) return { date: monthly, doubt: 'rest' }
  const date = { year: Number(first[0]) }
  return SEASON.test(text) ? { date } : { date, doubt: 'rest' }
}
