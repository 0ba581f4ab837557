import { type Claim, wordsOf } from '../slice'
import { type Card, retype } from './card'

/**
 * Cards that a page numbers, each number on a line of its own: `1`, `2`, … or `#1` or `1.`; told by their counting up from 1. A bare figure before a
 * title, or before `Submitted by`, may be upvotes as well: where the first card has a 1 and the next one a 2, they are numbers.
 */
export class Ordinals {
  #last = 0

  get isCounting(): boolean {
    return this.#last > 0
  }

  /** Whether it is the turn of a figure or an ordinal, `#3` or `3.`. */
  accept(claim: Claim): boolean {
    if (Number(/\d+/.exec(wordsOf(claim))?.[0]) !== this.#last + 1) return false
    this.#last++
    return true
  }

  /** A bare figure just before `Submitted by` is the card's number, where the page counts so from its first card on. */
  beforeSubmitter(card: Card, count: number): void {
    const { figures, claims, body } = card
    if (this.#last === 0 && (count > 0 || body.length > 0)) return
    const last = figures.at(-1)
    const isFirst = count === 0 && this.#last === 0 && claims.length === 1 && claims[0]?.type === 'upvotes'
    const figure = last ?? (isFirst ? claims[0] : undefined)
    if (!figure || !isFigure(figure) || !this.accept(figure)) return
    if (last) claims.push({ ...(figures.pop() as Claim), type: 'chrome' })
    else retype(card, 'chrome')
  }

  /** Whether the figure that a card has given to the next one is that one's number. */
  isNumber(card: Card, next: Claim, count: number): boolean {
    if (!isFigure(next)) return false
    if (this.#last > 0) return this.accept(next)
    const first = card.claims.find(({ type }) => type === 'upvotes')
    const isFirst = count === 0 && card.opened !== 'submitted' && first?.block.links === undefined
    if (!isFirst || !first || wordsOf(first) !== '1' || wordsOf(next) !== '2') return false
    retype(card, 'chrome')
    this.#last = 2
    return true
  }
}

function isFigure(claim: Claim): boolean {
  return /^\d{1,4}$/.test(wordsOf(claim))
}
