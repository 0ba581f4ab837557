import { furnitureOf } from '../../lexicon/label'
import type { Diagnostic } from '../../model/diagnostic'
import type { Block } from '../block'
import { newPage, type PageTraits, type SegmenterContext } from '../emitter'
import { type Claim, claimOf, wordsOf } from '../slice'
import { secondTitle } from './body'
import { type Card, isAnchored, isCutBody, isFresh, isListed, isTail, leadsTo, newCard, state } from './card'
import { claimsOf, takeNextUpvotes, unclaimedOf } from './claims'
import { Ordinals } from './ordinals'
import { bylineOf } from './organization'
import { messagesOf, tooMuchText } from './report'

/** The cards of a page: the one that is open, and what is known from those before it. Writes what is certain, in reading order. */
export class Cards {
  readonly #context: SegmenterContext
  readonly traits: PageTraits
  readonly ordinals = new Ordinals()
  /** The card that is being read. */
  card = newCard()
  /** How many cards were written. */
  count = 0
  /** Where on the page: in its head, among its cards, or in its footer. */
  region: 'head' | 'cards' | 'footer' = 'head'
  /** A sentence announced a list of titles: nothing else is printed of its papers. */
  isList = false
  /** The paper whose own page was copied, where a program says so. */
  paper: string | undefined
  /** A title or a date of the page was seen: what follows starts with a card's title. */
  #sawHead = false
  /** The last card printed its upvotes before its title. */
  #printsUpvotes = false

  constructor(context: SegmenterContext) {
    this.#context = context
    this.traits = context.traits ?? newPage()
  }

  /** A block that names an organisation. */
  readonly byline = (block: Block): Claim => bylineOf(block, leadsTo(block), this.traits)

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
    card.length += block.text.length
    if (card.length <= this.cardLength) return
    this.report(tooMuchText(block, card.length))
    this.close()
  }

  /** Ends the open card where the next one's title stands; the next one's upvotes may be among its figures. */
  advance(): void {
    const { card, ordinals, count } = this
    const taken = takeNextUpvotes(card, ordinals.isCounting || (count === 0 && !this.#sawHead))
    const isNumber = taken !== undefined && ordinals.isNumber(card, taken[0], count)
    this.close(taken !== undefined)
    if (!taken) return
    const [figure, behind] = taken
    state(this.card, { ...figure, type: isNumber ? 'chrome' : 'upvotes' })
    this.card.claims.push(...behind)
  }

  /** Ends a card that has said all, or one of another paper, and opens one that links to a paper. */
  open(arxiv: string): void {
    const { card } = this
    if (card.arxiv !== arxiv && (card.arxiv !== undefined || card.body.length > 0 || isTail(card)))
      this.close()
    this.card.arxiv = arxiv
    this.card.opened ??= 'link'
  }

  /**
   * Ends the open card; where it swallowed the text of earlier ones, whose bylines are missing, these come first. `isFollowed`: the next card took the
   * last of its figures.
   */
  close(isFollowed = false): void {
    const { card } = this
    this.card = newCard()
    if (isFresh(card)) return
    const isCut = !isAnchored(card)
    const second = isCut || isListed(card) ? 0 : secondTitle(card.body)
    if (second > 0) {
      const { start } = card.body[second] as Block
      const isBefore = ({ block }: Claim): boolean => block.start < start
      this.#finish(newCard(card.body.slice(0, second), card.claims.filter(isBefore)), true, false)
      const claims = card.claims.filter((claim) => !isBefore(claim))
      this.card = { ...card, body: card.body.slice(second), claims }
      this.close(isFollowed)
      return
    }
    // Cards of a listing open with an anchor, so only a page of dated cards can end in a cut one.
    const hasUpvotes = card.stated.has('upvotes')
    const mayBeCut = this.count > 0 && this.region === 'cards' && (!this.#printsUpvotes || hasUpvotes)
    if (
      isCut ? mayBeCut && isCutBody(card.body, hasUpvotes ? 40 : 200) : card.body.length > 0 || isListed(card)
    )
      this.#finish(card, isCut, isFollowed)
    else this.#disclaim(card)
  }

  /** Most units of running text that may wait. */
  get cardLength(): number {
    return this.#context.cardLength
  }

  report(message: Diagnostic): void {
    this.#context.report(message)
  }

  /** Writes a card whose fields all have their roles; no card may be open. */
  complete(claims: readonly Claim[], isCut = false): void {
    for (const claim of claims) this.write(claim, claim.type === 'text' ? -1 : this.count)
    messagesOf(claims, isCut).forEach(this.#context.report)
    this.count++
    this.region = 'cards'
  }

  unclaimed(claims: readonly Claim[]): void {
    for (const claim of claims) this.write(claim)
    messagesOf(claims, false).forEach(this.#context.report)
  }

  write(claim: Claim, card = -1): void {
    const { block, type, data } = claim
    if (type === 'digestTitle' || type === 'digestDate') this.#sawHead = true
    const isRespelled = block.respelled && block.pieces === undefined
    const words = isRespelled ? { ...claim, data: { words: wordsOf(claim), ...data } } : claim
    this.#context.emitter.claim(words, card)
  }

  /** Furniture of the page, written at once: nothing may be open. */
  furnish(block: Block): void {
    this.write(claimOf(block, 'chrome'))
  }

  /** Writes what was taken for a card and is none; a word of the page's footer that might have been its title is the footer. */
  #disclaim(card: Card): void {
    this.unclaimed(unclaimedOf(card))
    if (this.count > 0 && card.body.some(({ text }) => furnitureOf(text) === 'footer')) this.region = 'footer'
  }

  #finish(card: Card, isCut: boolean, isFollowed: boolean): void {
    const isFirst = this.count === 0 && !this.#sawHead
    const claims = claimsOf(card, { isFirst, isFollowed, width: this.traits.width }, this.byline)
    if (claims.some(isMarkup)) {
      this.#disclaim(card)
      return
    }
    this.#printsUpvotes = card.stated.has('upvotes')
    this.complete(claims, isCut)
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
