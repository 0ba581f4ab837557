import type { Author, Position, PublicationType } from '../../model/paper'

/** What a record says under one key: a tag, the path of an element, the head of a column. */
export interface RecordEntry {
  readonly key: string
  readonly value: string
  readonly position?: Position | undefined
  /** Of a person: the parts of the name, where the format has them apart. */
  readonly name?: Author | undefined
}

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
  | Part
  /** In its words an arXiv id may stand, beside what else the key states. */
  | 'mention'
  /** It says nothing of the paper. */
  | 'ignored'

/** What is one text of a publication, as the record has it. */
export const parts = [
  'container',
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'event',
  'series',
  'edition',
  'number',
] as const
type Part = (typeof parts)[number]

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
  /** Signs that part several values under one key. Default: each is one value, but for names, where a semicolon parts. */
  readonly separators?: { readonly [Meaning in 'authors' | 'editors' | 'keywords' | 'links']?: RegExp }
}

/** A format with its words taken apart. */
export interface CompiledFormat {
  readonly name: string
  readonly separators: NonNullable<RecordFormat['separators']>
  keysOf(meaning: RecordMeaning, type: string): readonly string[]
  /** The type in CSL's words, and whether that is all that the name says. */
  typeOf(name: string): { readonly type: PublicationType; readonly isUsual: boolean } | undefined
}

export function compileFormat(format: RecordFormat): CompiledFormat {
  const types = new Map<string, { type: PublicationType; isUsual: boolean }>()
  for (const [type, names] of Object.entries(format.types) as [PublicationType, string][])
    for (const [index, name] of names.split('|').entries()) types.set(name, { type, isUsual: index === 0 })
  const special = new Map(
    (format.ofTypes ?? []).flatMap(([names, keys]) => names.split('|').map((name) => [name.toLowerCase(), keys] as const)),
  )
  const split = new Map<string, readonly string[]>()
  return {
    name: format.name,
    separators: format.separators ?? {},
    typeOf: (name) => types.get(name.toLowerCase()),
    keysOf(meaning, type) {
      const words = special.get(type.toLowerCase())?.[meaning] ?? format.keys[meaning] ?? ''
      const known = split.get(words) ?? (words === '' ? [] : words.split('|'))
      split.set(words, known)
      return known
    },
  }
}
