import { diagnostic } from '../../model/diagnostic'
import type { Point, Position } from '../../model/paper'
import type { ReadContext } from '../reader'

/** A line of a document as it is written, and where it stands. */
export interface SourceLine {
  readonly text: string
  readonly position: Position
}

/** The lines of a document, blank ones too. One that is longer than the limit is passed over with a message. */
export function* sourceLines(
  document: string,
  { limits, report }: Pick<ReadContext, 'limits' | 'report'>,
): Generator<SourceLine> {
  let offset = 0
  for (const [index, raw] of document.split('\n').entries()) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const start = offset
    const place = (at: number): Point => ({ line: index + 1, column: at + 1, offset: start + at })
    const position = { start: place(0), end: place(text.length) }
    offset += raw.length + 1
    if (text.length <= limits.lineLength) yield { text, position }
    else {
      const reason = `Unexpected line of more than ${limits.lineLength} units; it is passed over`
      report(diagnostic('limit-exceeded', reason, { place: position }))
    }
  }
}
