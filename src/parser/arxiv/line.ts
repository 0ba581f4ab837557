import { createLineEnds } from '../line-ends'

/** A printed line of a text of arXiv's, whatever carries it. */
export interface ArxivLine {
  /** Without quote marks and without blanks at its ends; never empty. */
  readonly text: string
  /** Blanks before it, behind the quote marks. */
  readonly indent: number
  /** Where it stands in the document. */
  readonly start: number
  readonly end: number
  /** It starts a block of its own, where blocks are known: what stands in it goes on with nothing. */
  readonly apart?: boolean | undefined
  /** Where its links lead. */
  readonly urls?: readonly string[] | undefined
}

/** The lines of a text that are not blank. No-break spaces become spaces. `offset`: where the text stands in the document. */
export function linesOfText(text: string, offset: number): ArxivLine[] {
  const lines: ArxivLine[] = []
  const ends = createLineEnds(text, true)
  for (let at = 0; at < text.length; ) {
    const next = Math.min(ends.after(at) + 1, text.length)
    let start = at
    let from = at
    for (; from < next; from++) {
      const unit = text.charAt(from)
      if (unit === '>') start = from + 1
      else if (!/[ \t\u00A0\uFEFF\r\n]/.test(unit)) break
    }
    const words = text.slice(from, next).trimEnd()
    if (words !== '')
      lines.push({
        text: words.replaceAll('\u00A0', ' '),
        indent: from - start,
        start: offset + from,
        end: offset + from + words.length,
      })
    at = next
  }
  return lines
}

/** What parts the entries of a mailing, and their abstracts from their labels. */
export const SEPARATOR = /^\\{1,4}$/

/** Lines of dashes, and the marks before cross-lists, replacements and the end; `--` opens a signature. */
export const RULE = /^(?:-{2,}|=-{5,}|(?:%-){3,}%?|%%--%%--.{0,199}|%%%---%%%---.{0,199}|_{5,}|={5,})$/
