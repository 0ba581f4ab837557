import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point, Position } from '../../model/paper'

/** One row: its cells without quotes, and where it stands. */
export interface CsvRecord {
  readonly cells: readonly string[]
  readonly position: Position
}

/** Takes a table in pieces; any cutting gives the same rows. It holds one row. */
export interface CsvSplitter {
  write(chunk: string): CsvRecord[]
  /** Gives the last row, or tells of a quote that is not closed. */
  end(): CsvRecord[]
}

/** What splitting a table needs to know. */
export interface CsvOptions {
  readonly delimiter: string
  /** Where the text starts in the document. */
  readonly start: Point
  /** Longest row in UTF-16 units; a longer one is passed over with `limit-exceeded`. */
  readonly recordLength: number
  report(message: Diagnostic): void
}

const QUOTE = 34
const FEED = 10
const CARRIAGE = 13

/**
 * Splits a table by RFC 4180: quotes around a cell, two of them for one within, line ends within quotes. CR, LF and CRLF end a row. A quote in
 * the middle of a cell is one of its characters; what follows a closing quote belongs to the cell. Blank lines are no rows.
 */
export function createCsvSplitter({ delimiter, start, recordLength, report }: CsvOptions): CsvSplitter {
  const separator = delimiter.charCodeAt(0)
  let records: CsvRecord[] = []
  let { line, offset } = start
  let lineStart = start.offset - start.column + 1
  let cells: string[] = []
  let parts: string[] = []
  let length = 0
  let isLost = false
  let isEmpty = true
  let recordStart = start
  let isQuoted = false
  let quoteStart = start
  /** A quote within quotes: the end, or the first of two. */
  let isPending = false
  let isCellStart = true
  let wasReturn = false

  const point = (at: number): Point => ({ line, column: at - lineStart + 1, offset: at })

  function keep(text: string): void {
    if (text === '') return
    isEmpty = false
    isCellStart = false
    length += text.length
    if (length > recordLength) lose()
    else if (!isLost) parts.push(text)
  }

  function lose(): void {
    if (!isLost)
      report(
        diagnostic('limit-exceeded', `Unexpected row longer than ${recordLength} units; it is passed over`, {
          place: recordStart,
        }),
      )
    isLost = true
    parts = []
    cells = []
  }

  function endCell(): void {
    if (!isLost) cells.push(parts.join(''))
    length++
    parts = []
    isCellStart = true
  }

  function endRecord(at: number): void {
    endCell()
    if (!isEmpty && !isLost) records.push({ cells, position: { start: recordStart, end: point(at) } })
    cells = []
    length = 0
    isLost = false
    isEmpty = true
  }

  function startLine(next: number): void {
    line++
    lineStart = next
    if (!isQuoted) recordStart = point(next)
  }

  /** Reads within quotes; gives the index behind what was read. */
  function readQuoted(chunk: string, from: number): number {
    const close = chunk.indexOf('"', from)
    const to = close === -1 ? chunk.length : close
    for (let at = from; at < to; at++) {
      const code = chunk.charCodeAt(at)
      if (code === FEED && wasReturn) lineStart = offset + at + 1
      else if (code === FEED || code === CARRIAGE) startLine(offset + at + 1)
      wasReturn = code === CARRIAGE
    }
    keep(chunk.slice(from, to))
    if (close === -1) return to
    wasReturn = false
    isPending = true
    return close + 1
  }

  function readPlain(chunk: string, from: number): number {
    const code = chunk.charCodeAt(from)
    if (code === FEED || code === CARRIAGE) {
      if (code === FEED && wasReturn) {
        lineStart = offset + from + 1
        recordStart = point(lineStart)
      } else {
        endRecord(offset + from)
        startLine(offset + from + 1)
      }
      wasReturn = code === CARRIAGE
      return from + 1
    }
    wasReturn = false
    if (code === separator) {
      endCell()
      isEmpty = false
      return from + 1
    }
    if (code === QUOTE && isCellStart) {
      isQuoted = true
      isEmpty = false
      isCellStart = false
      quoteStart = point(offset + from)
      return from + 1
    }
    let to = from + 1
    while (to < chunk.length && !endsPlain(chunk.charCodeAt(to))) to++
    keep(chunk.slice(from, to))
    return to
  }

  function endsPlain(code: number): boolean {
    return code === separator || code === FEED || code === CARRIAGE
  }

  function take(): CsvRecord[] {
    const complete = records
    records = []
    return complete
  }

  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        if (isPending) {
          isPending = false
          if (chunk.charCodeAt(at) === QUOTE) {
            keep('"')
            at++
          } else isQuoted = false
        }
        if (at < chunk.length) at = isQuoted ? readQuoted(chunk, at) : readPlain(chunk, at)
      }
      offset += chunk.length
      return take()
    },
    end() {
      if (isQuoted && !isPending)
        report(
          diagnostic('invalid-syntax', 'Unexpected end of the document within quotes; the row is left out', {
            place: quoteStart,
            expected: ['"'],
          }),
        )
      else endRecord(offset)
      return take()
    },
  }
}
