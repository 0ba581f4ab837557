import type { FieldData } from '../../model/token'
import type { Block } from '../block'
import { type Card, type Claim, isTail } from './card'
import type { Cards } from './cards'
import { nameSubmitter } from './figures'
import type { Range, ShapeOf } from './shape'

/** `Upvote 117`, before a title or behind a byline; or `Upvote`, and the figure comes next. */
export function readUpvotes(cards: Cards, block: Block, { range }: ShapeOf<'upvotes'>): void {
  if (cards.card.upvotes) nameSubmitter(cards.card)
  if (isTail(cards.card) && cards.card.upvotes) cards.close()
  const { card } = cards
  card.claims.push(upvotesOf(block, range, card.upvotes))
  if (range === undefined) card.awaitsUpvotes = true
  else card.upvotes = true
}

/** `GitHub 131` and `arXiv Page`, behind a card's text; `false` where there is none. */
export function readPageName(
  { card }: Cards,
  block: Block,
  shape: ShapeOf<'stars'> | ShapeOf<'page'>,
): boolean {
  if (card.body.length === 0) return false
  if (shape.kind === 'page') {
    card.claims.push({ block, type: 'chrome' })
    card.awaitsStars = /^github$/i.test(block.text)
  } else {
    card.claims.push({ block, type: 'stars', range: shape.range, data: repositoryOf(card) })
    card.counted = true
  }
  return true
}

/** A figure that a line before it names: `Upvote`, `GitHub`; `false` where none does. */
export function readAwaited(card: Card, block: Block, range: Range | undefined): boolean {
  if (range === undefined) return false
  if (card.awaitsUpvotes) {
    card.awaitsUpvotes = false
    card.claims.push(upvotesOf(block, range, card.upvotes))
    card.upvotes = true
    return true
  }
  if (!card.awaitsStars) return false
  card.awaitsStars = false
  card.counted = true
  card.claims.push({ block, type: 'stars', range, data: repositoryOf(card) })
  return true
}

/** `Upvote 117`: a figure that says what it is; a second one says nothing new. */
export function upvotesOf(block: Block, range: Range | undefined, isSaid: boolean): Claim {
  if (range === undefined) return { block, type: 'label' }
  return { block, type: isSaid ? 'chrome' : 'upvotes', range }
}

/** What is known of a card's repository. */
function repositoryOf({ repository }: Card): FieldData | undefined {
  return repository === undefined ? undefined : { url: repository }
}
