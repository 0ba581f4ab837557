import { matchCount } from '../../lexicon/number'
import type { Block } from '../block'
import { type Card, type Claim, isFresh, isTail } from './card'

/** The cards of a page, as far as their numbers touch them. */
interface NumberedCards {
  /** The open one. */
  readonly card: Card
  /** How many were written. */
  readonly count: number
  advance(): void
  leave(claim: Claim): void
}

/** Cards that a page numbers, each number on a line of its own: `1`, `2`, … or `#1` or `1.`; told by their counting up from 1. */
export class Ordinals {
  readonly #cards: NumberedCards
  #last = 0

  constructor(cards: NumberedCards) {
    this.#cards = cards
  }

  get isCounting(): boolean {
    return this.#last > 0
  }

  /** `#3` or `3.` between two cards; `false` where it is not its turn, so that it may be a title. */
  read(block: Block, value: number): boolean {
    const cards = this.#cards
    if (value !== this.#last + 1 || (!isFresh(cards.card) && !isTail(cards.card))) return false
    this.#last = value
    if (isTail(cards.card)) cards.advance()
    cards.leave({ block, type: 'chrome' })
    return true
  }

  /** A bare figure just before `Submitted by` is the card's number, where the page counts so from its first card on. */
  beforeSubmitter(): void {
    const { card, count } = this.#cards
    const figure = card.figures.at(-1) ?? (count === 0 && this.#last === 0 ? firstFigure(card) : undefined)
    if (!figure || figure.range === undefined) return
    if (this.#last === 0 && (count > 0 || card.body.length > 0)) return
    if (valueOfFigure(figure) !== this.#last + 1) return
    this.#last++
    if (card.figures.at(-1) === figure) card.figures.pop()
    else card.claims.splice(card.claims.indexOf(figure), 1)
    card.upvotes = card.upvotes && card.claims.some(({ type }) => type === 'upvotes')
    card.claims.push({ ...figure, type: 'chrome' })
  }

  /**
   * Before a title a bare figure may be its upvotes. Where the first card has a 1 and the next one a 2, they are numbers: takes the next card's
   * figure from it.
   */
  isNumber(card: Card, next: Claim): boolean {
    const value = valueOfFigure(next)
    if (this.#last > 0) {
      if (value !== this.#last + 1) return false
      this.#last++
      return true
    }
    const index = card.claims.findIndex(({ type }) => type === 'upvotes')
    const first = card.claims[index]
    if (
      this.#cards.count > 0 ||
      card.listed ||
      value !== 2 ||
      !first ||
      first.block.links ||
      valueOfFigure(first) !== 1
    )
      return false
    card.claims[index] = { ...first, type: 'chrome' }
    this.#last = 2
    return true
  }
}

function firstFigure(card: Card): Claim | undefined {
  const [only] = card.claims
  return card.claims.length === 1 && card.body.length === 0 && only?.type === 'upvotes' ? only : undefined
}

function valueOfFigure({ block, range }: Claim): number | undefined {
  const [from, to] = range ?? [0, block.text.length]
  return matchCount(block.text.slice(from, to))?.value
}
