import { isArxivCategory } from '../../lexicon/category'
import type { LabelMeaning } from '../../lexicon/field-label'
import type { FoundIdentifier } from '../../lexicon/identifier'
import type { FieldNode, PaperNode } from '../../model/tree'
import { authorFields } from '../../parser/author'
import { identityOf, readFeedTitle } from '../../parser/feed/fields'
import { childrenOf, firstOf, grandchildrenOf, linksOf, wordsOf } from '../../parser/feed/record'
import { titleOfCard } from '../../parser/grammar/card'
import { factsIn } from '../../parser/grammar/fact'
import { leadOf } from '../../parser/grammar/lead'
import { fieldsOfStatements, meaningOfKey, type Statement } from '../../parser/grammar/statements'
import type { Element } from '../../parser/line/element'
import { type Line, textOf } from '../../parser/line/span'
import { attributeOf, type XmlRecord } from '../../parser/xml'
import { BODIES, type Body, elementsOf, foldLine, linesOf, readEntryBody } from './body'

/** An entry about one paper, and how its identity was found. */
export interface Item {
  readonly paper: PaperNode
  /** Its addresses, its id or its title name the paper; otherwise the text does, which may have a title for it too. */
  readonly isNamed: boolean
}

/**
 * An entry that is one paper: its addresses, its id or its text name exactly one. `undefined` for any other. Author lines of `makers` are those of
 * the feed's maker.
 */
export function readItem(record: XmlRecord, makers: ReadonlySet<string>): Item | undefined {
  const title = firstOf(record, 'title', 'dc:title')
  const heading = readFeedTitle(wordsOf(title))
  const texts = BODIES.flatMap((name) => {
    const element = firstOf(record, name)
    return element ? [{ element, elements: elementsOf(element) }] : []
  })
  const named = identitiesOf(record, heading.arxiv)
  const identities = named.length > 0 ? named : linkedIn(texts.flatMap(({ elements }) => elements))
  if (identities.length === 0) return undefined

  const isOwn = (url: string): boolean => {
    const identity = identityOf(url)
    return identities.some(({ kind, value }) => kind === identity?.kind && value === identity.value)
  }
  const led = leadOf([{ text: heading.title }], 'heading')
  const lead = led?.title ?? heading.title
  const bodies = texts.map(({ element, elements }) => readEntryBody(element, elements, lead, isOwn))
  const position = (title ?? record).position
  const [longest] = [...bodies].sort((a, b) => b.prose.length - a.prose.length)
  const stated = titleOfCard(lead === '' ? undefined : lead, {
    titles: bodies.flatMap(({ titles }) => titles),
  })
  const identified = identities.map(
    ({ kind, value }): FieldNode => ({ type: 'identifier', value, data: { kind }, position }),
  )
  const own: FieldNode[] = [
    ...identified,
    ...(stated
      ? [{ type: 'title' as const, value: stated.title, position: stated.position ?? position }]
      : []),
    ...detailsOf(record),
  ]
  const around = [...(led?.front.map(textOf) ?? []), heading.category ?? ''].flatMap(
    (words) => factsIn(words) ?? [],
  )
  // What the text labels is said of the paper; an element of the entry may be said of the entry.
  const sources = [
    own,
    fieldsOfStatements(around.map((fact) => ({ ...fact, position }))),
    fieldsOfStatements(extensionsOf(record)),
    ...bodies.map(({ fields }) => fields),
    makers.has(authorLineOf(record)) ? [] : authorsOf(record),
    longest ? summaryOf(longest) : [],
  ]
  const paper: PaperNode = {
    type: 'paper',
    children: sources.reduce<FieldNode[]>(withUntaken, []),
    position: record.position,
  }
  return { paper, isNamed: named.length > 0 }
}

/** What elements of the formats themselves say. */
function detailsOf(record: XmlRecord): FieldNode[] {
  const day = firstOf(record, 'pubdate', 'published', 'dc:date', 'dcterms:issued', 'issued')
  const links = linksOf(record).map(
    ({ url, rel, position }): FieldNode => ({ type: 'link', value: url, data: { rel }, position }),
  )
  return [
    ...(day ? [{ type: 'featured' as const, value: day.text, position: day.position }] : []),
    ...topicsOf(record),
    ...links,
    ...countsOf(record),
  ]
}

/** What was said before goes first; links add up. */
function withUntaken(taken: readonly FieldNode[], fields: readonly FieldNode[]): FieldNode[] {
  const types = new Set<string>(taken.map(({ type }) => type))
  if (types.has('abstract')) types.add('tldr')
  return [...taken, ...fields.filter(({ type }) => type === 'link' || !types.has(type))]
}

/** The paper that an entry is about, under each of its identifiers: what its addresses and its id name. */
function identitiesOf(record: XmlRecord, ofTitle: string | undefined): FoundIdentifier[] {
  const elements = childrenOf(record, 'guid', 'id', 'dc:identifier', 'prism:doi', 'arxiv:doi', 'doi')
  const words = [
    ...linksOf(record).map(({ url }) => url),
    attributeOf(record, 'rdf:about'),
    ...elements.map(({ text }) => text),
    ...(ofTitle === undefined ? [] : [ofTitle]),
  ]
  return distinct(words.map(identityOf))
}

/** The paper that a text links. One that links several says of none that it is the entry's. */
function linkedIn(elements: readonly Element[]): FoundIdentifier[] {
  const linked = distinct(elements.flatMap(linesOf).flatMap(mentionsOf))
  return new Set(linked.map(({ kind }) => kind)).size === linked.length ? linked : []
}

function mentionsOf(line: Line): (FoundIdentifier | undefined)[] {
  const text = textOf(line)
  const urls = line.flatMap(({ url }) => (url === undefined ? [] : [url]))
  const ids = /arxiv:/i.test(text) ? (text.match(/\barXiv:\s?\d{4}\.\d{4,5}/gi) ?? []) : []
  return [...urls, ...ids].map(identityOf)
}

function distinct(found: readonly (FoundIdentifier | undefined)[]): FoundIdentifier[] {
  const known = new Map<string, FoundIdentifier>()
  for (const identity of found) if (identity) known.set(`${identity.kind}:${identity.value}`, identity)
  return [...known.values()]
}

/** Shorter running text is a blurb. */
const SHORTEST_ABSTRACT = 200

/** Running text without a label: the abstract, where it is long enough and not cut. */
function summaryOf({ prose, position }: Body): FieldNode[] {
  if (!/\p{L}/u.test(prose)) return []
  const isCut = /(?:…|\.{3}|\[[^\]]{0,3}(?:…|\.{3}|&hellip;)[^\]]{0,3}\])$/.test(prose.slice(-16))
  const type = isCut || prose.length < SHORTEST_ABSTRACT ? 'tldr' : 'abstract'
  return [{ type, value: prose, position }]
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
  return /^[^\s@]{1,200}@\S{1,200}\s{1,9}\((.{1,2000})\)$/.exec(text.trim())?.[1]
}

/** `dc:creator`, `author` with a name in it, and `author` as RSS has it: `mail@example.org (Name)`. */
function authorsOf(record: XmlRecord): FieldNode[] {
  const named = grandchildrenOf(record, 'author', 'name')
  const elements = named.length > 0 ? named : childrenOf(record, 'dc:creator')
  const listed = elements.length > 0 ? elements : childrenOf(record, 'author')
  return listed.flatMap((element): FieldNode[] => {
    const { position } = element
    const words = wordsOf(element).trim()
    const person = personOf(words)
    if (person === undefined && words.includes('@')) return []
    // A handle is that of an account on the feed's site, which handed the paper in.
    if (HANDLE.test(words)) return [{ type: 'submitter', value: words, position }]
    return authorFields(person ?? words, position)
  })
}

/** `/u/name` */
const HANDLE = /^\/?u\/[\w-]{1,40}$/

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
