import { isPartialDate } from '../../lexicon/date'
import { unguardFormula } from '../../lexicon/formula'
import { parseArxivId } from '../../lexicon/identifier'
import { isRelation } from '../../lexicon/link'
import { splitName } from '../../lexicon/name'
import { once } from '../../lexicon/once'
import type { Source } from '../../model/paper'
import { isObject, parseJson } from '../../parser/json/entries'

/** A paper in the making, in the shape of the contract. */
type Draft = Record<string, unknown>

/** Reads a cell that is not empty into a draft. */
type ReadCell = (draft: Draft, cell: string) => void

type Columns = ReadonlyMap<string, ReadCell>

/** Columns by their names, and where it is another one, the place of the paper that they fill: `stars=metrics.stars`. */
function columnsOf(names: string, read: (cell: string) => unknown): [string, ReadCell][] {
  return names.split(' ').map((column) => {
    const [name = '', path = name] = column.split('=')
    const [key = '', part] = path.split('.')
    const fill: ReadCell = (draft, cell) => {
      const value = read(cell)
      draft[key] = part === undefined ? value : { ...(draft[key] as object | undefined), [part]: value }
    }
    return [name, fill]
  })
}

const listOf =
  (read: (item: string) => unknown) =>
  (cell: string): unknown =>
    unguardFormula(cell).split('; ').map(read)

const TEXTS =
  'id title abstract tldr published featured submitter submitterName submittedAt url section citationKey comment language'
const PARTS =
  'organization=organization.name organizationSlug=organization.slug organizationUrl=organization.url doi=identifiers.doi openreview=identifiers.openreview acl=identifiers.acl pmid=identifiers.pmid'
const PUBLISHED =
  'publicationType=publication.type container=publication.container volume=publication.volume issue=publication.issue pages=publication.pages publisher=publication.publisher place=publication.place event=publication.event series=publication.series edition=publication.edition publicationNumber=publication.number reference=publication.reference'
const COUNTS = 'authorCount version upvotes=metrics.upvotes comments=metrics.comments stars=metrics.stars'

/** The columns that the exporter writes for people, and how each is read back: values, not words. */
const readableColumns: () => Columns = /* @__PURE__ */ once(
  () =>
    new Map([
      ...columnsOf(`${TEXTS} ${PARTS} ${PUBLISHED}`, unguardFormula),
      ...columnsOf('arxiv=identifiers.arxiv', (cell) => cell.replace(/^arxiv:/i, '')),
      ...columnsOf(COUNTS, numberOf),
      ...columnsOf('keywords categories', listOf(String)),
      ...columnsOf('authors editors=publication.editors', listOf(splitName)),
      ...columnsOf('moreAuthors withdrawn', (cell) => cell === 'true' || cell),
      ...columnsOf('links', listOf(readLink)),
      ...columnsOf('sources', listOf(readSource)),
    ]),
)

/** The columns of the lossless mode, whose cells are as they are. What is no JSON fails the schema, which tells. */
const losslessColumns: () => Columns = /* @__PURE__ */ once(
  () =>
    new Map([
      ...columnsOf(TEXTS, String),
      ...columnsOf(
        'authors authorCount moreAuthors organization identifiers publication version withdrawn images links keywords categories metrics extra sources',
        (cell) => (parseJson(cell) ?? { value: cell }).value,
      ),
    ]),
)

/** Whether the exporter writes a column of this name, in any mode. */
export function isOwnColumn(name: string): boolean {
  return readableColumns().has(name) || losslessColumns().has(name)
}

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
  const columns = isLossless ? losslessColumns() : readableColumns()
  if (!names.every((name) => columns.has(name))) return undefined
  const id = names.indexOf('id')
  if (id === -1 && !isLossless && !names.some((name) => TELLING.has(name))) return undefined
  return {
    paperOf(cells) {
      if (id !== -1 && !/^(?:arxiv|doi|title):./.test(cells[id] ?? '')) return undefined
      const draft: Draft = {}
      for (const [index, name] of names.entries()) {
        const cell = cells[index] ?? ''
        if (cell !== '') columns.get(name)?.(draft, cell)
      }
      return withSoundId(draft)
    },
  }
}

/** A spreadsheet takes `2406.04320` for a number, and drops its zero: the id, which is text, still has it. */
function withSoundId(draft: Draft): Draft {
  const { id, identifiers } = draft
  if (!isObject(identifiers) || typeof identifiers.arxiv !== 'string' || typeof id !== 'string') return draft
  const stated = id.startsWith('arxiv:') ? parseArxivId(id) : undefined
  if (stated === undefined || parseArxivId(identifiers.arxiv) !== undefined) return draft
  return { ...draft, identifiers: { ...identifiers, arxiv: stated } }
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
