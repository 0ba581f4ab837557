import { type Block, sliceBlock } from '../block'
import { claimOf } from '../slice'
import type { Cards } from './cards'

/** `[23/02/2026, 09:10:05] Mira: …` · `2/23/26, 9:10 AM - Mira: …` · `[23/02/2026 09:10] Tan, Mira`: a message of a chat, as it is copied. */
const STAMP =
  /^(?:\[\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u00A0\u202F]?[AP]M)?\] |\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?:[ \u00A0\u202F]?[AP]M)? - )(?:[^:\n]{1,48}: |[^:\n]{1,48}:?$)/i

/** `— Today at 9:14 AM` · `9:14 AM`: what a chat prints above a message. */
const TIME =
  /^(?:[—–-] )?(?:(?:Today|Yesterday) at \d{1,2}:\d{2}(?:[ \u00A0\u202F]?[AP]M)?|\d{1,2}:\d{2}[ \u00A0\u202F][AP]M)$/i

/** How a site that is linked to calls the page of a paper. */
const PAGE_TITLE = /^Paper page - (?=.)/

/** What a stamp, or the name of a paper's page, can start with: most lines need no second look. */
const MAY_START = /[[\d—–typ-]/i

/**
 * Takes off a line what a chat puts before it; a message ends the card that is open. `undefined` where nothing is left. Emphasis around all of the rest
 * goes with it, and so does what the site's own name for the page of a paper has before the title.
 */
export function withoutStamp(block: Block, cards: Cards): Block | undefined {
  const { text } = block
  if (!MAY_START.test(text.charAt(0))) return block
  const stamp = (text.length <= 32 && TIME.exec(text)) || STAMP.exec(text)
  if (!stamp) return behind(block, PAGE_TITLE.exec(text)?.[0].length ?? 0, text.length)
  const rest = text.slice(stamp[0].length)
  const emphasis = /^([*_]{1,3})[^*_\s](?:[^*_]{0,600}[^*_\s])?\1$/.exec(rest)?.[1]?.length ?? 0
  const start = stamp[0].length + emphasis
  cards.close()
  cards.leave(claimOf(block, 'chrome', [0, start]))
  const name = PAGE_TITLE.exec(text.slice(start))?.[0].length ?? 0
  const message = behind(block, start + name, text.length - emphasis)
  return message && { ...message, apart: true }
}

function behind(block: Block, from: number, to: number): Block | undefined {
  return to > from ? sliceBlock(block, from, to) : undefined
}
