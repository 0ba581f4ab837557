import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'

/** A document that is read in parts. */
export interface PartContext {
  readonly document: string
  /** The place of an offset, counted with what was taken off the document before. */
  pointAt(offset: number): Point
  report(message: Diagnostic): void
}

/** Longest part that is parsed at once, in UTF-16 units. */
export const LONGEST = 131_072
/** Brackets and emphasis marks that one part may hold: the parser takes quadratic time over them. */
const MOST_BRACKETS = 4000
/** Container marks (`>`, `-`) that one line may open. */
const MOST_NESTING = 48

const TOO_DEEP = `nesting of more than ${MOST_NESTING} quotes or lists`
const TOO_MARKED = `number of brackets and emphasis marks, more than ${MOST_BRACKETS} in one part`

/** That a part is passed over, and why. */
export function tooMuch(reason: string, place: Point): Diagnostic {
  return diagnostic('limit-exceeded', `Unexpected ${reason}; the part is passed over`, { place })
}

/** What the parser would take too long over, by one look at each unit; `undefined` without any such thing. */
export function reasonAgainst(document: string, start: number, end: number): string | undefined {
  if (end - start > LONGEST) return `part of ${end - start} units without a heading or a blank line`
  let brackets = 0
  let nesting = 0
  let indent = 0
  /** Nothing but container marks stands before in the line. */
  let isStart = true
  for (let at = start; at < end; at++) {
    const code = document.charCodeAt(at)
    if (code === 10 || code === 13) {
      isStart = true
      nesting = 0
      indent = 0
      continue
    }
    // [ * _
    const isBracket = code === 91 || code === 42 || code === 95
    if (isBracket && ++brackets > MOST_BRACKETS) return TOO_MARKED
    if (!isStart) continue
    if (code === 32 || code === 9) indent += code === 9 ? 4 : 1
    // > - + *
    else if (code === 62 || code === 45 || code === 43 || code === 42) nesting++
    else isStart = false
    const isTooDeep = nesting > MOST_NESTING || (nesting > 0 && indent > 4 * MOST_NESTING)
    if (isTooDeep && !isRule(document, at)) return TOO_DEEP
  }
  return undefined
}

/** `---------` is a rule, whatever its length. */
function isRule(document: string, at: number): boolean {
  const code = document.charCodeAt(at)
  return (code === 45 || code === 42 || code === 43) && document.charCodeAt(at - 1) === code
}
