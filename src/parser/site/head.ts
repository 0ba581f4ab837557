import type { Block } from '../block'
import { type Claim, claimOf } from '../slice'
import { isAnchored, isInsideCard, isListed, newCard } from './card'
import type { Cards } from './cards'
import { readCarrierLine } from './carrier'

/** Lines; what is longer is no front matter, but a page that starts with a rule. */
const LONGEST_FRONT_MATTER = 64

/** What stands before a page's cards: what a program that copied it says, the page's title, its curator, the query and the date. */
export class Head {
  readonly #cards: Cards
  /** The line that names the page's curator was seen; `by` stood alone on its line, so that the curator's name comes next. */
  #curator: 'seen' | 'awaited' | undefined
  /** The line before was one of a program's own. */
  #carrier = false
  /** The lines of the front matter that a document may open with that were read; `undefined` where none is open. */
  #frontMatter: number | undefined = 0

  constructor(cards: Cards) {
    this.#cards = cards
  }

  /** What a program prints before the page that it copied; `false` for anything else. */
  readCarrier(block: Block): boolean {
    const cards = this.#cards
    const { text } = block
    if (cards.region !== 'head' || isAnchored(cards.card)) return false
    const isWithin = this.#isWithinFrontMatter(text)
    const line = readCarrierLine(text, this.#carrier || isWithin)
    this.#carrier = line !== undefined || text === '---'
    // A program that prints the words of pictures as text.
    const isLogo = !line && !isWithin && text.length <= 90 && /^(.{2,60})['’]s logo \1$/.test(text)
    cards.traits.printsAlternatives ||= isLogo
    if (!line && !isWithin && !isLogo) return false
    if (line || isLogo) cards.close()
    cards.paper = line?.paper ?? cards.paper
    const from = line?.range[0] ?? 0
    if (from > 0) cards.write(claimOf(block, 'chrome', [0, from]))
    cards.write(claimOf(block, line?.type ?? 'chrome', line?.range))
    return true
  }

  /** Whether a line stands between the rules of the front matter that a document opens with: all of it is a program's own. */
  #isWithinFrontMatter(text: string): boolean {
    const lines = this.#frontMatter
    if (lines === undefined) return false
    const isOpen = lines === 0 ? text === '---' : text !== '---' && lines <= LONGEST_FRONT_MATTER
    this.#frontMatter = isOpen ? lines + 1 : undefined
    return isOpen && lines > 0
  }

  /** `by AK and the research community`, or the end of it; `false` where that is text. */
  readCurator(block: Block): boolean {
    const cards = this.#cards
    if (cards.region !== 'head' || isInsideCard(cards.card)) return false
    this.#curator = 'seen'
    cards.close()
    cards.furnish(block)
    return true
  }

  /** A word of furniture was read: behind `by` stands the curator's name. */
  noticeFurniture(text: string): void {
    if (/^by$/i.test(text)) this.#curator = 'awaited'
    else if (this.#curator === 'awaited') this.#curator = undefined
  }

  /** The curator's name on a line of its own; `false` for any other text. */
  readCuratorName(block: Block): boolean {
    const { card } = this.#cards
    if (this.#curator !== 'awaited' || card.body.length > 0 || isListed(card)) return false
    this.#curator = undefined
    this.#cards.leave(claimOf(block, 'chrome'))
    return true
  }

  /** A line of the page's head. Between the curator's line and the date, a lone line is the query that was searched for. */
  write(claim: Claim): void {
    const cards = this.#cards
    const { body, claims } = cards.card
    const [only] = body
    const isQuery = body.length === 1 && claims.length === 0 && this.#curator === 'seen'
    if (only && isQuery && only.text.length <= 100) {
      cards.card = newCard()
      cards.write(claimOf(only, 'query'))
    } else cards.close()
    cards.write(claim)
  }
}
