import type { Point } from '../../model/paper'

export const COMMA = 44
export const COLON = 58
export const OPEN_ARRAY = 91
export const CLOSE_ARRAY = 93
export const OPEN_OBJECT = 123
export const CLOSE_OBJECT = 125
const QUOTE = 34
const BACKSLASH = 92

/** What a scanner comes upon. Places are indices of the chunk at hand. */
export interface JsonMarks {
  /** A bracket, a comma or a colon outside strings. */
  mark(code: number, index: number): void
  /** The opening quote of a string. */
  string(index: number): void
  /** The closing quote of a string. */
  stringEnd(index: number): void
  /** A unit of anything else: a number, a word, or what is no JSON. */
  other(index: number): void
}

/** Finds brackets and strings in JSON text that comes in pieces. */
export interface JsonScanner {
  /** Goes through the next piece. */
  scan(chunk: string): void
  /** Line, column and offset of an index of the piece at hand, which must not lie behind the scanner by a line. */
  pointAt(index: number): Point
}

/** A scanner that tells `marks` what it comes upon; it knows strings from structure, counts lines, and checks nothing. */
export function createJsonScanner(marks: JsonMarks): JsonScanner {
  let chunk = ''
  /** Offset of the chunk in the document. */
  let base = 0
  let line = 1
  let lineStart = 0
  let inString = false
  let isEscaped = false
  let hasBrokenLine = false
  let wasReturn = false

  function endLine(code: number, index: number): void {
    if (code !== 10 || !wasReturn) line++
    lineStart = base + index + 1
  }

  /** Where the next backslash and the next line end of the chunk stand: most strings have neither. */
  let nextEscape = -1
  let nextFeed = -1
  let nextReturn = -1

  function nextIn(sign: string, from: number, known: number): number {
    if (known >= from) return known
    const next = chunk.indexOf(sign, from)
    return next === -1 ? chunk.length : next
  }

  /** Whether nothing but words stands between two indices of a string. */
  function isPlain(from: number, to: number): boolean {
    nextEscape = nextIn('\\', from, nextEscape)
    nextFeed = nextIn('\n', from, nextFeed)
    nextReturn = nextIn('\r', from, nextReturn)
    return nextEscape >= to && nextFeed >= to && nextReturn >= to
  }

  /** Passes over the string at hand; gives the index of its last unit, or the chunk's length. */
  function passString(from: number): number {
    const quote = isEscaped || hasBrokenLine ? -1 : chunk.indexOf('"', from)
    if (quote !== -1 && isPlain(from, quote)) {
      inString = false
      wasReturn = false
      marks.stringEnd(quote)
      return quote
    }
    for (let index = from; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index)
      if (hasBrokenLine) {
        // A line that starts an object is a new line of JSON Lines; any other line end was typed into a string.
        if (code === OPEN_OBJECT) {
          hasBrokenLine = false
          inString = false
          return index - 1
        }
        hasBrokenLine = code === 10
      }
      if (code === 10 || code === 13) {
        endLine(code, index)
        hasBrokenLine = true
        isEscaped = false
      } else if (isEscaped) isEscaped = false
      else if (code === QUOTE) {
        inString = false
        marks.stringEnd(index)
        return index
      } else if (code === BACKSLASH) isEscaped = true
      wasReturn = code === 13
    }
    return chunk.length
  }

  function scan(): void {
    for (let index = 0; index < chunk.length; index++) {
      if (inString) {
        index = passString(index)
        continue
      }
      const code = chunk.charCodeAt(index)
      if (code === 10 || code === 13) endLine(code, index)
      wasReturn = code === 13
      if (code <= 32 || code === 0xfeff) continue
      if (code === QUOTE) {
        inString = true
        isEscaped = false
        hasBrokenLine = false
        marks.string(index)
      } else if (isMark(code)) marks.mark(code, index)
      else marks.other(index)
    }
  }

  return {
    scan(text) {
      base += chunk.length
      chunk = text
      nextEscape = -1
      nextFeed = -1
      nextReturn = -1
      scan()
    },
    pointAt: (index) => ({ line, column: base + index - lineStart + 1, offset: base + index }),
  }
}

function isMark(code: number): boolean {
  return (
    code === OPEN_OBJECT ||
    code === CLOSE_OBJECT ||
    code === OPEN_ARRAY ||
    code === CLOSE_ARRAY ||
    code === COMMA ||
    code === COLON
  )
}
