import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { createLineEnds } from '../../parser/line-ends'
import type { Shift } from '../../parser/mdast/element'
import { isTooMuch, reasonAgainst } from './cost'
import { type Definitions, definitionsIn, isDefinition } from './definitions'
import { type Rows, type SourceLine, type TableHead, unindented } from './rows'

/** A part of a document that is parsed by itself. */
export interface Slice {
  readonly text: string
  readonly shift: Shift
}

/** Units that a slice should not pass, where there is a place to part. */
const SLICE = 16_384
/** Lines of a slice: many short ones take as long as much text. */
const LINES = 400
/** Rows of a table that are read together. */
const ROWS = 20
/** Units that one slice may hold where there is no place to part. */
const MOST = 65_536

/**
 * Cuts a document where its parts do not depend on each other: before headings, at blank lines outside lists and code, and
 * between rows of tables. The parser's time and memory grow faster than its text.
 */
export function* slicesOf(
  document: string,
  from: number,
  to: number,
  report: (message: Diagnostic) => void,
): Generator<Slice | Rows> {
  const definitions = definitionsIn(document, from, to, report)
  const ends = lineEnds(document)
  const isBlank = ({ start, end }: SourceLine): boolean =>
    document.slice(start, Math.min(end, start + 80)).trim() === '' && document.slice(start, end).trim() === ''
  let lines: SourceLine[] = []
  let first = lineNumber(document, from)
  let fence = ''
  let table: TableHead | undefined
  /** The lines since the last blank one may be HTML, which would swallow a heading under them. */
  let isMarkup = false
  const runs = createRuns(report)

  function* flush(count = lines.length): Generator<Slice | Rows> {
    const own = lines.slice(0, count)
    if (table) yield { table, lines: own, firstLine: first }
    else if (count > 0) yield* whole(document, own, first, definitions, report)
    first += count
    lines = lines.slice(count)
  }

  function isHeadingNext(at: number): boolean {
    return /^\s{0,64}#/.test(document.slice(at, at + 66))
  }

  /** Whether a table goes on behind a blank line, as where all blank lines were doubled. */
  function goesOn(at: number): boolean {
    const next: string[] = []
    for (let look = 0, start = at; look < 6 && start < to && next.length < 2; look++) {
      const end = Math.min(to, ends.behind(start))
      if (!isBlank({ start, end })) next.push(document.slice(start, Math.min(end, start + 2048)).trim())
      start = end
    }
    const [row = '', after = ''] = next
    return row.startsWith('|') && !isDelimiterText(after) && !isDelimiterText(row)
  }

  for (let at = from; at < to; ) {
    ends.pass(at)
    const line = { start: at, end: Math.min(to, ends.behind(at)) }
    const head = document.slice(at, Math.min(line.end, at + 80))
    const blank = isBlank(line)
    const isHeading = fence === '' && /^#{1,6}[ \t]/.test(head)
    at = line.end
    if (table && !isHeading && (!blank || (table.isBarred && goesOn(at)))) {
      if (blank) {
        if (lines.length > 0) yield* flush()
        first++
      } else if (lines.push(line) === ROWS) yield* flush()
      continue
    }
    if (table) {
      if (lines.length > 0) yield* flush()
      table = undefined
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(head)?.[1]
    if (mark !== undefined) fence = fence === '' ? mark.slice(0, 3) : mark.startsWith(fence) ? '' : fence
    const over = fence === '' && isDelimiter(document, line) ? headAbove(lines, isBlank) : undefined
    const headLine = over === undefined ? undefined : lines.at(-over)
    if (over !== undefined && headLine && document.slice(headLine.start, headLine.end).includes('|')) {
      yield* flush(lines.length - over)
      const words = document.slice(headLine.start, headLine.end)
      table = {
        text: headOf(words + document.slice(line.start, line.end)),
        isBarred: words.trim().startsWith('|'),
      }
      first += over + 1
      lines = []
      continue
    }
    if (fence === '' && !blank && runs.isOver(line, head, first + lines.length, isHeadingNext(at))) {
      yield* flush()
      first++
      continue
    }
    const length = line.start - (lines[0]?.start ?? line.start)
    const last = lines.at(-1)
    const isItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(head)
    const isFresh = last !== undefined && isBlank(last) && /^\S/.test(head)
    const isLong = length > SLICE || lines.length > LINES
    const isTight =
      last !== undefined && !isBlank(last) && ((isHeading && isMarkup) || isRuleUnder(document, line, lines))
    const canPart = fence === '' && ((isHeading && length > SLICE / 8) || ((isFresh || isItem) && isLong))
    if (canPart || (isTight && fence === '') || length > MOST || lines.length > 4 * LINES) yield* flush()
    lines.push(line)
    isMarkup = !blank && (isMarkup || /^\s{0,3}</.test(head)) && !isHeading
  }
  if (lines.length > 0) yield* flush()
}

/**
 * Whether hyphens under text are a rule that lost its blank line, rather than the underline of a heading: a heading is one
 * short line of words. Likewise a heading that stands right under other text is parsed apart, for HTML would swallow it.
 */
function isRuleUnder(document: string, { start, end }: SourceLine, lines: readonly SourceLine[]): boolean {
  if (!/^ {0,3}-{3,64}\s{0,8}$/.test(document.slice(start, Math.min(end, start + 80)))) return false
  const above = lines.at(-1)
  const before = lines.at(-2)
  if (!above) return false
  if (
    above.end - above.start > 120 ||
    /^\s{0,3}[<|*>#!+-]/.test(document.slice(above.start, above.start + 8))
  )
    return true
  return before !== undefined && document.slice(before.start, before.end).trim() !== ''
}

/** Headings that may follow each other without anything between them, and definitions. */
const MOST_HEADINGS = 5000
const MOST_DEFINITIONS = 500

/**
 * Tells which lines are passed over because too many of their kind stand one under the other: empty headings, and definitions, which
 * are known by then.
 */
function createRuns(report: (message: Diagnostic) => void): {
  isOver(line: SourceLine, head: string, number: number, isEmpty: boolean): boolean
} {
  let headings = 0
  let definitions = 0
  return {
    isOver({ start, end }, head, number, isEmpty) {
      headings = /^#{1,6}[ \t]/.test(head) && end - start < 80 ? headings + 1 : 0
      definitions = isDefinition(head) && end - start < 80 ? definitions + 1 : 0
      if (headings === MOST_HEADINGS + 1)
        report(
          diagnostic(
            'limit-exceeded',
            `Unexpected run of more than ${MOST_HEADINGS} headings without words between them; the rest is passed over`,
            { place: { line: number, column: 1, offset: start } },
          ),
        )
      return (headings > MOST_HEADINGS && isEmpty) || definitions > MOST_DEFINITIONS
    },
  }
}

/** How many lines above a delimiter its head stands: 1, or 2 where a blank line is between; `undefined` without any. */
function headAbove(lines: readonly SourceLine[], isBlank: (line: SourceLine) => boolean): number | undefined {
  const last = lines.at(-1)
  if (last && !isBlank(last)) return 1
  const above = lines.at(-2)
  return last && above && !isBlank(above) ? 2 : undefined
}

/** A head whose first column is called `#` would be a heading. The sign in its stead is as long. */
function headOf(text: string): string {
  return unindented(text).replace(/^(\s{0,8})#(?=\s{0,8}\|)/, '$1№')
}

function* whole(
  document: string,
  lines: readonly SourceLine[],
  firstLine: number,
  definitions: Definitions,
  report: (message: Diagnostic) => void,
): Generator<Slice> {
  const start = lines[0]?.start ?? 0
  const end = lines.at(-1)?.end ?? start
  const blocks = reasonAgainst(document, start, end) === undefined ? [] : blocksOf(document, lines)
  if (blocks.length > 1) {
    for (const { from, to } of blocks)
      yield* whole(document, lines.slice(from, to), firstLine + from, definitions, report)
    return
  }
  if (isTooMuch(document, start, end, firstLine, report)) return
  const text = document.slice(start, end)
  const known = text.includes('][') ? definitions.of(text) : ''
  yield {
    text: known === '' ? text : `${text}\n\n${known}`,
    shift: { lines: firstLine - 1, offset: start },
  }
}

/** Lines up to each blank one: what is too much in one block should not take its neighbours with it. */
function blocksOf(document: string, lines: readonly SourceLine[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = []
  let from = 0
  for (const [index, { start, end }] of lines.entries()) {
    const isLast = index === lines.length - 1
    if (!isLast && (end - start > 80 || document.slice(start, end).trim() !== '')) continue
    blocks.push({ from, to: index + 1 })
    from = index + 1
  }
  return blocks
}

function isDelimiter(document: string, { start, end }: SourceLine): boolean {
  if (end - start > 65_536) return false
  const first = document
    .slice(start, start + 12)
    .trim()
    .charAt(0)
  return (first === '|' || first === '-' || first === ':') && isDelimiterText(document.slice(start, end))
}

function isDelimiterText(text: string): boolean {
  return text.includes('|') && text.includes('-') && /^[\s|:-]+$/.test(text)
}

/** Where the next line starts. */
/** Where lines end, in order; a few may be looked at ahead. */
function lineEnds(document: string): { behind(at: number): number; pass(at: number): void } {
  const ends = createLineEnds(document, true)
  /** Ends that were looked at ahead: what finds them goes forward only. */
  const known: number[] = []
  return {
    pass(at) {
      while (known.length > 0 && (known[0] ?? 0) <= at) known.shift()
    },
    behind(at) {
      const ahead = known.find((end) => end > at)
      if (ahead !== undefined) return ahead
      const end = ends.after(at)
      const isPair = document.charCodeAt(end) === 13 && document.charCodeAt(end + 1) === 10
      const behind = end >= document.length ? document.length : end + (isPair ? 2 : 1)
      known.push(behind)
      return behind
    },
  }
}

function lineNumber(document: string, offset: number): number {
  let line = 1
  for (let at = document.indexOf('\n'); at !== -1 && at < offset; at = document.indexOf('\n', at + 1)) line++
  return line
}
