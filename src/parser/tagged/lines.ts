import type { Point } from '../../model/paper'
import { createLineEnds } from '../line-ends'

/** A line of a document, without its end. */
export interface PlacedLine {
  readonly text: string
  readonly start: Point
  /** It is longer than what is held of a line. */
  readonly isCut: boolean
}

/** Cuts a document into lines, in whatever pieces it comes; no more than `most` units of one are held. */
export function createLineCutter(most: number): { write(chunk: string): PlacedLine[]; end(): PlacedLine[] } {
  let pending: string[] = []
  let waiting = 0
  let dropped = 0
  let line = 1
  let offset = 0

  function cut(last: boolean): PlacedLine[] {
    const text = pending.join('')
    const ends = createLineEnds(text, last)
    const lines: PlacedLine[] = []
    let from = 0
    for (let end = ends.after(0); end !== -1 && from < text.length; end = ends.after(from)) {
      const next = Math.min(end + (text.startsWith('\r\n', end) ? 2 : 1), text.length)
      lines.push({
        text: text.slice(from, Math.min(end, from + most)),
        start: { line, column: 1, offset },
        isCut: dropped > 0 || end - from > most,
      })
      offset += dropped + next - from
      line++
      dropped = 0
      from = next
    }
    const rest = text.slice(from)
    // Half of a line end may stand at the end.
    const kept = rest.length > most ? rest.slice(0, most) + (rest.endsWith('\r') ? '\r' : '') : rest
    dropped += rest.length - kept.length
    pending = [kept]
    waiting = kept.length
    return lines
  }

  return {
    write(chunk) {
      pending.push(chunk)
      waiting += chunk.length
      return /[\n\r]/.test(chunk) || waiting > 2 * most ? cut(false) : []
    },
    end: () => (waiting > 0 ? cut(true) : []),
  }
}
