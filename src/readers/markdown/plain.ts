import type { Line } from '../../parser/line/span'
import { LineWriter } from '../../parser/mdast/writer'

/** What is read, and how far. */
interface Scan {
  readonly text: string
  readonly writer: LineWriter
  /** Where the words start that were not written yet. */
  from: number
  /** A bar was escaped. Beside a dollar sign only the parser's tree tells what that was. */
  isEscaped: boolean
}

/** What {@link readMark} gives where only the parser can tell. */
const UNCERTAIN = -1

const BACKSLASH = 92
const BACKTICK = 96
const STAR = 42
const UNDERSCORE = 95
const OPEN = 91
const CLOSE = 93
const LESS = 60
const AMPERSAND = 38

/**
 * The printed lines of a table cell, read without the parser where its marks are certain: words, pairs of `**`, links that have an
 * address and nothing else, code, and escaped bars. `undefined` for a cell that has to be parsed. What it gives is what the parser
 * and `linesOf` give.
 */
export function plainLines(cell: string): readonly Line[] | undefined {
  if (cell === '') return []
  const scan: Scan = { text: cell, writer: new LineWriter(), from: 0, isEscaped: false }
  if (!readMarks(scan, 0, cell.length, false)) return undefined
  if (scan.isEscaped && cell.includes('$')) return undefined
  return scan.writer.end()
}

/** Reads a part; false where it is not certain. Strong marks are in pairs within it. */
function readMarks(scan: Scan, start: number, end: number, isStrong: boolean): boolean {
  const { text, writer } = scan
  let isOpen = false
  scan.from = start
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at)
    if (code > BACKTICK || !isMark(code)) at++
    else if (code === STAR) {
      if (isStrong || !isPairOf(text, at, isOpen)) return false
      write(scan, at)
      if (isOpen) writer.leave('strong')
      else writer.strong++
      isOpen = !isOpen
      at += 2
      scan.from = at
    } else {
      at = readMark(scan, at, end, code, isStrong || isOpen)
      if (at === UNCERTAIN) return false
    }
  }
  write(scan, end)
  return !isOpen
}

function isMark(code: number): boolean {
  return (
    code === STAR ||
    code === OPEN ||
    code === BACKSLASH ||
    code === BACKTICK ||
    code === UNDERSCORE ||
    code === LESS ||
    code === AMPERSAND ||
    code === 0
  )
}

function write(scan: Scan, to: number): void {
  if (to > scan.from) scan.writer.text(scan.text.slice(scan.from, to))
}

/** Where a mark ends, which is written, or belongs to the words if it means nothing. */
function readMark(scan: Scan, at: number, end: number, code: number, isStrong: boolean): number {
  const { text } = scan
  switch (code) {
    case OPEN:
      return readLink(scan, at, end, isStrong)
    case BACKTICK:
      return readCode(scan, at)
    case BACKSLASH:
      return readEscape(scan, at)
    case UNDERSCORE:
      return isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + 1)) ? at + 1 : UNCERTAIN
    case LESS:
      return at + 1 === text.length || text.charCodeAt(at + 1) === 32 ? at + 1 : UNCERTAIN
    case AMPERSAND:
      return isReference(text, at) ? UNCERTAIN : at + 1
    default:
      return UNCERTAIN
  }
}

/** Whether two stars, and no more, open or close strong words there, by CommonMark's rules of flanking. */
function isPairOf(text: string, at: number, isOpen: boolean): boolean {
  const previous = text.charCodeAt(at - 1)
  const next = text.charCodeAt(at + 2)
  if (text.charCodeAt(at + 1) !== STAR || next === STAR || next === UNDERSCORE || previous === UNDERSCORE)
    return false
  const before = kindOf(previous)
  const after = kindOf(next)
  return isOpen
    ? before === 'word' || (before === 'punctuation' && after !== 'word')
    : after === 'word' || (after === 'punctuation' && before !== 'word')
}

/** Kinds of units as the parser tells them: one by one, so that a half of a pair is of a word. The ends of a cell are blank. */
function kindOf(code: number): 'word' | 'blank' | 'punctuation' {
  if (isWord(code)) return 'word'
  if (Number.isNaN(code)) return 'blank'
  const character = String.fromCharCode(code)
  if (/\s/.test(character)) return 'blank'
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'word'
}

/** Digits and letters of ASCII. */
function isWord(code: number): boolean {
  return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
}

/** `&amp;`, `&#38;`, or what looks like one. */
function isReference(text: string, at: number): boolean {
  return /^&[#\dA-Za-z]{1,40};/.test(text.slice(at, at + 42))
}

/** `\|` is a bar; before a letter, a digit, a blank or the end of the cell a backslash is itself. */
function readEscape(scan: Scan, at: number): number {
  const { text } = scan
  const next = text.charCodeAt(at + 1)
  if (next === 124) {
    write(scan, at)
    scan.from = at + 1
    scan.isEscaped = true
    return at + 2
  }
  return isWord(next) || next === 32 || Number.isNaN(next) ? at + 1 : UNCERTAIN
}

function readCode(scan: Scan, at: number): number {
  const { text, writer } = scan
  const [close, end] = codeEnd(text, at)
  if (end === UNCERTAIN) return UNCERTAIN
  write(scan, at)
  const inner = text.slice(at + end - close, close)
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && /[^ ]/.test(inner)
  const value = isPadded ? inner.slice(1, -1) : inner
  writer.text(
    value.includes('\\') ? value.replace(/\\([\\|])/g, (both, one) => (one === '|' ? one : both)) : value,
    true,
  )
  scan.from = end
  return end
}

/** Where the marks start and end that close code. */
function codeEnd(text: string, at: number): readonly [number, number] {
  let open = at + 1
  while (text.charCodeAt(open) === BACKTICK) open++
  const mark = text.slice(at, open)
  for (let close = text.indexOf(mark, open); close !== -1; ) {
    let end = close + mark.length
    if (text.charCodeAt(end) !== BACKTICK) return [close, end]
    while (text.charCodeAt(end) === BACKTICK) end++
    close = text.indexOf(mark, end)
  }
  return [UNCERTAIN, UNCERTAIN]
}

/** A link with an address alone; brackets that no address follows are words, for a cell's references are not looked up. */
function readLink(scan: Scan, at: number, end: number, isStrong: boolean): number {
  const { text, writer } = scan
  const close = labelEnd(text, at + 1, end)
  if (close === UNCERTAIN || text.charCodeAt(at - 1) === 33) return UNCERTAIN
  if (text.charCodeAt(close + 1) !== 40) return at + 1
  const last = text.indexOf(')', close + 2)
  if (last === -1 || last >= end) return UNCERTAIN
  const url = text.slice(close + 2, last)
  if (!/^[^\s\p{Cc}()<>\\&]*$/u.test(url) && !isAddress(url)) return UNCERTAIN
  write(scan, at)
  writer.enterLink(url)
  if (!readMarks(scan, at + 1, close, isStrong)) return UNCERTAIN
  writer.leave('link')
  scan.from = last + 1
  return last + 1
}

/** An address with `&` in it, as long as that starts no reference. */
function isAddress(url: string): boolean {
  return /^[^\s\p{Cc}()<>\\]*$/u.test(url) && !/&[#\dA-Za-z]{1,40};/.test(url)
}

/** The bracket that closes a label without brackets in it. */
function labelEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === CLOSE) return at
    if (code === OPEN || code === LESS || code === BACKSLASH) return UNCERTAIN
    if (code === BACKTICK) {
      const [, close] = codeEnd(text, at)
      if (close === UNCERTAIN) return UNCERTAIN
      at = close - 1
    }
  }
  return UNCERTAIN
}
