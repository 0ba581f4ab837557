import { matchDate } from '../../lexicon/date'
import { isRemark } from '../../lexicon/label'
import { matchCount } from '../../lexicon/number'
import { skipBlanks } from '../../lexicon/text'
import type { TokenType } from '../../model/token'
import { type Block, type Range, sliceBlock } from '../block'
import { type Claim, claimOf, inOrder } from '../slice'
import { isListed, newCard, startOfParagraph } from './card'
import type { Cards } from './cards'
import { claimAll } from './claims'
import {
  claimsOfPage,
  factOf,
  isLinkRow,
  isModel,
  isRunning,
  isThread,
  LONGEST_NAME,
  linkOf,
  newPaperPage,
  submissionDay,
  submitterOf,
} from './page-fields'
import { type Field, LABELS, type State } from './page-label'
import { tooMuchText } from './report'
import { betweenDots, type Shape, shapeOf } from './shape'

/**
 * The page of one paper: its title, when it was published and by whom it was handed in, its authors, a summary and the abstract; then links, and a
 * discussion, in which other papers are named that are none of the page's.
 */
export class PaperPage {
  readonly #cards: Cards
  #state: State = 'closed'
  /** A label stood alone on its line. */
  #awaited: Field | undefined
  #page = newPaperPage()

  constructor(cards: Cards) {
    this.#cards = cards
  }

  get isOpen(): boolean {
    return this.#state !== 'closed'
  }

  /** Takes a block of such a page, or opens one; `false` where the block is none of it. */
  read(block: Block, shape: Shape): boolean {
    const { card, region, count } = this.#cards
    const isEarly = region === 'head' && count === 0 && card.body.length < 3 && !isListed(card)
    const mayOpen = this.isOpen ? this.#state === 'thread' : isEarly
    if (shape.kind === 'paperId' && mayOpen) this.#open(block)
    else if (!this.isOpen && !this.#opensLate(block, shape)) return false
    else for (const part of this.#partsOf(block)) this.#take(part)
    return true
  }

  /** A link without words: that of a repository, or of a picture. */
  nameless(url: string): void {
    const isLinked = this.#state === 'links' || this.#state === 'abstract'
    if (isLinked && /^https?:\/\/(?:www\.)?github\.com\//i.test(url)) this.#page.repository = url
  }

  /** Writes the paper that is open. */
  end(): void {
    if (this.isOpen && this.#state !== 'thread') this.#finish()
    this.#state = 'closed'
  }

  /** `Papers arxiv:2504.02508`: a page starts, and its title comes next. */
  #open(block: Block): void {
    this.end()
    this.#cards.close()
    const from = skipBlanks(block.text, block.text.indexOf(':') + 1)
    this.#claim(block, 'label', [0, from])
    this.#add(claimOf(block, 'identifier', [from, block.text.length], { kind: 'arxiv' }))
    this.#state = 'title'
  }

  /**
   * A page whose first lines are missing: its title and its day were taken for those of a card, until a line comes that only such a page has. That is
   * `Published on …` where the page's address is known, and `Submitted by` or `Authors:` behind such a date.
   */
  #opensLate({ text }: Block, { kind, value }: Shape): boolean {
    const { card, region, count, paper } = this.#cards
    const { body, stated, claims } = card
    if (region !== 'head' || count > 0 || isListed(card) || stated.has('authorCount') || body.length === 0)
      return false
    const isFact = stated.has('published') && (kind === 'submitted' || /^Authors:/.test(text))
    // Only where such a line stands: a card may hold any number of claims.
    const isBehind = isFact && claims.some(({ type, from }) => type === 'published' && from > 0)
    if (!isBehind && !(paper !== undefined && kind === 'date' && value?.[0])) return false
    const heading = body.findLastIndex((line) => line.heading > 0)
    const start = heading === -1 ? startOfParagraph(body) : heading
    const isBefore = ({ block }: Claim): boolean => block.start < (body[start]?.start ?? 0)
    this.#page = newPaperPage(
      body.slice(start),
      claims.filter((claim) => !isBefore(claim)),
    )
    this.#state = 'facts'
    this.#cards.card = newCard()
    this.#cards.unclaimed(inOrder([...claims.filter(isBefore), ...claimAll(body.slice(0, start), 'text')]))
    return true
  }

  /** `Published on … · Submitted by … on …`, taken apart. */
  #partsOf(block: Block): readonly Block[] {
    const { text } = block
    const isFacts = this.#state === 'facts' || /^Published on|· ?Submitted by/.test(text)
    if (!isFacts || text.length > 300 || !text.includes('·')) return [block]
    return this.#state === 'facts' || this.#state === 'title'
      ? betweenDots(text).map((range) => sliceBlock(block, ...range))
      : [block]
  }

  #take(block: Block): void {
    const { text } = block
    const page = this.#page
    page.length += text.length
    if (this.#state === 'thread') this.#cards.furnish(block)
    else if (page.length > this.#cards.cardLength) {
      this.#cards.report(tooMuchText(block, page.length))
      this.#close()
    } else if (this.#state !== 'title' && isThread(block)) {
      this.#close()
      this.#cards.furnish(block)
    } else if (!this.#takeAwaited(block) && !this.#takeLabel(block)) this.#takeText(block)
  }

  /** A line that nothing names: what it is tells where it stands. */
  #takeText(block: Block): void {
    const { text } = block
    const page = this.#page
    if ((this.#state === 'facts' || this.#state === 'authors') && isRunning(text)) this.#state = 'abstract'
    if (this.#state === 'abstract' && isLinkRow(block)) this.#state = 'links'
    const day = this.#state === 'facts' && page.stated.has('submitter') ? submissionDay(text) : undefined
    if (this.#state === 'title') page.title.push(block)
    else if (this.#state === 'authors') this.#names(block, 0)
    else if (day) this.#claim(block, 'featured', day)
    else if (this.#state === 'facts') this.#add(factOf(block, page.stated, this.#cards.byline))
    else if (this.#state === 'links') {
      this.#add(linkOf(block, page.awaitsStars, page.repository))
      page.awaitsStars = /\bGitHub$/i.test(text)
    } else if (isRemark(text) || shapeOf(block).kind === 'rule') this.#claim(block, 'chrome')
    else page.abstract.push(block)
  }

  /** A line that says what it is, or what follows. */
  #takeLabel(block: Block): boolean {
    const { text } = block
    const page = this.#page
    const state = this.#state === 'title' && page.title.length > 0 ? 'facts' : this.#state
    for (const { words, within, field, opens } of LABELS) {
      const label = within.includes(state) || within.includes(this.#state) ? words.exec(text)?.[0] : undefined
      if (label === undefined) continue
      if (state === 'abstract' && (page.abstract.length === 0 || page.stated.has('tldr'))) return false
      const from = skipBlanks(text, label.length)
      this.#awaited = undefined
      const at = page.claims.length
      if (field && from < text.length && !this.#takeValue(field, block, from)) continue
      if (field && from === text.length && !page.stated.has(field as TokenType)) this.#awaited = field
      if (label !== '') page.claims.splice(at, 0, claimOf(block, 'label', [0, label.trimEnd().length]))
      if (state === 'abstract') this.#summarize()
      this.#state = opens ?? this.#state
      return true
    }
    return false
  }

  /** What stands under a label that is alone on its line. */
  #takeAwaited(block: Block): boolean {
    const field = this.#awaited
    this.#awaited = undefined
    return field !== undefined && this.#takeValue(field, block, 0)
  }

  /** The value of a label; `false` where the words can be none. */
  #takeValue(field: Field, block: Block, from: number): boolean {
    const { text } = block
    const value = text.slice(from)
    const range: Range = [from, text.length]
    switch (field) {
      case 'published': {
        const length = matchDate(value)?.length
        if (length !== undefined) this.#claim(block, 'published', [from, from + length])
        return length !== undefined
      }
      case 'submitter':
        return this.#submitter(block, from)
      case 'upvotes': {
        const isCount = value === '-' || matchCount(value)?.length === value.length
        if (isCount) this.#claim(block, 'upvotes', range)
        return isCount
      }
      case 'model':
        if (isModel(value)) this.#claim(block, 'label', range)
        return isModel(value)
      case 'author':
        // Names that stand under their label are told by where they stand.
        if (from > 0) this.#names(block, from)
        return from > 0
    }
  }

  /** States something; what was said before says nothing new. */
  #claim(block: Block, type: TokenType, range?: Range): void {
    const isAgain = this.#page.stated.has(type) && type !== 'label' && type !== 'author' && type !== 'tldr'
    this.#add(claimOf(block, isAgain ? 'chrome' : type, range))
  }

  #add(claim: Claim): void {
    this.#page.claims.push(claim)
    this.#page.stated.add(claim.type)
  }

  #submitter(block: Block, from: number): boolean {
    if (block.text.length - from > LONGEST_NAME || shapeOf(block).kind === 'upvotes') return false
    const { name, day } = submitterOf(block, from)
    if (name) this.#claim(block, 'submitter', name)
    else this.#awaited = 'submitter'
    if (day) this.#claim(block, 'featured', day)
    return true
  }

  #names(block: Block, from: number): void {
    this.#page.authors.push({ block, from, to: block.text.length })
  }

  /** What stood before `Generated by Qwen/…` or `AI-generated summary` is a summary. */
  #summarize(): void {
    for (const line of this.#page.abstract) this.#claim(line, 'tldr')
    this.#page.abstract = []
  }

  /** Ends the paper; what follows on its page is not about it alone. */
  #close(): void {
    this.#finish()
    this.#state = 'thread'
  }

  #finish(): void {
    const { claims, isPaper } = claimsOfPage(this.#page, this.#cards.paper)
    if (isPaper) this.#cards.complete(claims)
    else this.#cards.unclaimed(claims.map((claim) => ({ ...claim, type: 'text' })))
    this.#cards.paper = undefined
    this.#page = newPaperPage()
    this.#awaited = undefined
  }
}
