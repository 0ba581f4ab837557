import type { Position } from '../../model/paper'
import type { Line } from './span'

/** A heading, a paragraph, the first paragraph of a list item, or a rule. */
export interface Passage {
  readonly kind: 'heading' | 'text' | 'item' | 'rule'
  /** Of a heading its depth; of anything else how many list items it stands in. */
  readonly depth: number
  readonly lines: readonly Line[]
  readonly position?: Position | undefined
}

/** A cell's printed lines. */
export interface CellContent {
  readonly lines: readonly Line[]
  readonly position?: Position | undefined
}

/** A table: its head and its rows. Rows may be long in coming, where a document is read in slices. */
export interface Grid {
  readonly kind: 'table'
  readonly head: readonly CellContent[]
  readonly rows: CellContent[][]
  readonly position?: Position | undefined
}

/** What a document consists of, in reading order, nesting undone. */
export type Element = Passage | Grid

/** Printed lines as one, as those of a heading are. */
export function joinedLines(lines: readonly Line[]): Line {
  const [first = [], ...rest] = lines
  return rest.length === 0 ? first : [...first, ...rest.flatMap((line) => [{ text: ' ' }, ...line])]
}
