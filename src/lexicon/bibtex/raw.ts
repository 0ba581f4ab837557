import { once } from '../once'
/** A piece of a value: what stands in braces or quotes, or the name of a macro that the style defines, such as `jan`. */
export type RawPart = string | { readonly macro: string }

/** A value of a field as it is written: its text in TeX, or several pieces of which some are macros. */
export type RawValue = string | readonly RawPart[]

/** An entry as it stands in its bibliography, for the `extra.bibtex` of a paper: plain JSON. */
export interface RawEntryRecord {
  /** `Article`, as written. */
  readonly entryType: string
  /** All fields, in their order, by their names as written. */
  readonly fields: Readonly<Record<string, RawValue>>
  /** What `crossref` or `xdata` gives it from another entry: counted with its fields, and not written where that entry is. */
  readonly inherited?: Readonly<Record<string, RawValue>> | undefined
}

/** Pieces with their texts joined; one text where there is no macro. */
export function joinRaw(parts: readonly RawPart[]): RawValue {
  const joined: RawPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  if (joined.length === 0) return ''
  return joined.length === 1 && typeof joined[0] === 'string' ? joined[0] : joined
}

/** The text of a value, with the names of months for their macros; other macros of styles have none. */
export function textOfRaw(raw: RawValue): string {
  return typeof raw === 'string'
    ? raw
    : raw
        .map((part) =>
          typeof part === 'string' ? part : (monthOfMacro().get(part.macro.toLowerCase()) ?? ''),
        )
        .join('')
}

/** The names of months are macros of every style. */
export const monthOfMacro: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      'January February March April May June July August September October November December'
        .split(' ')
        .map((month) => [month.slice(0, 3).toLowerCase(), month]),
    ),
)

/**
 * The entry that a value of JSON holds, `undefined` where it is none that may be written: types and names as BibTeX reads them, values whose braces pair, so
 * that none can end its field.
 */
export function rawEntryOf(value: unknown): RawEntryRecord | undefined {
  if (!isRecord(value) || typeof value.entryType !== 'string' || !IDENTIFIER.test(value.entryType))
    return undefined
  const fields = rawFieldsOf(value.fields)
  return fields && { entryType: value.entryType, fields, inherited: rawFieldsOf(value.inherited) }
}

const IDENTIFIER = /^[^\s"#%'(),={}@\d\p{C}][^\s"#%'(),={}@\p{C}]{0,63}$/u

function rawFieldsOf(value: unknown): Record<string, RawValue> | undefined {
  if (!isRecord(value)) return undefined
  const known = Object.entries(value).filter(
    (entry): entry is [string, RawValue] => IDENTIFIER.test(entry[0]) && isRawValue(entry[1]),
  )
  return Object.fromEntries(known)
}

function isRawValue(value: unknown): value is RawValue {
  if (typeof value === 'string') return isBalanced(value)
  return Array.isArray(value) && value.length > 0 && value.every(isRawPart)
}

function isRawPart(part: unknown): part is RawPart {
  if (typeof part === 'string') return isBalanced(part)
  return isRecord(part) && typeof part.macro === 'string' && IDENTIFIER.test(part.macro)
}

/** As BibTeX counts: a brace with a backslash before it too. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length && depth >= 0; at++) {
    const code = text.charCodeAt(at)
    if (code === 123) depth++
    else if (code === 125) depth--
  }
  return depth === 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
