import { mayBeWrapped } from '../../lexicon/wrap'
import type { Position } from '../../model/paper'
import { meaningOf } from '../grammar/meaning'
import { type CellContent, type Element, type Grid, joinedLines, type Passage } from '../line/element'
import { type Line, textOf, trimLine, withLinks } from '../line/span'
import type { PageLine, Placer, Table } from './line'

/** The elements of a page as digests are written: headings, paragraphs, list items, tables. Tables that only place things are gone. */
export function elementsOf(lines: readonly PageLine[], placeOf: Placer): Element[] {
  const elements: Element[] = []
  const tables = linesByTable(lines)
  let passage: { lines: Line[]; first: PageLine; last: PageLine } | undefined

  function flush(): void {
    if (!passage) return
    const { first, last, lines } = passage
    passage = undefined
    const { kind, depth } = first
    if (kind !== 'rule' && lines.length === 0) return
    const whole = kind === 'heading' ? [joinedLines(lines)] : lines
    const { container } = first
    const position = positionOf(first, last, placeOf)
    elements.push({ kind, depth, lines: whole, position, ...(container && { container }) } satisfies Passage)
  }

  for (const line of lines) {
    if (line.region === 'aside') continue
    const table = dataTableOf(line)
    if (table) {
      flush()
      const own = tables.get(table)
      if (own?.[0] === line) elements.push(...readTable(table, own, placeOf))
      continue
    }
    const isSame =
      passage !== undefined && passage.first.block === line.block && passage.first.kind !== 'rule'
    if (!isSame) flush()
    passage ??= { lines: [], first: line, last: line }
    passage.last = line
    const words = trimLine(withLinks(line.spans))
    if (words.length > 0) passage.lines.push(words)
  }
  flush()
  return elements
}

/** The table that a line is a cell's in; `undefined` where the table is there to place things. */
function dataTableOf({ cell }: PageLine): Table | undefined {
  if (!cell) return undefined
  const { table } = cell
  return table.isLayout || table.width < 2 || table.rows < 2 || table.parent !== undefined ? undefined : table
}

/** The lines of each table, in one pass: a page may be made of tables. */
function linesByTable(lines: readonly PageLine[]): ReadonlyMap<Table, PageLine[]> {
  const tables = new Map<Table, PageLine[]>()
  for (const line of lines) {
    const table = line.region === 'aside' ? undefined : dataTableOf(line)
    const own = table && tables.get(table)
    if (own) own.push(line)
    else if (table) tables.set(table, [line])
  }
  return tables
}

/** A table with a head, or whose first row names its columns; or rows of a label and its value, as lines. */
function readTable(table: Table, lines: readonly PageLine[], placeOf: Placer): Element[] {
  const rows = withoutBreaks(rowsOf(lines, placeOf), table.width)
  const [first, ...rest] = rows
  if (!first) return []
  if (table.heads !== 1 && table.width === 2 && isRecord(rows)) return rows.flatMap(recordLine)
  const position = positionOf(lines[0], lines.at(-1), placeOf)
  const isHead = table.heads > 0 || first.some((cell) => meaningOf(wordsOf(cell)) !== undefined)
  const head = isHead ? first : first.map((): CellContent => ({ lines: [] }))
  return [{ kind: 'table', head, rows: isHead ? rest : rows, position } satisfies Grid]
}

function rowsOf(lines: readonly PageLine[], placeOf: Placer): CellContent[][] {
  const rows: { lines: Line[]; first?: PageLine; last?: PageLine }[][] = []
  for (const line of lines) {
    const { row = 0, column = 0 } = line.cell ?? {}
    let cells = rows[row]
    if (!cells) {
      cells = []
      rows[row] = cells
    }
    // A row has as many cells as it needs: the widest one says nothing of the others.
    while (cells.length <= column) cells.push({ lines: [] })
    const cell = cells[column]
    const words = trimLine(withLinks(line.spans))
    if (!cell || words.length === 0) continue
    cell.lines.push(words)
    cell.first ??= line
    cell.last = line
  }
  return rows
    .filter((row) => row !== undefined)
    .map((row) =>
      row.map(({ lines, first, last }) => ({ lines, position: positionOf(first, last, placeOf) })),
    )
}

/** A title that broke its row in the Markdown that the table was made of: its first words fill a row alone. */
function withoutBreaks(rows: readonly CellContent[][], width: number): CellContent[][] {
  const whole: CellContent[][] = []
  let broken: CellContent | undefined
  for (const row of rows) {
    const [first, ...rest] = row
    if (!first) continue
    const isAlone = width > 2 && rest.every(({ lines }) => lines.length === 0) && first.lines.length === 1
    // Shorter words alone in a row are a group's name.
    const isBroken = isAlone && mayBeWrapped(wordsOf(first)) && !hasLink(first)
    if (broken && !isBroken)
      whole.push([
        {
          lines: [joinedLines([...broken.lines, ...first.lines.slice(0, 1)]), ...first.lines.slice(1)],
          position: first.position,
        },
        ...rest,
      ])
    else if (broken) whole.push([broken, ...rest])
    if (!broken && !isBroken) whole.push(row)
    broken = isBroken ? first : undefined
  }
  return broken ? [...whole, [broken]] : whole
}

function hasLink({ lines }: CellContent): boolean {
  return lines.some((line) => line.some(({ url }) => url !== undefined))
}

/** Whether most rows start with a label of the vocabulary. */
function isRecord(rows: readonly CellContent[][]): boolean {
  const labels = rows.filter(
    ([label]) => label !== undefined && meaningOf(wordsOf(label).replace(/[:：]$/, '')) !== undefined,
  )
  return labels.length * 2 > rows.length
}

function recordLine([label, value]: CellContent[]): Element[] {
  const words = label === undefined ? '' : wordsOf(label).replace(/[:：]$/, '')
  const [first = [], ...rest] = value?.lines ?? []
  if (words === '') return []
  const line: Line = [{ text: `${words}: `, strong: true }, ...first]
  return [{ kind: 'text', depth: 0, lines: [line, ...rest], position: value?.position ?? label?.position }]
}

function wordsOf({ lines }: CellContent): string {
  return lines.map(textOf).join(' ').trim()
}

function positionOf(
  first: PageLine | undefined,
  last: PageLine | undefined,
  placeOf: Placer,
): Position | undefined {
  if (!first || first.start < 0) return undefined
  return placeOf(first.start, Math.max(first.end, last?.end ?? 0))
}
