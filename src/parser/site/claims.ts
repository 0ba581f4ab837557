import { furnitureOf } from '../../lexicon/label'
import type { FieldData, TokenType } from '../../model/token'
import type { Block } from '../block'
import { type Claim, claimOf, inOrder } from '../slice'
import { splitBody, startOfByline } from './body'
import { type Card, isListed } from './card'

/** What is known from the cards around one. */
export interface Neighbours {
  /** It is the first of the document, and nothing marks where it starts. */
  readonly isFirst: boolean
  /** The next card took the last of its figures. */
  readonly isFollowed: boolean
  /** Units of the longest line of the page so far. */
  readonly width: number
}

/** The claims of a card in reading order. */
export function claimsOf(card: Card, neighbours: Neighbours, bylineOf: (block: Block) => Claim): Claim[] {
  const { claims, body, opened, arxiv } = card
  const start = startOfByline(card)
  const { before, title, abstract } = splitBody(
    body.slice(0, start),
    neighbours.isFirst && opened === undefined,
    // A listing prints no abstracts: its titles go on.
    isListed(card) ? 0 : neighbours.width,
  )
  const url = card.url ?? (arxiv === undefined ? undefined : `https://huggingface.co/papers/${arxiv}`)
  const text = [
    ...claimAll(before, 'text'),
    ...claimAll(title, 'title', url === undefined ? undefined : { url }),
    ...claimAll(abstract, 'abstract'),
    ...bylines(body.slice(start), bylineOf),
  ]
  const figures = figureClaims(card, neighbours)
  // Nearly in order, so that there is little to sort: listings open with claims, dated cards with text.
  return inOrder(isListed(card) ? [...doubtful(card), ...text, ...figures] : [...text, ...claims, ...figures])
}

/** What was taken for a card and is none: all of it, in reading order, as text; only page furniture stays what it is. */
export function unclaimedOf({ claims, body, figures }: Card): Claim[] {
  const all = [...claims, ...claimAll(body, 'text'), ...figures]
  return inOrder(all.map((claim) => ({ ...claim, type: isFurniture(claim) ? 'chrome' : 'text' })))
}

/** Blocks, each as a whole, with one role. */
export function claimAll(blocks: readonly Block[], type: TokenType, data?: FieldData): Claim[] {
  return blocks.map((block) => claimOf(block, type, undefined, data))
}

/** A word of the site's vocabulary that might have been a title, until no card came of it. */
function isFurniture({ block, type }: Claim): boolean {
  return type === 'chrome' || (type === 'text' && furnitureOf(block.text) !== undefined)
}

/** A byline's lines. One line twice is a picture's words and a name: nothing tells that the first is a handle. */
function bylines(lines: readonly Block[], bylineOf: (block: Block) => Claim): Claim[] {
  const [picture, name] = lines
  const isTwice = lines.length === 2 && picture?.links === undefined && picture?.text === name?.text
  return isTwice && picture && name ? [claimOf(picture, 'chrome'), bylineOf(name)] : lines.map(bylineOf)
}

/** A bare figure where `Submitted by` awaits a name, and none else: it may be a name made of digits or the upvotes, so it is neither. */
function doubtful({ stated, claims }: Card): readonly Claim[] {
  if (!stated.has('upvotes') || stated.has('submitter')) return claims
  const figure = claims.findLast(({ type }) => type === 'upvotes')
  const isBare = figure?.block.links === undefined && figure?.from === 0
  return isBare ? claims.map((claim) => (claim === figure ? { ...claim, type: 'text' } : claim)) : claims
}

/** Stars come before comments; behind the date stand comments; a lone figure behind a byline may be either. */
function figureClaims(card: Card, { isFirst, isFollowed }: Neighbours): Claim[] {
  const { stated, figures } = card
  const split = stated.has('published') ? card.figuresBeforeDate : figures.length
  const before = figures.slice(0, split)
  const behind = figures.slice(split)
  // Perhaps the upvotes of a card that does not follow.
  const isOpen = !isFollowed && (isFirst || stated.has('upvotes')) && standsApart(card, behind.at(-1))
  const open = isOpen ? behind.splice(-1) : []
  const types: TokenType[] = []
  if (before.length === 2) types.push('stars', 'comments')
  const lone = stated.has('comments') ? 'stars' : 'comments'
  if (before.length === 1 && stated.has('comments') !== stated.has('stars')) types.push(lone)
  else if (behind.length > 0) types[split] = 'comments'
  return [
    ...[...before, ...behind].map((figure, index) => ({ ...figure, type: types[index] ?? figure.type })),
    ...open.map((figure): Claim => ({ ...figure, type: 'text' })),
  ]
}

/**
 * Takes the upvotes of the next card: where a page prints them before its titles, the last of several figures behind a date, or
 * the only one, is the next card's; and with them what stands behind them. `isFirst`: nothing shows yet where the page prints them.
 */
export function takeNextUpvotes(card: Card, isFirst: boolean): [upvotes: Claim, behind: Claim[]] | undefined {
  const { stated, figures, claims } = card
  const last = figures.at(-1)
  if (!last || !stated.has('published') || figures.length <= card.figuresBeforeDate) return undefined
  if (lineOfDate(card) === last.block.line) return undefined
  if (!stated.has('upvotes') && !(isFirst && standsApart(card, last))) return undefined
  figures.pop()
  const start = claims.findLastIndex(({ block }) => block.start <= last.block.start) + 1
  return [last, claims.splice(start)]
}

/** A figure that stands apart behind the date may be the upvotes of the next card. */
function standsApart(card: Card, figure: Claim | undefined): boolean {
  if (isListed(card) || !figure?.block.apart || figure.block.links !== undefined) return false
  return lineOfDate(card) !== figure.block.line
}

function lineOfDate({ claims }: Card): number | undefined {
  return claims.find(({ type }) => type === 'published')?.block.line
}
