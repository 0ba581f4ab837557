import { readCslDate } from '../../lexicon/csl-date'
import { arxivOfVenue, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { languageTag } from '../../lexicon/language'
import { withoutMarkup } from '../../lexicon/markup'
import { composeName } from '../../lexicon/name'
import { particles } from '../../lexicon/name-words'
import { once } from '../../lexicon/once'
import { isOfSeries, isPublicationType, type PublicationText, plainSpan } from '../../lexicon/publication'
import { toOneLine } from '../../lexicon/text'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Author, Position } from '../../model/paper'
import type { FieldType } from '../../model/token'
import type { FieldNode, PaperNode } from '../../model/tree'
import { isObject, type JsonObject, memberOf } from '../../parser/json/entries'
import { shown } from '../../parser/json/tell'
import { plainField } from '../../parser/stored'

type Report = (message: Diagnostic) => void

/** Keys of an item that its fields hold, so that nothing of them is left; those of names and days hold all of it only where they could be read. */
const READ: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set('type title author editor issued abstract keyword language citation-key DOI PMID URL'.split(' ')),
)

/** Where the parts of a publication stand, the first that says something. */
const PARTS: readonly (readonly [part: PublicationText, keys: readonly string[]])[] = [
  ['container', ['container-title']],
  ['volume', ['volume']],
  ['issue', ['issue']],
  ['pages', ['page']],
  ['publisher', ['publisher']],
  ['place', ['publisher-place']],
  ['event', ['event-title', 'event']],
  ['series', ['collection-title']],
  ['edition', ['edition']],
]

/** The card of a CSL item: what a paper can hold of it, and what it cannot as it stands. */
export function readItem(item: JsonObject, place: Position | undefined, report: Report): PaperNode {
  const tell: Tell = (key, value, expected) =>
    report(
      diagnostic('invalid-field', `Unexpected value of ${key}; it is left out`, {
        place,
        actual: shown(value),
        expected: [expected],
      }),
    )
  const text = (key: string): string => textOf(item, key, tell)
  const add = (type: FieldType, value = '', data: FieldNode['data'] = {}): void => {
    if (value !== '') children.push(plainField(type, value, data, place))
  }
  const children: FieldNode[] = []
  add('identifier', arxivOf(item), { kind: 'arxiv' })
  add('identifier', doiOfKey(item), { kind: 'doi' })
  const doi = text('DOI')
  add('identifier', parseDoi(doi) ?? doi, { kind: 'doi' })
  add('identifier', text('PMID'), { kind: 'pmid' })
  const url = text('URL')
  const isAddress = /^https?:\/\/\S+$/.test(url)
  add('title', withoutMarkup(text('title')), isAddress ? { url } : {})
  if (!isAddress) add('link', url)
  for (const name of namesOf(item, 'author', tell)) add('author', name.name, { name })
  add('abstract', withoutMarkup(text('abstract')))
  const issued = memberOf(item, 'issued')
  const date = readCslDate(issued)
  if (!date) tell('issued', issued, DATE)
  add('published', date?.day ?? date?.words)
  for (const word of wordsOf(item)) add('keyword', word)
  const read = new Set(READ())
  if (!date?.isWhole) read.delete('issued')
  const type = text('type')
  if (type === 'preprint' || isPublicationType(type))
    add('publication', type === 'preprint' ? 'article' : type, { part: 'type' })
  else read.delete('type')
  const archived = type === 'article' || type === 'preprint' ? arxivOf(item) : undefined
  for (const [part, keys] of [...PARTS, ['number', [numberKey(type)]] as const]) {
    const key = keys.find((one) => text(one) !== '')
    if (key === undefined) continue
    read.add(key)
    // The archive of a preprint and its number there are its identifier.
    if (archived === undefined || !isOfArxiv(text(key)))
      add('publication', part === 'pages' ? plainSpan(text(key)) : withoutMarkup(text(key)), { part })
  }
  if (archived !== undefined)
    for (const key of ['archive', 'archive_location']) if (isOfArxiv(text(key))) read.add(key)
  for (const name of namesOf(item, 'editor', tell)) add('editor', name.name, { name })
  const language = languageTag(text('language'))
  if (language === undefined) read.delete('language')
  else add('language', language)
  const [key, id] = [text('citation-key'), text('id')]
  add('citationKey', key === '' && isKey(id) ? id : key)
  if (id === key || (key === '' && isKey(id)) || isOfArxiv(id)) read.add('id')
  for (const [name, stated] of Object.entries(item))
    if (!read.has(name) && stated !== null && stated !== '')
      add('extra', name, { format: 'csl-json', key: name, stated })
  return { type: 'paper', children, data: { isRecord: true }, ...(place && { position: place }) }
}

/** The key of what a paper has as one number. */
function numberKey(type: string): string {
  if (type === 'thesis') return 'genre'
  return isOfSeries(type) ? 'collection-number' : 'number'
}

function isOfArxiv(words: string): boolean {
  return /^arxiv$/i.test(words) || (arxivOfVenue(words) ?? parseArxivId(words)) !== undefined
}

/** Whether an id is a key that people cite by: programs have addresses and numbers of their own for it. */
function isKey(id: string): boolean {
  return !isOfArxiv(id) && /^[\p{L}][\p{L}\p{M}\p{N}_:.+-]{0,99}$/u.test(id)
}

type Tell = (key: string, value: unknown, expected: string) => void

/** Numbers are texts too: `"PMID": 12345`. Crossref has lists of one. */
function textOf(item: JsonObject, key: string, tell: Tell): string {
  const member = memberOf(item, key)
  const value = Array.isArray(member) && member.length > 0 ? member[0] : member
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  tell(key, member, 'a text')
  return ''
}

const NAME = '{ "family": "Quill", "given": "Ada" }'
const DATE = '{ "date-parts": [[2025, 4, 3]] }'

function namesOf(item: JsonObject, key: 'author' | 'editor', tell: Tell): Author[] {
  const names: unknown = memberOf(item, key) ?? []
  if (!Array.isArray(names)) tell(key, names, `[${NAME}]`)
  return (Array.isArray(names) ? names : []).flatMap((stated: unknown) => {
    const name = isObject(stated) ? nameOf(stated) : undefined
    if (!name) tell(key, stated, NAME)
    return name ?? []
  })
}

/** The parts as they are given: a family name of one word is one. */
function nameOf(author: JsonObject): Author | undefined {
  const part = (key: string): string => {
    const value = memberOf(author, key)
    return typeof value === 'string' ? toOneLine(withoutMarkup(value)) : ''
  }
  const whole = part('literal') || part('name')
  if (whole !== '') return { name: whole, literal: whole }
  const stated = [part('dropping-particle'), part('non-dropping-particle')]
    .filter((word) => word !== '')
    .join(' ')
  const { particle, family } =
    stated === '' ? parted(part('family')) : { particle: stated, family: part('family') }
  const named = composeName({ given: part('given'), particle, family, suffix: part('suffix') })
  return named.name === '' ? undefined : named
}

/** A particle before a family name, where processors look for it too: `van den Oord`. */
function parted(family: string): { particle: string; family: string } {
  const words = family.split(' ')
  const start = words.findIndex((word, index) => index === words.length - 1 || !particles().has(word))
  return { particle: words.slice(0, start).join(' '), family: words.slice(Math.max(0, start)).join(' ') }
}

/** The keys under which an arXiv id stands in the files of reference managers. */
const PLACES = /* @__PURE__ */ once(() =>
  'arxiv arXiv archive_location number id citation-key note container-title publisher'.split(' '),
)

function arxivOf(item: JsonObject): string | undefined {
  const text = (key: string): string => {
    const member = memberOf(item, key)
    return typeof member === 'string' ? member.slice(0, 400).trim() : ''
  }
  const isArxiv = ['archive', 'publisher'].some((key) => text(key).toLowerCase() === 'arxiv')
  const isBare = (key: string): boolean =>
    /^arxiv$/i.test(key) || (isArxiv && (key === 'archive_location' || key === 'number'))
  for (const key of PLACES()) {
    const words = text(key)
    const id = words === '' ? undefined : isBare(key) ? parseArxivId(words) : arxivOfVenue(words)
    if (id !== undefined) return id
  }
  return undefined
}

/** A DOI as the key of an item, where it has no other. */
function doiOfKey(item: JsonObject): string | undefined {
  const id = memberOf(item, 'id')
  const isDoi = typeof id === 'string' && /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i.test(id)
  return isDoi && memberOf(item, 'DOI') === undefined ? parseDoi(id) : undefined
}

/** `keyword` is a text with commas in CSL, a list to some programs. */
function wordsOf(item: JsonObject): string[] {
  const keyword = memberOf(item, 'keyword')
  const words: unknown[] =
    typeof keyword === 'string' ? keyword.split(/[,;]/) : Array.isArray(keyword) ? keyword : []
  return words.flatMap((word) =>
    typeof word === 'string' && word.trim() !== '' ? [withoutMarkup(word)] : [],
  )
}
