import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { type Paper, type Position, paperSchema } from '../model/paper'

/**
 * Passes a draft through the schema. What an optional field does wrong takes out that field, with a message; only a paper that
 * fails without any optional field is left out, with a message.
 */
export function validatePaper(draft: Paper, report: (message: Diagnostic) => void): Paper | undefined {
  const result = paperSchema.safeParse(draft)
  if (result.success) return result.data
  const place = draft.sources[0]?.position
  const rest: Record<string, unknown> = { ...draft }
  let repaired = false
  for (const issue of result.error.issues) {
    const [key, index] = issue.path
    if (typeof key !== 'string' || !(key in rest)) continue
    if (!repair(rest, key, index)) continue
    repaired = true
    tell(
      report,
      `Unexpected value of ${issue.path.join('.')}: ${issue.message}; it is left out`,
      place,
      draft.title,
    )
  }
  const again = repaired ? paperSchema.safeParse(rest) : result
  if (again.success) return again.data
  tell(
    report,
    `Unexpected paper: ${again.error.issues[0]?.message ?? 'it fails the schema'}; it is left out`,
    place,
    draft.title,
  )
  return undefined
}

/** Takes the faulty part out: an entry of a list or of a record, else the field. What a paper cannot be without stays. */
function repair(rest: Record<string, unknown>, key: string, index: PropertyKey | undefined): boolean {
  if (key === 'id' || key === 'title' || key === 'sources') return false
  const value = rest[key]
  if (Array.isArray(value)) rest[key] = typeof index === 'number' ? value.filter((_, at) => at !== index) : []
  else if (
    (key === 'identifiers' || key === 'metrics') &&
    typeof value === 'object' &&
    typeof index === 'string'
  ) {
    rest[key] = Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== index))
  } else delete rest[key]
  return true
}

function tell(
  report: (message: Diagnostic) => void,
  reason: string,
  place: Position | undefined,
  title: string,
): void {
  report(diagnostic('invalid-field', reason, { place, actual: title }))
}
