import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { TextNode } from '../../model/tree'
import type { Element } from '../line/element'
import { textOf } from '../line/span'

/** What no rule claims: printed lines, those of a table a row each. */
export function textNode(element: Element): TextNode {
  const { position } = element
  const lines =
    element.kind === 'table'
      ? [element.head, ...element.rows].map((row) =>
          row
            .flatMap(({ lines: printed }) => printed.map(textOf))
            .filter((words) => words !== '')
            .join(' | '),
        )
      : element.lines.map(textOf)
  return { type: 'text', value: lines.filter((line) => line !== '').join('\n'), position }
}

export function unclaimedText(place: Position | undefined, actual: string): Diagnostic {
  return diagnostic('unclaimed-text', 'Unexpected text: no rule claims it', { place, actual })
}
