import { emojiPattern } from '../lexicon/emoji'
import { once } from '../lexicon/once'

/**
 * A text as one printable line: NFC, without control characters, zero-width and bidirectional marks, soft hyphens and variation
 * selectors, but for those within an emoji; white space of every kind, runs of it too, is one blank. Formats that keep line breaks do not use this.
 */
export function cleanLine(text: string): string {
  // Accented Latin letters of one character are nothing that is cleaned, and are in NFC.
  if (!/[^ -~À-ɏ]/.test(text)) return collapse(text)
  return collapse(text.replace(/[#*\d]?[^ -~]+/g, cleanRun)).normalize('NFC')
}

const INVISIBLE = /* @__PURE__ */ once(
  () => new RegExp(`(${emojiPattern})|\\p{Cf}|\\p{Variation_Selector}|\\u034f`, 'gu'),
)

/** Cleans what is not printable ASCII, which is little of most texts, and the digit of a keycap before it: tests for properties of characters are slow. */
function cleanRun(run: string): string {
  return run
    .replace(INVISIBLE(), '$1')
    .replace(/\p{Cc}/gu, (control) => (control.trim() === '' || control === '\u0085' ? ' ' : ''))
    .replace(/\s+/g, ' ')
}

function collapse(text: string): string {
  if (!text.includes(' ')) return text
  if (text.includes('  ')) return text.replace(/ {2,}/g, ' ').trim()
  return text.startsWith(' ') || text.endsWith(' ') ? text.trim() : text
}
