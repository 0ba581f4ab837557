import { formatDate, type PartialDate, yearNotAfter } from '../lexicon/date'
import { arxivOfDoi, identifierOfUrl, parseArxivId, parseDoi, relationOfUrl } from '../lexicon/identifier'
import { withoutPageName } from '../lexicon/label'
import { decodeLatex } from '../lexicon/latex'
import { cleanUrl, findUrls, isRelation, unwrapUrl, withoutDoubledUrls } from '../lexicon/link'
import { withoutMarkup } from '../lexicon/markup'
import { splitPlain } from '../lexicon/name'
import { readMore } from '../lexicon/name-list'
import { matchCount, parseCount } from '../lexicon/number'
import { once } from '../lexicon/once'
import { splitOrganization } from '../lexicon/organization'
import { readStatedDate } from '../lexicon/stated-date'
import { toOneLine } from '../lexicon/text'
import { diagnostic } from '../model/diagnostic'
import { idOf, sourceOf } from '../model/identity'
import type { Metrics, Paper } from '../model/paper'
import type { FieldNode, PaperNode } from '../model/tree'
import { spanOf } from './assemble'
import { authorsIn } from './author'
import {
  type DigestContext,
  type Draft,
  OPTIONAL,
  type Read,
  readLine,
  type Tell,
  tellInvalid,
} from './draft'
import { addLink, addMention } from './link-list'
import { recordFields } from './record-fields'

/**
 * Reads the words of a card's fields into the shape of a {@link Paper}. A field that cannot be read is left out with a message;
 * a card without a title gives no paper and a message. What comes out still has to pass the schema.
 */
export function readFields(paper: PaperNode, context: DigestContext): Paper | undefined {
  const tell: Tell = (ruleId, reason, field, details) =>
    context.report(diagnostic(ruleId, reason, { place: field.position, actual: field.value, ...details }))
  const draft: Draft = { authors: [], identifiers: {}, links: [], keywords: [], categories: [], metrics: {} }
  for (const field of paper.children) {
    const read = READS().get(field.type)
    if (read) read(draft, field, tell, context)
    else tellInvalid(tell, `field of type ${JSON.stringify(field.type)}`, field, ...READS().keys())
  }
  if (draft.title === undefined) {
    const details = { place: spanOf(paper), expected: ['a title'] }
    context.report(diagnostic('missing-title', 'Unexpected card without a title; it is left out', details))
    return undefined
  }
  const { cut, others } = draft
  if (others !== undefined) draft.authorCount ??= draft.authors.length + others
  if (cut && (draft.authorCount ?? 0) <= draft.authors.length) {
    draft.moreAuthors = true
    tell(
      'incomplete-names',
      `The names go on (${JSON.stringify(cut.value)}), and nothing tells how many there are`,
      cut,
      { place: cut.position ?? spanOf(paper) },
    )
  }
  return finish(draft, draft.title, paper, context)
}

/** Keys in the order of the contract; absent values have no key. */
function finish(draft: Draft, title: string, paper: PaperNode, context: DigestContext): Paper {
  const { authors, identifiers, links, keywords, categories, metrics } = draft
  const named = identifiers.doi === undefined ? undefined : arxivOfDoi(identifiers.doi)
  if (named !== undefined) identifiers.arxiv ??= named
  const done: Paper = {
    id: idOf(title, identifiers),
    title,
    authors,
    identifiers,
    links,
    keywords,
    categories,
    metrics,
    sources: [sourceOf(context, spanOf(paper))],
  }
  if (draft.authorCount !== undefined) draft.authorCount = Math.max(draft.authorCount, authors.length)
  if (isListed(draft)) draft.featured ??= context.digestDate
  for (const key of OPTIONAL) if (draft[key] !== undefined) set(done, key, draft[key])
  if (context.section !== undefined) done.section = context.section
  return done
}

function set<Key extends keyof Paper>(paper: Paper, key: Key, value: Paper[Key]): void {
  paper[key] = value
}

/** Whether a card is a day's own: pages of dated cards print abstracts, and where one is cut its last card has lost its date. */
function isListed({ published, abstract, submitter, metrics, url }: Draft): boolean {
  if (published !== undefined) return false
  return (
    abstract === undefined || submitter !== undefined || metrics.upvotes !== undefined || url !== undefined
  )
}

const readStars = /* @__PURE__ */ once(() => readCount('stars'))

/** How each field is read. One entry a field: this table is the grammar of values. */
const FIELDS: () => Readonly<Record<FieldNode['type'], Read>> = /* @__PURE__ */ once(() => ({
  title(draft, field, tell) {
    if (draft.title !== undefined) return
    const isPlain = field.data?.plain === true
    const words = readLine(field, tell, decodeWords)
    const title = isPlain ? words : withoutPageName(words)
    if (/[\p{L}\p{N}]/u.test(title) || (isPlain && title !== '')) draft.title = title
    const url = readUrl(field.data?.url, field)
    if (url === undefined) return
    if (isPlain) draft.url = url
    readLink(draft, url)
  },
  abstract: readPassage('abstract'),
  tldr: readPassage('tldr'),
  author(draft, field, tell) {
    const { name: parts, isFamilyFirst } = field.data ?? {}
    const known = parts?.name === field.value ? parts : isFamilyFirst ? undefined : splitPlain(field.value)
    const words = known?.name ?? readLine(field, tell, decodeWords)
    const { authors, more } = authorsIn(words, known, isFamilyFirst)
    draft.authors.push(...authors)
    if (more?.others !== undefined) draft.others ??= more.others
    else if (more) draft.cut ??= field
  },
  authorCount(draft, field, tell) {
    const words = field.value.trim()
    const count = matchCount(words)
    // What most pages print speaks of no others, and looking for them is dear.
    const more = /^\d{1,9} authors?$/i.test(words) ? undefined : readMore(words)
    if (more?.others !== undefined) draft.others ??= more.others
    else if (count) draft.authorCount = count.value
    else if (more) draft.cut ??= field
    else tellInvalid(tell, 'number of authors', field, '6 authors')
  },
  organization(draft, field, tell) {
    const name = readLine(field, tell)
    if (name === '') return
    const { slug, plain } = field.data ?? {}
    draft.organization = slug !== undefined ? { name, slug } : plain ? { name } : splitOrganization(name)
    const url = readUrl(field.data?.url, field)
    if (url !== undefined) draft.organization.url = url
  },
  published: readDay('published'),
  featured: readDay('featured'),
  submitter(draft, field, tell) {
    const submitter = readLine(field, tell)
    if (submitter !== '') draft.submitter = submitter
  },
  identifier(draft, field, tell) {
    const { kind } = field.data ?? {}
    const arxiv = kind === 'arxiv' || kind === undefined ? parseArxivId(field.value) : undefined
    const doi = kind === 'doi' || kind === undefined ? parseDoi(field.value) : undefined
    if (arxiv !== undefined) draft.identifiers.arxiv ??= arxiv
    else if (doi !== undefined) draft.identifiers.doi ??= doi
    else if (kind === 'openreview' || kind === 'acl' || kind === 'pmid')
      draft.identifiers[kind] ??= field.value.trim()
    else tellInvalid(tell, 'identifier', field, '2504.02508', '10.1000/example')
  },
  link(draft, field, tell) {
    const url = readUrl(field.data?.url ?? field.value.trim(), field)
    if (url === undefined)
      tell('unsafe-link', 'Unexpected address; it is left out', field, {
        expected: ['https://…', 'http://…'],
      })
    else readLink(draft, url, field.data?.rel)
  },
  keyword: readWord('keywords'),
  category: readWord('categories'),
  upvotes: readCount('upvotes'),
  comments: readCount('comments'),
  stars(draft, field, tell, context) {
    readStars()(draft, field, tell, context)
    const url = field.data?.url === undefined ? undefined : cleanUrl(field.data.url)
    if (url !== undefined) readLink(draft, url)
  },
  ...recordFields(),
  count() {
    // Ambiguous by its type: it was reported where it was read, and is no value.
  },
}))

/** The same, for types that a plugin made up: a map has no member of its own accord. */
const READS: () => ReadonlyMap<string, Read> = /* @__PURE__ */ once(() => new Map(Object.entries(FIELDS())))

/** Running text, its line ends undone and its LaTeX decoded; the addresses in it become links. */
function readPassage(key: 'abstract' | 'tldr'): Read {
  return (draft, field, tell) => {
    const passage = readLine(field, tell, decodePassage)
    if (passage === '' || draft[key] !== undefined) return
    draft[key] = passage
    if (passage.includes('http')) for (const { url } of findUrls(passage)) addMention(draft.links, url)
  }
}

function decodePassage(words: string): string {
  return withoutDoubledUrls(decodeWords(words))
}

function decodeWords(words: string): string {
  return decodeLatex(withoutMarkup(words))
}

function readWord(key: 'keywords' | 'categories'): Read {
  return ({ [key]: words }, field) => {
    const word = toOneLine(field.value)
    if (word !== '' && !words.includes(word)) words.push(word)
  }
}

function readDay(key: 'published' | 'featured'): Read {
  return (draft, field, tell, context) => {
    const stated = readStatedDate(field.value, context.dayFirst)
    if (!stated) return tellInvalid(tell, 'date', field, 'Apr 3, 2025', '2025-04-03')
    const { date, doubt } = stated
    if (doubt !== undefined)
      tell('unknown-date', DOUBTS[doubt], field, doubt === 'ambiguous' ? { note: 'Pass `dayFirst`' } : {})
    const dated = date.year === undefined ? inferYear(date, field, tell, context) : date
    const formatted = dated && formatDate(dated)
    if (formatted !== undefined) draft[key] = formatted
  }
}

const DOUBTS = {
  ambiguous: 'Unexpected date in which day and month may be either way round; only the year is taken',
  rest: 'Unexpected date; only what of it is sure is taken',
} as const

/** The site leaves the year out for the current one: the latest in which the day does not lie behind the digest's own. */
function inferYear(
  date: PartialDate,
  field: FieldNode,
  tell: Tell,
  context: DigestContext,
): PartialDate | undefined {
  const reference = context.digestDate ?? context.referenceDate
  if (reference === undefined) {
    const reason = 'Unexpected date without a year, and nothing tells the year; it is left out'
    tell('unknown-date', reason, field, { note: 'Pass `referenceDate`' })
    return undefined
  }
  const dated = yearNotAfter(date, reference)
  tell('inferred-date', `The year of this date is inferred: ${formatDate(dated) ?? 'unknown'}`, field)
  return dated
}

function readCount(key: keyof Metrics): Read {
  return (draft, field, tell) => {
    const count = parseCount(field.value)
    if (count === undefined) tellInvalid(tell, 'count', field, '161', '1.71k', '-')
    else draft.metrics[key] = count
  }
}

/** An address as it is written, or as a page leaves it between its words. */
function readUrl(address: string | undefined, { data }: FieldNode): string | undefined {
  if (address === undefined) return undefined
  return data?.plain && /^https?:\/\/\S+$/.test(address) ? unwrapUrl(address) : cleanUrl(address)
}

function readLink(draft: Draft, url: string, rel?: string): void {
  addLink(draft.links, url, isRelation(rel) ? rel : relationOfUrl(url))
  const identifier = identifierOfUrl(url)
  if (identifier) draft.identifiers[identifier.kind] ??= identifier.value
  if (identifier && draft.url === undefined) draft.url = url
}
