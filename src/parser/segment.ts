import { type DiagnosticDetails, type RuleId, diagnostic } from '../model/diagnostic'
import type { Diagnostic } from '../model/diagnostic'
import type { TokenType } from '../model/token'
import type { Block } from './block'
import { type Range, type Shape, shapeOf } from './constructs'
import { identifierOfUrl } from '../lexicon/identifier'
import type { Claimant } from './emitter'
import { isByline, splitBody } from './roles'

/** A block with the roles that its parts were given. */
interface Claim {
  readonly block: Block
  readonly type: TokenType
  /** The part of the block's text; all of it by default. */
  readonly range?: Range | undefined
}

/** A card that is being read; its running text waits until an anchor tells what it is. */
interface Card {
  claims: Claim[]
  body: Block[]
  bodyLength: number
  /** Opened by `Submitted by`. */
  listed: boolean
  /** Opened by a heading that links to a paper. */
  linked: boolean
  awaits: 'submitter' | undefined
  upvotes: boolean
  authors: boolean
  /** A middle dot stood behind the text: what follows, or precedes, is a byline. */
  dot: boolean
  dated: boolean
  /** Figures behind the byline, in order. */
  figures: Claim[]
  /** Of these, how many stood before the date. */
  figuresBeforeDate: number
}

/** Groups blocks into cards and gives them their roles. Push blocks in order, then call `end`. */
export interface Segmenter {
  push(block: Block): void
  /** What is open ends here; more blocks may follow. */
  end(): void
}

/** Where a segmenter writes, and what it may hold. */
export interface SegmenterContext {
  readonly emitter: Claimant
  report(message: Diagnostic): void
  /** Most units of running text that may wait for an anchor. */
  readonly cardLength: number
}

/**
 * Segments by anchors: what surely starts or ends a card (`Submitted by`, `6 authors`, a dot and a date). Text between
 * anchors waits and gets its role at the next one, so a line break more or less changes nothing.
 */
export function createSegmenter(context: SegmenterContext): Segmenter {
  const { emitter } = context
  let card = newCard()
  let cards = 0
  let region: 'before' | 'between' | 'after' = 'before'
  let curator = false
  let shownUpvotes = false

  function write(claim: Claim, number: number): void {
    const { block } = claim
    const [from, to] = claim.range ?? [0, block.text.length]
    emitter.claim(claim.type, number, block, from, to)
  }

  function tell(ruleId: RuleId, reason: string, claim: Claim, details: DiagnosticDetails = {}): void {
    const { block } = claim
    const [from, to] = claim.range ?? [0, block.text.length]
    const start = { line: block.line, column: block.column + from, offset: block.start + from }
    const end = { line: block.line, column: block.column + to, offset: block.start + to }
    context.report(diagnostic(ruleId, reason, { place: { start, end }, actual: block.text.slice(from, to), ...details }))
  }

  function unclaimed(claims: readonly Claim[]): void {
    for (const claim of claims) write(claim, -1)
    const first = claims.find((claim) => claim.type === 'text')
    if (first) tell('unclaimed-text', 'Unexpected text outside a card: no rule claims it', first)
  }

  /** Ends the open card; gives the figures that belong to the next one back. */
  function close(next?: 'text'): Claim[] {
    const closing = card
    card = newCard()
    const forNext = next && closing.dated && closing.upvotes && closing.figures.length > closing.figuresBeforeDate ? [closing.figures.pop() as Claim] : []
    const roles = rolesOf(closing)
    if (roles === undefined) {
      unclaimed(inOrder([...closing.claims, ...closing.body.map((block): Claim => ({ block, type: 'text' })), ...closing.figures]))
    } else {
      const claims = inOrder([...closing.claims, ...roles, ...figureRoles(closing)])
      for (const claim of claims) write(claim, claim.type === 'text' ? -1 : cards)
      report(closing, claims)
      shownUpvotes = closing.upvotes
      cards++
      region = 'between'
    }
    return forNext
  }

  function report(closed: Card, claims: readonly Claim[]): void {
    const lone = claims.find((claim) => claim.type === 'count')
    if (lone) {
      tell('ambiguous-count', 'Unexpected figure after the byline: it may be comments or stars, so it is left out', lone, { expected: ['stars and comments', 'a link that tells which'] })
    }
    const stray = claims.find((claim) => claim.type === 'text')
    if (stray) tell('unclaimed-text', 'Unexpected text before a title: no rule claims it', stray)
    const last = claims.at(-1)
    if (last && isCut(closed)) tell('incomplete-card', 'Unexpected end of a card: it has no byline and no date', last, { expected: ['a byline', 'a date'] })
  }

  /** The roles of a card's running text, or nothing where no anchor says that it is a card. */
  function rolesOf(closing: Card): Claim[] | undefined {
    if (closing.body.length === 0) return closing.listed && closing.claims.some((claim) => claim.type === 'submitter') ? [] : undefined
    const anchored = closing.listed || closing.linked || closing.authors || closing.dated
    if (!anchored && !(cards > 0 && region === 'between' && !shownUpvotes && isCutBody(closing.body))) return undefined
    const byline = !closing.authors && isByline(closing.body, closing.listed || closing.dot) ? closing.body.at(-1) : undefined
    const text = byline ? closing.body.slice(0, -1) : closing.body
    const { before, title, abstract } = splitBody(text, cards === 0 && !closing.listed && !closing.linked)
    const roles: Claim[] = []
    for (const block of before) roles.push({ block, type: 'text' })
    for (const block of title) roles.push({ block, type: 'title' })
    for (const block of abstract) roles.push({ block, type: 'abstract' })
    if (byline) roles.push({ block: byline, type: 'organization' })
    return roles
  }

  function add(block: Block): void {
    card.body.push(block)
    card.bodyLength += block.text.length
    if (card.bodyLength <= context.cardLength) return
    tell('limit-exceeded', `Unexpected ${card.bodyLength} units of text without a byline or a date; they are passed over`, { block, type: 'text' })
    close()
  }

  /** Running text: the title, the abstract or the byline of a card; behind a byline it opens the next card. */
  function text(block: Block): void {
    if (isTail(card)) {
      const upvotes = close('text')
      for (const claim of upvotes) {
        card.claims.push({ ...claim, type: 'upvotes' })
        card.upvotes = true
      }
    }
    add(block)
  }

  function counts(block: Block, shape: Extract<Shape, { kind: 'counts' }>): void {
    const claims = shape.ranges.map((range): Claim => ({ block, type: 'count', range }))
    if (card.body.length === 0 && !isTail(card)) {
      const [first] = claims
      if (claims.length !== 1 || card.upvotes || first === undefined || (!card.listed && region === 'after')) return unclaimed([{ block, type: 'text' }])
      card.claims.push({ ...first, type: 'upvotes' })
      card.upvotes = true
    } else if (card.listed || isTail(card)) card.figures.push(...claims)
    else add(block)
  }

  function date(block: Block, shape: Extract<Shape, { kind: 'date' }>): void {
    const range: Range = [shape.at, shape.rest]
    if (card.body.length > 0 && (card.authors || card.dot || block.dotted || shape.published) && !card.dated) {
      card.claims.push({ block, type: 'published', range })
      card.dated = true
      card.figuresBeforeDate = card.figures.length
      if (shape.count) card.figures.push({ block, type: 'count', range: shape.count })
    } else if (region === 'before' && !card.listed && shape.count === undefined && cards === 0) {
      heading(block, { block, type: 'digestDate', range })
    } else if (isTail(card) || card.body.length === 0) {
      close()
      unclaimed([{ block, type: 'text' }])
    } else add(block)
  }

  /** A line of the page's head. Between the curator's line and the date, a lone line is the query that was searched for. */
  function heading(block: Block, claim: Claim): void {
    const [only] = card.body
    if (curator && card.body.length === 1 && only && only.text.length <= 100 && card.claims.length === 0) {
      card = newCard()
      write({ block: only, type: 'query' }, -1)
    } else close()
    write({ ...claim, block }, -1)
  }

  function furniture(block: Block, shape: Extract<Shape, { kind: 'furniture' }>): void {
    if (shape.furniture === 'chrome' && isInsideCard(card)) return text(block)
    if (shape.furniture === 'period') return heading(block, { block, type: 'chrome' })
    close()
    if (shape.furniture === 'digestTitle') region = 'before'
    else if (shape.furniture === 'footer' && cards > 0) region = 'after'
    write({ block, type: shape.furniture === 'digestTitle' ? 'digestTitle' : 'chrome' }, -1)
  }

  function submitted(block: Block, shape: Extract<Shape, { kind: 'submitted' }>): void {
    close()
    card.listed = true
    card.claims.push({ block, type: 'label', range: [0, Math.min(12, shape.rest)] })
    if (shape.rest < block.text.length) card.claims.push({ block, type: 'submitter', range: [shape.rest, block.text.length] })
    else card.awaits = 'submitter'
  }

  function push(block: Block): void {
    if (card.awaits === 'submitter') {
      card.awaits = undefined
      card.claims.push({ block, type: 'submitter' })
      return
    }
    if (block.dotted && card.body.length > 0) card.dot = true
    if (namesPaper(block)) {
      if (!card.listed || card.body.length > 0) close()
      card.linked = true
      return add(block)
    }
    const shape = shapeOf(block)
    switch (shape.kind) {
      case 'text': return text(block)
      case 'dot': {
        if (card.body.length > 0) card.dot = true
        return
      }
      case 'counts': return counts(block, shape)
      case 'authorCount': {
        if (card.body.length === 0 || isTail(card)) return text(block)
        card.claims.push({ block, type: 'authorCount' })
        card.authors = true
        return
      }
      case 'date': return date(block, shape)
      case 'submitted': return submitted(block, shape)
      case 'furniture': return furniture(block, shape)
      case 'curator': {
        close()
        curator = true
        return write({ block, type: 'chrome' }, -1)
      }
      case 'signature': {
        if (cards === 0) return text(block)
        close()
        region = 'after'
        return
      }
      case 'truncation': {
        if (card.body.length > 0) card.claims.push({ block, type: 'chrome' })
        else write({ block, type: 'chrome' }, -1)
      }
    }
  }

  return { push, end: () => void close() }
}

function newCard(): Card {
  return {
    claims: [], body: [], bodyLength: 0, listed: false, linked: false, awaits: undefined, upvotes: false, authors: false, dot: false, dated: false, figures: [], figuresBeforeDate: 0,
  }
}

/** Whether a block is a heading that links to a paper: it surely starts a card. */
function namesPaper(block: Block): boolean {
  return block.heading > 0 && block.links !== undefined && block.links.some((url) => identifierOfUrl(url) !== undefined)
}

/** Whether a card has said all but its figures, so that running text starts the next one. */
function isTail(card: Card): boolean {
  return card.authors || card.dated || card.figures.length > 0
}

/** Whether a word of the site's vocabulary is a title or a byline here. */
function isInsideCard(card: Card): boolean {
  if (isTail(card)) return false
  return card.listed ? card.body.length <= 1 : card.body.length >= 2
}

function isCut(card: Card): boolean {
  return !card.listed && !card.linked && !card.authors && !card.dated
}

/** The start of a card whose end is missing: a title and running text that can only be an abstract. */
function isCutBody(body: readonly Block[]): boolean {
  const [title, ...rest] = body
  return title !== undefined && title.text.length <= 300 && rest.reduce((sum, block) => sum + block.text.length, 0) >= 200
}

/** Stars come before comments; on the date's line stand comments; a lone figure behind a byline may be either. */
function figureRoles(card: Card): Claim[] {
  const before = card.dated ? card.figures.slice(0, card.figuresBeforeDate) : card.figures
  const after = card.dated ? card.figures.slice(card.figuresBeforeDate) : []
  const [first, second] = before
  const roles: Claim[] = []
  if (before.length === 2 && first && second) roles.push({ ...first, type: 'stars' }, { ...second, type: 'comments' })
  else roles.push(...before)
  after.forEach((claim, index) => roles.push(index === 0 ? { ...claim, type: 'comments' } : claim))
  return roles
}

function inOrder(claims: Claim[]): Claim[] {
  return claims.sort((a, b) => a.block.start + (a.range?.[0] ?? 0) - (b.block.start + (b.range?.[0] ?? 0)))
}
