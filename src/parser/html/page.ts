import { Parser } from 'htmlparser2'

import { isHidden, isTagText } from './elements'
import { createHead, type HeadReader } from './head'
import type { Page, PageLine } from './line'
import { type Frame, PageWriter } from './writer'

/** Elements may stand so deep in each other; a page is read up to where it is deeper. */
const DEEPEST = 512

/**
 * Takes a page apart into its printed lines, in one pass and without building its tree. Scripts, styles and what is not shown are
 * left out, entities are decoded once, declarations (DOCTYPE) are passed over, and nothing is fetched.
 */
export function readPage(document: string): Page {
  const writer = new PageWriter()
  const head = createHead()
  const { tooDeepAt } = scan(document, writer, head, () => false)
  return { ...head.end(), lines: writer.finish(), tooDeepAt }
}

/**
 * The printed lines of a piece of HTML, as feeds and mails hold it, up to where it is too deep. Not all who write them escape their text: only tags
 * that HTML has count, and `a<b` in running text stays. `isPreformatted`: its line ends are printed.
 */
export function readFragment(html: string, isPreformatted = false): readonly PageLine[] {
  const writer = new PageWriter(isPreformatted)
  const { readTo, tooDeepAt } = scan(html, writer, createHead(), isTagText)
  // The parser drops a tag that is not closed, as it sees one in `a<b`.
  const rest = html.slice(readTo)
  if (tooDeepAt === undefined && !/^<(?:[!?]|\/?[a-z]+[ >])/i.test(rest))
    writer.text(rest, readTo, html.length)
  return writer.finish()
}

/** How far a document was read, and where it became too deep. */
interface Scanned {
  readonly readTo: number
  readonly tooDeepAt: number | undefined
}

/** Gives the elements and words of a document to a writer; a tag that is text, by its name and source, is given as words. */
function scan(
  document: string,
  writer: PageWriter,
  head: HeadReader,
  isText: (name: string, source: () => string) => boolean,
): Scanned {
  const frames: (Frame | undefined)[] = []
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
        if (isText(name, source)) {
          writer.text(source(), start, readTo)
          frames.push(undefined)
        } else {
          head.open(name, attributes)
          isTitle ||= name === 'title'
          frames.push(writer.open(name, attributes, start))
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
        if (frame) writer.close(frame)
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
