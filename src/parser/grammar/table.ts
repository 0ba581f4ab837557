import type { CellContent, Grid } from '../line/element'
import type { Line } from '../line/span'
import { textOf } from '../line/span'
import type { Trace } from '../trace'
import { type Card, titleOfCard, weightOf } from './card'
import { type Columns, columnsOf } from './columns'
import { type Verdict, verdicts } from './entry'
import { createFactReader, type FactReader } from './fact-reader'
import { type Facts, factsOf } from './facts'
import { type Lead, leadOf } from './lead'
import { anchorOf, isArxivAnchor } from './links'
import { type RecordRow, readRecord, recordOf } from './record'
import { readAround } from './titled'

/** The papers of a table, and what is left of it: all of it where its rows are something else, or the rows that hold none. */
export function readTable(
  grid: Grid,
  trace?: Trace,
): { readonly cards: readonly Card[]; readonly rest: readonly Grid[] } {
  const record = recordOf(grid)
  if (record) return ofGrid(cardOfRecord(record), grid, [])
  const columns = columnsOf(grid, trace)
  if (!columns) return { cards: [], rest: [grid] }
  // The table of a day without papers.
  if (!grid.rows.some((row) => row.some(hasWords))) return { cards: [], rest: [] }
  const rows = grid.rows.map((row) => ({ row, reading: readRow(row, columns) }))
  const papers = rows.filter(({ reading }) => verdicts[reading.verdict]).length
  const areMost = papers > 1 && papers * 2 > rows.length
  const cards: Card[] = []
  const rest: CellContent[][] = []
  for (const { row, reading } of rows) {
    const { card, facts, verdict } = reading
    const isPaper = verdicts[verdict]
    const position = row[0]?.position
    trace?.({ type: 'entry', kind: 'row', titles: [], facts: factsOf(facts), isPaper, verdict, position })
    if (card && !isPaper && areMost) trace?.({ type: 'promoted', title: card.title, position })
    // Where most rows are papers, so are the others.
    if (card && (isPaper || areMost)) cards.push(card)
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

/** What a row says; without a card it can be no paper, whatever the other rows are. */
interface RowReading {
  readonly card?: Card
  readonly facts: Facts
  readonly verdict: Verdict
}

function readRow(
  row: readonly CellContent[],
  { meanings, isUnnamed, title, isOfPapers }: Columns,
): RowReading {
  const reader = createFactReader()
  const { facts } = reader
  const cell = row[title]
  if (!cell || cell.lines.length === 0) return { facts, verdict: 'it has no title' }
  const lead = readTitleCell(reader, cell)
  for (const [index, { lines, position }] of row.entries()) {
    if (index === title) continue
    const meaning = meanings[index]
    const others = meaning === 'title' || meaning === 'translatedTitle'
    for (const line of lines) {
      if (meaning !== undefined && !others) reader.take(line, { position, isItem: false, meaning })
      else if (isUnnamed[index] ?? true) reader.take(line, { position, isItem: false })
      else readOther(reader, line, position)
    }
    reader.close()
  }
  reader.settle()
  facts.prose.splice(
    0,
    facts.prose.length,
    ...facts.prose.filter(({ position }) => position === cell.position),
  )
  const own = titleOfCard(lead?.title, facts)
  if (!own) return { facts, verdict: 'it has no title' }
  // A row that names two papers says how they go together, unless its title is one's own words.
  const papers = [...facts.anchors].filter(isArxivAnchor)
  if (papers.length > 1 && anchorOf(lead?.url) === undefined)
    return { facts, verdict: 'several papers are linked in it' }
  const isLinked = row.some(({ lines }) => lines.some((line) => line.some(({ url }) => url !== undefined)))
  const isOne = isOfPapers && (weightOf(facts) > 0 || isLinked)
  // A table of contents leads to what is told on the same page.
  if (facts.anchors.size === 0 && lead?.url?.startsWith('#'))
    return { facts, verdict: 'nothing names a paper' }
  const told = isOne ? 'its column is that of papers' : 'nothing names a paper'
  const verdict = facts.anchors.size > 0 ? 'a paper is named' : told
  return {
    card: { title: own.title, titlePosition: own.position ?? cell.position, facts },
    facts,
    verdict,
  }
}

function readTitleCell(reader: FactReader, cell: CellContent): Lead | undefined {
  let lead: Lead | undefined
  const place = { position: cell.position, isItem: false }
  for (const line of cell.lines) {
    const own = lead ? undefined : leadOf(line, 'cell')
    if (own) {
      readAround(reader, own, line, place)
      reader.pause()
    } else reader.take(line, place)
    lead ??= own
  }
  reader.close()
  return lead
}

/** A column under a head that nobody knows gives its links. */
function readOther(reader: FactReader, line: Line, position: CellContent['position']): void {
  const links = line.filter(({ url }) => url !== undefined)
  if (links.length > 0) reader.take(links, { position, isItem: false })
}
