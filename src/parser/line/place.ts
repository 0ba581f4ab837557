import type { Nodes } from 'mdast'

import type { Point, Position } from '../../model/paper'
import type { HtmlBlock } from '../mdast/html-block'
import { createPointer } from '../pointer'

/** Where a slice of a document stands in it: what is added to its lines and offsets. */
export interface Shift {
  readonly lines: number
  readonly offset: number
  /** The slice goes on with the rows of the table before it; its head is a repetition. */
  readonly isTableOpen?: boolean | undefined
  /** What was taken off the lines before they were parsed. */
  readonly margin?: Margin | undefined
}

/** What stood before the lines of a document and was taken off. */
export interface Margin {
  /** Units before the line, counted from 1. */
  columns(line: number): number
  /** Units before it and all lines above. */
  offset(line: number): number
}

/** Where the HTML of a block stands. */
export interface MarkupPlace {
  /** The place of each of its units; `undefined` where it does not stand in the document as it is. */
  readonly pointOf?: ((offset: number) => Point) | undefined
  /** The place of the whole. */
  readonly position?: Position | undefined
}

/** The place of a node in the document; `undefined` for one without a place. */
export function placeOf({ position }: Nodes, shift: Shift | undefined): Position | undefined {
  if (!position) return undefined
  if (!shift) return position as Position
  return { start: moved(position.start as Point, shift), end: moved(position.end as Point, shift) }
}

/** The places of a block of HTML. */
export function placeOfBlock(
  node: Nodes,
  { markup, isExact, last }: HtmlBlock,
  shift: Shift | undefined,
): MarkupPlace {
  const position = united(placeOf(node, shift), placeOf(last, shift))
  const start = node.position?.start as Point | undefined
  if (!isExact || !start) return { position }
  const pointOf = createPointer(markup)
  return {
    position,
    pointOf(at) {
      const { line, column, offset } = pointOf(at)
      const point = {
        line: start.line + line - 1,
        column: line === 1 ? start.column + column - 1 : column,
        offset: start.offset + offset,
      }
      return shift ? moved(point, shift) : point
    },
  }
}

/** From the start of the first to the end of the last. */
export function united(first: Position | undefined, last: Position | undefined): Position | undefined {
  return first && last ? { start: first.start, end: last.end } : (first ?? last)
}

function moved({ line, column, offset }: Point, shift: Shift): Point {
  const moved = { line: line + shift.lines, column, offset: offset + shift.offset }
  const { margin } = shift
  if (!margin) return moved
  return {
    line: moved.line,
    column: column + margin.columns(moved.line),
    offset: moved.offset + margin.offset(moved.line),
  }
}
