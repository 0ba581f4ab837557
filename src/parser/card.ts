import { identifierOfUrl } from '../lexicon/identifier'
import { furnitureOf } from '../lexicon/label'
import { splitOrganization } from '../lexicon/organization'
import type { Position } from '../model/paper'
import type { TokenType } from '../model/token'
import type { Block } from './block'
import type { Range, Shape } from './constructs'
import { isByline, splitBody } from './roles'

/** A block, or a part of it, with the role that it was given. */
export interface Claim {
  readonly block: Block
  readonly type: TokenType
  /** The part of the block's text; all of it by default. */
  readonly range?: Range | undefined
}

/** A card that is being read; its running text waits until an anchor tells what it is. */
export interface Card {
  /** What is certain. */
  readonly claims: Claim[]
  /** Running text without a role. */
  readonly body: Block[]
  bodyLength: number
  /** Opened by `Submitted by`. */
  listed: boolean
  /** Opened by a heading that links to a paper. */
  linked: boolean
  /** `Submitted by` stands alone on its line: the name comes next. */
  awaitsSubmitter: boolean
  upvotes: boolean
  authors: boolean
  /** A middle dot stood behind the running text: a byline ends there. */
  dot: boolean
  /** The line before was a middle dot. */
  afterDot: boolean
  dated: boolean
  /** Figures behind the byline, in order. */
  readonly figures: Claim[]
  /** Of these, how many stood before the date. */
  figuresBeforeDate: number
}

/** A card of which nothing is known. */
export function newCard(): Card {
  return {
    claims: [],
    body: [],
    bodyLength: 0,
    listed: false,
    linked: false,
    awaitsSubmitter: false,
    upvotes: false,
    authors: false,
    dot: false,
    afterDot: false,
    dated: false,
    figures: [],
    figuresBeforeDate: 0,
  }
}

/** Whether a block is a heading that links to a paper: it surely starts a card. */
export function namesPaper({ heading, links }: Block): boolean {
  return heading > 0 && links !== undefined && links.some((url) => identifierOfUrl(url) !== undefined)
}

/**
 * Takes the upvotes of the next card: where a page prints them before its titles, the last of several figures behind a date, or
 * the only one, is the next card's.
 */
export function takeNextUpvotes({ dated, upvotes, figures, figuresBeforeDate }: Card): Claim | undefined {
  if (!dated || !upvotes || figures.length <= figuresBeforeDate) return undefined
  return figures.pop()
}

/** Whether a card has said all but its figures, so that running text starts the next one. */
export function isTail(card: Card): boolean {
  return card.authors || card.dated || card.figures.length > 0
}

/** Whether a word of the site's vocabulary is a title or a byline here. */
export function isInsideCard(card: Card): boolean {
  if (isTail(card)) return false
  return card.listed ? card.body.length <= 1 : card.body.length >= 2
}

/** A listing prints the title behind the upvotes, whatever its words are; only a bare `Submitted by` starts anew. */
export function awaitsTitle(card: Card, shape: Shape): boolean {
  if (!card.listed || !card.upvotes || card.body.length > 0 || isTail(card)) return false
  return (
    shape.kind !== 'text' &&
    shape.kind !== 'counts' &&
    shape.kind !== 'authorCount' &&
    shape.kind !== 'dot' &&
    shape.kind !== 'submitted'
  )
}

/** `Submitted by`, a figure, and now another: the first was no count of upvotes but a name made of digits. */
export function nameSubmitter(card: Card): void {
  const index = card.claims.findIndex((claim) => claim.type === 'upvotes')
  const figure = card.claims[index]
  if (!card.listed || !figure || card.claims.some((claim) => claim.type === 'submitter')) return
  card.claims[index] = { ...figure, type: 'submitter' }
  card.upvotes = false
}

/** Whether a byline stands complete but for its date. */
export function awaitsDate(card: Card): boolean {
  return !card.listed && !card.dated && card.body.length > (card.authors ? 0 : 1)
}

/** Behind a dated card a word of the site's vocabulary may be the next title; what follows tells. */
export function isDatedTail(card: Card): boolean {
  return card.dated && !card.listed
}

/** Whether a line only goes on with the running text above it, so that an anchor's words mean nothing there. */
export function isWithinText(card: Card, block: Block): boolean {
  return !card.listed && !isTail(card) && card.body.length >= 2 && !block.apart
}

/** Whether anything says that it is a card. */
export function isAnchored(card: Card): boolean {
  return card.listed || card.linked || card.authors || card.dated
}

/** The start of a card whose end is missing: a title and running text that can only be an abstract. */
export function isCutBody(body: readonly Block[]): boolean {
  const [title, ...rest] = body
  if (
    title === undefined ||
    title.text.length > 300 ||
    body.some(({ text }) => furnitureOf(text) !== undefined)
  )
    return false
  return rest.reduce((sum, block) => sum + block.text.length, 0) >= 200
}

/** The claims of a card in reading order. `opening`: it is the first of the document, and nothing marks where it starts. */
export function claimsOf(card: Card, opening: boolean): Claim[] {
  const isUnmarked = opening && !card.listed && !card.linked
  const isSure = card.listed && card.body.length === 2
  const hasByline = card.authors
    ? card.body.length > 1 && isHandleAndName(card.body.at(-1)?.text ?? '')
    : isByline(card.body, card.listed || card.dot, isSure)
  const byline = hasByline ? card.body.at(-1) : undefined
  const { before, title, abstract } = splitBody(byline ? card.body.slice(0, -1) : card.body, isUnmarked)
  const text = [
    ...asClaims(before, 'text'),
    ...asClaims(title, 'title'),
    ...asClaims(abstract, 'abstract'),
    ...asClaims(byline ? [byline] : [], 'organization'),
  ]
  // Nearly in order, so that there is little to sort: listings open with claims, dated cards with text.
  const [first, second] = card.listed ? [card.claims, text] : [text, card.claims]
  return inOrder([...first, ...second, ...figureClaims(card)])
}

/** Beside an author count, only this form of a byline is sure: `Storank-Lab Storank Lab`. */
function isHandleAndName(text: string): boolean {
  return text.length <= 100 && splitOrganization(text).slug !== undefined
}

/** What was taken for a card and is none: all of it, in reading order, as text; only page furniture stays what it is. */
export function unclaimedOf(card: Card): Claim[] {
  const claims = [...card.claims, ...asClaims(card.body, 'text'), ...card.figures]
  return inOrder(claims.map((claim) => ({ ...claim, type: isFurniture(claim) ? 'chrome' : 'text' })))
}

/** Stars come before comments; behind the date stand comments; a lone figure behind a byline may be either. */
function figureClaims(card: Card): Claim[] {
  const split = card.dated ? card.figuresBeforeDate : card.figures.length
  const before = card.figures.slice(0, split)
  const [comments, ...rest] = card.figures.slice(split)
  const [first, second] = before
  const claims: Claim[] =
    before.length === 2 && first && second
      ? [
          { ...first, type: 'stars' },
          { ...second, type: 'comments' },
        ]
      : before
  return comments ? [...claims, { ...comments, type: 'comments' }, ...rest] : claims
}

/** A word of the site's vocabulary that might have been a title, until no card came of it. */
function isFurniture({ block, type }: Claim): boolean {
  return type === 'chrome' || (type === 'text' && furnitureOf(block.text) !== undefined)
}

/** Two cards of one: the text before the block at `index`, and the rest with all that is certain. */
export function splitCard(card: Card, index: number): [swallowed: Card, rest: Card] {
  const start = card.body[index]?.start ?? 0
  const isBefore = (claim: Claim): boolean => claim.block.start < start
  const swallowed = { ...newCard(), body: card.body.slice(0, index), claims: card.claims.filter(isBefore) }
  const claims = card.claims.filter((claim) => !isBefore(claim))
  return [swallowed, { ...card, body: card.body.slice(index), claims }]
}

/** Where a claim stands in the document. */
export function placeOf({ block, range }: Claim): Position {
  if (block.place) return block.place
  const [from, to] = range ?? [0, block.text.length]
  const start = { line: block.line, column: block.column + from, offset: block.start + from }
  return { start, end: { line: block.line, column: block.column + to, offset: block.start + to } }
}

function asClaims(blocks: readonly Block[], type: TokenType): Claim[] {
  return blocks.map((block) => ({ block, type }))
}

function inOrder(claims: Claim[]): Claim[] {
  const isSorted = claims.every(
    (claim, index) => index === 0 || offsetOf(claims[index - 1] ?? claim) <= offsetOf(claim),
  )
  return isSorted ? claims : claims.sort((a, b) => offsetOf(a) - offsetOf(b))
}

function offsetOf({ block, range }: Claim): number {
  return block.start + (range?.[0] ?? 0)
}
