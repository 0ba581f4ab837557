import type { Destination } from '../../lexicon/destination'
import { furnitureOf } from '../../lexicon/label'
import { type Block, type Range, sliceBlock } from '../block'
import { claimOf } from '../slice'
import {
  awaitsTitle,
  type Card,
  isAnchored,
  isFresh,
  isListed,
  isTail,
  nameSubmitter,
  startOfParagraph,
  state,
  stateCount,
  stateSubmitter,
} from './card'
import type { Cards } from './cards'
import type { Shape } from './shape'

/** Longer words are no name of an organisation. */
const LONGEST_BYLINE = 160

type DestinationOf<Kind extends Destination['kind']> = Extract<Destination, { kind: Kind }>

/** Gives a block its role by where its words lead; `false` where that tells nothing, and the words must tell. */
export function readLinked(cards: Cards, block: Block, shape: Shape, destination: Destination): boolean {
  switch (destination.kind) {
    case 'upvote':
      return readUpvoteLink(cards, block, shape, destination)
    case 'community':
      return readCountLink(cards, block, shape, destination.arxiv, 'comments')
    case 'paper':
      return readPaperLink(cards, block, shape, destination)
    case 'account':
      return readAccountLink(cards, block, shape, destination)
    case 'other':
      return readOtherLink(cards, block, shape, destination)
    case 'thumbnail':
      return false
    default:
      return readNavigation(cards, block, shape)
  }
}

/** A link without words: a picture's, before the title of the card that it belongs to. */
export function readNameless(cards: Cards, destination: Destination): void {
  const { card } = cards
  if (destination.kind === 'other' && card.body.length > 0) card.repository = destination.url
  if (!('arxiv' in destination) || cards.region === 'footer' || card.arxiv === destination.arxiv) return
  const isWaiting = isListed(card) && card.arxiv === undefined && !isTail(card)
  if (!isFresh(card) && !isWaiting) cards.close()
  cards.card.arxiv = destination.arxiv
}

function figureOf({ kind, figures }: Shape): Range | undefined {
  const isFigure = kind === 'counts' || kind === 'upvotes' || kind === 'stars'
  return isFigure && figures.length === 1 ? figures[0] : undefined
}

function readUpvoteLink(
  cards: Cards,
  block: Block,
  shape: Shape,
  { arxiv }: DestinationOf<'upvote'>,
): boolean {
  const range = figureOf(shape)
  if (range === undefined && shape.kind !== 'upvotes') {
    cards.leave(claimOf(block, 'chrome'))
    return true
  }
  cards.open(arxiv)
  const { card } = cards
  nameSubmitter(card)
  card.awaits = range === undefined && !card.stated.has('upvotes') ? 'upvotes' : undefined
  stateCount(card, block, 'upvotes', range)
  return true
}

/** A figure that leads to a paper is its stars, one that leads to a discussion the number of comments. */
function readCountLink(
  { card }: Cards,
  block: Block,
  shape: Shape,
  arxiv: string,
  type: 'comments' | 'stars',
): boolean {
  const range = figureOf(shape)
  if (range === undefined || card.body.length === 0) return false
  if (block.text === '-') return true
  card.arxiv ??= arxiv
  stateCount(card, block, type, range)
  return true
}

function readPaperLink(
  cards: Cards,
  block: Block,
  shape: Shape,
  { arxiv, url }: DestinationOf<'paper'>,
): boolean {
  const { card } = cards
  const isTitle = isListed(card) && card.stated.has('upvotes') && card.body.length === 0
  if (shape.kind === 'page') {
    const claim = claimOf(block, 'link', undefined, { url })
    if (card.body.length === 0) cards.leave(claimOf(block, 'chrome'))
    else if (card.arxiv === arxiv) state(card, claim)
    else card.claims.push(claim)
    return true
  }
  if (block.text === '-' && !isTitle) return true
  if (figureOf(shape) && !isTitle) return readCountLink(cards, block, shape, arxiv, 'stars')
  const isNamed = shape.kind === 'text' || shape.kind === 'furniture' || block.heading > 0
  if (!isNamed && !isTitle && !awaitsTitle(card, shape)) {
    if (card.body.length > 0) card.arxiv ??= arxiv
    return false
  }
  openTitle(cards, block, arxiv)
  cards.card.arxiv = arxiv
  cards.card.opened ??= 'link'
  cards.card.url ??= url
  cards.add(block)
  return true
}

/** Words that link to a paper: its title, which ends the card before it, or the abstract where the title is known. */
function openTitle(cards: Cards, block: Block, arxiv: string): void {
  const { card } = cards
  const { body, url } = card
  const isSame = card.arxiv === arxiv
  const mayBe = isSame || card.arxiv === undefined
  const isOver = isTail(card)
  // An address stands behind the last line of what it belongs to.
  const isFirst = !block.apart && url === undefined && startOfParagraph(body) === 0
  if (isFirst && mayBe && !isOver && body.length > 0 && body.length < 5) return
  if (isSame && url !== undefined && !isOver && block.heading === 0) return
  const isAbstract = mayBe && block.text.length > 300 && body.length > 0 && body.length < 4 && !isOver
  if (!isAbstract && (body.length > 0 || isOver)) cards.advance()
  else if (!mayBe) cards.close()
}

function readAccountLink(
  cards: Cards,
  block: Block,
  shape: Shape,
  account: DestinationOf<'account'>,
): boolean {
  const { card } = cards
  const { body, stated, claims } = card
  const { slug, url } = account
  if (shape.kind === 'submitted' || shape.kind === 'curator') return false
  if (card.awaits === 'submitter') {
    stateSubmitter(card, block)
    return true
  }
  if (body.length === 0 && !isListed(card)) {
    cards.leave(claimOf(block, 'chrome'))
    return true
  }
  const before = claims.at(-1)
  const goesOn = !block.apart || block.links?.[0]?.continued === true
  if (goesOn && before?.type === 'organization' && before.data?.slug === slug) {
    claims.push(claimOf(block, 'organization', undefined, before.data))
    return true
  }
  const isOver = stated.has('organization') || stated.has('published')
  if (body.length === 0 || isOver || block.text.length > LONGEST_BYLINE) return false
  const lines = linesAbove(card, block, slug)
  const isWrapped = lines.some(({ text }) => text !== slug)
  const own =
    lines.length > 0 ? claimOf(block, 'organization', undefined, { slug, url }) : cards.byline(block)
  for (const line of lines) {
    const isDoubled = cards.traits.printsAlternatives && line.text.startsWith(`${slug} `)
    const name = isDoubled ? sliceBlock(line, slug.length + 1, line.text.length) : line
    claims.push(claimOf(name, line.text === slug ? 'label' : 'organization', undefined, own.data))
  }
  state(card, isWrapped ? own : cards.byline(block))
  return true
}

/** The rest of an organisation's name, where a link marks its first line only; `false` for any other text. */
export function readWrappedByline(card: Card, block: Block): boolean {
  const before = card.claims.at(-1)
  if (before?.type !== 'organization' || block.apart || block.links || block.heading > 0) return false
  const isNext = before.block.line + 1 === block.line && block.text.length <= 60
  if (!isNext || card.stated.has('published')) return false
  card.claims.push(claimOf(block, 'organization', undefined, before.data))
  return true
}

/** The lines above the last of an organisation's name, where it is wrapped or its handle stands on a line of its own. */
function linesAbove({ body }: Card, block: Block, slug: string): readonly Block[] {
  if (block.apart) return []
  let { length } = block.text
  for (let start = body.length - 1; start > 0 && start > body.length - 4; start--) {
    const line = body[start] as Block
    if (/[.。?!]$/.test(line.text)) break
    length += line.text.length
    if (line.apart) return length <= 120 || line.text === slug ? body.splice(start) : []
  }
  return body.at(-1)?.text === slug && body.length > 1 ? body.splice(-1) : []
}

function readOtherLink(
  { card }: Cards,
  block: Block,
  shape: Shape,
  { url }: DestinationOf<'other'>,
): boolean {
  if (card.body.length === 0) return false
  const isRepository = shape.kind === 'counts' && /^https?:\/\/(?:www\.)?github\.com\//i.test(url)
  if (shape.kind === 'stars' || isRepository) {
    stateCount(card, block, 'stars', figureOf(shape), { url })
    return true
  }
  if (shape.kind !== 'page') return false
  const claim = claimOf(block, 'link', undefined, { url })
  if (isAnchored(card)) state(card, claim)
  else card.claims.push(claim)
  return true
}

/** Links to other pages of the site: its navigation. */
function readNavigation(cards: Cards, block: Block, shape: Shape): boolean {
  const { card } = cards
  const furniture = furnitureOf(block.text)
  if ((shape.kind !== 'text' && shape.kind !== 'furniture') || furniture === 'footer') return false
  const isHead = cards.region === 'head' && !isAnchored(card)
  if (!isHead && card.body.length > 0 && !isTail(card) && furniture !== 'digestTitle') return false
  if (awaitsTitle(card, shape)) return false
  cards.leave(claimOf(block, 'chrome'))
  return true
}
