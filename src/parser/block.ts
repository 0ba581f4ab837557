import type { Position } from '../model/paper'

/**
 * One line or element of a document, with its syntax off: quote marks, indentation, list and heading marks, and the marks of
 * links and pictures. Readers know syntax and yield blocks; constructs know digests and give the blocks their meaning.
 */
export interface Block {
  /**
   * The visible words, without white space at their ends. Empty only where an element has a link or a picture and no words: such
   * a block says which paper the blocks beside it belong to.
   */
  readonly text: string
  /** Offset of the content in the document. */
  readonly start: number
  /** Offset behind the content. */
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** 1-based column of `start`. */
  readonly column: number
  /** Its line starts with a byte-order mark, which is a column and sets nothing in. */
  readonly isBehindMark?: boolean | undefined
  /** Whether a blank line stands before it. */
  readonly apart: boolean
  /** Whether a middle dot or a round bullet stood before it: cards print one before their byline and date. */
  readonly dotted: boolean
  /** Heading depth, 0 for anything else. */
  readonly heading: number
  /** What it links to, in reading order. */
  readonly links?: readonly BlockLink[] | undefined
  /** Its pictures, in reading order. */
  readonly images?: readonly BlockImage[] | undefined
  /** Where the words are no single slice of the document: the slices, in reading order. */
  readonly pieces?: readonly BlockPiece[] | undefined
  /** The document spells the words in another way, unit by unit: `Log_In`. */
  readonly respelled?: boolean | undefined
  /** The place of its element, where the text is no slice of the document; its offsets and columns then tell nothing. */
  readonly place?: Position | undefined
}

/** A link; `from` and `to` are units of the block's text. */
export interface BlockLink {
  /** The address as it is written; empty where the document names it elsewhere and that is not at hand. */
  readonly url: string
  readonly from: number
  readonly to: number
  /** Its first words stand on a line before. */
  readonly continued?: boolean | undefined
}

/** A picture and the words that stand for it; `at` is a unit of the block's text. */
export interface BlockImage {
  readonly alt: string
  readonly at: number
}

/** The words from the unit `from` on stand at the offset `start` of the document, up to the next piece. */
export interface BlockPiece {
  readonly from: number
  readonly start: number
}

/** How far its line sets a block in, in columns from 1. */
export function indentOf({ column, isBehindMark }: Block): number {
  return isBehindMark ? column - 1 : column
}

/** Start and end of a part of a text. */
export type Range = readonly [from: number, to: number]

/** The words from one unit to another as a block of their own; they must not be blank at their ends. */
export function sliceBlock(block: Block, from: number, to: number): Block {
  if (from <= 0 && to >= block.text.length) return block
  const start = offsetAt(block, from)
  const { links, images, pieces } = block
  const moved = pieces
    ?.filter((piece, index) => piece.from < to && (pieces[index + 1]?.from ?? to) > from)
    .map((piece) => ({
      from: Math.max(0, piece.from - from),
      start: piece.start + Math.max(0, from - piece.from),
    }))
  return {
    ...block,
    text: block.text.slice(from, to),
    start,
    end: to > from ? offsetAt(block, to - 1) + 1 : start,
    column: block.column + start - block.start,
    apart: block.apart && from === 0,
    links: links && linksWithin(links, from, to),
    images: images?.filter(({ at }) => at >= from && at <= to).map(({ alt, at }) => ({ alt, at: at - from })),
    pieces: moved && moved.length > 1 ? moved : undefined,
  }
}

/** The links that touch the words from one unit to another, by their place there. */
export function linksWithin(links: readonly BlockLink[], from: number, to: number): BlockLink[] {
  return links
    .filter((link) => link.from < to && link.to > from)
    .map((link) => ({ ...link, from: Math.max(0, link.from - from), to: Math.min(to, link.to) - from }))
}

/** Offset in the document of a unit of a block's text. */
export function offsetAt({ start, pieces }: Block, unit: number): number {
  if (pieces === undefined) return start + unit
  const found = pieces.findLast((piece) => piece.from <= unit) ?? pieces[0]
  return found ? found.start + unit - found.from : start
}
