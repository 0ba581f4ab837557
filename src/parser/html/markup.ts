import type { Position } from '../../model/paper'
import type { Element, Passage } from '../line/element'
import { type Span, trimLine, withLinks } from '../line/span'
import { LineWriter } from '../line/writer'
import { writeMarkdown } from '../mdast/plain'
import { elementsOf } from './digest'
import type { PageLine, Placer } from './line'
import { readFragment } from './page'

/** The headings, paragraphs, list items and tables of the HTML in a Markdown document. */
export function elementsOfMarkup(markup: string, placeOf: Placer): Element[] {
  return elementsOf(readFragment(markup).map(withMarkdown), placeOf)
}

/** The headings of HTML that has neither tables nor lists, and what stands between them, each as one passage: its line ends are those of the source. */
export function passagesOfMarkup(markup: string, depth: number, position: Position | undefined): Passage[] {
  const passages: Passage[] = []
  for (const line of readFragment(markup, true)) {
    const words = trimLine(withLinks(withMarkdown(line).spans))
    const last = passages.at(-1)
    if (words.length === 0) continue
    if (line.kind === 'heading')
      passages.push({ kind: 'heading', depth: line.depth, lines: [words], position })
    else if (last?.kind === 'text') passages[passages.length - 1] = { ...last, lines: [...last.lines, words] }
    else passages.push({ kind: 'text', depth, lines: [words], position })
  }
  return passages
}

/** What stands between tags may be Markdown that a missing blank line hid from the parser. */
function withMarkdown(line: PageLine): PageLine {
  return line.spans.some(isMarkdown) ? { ...line, spans: line.spans.flatMap(spansOf) } : line
}

function isMarkdown({ text, url, code }: Span): boolean {
  return url === undefined && !code && (text.includes('**') || text.includes(']('))
}

function spansOf(span: Span): readonly Span[] {
  if (!isMarkdown(span)) return [span]
  const { text, ...marks } = span
  const writer = new LineWriter(marks)
  writeMarkdown(text, writer)
  return writer.take()
}
