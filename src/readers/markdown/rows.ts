import type { Nodes } from 'mdast'

import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import type { CellContent } from '../../parser/line/element'
import type { Collector } from '../../parser/mdast/element'
import { plainLines } from '../../parser/mdast/plain'
import { LONGEST, type PartContext, reasonAgainst, tooMuch } from './cost'

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
  /** Where an offset of the text stands in the document. */
  at(offset: number): number
  /** Its rows start with a bar, so that one behind a blank line is known. */
  readonly isBarred: boolean
}

/** Rows of a table that are read together. */
export interface Rows {
  readonly table: TableHead
  readonly lines: readonly SourceLine[]
}

/** What reading rows needs. */
export interface RowContext extends PartContext {
  readonly collector: Collector
  parse(text: string): Nodes
}

/** What a head is: rows of one that is too wide are passed over, those under words that are no head are parsed as they stand. */
type HeadKind = 'table' | 'words' | 'wide'

/** Most cells that a row may have. */
const MOST_CELLS = 1000

/**
 * Makes a reader of rows. A row that starts with a bar depends on none of the others: one whose cells are plain is read directly.
 * The others, and all under words that are no head for the parser, are parsed as they stand.
 */
export function createRowReader(context: RowContext): (rows: Rows) => void {
  const { document, pointAt, collector, parse, report } = context
  let table: TableHead | undefined
  let kind: HeadKind = 'words'
  let isHeadRead = false

  function open({ table }: Rows): HeadKind {
    if (boundsOf(table.text, 0, table.text.search(/[\r\n]/)).bounds.length > MOST_CELLS + 1) {
      report(tooWide('table', pointAt(table.at(0))))
      return 'wide'
    }
    const tree = parse(table.text)
    if (!('children' in tree) || tree.children[0]?.type !== 'table') return 'words'
    collector.add(tree, table.text, { at: (offset) => pointAt(table.at(offset)) })
    return 'table'
  }

  function parseRows({ table, lines }: Rows, from: number, to: number): void {
    if (from === to) return
    const start = lines[from]?.start ?? 0
    const end = lines[to - 1]?.end ?? start
    const reason = reasonAgainst(document, start, end)
    if (reason !== undefined && to - from > 1) {
      // What is too much in one row should not take its neighbours with it.
      for (let index = from; index < to; index++) parseRows({ table, lines }, index, index + 1)
    } else if (reason !== undefined) report(tooMuch(reason, pointAt(start)))
    else {
      // Words that are no head are read once, with the first of what stands under them.
      const above = kind === 'words' && isHeadRead ? '' : table.text
      isHeadRead = true
      const text = above + unindented(document.slice(start, end))
      const head = above.length
      const at = (offset: number): Point =>
        pointAt(offset < head ? table.at(offset) : Math.min(start + offset - head, end))
      collector.add(parse(text), text, { at, isTableOpen: kind === 'table' })
    }
  }

  /** The cells of a row; `undefined` for one that has to be parsed. */
  function plainRow({ start, end }: SourceLine): CellContent[] | undefined {
    const bar = barOf(document, start)
    if (bar === -1 || end - start > LONGEST) return undefined
    const { bounds, wordsEnd } = boundsOf(document, bar, lineEnd(document, end))
    if (bounds.length > MOST_CELLS + 1) {
      report(tooWide('row', pointAt(start)))
      return []
    }
    const cells: CellContent[] = []
    for (let index = 0; index + 1 < bounds.length; index++) {
      const left = bounds[index] ?? bar
      const right = bounds[index + 1] ?? wordsEnd
      const lines = plainLines(trimmed(document, left + 1, Math.min(right, wordsEnd)))
      if (!lines) return undefined
      cells.push({
        lines,
        position: { start: pointAt(left), end: pointAt(right) },
      })
    }
    return cells
  }

  return (rows) => {
    if (rows.table !== table) {
      table = rows.table
      isHeadRead = false
      kind = open(rows)
    }
    if (kind === 'wide') return
    let waiting = 0
    for (const [index, line] of rows.lines.entries()) {
      const row = kind === 'table' ? plainRow(line) : undefined
      if (!row) continue
      parseRows(rows, waiting, index)
      waiting = index + 1
      if (row.length > 0) collector.addRows([row])
    }
    parseRows(rows, waiting, rows.lines.length)
  }
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
function barOf(text: string, start: number): number {
  const blanks = /^( {0,3})\|/.exec(text.slice(start, start + 4))?.[1]
  return blanks === undefined ? -1 : start + blanks.length
}

/** Rows that are set in by four blanks or a tab would be code: their bar goes first, or no-break blanks stand in, as long as they were. */
export function unindented(text: string): string {
  if (!/^(?: {4}| {0,3}\t)/m.test(text)) return text
  return text.replace(/^([ \t]{1,256})(\|?)/gm, (_, blank: string, bar: string) =>
    bar === '' ? '\u00A0'.repeat(blank.length) : `|${blank}`,
  )
}

function tooWide(what: 'row' | 'table', place: Point): Diagnostic {
  const reason = `Unexpected ${what} of more than ${MOST_CELLS} cells a row; it is passed over`
  return diagnostic('limit-exceeded', reason, { place })
}
