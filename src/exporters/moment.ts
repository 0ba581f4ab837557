import { isPartialDate } from '../lexicon/date'
import { type Diagnostic, diagnostic } from '../model/diagnostic'

/** A moment as RFC 3339 has it: date, time and distance from UTC. */
const MOMENT =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d{1,9})?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** The start of a day, of a month or of a year, in the form of RFC 3339: `2025-04` -> `2025-04-01T00:00:00Z`. */
export function momentOf(date: string): string {
  return `${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`
}

/** A day or a moment that a caller gives, in the form of RFC 3339. Throws where it is none. */
export function requireMoment(option: string, text: string): string {
  const moment = typeof text === 'string' && text.length === 10 ? momentOf(text) : text
  const [, date = ''] = (typeof moment === 'string' && MOMENT.exec(moment)) || []
  if (isPartialDate(date)) return moment
  throw new TypeError(
    `Expected ${option} as 2025-04-03 or 2025-04-03T07:00:00Z, received ${JSON.stringify(text)}`,
  )
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment of RFC 3339 as mails and RSS have it (RFC 5322, section 3.3): `Thu, 03 Apr 2025 00:00:00 +0000`. */
export function mailDate(moment: string): string {
  const [, date = '', hour, minute, second, sign = '+', hours = '00', minutes = '00'] =
    MOMENT.exec(moment) ?? []
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return `${DAYS[weekdayOf(year, month, day)]}, ${String(day).padStart(2, '0')} ${MONTHS[month - 1]} ${date.slice(0, 4)} ${hour}:${minute}:${second} ${sign}${hours}${minutes}`
}

/** How many days of the week a month starts after the March before it. */
const SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

/** Sakamoto's rule for the Gregorian calendar, from 0 for Sunday: a year counts from its March on, so that the leap day is its last. */
function weekdayOf(year: number, month: number, day: number): number {
  const marches = month < 3 ? year - 1 : year
  const leaps = Math.floor(marches / 4) - Math.floor(marches / 100) + Math.floor(marches / 400)
  return (((marches + leaps + (SHIFTS[month - 1] ?? 0) + day) % 7) + 7) % 7
}

/** The newest of some moments, as they come. */
export interface NewestMoment {
  add(moment: string | undefined): void
  readonly value: string | undefined
}

export function createNewest(): NewestMoment {
  let newest: string | undefined
  return {
    add(moment) {
      if (moment !== undefined && (newest === undefined || moment > newest)) newest = moment
    },
    get value() {
      return newest
    },
  }
}

/** The moment that stands where nothing tells one and the format wants one: the start of Unix time, which programs sort last. */
export const UNKNOWN_MOMENT = '1970-01-01T00:00:00Z'

/** Tells that {@link UNKNOWN_MOMENT} stands in a file. */
export function reportUnknownMoment(of: string, report: (message: Diagnostic) => void): void {
  report(
    diagnostic('unknown-date', 'Expected a date, which the format wants: 1970-01-01 stands in its place', {
      actual: of,
    }),
  )
}
