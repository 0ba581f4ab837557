import type { Destination } from '../../lexicon/destination'
import { destinationOf } from '../../lexicon/destination'
import { identifierOfUrl } from '../../lexicon/identifier'
import { furnitureOf } from '../../lexicon/label'
import type { Position } from '../../model/paper'
import type { FieldData, TokenType } from '../../model/token'
import { type Block, offsetAt } from '../block'
import type { Range, Shape } from './shape'

/** A block, or a part of it, with the role that it was given. */
export interface Claim {
  readonly block: Block
  readonly type: TokenType
  /** The part of the block's text; all of it by default. */
  readonly range?: Range | undefined
  readonly data?: FieldData | undefined
}

/** A card that is being read; its running text waits until an anchor tells what it is. */
export interface Card {
  /** What is certain. */
  readonly claims: Claim[]
  /** Running text without a role. */
  readonly body: Block[]
  bodyLength: number
  /** Opened by `Submitted by`. */
  listed: boolean
  /** Opened by words that link to a paper, or by the way to vote for one. */
  linked: boolean
  /** The paper that its links name, and the page that they lead to. */
  arxiv: string | undefined
  url: string | undefined
  /** The running text starts with words that link to the paper: its title. */
  titled: boolean
  /** An organisation is certain. */
  organized: boolean
  /** Figures that say what they are stood behind the title. */
  counted: boolean
  /** `Upvote` stands alone on its line: the figure comes next. */
  awaitsUpvotes: boolean
  /** The last of its figures was the next card's. */
  gaveUpvotes: boolean
  /** `GitHub` stands alone on its line: the figure comes next; and where a link without words led before it. */
  awaitsStars: boolean
  repository: string | undefined
  /** `Submitted by` stands alone on its line: the name comes next. */
  awaitsSubmitter: boolean
  upvotes: boolean
  authors: boolean
  /** A middle dot stood behind the running text: a byline ends there. */
  dot: boolean
  /** The line before was a middle dot. */
  afterDot: boolean
  dated: boolean
  /** Figures behind the byline, in order. */
  readonly figures: Claim[]
  /** Of these, how many stood before the date. */
  figuresBeforeDate: number
}

/** A card of which nothing is known. */
export function newCard(): Card {
  return {
    claims: [],
    body: [],
    bodyLength: 0,
    listed: false,
    linked: false,
    arxiv: undefined,
    url: undefined,
    titled: false,
    organized: false,
    counted: false,
    awaitsUpvotes: false,
    gaveUpvotes: false,
    awaitsStars: false,
    repository: undefined,
    awaitsSubmitter: false,
    upvotes: false,
    authors: false,
    dot: false,
    afterDot: false,
    dated: false,
    figures: [],
    figuresBeforeDate: 0,
  }
}

/** Where the words of a block lead as a whole; a link on a part of them says nothing of the rest. */
export function leadsTo({ text, links }: Block): Destination | undefined {
  if (links === undefined) return undefined
  const [first] = links
  let covered = 0
  for (const { url, from, to } of links) {
    if (url === first?.url) covered += to - from
    else if (url !== '' && (to - from) * 2 >= text.length) return destinationOf(url)
  }
  return first && first.url !== '' && covered * 2 >= text.length - 1 ? destinationOf(first.url) : undefined
}

/** Whether a card has nothing yet, but perhaps a paper that a picture before it names. */
export function isFresh(card: Card): boolean {
  return card.claims.length + card.body.length + card.figures.length === 0
}

/** Whether a block is a heading that links to a paper: it surely starts a card. */
export function namesPaper({ text, heading, links }: Block): boolean {
  if (heading === 0 || links === undefined) return false
  const [first] = links
  // An address that is not at hand: a heading that leads anywhere is a title.
  if (links.length === 1 && first?.url === '' && first.to - first.from >= text.length) return true
  return links.some(({ url }) => identifierOfUrl(url) !== undefined)
}

/** Whether a card has said all but its figures, so that running text starts the next one. */
export function isTail(card: Card): boolean {
  return card.authors || card.dated || card.counted || card.organized || card.figures.length > 0
}

/** Whether a word of the site's vocabulary is a title or a byline here. */
export function isInsideCard(card: Card): boolean {
  if (isTail(card)) return false
  if (!card.listed) return card.body.length >= 2
  const last = card.body.at(-1)?.text ?? ''
  return card.body.length <= 1 || last.length >= 80 || /[.。]$/.test(last)
}

/** A listing prints the title behind the upvotes, whatever its words are; only a bare `Submitted by` starts anew. */
export function awaitsTitle(card: Card, shape: Shape): boolean {
  if (!card.listed || !card.upvotes || card.body.length > 0 || isTail(card)) return false
  return (
    shape.kind !== 'text' &&
    shape.kind !== 'counts' &&
    shape.kind !== 'authorCount' &&
    shape.kind !== 'dot' &&
    shape.kind !== 'submitted'
  )
}

/** Whether a byline stands complete but for its date. */
export function awaitsDate(card: Card): boolean {
  return !card.listed && !card.dated && card.body.length > (card.authors ? 0 : 1)
}

/** Behind a dated card a word of the site's vocabulary may be the next title; what follows tells. */
export function isDatedTail(card: Card): boolean {
  return card.dated && !card.listed
}

/** Whether a line only goes on with the running text above it, so that an anchor's words mean nothing there. */
export function isWithinText(card: Card, block: Block): boolean {
  return !card.listed && !isTail(card) && card.body.length >= 2 && !block.apart
}

/** Where a page prints figures before its titles, a word of the site's vocabulary that stands apart behind one may be a title; what follows tells. */
export function followsUpvotes(card: Card, block: Block): boolean {
  return card.upvotes && !card.listed && card.body.length === 0 && block.apart
}

/** Whether anything says that it is a card. */
export function isAnchored(card: Card): boolean {
  return card.listed || card.linked || card.authors || card.dated || card.counted
}

/** The start of a card whose end is missing: a title and running text that can only be an abstract, by its length. */
export function isCutBody(body: readonly Block[], least: number): boolean {
  const [title, ...rest] = body
  if (
    title === undefined ||
    title.text.length > 300 ||
    body.some(({ text }) => furnitureOf(text) !== undefined)
  )
    return false
  return rest.reduce((sum, block) => sum + block.text.length, 0) >= least
}

/** The index of the last block that stands apart from the one before it. */
export function startOfParagraph(blocks: readonly Block[]): number {
  let start = blocks.length - 1
  while (start > 0 && !blocks[start]?.apart) start--
  return Math.max(0, start)
}

/** Two cards of one: the text before the block at `index`, and the rest with all that is certain. */
export function splitCard(card: Card, index: number): [swallowed: Card, rest: Card] {
  const start = card.body[index]?.start ?? 0
  const isBefore = (claim: Claim): boolean => claim.block.start < start
  const swallowed = { ...newCard(), body: card.body.slice(0, index), claims: card.claims.filter(isBefore) }
  const claims = card.claims.filter((claim) => !isBefore(claim))
  return [swallowed, { ...card, body: card.body.slice(index), claims }]
}

/** Where a claim stands in the document. */
export function placeOf({ block, range }: Claim): Position {
  if (block.place) return block.place
  const [from, to] = range ?? [0, block.text.length]
  const offset = offsetAt(block, from)
  const end = to > from ? offsetAt(block, to - 1) + 1 : offset
  const column = block.column - block.start
  return {
    start: { line: block.line, column: column + offset, offset },
    end: { line: block.line, column: column + end, offset: end },
  }
}
