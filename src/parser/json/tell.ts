import { type Diagnostic, diagnostic } from '../../model/diagnostic'

/** Takes a value of a type that its key does not have. */
export type TellType = (key: string, value: unknown, expected: string) => void

/** Makes a {@link TellType}: each value is left out with a message of its own, at the place that `placeOf` gives. */
export function createTellType(
  report: (message: Diagnostic) => void,
  placeOf: () => Diagnostic['place'],
): TellType {
  return (key, value, expected) =>
    report(
      diagnostic(
        'invalid-field',
        `Unexpected ${typeOf(value)} under ${JSON.stringify(key)}; it is left out`,
        {
          place: placeOf(),
          actual: typeof value === 'object' ? undefined : String(value),
          expected: [expected],
        },
      ),
    )
}

/** The type of a JSON value, in words. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return typeof value
}

/** A JSON value as a message shows it: the start of what it holds, since it may be of any length and depth. */
export function shown(value: unknown, levels = 4): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_UNITS))
  if (typeof value !== 'object' || value === null) return String(value)
  const isList = Array.isArray(value)
  const members = levels === 0 ? [] : Object.entries(value).slice(0, MOST_MEMBERS)
  const words = members.map(([key, member]) =>
    isList ? shown(member, levels - 1) : `${shown(key)}:${shown(member, levels - 1)}`,
  )
  if (words.length < Object.keys(value).length) words.push('…')
  return isList ? `[${words.join(',')}]` : `{${words.join(',')}}`
}

/** More than a message shows. */
const MOST_UNITS = 120
const MOST_MEMBERS = 8
