import type { Position } from '../../model/paper'
import type { Line } from './span'

/**
 * An open block of a page, such as a `div`, `section`, `li` or `tr`, and the blocks around it. Blocks with the same `parent`, `name` and
 * `className` are siblings.
 */
export interface Container {
  /** The block around it; `undefined` for the outermost. */
  readonly parent: Container | undefined
  readonly name: string
  /** As written; empty without any. */
  readonly className: string
  /** Number in the order in which they open, from 0. */
  readonly index: number
  /** Number of the outermost article that it is or stands in; -1 outside. */
  readonly article: number
  /** Number of the innermost definition list (`dl`) that it is or stands in; -1 outside. */
  readonly list: number
}

/** A heading, a paragraph, the first paragraph of a list item, or a rule. */
export interface Passage {
  readonly kind: 'heading' | 'text' | 'item' | 'rule'
  /** Of a heading its depth; of anything else how many list items it stands in. */
  readonly depth: number
  readonly lines: readonly Line[]
  readonly position?: Position | undefined
  /** The innermost block of a page that it stands in. */
  readonly container?: Container | undefined
  /** Number of the card that it belongs to, where blocks of a page hold one paper each. */
  readonly card?: number | undefined
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
