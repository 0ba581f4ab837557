import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { createLineEnds } from '../../parser/line-ends'

/** Where links that are written as references lead. */
export interface Definitions {
  /** The definitions of the labels that a text has in brackets, as Markdown; empty without any. */
  of(text: string): string
}

/** Most definitions of a document. */
const MOST = 10_000
/** A longer label, indented or not, is none. */
const LONGEST_LABEL = 256
/** A longer line is no definition. */
const LONGEST = 2048

/** Finds definitions wherever they stand in a document. The first of a label counts. */
export function definitionsIn(
  document: string,
  from: number,
  to: number,
  report: (message: Diagnostic) => void,
): Definitions {
  const found = new Map<string, string>()
  const ends = createLineEnds(document, true)
  for (let at = document.indexOf(']:', from); at !== -1 && at < to; ) {
    const before = document.slice(Math.max(from, at - LONGEST_LABEL), at)
    const start = at - before.length + 1 + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
    const end = ends.after(start)
    const stop = end === -1 ? to : Math.min(to, end)
    const line = document.slice(start, Math.min(stop, start + LONGEST))
    const label = isDefinition(line) ? labelOf(line.slice(line.indexOf('[') + 1, line.indexOf(']'))) : ''
    if (label !== '' && found.size === MOST) {
      const place = { line: lineNumber(document, start), column: 1, offset: start }
      report(
        diagnostic(
          'limit-exceeded',
          `Unexpected definition behind ${MOST} others; it is passed over, and what follows`,
          {
            place,
          },
        ),
      )
      break
    }
    if (label !== '' && !found.has(label)) found.set(label, line.trimEnd())
    at = document.indexOf(']:', Math.max(stop, at + 2))
  }
  return {
    of(text) {
      if (found.size === 0) return ''
      const used = new Set<string>()
      for (const [, label = ''] of text.matchAll(/\[([^[\]]{1,200})\]/g)) {
        const definition = found.get(labelOf(label))
        if (definition !== undefined) used.add(definition)
      }
      return [...used].join('\n')
    },
  }
}

/** Whether a line defines where a label leads: `[label]: address`. */
export function isDefinition(line: string): boolean {
  return /^ {0,3}\[[^\]]{1,200}\]:\s{0,9}\S/.test(line)
}

/** Labels are equal whatever their case and blanks. */
function labelOf(label: string): string {
  return label
    .trim()
    .replace(/\s{1,200}/g, ' ')
    .toLowerCase()
    .toUpperCase()
}

function lineNumber(document: string, offset: number): number {
  let line = 1
  for (let at = document.indexOf('\n'); at !== -1 && at < offset; at = document.indexOf('\n', at + 1)) line++
  return line
}
