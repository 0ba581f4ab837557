import { formatDate, isPartialDate, matchDate, parseDate } from '../date'
import { monthOf } from '../month'
import { decodeTex } from '../tex'

/**
 * The day of an entry, ISO 8601, as far as it is sure: of its `date`, else of its `year`, `month` and `day`. Of a span the first counts; seasons, and what is
 * uncertain or unspecified of a date (EDTF, as in biblatex), are left out, and so is a day that is not on the calendar.
 */
export function dateOfEntry(texOf: (name: string) => string | undefined): string | undefined {
  const date = texOf('date')
  const year = yearIn(decodeTex(texOf('year') ?? ''))
  const read = date === undefined ? undefined : readDate(decodeTex(date))
  // `date` may hold the words of an event beside a year that is right.
  if (read !== undefined && (year === undefined || read.startsWith(year))) return read
  if (year === undefined) return read
  const { month, day } = readMonth(decodeTex(texOf('month') ?? ''))
  if (month === undefined) return year
  const days = /^\d{1,2}$/.exec(decodeTex(texOf('day') ?? day ?? ''))?.[0]
  return longest(year, String(month).padStart(2, '0'), days?.padStart(2, '0'))
}

/** `2001-04-03/2001-04-05`, `2004-06~`, `2000-XX`, `April 2001`. */
function readDate(words: string): string | undefined {
  const [first = ''] = words.split('/')
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(first.trim()) ?? []
  if (year !== undefined && /^\d{4}(?:$|[-T?~%])/.test(first.trim())) return longest(year, month, day)
  const printed = parseDate(words) ?? matchDate(words)?.date
  return (printed && formatDate(printed)) ?? yearIn(words)
}

/** As much of a date as stands on the calendar. */
function longest(year: string, month: string | undefined, day: string | undefined): string {
  const whole = `${year}-${month}-${day}`
  if (month !== undefined && day !== undefined && isPartialDate(whole)) return whole
  const monthly = `${year}-${month}`
  return month !== undefined && isPartialDate(monthly) ? monthly : year
}

/** The year in words, where they have one, or a span of years: `c2001`, `[1999]`, `1999--2000`. */
function yearIn(words: string): string | undefined {
  if (/^\d{4}$/.test(words)) return words
  const years = words.slice(0, 200).match(/(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/g) ?? []
  const isSpan = years.length === 2 && /\d{4}\s{0,3}[-–—/]+\s{0,3}\d{4}/.test(words)
  return years.length === 1 || isSpan ? years[0] : undefined
}

/** `apr`, `April`, `4`, `12 apr`, `April 12`, `Jul.--Aug.`. */
function readMonth(words: string): { month?: number | undefined; day?: string | undefined } {
  const name = /[A-Za-z]{3,9}/.exec(words)?.[0]
  const month = name === undefined ? Number(/^\d{1,2}(?!\d)/.exec(words)?.[0]) : monthOf(name.slice(0, 3))
  if (month === undefined || !(month >= 1 && month <= 12)) return {}
  return { month, day: name === undefined ? undefined : /(?<!\d)\d{1,2}(?!\d)/.exec(words)?.[0] }
}
