import { destinationOf } from '../../lexicon/destination'
import type { Block, Range } from '../block'
import type { Grammar, SegmenterContext } from '../emitter'
import { claimOf } from '../slice'
import {
  awaitsDate,
  awaitsTitle,
  isAnchored,
  isFresh,
  isInsideCard,
  isListed,
  isTail,
  isWithinText,
  leadsTo,
  mayStartCard,
  nameSubmitter,
  namesPaper,
  retype,
  state,
  stateCount,
  stateSubmitter,
} from './card'
import { Cards } from './cards'
import { Head } from './head'
import { readLinked, readNameless, readWrappedByline } from './linked'
import { PaperPage } from './paper-page'
import { type Kind, partsOf, type Shape, shapeOf } from './shape'
import { readVoted } from './voted'

/**
 * Groups blocks into cards and gives them their roles. It goes by anchors: what surely starts or ends a card (`Submitted by`,
 * `6 authors`, a dot and a date), and by where links lead. Text between anchors waits and gets its role at the next one, so a line
 * break more or less changes nothing. Push blocks in reading order, then call `end`.
 */
export class Segmenter implements Grammar {
  /** What it writes; a grammar that stands before it may write too, while nothing is open. */
  readonly cards: Cards
  readonly #head: Head
  readonly #page: PaperPage
  /** What the line before was, where that matters: a middle dot, or the edge of a printed sheet. */
  #before: 'dot' | 'sheet' | undefined

  /** What a block does by its shape, where neither a link nor what is awaited tells; shapes that are not here are text. */
  readonly #roles: Partial<Record<Kind, (block: Block, shape: Shape, isDotted: boolean) => void>> = {
    announcement: (block, { value }) => {
      this.cards.isList = true
      this.#head.write(claimOf(block, 'digestDate', value))
    },
    authorCount: (block) => this.#authorCount(block),
    counts: (block, shape) => this.#counts(block, shape),
    curator: (block) => {
      if (!this.#head.readCurator(block)) this.#text(block)
    },
    date: (block, shape, isDotted) => this.#date(block, shape, isDotted),
    dot: () => {
      this.cards.card.dot ||= this.cards.card.body.length > 0
    },
    furniture: (block, shape) => this.#furniture(block, shape),
    ordinal: (block) => this.#ordinal(block),
    page: (block, shape) => this.#pageName(block, shape),
    reference: (block) => this.cards.leave(claimOf(block, 'chrome')),
    rule: (block) => this.cards.leave(claimOf(block, 'chrome')),
    signature: (block) => this.#signature(block),
    stars: (block, shape) => this.#pageName(block, shape),
    submitted: (block, shape) => this.#submitted(block, shape),
    remark: (block) => this.cards.leave(claimOf(block, 'chrome')),
    upvotes: (block, shape) => this.#upvotes(block, shape),
    voted: (block, shape) => readVoted(this.cards, block, shape),
  }

  constructor(context: SegmenterContext) {
    this.cards = new Cards(context)
    this.#page = new PaperPage(this.cards)
    this.#head = new Head(this.cards)
  }

  push(block: Block): void {
    const { url } = block.links?.[0] ?? {}
    const { traits } = this.cards
    traits.width = Math.max(traits.width, block.text.length)
    if (block.text === '') {
      const destination = url === undefined ? undefined : destinationOf(url)
      if (this.#page.isOpen) this.#page.nameless(url ?? '')
      else if (destination) readNameless(this.cards, destination)
    } else if (this.#page.isOpen) {
      const shape = shapeOf(block)
      if (shape.kind !== 'sheet') this.#page.read(block, shape)
    } else for (const part of partsOf(block)) this.#part(part)
  }

  /** What is open ends here; more blocks may follow. */
  end(): void {
    this.#page.end()
    this.cards.close()
  }

  #part(part: Block): void {
    const { cards } = this
    const before = this.#before
    // A line that was torn at the edge of a sheet goes on below it.
    const block = before === 'sheet' && /^\p{Ll}/u.test(part.text) ? { ...part, apart: false } : part
    const { card } = cards
    const shape = shapeOf(block)
    this.#before = shape.kind === 'sheet' || shape.kind === 'dot' ? shape.kind : undefined
    if (shape.kind === 'sheet') return
    if (block.dotted && card.body.length > 0) card.dot = true
    if (this.#head.readCarrier(block) || this.#page.read(block, shape)) return
    const isFooter = cards.region === 'footer'
    const destination = isFooter ? undefined : leadsTo(block)
    if (destination && readLinked(cards, block, shape, destination)) return
    const isDotted = before === 'dot' || block.dotted
    if (!isFooter && namesPaper(block)) this.#linkedHeading(block)
    else if (card.awaits === 'submitter' && shape.kind !== 'submitted' && shape.kind !== 'counts')
      stateSubmitter(card, block)
    else if (awaitsTitle(card, shape)) cards.add(block)
    else if (shape.kind === 'text' && isDotted && awaitsDate(card) && tellsTime(block.text))
      this.#published(block)
    else {
      const give = this.#roles[shape.kind]
      if (give) give(block, shape, isDotted)
      else this.#text(block)
    }
  }

  /** Running text: the title, the abstract or the byline of a card; behind a byline it opens the next card. */
  #text(block: Block): void {
    const { cards } = this
    if (readWrappedByline(cards.card, block) || this.#head.readCuratorName(block)) return
    if (isTail(cards.card)) cards.advance()
    else if (block.heading > 0 && cards.card.body.length > 0) cards.close()
    cards.add(block)
  }

  #linkedHeading(block: Block): void {
    const { cards } = this
    if (cards.card.body.length > 0 || isTail(cards.card)) cards.advance()
    cards.card.opened ??= 'link'
    cards.add(block)
  }

  /** Before the title a figure is the upvotes, behind the byline stars or comments; elsewhere it is text like any other. */
  #counts(block: Block, { figures }: Shape): void {
    const { cards } = this
    const { card } = cards
    const { stated, body } = card
    const [first] = figures
    const { awaits } = card
    card.awaits = undefined
    if (awaits === 'upvotes' || awaits === 'stars') {
      const { repository } = card
      const data = awaits === 'stars' && repository !== undefined ? { url: repository } : undefined
      stateCount(card, block, awaits, first, data)
      return
    }
    const isBehind = body.length > 0 || isTail(card)
    // A list mark that nothing follows: upvotes are told before the title.
    if (block.text === '-' && isBehind && (isListed(card) || !stated.has('published'))) return
    if (body.length === 0) nameSubmitter(card)
    const isSingle = figures.length === 1
    // Two figures before a title: the last is its upvotes, and those before it are what is left of another card.
    if (body.length === 0 && card.opened === undefined && stated.has('upvotes') && isSingle)
      retype(card, 'text')
    const isUpvotes = isSingle && !stated.has('upvotes') && (isListed(card) || cards.region !== 'footer')
    if (isListed(card) ? isBehind : isTail(card))
      card.figures.push(...figures.map((range) => claimOf(block, 'count', range)))
    else if (isBehind || (isListed(card) && isSingle && !isUpvotes)) cards.add(block)
    else if (isUpvotes) state(card, claimOf(block, 'upvotes', first))
    else cards.leave(claimOf(block, 'text'))
  }

  #authorCount(block: Block): void {
    const { card } = this.cards
    const { stated, figures } = card
    // A figure under the title of a listing's card that has no upvotes yet may be these.
    const mayFollow =
      figures.length === 0 || (isListed(card) && !stated.has('upvotes') && figures.length === 1)
    if (stated.has('authorCount') || stated.has('published') || !mayFollow) this.#text(block)
    else if (card.body.length === 0 && !isListed(card)) this.cards.leave(claimOf(block, 'text'))
    else state(card, claimOf(block, 'authorCount'))
  }

  #date(block: Block, { value = [0, 0], figures }: Shape, isDotted: boolean): void {
    const { cards } = this
    const { card, count, region } = cards
    const isByline = card.stated.has('authorCount') || card.dot || block.dotted || value[0] > 0
    if (card.body.length > 0 && isByline && !card.stated.has('published')) {
      this.#published(block, value)
      card.figures.push(...figures.map((range) => claimOf(block, 'count', range)))
      return
    }
    const isHead = region === 'head' && !isListed(card) && figures.length === 0 && !isTail(card)
    // Behind a dot before any card, the page starts within one.
    if (isHead && !(count === 0 && isDotted)) this.#head.write(claimOf(block, 'digestDate', value))
    else if (isTail(card) || card.body.length === 0) {
      cards.close()
      cards.unclaimed([claimOf(block, 'text')])
    } else cards.add(block)
  }

  #published(block: Block, range?: Range): void {
    const { card } = this.cards
    state(card, claimOf(block, 'published', range))
    card.figuresBeforeDate = card.figures.length
  }

  #furniture(block: Block, { furniture }: Shape): void {
    const { cards } = this
    const { card } = cards
    const isWord = furniture === 'chrome' || furniture === 'footer'
    if (furniture === 'chrome' && isInsideCard(card)) this.#text(block)
    else if (isWord && (mayStartCard(card, block) || (block.heading > 0 && cards.count > 0)))
      this.#text(block)
    else if (isWithinText(card, block)) cards.add(block)
    else if (furniture === 'period') this.#head.write(claimOf(block, 'chrome'))
    else {
      cards.close()
      this.#head.noticeFurniture(block.text)
      if (furniture === 'digestTitle') cards.region = 'head'
      else if (furniture === 'footer' && cards.count > 0) cards.region = 'footer'
      cards.write(claimOf(block, furniture === 'digestTitle' ? 'digestTitle' : 'chrome'))
    }
  }

  #submitted(block: Block, { value }: Shape): void {
    const { cards } = this
    const { text } = block
    if (value && isWithinText(cards.card, block)) {
      cards.add(block)
      return
    }
    cards.ordinals.beforeSubmitter(cards.card, cards.count)
    if (!isFresh(cards.card)) cards.close()
    const { card } = cards
    card.opened = 'submitted'
    card.claims.push(claimOf(block, 'label', [0, text.slice(0, value?.[0]).trimEnd().length]))
    if (value) stateSubmitter(card, block, value[0])
    else card.awaits = 'submitter'
  }

  /** A mail's signature ends the page (RFC 3676, 4.3), but a dash before any card is just a dash. */
  #signature(block: Block): void {
    const { cards } = this
    if (cards.count === 0 ? !isAnchored(cards.card) : isWithinText(cards.card, block)) {
      this.#text(block)
      return
    }
    cards.close()
    cards.region = 'footer'
  }

  /** `Upvote 117`, before a title or behind a byline; or `Upvote`, and the figure comes next. */
  #upvotes(block: Block, { figures }: Shape): void {
    const { cards } = this
    const hasUpvotes = cards.card.stated.has('upvotes')
    nameSubmitter(cards.card)
    if (hasUpvotes && isTail(cards.card)) cards.close()
    const { card } = cards
    stateCount(card, block, 'upvotes', figures[0])
    if (figures.length === 0) card.awaits = 'upvotes'
  }

  /** `GitHub 131` and `arXiv Page`, behind a card's text. */
  #pageName(block: Block, { kind, figures }: Shape): void {
    const { card } = this.cards
    if (card.body.length === 0) this.#furniture(block, { kind: 'furniture', furniture: 'chrome', figures })
    else if (kind === 'stars')
      stateCount(
        card,
        block,
        'stars',
        figures[0],
        card.repository === undefined ? undefined : { url: card.repository },
      )
    else {
      card.claims.push(claimOf(block, 'chrome'))
      card.awaits = /^github$/i.test(block.text) ? 'stars' : undefined
    }
  }

  /** `#3` or `3.` between two cards, where it is its turn; elsewhere it may be a title. */
  #ordinal(block: Block): void {
    const { cards } = this
    const { card } = cards
    const isBetween = isFresh(card) || isTail(card)
    if (!isBetween || !cards.ordinals.accept(claimOf(block, 'chrome'))) {
      this.#text(block)
      return
    }
    if (isTail(card)) cards.advance()
    cards.leave(claimOf(block, 'chrome'))
  }
}

/** Whether a line that stands where cards print their date tells a time, in a form that no rule reads. */
function tellsTime(text: string): boolean {
  return text.length <= 40 && /\d|\bago\b|yesterday|today/i.test(text)
}
