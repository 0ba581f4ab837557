import type { Margin } from '../../parser/line/place'

/** A document without what stands before each of its lines, and how to find places of it in the document. */
export interface Trimmed {
  readonly text: string
  readonly margin?: Margin | undefined
}

/** Most marks that are taken off one after the other. */
const DEPTH = 8

/**
 * Takes off what stands before every line, as in a mail that quotes a page (`> `) or a page that was set in as a block of code.
 * No-break and ideographic blanks become plain ones, which Markdown's marks need behind them, and a CR alone a line feed.
 */
export function withoutMargin(document: string): Trimmed {
  let text = document.replace(/[\u00A0\u3000]/g, ' ').replace(/\r(?!\n)/g, '\n')
  let widths: number[] | undefined
  for (let depth = 0; depth < DEPTH; depth++) {
    const head = /^[\s\uFEFF]{0,512}?(?=>| {4}|\t)/.test(text) ? text.split('\n') : undefined
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
  return widths ? { text, margin: marginOf(widths) } : { text }
}

/** How much to take off a line; `undefined` where the lines have nothing in common. */
function widthOf(lines: readonly string[]): ((line: string) => number) | undefined {
  const filled = lines.filter((line) => line.trim() !== '')
  const quote = /^[\uFEFF]?\s{0,3}>[ ]?/
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

function marginOf(widths: readonly number[]): Margin {
  const before: number[] = []
  let sum = 0
  for (const width of widths) {
    sum += width
    before.push(sum)
  }
  return {
    columns: (line) => widths[line - 1] ?? 0,
    offset: (line) => before[line - 1] ?? sum,
  }
}
