import * as z from 'zod'

import { isPartialDate } from '../lexicon/date'

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
  /** The counts that stand there, where papers were merged: the paper's own are the newest of each. */
  metrics?: Metrics | undefined
}

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
  organization?: Organization | undefined
  /** Day of publication, ISO 8601, possibly partial: `2025-04-03`, `2025-04`, `2025`. */
  published?: string | undefined
  /** The day the digest lists it, ISO 8601. */
  featured?: string | undefined
  /** The handle or name of the person who submitted it to the digest. */
  submitter?: string | undefined
  identifiers: Identifiers
  /** The paper's own page, where the digest links one. */
  url?: string | undefined
  /** In reading order, without repetition; those found in the abstract too. */
  links: Link[]
  keywords: string[]
  /** arXiv categories, primary first. */
  categories: string[]
  metrics: Metrics
  /** The heading it stood under. */
  section?: string | undefined
  /** At least one. */
  sources: Source[]
}

const text = z.string().min(1)
const count = z.int().nonnegative()
const date = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
  .refine(isPartialDate, { error: 'Expected a calendar date: YYYY-MM-DD, YYYY-MM or YYYY' })
const url = z.string().regex(/^https?:\/\/[^\s]+$/)
const oneLine = text.refine((value) => !/[\n\r]/.test(value), { error: 'Expected one line' })

const pointSchema = z.object({ line: z.int().min(1), column: z.int().min(1), offset: count })

/** The contract of {@link Author}, as a zod schema. */
export const authorSchema: z.ZodType<Author> = z.object({
  name: oneLine,
  family: text.optional(),
  given: text.optional(),
  particle: text.optional(),
  suffix: text.optional(),
  literal: text.optional(),
})

const metricsSchema = z.object({
  upvotes: count.optional(),
  comments: count.optional(),
  stars: count.optional(),
})

const sourceSchema = z.object({
  reader: text,
  path: text.optional(),
  digestDate: date.optional(),
  position: z.object({ start: pointSchema, end: pointSchema }).optional(),
  title: oneLine.optional(),
  metrics: metricsSchema.optional(),
})

/**
 * The contract of {@link Paper}, as a zod schema: `paperSchema.parse(value)` throws a `ZodError` on anything else,
 * `paperSchema.safeParse(value)` tells. Unknown keys are taken out.
 */
export const paperSchema: z.ZodType<Paper> = z.object({
  id: z.string().regex(/^(?:arxiv|doi|title):./),
  title: oneLine,
  abstract: text.optional(),
  tldr: text.optional(),
  authors: z.array(authorSchema),
  authorCount: count.optional(),
  organization: z.object({ name: oneLine, slug: text.optional(), url: url.optional() }).optional(),
  published: date.optional(),
  featured: date.optional(),
  submitter: oneLine.optional(),
  identifiers: z.object({
    arxiv: z
      .string()
      .regex(/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/)
      .optional(),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    openreview: text.optional(),
    acl: text.optional(),
    pmid: z.string().regex(/^\d+$/).optional(),
  }),
  url: url.optional(),
  links: z.array(
    z.object({ url, rel: z.enum(['abstract', 'pdf', 'code', 'project', 'discussion', 'video', 'other']) }),
  ),
  keywords: z.array(text),
  categories: z.array(text),
  metrics: metricsSchema,
  section: text.optional(),
  sources: z.array(sourceSchema).min(1),
})

/** JSON Schema (draft 2020-12) of a {@link Paper}, the same that `paperdigest/schema.json` holds. A new object each time. */
export function paperJsonSchema(): Record<string, unknown> {
  const schema: Record<string, unknown> = { ...z.toJSONSchema(paperSchema, { target: 'draft-2020-12' }) }
  return { ...schema, title: 'Paper' }
}
