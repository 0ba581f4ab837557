import { diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import type { Shift } from '../../parser/line/place'
import { type PartContext, reasonAgainst, tooMuch } from './cost'
import { type Definitions, definitionsIn, labelIn } from './definitions'
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
/** Short headings that may follow each other without words between them, and definitions. */
const MOST_HEADINGS = 5000
const MOST_DEFINITIONS = 500
/** Units that one slice may hold where there is no place to part. */
const MOST = 65_536

/**
 * Cuts a document where its parts do not depend on each other: before headings, at blank lines outside lists and code, and
 * between rows of tables. The parser's time and memory grow faster than its text.
 */
export function* slicesOf(context: PartContext, from: number, to: number): Generator<Slice | Rows> {
  const { document } = context
  const definitions = definitionsIn(context, { start: from, end: to })
  let lines: SourceLine[] = []
  let fence = ''
  let table: TableHead | undefined
  /** The lines since the last blank one may be HTML, which would swallow a heading under them. */
  let isMarkup = false
  const isPassedOver = createRuns(context)

  function* flush(count = lines.length): Generator<Slice | Rows> {
    const own = lines.slice(0, count)
    if (table && count > 0) yield { table, lines: own }
    else if (count > 0) yield* whole(context, own, definitions)
    lines = lines.slice(count)
  }

  for (let at = from; at < to; ) {
    const line = { start: at, end: Math.min(to, endOf(document, at)) }
    const head = document.slice(at, Math.min(line.end, at + 80))
    const blank = isBlank(document, line)
    const isHeading = fence === '' && /^#{1,6}[ \t]/.test(head)
    at = line.end
    if (table && !isHeading && (!blank || (table.isBarred && goesOn(document, at, to)))) {
      if (!blank) lines.push(line)
      if (blank || lines.length === ROWS) yield* flush()
      continue
    }
    if (table) yield* flush()
    table = undefined
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(head)?.[1]
    if (mark !== undefined) fence = fence === '' ? mark.slice(0, 3) : mark.startsWith(fence) ? '' : fence
    const above = fence === '' && isDelimiter(document, line) ? headAbove(document, lines) : undefined
    const headLine = above === undefined ? undefined : lines.at(-above)
    if (above !== undefined && headLine) {
      yield* flush(lines.length - above)
      const words = document.slice(headLine.start, headLine.end)
      const text = headOf(words + document.slice(line.start, line.end))
      const at = (offset: number): number =>
        offset < words.length
          ? headLine.start + offset
          : Math.min(line.start + offset - words.length, line.end)
      table = { text, at, isBarred: words.trim().startsWith('|') }
      lines = []
      continue
    }
    if (fence === '' && !blank && isPassedOver(line, head)) {
      yield* flush()
      continue
    }
    const length = line.start - (lines[0]?.start ?? line.start)
    const last = lines.at(-1)
    const isFull = length > SLICE || lines.length > LINES
    const isBehindBlank = last !== undefined && isBlank(document, last)
    const isApart = (isBehindBlank && /^\S/.test(head)) || /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(head)
    const isTight = last !== undefined && !isBehindBlank
    const mayPart =
      (isHeading && (length > SLICE / 8 || (isTight && isMarkup))) ||
      (isApart && isFull) ||
      (isTight && isRuleUnder(document, line, lines))
    if ((fence === '' && mayPart) || length > MOST || lines.length > 4 * LINES) yield* flush()
    lines.push(line)
    isMarkup = !blank && (isMarkup || /^\s{0,3}</.test(head)) && !isHeading
  }
  yield* flush()
}

/**
 * Tells which lines are passed over because too many of their kind stand one under the other: empty headings, and definitions, which
 * are known by then.
 */
function createRuns({ document, pointAt, report }: PartContext): (line: SourceLine, head: string) => boolean {
  let headings = 0
  let definitions = 0
  return ({ start, end }, head) => {
    const isShort = end - start < 80
    headings = isShort && /^#{1,6}[ \t]/.test(head) ? headings + 1 : 0
    definitions = isShort && labelIn(head) !== undefined ? definitions + 1 : 0
    if (headings === MOST_HEADINGS + 1) {
      const run = `run of more than ${MOST_HEADINGS} headings without words between them`
      const reason = `Unexpected ${run}; the rest is passed over`
      report(diagnostic('limit-exceeded', reason, { place: pointAt(start) }))
    }
    const isEmpty = /^\s{0,64}#/.test(document.slice(end, end + 66))
    return (headings > MOST_HEADINGS && isEmpty) || definitions > MOST_DEFINITIONS
  }
}

/** Where the next line starts. */
function endOf(document: string, at: number): number {
  const feed = document.indexOf('\n', at)
  return feed === -1 ? document.length : feed + 1
}

function isBlank(document: string, { start, end }: SourceLine): boolean {
  return (
    document.slice(start, Math.min(end, start + 80)).trim() === '' && document.slice(start, end).trim() === ''
  )
}

/** Whether a table goes on behind a blank line, as where all blank lines were doubled. */
function goesOn(document: string, at: number, to: number): boolean {
  const next: string[] = []
  for (let look = 0, start = at; look < 6 && start < to && next.length < 2; look++) {
    const end = Math.min(to, endOf(document, start))
    if (!isBlank(document, { start, end }))
      next.push(document.slice(start, Math.min(end, start + 2048)).trim())
    start = end
  }
  const [row = '', after = ''] = next
  return row.startsWith('|') && !isDelimiterText(after) && !isDelimiterText(row)
}

/**
 * Whether hyphens under text are a rule that lost its blank line, rather than the underline of a heading: a heading is one
 * short line of words.
 */
function isRuleUnder(document: string, { start, end }: SourceLine, lines: readonly SourceLine[]): boolean {
  if (!/^ {0,3}-{3,64}\s{0,8}$/.test(document.slice(start, Math.min(end, start + 80)))) return false
  const above = lines.at(-1)
  const before = lines.at(-2)
  if (!above) return false
  const isLong = above.end - above.start > 120
  return (
    isLong ||
    /^\s{0,3}[<|*>#!+-]/.test(document.slice(above.start, above.start + 8)) ||
    (before !== undefined && !isBlank(document, before))
  )
}

/** How many lines above a delimiter its head stands: 1, or 2 where a blank line is between; `undefined` without any. */
function headAbove(document: string, lines: readonly SourceLine[]): number | undefined {
  const last = lines.at(-1)
  const above = last && isBlank(document, last) ? 2 : 1
  const head = lines.at(-above)
  return head && document.slice(head.start, head.end).includes('|') ? above : undefined
}

/** A head whose first column is called `#` would be a heading. The sign in its stead is as long. */
function headOf(text: string): string {
  return unindented(text).replace(/^(\s{0,8})#(?=\s{0,8}\|)/, '$1№')
}

function* whole(
  context: PartContext,
  lines: readonly SourceLine[],
  definitions: Definitions,
): Generator<Slice> {
  const { document, pointAt, report } = context
  const start = lines[0]?.start ?? 0
  const end = lines.at(-1)?.end ?? start
  const reason = reasonAgainst(document, start, end)
  if (reason === undefined) {
    const text = document.slice(start, end)
    const known = text.includes('][') ? definitions.of(text) : ''
    const at = (offset: number): Point => pointAt(Math.min(start + offset, end))
    const shift = { at, length: text.length }
    yield { text: known === '' ? text : `${text}\n\n${known}`, shift }
    return
  }
  // What is too much in one block should not take its neighbours with it.
  for (let from = 0; from < lines.length; ) {
    const blank = lines.findIndex((line, index) => index >= from && isBlank(document, line))
    const to = blank === -1 ? lines.length : blank + 1
    if (to - from === lines.length) report(tooMuch(reason, pointAt(start)))
    else yield* whole(context, lines.slice(from, to), definitions)
    from = to
  }
}

function isDelimiter(document: string, { start, end }: SourceLine): boolean {
  const isLikely = /^\s{0,11}[|:-]/.test(document.slice(start, start + 12))
  return isLikely && end - start <= MOST && isDelimiterText(document.slice(start, end))
}

function isDelimiterText(text: string): boolean {
  return text.includes('|') && text.includes('-') && /^[\s|:-]+$/.test(text)
}
