import { type LabelMeaning, meaningOfLabel } from '../../lexicon/field-label'
import type { FoundIdentifier } from '../../lexicon/identifier'
import { findUrls } from '../../lexicon/link'
import { splitNames } from '../../lexicon/name-list'
import type { FieldNode, PaperNode } from '../../model/tree'
import {
  dayOf,
  fieldsOfRemark,
  identityOf,
  isArxivCategory,
  readAnnouncement,
  readFeedTitle,
} from '../../parser/feed-fields'
import { childrenOf, firstOf, grandchildrenOf, linksOf, wordsOf } from '../../parser/feed-record'
import { type HtmlBlock, htmlBlocks, isHtml } from '../../parser/html-text'
import { fieldsOfStatements, meaningOfKey, type Statement } from '../../parser/statements'
import { attributeOf, type XmlElement, type XmlRecord } from '../../parser/xml'

/** Where an entry says what it is about, the fuller ones first. */
const BODIES = [
  'content:encoded',
  'content',
  'description',
  'summary',
  'dc:description',
  'media:description',
] as const

/**
 * An entry that is one paper: its addresses, its id or its text name exactly one. `undefined` for any other. Author lines of `makers` are those of
 * the feed's maker.
 */
export function readItem(record: XmlRecord, makers: ReadonlySet<string>): PaperNode | undefined {
  const title = firstOf(record, 'title', 'dc:title')
  const heading = readFeedTitle(wordsOf(title))
  const bodies = BODIES.flatMap((name) => {
    const element = firstOf(record, name)
    return element ? [{ element, blocks: blocksOf(element) }] : []
  })
  const identities = identitiesOf(
    record,
    heading.arxiv,
    bodies.flatMap(({ blocks }) => blocks),
  )
  if (identities.length === 0) return undefined

  const position = (title ?? record).position
  const stated = bodies.map(({ element, blocks }) => readBody(element, blocks, identities))
  const day = firstOf(record, 'pubdate', 'published', 'dc:date', 'dcterms:issued', 'issued')
  const own: FieldNode[] = [
    ...identities.map(
      ({ kind, value }): FieldNode => ({ type: 'identifier', value, data: { kind }, position }),
    ),
    ...(title ? [{ type: 'title' as const, value: heading.title, position }] : []),
    ...(makers.has(authorLineOf(record)) ? [] : authorsOf(record)),
    ...(day ? [{ type: 'featured' as const, value: dayOf(day.text), position: day.position }] : []),
    ...topicsOf(record),
    ...summariesOf(stated.map(({ summary }) => summary)),
    ...linksOf(record).map(
      (link): FieldNode => ({
        type: 'link',
        value: link.url,
        data: { rel: link.rel },
        position: link.position,
      }),
    ),
    ...countsOf(record),
  ]
  const sources = [own, fieldsOfStatements(extensionsOf(record)), ...stated.map(({ fields }) => fields)]
  return { type: 'paper', children: sources.reduce(withUntaken), position: record.position }
}

/** What an element of the entry's own says goes before a line of its text; links add up. */
function withUntaken(taken: FieldNode[], fields: FieldNode[]): FieldNode[] {
  const types = new Set(taken.map(({ type }) => type))
  return [...taken, ...fields.filter(({ type }) => type === 'link' || !types.has(type))]
}

/** A text without tags has its labels at the starts of lines. */
function blocksOf(element: XmlElement): readonly HtmlBlock[] {
  const html = element.markup ?? element.text
  if (isHtml(html)) return htmlBlocks(html)
  const blocks: string[][] = [[]]
  for (const line of html.split(/\r\n?|\n/)) {
    if (labelOf(line) !== undefined || line.trim() === '') blocks.push([])
    blocks.at(-1)?.push(line)
  }
  return blocks.map((lines) => ({ text: lines.join('\n').trim(), isHeading: false, links: [] }))
}

/** What the words before a colon announce. */
function labelOf(line: string): { meaning: LabelMeaning; length: number } | undefined {
  const colon = line.slice(0, 60).search(/[:：]/)
  const meaning = colon > 0 ? meaningOfLabel(line.slice(0, colon)) : undefined
  return meaning === undefined ? undefined : { meaning, length: colon + 1 }
}

/**
 * The paper that an entry is about, under each of its identifiers: what its addresses and its id name, else the one that its text links. A text that
 * links several papers says of none that it is the entry's.
 */
function identitiesOf(
  record: XmlRecord,
  ofTitle: string | undefined,
  blocks: readonly HtmlBlock[],
): FoundIdentifier[] {
  const elements = childrenOf(record, 'guid', 'id', 'dc:identifier', 'prism:doi', 'arxiv:doi', 'doi')
  const words = [
    ...linksOf(record).map(({ url }) => url),
    attributeOf(record, 'rdf:about'),
    ...elements.map(({ text }) => text),
    ...(ofTitle === undefined ? [] : [ofTitle]),
  ]
  const own = distinct(words.map(identityOf))
  if (own.length > 0) return own
  const linked = distinct(blocks.flatMap(mentionsOf))
  return new Set(linked.map(({ kind }) => kind)).size === linked.length ? linked : []
}

function mentionsOf({ text, links }: HtmlBlock): (FoundIdentifier | undefined)[] {
  const urls = [...links, ...(text.includes('http') ? findUrls(text) : [])].map(({ url }) => url)
  const ids = /arxiv:/i.test(text) ? (text.match(/\barXiv:\s?\d{4}\.\d{4,5}/gi) ?? []) : []
  return [...urls, ...ids].map(identityOf)
}

function distinct(found: readonly (FoundIdentifier | undefined)[]): FoundIdentifier[] {
  const known = new Map<string, FoundIdentifier>()
  for (const identity of found) if (identity) known.set(`${identity.kind}:${identity.value}`, identity)
  return [...known.values()]
}

interface Body {
  readonly fields: FieldNode[]
  readonly summary: { readonly text: string; readonly element: XmlElement }
}

/** Takes the labelled lines of an entry's text (`Authors: …`) off it; what is left is what the entry tells of the paper. */
function readBody(
  element: XmlElement,
  blocks: readonly HtmlBlock[],
  identities: readonly FoundIdentifier[],
): Body {
  const statements: Statement[] = []
  const rest: string[] = []
  const fields: FieldNode[] = []
  let awaited: LabelMeaning | undefined
  for (const { text, isHeading, links } of blocks) {
    const words = readAnnouncement(text).abstract.trim()
    for (const { url } of links) for (const link of linkOf(url, element, identities)) fields.push(link)
    const label = labelOf(words)
    const value = label ? words.slice(label.length).trim() : words
    const heading = isHeading || (label && value === '') ? meaningOfLabel(words) : undefined
    if (isHeading || (label && value === '')) awaited = heading === 'abstract' ? undefined : heading
    else if (label) statements.push({ meaning: label.meaning, value, position: element.position })
    else if (awaited !== undefined && words !== '') {
      statements.push({ meaning: awaited, value: words, position: element.position })
      awaited = undefined
    } else if (!isLinkBar(words, links)) rest.push(words)
  }
  const stated = fieldsOfStatements(statements).filter(({ type }) => type !== 'title')
  return { fields: [...stated, ...fields], summary: { text: rest.join('\n'), element } }
}

/** `Code | PDF`: nothing but links, and what stands between them. */
function isLinkBar(words: string, links: HtmlBlock['links']): boolean {
  if (words.length > 400) return false
  const left = links.reduce((text, link) => text.replace(link.text, ' '), words)
  return !/[\p{L}\p{N}]/u.test(left)
}

/** A link in the text is the paper's own where it is to one of its pages, its code or its project. */
function linkOf(url: string, { position }: XmlElement, identities: readonly FoundIdentifier[]): FieldNode[] {
  const identity = identityOf(url)
  if (!identity) return fieldsOfRemark(url, position)
  const isOwn = identities.some(({ kind, value }) => kind === identity.kind && value === identity.value)
  return isOwn ? [{ type: 'link', value: url, position }] : []
}

/** Of several texts, the longest; one that is cut is no abstract. */
function summariesOf(summaries: readonly Body['summary'][]): FieldNode[] {
  const longest = summaries.reduce<Body['summary'] | undefined>(
    (best, summary) => (summary.text.length > (best?.text.length ?? 0) ? summary : best),
    undefined,
  )
  if (!longest || !/\p{L}/u.test(longest.text)) return []
  const isCut = /(?:…|\.{3}|\[[^\]]{0,3}(?:…|\.{3}|&hellip;)[^\]]{0,3}\])$/.test(
    longest.text.trim().slice(-16),
  )
  return [{ type: isCut ? 'tldr' : 'abstract', value: longest.text, position: longest.element.position }]
}

/** The names that an entry's own elements give, as one text to compare. */
export function authorLineOf(record: XmlRecord): string {
  return foldLine(
    authorsOf(record)
      .map(({ value }) => value)
      .join(' '),
  )
}

/** Of `mail@example.org (Name)`, the name. */
export function personOf(text: string): string | undefined {
  return /^\S{1,200}@\S{1,200}\s{1,9}\((.{1,2000})\)$/.exec(text.trim())?.[1]
}

/** A text as it is compared with an author line. */
export function foldLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}

/** `dc:creator`, `author` with a name in it, and `author` as RSS has it: `mail@example.org (Name)`. */
function authorsOf(record: XmlRecord): FieldNode[] {
  const named = grandchildrenOf(record, 'author', 'name')
  const elements = named.length > 0 ? named : childrenOf(record, 'dc:creator')
  const listed = elements.length > 0 ? elements : childrenOf(record, 'author')
  return listed.flatMap((element) => {
    const words = wordsOf(element).trim()
    const person = personOf(words)
    if (person === undefined && words.includes('@')) return []
    return splitNames(person ?? words).names.map(
      (name): FieldNode => ({ type: 'author', value: name, position: element.position }),
    )
  })
}

/** What elements of a feed's own (`<upvotes>`, `<hf:abstract>`) may state. */
const EXTENSIONS: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  'abstract',
  'authors',
  'code',
  'keywords',
  'organization',
  'project',
  'stars',
  'submitter',
  'tldr',
  'upvotes',
])
/** Elements of the formats themselves, which are read above, and what their other modules say. */
const KNOWN =
  /^(?:dc|dcterms|media|itunes|slash|prism|content|rdf|atom|wfw|thr|sy|feedburner|georss|cc):|^(?:title|link|guid|id|description|content|summary|author|contributor|category|tags?|topic|pubdate|published|updated|issued|modified|created|comments|enclosure|source|rights|name)$/

function extensionsOf({ elements }: XmlRecord): Statement[] {
  return elements.flatMap(({ name, parent, text, position }): Statement[] => {
    if ((parent !== 'item' && parent !== 'entry') || KNOWN.test(name)) return []
    const meaning = meaningOfKey(name.slice(name.indexOf(':') + 1))
    return meaning !== undefined && EXTENSIONS.has(meaning) && text.trim() !== ''
      ? [{ meaning, value: text.trim(), position }]
      : []
  })
}

function topicsOf(record: XmlRecord): FieldNode[] {
  return childrenOf(record, 'category', 'dc:subject').flatMap((element): FieldNode[] => {
    const term = attributeOf(element, 'label') || attributeOf(element, 'term') || wordsOf(element).trim()
    const own = attributeOf(element, 'term') || term
    if (own === '') return []
    return isArxivCategory(own)
      ? [{ type: 'category', value: own, position: element.position }]
      : [{ type: 'keyword', value: term, position: element.position }]
  })
}

function countsOf(record: XmlRecord): FieldNode[] {
  const count = firstOf(record, 'slash:comments')
  const isCount = count && /^\s{0,99}\d{1,9}\s{0,99}$/.test(count.text)
  return isCount ? [{ type: 'comments', value: count.text.trim(), position: count.position }] : []
}
