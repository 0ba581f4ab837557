import { arxivOfVenue, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { languageTag } from '../../lexicon/language'
import { withoutMarkup } from '../../lexicon/markup'
import { isFamilyFirst } from '../../lexicon/name-list'
import { plainSpan, publicationTexts } from '../../lexicon/publication'
import { chooseDay, readDay } from '../../lexicon/record-day'
import { toOneLine } from '../../lexicon/text'
import type { FieldType } from '../../model/token'
import type { FieldNode, PaperNode } from '../../model/tree'
import { plainField } from '../stored'
import type { CompiledFormat, ListMeaning, RawRecord, RecordEntry, RecordMeaning } from './format'
import { readName, readPrinted } from './name'

/** The card of a record: what its keys state by the table of its format, and what no field has a place for under `extra`. */
export function readRecord(record: RawRecord, format: CompiledFormat): PaperNode {
  const keys = new Keys(record.entries, format)
  const children: FieldNode[] = []
  const add = (type: FieldType, value: string, entry: RecordEntry, data: FieldNode['data'] = {}): void => {
    const words = WORDS.has(type) ? withoutMarkup(value) : value
    if (words !== '') children.push(plainField(type, words, data, entry.position))
  }
  const stated = keys.typeOf()
  addIdentifiers(keys, add)
  const links = keys.every('links').flatMap((entry) => addressesOf(entry, keys))
  addTitle(keys, links, add)
  addPersons('author', keys.every('authors'), add, format)
  for (const entry of keys.first('groups'))
    add('author', entry.value, entry, { name: { name: entry.value, literal: entry.value } })
  const [abstract, ...more] = keys.first('abstract')
  if (abstract) add('abstract', [abstract, ...more].map(({ value }) => value).join('\n'), abstract)
  addDay(keys, add)
  for (const { entry, url } of links.slice(1)) add('link', url, entry)
  for (const entry of keys.every('pdfs'))
    for (const { url } of addressesOf(entry, keys)) add('link', url, entry, { rel: 'pdf' })
  for (const entry of keys.every('keywords')) add('keyword', entry.value, entry)
  for (const entry of keys.every('categories')) add('category', entry.value, entry)
  if (stated) add('publication', stated.type, stated.entry, { part: 'type' })
  addPublication(keys, add)
  addPersons('editor', keys.every('editors'), add, format)
  for (const type of ['citationKey', 'comment'] as const) {
    const entry = keys.one(type)
    if (entry) add(type, entry.value, entry)
  }
  addLanguage(keys, add)
  for (const [key, [first, ...rest]] of keys.left()) {
    // How the file ends its lines is nothing that a value says.
    const values = [first, ...rest].map((entry) => (entry?.value ?? '').replace(/\r\n?/g, '\n'))
    if (first)
      add('extra', values.join('; '), first, {
        format: format.name,
        key: first.label ?? key,
        ...(rest.length > 0 && { stated: values }),
      })
  }
  return { type: 'paper', children, position: record.position }
}

/** What databases leave tags and entities in. */
const WORDS: ReadonlySet<FieldType> = new Set(['title', 'abstract', 'keyword', 'publication'])

type Add = (type: FieldType, value: string, entry: RecordEntry, data?: FieldNode['data']) => void

/** The keys of a record of which nothing was made yet. */
class Keys {
  private readonly free = new Map<string, RecordEntry[]>()
  private readonly format: CompiledFormat
  private type = ''

  constructor(entries: readonly RecordEntry[], format: CompiledFormat) {
    this.format = format
    for (const entry of entries) {
      const value = entry.value.trim()
      if (value !== '') this.put({ ...entry, value })
    }
    for (const key of format.keysOf('ignored', '')) this.free.delete(key)
  }

  /** What sort of work the record says it is. A name that is not the usual one for its type is kept. */
  typeOf(): { type: string; entry: RecordEntry } | undefined {
    for (const key of this.format.keysOf('type', '')) {
      const entries = this.free.get(key) ?? []
      const entry = entries.find(({ value }) => this.format.typeOf(value)) ?? entries[0]
      if (!entry) continue
      this.type = entry.value
      const known = this.format.typeOf(entry.value)
      if (!known) continue
      if (known.isUsual)
        this.keep(
          key,
          entries.filter((other) => other !== entry),
        )
      return { type: known.type, entry }
    }
    return undefined
  }

  keysOf(meaning: RecordMeaning): readonly string[] {
    return this.format.keysOf(meaning, this.type)
  }

  /** What stands under the first of a meaning's keys that is there; the others stay, unless they say the same. */
  first(meaning: RecordMeaning): readonly RecordEntry[] {
    const [key, ...others] = this.keysOf(meaning).filter((one) => this.free.has(one))
    const taken = key === undefined ? [] : this.take(key)
    const said = new Set(taken.map(({ value }) => value))
    for (const other of others)
      this.keep(
        other,
        (this.free.get(other) ?? []).filter(({ value }) => !said.has(value)),
      )
    return taken
  }

  /** The same for what has one value. */
  one(meaning: RecordMeaning): RecordEntry | undefined {
    const [entry, ...others] = this.first(meaning)
    for (const other of others) if (other.value !== entry?.value) this.put(other)
    return entry
  }

  /** What stands under any of a meaning's keys, in the order of the record, each of several values apart. */
  every(meaning: ListMeaning): RecordEntry[] {
    const isPerson = meaning === 'authors' || meaning === 'editors'
    const entries = isPerson ? this.persons(meaning) : this.keysOf(meaning).flatMap((key) => this.take(key))
    return entries.flatMap((entry) =>
      entry.name
        ? [entry]
        : this.format
            .valuesOf(meaning, entry.value)
            .flatMap((value) => (value.trim() === '' ? [] : [{ ...entry, value: value.trim() }])),
    )
  }

  /** Of several lists of the same persons, with names in full and with initials, the first counts. */
  private persons(meaning: 'authors' | 'editors'): readonly RecordEntry[] {
    const entries = this.first(meaning)
    for (const key of this.keysOf(meaning))
      if (this.free.get(key)?.length === entries.length) this.free.delete(key)
    return entries
  }

  /** The same, left where it is. */
  look(meaning: RecordMeaning): RecordEntry[] {
    return this.keysOf(meaning).flatMap((key) => this.free.get(key) ?? [])
  }

  take(key: string): readonly RecordEntry[] {
    const entries = this.free.get(key) ?? []
    this.free.delete(key)
    return entries
  }

  keep(key: string, entries: RecordEntry[]): void {
    if (entries.length > 0) this.free.set(key, entries)
    else this.free.delete(key)
  }

  /** Gives back what could not be read. */
  put(entry: RecordEntry): void {
    const entries = this.free.get(entry.key)
    if (entries) entries.push(entry)
    else this.free.set(entry.key, [entry])
  }

  left(): Iterable<[string, readonly RecordEntry[]]> {
    return this.free
  }
}

/** The first of each kind counts; what is none is kept as it is. */
function addIdentifiers(keys: Keys, add: Add): void {
  const found = new Set<string>()
  const state = (kind: 'arxiv' | 'doi' | 'pmid', entry: RecordEntry, value: string | undefined): boolean => {
    if (value === undefined || found.has(kind)) return false
    found.add(kind)
    add('identifier', value, entry, { kind })
    return true
  }
  const read = (kind: 'arxiv' | 'doi' | 'pmid', parse: (value: string) => string | undefined): void => {
    for (const key of keys.keysOf(kind))
      for (const entry of keys.take(key)) {
        const value = parse(entry.value)
        if (!state(kind, entry, value) && value === undefined) keys.put(entry)
      }
  }
  read('arxiv', parseArxivId)
  // Some programs glue the next line to a DOI.
  read('doi', (value) => parseDoi(value.split(/\s/, 1)[0] ?? '') ?? parseDoi(value))
  read('pmid', (value) => /^(?:PMID:?\s?|https?:\/\/\S{1,60}\/)?(\d{1,9})(?:\.0|\/)?$/i.exec(value)?.[1])
  for (const entry of keys.look('mention')) state('arxiv', entry, arxivOfVenue(entry.value))
}

/** A subtitle belongs to the title, unless that has it. The first address is the paper's page. */
function addTitle(keys: Keys, links: readonly Address[], add: Add): void {
  const title = keys.one('title')
  if (!title) return
  const subtitle = keys.one('subtitle')?.value ?? ''
  const whole = toOneLine(title.value).includes(toOneLine(subtitle))
    ? title.value
    : `${title.value}: ${subtitle}`
  add('title', whole, title, { url: links[0]?.url })
}

interface Address {
  readonly entry: RecordEntry
  readonly url: string
}

/** The addresses of a statement; without one it is kept as it is. Local files are none. */
function addressesOf(entry: RecordEntry, keys: Keys): Address[] {
  const words = entry.value.split(/[;\s]{1,9}(?=\S)/)
  const urls = words.filter((word) => /^https?:\/\/\S+$/.test(word))
  if (urls.length === 0) keys.put(entry)
  return urls.map((url) => ({ entry, url }))
}

function addPersons(
  type: 'author' | 'editor',
  entries: readonly RecordEntry[],
  add: Add,
  format: CompiledFormat,
): void {
  const unparted = entries
    .filter(({ name, value }) => !name && !value.includes(','))
    .map(({ value }) => value)
  const isTurned = isFamilyFirst(unparted)
  for (const entry of entries) {
    const isFirst = isTurned || format.isFamilyFirst(entry.key)
    const name =
      entry.name ??
      readName(entry.value) ??
      (type === 'editor' ? readPrinted(entry.value, isFirst) : undefined)
    add(type, name?.name ?? entry.value, entry, name ? { name } : isFirst ? { isFamilyFirst: true } : {})
  }
}

/** Days that contradict the one that counts are kept as they are. */
function addDay(keys: Keys, add: Add): void {
  const entries = keys.look('published')
  const days = entries.map(({ value }) => readDay(value))
  const day = chooseDay(days)
  for (const key of keys.keysOf('published')) keys.take(key)
  const [first] = entries
  // What may be either way round is left to the option that tells.
  const isOpen = entries.length === 1 && days[0]?.isAmbiguous
  if (first) add('published', isOpen ? first.value : (day ?? first.value), first)
  for (const [index, entry] of entries.entries()) {
    const said = days[index]
    if (day !== undefined && !(said?.isWhole && (day.startsWith(said.day) || day.endsWith(said.day))))
      keys.put(entry)
  }
}

function addPublication(keys: Keys, add: Add): void {
  const first = keys.one('firstPage')
  const last = first ? keys.one('lastPage') : undefined
  if (first) {
    const start = plainSpan(first.value)
    const isSpan = last === undefined || start.includes('-') || last.value === start
    add('publication', isSpan ? start : `${start}-${plainSpan(last.value)}`, first, { part: 'pages' })
  }
  for (const part of publicationTexts) {
    if (part === 'pages' && first) continue
    const entry = keys.one(part)
    if (entry) add('publication', part === 'pages' ? plainSpan(entry.value) : entry.value, entry, { part })
  }
}

function addLanguage(keys: Keys, add: Add): void {
  const entry = keys.one('language')
  const tag = entry && languageTag(entry.value)
  if (entry && tag === undefined) keys.put(entry)
  else if (entry && tag !== undefined) add('language', tag, entry)
}
