import type { Line } from '../line/span'
import { LineWriter } from '../line/writer'

/** What is read, and how far. */
interface Scan {
  readonly text: string
  readonly writer: LineWriter
  /** Where a mark is not certain, reading ends; else it is words. */
  readonly isStrict: boolean
  /** Where the words start that were not written yet. */
  from: number
  /** A bar was escaped. Beside a dollar sign only the parser's tree tells what that was. */
  isBarEscaped: boolean
}

/** What readers of marks give where only the parser can tell. */
const UNCERTAIN = -1

const BACKSLASH = 92
const BACKTICK = 96
const STAR = 42
const UNDERSCORE = 95
const BANG = 33
const OPEN = 91
const CLOSE = 93
const LESS = 60
const AMPERSAND = 38

/** How far the second of two stars, and the end of an address, are looked for. */
const FAR = 2048

/**
 * The printed lines of a table cell, read without the parser where its marks are certain: words, pairs of `**`, links that have an
 * address and nothing else, code, and escaped bars. `undefined` for a cell that has to be parsed. What it gives is what the parser
 * and `linesOf` give.
 */
export function plainLines(cell: string): readonly Line[] | undefined {
  if (cell === '') return []
  const scan: Scan = { text: cell, writer: new LineWriter(), isStrict: true, from: 0, isBarEscaped: false }
  if (!readMarks(scan, 0, cell.length, false)) return undefined
  return scan.isBarEscaped && cell.includes('$') ? undefined : scan.writer.end()
}

/** The printed lines of inline Markdown, by the simple rules of {@link writeMarkdown}. */
export function linesOfMarkdown(source: string): Line[] {
  const writer = new LineWriter()
  writeMarkdown(source, writer)
  return writer.end()
}

/** Writes the words, strong words, code and links of inline Markdown that no parser saw; linear, and no more exact than it needs to be. */
export function writeMarkdown(text: string, writer: LineWriter): void {
  readMarks({ text, writer, isStrict: false, from: 0, isBarEscaped: false }, 0, text.length, false)
}

/** Reads a part; false where it is not certain. Strong marks are in pairs within it. */
function readMarks(scan: Scan, start: number, end: number, isStrong: boolean): boolean {
  const { text, writer, isStrict } = scan
  const { depth } = writer
  let isOpen = false
  scan.from = start
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at)
    if (code > BACKTICK || !isMark(code)) at++
    else if (code === STAR) {
      if (isStrict ? !isStrong && isPairOf(text, at, isOpen) : isLoosePair(text, at, isOpen)) {
        write(scan, at)
        if (isOpen) writer.close(depth)
        else writer.open({ strong: true })
        isOpen = !isOpen
        at += 2
        scan.from = at
      } else if (isStrict) return false
      else at++
    } else {
      const next = readMark(scan, at, end, code, isStrong || isOpen)
      if (next === UNCERTAIN && isStrict) return false
      at = next === UNCERTAIN ? at + 1 : next
    }
  }
  write(scan, end)
  writer.close(depth)
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
  if (to > scan.from) scan.writer.words(scan.text.slice(scan.from, to))
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
      return readTag(scan, at)
    case AMPERSAND:
      return isReference(text.slice(at, at + 42)) ? UNCERTAIN : at + 1
    default:
      return UNCERTAIN
  }
}

/** `<br>` ends the line; before a blank or the end of the cell the sign is itself. */
function readTag(scan: Scan, at: number): number {
  const tag = /^<br\s?\/?>/i.exec(scan.text.slice(at, at + 6))?.[0]
  if (tag === undefined) return /^<(?: |$)/.test(scan.text.slice(at, at + 2)) ? at + 1 : UNCERTAIN
  write(scan, at)
  scan.writer.newLine()
  scan.from = at + tag.length
  return scan.from
}

/** Whether two stars, and no more, open or close strong words there, by CommonMark's rules of flanking. */
function isPairOf(text: string, at: number, isOpen: boolean): boolean {
  const previous = text.charCodeAt(at - 1)
  const next = text.charCodeAt(at + 2)
  if (text.charCodeAt(at + 1) !== STAR || next === STAR || next === UNDERSCORE || previous === UNDERSCORE)
    return false
  const [inner, outer] = isOpen ? [kindOf(previous), kindOf(next)] : [kindOf(next), kindOf(previous)]
  return inner === 'word' || (inner === 'punctuation' && outer !== 'word')
}

/** Whether two stars open or close strong words where nobody knows what stands around them. */
function isLoosePair(text: string, at: number, isOpen: boolean): boolean {
  return text.charCodeAt(at + 1) === STAR && (isOpen || text.slice(at + 2, at + FAR).includes('**'))
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
function isReference(text: string): boolean {
  return /^&[#\dA-Za-z]{1,40};/.test(text)
}

/** `\|` is a bar; before a letter, a digit, a blank or the end of the cell a backslash is itself. */
function readEscape(scan: Scan, at: number): number {
  const next = scan.text.charCodeAt(at + 1)
  if (isWord(next) || next === 32 || Number.isNaN(next)) return at + 1
  const isBar = next === 124
  if (!isBar && (scan.isStrict || kindOf(next) !== 'punctuation')) return UNCERTAIN
  write(scan, at)
  scan.from = at + 1
  scan.isBarEscaped ||= isBar
  return at + 2
}

function readCode(scan: Scan, at: number): number {
  const { text, writer } = scan
  const [close, end] = codeEnd(text, at)
  if (end === UNCERTAIN) return UNCERTAIN
  write(scan, at)
  const inner = text.slice(at + end - close, close)
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && /[^ ]/.test(inner)
  const value = isPadded ? inner.slice(1, -1) : inner
  writer.marked(
    value.replace(/\\([\\|])/g, (both, one) => (one === '|' ? one : both)),
    { code: true },
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

/** A link with an address alone; images say nothing; brackets that no address follows are words, for a cell's references are not looked up. */
function readLink(scan: Scan, at: number, end: number, isStrong: boolean): number {
  const { text, writer, isStrict } = scan
  const close = labelEnd(text, at + 1, end)
  const isImage = text.charCodeAt(at - 1) === BANG
  if (close === UNCERTAIN) return UNCERTAIN
  if (text.charCodeAt(close + 1) !== 40) return at + 1
  const length = text.slice(close + 2, Math.min(end, close + 2 + FAR)).indexOf(')')
  if (length === -1) return UNCERTAIN
  const last = close + 2 + length
  const url = text.slice(close + 2, last)
  if (isStrict && !isAddress(url)) return UNCERTAIN
  write(scan, isImage ? at - 1 : at)
  if (!isImage) {
    const { depth } = writer
    writer.open({ url: url.trim() })
    if (!readMarks(scan, at + 1, close, isStrong) && isStrict) return UNCERTAIN
    writer.close(depth)
  }
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
