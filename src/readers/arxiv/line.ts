import { createLineEnds } from '../../parser/line-ends'

/** A line without the quote marks and blanks at its ends. */
export interface Line {
  readonly text: string
  /** Blanks before it, behind the quote marks. */
  readonly indent: number
  /** Where it stands in the document. */
  readonly start: number
  readonly end: number
}

/** The lines that are not blank. No-break spaces become spaces. */
export function* linesOf(text: string, offset: number): Generator<Line> {
  const ends = createLineEnds(text, true)
  let at = 0
  while (at < text.length) {
    const next = Math.min(ends.after(at) + 1, text.length)
    let start = at
    let from = at
    for (; from < next; from++) {
      const unit = text.charCodeAt(from)
      if (unit === 62) start = from + 1
      else if (unit !== 32 && unit !== 9 && unit !== 0xa0 && unit !== 0xfeff && unit !== 13 && unit !== 10)
        break
    }
    const words = text.slice(from, next).trimEnd()
    if (words !== '')
      yield {
        text: words.includes('\u00A0') ? words.replaceAll('\u00A0', ' ') : words,
        indent: from - start,
        start: offset + from,
        end: offset + from + words.length,
      }
    at = next
  }
}
