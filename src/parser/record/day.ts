import { formatDate, isPartialDate, parseDate } from '../../lexicon/date'
import { monthOf } from '../../lexicon/month'
import { toOneLine } from '../../lexicon/text'

/** A day of a record. */
export interface RecordDay {
  /** ISO 8601, possibly partial; without its year where the words have none: `-04-03`. */
  readonly day: string
  /** That is all that the words say: `2001///Winter` says more. */
  readonly isWhole: boolean
}

/** `2025/04/03/`, `2025///`, `2019 Mar-Apr`, `1999 Dec 23`, `2019 06 28` */
const YEAR_FIRST =
  /^(\d{4})(?!\d)(?:[\s/.,-]{1,4}(\d{1,2}(?!\d)|[A-Za-z]{3,9})\.?(?:[\s/.,-]{1,4}(\d{1,2})(?!\d))?)?[\s/]{0,4}/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
/** `April`, `Aug 12`, `12 August`: the year stands under another key. */
const WITHOUT_YEAR = /^(?:(\d{1,2})\s)?([A-Za-z]{3,9})\.?(?:\s(\d{1,2}))?$/

/** Reads the day of a record as the many programs write it; of a span the first counts, of a season its year. `undefined` for what is no date. */
export function readDay(words: string): RecordDay | undefined {
  const text = toOneLine(words)
  const date = parseDate(text)
  const exact = date && formatDate(date)
  if (exact !== undefined) return { day: exact, isWhole: true }
  const first = COMPACT.exec(text) ?? YEAR_FIRST.exec(text)
  if (first) return dayOf(first[1] ?? '', first[2], first[3], first[0].length === text.length)
  const year = /(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/.exec(text)?.[0]
  const lone = year === undefined ? WITHOUT_YEAR.exec(text) : undefined
  if (lone) {
    const day = dayOf('', lone[2], lone[1] ?? lone[3], true)
    return day?.day === '' ? undefined : day
  }
  const month = (text.match(/[A-Za-z]{3,9}/g) ?? []).find((word) => monthOf(word) !== undefined)
  const days = text.match(/(?<!\d)\d{1,2}(?!\d)/g) ?? []
  return year === undefined ? undefined : dayOf(year, month, days.length === 1 ? days[0] : undefined, false)
}

/** As exact as the calendar allows. */
function dayOf(
  year: string,
  monthWords = '',
  dayWords: string | undefined,
  isWhole: boolean,
): RecordDay | undefined {
  const month = /^\d/.test(monthWords) ? Number(monthWords) : monthOf(monthWords)
  const monthly = month === undefined ? '' : `-${String(month).padStart(2, '0')}`
  const daily = dayWords === undefined ? '' : `-${dayWords.padStart(2, '0')}`
  // A leap year stands in for one that is not known.
  const isDay = (day: string): boolean => isPartialDate(year === '' ? `2000${day}` : day)
  const [best] = [`${year}${monthly}${daily}`, `${year}${monthly}`, year]
    .filter((day) => monthly !== '' || day === year)
    .filter(isDay)
  const isAll = isWhole && (month !== undefined || monthWords === '')
  return best === undefined
    ? undefined
    : { day: best, isWhole: isAll && best === `${year}${monthly}${daily}` }
}

/** Which of the days that a record states is that of its publication: the first that has a year, as exactly as others of this year tell. */
export function chooseDay(days: readonly (RecordDay | undefined)[]): string | undefined {
  const first = days.find((day) => day !== undefined && !day.day.startsWith('-'))?.day
  if (first === undefined) return undefined
  let best = first
  for (const { day } of days.filter((found) => found !== undefined)) {
    const whole = day.startsWith('-') && best.length === 4 ? `${best}${day}` : day
    if (whole.length > best.length && whole.startsWith(best) && isPartialDate(whole)) best = whole
  }
  return best
}
