/**
 * Whether a spreadsheet may run a text as a formula: on some line of it, after any quote marks and blanks, stands
 * `=`, `+`, `-`, `@`, a tab or a line break, or the full-width form of one of the signs. CRLF is one line break.
 */
export function isFormula(text: string): boolean {
  const first = text.charCodeAt(0)
  // Most texts start with a letter or a digit, and most are one line.
  const isPlainStart = (first > 64 && first < 0x80) || (first >= 48 && first <= 57)
  if (!isPlainStart && lineIsFormula(text, 0)) return true
  if (!text.includes('\n') && !text.includes('\r')) return false
  let start = 0
  let feed = text.indexOf('\n')
  let carriage = text.indexOf('\r')
  while (!lineIsFormula(text, start)) {
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start)
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start)
    if (feed < 0 && carriage < 0) return false
    const lineEnd = feed < 0 || (carriage >= 0 && carriage < feed) ? carriage : feed
    start = lineEnd + (lineEnd === carriage && feed === lineEnd + 1 ? 2 : 1)
  }
  return true
}

/** The text with a `'` before it where it {@link isFormula}, by which spreadsheets know text. */
export function guardFormula(text: string): string {
  return isFormula(text) ? `'${text}` : text
}

/** Takes off the one `'` that {@link guardFormula} put; the inverse of it on every text. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && isFormula(text) ? text.slice(1) : text
}

const FORMULA_SIGN = /[=+\-@\t\r\n＝＋－＠]/

/** Scans by hand, since `/^'*\s*[…]/m` takes quadratic time over a text of many blank lines. */
function lineIsFormula(text: string, start: number): boolean {
  let at = start
  while (text[at] === "'") at += 1
  for (; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character > ' ' && character < '\x7f') return /[=+\-@]/.test(character)
    if (FORMULA_SIGN.test(character)) return true
    if (character.trim() !== '') return false
  }
  return false
}
