import type { Point, Position } from '../../model/paper'
import type { Container } from '../line/element'
import type { Span } from '../line/span'

export type { Container }

/** Line and column of an offset. */
export type Pointer = (offset: number) => Point

/** The place from an offset to another; absent where the document does not hold the HTML as it stands. */
export type Placer = (start: number, end: number) => Position | undefined

/** A run of words of a page, a picture, or a link without words. */
export interface PageSpan extends Span {
  /** Its address is relative to nobody knows what. */
  readonly isAstray?: boolean | undefined
}

/** The part of a page that a line stands in, as its elements name it. */
export type Region = 'main' | 'aside'

/** One printed line of a page. */
export interface PageLine {
  readonly kind: 'heading' | 'text' | 'item' | 'rule'
  /** Of a heading its depth, of anything else how many list items it stands in. */
  readonly depth: number
  /** Name of the block element that it stands in: `p`, `dt`, `div`. */
  readonly element: string
  readonly spans: readonly PageSpan[]
  /** Lines of one block share the number; `br` ends a line and no block. */
  readonly block: number
  /** As of its container. */
  readonly article: number
  readonly list: number
  readonly region: Region
  /** The innermost block that it stands in. */
  readonly container: Container | undefined
  readonly cell?: Cell | undefined
  /** Offsets of its words in the document. */
  readonly start: number
  readonly end: number
}

/** Where a line stands in a table. */
export interface Cell {
  readonly table: Table
  readonly row: number
  readonly column: number
}

/** A table of a page, and what tells data from layout. */
export interface Table {
  readonly parent: Table | undefined
  rows: number
  /** Cells of its widest row. */
  width: number
  /** Cells of the row that is open. */
  columns: number
  /** For each column the last row that a cell of a row above reaches into. */
  readonly reached: number[]
  /** Rows that consist of head cells, from the first. */
  heads: number
  /** It is there to place things: it holds another table, headings or rules, or says so itself. */
  isLayout: boolean
}

/** A page, taken apart in one pass. */
export interface Page {
  readonly lines: readonly PageLine[]
  /** What the head says: names of `meta` in lower case, with all their contents. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  /** Words of `title`. */
  readonly title: string
  /** Its own address, as far as it tells. */
  readonly address?: string | undefined
  /** What relative addresses are relative to, where the page tells. */
  readonly base?: string | undefined
  /** When a program saved it, in that program's words. */
  readonly saved?: string | undefined
  /** What was asked in its search field. */
  readonly query?: string | undefined
  /** Offset at which it became too deep to be read on. */
  readonly tooDeepAt?: number | undefined
}
