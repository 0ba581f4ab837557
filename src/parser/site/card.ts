import type { Destination } from '../../lexicon/destination'
import { destinationOf } from '../../lexicon/destination'
import { identifierOfUrl } from '../../lexicon/identifier'
import { furnitureOf } from '../../lexicon/label'
import { once } from '../../lexicon/once'
import type { TokenType } from '../../model/token'
import type { Block, Range } from '../block'
import { type Claim, claimOf } from '../slice'
import type { Shape } from './shape'

/** A card that is being read; its running text waits until an anchor tells what it is. */
export interface Card {
  /** What is certain; what most of it states is in {@link stated}, too. */
  readonly claims: Claim[]
  readonly stated: Set<TokenType>
  /** Running text without a role, and its length. */
  readonly body: Block[]
  length: number
  /** Figures behind the byline, in order; of these, how many stood before the date. */
  readonly figures: Claim[]
  figuresBeforeDate: number
  /** What surely opened it: `Submitted by`, or words that link to a paper and the way to vote for one. */
  opened: 'submitted' | 'link' | undefined
  /** What its next line tells, where a label stood alone. */
  awaits: 'submitter' | 'upvotes' | 'stars' | undefined
  /** A middle dot stood behind the running text: a byline ends there. */
  dot: boolean
  /** The paper that its links name, the page that its title leads to, and where a link without words led. */
  arxiv: string | undefined
  url: string | undefined
  repository: string | undefined
}

/** A card of which nothing is known, or that has what another one had. */
export function newCard(body: Block[] = [], claims: Claim[] = []): Card {
  return {
    claims,
    stated: new Set(),
    body,
    length: 0,
    figures: [],
    figuresBeforeDate: 0,
    opened: undefined,
    awaits: undefined,
    dot: false,
    arxiv: undefined,
    url: undefined,
    repository: undefined,
  }
}

/** Adds what a card surely states. What it said before is said once: a second one is furniture. */
export function state(card: Card, claim: Claim): void {
  card.claims.push(claim)
  card.stated.add(claim.type)
}

/** Upvotes, stars or comments with their figure; `undefined` where the label stands alone and the figure comes next. */
export function stateCount(
  card: Card,
  block: Block,
  type: 'upvotes' | 'stars' | 'comments',
  range: Range | undefined,
  data?: Claim['data'],
): void {
  if (range !== undefined && !card.stated.has(type)) state(card, claimOf(block, type, range, data))
  else card.claims.push(claimOf(block, range === undefined ? 'label' : 'chrome', range))
}

/** Takes back that a figure was the upvotes of its card. From the end: of a long column of figures the last one is meant. */
export function retype(card: Card, type: TokenType): void {
  const index = card.claims.findLastIndex((claim) => claim.type === 'upvotes')
  const figure = card.claims[index]
  if (figure) card.claims[index] = { ...figure, type }
  card.stated.delete('upvotes')
  card.stated.add(type)
}

/** `Submitted by`, a bare figure, and now another or its label: the first was no count of upvotes but a name made of digits. */
export function nameSubmitter(card: Card): void {
  if (isListed(card) && card.stated.has('upvotes') && !card.stated.has('submitter')) retype(card, 'submitter')
}

/** Whom a listing's card names: a handle, which has no blanks; where underscores were taken for such, they were its own. */
export function stateSubmitter(card: Card, block: Block, from = 0): void {
  const words = block.respelled ? block.text.slice(from).replaceAll(' ', '_') : undefined
  state(card, claimOf(block, 'submitter', [from, block.text.length], words === undefined ? words : { words }))
  card.awaits = undefined
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

/** Whether a block is a heading that links to a paper: it surely starts a card. */
export function namesPaper({ text, heading, links }: Block): boolean {
  if (heading === 0 || links === undefined) return false
  const [first] = links
  // An address that is not at hand: a heading that leads anywhere is a title.
  if (links.length === 1 && first?.url === '' && first.to - first.from >= text.length) return true
  return links.some(({ url }) => identifierOfUrl(url) !== undefined)
}

/** Whether `Submitted by` opened it: such a card prints its upvotes, then its title, and no abstract. */
export function isListed({ opened }: Card): boolean {
  return opened === 'submitted'
}

/** Whether a card has nothing yet, but perhaps a paper that a picture before it names. */
export function isFresh({ claims, body, figures }: Card): boolean {
  return claims.length + body.length + figures.length === 0
}

const COUNTED: readonly TokenType[] = ['stars', 'comments', 'link']
const ENDING: () => readonly TokenType[] = /* @__PURE__ */ once(() => [
  'authorCount',
  'published',
  'organization',
  ...COUNTED,
])

/** Whether a card has said all but its figures, so that running text starts the next one. */
export function isTail({ stated, figures }: Card): boolean {
  return figures.length > 0 || ENDING().some((type) => stated.has(type))
}

/** Whether figures that say what they are stood behind the title. */
export function isCounted({ stated }: Card): boolean {
  return COUNTED.some((type) => stated.has(type))
}

/** Whether anything says that it is a card. */
export function isAnchored(card: Card): boolean {
  const { opened, stated } = card
  return opened !== undefined || stated.has('authorCount') || stated.has('published') || isCounted(card)
}

/** Whether a word of the site's vocabulary is a title or a byline here. */
export function isInsideCard(card: Card): boolean {
  if (isTail(card)) return false
  if (!isListed(card)) return card.body.length >= 2
  const last = card.body.at(-1)?.text ?? ''
  return card.body.length <= 1 || last.length >= 80 || /[.。]$/.test(last)
}

/** A listing prints the title behind the upvotes, whatever its words are; only a bare `Submitted by` starts anew. */
export function awaitsTitle(card: Card, { kind }: Shape): boolean {
  if (!isListed(card) || !card.stated.has('upvotes') || card.body.length > 0 || isTail(card)) return false
  return (
    kind !== 'text' && kind !== 'counts' && kind !== 'authorCount' && kind !== 'dot' && kind !== 'submitted'
  )
}

/** Whether a byline stands complete but for its date. */
export function awaitsDate(card: Card): boolean {
  const { stated, body } = card
  return !isListed(card) && !stated.has('published') && body.length > (stated.has('authorCount') ? 0 : 1)
}

/** Whether a line only goes on with the running text above it, so that an anchor's words mean nothing there. */
export function isWithinText(card: Card, block: Block): boolean {
  return !isListed(card) && !isTail(card) && card.body.length >= 2 && !block.apart
}

/**
 * Whether a word of the site's vocabulary may be the next title, as what follows tells: behind a dated card, or where it stands apart behind a figure
 * and the page prints figures before its titles.
 */
export function mayStartCard(card: Card, block: Block): boolean {
  const { stated, body } = card
  if (isListed(card)) return false
  return stated.has('published') || (stated.has('upvotes') && body.length === 0 && block.apart)
}

/** The start of a card whose end is missing: a title and running text that can only be an abstract, by its length. */
export function isCutBody(body: readonly Block[], least: number): boolean {
  const [title, ...rest] = body
  if (title === undefined || title.text.length > 300) return false
  if (body.some(({ text }) => furnitureOf(text) !== undefined)) return false
  return lengthOf(rest) >= least
}

/** The index of the last block that stands apart from the one before it. */
export function startOfParagraph(blocks: readonly Block[]): number {
  return Math.max(
    0,
    blocks.findLastIndex(({ apart }) => apart),
  )
}

/** How many units blocks have. */
export function lengthOf(blocks: readonly Block[]): number {
  let length = 0
  for (const block of blocks) length += block.text.length
  return length
}
