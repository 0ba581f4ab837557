import type { PublicationType } from '../lexicon/publication'

/** A place in a document: 1-based line and column, 0-based offset, all in UTF-16 code units (unist `Point`). */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A span of a document, end exclusive (unist `Position`). */
export interface Position {
  start: Point
  end: Point
}

/** What a link leads to, as far as the digest or the address itself tells. */
export type LinkRelation = 'abstract' | 'pdf' | 'code' | 'project' | 'discussion' | 'video' | 'other'

/** One author. `name` is always there, in reading order; the parts are present where the name could be split with certainty. */
export interface Author {
  /** The whole name in reading order, such as `Aäron van den Oord`. Never empty. */
  name: string
  /** The part that bibliographies sort by, without its particle: `Oord`. */
  family?: string | undefined
  /** Everything before the family name: `Aäron`. */
  given?: string | undefined
  /** A lower-case nobiliary particle that is not sorted by: `van den`. */
  particle?: string | undefined
  /** `Jr.`, `III` and the like. */
  suffix?: string | undefined
  /** The name of an organisation or a team, to be printed as it stands; the parts are then absent. */
  literal?: string | undefined
}

/** The organisation that a digest shows on a card. */
export interface Organization {
  /** The name for people: `MediaTek Research`. */
  name: string
  /** The handle on the digest's site: `MediaTek-Research`. */
  slug?: string | undefined
  url?: string | undefined
}

/** A link of a paper: http(s), absolute, cleaned of what the page left at its ends. */
export interface Link {
  url: string
  rel: LinkRelation
}

/** Identifiers in their canonical form, without scheme or host. */
export interface Identifiers {
  /** Without version: `2504.02508`, `hep-th/9901001`. */
  arxiv?: string | undefined
  /** Lower case, without resolver: `10.48550/arxiv.2504.02508`. */
  doi?: string | undefined
  /** OpenReview forum id. */
  openreview?: string | undefined
  /** ACL Anthology id: `2024.acl-long.1`. */
  acl?: string | undefined
  /** PubMed id, digits. */
  pmid?: string | undefined
}

/** Counts that the digest prints. Zero is a value; what the page does not state is absent. */
export interface Metrics {
  upvotes?: number | undefined
  comments?: number | undefined
  /** GitHub stars of the paper's repository. */
  stars?: number | undefined
}

/** Where a paper was read: provenance, united when papers are merged. */
export interface Source {
  /** Name of the reader: `text`, `html` and so on. */
  reader: string
  /** The document's path; where none was given, the address that the document says it was copied from. */
  path?: string | undefined
  /** The day of the digest it stood in, ISO 8601. */
  digestDate?: string | undefined
  /** The card's span in the document. */
  position?: Position | undefined
  /** The title that it has there, where papers were merged and that of another source was taken. */
  title?: string | undefined
  /** The key that a bibliography cites it by there, where papers were merged: the paper's own is one of these. */
  citationKey?: string | undefined
  /** The counts that stand there, where papers were merged: the paper's own are the newest of each. */
  metrics?: Metrics | undefined
  /** What was taken from there where a paper was completed by a record: `authors`, `identifiers.arxiv`. What no source names is what the digest states. */
  fields?: string[] | undefined
}

/** Where and as what a work was published, as far as a record states it. Texts are one line of Unicode, as printed. */
export interface Publication {
  /** Absent where the record leaves it open. */
  type?: PublicationType | undefined
  /** The journal, the proceedings or the book that it is part of; of a preprint, where it was accepted. */
  container?: string | undefined
  volume?: string | undefined
  issue?: string | undefined
  /** As printed, spans with a hyphen: `117-142`, `e2104`. */
  pages?: string | undefined
  publisher?: string | undefined
  /** Where the publisher is. */
  place?: string | undefined
  /** In order; never empty. */
  editors?: Author[] | undefined
  /** The conference or other event. */
  event?: string | undefined
  series?: string | undefined
  edition?: string | undefined
  /** Of a report, a patent or a standard: its number. Of a thesis its kind: `PhD thesis`. */
  number?: string | undefined
  /** Where the paper came out, as the page or a preprint's record prints it (arXiv's `journal-ref`): `J. Tides 7 (2025) 117`, `CVPR 2026 (Oral)`. */
  reference?: string | undefined
}

/** A picture or a film that a digest shows for a paper. */
export interface Image {
  /** http(s), absolute. */
  url: string
  /** `thumbnail`: the one of the card; `media`: what the authors put beside it. */
  rel: 'thumbnail' | 'media'
}

/** What a record states and no other field has a place for, by the name of its format and by key: `{ bibtex: { howpublished: 'Talk' } }`. Plain JSON values. */
export type Extra = Record<string, Record<string, unknown>>

/**
 * One paper of a digest. Unknown values are absent: never an empty string, `null`, a zero or a guess.
 * Plain data: `JSON.parse(JSON.stringify(paper))` equals it.
 */
export interface Paper {
  /** Stable: `arxiv:2504.02508`, `doi:10.…` or `title:<folded title>`. */
  id: string
  /** One line, Unicode; LaTeX is decoded except math between dollar signs. */
  title: string
  /** One line; paragraphs joined and soft wraps undone. */
  abstract?: string | undefined
  /** A short or machine-written summary that the digest shows beside or instead of the abstract. */
  tldr?: string | undefined
  /** In order; empty where the digest names none. */
  authors: Author[]
  /** As printed (`6 authors`); never smaller than the number of names. */
  authorCount?: number | undefined
  /** There are more authors than those that are named, and nothing tells how many (`et al.`, `and others`). */
  moreAuthors?: true | undefined
  organization?: Organization | undefined
  /** Day of publication, ISO 8601, possibly partial: `2025-04-03`, `2025-04`, `2025`. */
  published?: string | undefined
  /** The day the digest lists it, ISO 8601. */
  featured?: string | undefined
  /** The handle or name of the person who submitted it to the digest. */
  submitter?: string | undefined
  /** The name for people of who submitted it, where `submitter` is a handle. */
  submitterName?: string | undefined
  /** When it was submitted to the digest: a day, or a moment with its zone, ISO 8601: `2025-04-04T03:12:45.000Z`. */
  submittedAt?: string | undefined
  identifiers: Identifiers
  /** The paper's own page, where the digest links one. */
  url?: string | undefined
  publication?: Publication | undefined
  /** The key that a bibliography cites it by, as it stands there. */
  citationKey?: string | undefined
  /** The authors' remark: `12 pages, 3 figures` (arXiv's comments). */
  comment?: string | undefined
  /** The version of the preprint that was read, from 1. */
  version?: number | undefined
  /** The authors took it back. */
  withdrawn?: true | undefined
  /** The language that it is written in, as a BCP 47 tag: `en`, `pt-BR`. */
  language?: string | undefined
  /** In reading order, each address once, where papers were merged by address; never empty. */
  images?: Image[] | undefined
  /** In reading order, without repetition; those found in the abstract too. */
  links: Link[]
  keywords: string[]
  /** arXiv categories, primary first. */
  categories: string[]
  metrics: Metrics
  /** The heading it stood under. */
  section?: string | undefined
  /** What no other field has a place for. It never counts before another field. */
  extra?: Extra | undefined
  /** At least one. */
  sources: Source[]
}
