import type { Nodes } from 'mdast'

import type { Point, Position } from '../../model/paper'

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

/** The place of a node in the document; `undefined` for one without a place. */
export function placeOf({ position }: Nodes, shift: Shift | undefined): Position | undefined {
  if (!position || !shift) return position as Position | undefined
  return { start: moved(position.start as Point, shift), end: moved(position.end as Point, shift) }
}

/** From the start of the first to the end of the last. */
export function united(first: Position | undefined, last: Position | undefined): Position | undefined {
  return first && last ? { start: first.start, end: last.end } : (first ?? last)
}

/** A place in a slice as one in the document. */
export function moved({ line, column, offset }: Point, { lines, offset: units, margin }: Shift): Point {
  const at = line + lines
  return {
    line: at,
    column: column + (margin?.columns(at) ?? 0),
    offset: offset + units + (margin?.offset(at) ?? 0),
  }
}
