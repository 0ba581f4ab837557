import { readNames } from '../../lexicon/bibtex/names'
import type { RawValue } from '../../lexicon/bibtex/raw'
import {
  type BibtexSlot,
  fieldsOfSlot,
  identifierSlots,
  publicationSlots,
  readEntryValues,
} from '../../lexicon/bibtex/record'
import { arxivOfField, parseDoi } from '../../lexicon/identifier'
import { unwrapUrl } from '../../lexicon/link'
import { decodeTex, decodeVerbatim } from '../../lexicon/tex'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { FieldType } from '../../model/token'
import type { FieldNode, PaperNode } from '../../model/tree'
import { plainField } from '../../parser/stored'
import type { RawField } from './body'
import type { ReadEntry } from './inheritance'

type Report = (message: Diagnostic) => void

/** The card of an entry: what a paper can hold of it, and all of it as it stands. */
export function nodeOfEntry(entry: ReadEntry, report: Report): PaperNode {
  const fieldOf = (name: string): RawField | undefined => entry.fields.get(name) ?? entry.inherited.get(name)
  const values = readEntryValues({ type: entry.type, texOf: (name) => fieldOf(name)?.value })
  const head = { start: entry.start, end: entry.start }
  const children: FieldNode[] = []
  /** Adds what fields say, unless they say nothing. */
  const add = (
    type: FieldType,
    value: string | undefined,
    slot?: BibtexSlot,
    data: FieldNode['data'] = {},
  ): void => {
    if (value === undefined || value === '') return
    const stated =
      slot &&
      fieldsOfSlot(slot)
        .map(fieldOf)
        .find((field) => field !== undefined)
    children.push(plainField(type, value, data, stated?.position ?? head))
  }
  if (entry.key !== '') add('citationKey', entry.key)
  // Before the addresses, which may name others.
  for (const kind of identifierSlots()) add('identifier', values[kind], kind, { kind })
  add('title', values.title, 'title', { url: values.url })
  for (const name of values.authors ?? []) add('author', name.name, 'authors', { name })
  add('authorCount', values.names.more, 'authors')
  add('abstract', values.abstract, 'abstract')
  add('organization', values.organization, 'organization')
  add('published', values.published, 'published')
  for (const part of publicationSlots()) add('publication', values[part], part, { part })
  for (const name of values.editors ?? []) add('editor', name.name, 'editors', { name })
  add('language', values.language, 'language')
  add('link', values.pdf, 'pdf', { rel: 'pdf' })
  for (const word of values.keywords ?? []) add('keyword', word, 'keywords')
  add('category', values.category, 'category')
  const { type: entryType, fields, inherited } = entry
  const format = 'bibtex'
  children.push(
    plainField('extra', entryType, { format, key: 'entryType', stated: entryType }, head),
    plainField('extra', '', { format, key: 'fields', stated: rawOf(fields) }, head),
  )
  if (inherited.size > 0)
    children.push(plainField('extra', '', { format, key: 'inherited', stated: rawOf(inherited) }, head))
  tellUnread(fieldOf, values, report)
  return {
    type: 'paper',
    children,
    data: { isRecord: true },
    position: { start: entry.start, end: entry.end },
  }
}

function rawOf(fields: ReadonlyMap<string, RawField>): Record<string, RawValue> {
  return Object.fromEntries([...fields.values()].map(({ name, raw }) => [name, raw]))
}

/** Tells of fields whose words are not what their names say. */
function tellUnread(
  fieldOf: (name: string) => RawField | undefined,
  { published, url }: { readonly published: string | undefined; readonly url: string | undefined },
  report: Report,
): void {
  const tell = (field: RawField, what: string, ...expected: string[]): void =>
    report(
      diagnostic('invalid-field', `Unexpected ${what}`, {
        place: field.position,
        actual: field.value,
        expected,
      }),
    )
  const doi = fieldOf('doi')
  if (doi && decodeVerbatim(doi.value) !== '' && parseDoi(decodeVerbatim(doi.value)) === undefined)
    tell(doi, 'DOI; it counts for none', '10.1000/example')
  const eprint = fieldOf('eprint')
  const archive = decodeVerbatim((fieldOf('archiveprefix') ?? fieldOf('eprinttype'))?.value ?? '')
  if (eprint && /^arxiv/i.test(archive) && arxivOfField(decodeVerbatim(eprint.value)) === undefined)
    tell(eprint, 'arXiv identifier; it counts for none', '2504.02508', 'hep-th/9901001')
  const address = fieldOf('url')
  if (address && decodeVerbatim(address.value) !== '' && unwrapUrl(decodeVerbatim(address.value)) !== url)
    report(
      diagnostic('unsafe-link', 'Unexpected address; it counts for none', {
        place: address.position,
        actual: address.value,
        expected: ['https://…', 'http://…'],
      }),
    )
  const date = fieldOf('date') ?? fieldOf('year')
  if (date && published === undefined && decodeTex(date.value) !== '')
    tell(date, 'date; it counts for none', '2025-04-03', '2025')
  for (const name of ['author', 'editor']) {
    const names = fieldOf(name)
    const sign = names && readNames(names.value).wrongSign
    if (names && sign !== undefined)
      tell(names, `'${sign}' between names; it is read as the word and`, 'Quill, Ada and Reed, Bo')
  }
}
