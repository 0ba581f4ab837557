import type { Position } from '../model/paper'

/** Words that might be the title of an entry. */
export interface TracedTitle {
  readonly title: string
  /** What speaks for it and against it, by the names of the weights. */
  readonly reasons: readonly string[]
  readonly weight: number
  readonly isChosen: boolean
  readonly position?: Position | undefined
}

/** Something that the grammar found an entry to say: what it is, and the words. */
export interface TracedFact {
  readonly meaning: string
  readonly value: string
  readonly position?: Position | undefined
}

/** What may be one paper was read: a heading, an item, a paragraph, a record, a card or a table's row. */
export interface TracedEntry {
  readonly type: 'entry'
  readonly kind: string
  readonly titles: readonly TracedTitle[]
  readonly facts: readonly TracedFact[]
  readonly isPaper: boolean
  /** Why it is a paper by itself, or none. */
  readonly verdict: string
  readonly position?: Position | undefined
}

/** An entry is a paper since those beside it are. */
export interface TracedPromotion {
  readonly type: 'promoted'
  readonly title: string
  readonly position?: Position | undefined
}

/** A heading groups the papers under it. */
export interface TracedSection {
  readonly type: 'section'
  readonly title: string
  readonly position?: Position | undefined
}

/** What the columns of a table hold was told; `title` is `undefined` where none has titles. */
export interface TracedColumns {
  readonly type: 'columns'
  readonly columns: readonly {
    readonly label: string
    readonly meaning: string | undefined
    readonly weight: number
  }[]
  readonly title: number | undefined
  readonly position?: Position | undefined
}

/** A decision of the grammar. An entry may be read in several ways before the page is settled: the tree says which one counted. */
export type Decision = TracedEntry | TracedPromotion | TracedColumns | TracedSection

/** Takes each decision as it is made. */
export type Trace = (decision: Decision) => void
