import { identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
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
  const children = [
    // Before the addresses, which may name others.
    ...identifiersOf(fields),
    ...titleOf(fields, url),
    ...authorsOf(fields, report),
    ...textOf(fields, 'abstract', 'abstract'),
    ...textOf(fields, 'organization', 'organization'),
    ...dateOf(fields),
    ...linksOf(fields, url),
    ...keywordsOf(fields),
    ...classesOf(fields),
  ]
  tellInherited(fields, report)
  return { type: 'paper', children }
}

function textOf(fields: RawFields, name: string, type: FieldType): FieldNode[] {
  const field = fields.get(name)
  const value = field ? decodeTex(field.value) : ''
  return value === '' ? [] : [plainField(type, value, {}, field?.position)]
}

/** The title, with the page of its paper; a subtitle belongs to it. */
function titleOf(fields: RawFields, url: string | undefined): FieldNode[] {
  const field = fields.get('title')
  if (!field) return []
  const title = decodeTex(field.value)
  const subtitle = decodeTex(fields.get('subtitle')?.value ?? '')
  if (title === '') return []
  return [plainField('title', subtitle === '' ? title : `${title}: ${subtitle}`, { url }, field.position)]
}

function authorsOf(fields: RawFields, report: Report): FieldNode[] {
  const field = fields.get('author')
  if (!field) return []
  const { authors, hasOthers } = readNames(field.value)
  if (hasOthers)
    report(
      diagnostic(
        'unclaimed-text',
        'The names end in "and others": there are more, and nothing tells how many',
        {
          place: field.position,
          actual: 'and others',
        },
      ),
    )
  return authors.map((name) => plainField('author', name.name, { name }, field.position))
}

/** `date`, or `year` with `month` and `day`. */
function dateOf(fields: RawFields): FieldNode[] {
  const date = fields.get('date')
  // Of a span of days the first counts (EDTF, as in BibLaTeX).
  if (date)
    return [plainField('published', (decodeTex(date.value).split('/')[0] ?? '').trim(), {}, date.position)]
  const year = fields.get('year')
  if (!year) return []
  const words = decodeTex(year.value)
  const month = readMonth(fields.get('month'))
  if (!/^\d{4}$/.test(words) || month === undefined)
    return [plainField('published', words, {}, year.position)]
  const day = /^\d{1,2}$/.exec(decodeTex(fields.get('day')?.value ?? month.day ?? ''))?.[0]
  const parts = [words, month.number, ...(day === undefined ? [] : [day.padStart(2, '0')])]
  return [plainField('published', parts.join('-'), {}, year.position)]
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

/** `arXiv preprint arXiv:2504.02508`, `arXiv:2504.02508 [cs]`; `abs/2504.02508` where the volume of CoRR is meant. */
const ARXIV =
  /\barxiv(?:\s{0,3}preprint)?[\s:]{0,3}(?:arxiv:\s{0,3})?((?:\d{4}\.\d{4,5}|[a-z-]{2,16}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?)/i

function identifiersOf(fields: RawFields): FieldNode[] {
  const found: FieldNode[] = []
  const add = (kind: 'arxiv' | 'doi' | 'pmid', value: string | undefined, field: RawField): void => {
    if (value !== undefined && !found.some(({ data }) => data?.kind === kind))
      found.push(plainField('identifier', value, { kind }, field.position))
  }
  const eprint = fields.get('eprint')
  const archive = decodeTex(
    (fields.get('archiveprefix') ?? fields.get('eprinttype'))?.value ?? '',
  ).toLowerCase()
  if (eprint) {
    const value = decodeVerbatim(eprint.value)
    if (archive === 'pubmed' && /^\d+$/.test(value)) add('pmid', value, eprint)
    else if (archive === '' || archive === 'arxiv') add('arxiv', parseArxivId(value), eprint)
  }
  const own = fields.get('arxiv') ?? fields.get('arxivid')
  if (own) add('arxiv', parseArxivId(decodeVerbatim(own.value)), own)
  const doi = fields.get('doi')
  // What is no DOI goes on, so that the table of fields tells.
  if (doi) add('doi', parseDoi(decodeVerbatim(doi.value)) ?? decodeVerbatim(doi.value), doi)
  const pmid = fields.get('pmid')
  if (pmid) add('pmid', decodeVerbatim(pmid.value), pmid)
  for (const name of [
    'journal',
    'journaltitle',
    'note',
    'howpublished',
    'number',
    'booktitle',
    'publisher',
  ]) {
    const field = fields.get(name)
    if (field) add('arxiv', ARXIV.exec(decodeVerbatim(field.value).slice(0, 400))?.[1], field)
  }
  const volume = fields.get('volume')
  if (volume) add('arxiv', parseArxivId(/^abs\/(\S+)$/.exec(volume.value.trim())?.[1] ?? ''), volume)
  return found
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

/** An address that is none goes on as a link, so that the table of fields tells. */
function linksOf(fields: RawFields, url: string | undefined): FieldNode[] {
  const links: FieldNode[] = []
  const stated = fields.get('url')
  const value = decodeVerbatim(stated?.value ?? '')
  if (stated && value !== '' && value !== url) links.push(plainField('link', value, {}, stated.position))
  const pdf = fields.get('pdf')
  if (pdf && /^\s*https?:/.test(pdf.value))
    links.push(plainField('link', decodeVerbatim(pdf.value), { rel: 'pdf' }, pdf.position))
  return links
}

function keywordsOf(fields: RawFields): FieldNode[] {
  const field = fields.get('keywords')
  if (!field) return []
  return splitTop(field.value, ',;')
    .map(decodeTex)
    .filter((word) => word !== '')
    .map((word) => plainField('keyword', word, {}, field.position))
}

function classesOf(fields: RawFields): FieldNode[] {
  const field = fields.get('primaryclass') ?? fields.get('eprintclass')
  const value = field ? decodeVerbatim(field.value) : ''
  return value === '' ? [] : [plainField('category', value, {}, field?.position)]
}

/** What an entry takes from another one is not looked up. */
function tellInherited(fields: RawFields, report: Report): void {
  const field = fields.get('crossref') ?? fields.get('xdata')
  if (field)
    report(
      diagnostic('invalid-field', `Unexpected ${field.name}: what another entry says is not taken over`, {
        place: field.position,
        actual: field.value,
      }),
    )
}
