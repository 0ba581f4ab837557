import type { Destination } from '../../lexicon/destination'
import { furnitureOf } from '../../lexicon/label'
import type { Block } from '../block'
import { awaitsTitle, type Card, isAnchored, isFresh, isTail, startOfParagraph } from './card'
import type { Cards } from './cards'
import { nameSubmitter, submitterOf } from './figures'
import { upvotesOf } from './labelled'
import type { Range, Shape } from './shape'

/** Longer words are no name of an organisation. */
const LONGEST_BYLINE = 160

/** Gives a block its role by where its words lead; `false` where that tells nothing, and the words must tell. */
export function readLinked(cards: Cards, block: Block, shape: Shape, destination: Destination): boolean {
  switch (destination.kind) {
    case 'upvote':
      return readUpvoteLink(cards, block, shape, destination.arxiv)
    case 'community':
      return readCommunityLink(cards, block, shape, destination.arxiv)
    case 'paper':
      return readPaperLink(cards, block, shape, destination)
    case 'account':
      return readAccountLink(cards, block, shape, destination)
    case 'other':
      return readOtherLink(cards, block, shape, destination.url)
    case 'thumbnail':
      return false
    default:
      return readNavigation(cards, block, shape)
  }
}

/** A link without words: a picture's, before the title of the card that it belongs to. */
export function readNameless(cards: Cards, destination: Destination): void {
  if (destination.kind === 'other' && cards.card.body.length > 0) cards.card.repository = destination.url
  if (!('arxiv' in destination) || cards.region === 'footer' || cards.card.arxiv === destination.arxiv) return
  const { card } = cards
  const isWaiting = card.listed && card.arxiv === undefined && !isTail(card)
  if (!isFresh(card) && !isWaiting) cards.close()
  cards.card.arxiv = destination.arxiv
}

function figureOf(shape: Shape): Range | undefined {
  if (shape.kind === 'counts' && shape.ranges.length === 1) return shape.ranges[0]
  return shape.kind === 'upvotes' || shape.kind === 'stars' ? shape.range : undefined
}

function readUpvoteLink(cards: Cards, block: Block, shape: Shape, arxiv: string): boolean {
  const range = figureOf(shape)
  if (range === undefined && shape.kind !== 'upvotes') {
    cards.leave({ block, type: 'chrome' })
    return true
  }
  cards.enter(arxiv)
  const { card } = cards
  card.linked = true
  card.awaitsSubmitter = false
  if (card.upvotes) nameSubmitter(card)
  card.claims.push(upvotesOf(block, range, card.upvotes))
  card.awaitsUpvotes = range === undefined && !card.upvotes
  card.upvotes ||= range !== undefined
  return true
}

function readCommunityLink(cards: Cards, block: Block, shape: Shape, arxiv: string): boolean {
  const { card } = cards
  const range = figureOf(shape)
  if (range === undefined || card.body.length === 0) return false
  if (block.text === '-') return true
  card.arxiv ??= arxiv
  const isSaid = card.claims.some(({ type }) => type === 'comments')
  card.claims.push({ block, type: isSaid ? 'chrome' : 'comments', range })
  card.counted = true
  return true
}

function readPaperLink(
  cards: Cards,
  block: Block,
  shape: Shape,
  { arxiv, url }: { readonly arxiv: string; readonly url: string },
): boolean {
  const { card } = cards
  const range = figureOf(shape)
  const isTitle = card.listed && card.upvotes && card.body.length === 0
  if (shape.kind === 'page') {
    if (card.body.length > 0) card.claims.push({ block, type: 'link', data: { url } })
    else cards.leave({ block, type: 'chrome' })
    card.counted ||= card.body.length > 0 && card.arxiv === arxiv
    return true
  }
  if (block.text === '-' && !isTitle) return true
  if (range !== undefined && !isTitle) {
    if (card.body.length === 0) return false
    card.arxiv ??= arxiv
    const isSaid = card.claims.some(({ type }) => type === 'stars')
    card.claims.push({ block, type: isSaid ? 'chrome' : 'stars', range })
    card.counted = true
    return true
  }
  const isWords =
    shape.kind === 'text' ||
    shape.kind === 'furniture' ||
    awaitsTitle(card, shape) ||
    block.heading > 0 ||
    isTitle
  if (!isWords) {
    if (card.body.length > 0) card.arxiv ??= arxiv
    return false
  }
  openTitle(cards, block, arxiv)
  cards.card.url ??= url
  cards.add(block)
  return true
}

/** Words that link to a paper: its title, or its abstract where the title is known. */
function openTitle(cards: Cards, block: Block, arxiv: string): void {
  const { card } = cards
  const isSame = card.arxiv === arxiv
  // An address stands behind the last line of what it belongs to.
  const isWrapped =
    !block.apart && !card.titled && !isTail(card) && startOfParagraph(card.body) === 0 && card.body.length < 5
  if (isWrapped && card.body.length > 0 && (isSame || card.arxiv === undefined)) {
    card.arxiv = arxiv
    card.linked = card.titled = true
    return
  }
  if (isSame && card.titled && !isTail(card) && block.heading === 0) return
  const isAbstract = block.text.length > 300 && card.body.length > 0 && card.body.length < 4 && !isTail(card)
  if (!(isAbstract && (isSame || card.arxiv === undefined)) && (card.body.length > 0 || isTail(card)))
    cards.advance()
  else if (card.arxiv !== undefined && !isSame) cards.close()
  cards.card.arxiv = arxiv
  cards.card.linked = true
  cards.card.titled = true
}

function readAccountLink(
  cards: Cards,
  block: Block,
  shape: Shape,
  { slug, url }: { readonly slug: string; readonly url: string },
): boolean {
  const { card } = cards
  if (shape.kind === 'submitted' || shape.kind === 'curator') return false
  if (card.awaitsSubmitter) {
    card.claims.push(submitterOf(block))
    card.awaitsSubmitter = false
    return true
  }
  if (card.body.length === 0 && !card.listed) {
    cards.leave({ block, type: 'chrome' })
    return true
  }
  const before = card.claims.at(-1)
  const goesOn = !block.apart || block.links?.[0]?.continued === true
  if (card.organized && goesOn && before?.type === 'organization' && before.data?.slug === slug) {
    card.claims.push({ block, type: 'organization', data: before.data })
    return true
  }
  if (card.body.length === 0 || card.organized || card.dated || block.text.length > LONGEST_BYLINE)
    return false
  const wrapped = linesAbove(card, block, slug)
  const last =
    wrapped.length > 0 ? { block, type: 'organization' as const, data: { slug, url } } : cards.byline(block)
  for (const line of wrapped) {
    const isDoubled = cards.traits.printsAlternatives && line.text.startsWith(`${slug} `)
    const from = isDoubled ? line.text.length - line.text.slice(slug.length).trimStart().length : 0
    const type = line.text === slug ? 'label' : 'organization'
    card.claims.push({ block: line, type, range: [from, line.text.length], data: last.data })
  }
  card.claims.push(wrapped.some(({ text }) => text !== slug) ? last : cards.byline(block))
  card.organized = true
  return true
}

/** The rest of an organisation's name, where a link marks its first line only; `false` for any other text. */
export function readWrappedByline(card: Card, block: Block): boolean {
  const before = card.claims.at(-1)
  if (before?.type !== 'organization' || block.apart || block.links || block.heading > 0) return false
  if (before.block.line + 1 !== block.line || block.text.length > 60 || card.dated) return false
  card.claims.push({ block, type: 'organization', data: before.data })
  return true
}

/** The lines above the last of an organisation's name, where it is wrapped or its handle stands on a line of its own. */
function linesAbove(card: Card, block: Block, slug: string): readonly Block[] {
  if (block.apart) return []
  let start = card.body.length
  let length = block.text.length
  for (; start > 1; start--) {
    const line = card.body[start - 1]
    if (!line || card.body.length - start > 2 || /[.。?!]$/.test(line.text)) break
    length += line.text.length
    if (line.apart) return length <= 120 || line.text === slug ? card.body.splice(start - 1) : []
  }
  const last = card.body.at(-1)
  return last?.text === slug && card.body.length > 1 ? card.body.splice(-1) : []
}

function readOtherLink(cards: Cards, block: Block, shape: Shape, url: string): boolean {
  const { card } = cards
  if (card.body.length === 0) return false
  if (shape.kind === 'stars') {
    card.claims.push({ block, type: 'stars', range: shape.range, data: { url } })
    card.counted = true
    return true
  }
  if (shape.kind === 'counts' && /^https?:\/\/(?:www\.)?github\.com\//i.test(url)) {
    const range = figureOf(shape)
    card.claims.push({ block, type: 'stars', range, data: { url } })
    card.counted = true
    return true
  }
  if (shape.kind !== 'page') return false
  card.claims.push({ block, type: 'link', data: { url } })
  card.counted ||= isAnchored(card)
  return true
}

/** Links to other pages of the site: its navigation. */
function readNavigation(cards: Cards, block: Block, shape: Shape): boolean {
  const { card } = cards
  if (shape.kind !== 'text' && shape.kind !== 'furniture') return false
  const isHead = cards.region === 'head' && !isAnchored(card)
  if (!isHead && card.body.length > 0 && !isTail(card) && furnitureOf(block.text) !== 'digestTitle')
    return false
  if (awaitsTitle(card, shape)) return false
  if (furnitureOf(block.text) === 'footer') return false
  cards.leave({ block, type: 'chrome' })
  return true
}
