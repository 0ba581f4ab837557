import type { Nodes } from 'mdast'

import type { Point, Position } from '../../model/paper'

/** Where a slice of a document stands in it. */
export interface Shift {
  /** The place in the document of an offset in the slice. */
  at(offset: number): Point
  /** Units of the slice; what stands behind them was added, defines the addresses of links and says nothing else. */
  readonly length?: number | undefined
  /** The slice goes on with the rows of the table before it; its head is a repetition. */
  readonly isTableOpen?: boolean | undefined
}

/** The place of a node in the document; `undefined` for one without a place. */
export function placeOf({ position }: Nodes, shift: Shift | undefined): Position | undefined {
  if (!position || !shift) return position as Position | undefined
  return { start: shift.at(position.start.offset ?? 0), end: shift.at(position.end.offset ?? 0) }
}

/** From the start of the first to the end of the last. */
export function united(first: Position | undefined, last: Position | undefined): Position | undefined {
  return first && last ? { start: first.start, end: last.end } : (first ?? last)
}
