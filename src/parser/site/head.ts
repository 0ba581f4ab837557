import type { Block } from '../block'
import { type Claim, isAnchored, isInsideCard, newCard } from './card'
import type { Cards } from './cards'
import { readCarrierLine } from './carrier'
import type { PaperPage } from './paper-page'
import type { Range } from './shape'

/** Lines; what is longer is no front matter, but a page that starts with a rule. */
const LONGEST_FRONT_MATTER = 64

/** What stands before a page's cards: what a program that copied it says, the page's title, its curator, the query and the date. */
export class Head {
  readonly #cards: Cards
  /** The line that names the page's curator was seen. */
  #curator = false
  /** `by` stood alone on its line: the curator's name comes next. */
  #awaitsCurator = false
  /** The line before was one of a program's own. */
  #carrier = false
  /** Nothing was read yet; and of the front matter that a document may open with, the lines that were. */
  #isFirst = true
  #frontMatter = 0

  readonly #page: PaperPage

  constructor(cards: Cards, page: PaperPage) {
    this.#cards = cards
    this.#page = page
  }

  /** What a program prints before the page that it copied; `false` for anything else. */
  readCarrier(block: Block): boolean {
    const cards = this.#cards
    const { text } = block
    if (cards.region !== 'head' || isAnchored(cards.card)) return false
    const isWithin = this.#isWithinFrontMatter(text)
    const line = readCarrierLine(text, this.#carrier || isWithin)
    this.#carrier = line !== undefined || text === '---'
    if (!line && isWithin) {
      cards.write({ block, type: 'chrome' })
      return true
    }
    if (!line) {
      if (text.length > 90 || !/^(.{2,60})['’]s logo \1$/.test(text)) return false
      cards.traits.printsAlternatives = true
      cards.close()
      cards.write({ block, type: 'chrome' })
      return true
    }
    cards.close()
    const { type, range, paper } = line
    if (paper !== undefined) this.#page.announce(paper)
    if (range[0] > 0) cards.write({ block, type: 'chrome', range: [0, range[0]] })
    cards.write({ block, type, range })
    return true
  }

  /** Whether a line stands between the rules of the front matter that a document opens with: all of it is a program's own. */
  #isWithinFrontMatter(text: string): boolean {
    const isRule = text === '---'
    if (this.#isFirst && isRule) this.#frontMatter = 1
    else if (isRule || this.#frontMatter > LONGEST_FRONT_MATTER) this.#frontMatter = 0
    else if (this.#frontMatter > 0) this.#frontMatter++
    this.#isFirst = false
    return this.#frontMatter > 1
  }

  /** `by AK and the research community`, or the end of it; `false` where that is text. */
  readCurator(block: Block): boolean {
    const cards = this.#cards
    if (cards.region !== 'head' || isInsideCard(cards.card)) return false
    this.#awaitsCurator = false
    cards.close()
    this.#curator = true
    cards.write({ block, type: 'chrome' })
    return true
  }

  /** A word of furniture was read: behind `by` stands the curator's name. */
  noticeFurniture(text: string): void {
    this.#awaitsCurator = /^by$/i.test(text)
  }

  /** The curator's name on a line of its own; `false` for any other text. */
  readCuratorName(block: Block): boolean {
    const { card } = this.#cards
    if (!this.#awaitsCurator || card.body.length > 0 || card.listed) return false
    this.#awaitsCurator = false
    this.#cards.leave({ block, type: 'chrome' })
    return true
  }

  /** The sentence before a list of titles. */
  announce(block: Block, range: Range): void {
    this.#cards.isList = true
    this.write({ block, type: 'digestDate', range })
  }

  /** A line of the page's head. Between the curator's line and the date, a lone line is the query that was searched for. */
  write(claim: Claim): void {
    const cards = this.#cards
    const { body, claims } = cards.card
    const [only] = body
    if (this.#curator && only && body.length === 1 && only.text.length <= 100 && claims.length === 0) {
      cards.card = newCard()
      cards.write({ block: only, type: 'query' })
    } else cards.close()
    cards.write(claim)
  }
}
