import { toOneLine } from '../../lexicon/text'
import type { Position } from '../../model/paper'
import type { Element, Passage } from '../line/element'
import { textOf, trimLine, withLinks } from '../line/span'
import { elementsOf } from './digest'
import { isHtml } from './elements'
import { readFragment } from './page'

/** A text that may be HTML as headings, paragraphs, list items and tables. All stand at `position`, that of what holds the text. */
export function elementsOfText(text: string, position: Position | undefined): Element[] {
  if (!isHtml(text)) return paragraphsOf(text, position)
  // A place of its own tells one paragraph from the next.
  return elementsOf(readFragment(text), () => position && { ...position })
}

/** The words of a text that may be HTML, each block and each line of it on a line of its own. */
export function plainOf(text: string): string {
  if (!isHtml(text)) return text
  return readFragment(text)
    .map(({ spans }) => toOneLine(textOf(spans)))
    .filter((line) => line !== '')
    .join('\n')
}

/** Where the links of a text that may be HTML lead, in the order in which they stand. */
export function addressesOf(text: string): string[] {
  if (!isHtml(text)) return []
  const urls = readFragment(text).flatMap(({ spans }) => spans.flatMap(({ url }) => url ?? []))
  return urls.filter((url, index) => url !== urls[index - 1])
}

/** A blank line parts paragraphs. */
function paragraphsOf(text: string, position: Position | undefined): Element[] {
  return text
    .split(/(?:\r\n?|\n)[ \t]{0,99}(?:\r\n?|\n)/)
    .map((paragraph) =>
      paragraph
        .split(/\r\n?|\n/)
        .map((line) => trimLine(withLinks([{ text: line.trim() }])))
        .filter(({ length }) => length > 0),
    )
    .filter((lines) => lines.length > 0)
    .map((lines): Passage => ({ kind: 'text', depth: 0, lines, position: position && { ...position } }))
}
