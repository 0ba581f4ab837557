import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'

/** An entry as it stands in the file: `@misc{key, title = {…}}`. */
export interface RawEntry {
  /** Lower case: `misc`, `string`. */
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
const NEW_ENTRY = /^[ \t]{0,40}@[A-Za-z]{2,40}[ \t]{0,9}[{(][ \t]{0,9}[^\s,{}()="]{0,200}(?:,|\s*$)/
const OPENING = /@[ \t]{0,9}([A-Za-z]{1,40})[ \t]{0,9}([{(])/y
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
  let line = 1
  let offset = 0

  const point = (at: number): Point => ({ line, column: at + 1, offset: offset + at })

  function readLine(text: string): void {
    if (entry && NEW_ENTRY.test(text)) breakOff('Unexpected entry within an entry that is not closed')
    let at = 0
    while (at < text.length) at = entry ? readEntry(entry, text, at) : findEntry(text, at)
    offset += text.length
    if (/[\n\r]$/.test(text)) line++
  }

  function findEntry(text: string, from: number): number {
    const at = text.indexOf('@', from)
    if (at === -1) return text.length
    OPENING.lastIndex = at
    const opening = OPENING.exec(text)
    if (!opening) return at + 1
    const [whole, type = '', bracket] = opening
    entry = {
      type: type.toLowerCase(),
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
      // A CR at the end of a chunk may be half of a line end.
      const end = Math.max(chunk.lastIndexOf('\n') + 1, lastReturn(chunk) + 1)
      const first = pending.at(-1)?.endsWith('\r') && chunk !== '' && !chunk.startsWith('\n')
      if (first) {
        readLine(pending.join(''))
        pending = []
      }
      if (end > 0) {
        const text = pending.join('') + chunk.slice(0, end)
        pending = []
        for (const found of text.match(/[^\n\r]*(?:\r\n|[\n\r])/g) ?? []) readLine(found)
      }
      if (end < chunk.length) pending.push(chunk.slice(end))
      waiting = end > 0 ? chunk.length - end : waiting + chunk.length
      if (waiting > 2 * recordLength) {
        readLine(pending.join(''))
        pending = []
        waiting = 0
      }
      return take()
    },
    end() {
      if (pending.length > 0) readLine(pending.join(''))
      pending = []
      breakOff('Unexpected end of the document within an entry')
      return take()
    },
  }
}

/** The last CR that is surely a line end of its own or of a CRLF that is whole. */
function lastReturn(chunk: string): number {
  const at = chunk.lastIndexOf('\r')
  return at === chunk.length - 1 ? chunk.lastIndexOf('\r', at - 1) : at
}
