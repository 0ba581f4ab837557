import { furnitureOf } from '../../lexicon/label'
import type { Diagnostic } from '../../model/diagnostic'
import type { Block } from '../block'
import type { SegmenterContext } from '../emitter'
import {
  type Card,
  type Claim,
  isAnchored,
  isCutBody,
  isFresh,
  isTail,
  leadsTo,
  newCard,
  splitCard,
} from './card'
import { claimsOf, unclaimedOf } from './claims'
import { takeBehind, takeNextUpvotes } from './figures'
import { Ordinals } from './ordinals'
import { bylineOf } from './organization'
import { newPage, type PageTraits } from './page'
import { messagesOf, tooMuchText } from './report'
import { secondTitle } from './roles'

/** The cards of a page: the one that is open, and what is known from those before it. Writes what is certain, in reading order. */
export class Cards {
  readonly #context: SegmenterContext
  readonly traits: PageTraits
  /** The card that is being read. */
  card = newCard()
  /** How many cards were written. */
  count = 0
  /** Where on the page: in its head, among its cards, or in its footer. */
  region: 'head' | 'cards' | 'footer' = 'head'
  /** A sentence announced a list of titles: nothing else is printed of its papers. */
  isList = false
  /** A title or a date of the page was seen: what follows starts with a card's title. */
  #sawHead = false
  /** The last card printed its upvotes before its title. */
  #printsUpvotes = false

  readonly ordinals = new Ordinals(this)

  /** A block that names an organisation. */
  readonly byline = (block: Block): Claim => ({
    block,
    type: 'organization',
    ...bylineOf(block, leadsTo(block), this.traits),
  })

  constructor(context: SegmenterContext) {
    this.#context = context
    this.traits = context.traits ?? newPage()
  }

  /** What says nothing of a card; while one is open it waits with it, so that all is written in reading order. */
  leave(claim: Claim): void {
    if (!isFresh(this.card)) this.card.claims.push(claim)
    else if (claim.type === 'text') this.unclaimed([claim])
    else this.write(claim)
  }

  /** Running text of the open card, whose role waits. */
  add(block: Block): void {
    const { card } = this
    card.body.push(block)
    card.bodyLength += block.text.length
    if (card.bodyLength <= this.#context.cardLength) return
    this.#context.report(tooMuchText(block, card.bodyLength))
    this.close()
  }

  /** Ends the open card where the next one's title stands; the next one's upvotes may be among its figures. */
  advance(): void {
    const ended = this.card
    const upvotes = takeNextUpvotes(ended, this.ordinals.isCounting || (this.count === 0 && !this.#sawHead))
    const isNumber = upvotes !== undefined && this.ordinals.isNumber(ended, upvotes)
    const behind = upvotes ? takeBehind(ended, upvotes) : []
    this.close()
    if (!upvotes) return
    this.card.claims.push({ ...upvotes, type: isNumber ? 'chrome' : 'upvotes' }, ...behind)
    this.card.upvotes = !isNumber
  }

  /** Opens a card of a paper, unless it is open. */
  enter(arxiv: string): void {
    if (this.card.arxiv === arxiv) return
    if (this.card.arxiv !== undefined || this.card.body.length > 0 || isTail(this.card)) this.close()
    this.card.arxiv = arxiv
  }

  /** Ends the open card; where it swallowed the text of earlier ones, whose bylines are missing, these come first. */
  close(): void {
    const { card } = this
    this.card = newCard()
    if (isFresh(card)) return
    const second = isAnchored(card) && !card.listed ? secondTitle(card.body) : 0
    if (second > 0) {
      const [swallowed, rest] = splitCard(card, second)
      this.#finish(swallowed, true)
      this.card = rest
      this.close()
      return
    }
    const isCut = !isAnchored(card)
    // Cards of a listing open with an anchor, so only a page of dated cards can end in a cut one.
    const mayBeCut = this.count > 0 && this.region === 'cards' && (!this.#printsUpvotes || card.upvotes)
    const least = card.upvotes ? 40 : 200
    if (isCut ? !mayBeCut || !isCutBody(card.body, least) : card.body.length === 0 && !card.listed)
      this.#disclaim(card)
    else this.#finish(card, isCut)
  }

  /** Most units of running text that may wait. */
  get cardLength(): number {
    return this.#context.cardLength
  }

  report(message: Diagnostic): void {
    this.#context.report(message)
  }

  /** Writes a card whose fields all have their roles; no card may be open. */
  complete(claims: readonly Claim[]): void {
    for (const claim of claims) this.write(claim, claim.type === 'text' ? -1 : this.count)
    messagesOf(claims, false).forEach(this.#context.report)
    this.count++
    this.region = 'cards'
  }

  unclaimed(claims: readonly Claim[]): void {
    for (const claim of claims) this.write(claim)
    messagesOf(claims, false).forEach(this.#context.report)
  }

  write({ block, type, range, data }: Claim, card = -1): void {
    if (type === 'digestTitle' || type === 'digestDate') this.#sawHead = true
    const [from, to] = range ?? [0, block.text.length]
    const words = block.respelled && block.pieces === undefined ? block.text.slice(from, to) : undefined
    this.#context.emitter.claim(type, card, block, from, to, words === undefined ? data : { words, ...data })
  }

  /** Writes what was taken for a card and is none; a word of the page's footer that might have been its title is the footer. */
  #disclaim(card: Card): void {
    this.unclaimed(unclaimedOf(card))
    if (this.count > 0 && card.body.some(({ text }) => furnitureOf(text) === 'footer')) this.region = 'footer'
  }

  #finish(card: Card, isCut: boolean): void {
    const claims = claimsOf(card, this.count === 0 && !this.#sawHead, this.byline)
    if (claims.some(isMarkup)) {
      this.#disclaim(card)
      return
    }
    for (const claim of claims) this.write(claim, claim.type === 'text' ? -1 : this.count)
    messagesOf(claims, isCut).forEach(this.#context.report)
    this.#printsUpvotes = card.upvotes
    this.count++
    this.region = 'cards'
  }
}

/**
 * Whether words taken for a name hold an address or a directive: the page is written in a markup that is not known here (Org, reStructuredText,
 * wikis), so that its words are not to be told from its syntax.
 */
function isMarkup({ type, block: { text } }: Claim): boolean {
  if (type !== 'title' && type !== 'submitter' && type !== 'organization') return false
  if (text.startsWith('.. ') && text.includes('::')) return true
  return type === 'title' ? /papers(?:\/|%2F)\d{4}\.\d/.test(text) : /[/-]avatars[./]/.test(text)
}
