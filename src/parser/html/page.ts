import { Parser } from 'htmlparser2'

import {
  ASIDES,
  BLOCKS,
  CONTAINERS,
  classOf,
  headingOf,
  isElement,
  isHidden,
  isStrong,
  isTitleClass,
} from './elements'
import { createHead, type HeadReader } from './head'
import type { Page, PageLine } from './line'
import { createWriter, type LineWriter } from './writer'

/** Elements may stand so deep in each other; a page is read up to where it is deeper. */
const DEEPEST = 512

/** What an element changes while it is open. */
interface Frame {
  readonly isBlock: boolean
  readonly undo: (() => void) | undefined
}

/**
 * Takes a page apart into its printed lines, in one pass and without building its tree. Scripts, styles and what is not shown are
 * left out, entities are decoded once, declarations (DOCTYPE) are passed over, and nothing is fetched.
 */
export function readPage(document: string): Page {
  const writer = createWriter()
  const head = createHead()
  const { tooDeepAt } = scan(document, writer, head, () => false)
  return { ...head.end(), lines: writer.end(), tooDeepAt }
}

/**
 * The printed lines of a piece of HTML, as feeds and mails hold it, up to where it is too deep. Not all who write them escape their text: only tags
 * that HTML has count, and `a<b` in running text stays.
 */
export function readFragment(html: string): readonly PageLine[] {
  const writer = createWriter()
  const { readTo, tooDeepAt } = scan(html, writer, createHead(), isText)
  // The parser drops a tag that is not closed, as it sees one in `a<b`.
  const rest = html.slice(readTo)
  if (tooDeepAt === undefined && !/^<(?:[!?]|\/?[a-z]+[ >])/i.test(rest))
    writer.text(rest, readTo, html.length)
  return writer.end()
}

/** How far a document was read, and where it became too deep. */
interface Scanned {
  readonly readTo: number
  readonly tooDeepAt: number | undefined
}

/** Gives the elements and words of a document to a writer; a tag that is text, by its name and source, is given as words. */
function scan(
  document: string,
  writer: LineWriter,
  head: HeadReader,
  isTagText: (name: string, source: () => string) => boolean,
): Scanned {
  const frames: Frame[] = []
  /** How many open elements are not shown; while there are any, nothing else is looked at. */
  let hidden = 0
  let isTitle = false
  let readTo = 0
  let tooDeepAt: number | undefined

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes, isImplied) {
        const start = parser.startIndex
        readTo = parser.endIndex + 1
        if (hidden > 0 || isHidden(name, attributes)) {
          hidden++
          // The stack below is the parser's own: it must not grow without end.
          if (frames.length + hidden > DEEPEST) stop()
          return
        }
        const source = (): string => (isImplied ? '' : document.slice(start, readTo))
        if (isTagText(name, source)) {
          writer.text(source(), start, readTo)
          frames.push({ isBlock: false, undo: undefined })
        } else {
          head.open(name, attributes)
          isTitle ||= name === 'title'
          frames.push(openElement(name, attributes, writer, start))
        }
        if (frames.length > DEEPEST) stop()
      },
      ontext(text) {
        readTo = parser.endIndex + 1
        if (hidden > 0) return
        if (isTitle) head.title(text)
        else writer.text(text, parser.startIndex, readTo)
      },
      oncomment(text) {
        readTo = parser.endIndex + 1
        if (hidden === 0) head.comment(text)
      },
      onclosetag(name) {
        if (hidden > 0) {
          hidden--
          return
        }
        const frame = frames.pop()
        if (name === 'title') isTitle = false
        if (frame?.isBlock) writer.endBlock()
        frame?.undo?.()
      },
    },
    { decodeEntities: true },
  )

  function stop(): void {
    tooDeepAt ??= parser.startIndex
    parser.pause()
  }

  parser.write(document)
  if (tooDeepAt === undefined) parser.end()
  return { readTo, tooDeepAt }
}

/** Whether what looks like a tag is text: HTML has none of its name, or words stand where attributes would, as in `a<b and c>d`. */
function isText(name: string, source: () => string): boolean {
  if (!isElement(name)) return true
  if (name.length > 1) return false
  const tag = source()
  return tag.length > 3 && !tag.includes('=') && !/^<\w\s{0,9}\/?>$/.test(tag)
}

function openElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  writer: LineWriter,
  start: number,
): Frame {
  const isBlock = BLOCKS.has(name)
  const undos: (() => void)[] = []
  if (isBlock) writer.startBlock(name)
  const heading = headingOf(name)
  if (heading > 0) undos.push(writer.set('heading', heading))
  if (isStrong(name, attributes)) undos.push(writer.set('strong', writer.state.strong + 1))
  const className = classOf(attributes)
  if (CONTAINERS.has(name)) undos.push(writer.container(name, className))
  if (!writer.state.isTitle && isTitleClass(className)) undos.push(writer.set('isTitle', true))
  if (ASIDES.has(name)) undos.push(writer.set('region', 'aside'))
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined
  const undo = special?.(writer, attributes, start)
  if (undo) undos.push(undo)
  const [only] = undos
  return { isBlock, undo: undos.length < 2 ? only : () => undoAll(undos) }
}

function undoAll(undos: readonly (() => void)[]): void {
  for (const undo of undos) undo()
}

type Open = (
  writer: LineWriter,
  attributes: Readonly<Record<string, string>>,
  start: number,
) => (() => void) | undefined

/** What elements do beyond being blocks. */
const SPECIAL: Readonly<Record<string, Open>> = {
  a(writer, attributes, start) {
    const href = Object.hasOwn(attributes, 'href') ? (attributes.href ?? '') : ''
    // Browsers take these out of an address before they look at it.
    const url = href.replace(/[\t\n\r\0]+/g, '').trim()
    return url === '' ? undefined : writer.link(url, start)
  },
  br(writer) {
    writer.lineBreak()
    return undefined
  },
  hr(writer, _attributes, start) {
    writer.rule(start)
    return undefined
  },
  img(writer, attributes, start) {
    writer.image(Object.hasOwn(attributes, 'alt') ? (attributes.alt ?? '') : '', start)
    return undefined
  },
  em: (writer) => writer.emphasis(),
  i: (writer) => writer.set('emphasis', writer.state.emphasis + 1),
  cite: (writer) => writer.set('emphasis', writer.state.emphasis + 1),
  code: (writer) => writer.set('code', true),
  summary: (writer) => writer.set('label', true),
  pre: (writer) => writer.set('isPreformatted', true),
  plaintext: (writer) => writer.set('isPreformatted', true),
  xmp: (writer) => writer.set('isPreformatted', true),
  article: (writer) => writer.article(),
  dl: (writer) => writer.list(),
  li: (writer) => writer.item(),
  table: (writer, attributes) => writer.table(/^(?:presentation|none)$/i.test(roleOf(attributes))),
  tr: (writer) => writer.row(),
  td: (writer) => writer.cell(false),
  th: (writer) => writer.cell(true),
}

function roleOf(attributes: Readonly<Record<string, string>>): string {
  return Object.hasOwn(attributes, 'role') ? (attributes.role ?? '') : ''
}
