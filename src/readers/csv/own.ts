import { isPartialDate } from '../../lexicon/date'
import { unguardFormula } from '../../lexicon/formula'
import { isRelation } from '../../lexicon/link'
import { splitName } from '../../lexicon/name'
import type { Paper, Source } from '../../model/paper'
import { parseJson } from '../../parser/json/entries'

/** A paper in the making, in the shape of the contract. */
type Draft = Record<string, unknown>

/** Reads a cell that is not empty into a draft. */
type ReadCell = (draft: Draft, cell: string) => void

const text =
  (key: keyof Paper): ReadCell =>
  (draft, cell) => {
    draft[key] = unguardFormula(cell)
  }

const within =
  (
    key: 'organization' | 'identifiers' | 'metrics',
    part: string,
    read: (cell: string) => unknown,
  ): ReadCell =>
  (draft, cell) => {
    draft[key] = { ...(draft[key] as object | undefined), [part]: read(cell) }
  }

const list =
  (key: keyof Paper, read: (item: string) => unknown): ReadCell =>
  (draft, cell) => {
    draft[key] = unguardFormula(cell).split('; ').map(read)
  }

/** The columns that the exporter writes for people, and how each is read back: values, not words. */
const readableColumns: Readonly<Record<string, ReadCell>> = {
  id: text('id'),
  title: text('title'),
  authors: list('authors', (name) => splitName(name)),
  authorCount: (draft, cell) => {
    draft.authorCount = numberOf(cell)
  },
  organization: within('organization', 'name', unguardFormula),
  organizationSlug: within('organization', 'slug', unguardFormula),
  organizationUrl: within('organization', 'url', unguardFormula),
  published: text('published'),
  featured: text('featured'),
  submitter: text('submitter'),
  upvotes: within('metrics', 'upvotes', numberOf),
  comments: within('metrics', 'comments', numberOf),
  stars: within('metrics', 'stars', numberOf),
  arxiv: within('identifiers', 'arxiv', unguardFormula),
  doi: within('identifiers', 'doi', unguardFormula),
  openreview: within('identifiers', 'openreview', unguardFormula),
  acl: within('identifiers', 'acl', unguardFormula),
  pmid: within('identifiers', 'pmid', unguardFormula),
  url: text('url'),
  links: list('links', readLink),
  keywords: list('keywords', String),
  categories: list('categories', String),
  section: text('section'),
  tldr: text('tldr'),
  abstract: text('abstract'),
  sources: list('sources', readSource),
}

const verbatim =
  (key: keyof Paper): ReadCell =>
  (draft, cell) => {
    draft[key] = cell
  }

const nested =
  (key: keyof Paper): ReadCell =>
  (draft, cell) => {
    // What is no JSON fails the schema, which tells.
    draft[key] = (parseJson(cell) ?? { value: cell }).value
  }

/** The columns of the lossless mode, whose cells are as they are. */
const losslessColumns: Readonly<Record<string, ReadCell>> = {
  id: verbatim('id'),
  title: verbatim('title'),
  abstract: verbatim('abstract'),
  tldr: verbatim('tldr'),
  authors: nested('authors'),
  authorCount: nested('authorCount'),
  organization: nested('organization'),
  published: verbatim('published'),
  featured: verbatim('featured'),
  submitter: verbatim('submitter'),
  identifiers: nested('identifiers'),
  url: verbatim('url'),
  links: nested('links'),
  keywords: nested('keywords'),
  categories: nested('categories'),
  metrics: nested('metrics'),
  section: verbatim('section'),
  sources: nested('sources'),
}

/** All columns that the exporter writes, in any mode. */
export const ownColumns: Readonly<Record<string, ReadCell>> = { ...readableColumns, ...losslessColumns }

/** Columns that nobody else has under these names. */
const TELLING: ReadonlySet<string> = new Set(['authorCount', 'organizationSlug', 'organizationUrl'])

/** How rows under a header are read back. */
export interface OwnTable {
  /** The paper of a row, or `undefined` for a row of somebody else's. */
  paperOf(cells: readonly string[]): unknown
}

/** The table of a header that is ours: every name is, and an id or one of the telling names is among them. */
export function ownTable(names: readonly string[]): OwnTable | undefined {
  const isLossless = names.includes('identifiers') || names.includes('metrics')
  const columns = isLossless ? losslessColumns : readableColumns
  if (!names.every((name) => Object.hasOwn(columns, name))) return undefined
  const id = names.indexOf('id')
  if (id === -1 && !isLossless && !names.some((name) => TELLING.has(name))) return undefined
  return {
    paperOf(cells) {
      if (id !== -1 && !/^(?:arxiv|doi|title):./.test(cells[id] ?? '')) return undefined
      const draft: Draft = {}
      for (const [index, name] of names.entries()) {
        const cell = cells[index] ?? ''
        if (cell !== '') columns[name]?.(draft, cell)
      }
      return draft
    },
  }
}

/** What is no number stays, and fails the schema, which tells. */
function numberOf(cell: string): unknown {
  return /^\d{1,16}$/.test(cell) ? Number(cell) : cell
}

/** `code https://…` */
function readLink(item: string): unknown {
  const blank = item.indexOf(' ')
  const rel = item.slice(0, blank)
  return isRelation(rel) ? { rel, url: item.slice(blank + 1) } : { rel: 'other', url: item }
}

/** `html 2025-04-03 pages/april.html`: reader, day and path, as far as known. */
function readSource(item: string): Source {
  const [reader = '', ...rest] = item.split(' ')
  const source: Source = { reader }
  const hasDate = rest[0] !== undefined && isPartialDate(rest[0])
  const path = rest.slice(hasDate ? 1 : 0).join(' ')
  if (path !== '') source.path = path
  if (hasDate) source.digestDate = rest[0]
  return source
}
