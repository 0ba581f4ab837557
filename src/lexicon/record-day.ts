import { formatDate, isPartialDate } from './date'
import { monthOf } from './month'
import { readStatedDate } from './stated-date'

/** A day of a record. */
export interface RecordDay {
  /** ISO 8601, possibly partial; without its year where the words have none: `-04-03`. */
  readonly day: string
  /** That is all that the words say: `2001///Winter` says more. */
  readonly isWhole: boolean
  /** Only the year is sure, until somebody tells whether days or months come first. */
  readonly isAmbiguous?: true
}

/** Reads the day of a record as the many programs write it; of a span the first counts, of a season its year. `undefined` for what is no date. */
export function readDay(words: string): RecordDay | undefined {
  const lone = monthOf(/^\s*([A-Za-z]{3,9})\.?\s*$/.exec(words)?.[1] ?? '')
  // The year stands under another key.
  if (lone !== undefined) return { day: `-${String(lone).padStart(2, '0')}`, isWhole: true }
  const stated = readStatedDate(words)
  if (!stated) return undefined
  const { date, doubt } = stated
  // A leap year stands in for one that is not known.
  const known = formatDate({ ...date, year: date.year ?? 2000 })
  if (known === undefined) return undefined
  const said = words.replace(/T\d\d:.*$/s, '').match(/[\p{L}\p{N}]+/gu) ?? []
  const isWhole =
    said.length <= known.split('-').length && said.every((word) => /^(?:\d+|\p{L}+)$/u.test(word))
  return {
    day: date.year === undefined ? known.slice(4) : known,
    isWhole: isWhole && doubt === undefined,
    ...(doubt === 'ambiguous' && { isAmbiguous: true }),
  }
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
