import { type RawEntryRecord, type RawValue, rawEntryOf, textOfRaw } from '../../lexicon/bibtex/raw'
import {
  type BibtexSlot,
  type BibtexValues,
  identifierSlots,
  publicationSlots,
  readEntryValues,
  slotsOfField,
} from '../../lexicon/bibtex/record'
import { arxivOfDoi, identifierOfUrl } from '../../lexicon/identifier'
import type { Author, Paper } from '../../model/paper'
import type { AddField } from './entry'
import { hasMore } from './name-list'

/** A field in TeX; a macro, or pieces joined, where `isMacro` is set. */
export interface TexField {
  readonly name: string
  readonly value: string
  readonly isMacro: boolean
}

/** The entry that a paper was read from, with what has changed since. */
export interface EntryRecord {
  /** As written; `undefined` where the paper is of another type now. */
  readonly entryType: string | undefined
  /** Adds the fields as they stand, but for those whose values the paper has no more: `typed` are all that it would have written anew. */
  addFields(typed: readonly TexField[], add: AddField): void
}

/**
 * The entry of BibTeX that a paper holds. A field is written as it stands where the paper's value is still what is read from it; `keepsReference` tells whether
 * the entry that it takes fields from is written too: else those fields are its own.
 */
export function recordOf(
  paper: Paper,
  keepsReference: (key: string, field: string) => boolean,
): EntryRecord | undefined {
  const raw = rawEntryOf(paper.extra?.bibtex)
  if (!raw) return undefined
  const values = valuesOf(raw)
  const changed = changedSlots(values, paper)
  return {
    entryType: changed.has('type') ? undefined : raw.entryType,
    addFields(typed, add) {
      const rest = new Set(typed.filter(({ name }) => isChanged(name)))
      const fields = ownFields(raw, keepsReference)
      for (const [name, value] of fields) {
        if (!isChanged(name)) addRaw(name, value, add)
        else for (const field of rest) if (sharesChange(field.name, name)) write(field)
      }
      for (const field of rest) write(field)

      function write(field: TexField): void {
        rest.delete(field)
        add(field.name, field.value, field.isMacro)
      }
    },
  }

  function isChanged(name: string): boolean {
    return slotsOfField(name).some((slot) => changed.has(slot))
  }

  function sharesChange(name: string, other: string): boolean {
    return slotsOfField(name).some((slot) => changed.has(slot) && slotsOfField(other).includes(slot))
  }
}

function valuesOf({
  entryType,
  fields,
  inherited = {},
}: RawEntryRecord): BibtexValues & { names: { more: string } } {
  const byName = new Map<string, RawValue>()
  for (const [name, value] of [...Object.entries(fields), ...Object.entries(inherited)])
    if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), value)
  return readEntryValues({
    type: entryType,
    texOf: (name) => {
      const raw = byName.get(name)
      return raw === undefined ? undefined : textOfRaw(raw)
    },
  })
}

function ownFields(
  { fields, inherited = {} }: RawEntryRecord,
  keepsReference: (key: string, field: string) => boolean,
): [string, RawValue][] {
  const own = Object.entries(fields)
  const isReference = ([name, value]: [string, RawValue]): boolean =>
    /^(?:crossref|xdata)$/i.test(name) &&
    !textOfRaw(value)
      .split(',')
      .every((key) => keepsReference(key.trim(), name.toLowerCase()))
  const lost = own.filter(isReference)
  if (lost.length === 0 || Object.keys(inherited).length === 0) return own
  return [...own.filter((field) => !lost.includes(field)), ...Object.entries(inherited)]
}

function addRaw(name: string, value: RawValue, add: AddField): void {
  // An empty field is one of the entry's too.
  if (value === '') add(name, '{}', true)
  else if (typeof value === 'string') add(name, printable(value))
  else
    add(
      name,
      value.map((part) => (typeof part === 'string' ? `{${printable(part)}}` : part.macro)).join(' # '),
      true,
    )
}

/** A line that looks like a new entry would be taken for one where a file is broken. */
function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n[ \t]{0,40}@/g, ' @')
}

/** What the paper says otherwise than its entry. */
function changedSlots(read: BibtexValues & { names: { more: string } }, paper: Paper): Set<BibtexSlot> {
  const { identifiers, publication = {} } = paper
  const changed = new Set<BibtexSlot>()
  const compare = (slot: BibtexSlot, before: string | undefined, now: string | undefined): void => {
    if (before !== now) changed.add(slot)
  }
  for (const slot of publicationSlots()) compare(slot, read[slot], publication[slot])
  compare('title', read.title, paper.title)
  compare('abstract', read.abstract, paper.abstract)
  compare('published', read.published, paper.published)
  compare('organization', read.organization, paper.organization?.name)
  compare('language', read.language, paper.language)
  compare('authors', namesOf(read.authors, read.names.more !== ''), namesOf(paper.authors, hasMore(paper)))
  compare('editors', namesOf(read.editors, false), namesOf(publication.editors, false))
  compare('keywords', JSON.stringify(read.keywords ?? []), JSON.stringify(paper.keywords))
  compare('arxiv', read.arxiv, identifiers.arxiv ?? (identifiers.doi && arxivOfDoi(identifiers.doi)))
  compare('doi', publisherDoi(read.doi), publisherDoi(identifiers.doi))
  for (const kind of ['pmid', 'openreview', 'acl'] as const) compare(kind, read[kind], identifiers[kind])
  const page = pageOf(paper.url)
  const isNamed = identifierSlots().some((kind) => page === `${kind}:${read[kind]}`)
  compare('url', pageOf(read.url), read.url === undefined && isNamed ? undefined : page)
  if (read.category !== undefined && !paper.categories.includes(read.category)) changed.add('category')
  if (read.category === undefined && paper.categories.length > 0) changed.add('category')
  return changed
}

function namesOf(names: readonly Author[] | undefined, isCut: boolean): string {
  const parts = (names ?? []).map(({ name, family, given, particle, suffix, literal }) => [
    name,
    family,
    given,
    particle,
    suffix,
    literal,
  ])
  return JSON.stringify([parts, isCut])
}

/** arXiv's own DOI says no more than the id, which counts by itself. */
function publisherDoi(doi: string | undefined): string | undefined {
  return doi === undefined || arxivOfDoi(doi) !== undefined ? undefined : doi
}

/** What an address leads to, however it is written. */
function pageOf(url: string | undefined): string | undefined {
  const identifier = url === undefined ? undefined : identifierOfUrl(url)
  return identifier ? `${identifier.kind}:${identifier.value}` : url
}
