import type { Position } from './paper'
import type { DigestFieldType, FieldData, FieldType } from './token'

export type { FieldData } from './token'

/** One statement of a card, as the page prints it: a unist `Literal`. */
export interface FieldNode {
  type: FieldType
  /** The words of the page (`Apr 3, 2025`, `6 authors`), or of a structured document (`2025-04-03`). */
  value: string
  /** What a reader knows beyond the words. */
  data?: FieldData | undefined
  position?: Position | undefined
}

/** What a reader knows of a card as a whole. */
export interface PaperData {
  /**
   * A paper in the shape of `Paper`, where the document holds one. It passes the schema, and its values are not read again; it is never changed. The fields
   * say the same, in words: one that differs, since a plugin changed it, counts before it. A reader may leave the fields out.
   */
  paper?: unknown
  /** An entry of a bibliography, which is not united with another of the same paper: each has its key. */
  isRecord?: boolean | undefined
}

/** A card: a unist `Parent` of its fields, in reading order. */
export interface PaperNode {
  type: 'paper'
  children: FieldNode[]
  data?: PaperData | undefined
  position?: Position | undefined
}

/** What the page says of itself: its title, its date, the query that it answers. */
export interface DigestFieldNode {
  type: Exclude<DigestFieldType, 'section'>
  value: string
  position?: Position | undefined
}

/** Text that no rule claims; kept, so that a plugin can make something of it. */
export interface TextNode {
  type: 'text'
  value: string
  position?: Position | undefined
}

/** The papers under one heading. */
export interface SectionNode {
  type: 'section'
  title: string
  children: PaperNode[]
  position?: Position | undefined
}

/** What stands at the top of a digest, in reading order. */
export type DigestContent = PaperNode | DigestFieldNode | SectionNode | TextNode

/** A digest as a unist tree: `root > section? > paper > field`. */
export interface Root {
  type: 'root'
  children: DigestContent[]
  position?: Position | undefined
  data?: { /** Name of the reader. */ reader?: string | undefined } | undefined
}
