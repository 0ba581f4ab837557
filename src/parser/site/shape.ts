import type { Furniture } from '../../lexicon/label'

/** What a block is by itself, before its neighbours are known. `at` and `rest` are units from the start of its text. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'dot' }
  /** `#3`, `3.`: the number of a card, alone on its line. */
  | { readonly kind: 'ordinal'; readonly value: number }
  | { readonly kind: 'signature' }
  | { readonly kind: 'truncation' }
  | { readonly kind: 'curator' }
  | { readonly kind: 'furniture'; readonly furniture: Furniture }
  /** `6 authors`. */
  | { readonly kind: 'authorCount' }
  /** `161`, `14 5`, `-`: the ends of each figure. */
  | { readonly kind: 'counts'; readonly ranges: readonly Range[] }
  /** `Apr 3, 2025 2`: a date from `at` to `rest`, then perhaps a count. */
  | {
      readonly kind: 'date'
      readonly at: number
      readonly rest: number
      readonly count: Range | undefined
      readonly published: boolean
    }
  /** `Upvote 117` · `Upvote`. */
  | { readonly kind: 'upvotes'; readonly range: Range | undefined }
  /** `GitHub 3.29k`. */
  | { readonly kind: 'stars'; readonly range: Range }
  /** `arXiv Page` · `View PDF`: the name of a page about the paper, where the words above it are one. */
  | { readonly kind: 'page' }
  /** `12. https://…` in a list of addresses. */
  | { readonly kind: 'reference' }
  /** `2/23/26, 9:14 AM   Daily Papers`, `https://…   2/3`: what a browser prints at the edges of each sheet. */
  | { readonly kind: 'sheet' }
  /** `-----`. */
  | { readonly kind: 'rule' }
  /** `Lamps That Learn (140 ▲)`: a title, where the line has one, and its upvotes. */
  | {
      readonly kind: 'voted'
      readonly title: Range | undefined
      readonly count: Range
      readonly url: string | undefined
    }
  /** `Here is the selection of papers for today (6 Jul):`, with its date. */
  | { readonly kind: 'announcement'; readonly range: Range }
  /** `Papers arxiv:2504.02508`, at the head of a paper's own page. */
  | { readonly kind: 'paperId' }
  /** `Submitted by`, perhaps with the name behind it. */
  | { readonly kind: 'submitted'; readonly labelEnd: number; readonly rest: number }

/** The shape of one kind. */
export type ShapeOf<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>

/** Start and end of a part of a block's text. */
export type Range = readonly [start: number, end: number]
