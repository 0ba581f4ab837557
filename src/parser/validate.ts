import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { type Paper, paperSchema } from '../model/paper'

/** What a paper cannot be without. */
const NEEDED: ReadonlySet<PropertyKey | undefined> = new Set(['id', 'title', 'sources'])

/** Fields of independent parts; only an organisation's name is what the others hang on. */
const RECORDS: ReadonlySet<string> = new Set(['identifiers', 'metrics', 'organization'])

/**
 * Passes a draft through the schema. What an optional field does wrong takes out that field, with a message; only a paper that
 * fails without any optional field is left out, with a message.
 */
export function validatePaper(draft: Paper, report: (message: Diagnostic) => void): Paper | undefined {
  const result = paperSchema.safeParse(draft)
  if (result.success) return result.data
  const tell = (reason: string): void =>
    report(
      diagnostic('invalid-field', `${reason}; it is left out`, {
        place: draft.sources[0]?.position,
        actual: draft.title,
      }),
    )
  const faults = result.error.issues.filter(({ path }) => !NEEDED.has(path[0]))
  for (const { path, message } of faults) tell(`Unexpected value of ${path.join('.')}: ${message}`)
  const again = paperSchema.safeParse(
    withoutFaults(
      draft,
      faults.map(({ path }) => path),
    ),
  )
  if (again.success) return again.data
  tell(`Unexpected paper: ${again.error.issues[0]?.message ?? 'it fails the schema'}`)
  return undefined
}

/** Takes the faulty parts out: entries of a list or of a record, else the field. */
function withoutFaults(draft: Paper, paths: readonly (readonly PropertyKey[])[]): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...draft }
  const entries = new Map<string, Set<PropertyKey>>()
  for (const [key, entry] of paths) {
    if (typeof key !== 'string') continue
    const isEntry = Array.isArray(rest[key]) || RECORDS.has(key)
    if (isEntry && entry !== undefined && entry !== 'name')
      entries.set(key, (entries.get(key) ?? new Set()).add(entry))
    else delete rest[key]
  }
  for (const [key, faulty] of entries) {
    const value = rest[key]
    rest[key] = Array.isArray(value)
      ? value.filter((_, index) => !faulty.has(index))
      : Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !faulty.has(name)))
  }
  return rest
}
