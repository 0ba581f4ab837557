import { destinationOf } from '../../lexicon/destination'
import type { Block } from '../block'
import type { SegmenterContext } from '../emitter'
import {
  awaitsDate,
  awaitsTitle,
  type Claim,
  followsUpvotes,
  isAnchored,
  isDatedTail,
  isFresh,
  isInsideCard,
  isTail,
  isWithinText,
  leadsTo,
  namesPaper,
} from './card'
import { Cards } from './cards'
import { partsOf, shapeOf, tellsTime } from './constructs'
import { forgetUpvotes, nameSubmitter, submitterOf } from './figures'
import { Head } from './head'
import { readAwaited, readPageName, readUpvotes } from './labelled'
import { readLinked, readNameless, readWrappedByline } from './linked'
import { withoutStamp } from './message'
import { PaperPage } from './paper-page'
import type { Range, Shape, ShapeOf } from './shape'
import { readVoted } from './voted'

/** Takes the blocks of a document in reading order and gives them their roles. */
export interface Grammar {
  push(block: Block): void
  /** What is open ends here; more blocks may follow. */
  end(): void
}

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
  /** A middle dot stood just before, where no card was open. */
  #strayDot = false
  /** The line before stood at the edge of a printed sheet. */
  #sheet = false

  constructor(context: SegmenterContext) {
    this.cards = new Cards(context)
    this.#page = new PaperPage(this.cards)
    this.#head = new Head(this.cards, this.#page)
  }

  push(block: Block): void {
    if (block.text === '') {
      const destination = block.links?.[0] && destinationOf(block.links[0].url)
      if (this.#page.isOpen) this.#page.nameless(block.links?.[0]?.url ?? '')
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
    const cards = this.cards
    const stamped = withoutStamp(part, cards)
    if (!stamped) return
    // A line that was torn at the edge of a sheet goes on below it.
    const block = this.#sheet && /^\p{Ll}/u.test(stamped.text) ? { ...stamped, apart: false } : stamped
    const { card } = cards
    const { afterDot } = card
    const shape = shapeOf(block)
    this.#sheet = shape.kind === 'sheet'
    if (this.#sheet) return
    card.afterDot = false
    if (block.dotted && card.body.length > 0) card.dot = true
    const destination = cards.region === 'footer' ? undefined : leadsTo(block)
    if (this.#head.readCarrier(block) || this.#page.read(block, shape)) return
    if (destination && readLinked(cards, block, shape, destination)) {
      this.#strayDot = false
      return
    }
    if (cards.region !== 'footer' && namesPaper(block)) this.#linkedHeading(block)
    else if (card.awaitsSubmitter && shape.kind !== 'submitted' && shape.kind !== 'counts') {
      card.claims.push(submitterOf(block))
      card.awaitsSubmitter = false
    } else if (awaitsTitle(card, shape)) cards.add(block)
    else if (
      shape.kind === 'text' &&
      (afterDot || block.dotted) &&
      awaitsDate(card) &&
      tellsTime(block.text)
    ) {
      this.#published({ block, type: 'published' })
    } else this.#give(block, shape)
    if (shape.kind !== 'dot') this.#strayDot = false
  }

  #give(block: Block, shape: Shape): void {
    switch (shape.kind) {
      case 'text':
        this.#text(block)
        break
      case 'dot':
        if (this.cards.card.body.length > 0) this.cards.card.dot = this.cards.card.afterDot = true
        else this.#strayDot = true
        break
      case 'counts':
        this.#counts(block, shape)
        break
      case 'authorCount':
        this.#authorCount(block)
        break
      case 'date':
        this.#date(block, shape)
        break
      case 'submitted':
        this.#submitted(block, shape)
        break
      case 'furniture':
        this.#furniture(block, shape)
        break
      case 'curator':
        if (!this.#head.readCurator(block)) this.#text(block)
        break
      case 'signature':
        this.#signature(block)
        break
      case 'upvotes':
        readUpvotes(this.cards, block, shape)
        break
      case 'stars':
      case 'page':
        if (!readPageName(this.cards, block, shape))
          this.#furniture(block, { kind: 'furniture', furniture: 'chrome' })
        break
      case 'ordinal':
        if (!this.cards.ordinals.read(block, shape.value)) this.#text(block)
        break
      case 'voted':
        readVoted(this.cards, block, shape)
        break
      case 'announcement':
        this.#head.announce(block, shape.range)
        break
      case 'paperId':
        this.#text(block)
        break
      case 'truncation':
      case 'reference':
      case 'rule':
        this.cards.leave({ block, type: 'chrome' })
        break
    }
  }

  /** Running text: the title, the abstract or the byline of a card; behind a byline it opens the next card. */
  #text(block: Block): void {
    const { card } = this.cards
    if (readWrappedByline(card, block)) return
    if (this.#head.readCuratorName(block)) return
    if (block.heading > 0 && card.body.length > 0 && !isTail(card)) this.cards.close()
    if (isTail(this.cards.card)) this.cards.advance()
    this.cards.add(block)
  }

  #linkedHeading(block: Block): void {
    const { card } = this.cards
    if (card.body.length > 0 || isTail(card)) this.cards.advance()
    this.cards.card.linked = true
    this.cards.add(block)
  }

  /** Before the title a figure is the upvotes, behind the byline stars or comments; elsewhere it is text like any other. */
  #counts(block: Block, shape: ShapeOf<'counts'>): void {
    const { card } = this.cards
    const figures = shape.ranges.map((range): Claim => ({ block, type: 'count', range }))
    const [first] = figures
    card.awaitsSubmitter = false
    if (readAwaited(card, block, first?.range)) return
    // A list mark that nothing follows: upvotes are told before the title.
    const isNext = card.dated && !card.listed
    if (block.text === '-' && !isNext && (card.body.length > 0 || isTail(card))) return
    if (card.body.length === 0 && first) nameSubmitter(card)
    if (card.body.length === 0 && !card.listed && !card.linked && card.upvotes && figures.length === 1)
      forgetUpvotes(card)
    if (card.body.length > 0 || isTail(card)) {
      if (card.listed || isTail(card)) card.figures.push(...figures)
      else this.cards.add(block)
    } else if (
      first &&
      figures.length === 1 &&
      !card.upvotes &&
      (card.listed || this.cards.region !== 'footer')
    ) {
      this.#upvotes(first)
    } else if (card.listed && figures.length === 1) this.cards.add(block)
    else this.cards.leave({ block, type: 'text' })
  }

  #upvotes(figure: Claim): void {
    this.cards.card.claims.push({ ...figure, type: 'upvotes' })
    this.cards.card.upvotes = true
  }

  #authorCount(block: Block): void {
    const { card } = this.cards
    // A figure under the title of a listing's card that has no upvotes yet may be these.
    const mayFollow = card.figures.length === 0 || (card.listed && !card.upvotes && card.figures.length === 1)
    if (card.authors || card.dated || !mayFollow) this.#text(block)
    else if (card.body.length === 0 && !card.listed) this.cards.leave({ block, type: 'text' })
    else {
      card.claims.push({ block, type: 'authorCount' })
      card.authors = true
    }
  }

  #date(block: Block, shape: ShapeOf<'date'>): void {
    const { card } = this.cards
    const range: Range = [shape.at, shape.rest]
    /** The page starts within a card. */
    const isCutByline = this.cards.count === 0 && (block.dotted || this.#strayDot)
    const isByline = card.authors || card.dot || block.dotted || shape.published
    if (card.body.length > 0 && isByline && !card.dated) {
      this.#published({ block, type: 'published', range })
      if (shape.count) card.figures.push({ block, type: 'count', range: shape.count })
    } else if (
      this.cards.region === 'head' &&
      !card.listed &&
      !shape.count &&
      !isCutByline &&
      !isTail(card)
    ) {
      this.#head.write({ block, type: 'digestDate', range })
    } else if (isTail(card) || card.body.length === 0) {
      this.cards.close()
      this.cards.unclaimed([{ block, type: 'text' }])
    } else this.cards.add(block)
  }

  #published(claim: Claim): void {
    this.cards.card.claims.push(claim)
    this.cards.card.dated = true
    this.cards.card.figuresBeforeDate = this.cards.card.figures.length
  }

  #furniture(block: Block, shape: ShapeOf<'furniture'>): void {
    const { furniture } = shape
    const isWord = furniture === 'chrome' || furniture === 'footer'
    if (furniture === 'chrome' && isInsideCard(this.cards.card)) this.#text(block)
    else if (isWord && (isDatedTail(this.cards.card) || (block.heading > 0 && this.cards.count > 0)))
      this.#text(block)
    else if (isWithinText(this.cards.card, block) || followsUpvotes(this.cards.card, block))
      this.cards.add(block)
    else if (furniture === 'period') this.#head.write({ block, type: 'chrome' })
    else {
      this.cards.close()
      this.#head.noticeFurniture(block.text)
      if (furniture === 'digestTitle') this.cards.region = 'head'
      else if (furniture === 'footer' && this.cards.count > 0) this.cards.region = 'footer'
      this.cards.write({ block, type: furniture === 'digestTitle' ? 'digestTitle' : 'chrome' })
    }
  }

  #submitted(block: Block, shape: ShapeOf<'submitted'>): void {
    if (isWithinText(this.cards.card, block) && shape.rest < block.text.length) {
      this.cards.add(block)
      return
    }
    this.cards.ordinals.beforeSubmitter()
    if (!isFresh(this.cards.card)) this.cards.close()
    const { card } = this.cards
    card.listed = true
    card.awaitsSubmitter = shape.rest >= block.text.length
    card.claims.push({ block, type: 'label', range: [0, shape.labelEnd] })
    if (!card.awaitsSubmitter) card.claims.push(submitterOf(block, shape.rest))
  }

  /** A mail's signature ends the page (RFC 3676, 4.3), but a dash before any card is just a dash. */
  #signature(block: Block): void {
    if (this.cards.count === 0 ? !isAnchored(this.cards.card) : isWithinText(this.cards.card, block)) {
      this.#text(block)
      return
    }
    this.cards.close()
    this.cards.region = 'footer'
  }
}
