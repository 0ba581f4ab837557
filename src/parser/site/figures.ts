import type { TokenType } from '../../model/token'
import type { Block } from '../block'
import type { Card, Claim } from './card'
import type { Range } from './shape'

/**
 * Takes the upvotes of the next card: where a page prints them before its titles, the last of several figures behind a date, or
 * the only one, is the next card's. `isFirst`: nothing shows yet where the page prints them.
 */
export function takeNextUpvotes(card: Card, isFirst: boolean): Claim | undefined {
  const { dated, upvotes, figures, figuresBeforeDate } = card
  if (!dated || figures.length <= figuresBeforeDate) return undefined
  if (lineOfDate(card) === figures.at(-1)?.block.line) return undefined
  if (!upvotes && !(isFirst && standsApart(card, figures.at(-1)))) return undefined
  card.gaveUpvotes = true
  return figures.pop()
}

/** Takes what stands behind the next card's upvotes, so that all is written in reading order. */
export function takeBehind({ claims }: Card, { block }: Claim): Claim[] {
  let start = claims.length
  while (start > 0 && (claims[start - 1]?.block.start ?? 0) > block.start) start--
  return claims.splice(start)
}

/** `Submitted by`, a bare figure, and now another or its label: the first was no count of upvotes but a name made of digits. */
export function nameSubmitter(card: Card): void {
  if (!card.listed) return
  const index = lastUpvotes(card)
  const figure = card.claims[index]
  if (!figure || card.claims.some((claim) => claim.type === 'submitter')) return
  card.claims[index] = { ...figure, type: 'submitter' }
  card.upvotes = false
}

/** A bare figure where `Submitted by` awaits a name, and none else: it may be a name made of digits or the upvotes, so it is neither. */
export function doubtful(card: Card): readonly Claim[] {
  const { listed, upvotes, claims } = card
  if (!listed || !upvotes || claims.some(({ type }) => type === 'submitter')) return claims
  const figure = claims[lastUpvotes(card)]
  const isBare = figure?.block.links === undefined && figure?.range?.[0] === 0
  return isBare ? claims.map((claim) => (claim === figure ? { ...claim, type: 'text' } : claim)) : claims
}

/** Two figures before a title: the last is its upvotes, and those before it are what is left of another card. */
export function forgetUpvotes(card: Card): void {
  const index = lastUpvotes(card)
  const figure = card.claims[index]
  if (figure) card.claims[index] = { ...figure, type: 'text' }
  card.upvotes = false
}

/** From the end: of a long column of figures the last one is meant, and looking from the start would be quadratic. */
function lastUpvotes({ claims }: Card): number {
  let index = claims.length - 1
  while (index >= 0 && claims[index]?.type !== 'upvotes') index--
  return index
}

/** Stars come before comments; behind the date stand comments; a lone figure behind a byline may be either. */
export function figureClaims(card: Card, isFirst: boolean): Claim[] {
  const split = card.dated ? card.figuresBeforeDate : card.figures.length
  const before = card.figures.slice(0, split)
  const behind = card.figures.slice(split)
  // Perhaps the upvotes of a card that does not follow.
  const open =
    !card.gaveUpvotes && (isFirst || card.upvotes) && standsApart(card, behind.at(-1))
      ? behind.splice(-1).map((figure): Claim => ({ ...figure, type: 'text' }))
      : []
  const [comments, ...rest] = behind
  const [first, second] = before
  const isSaid = (type: TokenType): boolean => card.claims.some((claim) => claim.type === type)
  if (before.length === 1 && first && isSaid('comments') !== isSaid('stars'))
    return [{ ...first, type: isSaid('comments') ? 'stars' : 'comments' }, ...behind, ...open]
  const claims: Claim[] =
    before.length === 2 && first && second
      ? [
          { ...first, type: 'stars' },
          { ...second, type: 'comments' },
        ]
      : before
  return comments ? [...claims, { ...comments, type: 'comments' }, ...rest, ...open] : [...claims, ...open]
}

/** A figure that stands apart behind the date may be the upvotes of the next card. */
function standsApart(card: Card, figure: Claim | undefined): boolean {
  if (card.listed || !figure?.block.apart || figure.block.links !== undefined) return false
  return lineOfDate(card) !== figure.block.line
}

function lineOfDate({ claims }: Card): number | undefined {
  return claims.find(({ type }) => type === 'published')?.block.line
}

/** Whom a listing's card names: a handle, which has no blanks; where underscores were taken for such, they were its own. */
export function submitterOf(block: Block, from = 0): Claim {
  const range: Range = [from, block.text.length]
  const data = block.respelled ? { words: block.text.slice(from).replaceAll(' ', '_') } : undefined
  return { block, type: 'submitter', range, data }
}
