import { readDay } from './record-day'

/** A date of CSL-JSON: a day, or words for one where it has no parts. */
export interface CslDate {
  /** ISO 8601, possibly partial; of a span its first day, of a season its year. */
  readonly day?: string | undefined
  /** What stands for a day in `raw` or `literal`. */
  readonly words?: string | undefined
  /** It says no more than that: no span, season or doubt. */
  readonly isWhole: boolean
}

/** Reads a date variable (csl-data.json), and the lists of days and parts by name that older programs have; `undefined` for what is none. */
export function readCslDate(stated: unknown): CslDate | undefined {
  if (stated === undefined || stated === null) return { isWhole: true }
  if (typeof stated === 'string') return { words: stated, isWhole: true }
  const date: unknown = Array.isArray(stated) ? stated[0] : stated
  if (!isObject(date)) return undefined
  const spans = date['date-parts']
  const first: unknown = Array.isArray(spans) ? spans[0] : ['year', 'month', 'day'].map((part) => date[part])
  const parts: unknown = Array.isArray(first) ? first : spans
  if (Array.isArray(parts) && !['', null, undefined].includes(parts[0])) {
    const day = dayOf(parts)
    const isSingle = parts === spans || !Array.isArray(spans) || spans.length === 1
    const length = parts.filter((part) => !['', null, undefined].includes(part)).length
    const isPlain = Object.keys(date).every((key) => /^(?:date-parts|year|month|day|raw)$/.test(key))
    return day === undefined
      ? undefined
      : { day, isWhole: isSingle && isPlain && day.split('-').length === length }
  }
  const words = [date.raw, date.literal].find(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  )
  return { words, isWhole: words === undefined || readDay(words)?.isWhole === true }
}

/** Whether a date, as it is stated, is that of a paper still. */
export function isCslDateOf(stated: unknown, published: string): boolean {
  const { day, words } = readCslDate(stated) ?? {}
  return (day ?? readDay(words ?? '')?.day) === published
}

/** Months from 13 on are the seasons of CSL (13 to 16) and of EDTF (21 to 24). */
function dayOf(parts: readonly unknown[]): string | undefined {
  const [year, month, day] = parts.map((part) =>
    /^-?\d{1,4}$/.test(String(part)) ? Number(part) : undefined,
  )
  if (year === undefined || year < 1) return undefined
  const words = String(year).padStart(4, '0')
  if (month === undefined || month < 1 || month > 12) return words
  const monthly = `${words}-${String(month).padStart(2, '0')}`
  return day === undefined ? monthly : `${monthly}-${String(day).padStart(2, '0')}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
