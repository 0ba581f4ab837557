import type { Position } from '../../model/paper'
import type { Element } from '../markdown/element'
import { writeMarkdown } from '../markdown/markup'
import type { MarkupPlace } from '../markdown/place'
import { LineWriter } from '../markdown/writer'
import { elementsOf } from './digest'
import type { PageLine, PageSpan } from './line'
import { readPage } from './page'

/**
 * The headings, paragraphs, list items and tables of the HTML in a Markdown document. What stands between its tags may be Markdown that a missing blank
 * line hid from the parser: `**strong**` and `[links](…)` are read there.
 */
export function elementsOfMarkup(markup: string, { pointOf, position }: MarkupPlace): Element[] {
  const lines = readPage(markup).lines.map(withMarkdown)
  if (pointOf) return elementsOf(lines, pointOf)
  const nowhere = lines.map((line): PageLine => ({ ...line, start: -1 }))
  return elementsOf(nowhere, () => START).map((element) => placed(element, position))
}

const START = { line: 1, column: 1, offset: 0 }

function withMarkdown(line: PageLine): PageLine {
  return line.spans.some(isMarkdown) ? { ...line, spans: line.spans.flatMap(spansOf) } : line
}

function isMarkdown({ text, url, code }: PageSpan): boolean {
  return url === undefined && !code && (text.includes('**') || text.includes(']('))
}

function spansOf(span: PageSpan): readonly PageSpan[] {
  if (!isMarkdown(span)) return [span]
  const writer = new LineWriter()
  writer.strong = span.strong ? 1 : 0
  // The writer takes the blanks at the ends of a line off.
  const [before = ''] = /^\s*/.exec(span.text) ?? []
  const [after = ''] = /\s*$/.exec(span.text) ?? []
  writeMarkdown(span.text, writer)
  return [{ text: before }, ...writer.end().flat(), { text: after }]
}

function placed(element: Element, position: Position | undefined): Element {
  if (element.kind !== 'table') return { ...element, position: position && { ...position } }
  const cells = (row: typeof element.head): typeof element.head => row.map((cell) => ({ ...cell, position }))
  return {
    ...element,
    head: cells(element.head),
    rows: element.rows.map((row) => [...cells(row)]),
    position,
  }
}
