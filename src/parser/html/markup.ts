import type { MarkupPlace } from '../line/place'
import type { Element } from '../mdast/element'
import { writeMarkdown } from '../mdast/markup'
import { LineWriter } from '../mdast/writer'
import { elementsOf } from './digest'
import type { PageLine, PageSpan } from './line'
import { readPage } from './page'

/**
 * The headings, paragraphs, list items and tables of the HTML in a Markdown document. What stands between its tags may be Markdown that a missing blank
 * line hid from the parser: `**strong**` and `[links](…)` are read there.
 */
export function elementsOfMarkup(markup: string, { pointOf, position }: MarkupPlace): Element[] {
  const lines = readPage(markup).lines.map(withMarkdown)
  // A place of its own tells one paragraph from the next.
  return elementsOf(lines, (start, end) =>
    pointOf ? { start: pointOf(start), end: pointOf(end) } : position && { ...position },
  )
}

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
