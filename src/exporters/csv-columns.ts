import { addressOf } from '../model/address'
import type { Paper, Source } from '../model/paper'

/** What a cell holds; numbers are told from text because only text can turn into a formula. */
export type CellValue = string | number | undefined

type Cell = (paper: Paper) => CellValue

/**
 * The columns of a table for people, in their order. What has parts is joined by `; `; an unknown value is an empty cell.
 * Columns of the same name as in {@link losslessColumns} agree wherever a value has no parts.
 */
export const columns = {
  id: (paper) => paper.id,
  title: (paper) => paper.title,
  /** Names in reading order: `Ada Quill; Aäron van den Oord`. */
  authors: (paper) => joined(paper.authors.map((author) => author.name)),
  authorCount: (paper) => paper.authorCount,
  organization: (paper) => paper.organization?.name,
  organizationSlug: (paper) => paper.organization?.slug,
  organizationUrl: (paper) => paper.organization?.url,
  published: (paper) => paper.published,
  featured: (paper) => paper.featured,
  submitter: (paper) => paper.submitter,
  upvotes: (paper) => paper.metrics.upvotes,
  comments: (paper) => paper.metrics.comments,
  stars: (paper) => paper.metrics.stars,
  /** With its scheme: spreadsheets and data frames read a bare id as a number, and lose the zero at its end. */
  arxiv: ({ identifiers: { arxiv } }) => (arxiv === undefined ? undefined : `arXiv:${arxiv}`),
  doi: (paper) => paper.identifiers.doi,
  openreview: (paper) => paper.identifiers.openreview,
  acl: (paper) => paper.identifiers.acl,
  pmid: (paper) => paper.identifiers.pmid,
  url: addressOf,
  /** Relation and address, apart by a blank: `code https://…; pdf https://…`. */
  links: (paper) => joined(paper.links.map((link) => `${link.rel} ${link.url}`)),
  keywords: (paper) => joined(paper.keywords),
  /** Primary first. */
  categories: (paper) => joined(paper.categories),
  section: (paper) => paper.section,
  tldr: (paper) => paper.tldr,
  abstract: (paper) => paper.abstract,
  /** Reader, day of the digest and path, as far as known: `html 2025-04-03 pages/april.html`. */
  sources: (paper) => joined((paper.sources ?? []).map(describeSource)),
} as const satisfies Record<string, Cell>

/** A column of {@link columns}. */
export type CsvColumn = keyof typeof columns

/** The columns of the lossless mode: the fields of a paper, nested ones as JSON. */
export const losslessColumns: { readonly [Field in keyof Required<Paper>]: Cell } = {
  id: (paper) => paper.id,
  title: (paper) => paper.title,
  abstract: (paper) => paper.abstract,
  tldr: (paper) => paper.tldr,
  authors: (paper) => JSON.stringify(paper.authors),
  authorCount: (paper) => paper.authorCount,
  moreAuthors: (paper) => jsonOf(paper.moreAuthors),
  organization: (paper) => jsonOf(paper.organization),
  published: (paper) => paper.published,
  featured: (paper) => paper.featured,
  submitter: (paper) => paper.submitter,
  submitterName: (paper) => paper.submitterName,
  submittedAt: (paper) => paper.submittedAt,
  identifiers: (paper) => JSON.stringify(paper.identifiers),
  url: (paper) => paper.url,
  publication: (paper) => jsonOf(paper.publication),
  citationKey: (paper) => paper.citationKey,
  comment: (paper) => paper.comment,
  version: (paper) => paper.version,
  withdrawn: (paper) => jsonOf(paper.withdrawn),
  language: (paper) => paper.language,
  images: (paper) => jsonOf(paper.images),
  links: (paper) => JSON.stringify(paper.links),
  keywords: (paper) => JSON.stringify(paper.keywords),
  categories: (paper) => JSON.stringify(paper.categories),
  metrics: (paper) => JSON.stringify(paper.metrics),
  section: (paper) => paper.section,
  extra: (paper) => jsonOf(paper.extra),
  sources: (paper) => JSON.stringify(paper.sources),
}

function jsonOf(value: object | true | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value)
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join('; ')
}

function describeSource({ reader, digestDate, path }: Source): string {
  return [reader, digestDate, path].filter((part) => part !== undefined).join(' ')
}
