import { Parser } from 'htmlparser2'

import { ASIDES, BLOCKS, headingOf, isHidden, isStrong } from './elements'
import { createHead } from './head'
import type { Page } from './line'
import { createWriter, type LineWriter } from './writer'

/** Elements may stand so deep in each other; a page is read up to where it is deeper. */
const DEEPEST = 512

/** What an element changes while it is open. */
interface Frame {
  readonly name: string
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
  const frames: Frame[] = []
  /** How many open elements are not shown; while there are any, nothing else is looked at. */
  let hidden = 0
  let isTitle = false
  let tooDeepAt: number | undefined

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hidden > 0 || isHidden(name, attributes)) {
          hidden++
          // The stack below is the parser's own: it must not grow without end.
          if (frames.length + hidden > DEEPEST) stop()
          return
        }
        head.open(name, attributes)
        isTitle ||= name === 'title'
        frames.push(openElement(name, attributes, writer, parser.startIndex))
        if (frames.length > DEEPEST) stop()
      },
      ontext(text) {
        if (hidden > 0) return
        if (isTitle) head.title(text)
        else writer.text(text, parser.startIndex, parser.endIndex + 1)
      },
      oncomment(text) {
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
  return { ...head.end(), lines: writer.end(), tooDeepAt }
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
  if (ASIDES.has(name)) undos.push(writer.set('region', 'aside'))
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined
  const undo = special?.(writer, attributes, start)
  if (undo) undos.push(undo)
  const [only] = undos
  return { name, isBlock, undo: undos.length < 2 ? only : () => undoAll(undos) }
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
    writer.newLine()
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
