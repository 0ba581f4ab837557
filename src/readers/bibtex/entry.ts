import { arxivOfVenue, identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { findUrls } from '../../lexicon/link'
import { monthOf } from '../../lexicon/month'
import { decodeTex, decodeVerbatim } from '../../lexicon/tex'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { FieldType } from '../../model/token'
import type { FieldNode, PaperNode } from '../../model/tree'
import { plainField } from '../../parser/stored'
import type { RawField, RawFields } from './body'
import { readNames, splitTop } from './names'

type Report = (message: Diagnostic) => void

/** The card of an entry: what a paper can hold of it. Journals, pages, publishers and the like have no place in a paper. */
export function readEntry(fields: RawFields, report: Report): PaperNode {
  const url = addressOf(fields)
  const children: FieldNode[] = []
  /** Adds what a field says, unless it says nothing. */
  const add: Add = (type, value, field, data = {}) => {
    if (value !== undefined && value !== '' && field)
      children.push(plainField(type, value, data, field.position))
  }
  const text = (name: string): string => decodeTex(fields.get(name)?.value ?? '')
  // Before the addresses, which may name others.
  addIdentifiers(fields, add)
  // A subtitle belongs to the title.
  const title = [text('title'), text('subtitle')].filter((part) => part !== '').join(': ')
  if (text('title') !== '') add('title', title, fields.get('title'), { url })
  const { authors, more } = readNames(fields.get('author')?.value ?? '')
  for (const name of authors) add('author', name.name, fields.get('author'), { name })
  add('authorCount', more, fields.get('author'))
  add('abstract', text('abstract'), fields.get('abstract'))
  add('organization', text('organization'), fields.get('organization'))
  add('published', ...dateOf(fields))
  // An address that is none goes on as a link, so that the table of fields tells.
  const stated = decodeVerbatim(fields.get('url')?.value ?? '')
  if (stated !== url) add('link', stated, fields.get('url'))
  const pdf = fields.get('pdf')
  if (pdf && /^\s*https?:/.test(pdf.value)) add('link', decodeVerbatim(pdf.value), pdf, { rel: 'pdf' })
  const keywords = fields.get('keywords')
  for (const word of splitTop(keywords?.value ?? '', ',;')) add('keyword', decodeTex(word), keywords)
  const group = fields.get('primaryclass') ?? fields.get('eprintclass')
  add('category', decodeVerbatim(group?.value ?? ''), group)
  const other = fields.get('crossref') ?? fields.get('xdata')
  if (other) {
    const reason = `Unexpected ${other.name}: what another entry says is not taken over`
    report(diagnostic('invalid-field', reason, { place: other.position, actual: other.value }))
  }
  return { type: 'paper', children }
}

type Add = (
  type: FieldType,
  value: string | undefined,
  field: RawField | undefined,
  data?: FieldNode['data'],
) => void

/** `date`, or `year` with `month` and `day`. Of a span of days the first counts (EDTF, as in BibLaTeX). */
function dateOf(fields: RawFields): [words: string, field: RawField | undefined] {
  const date = fields.get('date')
  if (date) return [(decodeTex(date.value).split('/')[0] ?? '').trim(), date]
  const year = fields.get('year')
  const words = decodeTex(year?.value ?? '')
  const month = readMonth(fields.get('month'))
  if (!/^\d{4}$/.test(words) || month === undefined) return [words, year]
  const day = /^\d{1,2}$/.exec(decodeTex(fields.get('day')?.value ?? month.day ?? ''))?.[0]
  return [[words, month.number, ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-'), year]
}

/** `apr`, `April`, `4`, `"12 " # apr`, `April 12`. */
function readMonth(field: RawField | undefined): { number: string; day?: string | undefined } | undefined {
  if (!field) return undefined
  const words = decodeTex(field.value)
  const number = /^\d{1,2}$/.test(words)
    ? Number(words)
    : monthOf((/[A-Za-z]{3,9}/.exec(words)?.[0] ?? '').slice(0, 3))
  if (number === undefined || number < 1 || number > 12) return undefined
  return {
    number: String(number).padStart(2, '0'),
    day: /[A-Za-z]/.test(words) ? /(?<!\d)\d{1,2}(?!\d)/.exec(words)?.[0] : undefined,
  }
}

/** Fields in whose words an arXiv id may stand. */
const PLACES = [
  'journal',
  'journaltitle',
  'note',
  'howpublished',
  'number',
  'booktitle',
  'publisher',
] as const

/** The first of each kind counts. What is no DOI goes on, so that the table of fields tells. */
function addIdentifiers(fields: RawFields, add: Add): void {
  const known = new Set<string>()
  const state = (
    kind: 'arxiv' | 'doi' | 'pmid',
    name: string,
    read: (value: string) => string | undefined,
  ): void => {
    const field = fields.get(name)
    const value = field && read(decodeVerbatim(field.value))
    if (value === undefined || known.has(kind)) return
    known.add(kind)
    add('identifier', value, field, { kind })
  }
  const archive = decodeTex(
    (fields.get('archiveprefix') ?? fields.get('eprinttype'))?.value ?? '',
  ).toLowerCase()
  if (archive === 'pubmed') state('pmid', 'eprint', (value) => (/^\d+$/.test(value) ? value : undefined))
  if (archive === '' || archive === 'arxiv') state('arxiv', 'eprint', parseArxivId)
  state('arxiv', fields.has('arxiv') ? 'arxiv' : 'arxivid', parseArxivId)
  state('doi', 'doi', (value) => parseDoi(value) ?? value)
  state('pmid', 'pmid', String)
  for (const name of PLACES) state('arxiv', name, arxivOfVenue)
  state('arxiv', 'volume', (value) => parseArxivId(/^abs\/(\S+)$/.exec(value)?.[1] ?? ''))
}

/** The paper's page: `url`, else an address that stands where people put one. */
function addressOf(fields: RawFields): string | undefined {
  const url = decodeVerbatim(fields.get('url')?.value ?? '')
  if (/^https?:\/\/\S+$/.test(url)) return url
  for (const name of ['howpublished', 'note', 'ee']) {
    const [found] = findUrls(decodeVerbatim(fields.get(name)?.value ?? ''))
    if (found && (name !== 'note' || identifierOfUrl(found.url))) return found.url
  }
  return undefined
}
