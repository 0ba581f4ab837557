import { emojiPattern } from './emoji'
import { once } from './once'

/** NUL and other controls, bidi marks, zero-width and soft hyphens: nothing that a title is printed with. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** The joiner of an emoji is a part of it. */
const INVISIBLE_BUT_JOINERS = /* @__PURE__ */ once(
  () => new RegExp(`(${emojiPattern})|${INVISIBLE.source}`, 'gu'),
)

/**
 * One line: invisible characters out, white space (line ends, tabs, no-break and ideographic spaces too) to single spaces.
 * `onInvisible` is called where there was a control, bidi mark or zero-width character.
 */
export function toOneLine(text: string, onInvisible?: () => void): string {
  const flat = text.includes('\n') ? text.replaceAll('\n', ' ') : text
  if (isEven(flat)) return flat.trim()
  const visible = flat.includes('\u200d')
    ? flat.replace(INVISIBLE_BUT_JOINERS(), '$1')
    : flat.replace(INVISIBLE, '')
  if (visible.length < flat.length) onInvisible?.()
  return visible.replace(/[\s\u0085]+/g, ' ').trim()
}

/** Whether a text has no white space but single spaces, and nothing invisible, as most have: one look at each unit tells. */
function isEven(text: string): boolean {
  let before = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code <= 32 ? code < 32 || before === 32 : code > 126 && isOdd(code)) return false
    before = code
  }
  return true
}

/** Of the units beyond `~`: all that are invisible, and white space. */
function isOdd(code: number): boolean {
  if (code <= 0xad) return code <= 0xa0 || code === 0xad
  if (code < 0x2000) return code === 0x61c || code === 0x1680
  if (code <= 0x2069) return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f
  return code === 0x3000 || code === 0xfeff
}

/** Where the next word starts. */
export function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && /[\s\u00A0]/.test(text.charAt(at))) at++
  return at
}
