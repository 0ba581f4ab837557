import { matchDate } from '../../lexicon/date'
import { isTruncation } from '../../lexicon/label'
import { matchCount } from '../../lexicon/number'
import { type Block, sliceBlock } from '../block'
import type { Slice } from '../labelled/values'
import { type Claim, newCard } from './card'
import type { Cards } from './cards'
import { shapeOf } from './constructs'
import { claimsOfPage, isEarly, isLateStart, startOfPage } from './page-claims'
import {
  type Awaited,
  factOf,
  isModel,
  isRunning,
  isThread,
  LONGEST_NAME,
  nothingTold,
  partsOfFacts,
  type State,
  skipBlanks,
  submissionDay,
  submitterOf,
  withPage,
} from './page-facts'
import { PageLinks } from './page-links'
import { moreAuthors, takeNames } from './page-names'
import { tooMuchText } from './report'
import type { Range, Shape } from './shape'

/**
 * The page of one paper: its title, when it was published and by whom it was handed in, its authors, a summary and the abstract; then links, and a
 * discussion, in which other papers are named that are none of the page's.
 */
export class PaperPage {
  readonly #cards: Cards
  #state: State = 'closed'
  #awaited: Awaited
  /** The paper that the address of the page names, where a program printed it. */
  #announced: string | undefined
  #claims: Claim[] = []
  #title: Block[] = []
  #authors: Slice[] = []
  #abstract: Block[] = []
  #told = nothingTold()
  #length = 0
  #links = new PageLinks()

  constructor(cards: Cards) {
    this.#cards = cards
  }

  get isOpen(): boolean {
    return this.#state !== 'closed'
  }

  /** The page's address is that of a paper. */
  announce(arxiv: string): void {
    this.#announced = arxiv
  }

  /** Takes a block of such a page, or opens one; `false` where the block is none of it. */
  read(block: Block, shape: Shape): boolean {
    const isStart =
      shape.kind === 'paperId' &&
      (this.#state === 'closed' ? isEarly(this.#cards, block) : this.#state === 'thread')
    if (isStart) this.#open(block)
    else if (this.#state === 'closed' && !this.#opensLate(block, shape)) return false
    else for (const part of partsOfFacts(block, this.#state)) this.#take(part)
    return true
  }

  /** A link without words: that of a repository, or of a picture. */
  nameless(url: string): void {
    if (this.#state === 'links' || this.#state === 'abstract') this.#links.nameless(url)
  }

  /** Writes the paper that is open. */
  end(): void {
    if (this.#state !== 'closed' && this.#state !== 'thread') this.#finish()
    this.#state = 'closed'
  }

  /** `Papers arxiv:2504.02508`: a page starts, and its title comes next. */
  #open(block: Block): void {
    this.end()
    this.#cards.close()
    this.#reset()
    const from = skipBlanks(block.text, block.text.toLowerCase().lastIndexOf('arxiv:') + 6)
    const range: Range = [from, block.text.length]
    this.#claim(block, 'label', [0, from])
    this.#claims.push({ block, type: 'identifier', range, data: { kind: 'arxiv' } })
    this.#state = 'title'
  }

  /** A page whose first lines are missing: its title and its day were taken for those of a card. */
  #opensLate(block: Block, shape: Shape): boolean {
    if (!isLateStart(this.#cards, block, shape, this.#announced !== undefined)) return false
    const { title, claims, before } = startOfPage(this.#cards.card)
    this.#reset()
    this.#title = title
    this.#claims = claims
    this.#state = 'facts'
    this.#cards.card = newCard()
    this.#cards.unclaimed(before)
    for (const part of partsOfFacts(block, 'facts')) this.#take(part)
    return true
  }

  #reset(): void {
    this.#claims = []
    this.#title = []
    this.#authors = []
    this.#abstract = []
    this.#awaited = undefined
    this.#told = nothingTold()
    this.#length = 0
    this.#links = new PageLinks()
  }

  #take(block: Block): void {
    if (this.#state === 'thread') {
      this.#cards.write({ block, type: 'chrome' })
      return
    }
    this.#length += block.text.length
    if (this.#length > this.#cards.cardLength) {
      this.#cards.report(tooMuchText(block, this.#length))
      this.#finish()
      this.#state = 'thread'
      return
    }
    if (this.#state !== 'title' && isThread(block)) {
      this.#finish()
      this.#cards.write({ block, type: 'chrome' })
      this.#state = 'thread'
      return
    }
    if (this.#awaited !== undefined && this.#takeAwaited(block)) return
    if (this.#takeLabel(block)) return
    switch (this.#state) {
      case 'title':
        this.#title.push(block)
        break
      case 'facts':
        this.#fact(block)
        break
      case 'authors':
        if (isRunning(block.text)) {
          this.#state = 'abstract'
          this.#text(block)
        } else this.#more(takeNames(block, 0, this.#authors))
        break
      case 'abstract':
        this.#text(block)
        break
      default:
        this.#link(block)
    }
  }

  #claim(block: Block, type: Claim['type'], range?: Claim['range']): void {
    this.#claims.push({ block, type, range })
  }

  /** What stands under a label that is alone on its line. */
  #takeAwaited(block: Block): boolean {
    const awaited = this.#awaited
    const { text } = block
    this.#awaited = undefined
    if (awaited === 'date') {
      const date = matchDate(text)
      if (date) this.#claim(block, 'published', [0, date.length])
      return date !== undefined
    }
    if (awaited === 'model') {
      if (isModel(text)) this.#claim(block, 'label')
      return isModel(text)
    }
    if (awaited === 'submitter') {
      if (text.length > LONGEST_NAME || shapeOf(block).kind === 'upvotes') return false
      this.#submitter(block, 0)
      return true
    }
    const count = text === '-' ? 1 : matchCount(text)?.length
    if (count !== text.length) return false
    this.#claim(block, 'upvotes')
    return true
  }

  /** A line that says what it is, or what follows. */
  #takeLabel(block: Block): boolean {
    const { text } = block
    if (this.#state === 'abstract' || this.#state === 'links') return this.#takeGenerated(block)
    const box = /^[\s[\]xX-]{1,8}(?=upvote)/i.exec(text)
    if (box) return this.#takeLabel(sliceBlock(block, box[0].length, text.length))
    const shape = shapeOf(block)
    const label =
      /^(?:Published on|(Submitted by)|(Authors?:)|(\\?\+? ?[\d,]{1,9} (?:more )?authors?$)|(Abstract:?$))/i.exec(
        text,
      )
    if (label?.[4] !== undefined && (this.#title.length > 0 || this.#state !== 'title')) {
      this.#claim(block, 'label')
      this.#state = 'abstract'
    } else if (label?.[3] !== undefined && this.#state === 'authors')
      this.#more(moreAuthors(block, this.#authors))
    else if (label?.[2] !== undefined) {
      this.#claim(block, 'label', [0, label[0].length])
      this.#state = 'authors'
      const from = skipBlanks(text, label[0].length)
      if (from < text.length) this.#more(takeNames(block, from, this.#authors))
    } else if (this.#state === 'authors') return false
    else if (label?.[1] !== undefined) {
      this.#state = 'facts'
      const from = skipBlanks(text, label[0].length + (text.charAt(label[0].length) === ':' ? 1 : 0))
      this.#claim(block, 'label', [0, label[0].length])
      if (from < text.length) this.#submitter(block, from)
      else this.#awaited = 'submitter'
    } else if (shape.kind === 'date' && shape.published) {
      this.#state = 'facts'
      this.#claim(block, 'label', [0, shape.at])
      this.#claim(block, 'published', [shape.at, shape.rest])
    } else if (/^Published on$/i.test(text)) {
      this.#state = 'facts'
      this.#claim(block, 'label')
      this.#awaited = 'date'
    } else if (shape.kind === 'upvotes' && this.#title.length > 0) {
      this.#state = 'facts'
      const isSaid = this.#told.isVoted
      this.#told.isVoted = true
      if (shape.range) this.#claim(block, isSaid ? 'chrome' : 'upvotes', shape.range)
      else this.#claim(block, 'label')
      if (!shape.range && !isSaid) this.#awaited = 'upvotes'
    } else return false
    return true
  }

  /** How many authors there are beside those that are named; said once. */
  #more(count: Claim | undefined): void {
    if (count && !this.#told.isCounted) this.#claims.push(count)
    this.#told.isCounted ||= count !== undefined
  }

  #submitter(block: Block, from: number): void {
    const { name, day } = submitterOf(block, from)
    if (name && !this.#told.wasSubmitted) this.#claim(block, 'submitter', name)
    if (name) this.#told.wasSubmitted = true
    else this.#awaited = 'submitter'
    if (day) this.#claim(block, 'featured', day)
  }

  #fact(block: Block): void {
    const day = this.#told.wasSubmitted ? submissionDay(block.text) : undefined
    if (day) this.#claim(block, 'featured', day)
    else if (isRunning(block.text)) {
      this.#state = 'abstract'
      this.#text(block)
    } else this.#claims.push(factOf(block, this.#claims, this.#cards.byline))
  }

  /** `Generated by Qwen/…`, `AI-generated summary`: what stood before it is a summary. */
  #takeGenerated(block: Block): boolean {
    const { text } = block
    if (
      text.length > 160 ||
      this.#told.isSummarized ||
      this.#state !== 'abstract' ||
      this.#abstract.length === 0
    )
      return false
    const label = /^(?:Generated by\b:?|AI[- ]generated summary\b)/i.exec(text)
    const rest = label && text.slice(label[0].length).trim()
    if (!label || (rest !== '' && /\s/.test(rest ?? ''))) return false
    for (const line of this.#abstract) this.#claim(line, 'tldr')
    this.#abstract = []
    this.#told.isSummarized = true
    this.#claim(block, 'label')
    if (rest === '') this.#awaited = 'model'
    return true
  }

  #text(block: Block): void {
    if (this.#links.isRow(block)) {
      this.#state = 'links'
      this.#link(block)
    } else if (isTruncation(block.text) || shapeOf(block).kind === 'rule') this.#claim(block, 'chrome')
    else this.#abstract.push(block)
  }

  #link(block: Block): void {
    this.#claims.push(...this.#links.claimsOf(block))
  }

  #finish(): void {
    const claims = claimsOfPage(this.#title, this.#claims, this.#authors, this.#abstract)
    if (claims.isPaper) this.#cards.complete(withPage(claims.all, this.#announced))
    else this.#cards.unclaimed(claims.all.map((claim) => ({ ...claim, type: 'text' })))
    this.#announced = undefined
    this.#reset()
  }
}
