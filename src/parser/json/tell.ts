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
