import { frozen } from '../model/frozen'
import type { DigestContent } from '../model/tree'
import { leaveOut, wordsOf } from '../parser/feed/record'
import type { ReadContext, TreeReader } from '../parser/reader'
import { feedKind, readFeed, type XmlElement, type XmlRecord } from '../parser/xml'
import { foldLine } from './feed/body'
import { authorLineOf, personOf, readItem } from './feed/item'
import { isJsonFeed, readJsonFeed } from './feed/json-feed'
import { readList } from './feed/list'

/**
 * Feeds of digests that other people make (RSS 0.9 to 2.0, Atom, RDF, JSON Feed): an entry a paper, or an entry a day with a list of papers in it. An entry
 * that names no paper is left out with a message.
 */
export const feed: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'feed',
  extensions: ['xml', 'rss', 'atom', 'rdf', 'json'],
  mediaTypes: [
    'application/rss+xml',
    'application/atom+xml',
    'application/rdf+xml',
    'application/xml',
    'text/xml',
    'application/feed+json',
    'application/json',
  ],
  detect: detectFeed,
  read: readPapers,
}))

function detectFeed(head: string): number {
  if (isJsonFeed(head)) return 0.97
  return feedKind(head) === 'other' ? 0.92 : 0
}

function* readPapers(document: string, context: ReadContext): Generator<DigestContent> {
  const isJson = isJsonFeed(document.slice(0, 65_536))
  const { head, records } = isJson ? readJsonFeed(document, context) : readFeed(document, context.report)
  const title = head.find(({ name }) => name === 'title')
  if (title) yield { type: 'digestTitle', value: wordsOf(title), position: title.position }
  const makers = makersOf(head, records)
  for (const record of records) {
    const item = readItem(record, makers)
    const content = item?.isNamed ? [item.paper] : readList(record, context)
    if (content.length > 0) yield* content
    else if (item) yield item.paper
    else yield* leaveOut(record, 'a link to a paper, an arXiv id or a DOI', context.report)
  }
}

/** Entries from which one author line on all of them is that of the feed's maker. */
const FEW = 3

/** Author lines that are not the papers': those of the feed itself, and one that stands on every entry. */
function makersOf(head: readonly XmlElement[], records: readonly XmlRecord[]): ReadonlySet<string> {
  const makers = new Set(
    head.filter(({ name }) => MAKERS.has(name)).map(({ text }) => foldLine(personOf(text) ?? text)),
  )
  const [first] = records
  const line = first ? authorLineOf(first) : ''
  if (records.length >= FEW && records.every((record) => authorLineOf(record) === line)) makers.add(line)
  return makers
}

const MAKERS: ReadonlySet<string> = new Set(['title', 'author', 'managingeditor', 'webmaster', 'dc:creator'])
