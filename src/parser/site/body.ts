import { isHandleOf, isOrganization, splitOrganization } from '../../lexicon/organization'
import { mayBeWrapped } from '../../lexicon/wrap'
import { type Block, indentOf } from '../block'
import { type Card, isCounted, isListed, lengthOf, startOfParagraph } from './card'

/** Shorter running text is no abstract, where nothing else tells. */
const SHORT_ABSTRACT = 200

/** Longer text is no title. */
const LONG_TITLE = 300

/** The running text of a card, given its roles; each list is in reading order. */
export interface Body {
  /** What stands before the title. */
  readonly before: readonly Block[]
  /** One block, or several where the title is wrapped; empty where none can be a title. */
  readonly title: readonly Block[]
  readonly abstract: readonly Block[]
}

/**
 * Tells title and abstract apart. A blank line between them decides; where none is left, the first line is the title if an
 * abstract's worth of text follows. `width`: units of the longest line of the page; `opening`: nothing says that the text starts with the title (the first card of a fragment).
 */
export function splitBody(blocks: readonly Block[], opening: boolean, width: number): Body {
  if (opening && isCutStart(blocks)) return { before: [], title: [], abstract: blocks }
  const start = opening ? titleBeforeAbstract(blocks) : 0
  const before = blocks.slice(0, start)
  const hanging = endOfLink(blocks, start) || endOfHanging(blocks, start)
  let end = hanging || endOfTitle(blocks, start, width)
  const title = blocks.slice(start, end)
  const isAll = end === blocks.length
  if (hanging === 0 && title.length > 1 && (isAll || lengthOf(title) > LONG_TITLE)) {
    const wrapped = title.slice(1)
    if (lengthOf(wrapped) >= SHORT_ABSTRACT || (!opening && endsInFullStop(wrapped))) end = start + 1
  }
  const isCut = hanging === 0 && opening && isAll && end === blocks.length && endsInFullStop(title)
  if (isCut || lengthOf(blocks.slice(start, end)) > LONG_TITLE * 2) end = start
  return { before, title: blocks.slice(start, end), abstract: blocks.slice(end) }
}

/** Where the byline starts that ends the running text of a card: usually its last line; its length where there is none. */
export function startOfByline(card: Card): number {
  const { body, dot, stated } = card
  const hasCount = stated.has('authorCount')
  const last = body.length - 1
  if (stated.has('organization')) return body.length
  if ((hasCount || dot) && isDoubled(body)) return last - 1
  // Beside an author count, only these forms of a byline are sure: `Storank-Lab Storank Lab`, `Harbour Institute`, `· Storank`.
  if (hasCount) return last > 0 && isSureByline(body[last] as Block) ? last : body.length
  const start = startOfParagraph(body)
  // A page without abstracts wraps nothing but names there; behind an abstract, only a paragraph of its own is a name.
  const mayWrap = dot ? start > 1 : isListed(card) && start > 0
  const lines = body.slice(start)
  if (mayWrap && last > start && last - start < 3 && lengthOf(lines) <= 160)
    if (!lines.some(({ text }) => /[.。]$/.test(text))) return start
  const isAlone = body.length === 2 || (start === last && startOfParagraph(body.slice(0, start)) === 0)
  return isByline(card, isListed(card) && isAlone) ? last : body.length
}

function isSureByline({ text, dotted }: Block): boolean {
  if (text.length > 100) return false
  return (
    splitOrganization(text).slug !== undefined || isOrganization(text) || (dotted && !/[.。]$/.test(text))
  )
}

/**
 * Whether the last block names an organisation: short, behind a title, where bylines stand, and no sentence. A lone line behind a listing's title can be
 * nothing else (`sure`), so there `Example Co., Ltd.` may end in a full stop.
 */
function isByline(card: Card, sure: boolean): boolean {
  const { body, dot } = card
  const last = body.at(-1)?.text ?? ''
  if (body.length < 2 || last.length > 100 || !(isListed(card) || dot || isCounted(card))) return false
  return sure || !/[.!?…,;:]$/.test(last) || last.split(/\s+/, 6).length < 6
}

/** Whether the last two lines are one name: the words of a picture of it, and the name beside that picture. */
function isDoubled(body: readonly Block[]): boolean {
  const [title, picture, name] = body.slice(-3)
  if (!title || !picture || !name || picture.text.length > 100) return false
  return picture.text === name.text || isHandleOf(picture.text, name.text)
}

/**
 * Where the running text of one card holds the title of a second, because the first has no byline: after an abstract a short
 * paragraph that is no sentence, and then another abstract. 0 where there is none.
 */
export function secondTitle(blocks: readonly Block[]): number {
  if (blocks.length < 4) return 0
  let before = 0
  for (let start = 0, end = 0; start < blocks.length; start = end) {
    end = endOfParagraph(blocks, start)
    const length = lengthOf(blocks.slice(start, end))
    const isShort = length < SHORT_ABSTRACT && !/[.。,:;]$/.test(blocks[end - 1]?.text ?? '')
    if (start > 0 && isShort && before >= SHORT_ABSTRACT && end < blocks.length)
      if (lengthOf(blocks.slice(end, endOfParagraph(blocks, end))) >= SHORT_ABSTRACT) return start
    before = start > 0 ? length : 0
  }
  return 0
}

/** Where a title ends whose link runs over several lines; 0 where it does not. */
function endOfLink(blocks: readonly Block[], start: number): number {
  let end = start + 1
  while (blocks[end]?.links?.[0]?.continued) end++
  return blocks[start]?.links && end > start + 1 && end < start + 6 ? end : 0
}

/** Where a title ends whose wrapped lines are indented, while the text behind it is not; 0 where it is not so. */
function endOfHanging(blocks: readonly Block[], start: number): number {
  const title = blocks[start]
  if (!title) return 0
  const indent = indentOf(title) - (title.heading > 0 ? title.heading + 1 : 0)
  let end = start + 1
  const isDeeper = (block: Block | undefined): boolean => block !== undefined && indentOf(block) > indent
  while (end < start + 4 && blocks[end]?.apart === false && isDeeper(blocks[end])) end++
  const next = blocks[end]
  return end > start + 1 && next && !isDeeper(next) && next.place === undefined ? end : 0
}

/** Whether a document starts within a sentence, so that its first lines are no title. */
function isCutStart(blocks: readonly Block[]): boolean {
  const end = endOfParagraph(blocks, 0)
  return /^\p{Ll}/u.test(blocks[0]?.text ?? '') && (end > 2 || endsInFullStop(blocks.slice(0, end)))
}

/** Where the paragraph that starts at an index ends: before the next block that stands apart. */
function endOfParagraph(blocks: readonly Block[], start: number): number {
  let end = start + 1
  while (end < blocks.length && !blocks[end]?.apart) end++
  return end
}

/** Where a title ends: with its paragraph, or before with a line that nothing wrapped. */
function endOfTitle(blocks: readonly Block[], start: number, width: number): number {
  const end = endOfParagraph(blocks, start)
  for (let at = start; at < end - 1; at++)
    if (!mayBeWrapped(blocks[at]?.text ?? '', blocks[at + 1]?.text ?? '', width)) return at + 1
  return end
}

/** Where the paragraph starts that stands just before the first one that is long enough for an abstract. */
function titleBeforeAbstract(blocks: readonly Block[]): number {
  let previous = 0
  for (let start = 0, end = 0; start < blocks.length; start = end) {
    end = endOfParagraph(blocks, start)
    if (lengthOf(blocks.slice(start, end)) >= SHORT_ABSTRACT) return previous
    previous = start
  }
  return 0
}

/** No title ends in a full stop; where such text opens a document, it is what is left of an abstract whose start was cut off. */
function endsInFullStop(blocks: readonly Block[]): boolean {
  return /[.。]$/.test(blocks.at(-1)?.text ?? '')
}
