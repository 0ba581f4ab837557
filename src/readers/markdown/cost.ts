import { type Diagnostic, diagnostic } from '../../model/diagnostic'

/** Longest part that is parsed at once, in UTF-16 units. */
export const LONGEST = 131_072
/** Brackets and emphasis marks that one part may hold: the parser takes quadratic time over them. */
const MOST_BRACKETS = 4000
/** Container marks (`>`, `-`) that one line may open. */
const MOST_NESTING = 48

/** Tells, by one look at each unit, what the parser would take too long over; such a part is passed over. */
export function isTooMuch(
  document: string,
  start: number,
  end: number,
  line: number,
  report: (message: Diagnostic) => void,
): boolean {
  const reason = reasonAgainst(document, start, end)
  if (reason === undefined) return false
  report(
    diagnostic('limit-exceeded', `Unexpected ${reason}; the part is passed over`, {
      place: { line, column: 1, offset: start },
    }),
  )
  return true
}

/** What the parser would take too long over; `undefined` without any such thing. */
export function reasonAgainst(document: string, start: number, end: number): string | undefined {
  if (end - start > LONGEST) return `part of ${end - start} units without a heading or a blank line`
  let brackets = 0
  let nesting = 0
  let isStart = true
  let indent = 0
  for (let at = start; at < end; at++) {
    const code = document.charCodeAt(at)
    if (code === 10 || code === 13) {
      isStart = true
      nesting = 0
      indent = 0
    } else if (code === 91 || code === 42 || code === 95) {
      brackets++
      if (brackets > MOST_BRACKETS)
        return `number of brackets and emphasis marks, more than ${MOST_BRACKETS} in one part`
      if (isStart && code === 42) nesting++
      else isStart = false
    } else if (isStart && (code === 62 || code === 45 || code === 43)) nesting++
    else if (isStart && (code === 32 || code === 9)) indent += code === 9 ? 4 : 1
    else isStart = false
    if (isStart && indent > 4 * MOST_NESTING && nesting > 0) return tooDeep()
    if (nesting > MOST_NESTING && !isRule(document, at)) return tooDeep()
  }
  return undefined
}

function tooDeep(): string {
  return `nesting of more than ${MOST_NESTING} quotes or lists`
}

/** `---------` is a rule, whatever its length. */
function isRule(document: string, at: number): boolean {
  const code = document.charCodeAt(at)
  return code !== 62 && document.charCodeAt(at - 1) === code
}
