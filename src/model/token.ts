import type { Point, Position } from './paper'

/** The fields that a card can state; the vocabulary that all readers share. */
export type FieldType =
  | 'title'
  | 'abstract'
  | 'tldr'
  | 'author'
  | 'authorCount'
  | 'organization'
  | 'published'
  | 'featured'
  | 'submitter'
  | 'identifier'
  | 'link'
  | 'keyword'
  | 'category'
  | 'upvotes'
  | 'comments'
  | 'stars'
  | 'count'

/** What a digest says of itself. */
export type DigestFieldType = 'digestTitle' | 'digestDate' | 'query' | 'section'

/**
 * The kinds of token. Beside the fields: `whitespace`; `marker` (quote marks, bullets, brackets and rules with the
 * white space around them); `chrome` (what the site or the carrier prints around the papers); `label` (`Submitted by`);
 * `text` (what no construct claims).
 */
export type TokenType = FieldType | DigestFieldType | 'whitespace' | 'marker' | 'chrome' | 'label' | 'text'

/** A part of a document that is in memory; `base` is the offset of its first unit in the whole document. */
export interface Fragment {
  readonly text: string
  readonly base: number
}

/**
 * A slice of the document and what it is. Tokens are gapless: joined, their values are the document.
 * `value` and `position` are computed when asked for, since most tokens of a large page are never looked at.
 */
export class Token {
  readonly type: TokenType
  /** Which card it belongs to, counted from 0; -1 outside cards. */
  readonly card: number
  readonly fragment: Fragment
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number

  constructor(
    type: TokenType,
    card: number,
    fragment: Fragment,
    start: number,
    end: number,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
  ) {
    this.type = type
    this.card = card
    this.fragment = fragment
    this.start = start
    this.end = end
    this.line = line
    this.column = column
    this.endLine = endLine
    this.endColumn = endColumn
  }

  /** The slice itself, untouched. */
  get value(): string {
    return this.fragment.text.slice(this.start - this.fragment.base, this.end - this.fragment.base)
  }

  get position(): Position {
    const start: Point = { line: this.line, column: this.column, offset: this.start }
    return { start, end: { line: this.endLine, column: this.endColumn, offset: this.end } }
  }

  /** A plain `{type, card, value, position}`, so that `JSON.stringify` shows what matters. */
  toJSON(): { type: TokenType; card: number; value: string; position: Position } {
    return { type: this.type, card: this.card, value: this.value, position: this.position }
  }
}
