/** NUL and other controls, bidi marks, zero-width and soft hyphens: nothing that a title is printed with. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** All of these, and white space other than a plain space: most text has none, and one look tells. */
const ODD =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]/

/**
 * One line: invisible characters out, white space (line ends, tabs, no-break and ideographic spaces too) to single spaces.
 * `onInvisible` is called where there was a control, bidi mark or zero-width character.
 */
export function toOneLine(text: string, onInvisible?: () => void): string {
  const flat = text.includes('\n') ? text.replaceAll('\n', ' ') : text
  if (isPlain(flat)) return flat.trim()
  if (!ODD.test(flat)) return flat.includes('  ') ? flat.replace(/ {2,}/g, ' ').trim() : flat.trim()
  const visible = flat.replace(INVISIBLE, '')
  if (visible.length < flat.length) onInvisible?.()
  return visible.replace(/[\s\u0085]+/g, ' ').trim()
}

/** ASCII without controls and without two spaces in a row, as most text is: one look at each unit tells all of it. */
function isPlain(text: string): boolean {
  let before = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code > 126 || (code === 32 && before === 32)) return false
    before = code
  }
  return true
}
