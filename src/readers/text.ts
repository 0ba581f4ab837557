import { frozen } from '../model/frozen'
import { startsAsJsonList } from '../parser/detect'
import { foreignStructureOf } from '../parser/foreign'
import { detectHtml } from '../parser/html/detect'
import { isSitePage, openProse, startsWithRecords } from '../parser/prose'
import type { TokenReader } from '../parser/reader'

/**
 * Pages as people paste them: the text of a search or "similar papers" page, and of a daily listing as a browser copies it,
 * also quoted, indented, and with blank lines lost or doubled. It streams: only the card that is being read is held.
 */
export const text: TokenReader = /* @__PURE__ */ frozen(() => ({
  name: 'text',
  extensions: ['txt', 'text'],
  mediaTypes: ['text/plain'],
  detect: detectText,
  open: openProse,
}))

/** How files of reference managers start, which are no prose. */
const RIS = /^[\s\uFEFF]*TY {2}- [A-Z]/

/** Anchors in the head make it sure; any prose is a weak candidate. Data, markup and code are not for this reader. */
function detectText(head: string): number {
  const first = head.replace(/^[\s\uFEFF]+/, '').slice(0, 1)
  if (first === '' || head.includes('\u0000') || RIS.test(head) || startsAsJsonList(head)) return 0
  // The source of a page, saved as text.
  if (detectHtml(head) >= 0.9) return 0
  const site = isSitePage(head)
  if (site > 0 || first === '<' || first === '{') return site
  const hasRecords = startsWithRecords(head)
  return foreignStructureOf(head, hasRecords) === undefined ? (hasRecords ? 0.5 : 0.2) : 0
}
