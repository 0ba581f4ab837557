import type { Block } from './block'
import {
  awaitsDate,
  awaitsTitle,
  type Card,
  type Claim,
  claimsOf,
  isAnchored,
  isCutBody,
  isDatedTail,
  isInsideCard,
  isTail,
  isWithinText,
  nameSubmitter,
  namesPaper,
  newCard,
  splitCard,
  takeNextUpvotes,
  unclaimedOf,
} from './card'
import { partsOf, type Range, type Shape, type ShapeOf, shapeOf, tellsTime } from './constructs'
import type { SegmenterContext } from './emitter'
import { messagesOf, tooMuchText } from './report'
import { secondTitle } from './roles'

/**
 * Groups blocks into cards and gives them their roles. It goes by anchors: what surely starts or ends a card (`Submitted by`,
 * `6 authors`, a dot and a date). Text between anchors waits and gets its role at the next one, so a line break more or less
 * changes nothing. Push blocks in reading order, then call `end`.
 */
export class Segmenter {
  readonly #context: SegmenterContext
  #card = newCard()
  #cards = 0
  /** Where on the page: in its head, among its cards, or in its footer. */
  #region: 'head' | 'cards' | 'footer' = 'head'
  /** A title or a date of the page was seen: what follows starts with a card's title. */
  #sawHead = false
  /** The line that names the page's curator was seen. */
  #curator = false
  /** A middle dot stood just before, where no card was open. */
  #strayDot = false
  /** The last card printed its upvotes before its title. */
  #printsUpvotes = false

  constructor(context: SegmenterContext) {
    this.#context = context
  }

  push(block: Block): void {
    if (namesPaper(block)) this.#linkedHeading(block)
    else for (const part of partsOf(block)) this.#part(part)
  }

  /** What is open ends here; more blocks may follow. */
  end(): void {
    this.#close()
  }

  #part(block: Block): void {
    const card = this.#card
    const { afterDot } = card
    const shape = shapeOf(block)
    card.afterDot = false
    if (block.dotted && card.body.length > 0) card.dot = true
    if (card.awaitsSubmitter && shape.kind !== 'submitted' && shape.kind !== 'counts') {
      card.claims.push({ block, type: 'submitter' })
      card.awaitsSubmitter = false
    } else if (awaitsTitle(card, shape)) this.#add(block)
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
        if (this.#card.body.length > 0) this.#card.dot = this.#card.afterDot = true
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
        this.#curatorLine(block)
        break
      case 'signature':
        this.#signature(block)
        break
      case 'truncation':
        this.#leave({ block, type: 'chrome' })
        break
    }
  }

  /** What says nothing of a card; while one is open it waits with it, so that all is written in reading order. */
  #leave(claim: Claim): void {
    if (this.#card.claims.length + this.#card.body.length > 0) this.#card.claims.push(claim)
    else if (claim.type === 'text') this.#unclaimed([claim])
    else this.#write(claim)
  }

  /** Running text: the title, the abstract or the byline of a card; behind a byline it opens the next card. */
  #text(block: Block): void {
    if (isTail(this.#card)) {
      const upvotes = takeNextUpvotes(this.#card)
      this.#close()
      if (upvotes) this.#upvotes(upvotes)
    }
    this.#add(block)
  }

  #add(block: Block): void {
    const card = this.#card
    card.body.push(block)
    card.bodyLength += block.text.length
    if (card.bodyLength <= this.#context.cardLength) return
    this.#context.report(tooMuchText(block, card.bodyLength))
    this.#close()
  }

  #linkedHeading(block: Block): void {
    if (!this.#card.listed || this.#card.body.length > 0) this.#close()
    this.#card.linked = true
    this.#add(block)
  }

  /** Before the title a figure is the upvotes, behind the byline stars or comments; elsewhere it is text like any other. */
  #counts(block: Block, shape: ShapeOf<'counts'>): void {
    const card = this.#card
    const figures = shape.ranges.map((range): Claim => ({ block, type: 'count', range }))
    const [first] = figures
    card.awaitsSubmitter = false
    if (card.body.length === 0 && first) nameSubmitter(card)
    if (card.body.length > 0 || isTail(card)) {
      if (card.listed || isTail(card)) card.figures.push(...figures)
      else this.#add(block)
    } else if (first && figures.length === 1 && !card.upvotes && (card.listed || this.#region !== 'footer')) {
      this.#upvotes(first)
    } else if (card.listed && figures.length === 1) this.#add(block)
    else this.#leave({ block, type: 'text' })
  }

  #upvotes(figure: Claim): void {
    this.#card.claims.push({ ...figure, type: 'upvotes' })
    this.#card.upvotes = true
  }

  #authorCount(block: Block): void {
    const card = this.#card
    if (isTail(card)) this.#text(block)
    else if (card.body.length === 0 && !card.listed) this.#leave({ block, type: 'text' })
    else {
      card.claims.push({ block, type: 'authorCount' })
      card.authors = true
    }
  }

  #date(block: Block, shape: ShapeOf<'date'>): void {
    const card = this.#card
    const range: Range = [shape.at, shape.rest]
    /** The page starts within a card. */
    const isCutByline = this.#cards === 0 && (block.dotted || this.#strayDot)
    const isByline = card.authors || card.dot || block.dotted || shape.published
    if (card.body.length > 0 && isByline && !card.dated) {
      this.#published({ block, type: 'published', range })
      if (shape.count) card.figures.push({ block, type: 'count', range: shape.count })
    } else if (this.#region === 'head' && !card.listed && !shape.count && !isCutByline && !isTail(card)) {
      this.#headLine({ block, type: 'digestDate', range })
    } else if (isTail(card) || card.body.length === 0) {
      this.#close()
      this.#unclaimed([{ block, type: 'text' }])
    } else this.#add(block)
  }

  #published(claim: Claim): void {
    this.#card.claims.push(claim)
    this.#card.dated = true
    this.#card.figuresBeforeDate = this.#card.figures.length
  }

  #curatorLine(block: Block): void {
    if (this.#region !== 'head' || isInsideCard(this.#card)) {
      this.#text(block)
      return
    }
    this.#close()
    this.#curator = true
    this.#write({ block, type: 'chrome' })
  }

  /** A line of the page's head. Between the curator's line and the date, a lone line is the query that was searched for. */
  #headLine(claim: Claim): void {
    const { body, claims } = this.#card
    const [only] = body
    if (this.#curator && only && body.length === 1 && only.text.length <= 100 && claims.length === 0) {
      this.#card = newCard()
      this.#write({ block: only, type: 'query' })
    } else this.#close()
    this.#write(claim)
  }

  #furniture(block: Block, shape: ShapeOf<'furniture'>): void {
    const { furniture } = shape
    if (furniture === 'chrome' && (isInsideCard(this.#card) || isDatedTail(this.#card))) this.#text(block)
    else if (isWithinText(this.#card, block)) this.#add(block)
    else if (furniture === 'period') this.#headLine({ block, type: 'chrome' })
    else {
      this.#close()
      if (furniture === 'digestTitle') this.#region = 'head'
      else if (furniture === 'footer' && this.#cards > 0) this.#region = 'footer'
      this.#write({ block, type: furniture === 'digestTitle' ? 'digestTitle' : 'chrome' })
    }
  }

  #submitted(block: Block, shape: ShapeOf<'submitted'>): void {
    if (isWithinText(this.#card, block) && shape.rest < block.text.length) {
      this.#add(block)
      return
    }
    this.#close()
    const card = this.#card
    card.listed = true
    card.awaitsSubmitter = shape.rest >= block.text.length
    card.claims.push({ block, type: 'label', range: [0, shape.labelEnd] })
    if (!card.awaitsSubmitter)
      card.claims.push({ block, type: 'submitter', range: [shape.rest, block.text.length] })
  }

  /** A mail's signature ends the page (RFC 3676, 4.3), but a dash before any card is just a dash. */
  #signature(block: Block): void {
    if (this.#cards === 0 ? !isAnchored(this.#card) : isWithinText(this.#card, block)) {
      this.#text(block)
      return
    }
    this.#close()
    this.#region = 'footer'
  }

  /** Ends the open card; where it swallowed the text of earlier ones, whose bylines are missing, these come first. */
  #close(): void {
    const card = this.#card
    this.#card = newCard()
    const second = isAnchored(card) && !card.listed ? secondTitle(card.body) : 0
    if (second > 0) {
      const [swallowed, rest] = splitCard(card, second)
      this.#finish(swallowed, true)
      this.#card = rest
      this.#close()
      return
    }
    const isCut = !isAnchored(card)
    // Cards of a listing open with an anchor, so only a page of dated cards can end in a cut one.
    const mayBeCut = this.#cards > 0 && this.#region === 'cards' && !this.#printsUpvotes
    if (isCut ? !mayBeCut || !isCutBody(card.body) : card.body.length === 0 && !card.listed)
      this.#unclaimed(unclaimedOf(card))
    else this.#finish(card, isCut)
  }

  #finish(card: Card, isCut: boolean): void {
    const claims = claimsOf(card, this.#cards === 0 && !this.#sawHead)
    for (const claim of claims) this.#write(claim, claim.type === 'text' ? -1 : this.#cards)
    messagesOf(claims, isCut).forEach(this.#context.report)
    this.#printsUpvotes = card.upvotes
    this.#cards++
    this.#region = 'cards'
  }

  #unclaimed(claims: readonly Claim[]): void {
    for (const claim of claims) this.#write(claim)
    messagesOf(claims, false).forEach(this.#context.report)
  }

  #write({ block, type, range }: Claim, card = -1): void {
    if (type === 'digestTitle' || type === 'digestDate') this.#sawHead = true
    const [from, to] = range ?? [0, block.text.length]
    this.#context.emitter.claim(type, card, block, from, to)
  }
}
