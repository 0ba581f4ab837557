import { frozen } from '../model/frozen'
import type { Position } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { isArxivText, readEntries } from '../parser/arxiv/entries'
import { linesOfText } from '../parser/arxiv/line'
import { leaveOut, wordsOf } from '../parser/feed/record'
import { readMail } from '../parser/mail'
import { createPointer } from '../parser/pointer'
import type { ReadContext, TreeReader } from '../parser/reader'
import { feedKind, readFeed, type XmlElement } from '../parser/xml'
import { readRecord } from './arxiv/record'

/**
 * What arXiv itself sends: the answers of its interface and its feeds (Atom, RSS 2.0, RDF), and the listings that it mails, as stored mails or as
 * their text, also quoted, indented and with blank lines lost or doubled.
 */
export const arxiv: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'arxiv',
  extensions: ['eml', 'xml', 'atom', 'rss', 'rdf', 'txt', 'text'],
  mediaTypes: [
    'application/atom+xml',
    'application/rss+xml',
    'application/rdf+xml',
    'application/xml',
    'text/xml',
    'message/rfc822',
    'text/plain',
  ],
  detect: detectArxiv,
  read: readArxiv,
}))

/** Headers of a mailing; its body may be encoded, or start behind the first 4 KiB. */
const MAILING =
  /^(?:from|reply-to|sender|return-path|subject|list-id|received|x-[\w-]{1,30}):.{0,200}\barxiv\.org\b|^subject:.{0,99}\bdaily\b.{0,99}\bmailing\b/im

function detectArxiv(head: string): number {
  const kind = feedKind(head)
  if (kind !== undefined) return kind === 'arxiv' ? 0.97 : 0
  const first = head.search(/[^\s\uFEFF]/)
  if (first === -1 || '{<'.includes(head[first] ?? '')) return 0
  if (isArxivText(linesOfText(head, 0))) return 0.97
  return /^[\w-]{2,40}:\s/.test(head.slice(first)) && MAILING.test(head) && readMail(head) ? 0.97 : 0
}

function* readArxiv(document: string, context: ReadContext): Generator<DigestContent> {
  if (feedKind(document.slice(0, 65_536)) !== undefined) {
    yield* readAtom(document, context)
    return
  }
  const mail = readMail(document)
  const date = mail?.headers.get('date')
  if (date !== undefined) yield { type: 'digestDate', value: date }
  const pointOf = createPointer(document)
  for (const { text, offset } of mail?.bodies ?? [{ text: document, offset: 0 }]) {
    // The body of a mail may be encoded; then nothing in it has a place.
    const place = (start: number, end: number): Position | undefined =>
      offset === undefined ? undefined : { start: pointOf(start), end: pointOf(end) }
    for (const node of readEntries(linesOfText(text, offset ?? 0), place, context.report)) {
      if (date !== undefined && node.type === 'paper') node.children.push({ type: 'featured', value: date })
      yield node
    }
  }
}

function* readAtom(document: string, context: ReadContext): Generator<DigestContent> {
  const { head, records } = readFeed(document, context.report)
  yield* readHead(head)
  for (const record of records) {
    const entry = readRecord(record)
    if (entry) yield entry
    else yield* leaveOut(record, 'https://arxiv.org/abs/…', context.report)
  }
}

/** `search_query=cat:cs.RO&id_list=…`, in the title of an answer. */
const QUERY = /\barxiv query: (?:[^&]{0,200}&)?search_query=([^&]+)/i

function* readHead(head: readonly XmlElement[]): Generator<DigestContent> {
  const title = head.find(({ name }) => name === 'title')
  if (title) {
    yield { type: 'digestTitle', value: wordsOf(title), position: title.position }
    const query = QUERY.exec(title.text)?.[1]?.trim()
    if (query !== undefined && query !== '') yield { type: 'query', value: query, position: title.position }
  }
  // The day of a feed is that of its announcement; `updated` is when an answer was made.
  const day = head.find(({ name }) => name === 'pubdate' || name === 'dc:date')
  if (day) yield { type: 'digestDate', value: day.text, position: day.position }
}
