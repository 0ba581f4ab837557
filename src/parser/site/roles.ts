import type { Block } from '../block'

/** Shorter running text is no abstract, where nothing else tells. */
const SHORT_ABSTRACT = 200

/** Longer text is no title. */
const LONG_TITLE = 300

/** The running text of a card, given its roles; each list is in reading order. */
export interface Body {
  /** What stands before the title. */
  before: readonly Block[]
  /** One block, or several where the title is wrapped; empty where none can be a title. */
  title: readonly Block[]
  abstract: readonly Block[]
}

/**
 * Tells title and abstract apart. A blank line between them decides; where none is left, the first line is the title if an
 * abstract's worth of text follows. `opening`: nothing says that the text starts with the title (the first card of a fragment).
 */
export function splitBody(blocks: readonly Block[], opening: boolean): Body {
  if (opening && isCutStart(blocks)) return { before: [], title: [], abstract: blocks }
  const start = opening ? titleBeforeAbstract(blocks) : 0
  const before = blocks.slice(0, start)
  const hanging = endOfLink(blocks, start) || endOfHanging(blocks, start)
  const end = hanging > 0 ? hanging : endOfParagraph(blocks, start)
  const title = blocks.slice(start, end)
  const rest = blocks.slice(end)
  if (hanging > 0) return checked({ before, title, abstract: rest })
  if (title.length > 1 && (rest.length === 0 || lengthOf(title) > LONG_TITLE)) {
    const [line, ...wrapped] = title
    const isAbstract = lengthOf(wrapped) >= SHORT_ABSTRACT || (!opening && endsInFullStop(wrapped))
    if (line && isAbstract) return checked({ before, title: [line], abstract: [...wrapped, ...rest] })
  }
  if (opening && rest.length === 0 && endsInFullStop(title)) return { before, title: [], abstract: title }
  return checked({ before, title, abstract: rest })
}

/**
 * Whether the last block names an organisation: short, behind a title, where bylines stand (`expected`), and no sentence. A lone
 * line behind a listing's title can be nothing else (`sure`), so there `Example Co., Ltd.` may end in a full stop.
 */
export function isByline(blocks: readonly Block[], expected: boolean, sure: boolean): boolean {
  const last = blocks.at(-1)
  if (!expected || last === undefined || blocks.length < 2 || last.text.length > 100) return false
  return sure || !/[.!?…,;:]$/.test(last.text) || last.text.split(/\s+/, 6).length < 6
}

/**
 * Where the running text of one card holds the title of a second, because the first has no byline: after an abstract a short
 * paragraph that is no sentence, and then another abstract. 0 where there is none.
 */
export function secondTitle(blocks: readonly Block[]): number {
  if (blocks.length < 4) return 0
  let before = 0
  for (let start = endOfParagraph(blocks, 0), end = start; start < blocks.length; start = end) {
    end = endOfParagraph(blocks, start)
    const paragraph = blocks.slice(start, end)
    const length = lengthOf(paragraph)
    const isShort = length < SHORT_ABSTRACT && !/[.。,:;]$/.test(paragraph.at(-1)?.text ?? '')
    if (isShort && before >= SHORT_ABSTRACT && end < blocks.length) {
      const after = blocks.slice(end, endOfParagraph(blocks, end))
      if (lengthOf(after) >= SHORT_ABSTRACT) return start
    }
    before = length
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
  const indent = title.column - (title.heading > 0 ? title.heading + 1 : 0)
  let end = start + 1
  while (end < start + 4 && blocks[end]?.apart === false && (blocks[end]?.column ?? 0) > indent) end++
  const next = blocks[end]
  return end > start + 1 && next && next.column <= indent && next.place === undefined ? end : 0
}

/** Whether a document starts within a sentence, so that its first lines are no title. */
function isCutStart(blocks: readonly Block[]): boolean {
  const end = endOfParagraph(blocks, 0)
  const paragraph = blocks.slice(0, end)
  return /^\p{Ll}/u.test(blocks[0]?.text ?? '') && (end > 2 || endsInFullStop(paragraph))
}

function checked(body: Body): Body {
  if (lengthOf(body.title) <= LONG_TITLE * 2) return body
  return { before: body.before, title: [], abstract: [...body.title, ...body.abstract] }
}

/** Where the paragraph that starts at an index ends: before the next block that stands apart. */
function endOfParagraph(blocks: readonly Block[], start: number): number {
  let end = start + 1
  while (end < blocks.length && !blocks[end]?.apart) end++
  return end
}

/** Where the paragraph starts that stands just before the first one that is long enough for an abstract. */
function titleBeforeAbstract(blocks: readonly Block[]): number {
  let previous = 0
  let end = 0
  for (let start = 0; start < blocks.length; start = end) {
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

function lengthOf(blocks: readonly Block[]): number {
  let length = 0
  for (const block of blocks) length += block.text.length
  return length
}
