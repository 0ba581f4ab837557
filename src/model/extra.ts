import type { Extra } from './paper'

/** Chooses of several values that contradict each other. */
type Choose = (values: readonly unknown[]) => unknown

/** What records state beyond their papers, united: records key by key, and where several state one key, what is chosen. `undefined` where none states anything. */
export function uniteExtra(extras: readonly (Extra | undefined)[], choose: Choose): Extra | undefined {
  const stated = extras.filter((extra) => extra !== undefined)
  return stated.length === 0 ? undefined : (unite(stated, choose) as Extra)
}

/** Records count before other values, so that the order of uniting does not matter. */
function unite(values: readonly unknown[], choose: Choose): unknown {
  const records = values.filter(isRecord)
  const [first] = records.length > 0 ? records : values
  if (records.length === 0) return values.length === 1 ? first : choose(values)
  if (records.length === 1) return first
  const keys = new Set(records.flatMap((record) => Object.keys(record)))
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      unite(
        records.filter((record) => Object.hasOwn(record, key)).map((record) => record[key]),
        choose,
      ),
    ]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
