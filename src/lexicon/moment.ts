import { isPartialDate } from './date'

const MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/

/** Whether a text is a day, or a moment with its zone, in ISO 8601: `2025-04-04`, `2025-04-04T03:12:45.000Z`, `2025-04-04T03:12+02:00`. */
export function isMoment(text: string): boolean {
  return readMoment(text) === text
}

/** A moment as programs print it, in ISO 8601: `2025-04-04 03:12:45+0000` -> `2025-04-04T03:12:45+00:00`. `undefined` for none, and for one without a zone. */
export function readMoment(text: string): string | undefined {
  const [, day = '', time, zone] = MOMENT.exec(text.trim()) ?? []
  if (!isPartialDate(day)) return undefined
  if (time === undefined) return day
  return zone === undefined ? undefined : `${day}T${time}${zone.replace(/^(...)(\d)/, '$1:$2')}`
}
