import { type Block, sliceBlock } from './block'
import type { Cards } from './cards'

/** `[23/02/2026, 09:10:05] Mira: …` · `2/23/26, 9:10 AM - Mira: …` · `[23/02/2026 09:10] Tan, Mira`: a message of a chat, as it is copied. */
const STAMP =
  /^(?:\[\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u00A0\u202F]?[AP]M)?\] |\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?:[ \u00A0\u202F]?[AP]M)? - )(?:[^:\n]{1,48}: |[^:\n]{1,48}:?$)/i

/** `— Today at 9:14 AM` · `9:14 AM`: what a chat prints above a message. */
const TIME =
  /^(?:[—–-] )?(?:(?:Today|Yesterday) at \d{1,2}:\d{2}(?:[ \u00A0\u202F]?[AP]M)?|\d{1,2}:\d{2}[ \u00A0\u202F][AP]M)$/i

/** How a site that is linked to calls the page of a paper. */
const PAGE_TITLE = 'Paper page - '

/**
 * Takes off a line what a chat puts before it; a message ends the card that is open. `undefined` where nothing is left. Emphasis around all of the rest
 * goes with it, and so does what the site's own name for the page of a paper has before the title.
 */
export function withoutStamp(block: Block, cards: Cards): Block | undefined {
  const { text } = block
  const code = text.charCodeAt(0)
  if (code === 80) return text.startsWith(PAGE_TITLE) ? rest(block, PAGE_TITLE.length, cards, false) : block
  if (code !== 91 && code !== 45 && code < 0x2013 && (code < 48 || code > 57)) {
    if (code !== 84 && code !== 89) return block
  }
  if (text.length <= 32 && TIME.test(text)) return rest(block, text.length, cards, true)
  const stamp = code === 91 || (code >= 48 && code <= 57) ? STAMP.exec(text) : null
  return stamp ? rest(block, stamp[0].length, cards, true) : block
}

/** What of a line stands behind a stamp. */
function rest(block: Block, from: number, cards: Cards, isMessage: boolean): Block | undefined {
  const { text } = block
  if (isMessage) cards.close()
  const emphasis = /^([*_]{1,3})[^*_\s](?:[^*_]{0,600}[^*_\s])?\1$/.exec(text.slice(from))?.[1]?.length ?? 0
  const start =
    from + emphasis + (text.startsWith(PAGE_TITLE, from + emphasis) && isMessage ? PAGE_TITLE.length : 0)
  const end = text.length - emphasis
  if (isMessage) cards.leave({ block, type: 'chrome', range: [0, start] })
  return end > start ? { ...sliceBlock(block, start, end), apart: true } : undefined
}
