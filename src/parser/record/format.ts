import type { PublicationText, PublicationType } from '../../lexicon/publication'
import type { Author, Position } from '../../model/paper'

/** What a record says under one key: a tag, the path of an element, the head of a column. */
export interface RecordEntry {
  readonly key: string
  /** What the document calls the key, where that is not the table's word for it. */
  readonly label?: string | undefined
  readonly value: string
  readonly position?: Position | undefined
  /** Of a person: the parts of the name, where the format has them apart. */
  readonly name?: Author | undefined
}

/** What a statement costs beside its words, in UTF-16 units, where the length of a record is limited. */
export const statementCost = 64

/** A record, taken apart. */
export interface RawRecord {
  readonly entries: readonly RecordEntry[]
  readonly position?: Position | undefined
}

/** What a key of a record may state. */
export type RecordMeaning =
  | 'type'
  | 'title'
  | 'subtitle'
  | 'authors'
  /** Organisations that are authors. */
  | 'groups'
  | 'editors'
  | 'abstract'
  | 'published'
  | 'doi'
  | 'pmid'
  | 'arxiv'
  | 'links'
  | 'pdfs'
  | 'keywords'
  | 'categories'
  | 'citationKey'
  | 'comment'
  | 'language'
  | 'firstPage'
  | 'lastPage'
  | PublicationText
  /** In its words an arXiv id may stand, beside what else the key states. */
  | 'mention'
  /** It says nothing of the paper. */
  | 'ignored'

/** What a record may state several of. */
export type ListMeaning = 'authors' | 'editors' | 'links' | 'pdfs' | 'keywords' | 'categories'

/** The keys that state something, parted by bars; those that count before others come first. */
export type MeaningKeys = { readonly [Meaning in RecordMeaning]?: string }

/** A format of records: what its keys state. A key that is not here is kept in the paper's `extra`, under the format's name. */
export interface RecordFormat {
  readonly name: string
  readonly keys: MeaningKeys
  /** What keys state in records of some types, before what they state in all. The names of the types are parted by bars. */
  readonly ofTypes?: readonly (readonly [types: string, keys: MeaningKeys])[]
  /** The names of types in lower case, parted by bars, by what they are called in CSL. The first is the usual one: others are kept too. */
  readonly types: { readonly [Type in PublicationType]?: string }
  /** Keys of persons whose family names stand before initials without a comma, `Quill AD`. */
  readonly familyFirst?: string
  /** Parts several values under one key; `undefined` for one value. Default: semicolons part names. */
  valuesOf?(meaning: ListMeaning, value: string): readonly string[] | undefined
}

/** A format with its words taken apart. */
export interface CompiledFormat {
  readonly name: string
  valuesOf(meaning: ListMeaning, value: string): readonly string[]
  isFamilyFirst(key: string): boolean
  keysOf(meaning: RecordMeaning, type: string): readonly string[]
  /** Whether the table has a key. */
  knows(key: string): boolean
  /** The type in CSL's words, and whether that is all that the name says. */
  typeOf(name: string): { readonly type: PublicationType; readonly isUsual: boolean } | undefined
}

export function compileFormat(format: RecordFormat): CompiledFormat {
  const types = new Map<string, { type: PublicationType; isUsual: boolean }>()
  for (const [type, names] of Object.entries(format.types) as [PublicationType, string][])
    for (const [index, name] of names.split('|').entries()) types.set(name, { type, isUsual: index === 0 })
  const special = new Map(
    (format.ofTypes ?? []).flatMap(([names, keys]) =>
      names.split('|').map((name) => [name.toLowerCase(), keys] as const),
    ),
  )
  const familyFirst = new Set(format.familyFirst?.split('|'))
  const tables = [format.keys, ...(format.ofTypes ?? []).map(([, keys]) => keys)]
  const known = new Set(tables.flatMap((keys) => Object.values(keys)).flatMap((keys) => keys.split('|')))
  const split = new Map<string, readonly string[]>()
  return {
    name: format.name,
    valuesOf(meaning, value) {
      const isPerson = meaning === 'authors' || meaning === 'editors'
      return format.valuesOf?.(meaning, value) ?? (isPerson ? value.split(';') : [value])
    },
    isFamilyFirst: (key) => familyFirst.has(key),
    knows: (key) => known.has(key),
    typeOf: (name) => types.get(name.toLowerCase()),
    keysOf(meaning, type) {
      const words = special.get(type.toLowerCase())?.[meaning] ?? format.keys[meaning] ?? ''
      const known = split.get(words) ?? (words === '' ? [] : words.split('|'))
      split.set(words, known)
      return known
    },
  }
}
