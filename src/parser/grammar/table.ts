import type { LabelMeaning } from '../../lexicon/field-label'
import { textOf } from '../line/span'
import type { CellContent, Grid } from '../mdast/element'
import { readLead } from './body'
import type { Card } from './card'
import { titleOfCard, weightOf } from './card'
import { createFactReader, type FactReader } from './fact-reader'
import { meaningOf } from './key'
import { anchorOf } from './links'
import { type RecordRow, readRecord, recordOf } from './record'
import { type Lead, leadOf } from './title'

/** What a table's columns hold, and which one has the titles. */
interface Columns {
  readonly meanings: readonly (LabelMeaning | undefined)[]
  readonly title: number
  /** Its head calls the rows papers: then a link to anywhere is enough. */
  readonly isOfPapers: boolean
}

/** The papers of a table, and what is left of it: all of it where its rows are something else, or the rows that hold none. */
export function readTable(grid: Grid): { readonly cards: readonly Card[]; readonly rest: readonly Grid[] } {
  const record = recordOf(grid)
  if (record) return ofGrid(cardOfRecord(record), grid, [])
  const columns = columnsOf(grid)
  if (!columns) return { cards: [], rest: [grid] }
  // The table of a day without papers.
  if (!grid.rows.some((row) => row.some(hasWords))) return { cards: [], rest: [] }
  const cards: Card[] = []
  const rest: CellContent[][] = []
  for (const row of grid.rows) {
    const card = cardOfRow(row, columns)
    if (card) cards.push(card)
    else if (row.some(hasWords)) rest.push(row)
  }
  return ofGrid(cards, grid, rest)
}

function ofGrid(cards: readonly Card[], grid: Grid, rest: CellContent[][]): ReturnType<typeof readTable> {
  if (cards.length === 0) return { cards, rest: [grid] }
  return {
    cards,
    rest: rest.map((row) => ({ kind: 'table', head: row, rows: [], position: row[0]?.position })),
  }
}

/** Whether a cell says anything: `-` and the like say that there is nothing. */
function hasWords({ lines }: CellContent): boolean {
  return lines.some((line) => /[\p{L}\p{N}]/u.test(textOf(line)))
}

/** A record that names its own title; one under a heading speaks of what the heading names. */
function cardOfRecord(record: readonly RecordRow[]): readonly Card[] {
  const reader = createFactReader()
  readRecord(reader, record)
  const { facts } = reader
  const title = titleOfCard(undefined, facts)
  const isPaper = facts.anchors.size > 0 || weightOf(facts) > 1
  return title && isPaper
    ? [{ title: title.title, titlePosition: title.position, facts, isRecord: true }]
    : []
}

function columnsOf({ head, rows }: Grid): Columns | undefined {
  const labels = head.map(({ lines }) => lines.map(textOf).join(' '))
  const meanings = labels.map((label) => meaningOf(label) ?? signOf(label))
  const stated = meanings.indexOf('title')
  const named = stated === -1 ? meanings.indexOf('translatedTitle') : stated
  const worded =
    named === -1 ? labels.findIndex((label, index) => !meanings[index] && NAMES_PAPERS.test(label)) : -1
  if (worded !== -1) return { meanings, title: worded, isOfPapers: false }
  if (named !== -1) {
    const isName = /^name$/i.test(labels[named] ?? '')
    return { meanings, title: named, isOfPapers: !isName }
  }
  // Without a head that tells, the titles are the words that link papers, or strong words beside such links.
  const width = head.length
  for (let column = 0; column < width; column++) {
    if (meanings[column] !== undefined && meanings[column] !== 'link') continue
    const linked = rows.filter((row) => isMarkedTitle(row[column], row)).length
    if (linked > 0 && linked * 2 >= rows.length) return { meanings, title: column, isOfPapers: false }
  }
  return undefined
}

/** Heads that have more to say than `Paper`: `Top papers`, `论文与链接`. */
const NAMES_PAPERS =
  /\b(?:papers?|titles?|t[ií]tulos?|art[ií]culos?|titres?)\b|论文|論文|标题|標題|논문|제목/i

/** A sign as a column's head: `👍`, `⭐`. */
function signOf(label: string): LabelMeaning | undefined {
  const trimmed = label.trim()
  if (trimmed.length > 3 || trimmed === '') return undefined
  if (/[👍⬆🔺▲❤🔼]/u.test(trimmed)) return 'upvotes'
  if (/[⭐🌟★]/u.test(trimmed)) return 'stars'
  if (/💬/u.test(trimmed)) return 'comments'
  return undefined
}

/** Words that link a paper, or strong ones in a row that does. */
function isMarkedTitle(cell: CellContent | undefined, row: readonly CellContent[]): boolean {
  const [line] = cell?.lines ?? []
  const lead = line && leadOf(line)
  if (!lead?.title.includes(' ')) return false
  if (lead.url !== undefined) return anchorOf(lead.url) !== undefined
  return lead.mark === 'strong' && row.some(isAnchored)
}

function isAnchored({ lines }: CellContent): boolean {
  return lines.some((line) => line.some(({ url }) => url !== undefined && anchorOf(url) !== undefined))
}

function cardOfRow(row: readonly CellContent[], { meanings, title, isOfPapers }: Columns): Card | undefined {
  const cell = row[title]
  if (!cell || cell.lines.length === 0) return undefined
  const reader = createFactReader()
  const lead = readTitleCell(reader, cell)
  for (const [index, { lines, position }] of row.entries()) {
    if (index === title) continue
    const meaning = meanings[index]
    const others = meaning === 'title' || meaning === 'translatedTitle'
    for (const line of lines) {
      if (meaning !== undefined && !others) reader.take(line, { position, isItem: false, meaning })
      else if (others || line.some(({ url }) => url !== undefined)) readOther(reader, line, position)
    }
    reader.close()
  }
  const { facts } = reader
  facts.prose.splice(
    0,
    facts.prose.length,
    ...facts.prose.filter(({ position }) => position === cell.position),
  )
  const own = titleOfCard(lead?.title, facts)
  if (!own) return undefined
  const isPaper =
    facts.anchors.size > 0 ||
    (isOfPapers &&
      (weightOf(facts) > 0 ||
        facts.statements.some(
          ({ meaning }) => meaning === 'link' || meaning === 'code' || meaning === 'project',
        )))
  return isPaper ? { title: own.title, titlePosition: own.position ?? cell.position, facts } : undefined
}

function readTitleCell(reader: FactReader, cell: CellContent): Lead | undefined {
  let lead: Lead | undefined
  for (const line of cell.lines) {
    const own = lead ? undefined : leadOf(line, 'cell')
    if (own) readLead(reader, { lines: [line], position: cell.position }, own)
    else reader.take(line, { position: cell.position, isItem: false })
    lead ??= own
  }
  reader.close()
  return lead
}

/** A column without a known head gives its links, and its labelled words. */
function readOther(
  reader: FactReader,
  line: CellContent['lines'][number],
  position: CellContent['position'],
): void {
  reader.take(
    line.filter(({ url }) => url !== undefined),
    { position, isItem: false },
  )
}
