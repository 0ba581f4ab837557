import type { Position } from '../model/paper'

/**
 * One line or element of a document, with its syntax off: quote marks, indentation, list and heading marks.
 * Readers know syntax and yield blocks; constructs know digests and give the blocks their meaning.
 */
export interface Block {
  /** The content, without marks and without white space at its ends; never empty. */
  readonly text: string
  /** Offset of the content in the document. */
  readonly start: number
  /** Offset behind the content. */
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** 1-based column of `start`. */
  readonly column: number
  /** Whether a blank line stands before it. */
  readonly apart: boolean
  /** Whether a middle dot or a round bullet stood before it: cards print one before their byline and date. */
  readonly dotted: boolean
  /** Heading depth, 0 for anything else. */
  readonly heading: number
  /** Addresses that it links to, absolute, where the reader's syntax has links. */
  readonly links?: readonly string[] | undefined
  /** The place of its element, where the text is no slice of the document; its offsets and columns then tell nothing. */
  readonly place?: Position | undefined
}
