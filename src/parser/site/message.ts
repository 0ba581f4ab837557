import { type Block, sliceBlock } from '../block'
import type { Cards } from './cards'

/** `[23/02/2026, 09:10:05] Mira: …` · `2/23/26, 9:10 AM - Mira: …` · `[23/02/2026 09:10] Tan, Mira`: a message of a chat, as it is copied. */
const STAMP =
  /^(?:\[\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u00A0\u202F]?[AP]M)?\] |\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?:[ \u00A0\u202F]?[AP]M)? - )(?:[^:\n]{1,48}: |[^:\n]{1,48}:?$)/i

/** `— Today at 9:14 AM` · `9:14 AM`: what a chat prints above a message. */
const TIME =
  /^(?:[—–-] )?(?:(?:Today|Yesterday) at \d{1,2}:\d{2}(?:[ \u00A0\u202F]?[AP]M)?|\d{1,2}:\d{2}[ \u00A0\u202F][AP]M)$/i

/** How a site that is linked to calls the page of a paper. */
const PAGE_TITLE = /^Paper page - /

/**
 * Takes off a line what a chat puts before it; a message ends the card that is open. `undefined` where nothing is left. Emphasis around all of the rest
 * goes with it, and so does what the site's own name for the page of a paper has before the title.
 */
export function withoutStamp(block: Block, cards: Cards): Block | undefined {
  const { text } = block
  if (!MAY_START.test(text.charAt(0))) return block
  const stamp = (text.length <= 32 && TIME.exec(text)) || STAMP.exec(text)
  if (!stamp) return withoutPageName(block)
  const emphasis = emphasisOf(text.slice(stamp[0].length))
  const start = stamp[0].length + emphasis
  const end = text.length - emphasis
  cards.close()
  cards.leave({ block, type: 'chrome', range: [0, start] })
  return end > start ? { ...withoutPageName(sliceBlock(block, start, end)), apart: true } : undefined
}

/** What a stamp, or the name of a paper's page, can start with: most lines need no second look. */
const MAY_START = /[[\d—–typ-]/i

function withoutPageName(block: Block): Block {
  const name = PAGE_TITLE.exec(block.text)
  return name && name[0].length < block.text.length
    ? sliceBlock(block, name[0].length, block.text.length)
    : block
}

/** How many marks of emphasis stand at either end of a text. */
function emphasisOf(text: string): number {
  return /^([*_]{1,3})[^*_\s](?:[^*_]{0,600}[^*_\s])?\1$/.exec(text)?.[1]?.length ?? 0
}
