import type { Position } from '../../model/paper'
import type { CellContent, Grid } from '../line/element'
import type { Line } from '../line/span'
import { textOf } from '../line/span'
import type { Decision, Trace } from '../trace'
import { type Card, titleOfCard, weightOf } from './card'
import { type Columns, columnsOf } from './columns'
import type { Verdict } from './entry'
import { createFactReader, type FactReader } from './fact-reader'
import { factsOf } from './facts'
import { type Lead, leadOf } from './lead'
import { anchorOf, isArxivAnchor } from './links'
import { type RecordRow, readRecord, recordOf } from './record'
import { tailOf } from './title'

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
  const papers = rows.filter(({ reading }) => reading?.isPaper).length
  const cards: Card[] = []
  const rest: CellContent[][] = []
  for (const { row, reading } of rows) {
    if (reading) trace?.(tracedRow(reading, row[0]?.position))
    // Where most rows are papers, so are the others.
    if (reading && (reading.isPaper || (papers > 1 && papers * 2 > rows.length))) cards.push(reading.card)
    else if (row.some(hasWords)) rest.push(row)
  }
  return ofGrid(cards, grid, rest)
}

function tracedRow(
  { card, isPaper }: { readonly card: Card; readonly isPaper: boolean },
  position: Position | undefined,
): Decision {
  const verdict: Verdict = isPaper ? 'a paper is named' : 'nothing names a paper'
  return { type: 'entry', kind: 'row', titles: [], facts: factsOf(card.facts), isPaper, verdict, position }
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

function readRow(
  row: readonly CellContent[],
  { meanings, isUnnamed, title, isOfPapers }: Columns,
): { card: Card; isPaper: boolean } | undefined {
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
      else if (isUnnamed[index] ?? true) reader.take(line, { position, isItem: false })
      else readOther(reader, line, position)
    }
    reader.close()
  }
  reader.settle()
  const { facts } = reader
  facts.prose.splice(
    0,
    facts.prose.length,
    ...facts.prose.filter(({ position }) => position === cell.position),
  )
  const own = titleOfCard(lead?.title, facts)
  if (!own) return undefined
  // A row that names two papers says how they go together, unless its title is one's own words.
  const papers = [...facts.anchors].filter(isArxivAnchor)
  if (papers.length > 1 && anchorOf(lead?.url) === undefined) return undefined
  const isLinked = row.some(({ lines }) => lines.some((line) => line.some(({ url }) => url !== undefined)))
  const isPaper = facts.anchors.size > 0 || (isOfPapers && (weightOf(facts) > 0 || isLinked))
  return { card: { title: own.title, titlePosition: own.position ?? cell.position, facts }, isPaper }
}

function readTitleCell(reader: FactReader, cell: CellContent): Lead | undefined {
  let lead: Lead | undefined
  const place = { position: cell.position, isItem: false }
  for (const line of cell.lines) {
    const own = lead ? undefined : leadOf(line, 'cell')
    if (own) {
      for (const front of own.front) reader.tag(front, place)
      if (own.url !== undefined) reader.take([{ text: own.title, url: own.url }], place)
      const tail = tailOf(textOf(line))
      if (tail !== '') reader.take([{ text: tail }], place)
      if (own.rest.length > 0) reader.behind(own.rest, place, own.mark !== 'plain')
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
