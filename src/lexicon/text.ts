/** NUL and other controls, bidi marks, zero-width and soft hyphens: nothing that a title is printed with. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'g')

/** Whether a text holds controls, bidi marks or zero-width characters. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text)
}

/** One line: invisible characters out, white space (line ends, tabs, no-break and ideographic spaces too) to single spaces. */
export function toOneLine(text: string): string {
  const visible = INVISIBLE.test(text) ? text.replace(ALL_INVISIBLE, '') : text
  return /[^\S ]| {2}/.test(visible)
    ? visible
        .replace(/[^\S ]/g, ' ')
        .replace(/ {2,}/g, ' ')
        .trim()
    : visible.trim()
}
