import type { Point } from '../../model/paper'
import { createPointer } from '../../parser/pointer'

/** A document without what stands before each of its lines. */
export interface Trimmed {
  readonly text: string
  /** The place in the document of an offset in the text. */
  pointAt(offset: number): Point
}

/** Most marks that are taken off one after the other. */
const DEPTH = 8

/**
 * Takes off what stands before every line, as in a mail that quotes a page (`> `) or a page that was set in as a block of code.
 * No-break and ideographic blanks become plain ones, which Markdown's marks need behind them.
 */
export function withoutMargin(document: string): Trimmed {
  let text = document.replace(/[\u00A0\u3000]/g, ' ')
  let widths: number[] | undefined
  for (let depth = 0; depth < DEPTH; depth++) {
    const head = /^\s{0,512}?(?=>| {4}|\t)/.test(text) ? text.split('\n') : undefined
    const width = head && widthOf(head)
    if (!head || !width) break
    widths ??= head.map(() => 0)
    const known = widths
    text = head
      .map((line, index) => {
        const own = width(line)
        known[index] = (known[index] ?? 0) + own
        return line.slice(own)
      })
      .join('\n')
  }
  const pointIn = createPointer(document)
  return { text, pointAt: widths ? behind(widths, text, pointIn) : pointIn }
}

/** How much to take off a line; `undefined` where the lines have nothing in common. */
function widthOf(lines: readonly string[]): ((line: string) => number) | undefined {
  const filled = lines.filter((line) => line.trim() !== '')
  const quote = /^\s{0,3}>[ ]?/
  if (filled.every((line) => quote.test(line))) return (line) => quote.exec(line)?.[0].length ?? 0
  const blank = /^[ \t]*/.exec(filled[0] ?? '')?.[0] ?? ''
  let length = blank.length
  for (const line of filled) {
    while (length > 0 && !line.startsWith(blank.slice(0, length))) length--
    if (length === 0) return undefined
  }
  const isCode = length >= 4 || blank.slice(0, length).includes('\t')
  return isCode
    ? (line) => (line.trim() === '' ? Math.min(length, line.replace(/\r$/, '').length) : length)
    : undefined
}

/** Places of a text in the document from whose lines so many units were taken off. */
function behind(
  widths: readonly number[],
  text: string,
  pointIn: (offset: number) => Point,
): (offset: number) => Point {
  let sum = 0
  const before = widths.map((width) => (sum += width))
  const pointOf = createPointer(text)
  return (offset) => pointIn(offset + (before[pointOf(offset).line - 1] ?? sum))
}
