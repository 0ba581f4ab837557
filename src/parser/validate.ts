import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Paper, Position, Source } from '../model/paper'
import { paperSchema } from '../model/paper-schema'
import { soundPaper } from '../model/sound'

/** What a paper cannot be without. */
const NEEDED: ReadonlySet<PropertyKey | undefined> = new Set(['id', 'title'])

const LISTS: ReadonlySet<string> = new Set(['authors', 'links', 'keywords', 'categories', 'sources'])

/** Fields of independent parts; only an organisation's name is what the others hang on. */
const RECORDS: ReadonlySet<string> = new Set([
  'identifiers',
  'metrics',
  'organization',
  'publication',
  'extra',
])

/** Keys without which an entry of a list is none. */
const ENTRY_NEEDS: ReadonlySet<PropertyKey> = new Set(['name', 'url', 'rel', 'reader'])

/** Where a paper is read that a document holds as a paper: its sources tell places in other documents. */
export interface Reading {
  /** For messages. */
  readonly place: Position | undefined
  /** Stands in where no source is sound. Where it is given, a list or a record that is none becomes an empty one. */
  readonly source?: Source | undefined
}

/**
 * Passes a draft through the schema. What an optional field does wrong takes out that field, with a message; only a paper that
 * fails without any optional field is left out, with a message.
 */
export function validatePaper(
  draft: Paper,
  report: (message: Diagnostic) => void,
  { place, source }: Reading = { place: draft.sources[0]?.position },
): Paper | undefined {
  const sound = soundPaper(draft)
  if (sound) return sound
  const result = paperSchema.safeParse(draft)
  if (result.success) return result.data
  const tell = (reason: string): void =>
    report(diagnostic('invalid-field', `${reason}; it is left out`, { place, actual: draft.title }))
  const told = new Set<string>()
  const faults = result.error.issues.filter(({ path }) => {
    const name = path.join('.')
    if (NEEDED.has(path[0]) || (path[0] === 'sources' && !source) || told.has(name)) return false
    told.add(name)
    return true
  })
  for (const { path, message } of faults) tell(`Unexpected value of ${path.join('.')}: ${message}`)
  const paths = faults.map(({ path }) => path)
  const again = paperSchema.safeParse(withoutFaults(draft, paths, source))
  if (again.success) return again.data
  tell(`Unexpected paper: ${again.error.issues[0]?.message ?? 'it fails the schema'}`)
  return undefined
}

/** Takes the faulty parts out: parts of a list's entries, entries of a list or of a record, else the field. */
function withoutFaults(
  draft: Paper,
  paths: readonly (readonly PropertyKey[])[],
  source: Source | undefined,
): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...draft }
  const entries = new Map<string, Set<PropertyKey>>()
  const editors = new Set<PropertyKey>()
  for (const [key, entry, part] of paths) {
    if (typeof key !== 'string') continue
    const list = rest[key]
    if (Array.isArray(list) && typeof entry === 'number' && part !== undefined && !ENTRY_NEEDS.has(part))
      rest[key] = list.with(entry, withoutKey(list[entry], part))
    else if (key === 'publication' && entry === 'editors' && part !== undefined) editors.add(part)
    else if ((Array.isArray(list) || RECORDS.has(key)) && entry !== undefined && entry !== 'name')
      entries.set(key, (entries.get(key) ?? new Set()).add(entry))
    else if (source && LISTS.has(key)) rest[key] = []
    else if (source && (key === 'identifiers' || key === 'metrics')) rest[key] = {}
    else delete rest[key]
  }
  for (const [key, faulty] of entries) rest[key] = withoutEntries(rest[key], faulty)
  if (editors.size > 0) rest.publication = withoutEditors(rest.publication, editors)
  if (Array.isArray(rest.images) && rest.images.length === 0) delete rest.images
  if (source && Array.isArray(rest.sources) && rest.sources.length === 0) rest.sources = [source]
  return rest
}

/** The one list within a record; without any editor there is none. */
function withoutEditors(publication: unknown, faulty: ReadonlySet<PropertyKey>): unknown {
  const { editors, ...rest }: { readonly editors?: unknown } = publication ?? {}
  const sound = withoutEntries(editors, faulty)
  return Array.isArray(sound) && sound.length > 0 ? { ...rest, editors: sound } : rest
}

function withoutEntries(value: unknown, faulty: ReadonlySet<PropertyKey>): unknown {
  return Array.isArray(value)
    ? value.filter((_, index) => !faulty.has(index))
    : Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !faulty.has(name)))
}

function withoutKey(entry: unknown, key: PropertyKey): unknown {
  return Object.fromEntries(Object.entries(entry ?? {}).filter(([name]) => name !== key))
}
