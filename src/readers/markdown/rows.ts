import type { Point, Position } from '../../model/paper'
import type { CellContent } from '../../parser/markdown/element'
import { LineWriter } from '../../parser/markdown/writer'

/** A line of the document, and where it stands. */
interface RowLine {
  readonly start: number
  readonly end: number
  readonly line: number
}

/** Longer rows are left to the parser. */
const LONGEST = 16_384

/**
 * A cell that is plain words, strong words, or one link, which may be strong: `|`, `\`, code, HTML, entities and other emphasis make it
 * something that only the parser can tell. Words and addresses hold none of the characters that end them, so nothing is tried twice.
 */
const PLAIN_CELL =
  /^[ \t]*(\*\*(?![\s*]))?(?:([^\\`_<&*[\]\n\r]*)|\[([^\\`_<&*[\]\n\r]*)\]\((https?:\/\/[^\s()<>\\&*"'[\]`]{1,2048})\))(\*\*)?[ \t]*$/

/**
 * The cells of a table's row where they are plain, as most rows of long tables are: reading those here takes a tenth of the
 * parser's time and gives the same. `undefined` for a row that has to be parsed.
 */
export function plainRow(document: string, { start, end, line }: RowLine): CellContent[] | undefined {
  if (end - start > LONGEST) return undefined
  const text = document.slice(start, end)
  const open = /^ {0,3}\|/.exec(text)
  const close = /\|[ \t]*[\r\n]*$/.exec(text.slice(-128))
  if (!open || !close) return undefined
  const last = Math.max(0, text.length - 128) + close.index
  const cells: CellContent[] = []
  let from = open[0].length - 1
  while (from < last) {
    const bar = text.indexOf('|', from + 1)
    const lines = linesOfCell(text.slice(from + 1, bar))
    if (!lines) return undefined
    const to = bar === last ? bar + 1 : bar
    cells.push({ lines, position: placeOf(line, start, from, to) })
    from = bar
  }
  return cells.length > 0 ? cells : undefined
}

function linesOfCell(cell: string): CellContent['lines'] | undefined {
  const match = PLAIN_CELL.exec(cell)
  if (!match) return undefined
  const [, open, words, linked, url, close] = match
  const text = (words ?? linked ?? '').trim()
  const isStrong = open !== undefined
  if (isStrong !== (close !== undefined) || (isStrong && (text === '' || /^\s|\s$/.test(words ?? ''))))
    return undefined
  if (isStrong && !/^[\p{L}\p{N}[]/u.test(linked === undefined ? text : '[')) return undefined
  if (isStrong && linked === undefined && !/[\p{L}\p{N}.,:;!?)]$/u.test(text)) return undefined
  if (text.includes('  \n') || /^#/.test(text)) return undefined
  const writer = new LineWriter()
  if (isStrong) writer.strong++
  if (url !== undefined) writer.enterLink(url)
  writer.text(linked ?? text)
  if (url !== undefined) writer.leave('link')
  return writer.end()
}

function placeOf(line: number, start: number, from: number, to: number): Position {
  const point = (at: number): Point => ({ line, column: at + 1, offset: start + at })
  return { start: point(from), end: point(to) }
}
