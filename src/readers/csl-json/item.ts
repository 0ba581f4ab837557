import { parseArxivId, parseDoi } from '../../lexicon/identifier'
import { toOneLine } from '../../lexicon/text'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Author, Position } from '../../model/paper'
import type { FieldType } from '../../model/token'
import type { FieldNode, PaperNode } from '../../model/tree'
import { authorOfParts } from '../../parser/author'
import { isObject, type JsonObject, memberOf } from '../../parser/json/entries'
import { plainField } from '../../parser/stored'

type Report = (message: Diagnostic) => void

/** The card of a CSL item: what a paper can hold of it. */
export function readItem(item: JsonObject, place: Position | undefined, report: Report): PaperNode {
  const tell = (key: string, value: unknown, expected: string): void =>
    report(
      diagnostic('invalid-field', `Unexpected value of ${key}; it is left out`, {
        place,
        actual: JSON.stringify(value),
        expected: [expected],
      }),
    )
  const text = (key: string): string => textOf(item, key, tell)
  const add = (type: FieldType, value: string, data: FieldNode['data'] = {}): void => {
    if (value !== '') children.push(plainField(type, value, data, place))
  }
  const children: FieldNode[] = []
  for (const { kind, value } of identifiersOf(item)) add('identifier', value, { kind })
  const doi = text('DOI')
  if (doi !== '') add('identifier', parseDoi(doi) ?? doi, { kind: 'doi' })
  add('identifier', text('PMID'), { kind: 'pmid' })
  const url = text('URL')
  const isAddress = /^https?:\/\/\S+$/.test(url)
  add('title', withoutTags(text('title')), isAddress ? { url } : {})
  if (url !== '' && !isAddress) add('link', url)
  for (const name of namesOf(item, tell)) add('author', name.name, { name })
  add('abstract', withoutTags(text('abstract')))
  add('published', dayOf(memberOf(item, 'issued'), tell))
  for (const word of wordsOf(item)) add('keyword', word)
  const node: PaperNode = { type: 'paper', children }
  if (place) node.position = place
  return node
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

/** Marks that citation processors allow in texts, and those of JATS, in which Crossref has abstracts. */
const TAG =
  /<\/?(?:jats:)?(?:i|b|em|strong|sup|sub|sc|span|p|title|sec|italic|bold|monospace|list|list-item|inline-formula|br|u|tt|code)(?:\s[^<>]{0,200})?\/?>/g
const BLOCK = /<\/?(?:jats:)?(?:p|title|sec|list|list-item|br)(?:\s[^<>]{0,200})?\/?>/g
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&nbsp;', ' '],
  ['&amp;', '&'],
])

function withoutTags(text: string): string {
  const bare = text.includes('<') ? text.replace(BLOCK, ' ').replace(TAG, '') : text
  const plain = bare.includes('&')
    ? bare.replace(/&(?:lt|gt|quot|#39|apos|nbsp|amp);/g, (entity) => ENTITIES.get(entity) ?? entity)
    : bare
  return plain.trim()
}

function namesOf(item: JsonObject, tell: Tell): Author[] {
  const authors = memberOf(item, 'author')
  if (authors === undefined || authors === null) return []
  if (!Array.isArray(authors)) {
    tell('author', authors, '[{ "family": "Quill", "given": "Ada" }]')
    return []
  }
  return authors.flatMap((author: unknown) => {
    const name = isObject(author) ? nameOf(author) : undefined
    if (!name) tell('author', author, '{ "family": "Quill", "given": "Ada" }')
    return name ? [name] : []
  })
}

/** The parts as they are given: a family name of one word is one. */
function nameOf(author: JsonObject): Author | undefined {
  const part = (key: string): string => {
    const value = memberOf(author, key)
    return typeof value === 'string' ? toOneLine(withoutTags(value)) : ''
  }
  const whole = part('literal') || part('name')
  if (whole !== '') return { name: whole, literal: whole }
  const given = part('given')
  const family = part('family')
  const suffix = part('suffix')
  const particle = [part('dropping-particle'), part('non-dropping-particle')]
    .filter((word) => word !== '')
    .join(' ')
  const named = authorOfParts({ given, particle, family, suffix })
  return named.name === '' ? undefined : named
}

/** `date-parts`, of a span the first day; a season counts as its year. `raw` and `literal` are words, read like those of pages. */
function dayOf(issued: unknown, tell: Tell): string {
  if (issued === undefined || issued === null) return ''
  if (typeof issued === 'string') return issued
  if (!isObject(issued)) {
    tell('issued', issued, '{ "date-parts": [[2025, 4, 3]] }')
    return ''
  }
  const spans = memberOf(issued, 'date-parts')
  const parts: unknown = Array.isArray(spans) ? spans[0] : undefined
  if (Array.isArray(parts) && parts.length > 0 && parts[0] !== null && parts[0] !== '') {
    const day = partsOf(parts)
    if (day === undefined) tell('issued', issued, '{ "date-parts": [[2025, 4, 3]] }')
    return day ?? ''
  }
  for (const key of ['raw', 'literal']) {
    const words = memberOf(issued, key)
    if (typeof words === 'string' && words.trim() !== '') return (words.split('/', 1)[0] ?? '').trim()
  }
  return ''
}

/** Months from 13 on are the seasons of CSL (13 to 16) and of EDTF (21 to 24). */
function partsOf(parts: readonly unknown[]): string | undefined {
  const [year, month, day] = parts.map((part) =>
    /^-?\d{1,4}$/.test(String(part)) ? Number(part) : undefined,
  )
  if (year === undefined || year < 1) return undefined
  const words = String(year).padStart(4, '0')
  if (month === undefined || month < 1 || month > 12) return words
  const monthly = `${words}-${String(month).padStart(2, '0')}`
  return day === undefined ? monthly : `${monthly}-${String(day).padStart(2, '0')}`
}

/** The keys under which an arXiv id stands in the files of reference managers. */
const PLACES = [
  'arxiv',
  'arXiv',
  'archive_location',
  'number',
  'id',
  'citation-key',
  'note',
  'container-title',
  'publisher',
] as const
const ARXIV =
  /\barxiv(?:\s{0,3}preprint)?[\s:_]{0,3}(?:arxiv:\s{0,3})?((?:\d{4}\.\d{4,5}|[a-z-]{2,16}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?)/i

function identifiersOf(item: JsonObject): { kind: 'arxiv' | 'doi'; value: string }[] {
  const archive = memberOf(item, 'archive')
  const isArxiv = [archive, memberOf(item, 'publisher')].some(
    (value) => typeof value === 'string' && value.toLowerCase().trim() === 'arxiv',
  )
  const found: { kind: 'arxiv' | 'doi'; value: string }[] = []
  for (const key of PLACES) {
    const member = memberOf(item, key)
    if (typeof member !== 'string') continue
    const words = member.slice(0, 400).trim()
    const isBare =
      key === 'arxiv' || key === 'arXiv' || (isArxiv && (key === 'archive_location' || key === 'number'))
    const value = isBare ? parseArxivId(words) : parseArxivId(ARXIV.exec(words)?.[1] ?? '')
    if (value !== undefined) {
      found.push({ kind: 'arxiv', value })
      break
    }
  }
  const id = memberOf(item, 'id')
  const doi =
    typeof id === 'string' && /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i.test(id) ? parseDoi(id) : undefined
  if (doi !== undefined && memberOf(item, 'DOI') === undefined) found.push({ kind: 'doi', value: doi })
  return found
}

/** `keyword` is a text with commas in CSL, a list to some programs. */
function wordsOf(item: JsonObject): string[] {
  const keyword = memberOf(item, 'keyword')
  const words: unknown[] =
    typeof keyword === 'string' ? keyword.split(/[,;]/) : Array.isArray(keyword) ? keyword : []
  return words.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [withoutTags(word)] : []))
}
