import type { Position } from '../../model/paper'
import { readJson } from '../../parser/json/document'
import { isObject, type JsonObject, memberOf } from '../../parser/json/entries'
import { createEmptyTest } from '../../parser/json/reading'
import type { ReadContext } from '../../parser/reader'
import type { XmlElement, XmlFeed, XmlRecord } from '../../parser/xml'

/** The address by which a document says that it is a JSON Feed (jsonfeed.org/version/1.1). */
const VERSION = /"version"\s{0,99}:\s{0,99}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/

/** Whether a document starts as a JSON Feed. */
export function isJsonFeed(head: string): boolean {
  return /^[\s\uFEFF]{0,4096}\{/.test(head) && VERSION.test(head)
}

/** The elements that say in RSS and Atom what the members of an item say here. */
const ELEMENTS: Readonly<Record<string, string>> = {
  title: 'title',
  url: 'link',
  external_url: 'link',
  id: 'id',
  content_html: 'content:encoded',
  content_text: 'content',
  summary: 'summary',
  date_published: 'published',
  tags: 'category',
}

/** Takes a JSON Feed apart as {@link readFeed} does with XML. A document that ends too early gives the items that were whole, and a message. */
export function readJsonFeed(document: string, context: ReadContext): XmlFeed {
  const { tell, take, end } = createEmptyTest(context)
  const head: XmlElement[] = []
  const records: XmlRecord[] = []
  const options = { isItem, itemLength: context.limits.documentLength, report: tell }
  for (const entry of readJson(document, options)) {
    const { kind, value, place } = take(entry)
    if (!isObject(value)) continue
    if (kind === 'item' && isItem(value)) records.push(recordOf(value, place))
    else if (head.length === 0) head.push(...headOf(value))
  }
  end(document)
  return { root: 'feed', head, records }
}

function isItem(value: JsonObject): boolean {
  return ['id', 'url', 'content_html', 'content_text'].some((key) => Object.hasOwn(value, key))
}

function headOf(value: JsonObject): XmlElement[] {
  const title = wordsOf(memberOf(value, 'title')).map((text) => elementOf('title', 'feed', text, undefined))
  return [...title, ...namesOf(value).map((text) => elementOf('author', 'feed', text, undefined))]
}

function recordOf(value: JsonObject, position: Position | undefined): XmlRecord {
  const names = namesOf(value).map((name) => elementOf('name', 'author', name, position))
  const elements = [...elementsOf(value, position), ...filesOf(value, position), ...names]
  return { attributes: {}, elements, isCut: false, position }
}

/** Members with words in them, those of the feed's own (`_upvotes`, `_paper: {…}`) under their own names. */
function elementsOf(value: JsonObject, position: Position | undefined): XmlElement[] {
  return Object.entries(value).flatMap(([key, member]) => {
    if (key.startsWith('_') && isObject(member))
      return Object.entries(member).flatMap(([name, inner]) =>
        wordsOf(inner).map((text) => elementOf(`_:${name}`, 'item', text, position)),
      )
    const name = Object.hasOwn(ELEMENTS, key) ? ELEMENTS[key] : key.replace(/^_/, '_:')
    return name === undefined || key === 'author' || key === 'authors'
      ? []
      : wordsOf(member).map((text) => elementOf(name, 'item', text, position))
  })
}

/** `attachments: [{url, mime_type}]` */
function filesOf(value: JsonObject, position: Position | undefined): XmlElement[] {
  const files = memberOf(value, 'attachments')
  if (!Array.isArray(files)) return []
  return files.filter(isObject).map((file) => {
    const [url = ''] = wordsOf(memberOf(file, 'url'))
    const [type = ''] = wordsOf(memberOf(file, 'mime_type'))
    return { ...elementOf('enclosure', 'item', '', position), attributes: { url, type } }
  })
}

/** Names in `authors`, and in `author` as version 1 has it. */
function namesOf(value: JsonObject): string[] {
  const listed = memberOf(value, 'authors')
  return [...(Array.isArray(listed) ? listed : []), memberOf(value, 'author')]
    .filter(isObject)
    .flatMap((author) => wordsOf(memberOf(author, 'name')))
}

/** A text, a number, or a list of them. */
function wordsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))
}

function elementOf(name: string, parent: string, text: string, position: Position | undefined): XmlElement {
  return { name, parent, attributes: {}, text, position }
}
