import { Parser } from 'htmlparser2'

import { type Diagnostic, diagnostic, type RuleId } from '../model/diagnostic'
import type { Position } from '../model/paper'
import { emptyList } from './empty'
import { createPointer } from './pointer'

/** An element of a record or of the feed's own head, read to its end. */
export interface XmlElement {
  /** Lower case; the prefix is the usual one of its namespace, whatever the document calls it: `dc:creator`, `arxiv:doi`, `title`. */
  readonly name: string
  /** Name of the element around it. */
  readonly parent: string
  readonly attributes: Readonly<Record<string, string>>
  /** Its text and that of what it holds, entities decoded once. */
  readonly text: string
  /** What stands between its tags, if there are elements in it: XHTML as it was written. */
  readonly markup?: string | undefined
  readonly position?: Position | undefined
}

/** An `item` or `entry` of a feed. */
export interface XmlRecord {
  readonly attributes: Readonly<Record<string, string>>
  /** Its children and theirs, in the order of the document. Elements that the document's end cut are left out. */
  readonly elements: readonly XmlElement[]
  /** The document ended in it. */
  readonly isCut: boolean
  readonly position?: Position | undefined
}

/** A feed, taken apart. */
export interface XmlFeed {
  /** Name of the outermost element: `rss`, `feed`, `rdf:rdf`. */
  readonly root: string
  /** What the feed says of itself. */
  readonly head: readonly XmlElement[]
  readonly records: readonly XmlRecord[]
}

/** Elements may stand so deep in each other; what is deeper is no feed (see the package's security notes). */
const DEEPEST = 512

/** What an entry of a feed or a harvester's record of metadata is called. */
const RECORDS: ReadonlySet<string> = new Set(['item', 'entry', 'arxiv', 'arxivraw', 'oai_dc:dc'])

/** Whether an element is one: a record of metadata stands in `metadata`. */
export function isRecordName(name: string, parent?: string): boolean {
  if (!RECORDS.has(name)) return false
  return name === 'item' || name === 'entry' || parent === undefined || parent === 'metadata'
}

/** Elements of a record are kept so deep: names stand in authors, which stand in a list of them. */
const DEEPEST_FIELD = 3
const HOLDERS: ReadonlySet<string> = new Set(['channel', 'feed'])
const FEEDS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf'])

/** The usual prefixes; a namespace that is none of these keeps the document's own. */
const NAMESPACES: readonly (readonly [start: string, prefix: string])[] = [
  ['http://www.w3.org/2005/Atom', ''],
  ['http://purl.org/atom/ns', ''],
  ['http://purl.org/rss/1.0/modules/content', 'content:'],
  ['http://purl.org/rss/1.0/modules/slash', 'slash:'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://purl.org/dc/elements', 'dc:'],
  ['http://purl.org/dc/terms', 'dcterms:'],
  ['http://arxiv.org/schemas/atom', 'arxiv:'],
  ['http://arxiv.org/OAI/', ''],
  ['http://www.openarchives.org/OAI/2.0/oai_dc', 'oai_dc:'],
  ['http://www.openarchives.org/OAI/2.0/', ''],
  ['http://prismstandard.org/namespaces', 'prism:'],
  ['http://search.yahoo.com/mrss', 'media:'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf:'],
]

interface Frame extends Pick<XmlElement, 'name' | 'parent' | 'attributes'> {
  readonly start: number
  /** Where what it holds starts, in the document and among the pieces of text. */
  readonly inner: number
  readonly from: number
  hasMarkup: boolean
}

interface OpenRecord {
  readonly depth: number
  readonly start: number
  readonly attributes: XmlRecord['attributes']
  readonly elements: XmlElement[]
}

/**
 * Takes a feed apart (RSS 0.9 to 2.0, Atom, RDF) without building its tree. Entities of a DOCTYPE are not expanded and nothing is fetched.
 * A document that is too deep, or that ends too early, gives what was whole and a message.
 */
export function readFeed(source: string, report: (message: Diagnostic) => void): XmlFeed {
  const document = undamaged(source)
  const pointOf = createPointer(document)
  const prefixes = new Map<string, string>()
  const frames: Frame[] = []
  const head: XmlElement[] = []
  const records: XmlRecord[] = []
  let record: OpenRecord | undefined
  let root = ''
  /** The text of the child of a record or of the head that is open: joined, each piece is copied twice at most. */
  let pieces: string[] = []
  let isEnding = false
  let isTooDeep = false

  const tell = (rule: RuleId, what: string, at: number, expected?: string[]): void =>
    report(diagnostic(rule, `Unexpected ${what}`, { place: pointOf(at), ...(expected && { expected }) }))

  function finishRecord(end: number): void {
    if (!record) return
    const { start, attributes, elements } = record
    const position = { start: pointOf(start), end: pointOf(end) }
    records.push({ attributes, elements, isCut: isEnding, position })
    record = undefined
  }

  function finishElement(frame: Frame, to: number, end: number): XmlElement {
    const { name, parent, attributes, start, inner, from, hasMarkup } = frame
    const position = { start: pointOf(start), end: pointOf(end) }
    const text = pieces.slice(from).join('')
    const markup = hasMarkup ? document.slice(inner, to) : undefined
    return { name, parent, attributes, text, markup, position }
  }

  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        const start = parser.startIndex
        const name = nameOf(tag, attributes, prefixes)
        const parent = frames.at(-1)?.name ?? ''
        if (frames.length === 0 && root === '') root = name
        if (isRecordName(name, parent) && (!record || record.depth === frames.length)) {
          finishRecord(start)
          record = { depth: frames.length + 1, start, attributes, elements: [] }
        }
        if (record ? frames.length <= record.depth : HOLDERS.has(parent)) pieces = []
        const outer = frames.at(-1)
        if (outer) outer.hasMarkup = true
        const inner = parser.endIndex + 1
        frames.push({ name, parent, attributes, start, inner, from: pieces.length, hasMarkup: false })
        if (frames.length <= DEEPEST) return
        isTooDeep = true
        tell('limit-exceeded', `element ${DEEPEST} levels deep; the rest is not read`, start)
        parser.pause()
      },
      ontext(piece) {
        if (record || frames.length > 1) pieces.push(piece)
      },
      onclosetag(_tag, isImplied) {
        const frame = frames.pop()
        if (!frame || isTooDeep) return
        const depth = frames.length + 1
        // An implied end is that of the element behind it: its tag is not this element's.
        const to = isImplied ? Math.min(parser.startIndex, document.length) : parser.startIndex
        const end = isImplied ? to : parser.endIndex + 1
        if (record) {
          if (depth <= record.depth) finishRecord(end)
          else if (depth <= record.depth + DEEPEST_FIELD && !isEnding)
            record.elements.push(finishElement(frame, to, end))
        } else if (HOLDERS.has(frame.parent) && !isEnding) head.push(finishElement(frame, to, end))
      },
    },
    { xmlMode: true },
  )
  parser.write(document)
  if (isTooDeep) return { root, head, records }
  isEnding = true
  const isOpen = frames.length > 0
  parser.end()
  if (!isOpen && records.length === 0 && FEEDS.has(root)) report(emptyList())
  if (isOpen && root !== '')
    tell('incomplete-card', 'end of the document in the midst of an element', document.length, [`</${root}>`])
  return { root, head, records }
}

/** What mail clients and editors put into a text, as blanks of the same length: quote marks and no-break spaces. Offsets stay. */
function undamaged(document: string): string {
  const spaced = document.includes('\u00A0') ? document.replaceAll('\u00A0', ' ') : document
  const tag = spaced.slice(0, 4_096).indexOf('<')
  const before = spaced.slice(spaced.lastIndexOf('\n', tag) + 1, Math.max(tag, 0))
  const depth = /^[> ]{1,20}$/.test(before) ? before.replaceAll(' ', '').length : 0
  if (depth === 0) return spaced
  // No more marks than there are: a tag may end at the start of a line.
  return spaced.replace(new RegExp(`^(?: ?>){1,${depth}}`, 'gm'), (marks) => ' '.repeat(marks.length))
}

function usualPrefix(namespace: string): string | undefined {
  return NAMESPACES.find(([start]) => namespace.startsWith(start))?.[1]
}

/** Takes the namespaces that an element declares, and names it by them. */
function nameOf(tag: string, attributes: XmlElement['attributes'], prefixes: Map<string, string>): string {
  for (const name of Object.keys(attributes)) {
    const usual = name.startsWith('xmlns:') ? usualPrefix(attributes[name] ?? '') : undefined
    if (usual !== undefined) prefixes.set(name.slice(6), usual)
  }
  const colon = tag.indexOf(':')
  if (colon === -1) return `${usualPrefix(attributeOf({ attributes }, 'xmlns')) ?? ''}${tag.toLowerCase()}`
  const prefix = prefixes.get(tag.slice(0, colon))
  return (prefix === undefined ? tag : `${prefix}${tag.slice(colon + 1)}`).toLowerCase()
}

/** An attribute of an element, trimmed; empty where it has none. */
export function attributeOf({ attributes }: Pick<XmlRecord, 'attributes'>, name: string): string {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? '').trim() : ''
}

/** The outermost elements of feeds, with a sign that they are meant so. */
const ROOT = /<(?:[\w-]{1,20}:)?(?:rss|feed|RDF|OAI-PMH)\s[^<>]{0,2000}?(?:version|xmlns)/
const FIRST_RECORD = /<(?:[\w-]{1,20}:)?(?:item|entry|record)[\s>]/
const ARXIV =
  /arxiv\.org\/schemas\/atom|\barxiv\.org\/api\/|updates on (?:the )?arxiv\.org|\b(?:rss|export)\.arxiv\.org\/|arxiv query:|\barxiv\.org\/oai|arxiv\.org\/list\//i
const ARXIV_RECORD =
  /oai:arxiv\.org:|announce type:|<arxiv:announce_type|arxiv\.org\/schemas\/atom|arxiv\.org\/OAI\//i

/** Whose feed a document starts as: arXiv's own, or any other's. `undefined` where it is no feed. */
export function feedKind(head: string): 'arxiv' | 'other' | undefined {
  const start = undamaged(head)
  const first = start.search(/\S/)
  if (first === -1 || start[first] === '{' || start[first] === '[') return undefined
  const root = start.search(ROOT)
  if (root === -1 || /<(?:html|!doctype html)[\s>]/i.test(start.slice(0, root))) return undefined
  const record = start.search(FIRST_RECORD)
  const own = record === -1 ? start : start.slice(0, record)
  if (ARXIV.test(own)) return 'arxiv'
  return record !== -1 && ARXIV_RECORD.test(start.slice(record)) ? 'arxiv' : 'other'
}
