import type { LabelMeaning } from '../../lexicon/field-label'
import type { Point } from '../../model/paper'
import { meaningOfKey } from '../../parser/grammar/statements'
import { createLineEnds } from '../../parser/line-ends'
import { isOwnColumn } from './own'
import { createHeadTest } from './program'
import { type CsvRecord, createCsvSplitter } from './records'

/** What the first line of a table tells. */
export interface Header {
  readonly delimiter: string
  readonly names: readonly string[]
  /** Where the rows start. */
  readonly rows: Point
  /** How many of its columns are known. */
  readonly known: number
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** A line by which spreadsheets are told the delimiter. */
const SEPARATOR_LINE = /^sep=([,;\t|])(\r\n|\r|\n)/i

/** So many lines may stand before the heads: the search that a table answers, the day it was made. */
const MOST_LINES = 20

/** A line that may be the heads of a table of papers. */
const TITLED = /(?:^|[,;\t|])\s{0,3}"?(?:\w{1,16} )?title"?\s{0,3}[,;\t|]/i

/**
 * The header at the start of a text: the delimiter by which most columns are known wins. `undefined` where the text ends before the header does, unless
 * it `isWhole`.
 */
export function readHeader(text: string, isWhole: boolean): Header | undefined {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!isWhole && /^\uFEFF?s?e?p?=?[,;\t|]?\r?$/i.test(text)) return undefined
  const line = SEPARATOR_LINE.exec(text.slice(mark, mark + 8))
  const start = mark + (line?.[0].length ?? 0)
  const point: Point = line
    ? { line: 2, column: 1, offset: start }
    : { line: 1, column: mark + 1, offset: mark }
  const first = headerAt(text.slice(start), point, isWhole, line?.[1])
  return first === undefined || first.known > 0 ? first : headerBehind(text, first, isWhole)
}

/** The header behind lines that are none; the first line where there is none either. */
function headerBehind(text: string, first: Header, isWhole: boolean): Header | undefined {
  // Most documents are no tables, and have no head to be looked for.
  if (isWhole && !text.includes('itle') && !text.includes('ITLE')) return first
  const ends = createLineEnds(text, isWhole)
  let at = 0
  for (let line = 1; line <= MOST_LINES; line++) {
    const end = ends.after(at)
    if (end === -1) return undefined
    if (line > 1 && TITLED.test(text.slice(at, Math.min(end, at + 4_096)))) {
      const header = headerAt(text.slice(at), { line, column: 1, offset: at }, isWhole)
      if (header === undefined || header.known > 2) return header
    }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (at >= text.length) break
  }
  return isWhole || at < text.length ? first : undefined
}

function headerAt(text: string, point: Point, isWhole: boolean, only?: string): Header | undefined {
  let best: Header | undefined
  for (const delimiter of only === undefined ? DELIMITERS : [only]) {
    const header = headerBy(text, point, delimiter, isWhole)
    if (header && (best === undefined || header.known > best.known)) best = header
  }
  return best
}

/** What a column's name announces: one of ours, a word of the vocabulary, or a head of a program that many use. */
function isKnown(name: string): boolean {
  return isOwnColumn(name) || meaningOf(name) !== undefined
}

/** Of a column of somebody else's. */
export function meaningOf(name: string): LabelMeaning | undefined {
  return meaningOfKey(name.trim())
}

function headerBy(text: string, point: Point, delimiter: string, isWhole: boolean): Header | undefined {
  const splitter = createCsvSplitter({ delimiter, start: point, recordLength: 65_536, report: ignore })
  const record = firstRecord(text, splitter, isWhole)
  if (!record) return undefined
  const { end } = record.position
  const lineEnd = text.slice(end.offset - point.offset, end.offset - point.offset + 2)
  const width = lineEnd === '\r\n' ? 2 : lineEnd === '' ? 0 : 1
  const names = record.cells.map((cell) => cell.trim().replace(/\r\n?/g, '\n'))
  const isHead = names.length > 2 ? createHeadTest() : () => false
  return {
    delimiter,
    names,
    rows: width === 0 ? end : { line: end.line + 1, column: 1, offset: end.offset + width },
    known: names.filter((name) => isKnown(name) || isHead(name)).length,
  }
}

/** Reads line by line, so that a long document is not split to its end. */
function firstRecord(
  text: string,
  splitter: ReturnType<typeof createCsvSplitter>,
  isWhole: boolean,
): CsvRecord | undefined {
  let from = 0
  for (const { index } of text.matchAll(/[\n\r]/g)) {
    // A CR at the end may be half of a line end.
    if (!isWhole && index === text.length - 1 && text.charAt(index) === '\r') return undefined
    const [record] = splitter.write(text.slice(from, index + 1))
    if (record) return record
    from = index + 1
  }
  if (!isWhole) return undefined
  const [record] = splitter.write(text.slice(from))
  return record ?? splitter.end()[0]
}

function ignore(): void {
  // The header is split once for each delimiter; the rows tell.
}
