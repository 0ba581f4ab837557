import type { Identifiers, Paper } from '../model/paper'

/** What a resolver was asked and answered for one paper. */
export interface Lookup {
  /** Records that may be of the paper, whatever order they stand in; none where there is none. */
  readonly records: readonly Paper[]
  /** Why it could not be asked; what it has is then not known. */
  readonly failure?: string | undefined
}

/** How a resolver is asked. */
export interface LookupOptions {
  readonly signal?: AbortSignal | undefined
  /** Give records too whose titles are only nearly the same. Default: `false`. */
  readonly isNear?: boolean | undefined
}

/** A place that has records of papers. Whether a record is that of a paper it leaves to {@link matchPaper}. */
export interface Resolver {
  /** What `sources` call it: `arxiv`. */
  readonly name: string
  /** Whether names of authors may be taken from its records. Aggregators have initials, other names and other orders. */
  readonly givesNames: boolean
  /** What it can be asked by: kinds of identifiers, where the DOI of an arXiv paper is its arXiv id, and titles. It is asked only for papers of which one of these is known. */
  readonly asks: readonly (keyof Identifiers | 'title')[]
  /** How many papers it is best asked for at once. Default: 1. */
  readonly batch?: number | undefined
  /**
   * Looks for records of papers: one answer for each, in their order. What fails is an answer too; it rejects only where the signal aborts it.
   */
  lookUp(papers: readonly Paper[], options?: LookupOptions): Promise<readonly Lookup[]>
}
