import { isCategoryCode } from '../../lexicon/category'
import { formatDate, matchDate, parseDate } from '../../lexicon/date'
import { absoluteUrl } from '../../lexicon/destination'
import { foldLabel, type LabelMeaning, meaningOfLabel } from '../../lexicon/field-label'
import { identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { findUrls } from '../../lexicon/link'
import { once } from '../../lexicon/once'
import { isPreprintSeries } from '../../lexicon/venue'
import type { LinkRelation, Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
import { authorFields } from '../author'

/** What a record says under one label: `Authors` and its names, `pdf_url` and an address. */
export interface Statement {
  readonly meaning: LabelMeaning
  /** One text, which may be a list in words, or the items of a list. */
  readonly value: string | readonly string[]
  readonly position?: Position | undefined
}

/** Words by which a table or a record says that there is nothing. */
const NOTHING = /^(?:null|none|nil|nan|n\/?a|undefined|unknown|tbd|todo|false|true|-+|—|–|无|暂无|없음)?\.?$/i

/** Whether a value is one of the words that stand for none: `null`, `N/A`, `-`. */
export function isNothing(value: string): boolean {
  return value.length < 16 && NOTHING.test(value.trim())
}

/**
 * What a key of structured data or a column's head announces: {@link meaningOfLabel} for `pdfUrl`, `pdf-url` and `PDF URL` alike. One that
 * is `ignored` announces nothing: it has no field before it to end.
 */
export function meaningOfKey(key: string): LabelMeaning | undefined {
  if (key.length > 64) return undefined
  const meaning =
    meaningOfLabel(key) ??
    meaningOfLabel(key.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[-./]+/g, ' ')) ??
    meaningOfLabel(key.replace(/^arxiv[_ -](?!comments?$)/i, ''))
  return meaning === 'ignored' ? undefined : meaning
}

/** Whether a key is the plain `summary`: where a record has no other abstract, that is one, as arXiv's own interface calls it. */
export function isSummary(key: string): boolean {
  return foldLabel(key) === 'summary'
}

/** Statements by key: a plain `summary` counts as the abstract where no key says `abstract`. Unknown keys give none. */
export function statementsOf(
  entries: Iterable<{ key: string; value: string | readonly string[]; position?: Position | undefined }>,
): Statement[] {
  const known = [...entries].flatMap((entry) => {
    const meaning = meaningOfKey(entry.key)
    return meaning === undefined ? [] : [{ ...entry, meaning }]
  })
  const hasAbstract = known.some(({ meaning, value }) => meaning === 'abstract' && value.length > 0)
  return known.map(({ key, meaning, value, position }) => ({
    meaning: !hasAbstract && isSummary(key) ? 'abstract' : meaning,
    value,
    position,
  }))
}

/**
 * The fields that a record's statements come to: names one by one, addresses out of their words, the most exact of several
 * dates. A translated title stands in only where there is no other.
 */
export function fieldsOfStatements(statements: readonly Statement[]): FieldNode[] {
  const hasTitle = statements.some(({ meaning, value }) => meaning === 'title' && value.length > 0)
  const published = mostExact(statements)
  return statements.flatMap((statement) => {
    if (statement.meaning === 'published' && statement !== published) return []
    if (statement.meaning === 'translatedTitle' && hasTitle) return []
    const { meaning, value, position } = statement
    const values = (typeof value === 'string' ? [value] : value).filter((text) => !isNothing(text))
    if (meaning === 'authors') return authorFields(value === values[0] ? value : values, position)
    return values.flatMap((text) => READINGS()[meaning](text.trim(), statement))
  })
}

/** Of several days (`year`, `date`) the one with most parts; the first of equals. */
function mostExact(statements: readonly Statement[]): Statement | undefined {
  let best: { statement: Statement; length: number } | undefined
  for (const statement of statements) {
    if (statement.meaning !== 'published') continue
    const words = (typeof statement.value === 'string' ? statement.value : (statement.value[0] ?? '')).trim()
    const date = parseDate(words) ?? matchDate(words)?.date
    const length = date ? (formatDate(date)?.length ?? 1) : 0
    if (words !== '' && (best === undefined || length > best.length)) best = { statement, length }
  }
  return best?.statement
}

type Reading = (value: string, statement: Statement) => FieldNode[]

const one =
  (type: FieldNode['type']): Reading =>
  (value, { position }) => [{ type, value, position }]

/** How the value of each other meaning is read. */
const READINGS: () => Readonly<Record<Exclude<LabelMeaning, 'authors'>, Reading>> = /* @__PURE__ */ once(
  () => ({
    title: one('title'),
    translatedTitle: one('title'),
    abstract: one('abstract'),
    tldr: one('tldr'),
    authorCount: one('authorCount'),
    organization: one('organization'),
    published: one('published'),
    featured: one('featured'),
    submitter: one('submitter'),
    identifier: readIdentifier,
    arxiv: readIdentifier,
    doi: readIdentifier,
    link: (value, statement) => readLinks(value, statement, undefined),
    pdf: (value, statement) => readLinks(value, statement, 'pdf'),
    code: (value, statement) => readLinks(value, statement, 'code'),
    project: (value, statement) => readLinks(value, statement, 'project'),
    discussion: (value, statement) => readLinks(value, statement, 'discussion'),
    video: (value, statement) => readLinks(value, statement, 'video'),
    keywords: (value, { value: whole, position }) => {
      const words = typeof whole === 'string' ? splitWords(value) : [value]
      const codes = words.flatMap((word) => word.split(/\s+/))
      // Tags that are codes of arXiv's are its categories, whatever they are called.
      if (codes.every(isCategoryCode))
        return codes.map((code) => ({ type: 'category', value: code, position }))
      return words.map((word) => ({ type: 'keyword', value: word, position }))
    },
    categories: (value, { value: whole, position }) =>
      (typeof whole === 'string' ? splitCategories(value) : [value]).map((word) => ({
        type: 'category',
        value: word,
        position,
      })),
    upvotes: readCount('upvotes'),
    comments: readCount('comments'),
    stars: readCount('stars'),
    venue: readPlace('reference'),
    journal: readPlace('container'),
    ignored: () => [],
  }),
)

/** An identifier, or the address that names one; the key of somebody's database is neither. */
function readIdentifier(value: string, statement: Statement): FieldNode[] {
  const { position } = statement
  if (/^https?:/i.test(value)) return readLinks(value, statement, undefined)
  // One that lost its zeros in a spreadsheet is told where values are read.
  if (parseArxivId(value) !== undefined || (statement.meaning === 'arxiv' && /^\d{4}\.\d{1,5}$/.test(value)))
    return [{ type: 'identifier', value, data: { kind: 'arxiv' }, position }]
  const pubmed = /^pmid:?\s?(\d{5,9})$/i.exec(value)?.[1]
  if (pubmed !== undefined) return [{ type: 'identifier', value: pubmed, data: { kind: 'pmid' }, position }]
  if (parseDoi(value) !== undefined) return [{ type: 'identifier', value, data: { kind: 'doi' }, position }]
  return []
}

/** The addresses in a value. A label tells what they lead to, except where an address is known to lead to a paper. */
function readLinks(value: string, { position }: Statement, rel: LinkRelation | undefined): FieldNode[] {
  const found = findUrls(value).map(({ url }) => url)
  const urls = found.length > 0 ? found : addressOfWords(value)
  return urls.map((url): FieldNode => {
    const isPaper =
      rel !== undefined && rel !== 'pdf' && rel !== 'discussion' && identifierOfUrl(url) !== undefined
    return { type: 'link', value: url, position, ...(rel !== undefined && !isPaper && { data: { rel } }) }
  })
}

/** `github.com/foxglove/tides`, `/papers/2504.02508`, or anything else with a scheme, which the table of fields refuses with a message. */
function addressOfWords(value: string): string[] {
  const known = absoluteUrl(value)
  if (known !== undefined) return [known]
  if (/^(?:www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\/\S*$/.test(value)) return [`https://${value}`]
  return /^[a-z][a-z\d+.-]{1,15}:\S/i.test(value) ? [value] : []
}

/** Where a paper came out; a server of preprints is no such place, and `Published in` may say when. */
function readPlace(part: 'reference' | 'container'): Reading {
  return (value, { position }) => {
    if (parseDate(value) !== undefined) return [{ type: 'published', value, position }]
    return isPreprintSeries(value) ? [] : [{ type: 'publication', value, data: { part }, position }]
  }
}

function readCount(type: 'upvotes' | 'comments' | 'stars'): Reading {
  return (value, { position }) => (/^\d/.test(value) ? [{ type, value, position }] : [])
}

function splitWords(value: string): string[] {
  const words = /[,;、，；|\n]/.test(value) ? value.split(/[,;、，；|\n]/) : value.split(/\s(?=#)/)
  return words.map((word) => word.trim().replace(/^#/, '')).filter((word) => word !== '')
}

/** `cs.CL cs.LG`, `cs.CL; cs.LG`, `Computation and Language (cs.CL)`. */
function splitCategories(value: string): string[] {
  const codes = value.split(/[\s,;|]+/).filter((word) => word !== '')
  if (codes.every((code) => /^[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?$/.test(code))) return codes
  const inBrackets = [...value.matchAll(/\(([a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?)\)/g)].map(
    ([, code = '']) => code,
  )
  return inBrackets.length > 0 ? inBrackets : splitWords(value)
}
