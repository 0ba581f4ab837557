import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import { createLineEnds } from '../../parser/line-ends'

/** An entry as it stands in the file: `@misc{key, title = {…}}`. */
export interface RawEntry {
  /** As written: `misc`, `String`. */
  readonly type: string
  /** What stands between the brackets. */
  readonly body: string
  readonly start: Point
  /** Where the body starts. */
  readonly bodyStart: Point
  /** Its end was not found: what is complete in it may be read. */
  readonly isBroken: boolean
}

/** Takes a bibliography in pieces; any cutting gives the same entries. It holds one entry. */
export interface EntrySplitter {
  write(chunk: string): RawEntry[]
  end(): RawEntry[]
  /** Where the first words stand that belong to no entry. */
  firstComment(): Point | undefined
}

interface OpenEntry {
  readonly type: string
  readonly start: Point
  readonly bodyStart: Point
  readonly closer: string
  parts: string[]
  length: number
  depth: number
  isInQuotes: boolean
  isLost: boolean
}

/** A line that starts an entry does so within a broken one, too. */
const NEW_ENTRY =
  /^[ \t]{0,40}@[^\s"#%'(),={}@\d][^\s"#%'(),={}@]{0,63}[ \t]{0,9}[{(][ \t]{0,9}[^\s,{}()="]{0,200}(?:,|\s*$)/
/** A type is a name by the rule of BibTeX, which takes `in-proceedings` and `web_page` too. */
const OPENING = /@[ \t]{0,9}([^\s"#%'(),={}@\d][^\s"#%'(),={}@]{0,63})[ \t]{0,9}([{(])/y
const SIGNS = /[{}()"]/g

/**
 * Finds the entries of a bibliography. Braces count as BibTeX counts them, with a backslash before them too; quotes count outside braces.
 * What stands between entries is a comment. Each unit is looked at once.
 */
export function createEntrySplitter(
  recordLength: number,
  report: (message: Diagnostic) => void,
): EntrySplitter {
  let pending: string[] = []
  let waiting = 0
  let entries: RawEntry[] = []
  let entry: OpenEntry | undefined
  let comment: Point | undefined
  let line = 1
  let offset = 0

  const point = (at: number): Point => ({ line, column: at + 1, offset: offset + at })

  /** Reads the lines that are whole; a longer one than any entry in pieces. */
  function readLines(last: boolean): void {
    const text = pending.join('')
    const ends = createLineEnds(text, last)
    let from = 0
    for (let end = ends.after(0); end !== -1 && from < text.length; end = ends.after(from)) {
      const next = Math.min(end + (text.startsWith('\r\n', end) ? 2 : 1), text.length)
      readLine(text.slice(from, next))
      from = next
    }
    const isLong = text.length - from > 2 * recordLength
    if (isLong) readLine(text.slice(from))
    pending = isLong || from === text.length ? [] : [text.slice(from)]
    waiting = isLong ? 0 : text.length - from
  }

  function readLine(text: string): void {
    if (entry && NEW_ENTRY.test(text)) breakOff('Unexpected entry within an entry that is not closed')
    let at = 0
    while (at < text.length) at = entry ? readEntry(entry, text, at) : findEntry(text, at)
    offset += text.length
    if (/[\n\r]$/.test(text)) line++
  }

  function findEntry(text: string, from: number): number {
    const at = text.indexOf('@', from)
    if (!comment) {
      const words = text.slice(from, at === -1 ? text.length : at).search(/\S/)
      if (words !== -1) comment = point(from + words)
    }
    if (at === -1) return text.length
    OPENING.lastIndex = at
    const opening = OPENING.exec(text)
    // A mail address, as people write in comments, is no entry.
    if (!opening || /[\w.]/.test(text.charAt(at - 1))) return at + 1
    const [whole, type = '', bracket] = opening
    entry = {
      type,
      start: point(at),
      bodyStart: point(at + whole.length),
      closer: bracket === '(' ? ')' : '}',
      parts: [],
      length: 0,
      depth: 0,
      isInQuotes: false,
      isLost: false,
    }
    return at + whole.length
  }

  /** Reads to the end of the entry or of the line; gives the index behind it. */
  function readEntry(open: OpenEntry, text: string, from: number): number {
    SIGNS.lastIndex = from
    for (let sign = SIGNS.exec(text); sign; sign = SIGNS.exec(text)) {
      const [character] = sign
      const isEnd = character === open.closer && open.depth === 0 && (character === '}' || !open.isInQuotes)
      if (isEnd) {
        keep(open, text.slice(from, sign.index))
        finish(open, false)
        return sign.index + 1
      }
      if (character === '{') open.depth++
      else if (character === '}') open.depth = Math.max(0, open.depth - 1)
      else if (character === '"' && open.depth === 0 && text.charAt(sign.index - 1) !== '\\')
        open.isInQuotes = !open.isInQuotes
    }
    keep(open, text.slice(from))
    return text.length
  }

  function keep(open: OpenEntry, text: string): void {
    open.length += text.length
    if (open.length <= recordLength) open.parts.push(text)
    else if (!open.isLost) {
      open.isLost = true
      open.parts = []
      report(
        diagnostic(
          'limit-exceeded',
          `Unexpected entry longer than ${recordLength} units; it is passed over`,
          { place: open.start },
        ),
      )
    }
  }

  function finish({ type, start, bodyStart, parts, isLost }: OpenEntry, isBroken: boolean): void {
    entry = undefined
    if (!isLost) entries.push({ type, body: parts.join(''), start, bodyStart, isBroken })
  }

  function breakOff(reason: string): void {
    if (!entry) return
    report(
      diagnostic('invalid-syntax', `${reason}; what is complete in it is kept`, {
        place: entry.start,
        actual: `@${entry.type}{${entry.parts.join('').slice(0, 60)}`,
        expected: [entry.closer],
      }),
    )
    finish(entry, true)
  }

  function take(): RawEntry[] {
    const complete = entries
    entries = []
    return complete
  }

  return {
    write(chunk) {
      pending.push(chunk)
      waiting += chunk.length
      if (/[\n\r]/.test(chunk) || waiting > 2 * recordLength) readLines(false)
      return take()
    },
    end() {
      readLines(true)
      breakOff('Unexpected end of the document within an entry')
      return take()
    },
    firstComment: () => comment,
  }
}
