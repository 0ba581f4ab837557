import type { Author, Point, Position, Publication } from './paper'

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
  | RecordFieldType

/** The fields that only records state: entries of bibliographies, objects, rows. */
export type RecordFieldType =
  | 'submitterName'
  | 'submittedAt'
  | 'publication'
  | 'editor'
  | 'citationKey'
  | 'comment'
  | 'version'
  | 'withdrawn'
  | 'language'
  | 'image'
  | 'extra'

/** What a digest says of itself. */
export type DigestFieldType =
  | 'digestTitle'
  | 'digestDate'
  | 'period'
  | 'address'
  | 'retrieved'
  | 'query'
  | 'section'

/**
 * The kinds of token. Beside the fields: `whitespace`; `marker` (quote marks, bullets, brackets and rules with the
 * white space around them); `chrome` (what the site or the carrier prints around the papers); `label` (`Submitted by`);
 * `text` (what no construct claims).
 */
export type TokenType = FieldType | DigestFieldType | 'whitespace' | 'marker' | 'chrome' | 'label' | 'text'

/** What a reader that sees marks or structure can tell of a field. */
export interface FieldData {
  /** Of an organisation: its handle; `value` is then the name alone. */
  slug?: string | undefined
  /** Of an organisation: its page. Of a title: the page of its paper. Of stars: the repository that has them. */
  url?: string | undefined
  /** Of a link: what it leads to. Of an image: `thumbnail` or `media`. */
  rel?: string | undefined
  /** Of a publication: which part of it the words are. */
  part?: Exclude<keyof Publication, 'editors'> | undefined
  /** Of what no other field has a place for: the name of the document's format, and the key there. */
  format?: string | undefined
  key?: string | undefined
  /** Of the same: the value, where it is no text. */
  stated?: unknown
  /** Of an identifier: whose it is. */
  kind?: 'arxiv' | 'doi' | 'openreview' | 'acl' | 'pmid' | undefined
  /** Of an author: the parts of the name, where the document has them. They count as long as `name.name` is the field's value. */
  name?: Author | undefined
  /** Of an author: the family name stands before initials, as in `Quill A`. */
  isFamilyFirst?: boolean | undefined
  /** The value is text as it is meant, with no LaTeX left to decode and addresses without what writing leaves at their ends. */
  plain?: boolean | undefined
  /** The words themselves, where the document writes them in another way: a query within an address. */
  words?: string | undefined
}

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
  /** What is known beyond the words, such as where they lead. */
  readonly data: FieldData | undefined

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
    data?: FieldData,
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
    this.data = data
  }

  /** The slice itself, untouched. */
  get value(): string {
    return this.fragment.text.slice(this.start - this.fragment.base, this.end - this.fragment.base)
  }

  get position(): Position {
    const start: Point = { line: this.line, column: this.column, offset: this.start }
    return { start, end: { line: this.endLine, column: this.endColumn, offset: this.end } }
  }

  /** A plain `{type, card, value, data?, position}`, so that `JSON.stringify` shows what matters. */
  toJSON(): { type: TokenType; card: number; value: string; data?: FieldData; position: Position } {
    const { type, card, value, data, position } = this
    return data ? { type, card, value, data, position } : { type, card, value, position }
  }
}
