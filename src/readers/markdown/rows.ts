import type { Nodes, Table } from 'mdast'

import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import type { Line } from '../../parser/line/span'
import type { CellContent, Collector, Margin } from '../../parser/mdast/element'
import { linesOf } from '../../parser/mdast/inline'
import { isTooMuch, LONGEST } from './cost'
import { plainLines } from './plain'

/** A line of a document. */
export interface SourceLine {
  readonly start: number
  /** Behind its line end. */
  readonly end: number
}

/** The head of a table. */
export interface TableHead {
  /** Its words, and the line under it. */
  readonly text: string
  /** Its rows start with a bar, so that one behind a blank line is known. */
  readonly isBarred: boolean
}

/** Rows of a table that are read together. */
export interface Rows {
  readonly table: TableHead
  readonly lines: readonly SourceLine[]
  /** Number of their first line, counted from 1. */
  readonly firstLine: number
}

/** What reading rows needs. */
export interface RowContext {
  readonly document: string
  readonly margin: Margin | undefined
  readonly collector: Collector
  parse(text: string): Nodes
  report(message: Diagnostic): void
}

/** A cell that has to be parsed, and where its lines go. */
interface Odd {
  readonly source: string
  readonly lines: Line[]
}

/** What a head is: rows of one that is too wide are passed over, those under words that are no head are parsed as they stand. */
type HeadKind = 'table' | 'words' | 'wide'

/** Most cells that a row may have. */
const MOST_CELLS = 1000
/** Cells that are parsed together, and their units: the parser's time grows faster than its text. */
const TOGETHER = 16
const UNITS = 2048
/** Makes a table of the cells under it. */
const HEAD = '|x|\n|-|\n'

/**
 * Makes a reader of rows. A row that starts with a bar depends on none of the others, and a cell on nothing but its words: those
 * that are plain are read directly, the others by the parser, each as the only cell of its row. Rows without a bar before them,
 * and those under words that are no head for the parser, are parsed as they stand.
 */
export function createRowReader(context: RowContext): (rows: Rows) => void {
  const { document, margin, collector, parse, report } = context
  let table: TableHead | undefined
  let kind: HeadKind = 'words'

  function open({ table, lines, firstLine }: Rows): HeadKind {
    const start = (lines[0]?.start ?? 0) - table.text.length
    if (boundsOf(table.text, 0, table.text.search(/[\r\n]/)).bounds.length > MOST_CELLS + 1) {
      report(tooWide('table', firstLine - 2, Math.max(0, start)))
      return 'wide'
    }
    const tree = parse(table.text)
    if (!('children' in tree) || tree.children[0]?.type !== 'table') return 'words'
    collector.add(tree, table.text, { lines: firstLine - 3, offset: start, margin })
    return 'table'
  }

  function parseWhole({ table, lines, firstLine }: Rows): void {
    const start = lines[0]?.start ?? 0
    const end = lines.at(-1)?.end ?? start
    if (isTooMuch(document, start, end, firstLine, report)) return
    const text = table.text + unindented(document.slice(start, end))
    const shift = { lines: firstLine - 3, offset: start - table.text.length, margin }
    collector.add(parse(text), text, { ...shift, isTableOpen: kind === 'table' })
  }

  function readRow({ start, end }: SourceLine, line: number, bar: number, odd: Odd[]): CellContent[] {
    const { bounds, wordsEnd } = boundsOf(document, bar, lineEnd(document, end))
    if (bounds.length > MOST_CELLS + 1) {
      report(tooWide('row', line, start))
      return []
    }
    const isLong = end - start > LONGEST
    const cells: CellContent[] = []
    const own: Odd[] = []
    for (let index = 0; index + 1 < bounds.length; index++) {
      const left = bounds[index] ?? bar
      const right = bounds[index + 1] ?? wordsEnd
      const words = trimmed(document, left + 1, Math.min(right, wordsEnd))
      const position = { start: pointAt(left, line, start), end: pointAt(right, line, start) }
      const plain = isLong ? undefined : plainLines(words)
      const lines: Line[] = []
      if (!plain) own.push({ source: `|${words}`, lines })
      cells.push({ lines: plain ?? lines, position })
    }
    if (own.length > 0 && isTooMuch(document, start, end, line, report)) return []
    odd.push(...own)
    return cells
  }

  function pointAt(at: number, line: number, start: number): Point {
    const columns = margin ? margin.columns(line) : 0
    return { line, column: at - start + 1 + columns, offset: at + (margin ? margin.offset(line) : 0) }
  }

  return (rows) => {
    if (rows.table !== table) {
      table = rows.table
      kind = open(rows)
    }
    if (kind === 'wide') return
    const bars = rows.lines.map(({ start, end }) => barOf(document, start, end))
    if (kind === 'words' || bars.includes(-1)) {
      parseWhole(rows)
      return
    }
    const odd: Odd[] = []
    const read = rows.lines.map((line, index) =>
      readRow(line, rows.firstLine + index, bars[index] ?? line.start, odd),
    )
    for (const some of lotsOf(odd)) parseCells(some, parse)
    collector.addRows(read.filter((row) => row.length > 0))
  }
}

/** Parses cells as the rows of a table of one column. */
function parseCells(cells: readonly Odd[], parse: RowContext['parse']): void {
  const source = HEAD + cells.map((cell) => cell.source).join('\n')
  const tree = parse(source)
  const table = ('children' in tree ? tree.children[0] : undefined) as Table | undefined
  for (const [index, { lines }] of cells.entries()) {
    const cell = table?.children[index + 1]?.children[0]
    if (cell) lines.push(...linesOf(cell, { source, definitions: new Map() }))
  }
}

function lotsOf(odd: readonly Odd[]): Odd[][] {
  const lots: Odd[][] = []
  let units = 0
  for (const cell of odd) {
    const last = lots.at(-1)
    if (last && last.length < TOGETHER && units + cell.source.length < UNITS) last.push(cell)
    else {
      lots.push([cell])
      units = 0
    }
    units += cell.source.length
  }
  return lots
}

/**
 * Where the cells of a row start, and where the last one ends; `wordsEnd`: where its words do. A cell starts with its bar; the last
 * one ends with the row:
 *
 *     | a | b |
 *     ^   ^    ^
 */
function boundsOf(text: string, bar: number, end: number): { bounds: number[]; wordsEnd: number } {
  const bounds = [bar]
  let last = bar
  for (let at = bar + 1; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 92) {
      const next = text.charCodeAt(at + 1)
      if (next === 92 || next === 124) at++
    } else if (code === 124) {
      last = at
      bounds.push(at)
    }
  }
  const isClosed = bounds.length > 1 && trimmed(text, last + 1, end) === ''
  if (isClosed) bounds.pop()
  bounds.push(end)
  return { bounds, wordsEnd: isClosed ? last : end }
}

/** A part of a text without the blanks and tabs around it. */
function trimmed(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return text.slice(from, to)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9
}

function lineEnd(text: string, end: number): number {
  let at = end
  while (at > 0 && (text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13)) at--
  return at
}

/** Where the bar stands that a row starts with, be it set in by up to three blanks; -1 without such a one. */
function barOf(text: string, start: number, end: number): number {
  let at = start
  while (at < end && at < start + 3 && text.charCodeAt(at) === 32) at++
  return at < end && text.charCodeAt(at) === 124 ? at : -1
}

/** Rows that are set in by four blanks or a tab would be code: their bar goes first, or no-break blanks stand in, as long as they were. */
export function unindented(text: string): string {
  if (!/^(?: {4}| {0,3}\t)/m.test(text)) return text
  return text.replace(/^([ \t]{1,256})(\|?)/gm, (_, blank: string, bar: string) =>
    bar === '' ? '\u00A0'.repeat(blank.length) : `|${blank}`,
  )
}

function tooWide(what: 'row' | 'table', line: number, offset: number): Diagnostic {
  return diagnostic(
    'limit-exceeded',
    `Unexpected ${what} of more than ${MOST_CELLS} cells a row; it is passed over`,
    {
      place: { line, column: 1, offset },
    },
  )
}
