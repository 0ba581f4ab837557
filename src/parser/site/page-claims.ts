import type { Block } from '../block'
import { claimValues, type Slice } from '../labelled/values'
import { type Card, type Claim, placeOf, startOfParagraph } from './card'
import type { Cards } from './cards'
import { namesOf } from './page-names'
import type { Shape } from './shape'

const LONGEST_TITLE = 600

/** What the page of one paper comes to, in reading order; `isPaper`: it has a title, and something that only papers have. */
export function claimsOfPage(
  title: readonly Block[],
  facts: readonly Claim[],
  authors: readonly Slice[],
  abstract: readonly Block[],
): { readonly all: readonly Claim[]; readonly isPaper: boolean } {
  const names = namesOf(authors).map((value) => ({ type: 'author' as const, value }))
  const named = title.length > 1 && /^Copy [\w ]{2,20}$/i.test(title[0]?.text ?? '') ? title.slice(1) : title
  const heading = named.findIndex((line) => line.heading > 0)
  const lines = heading > 0 ? named.slice(heading) : named
  const claims: Claim[] = [
    ...title.slice(0, title.length - lines.length).map((block): Claim => ({ block, type: 'chrome' })),
    ...lines.map((block): Claim => ({ block, type: 'title' })),
    ...facts,
    ...claimValues(authors, names).claims,
    ...abstract.map((block): Claim => ({ block, type: 'abstract' })),
  ].sort((a, b) => placeOf(a).start.offset - placeOf(b).start.offset)
  const isPaper = claims.some(
    ({ type }) => type === 'published' || type === 'author' || type === 'abstract' || type === 'upvotes',
  )
  const length = lines.reduce((sum, { text }) => sum + text.length, 0)
  return { all: claims, isPaper: isPaper && lines.length > 0 && length <= LONGEST_TITLE }
}

/** What a card was taken for whose first lines are those of a paper's page: the page's title, what is known, and what stands before. */
export function startOfPage(card: Card): {
  readonly title: Block[]
  readonly claims: Claim[]
  readonly before: readonly Claim[]
} {
  const heading = card.body.findLastIndex((line) => line.heading > 0)
  const start = heading === -1 ? startOfParagraph(card.body) : heading
  const from = card.body[start]?.start ?? 0
  const texts = card.body.slice(0, start).map((block): Claim => ({ block, type: 'text' }))
  const before = [...card.claims.filter(({ block }) => block.start < from), ...texts]
  return {
    title: card.body.slice(start),
    claims: card.claims.filter(({ block }) => block.start >= from),
    before: before.sort((a, b) => a.block.start - b.block.start),
  }
}

/** Whether a line that names a paper stands where the page of one starts. */
export function isEarly({ card, region, count }: Cards, { text }: Block): boolean {
  return region === 'head' && count === 0 && card.body.length < 3 && !card.listed && text.length < 64
}

/**
 * Whether a block is one that only the page of one paper has behind its title: `Published on …` where the page's address is known, and `Submitted by` or
 * `Authors:` behind such a date.
 */
export function isLateStart(
  { card, region, count }: Cards,
  block: Block,
  shape: Shape,
  isAnnounced: boolean,
): boolean {
  if (region !== 'head' || count > 0 || card.listed || card.authors || card.body.length === 0) return false
  if (isAnnounced && shape.kind === 'date' && shape.published) return true
  if (!card.dated || (shape.kind !== 'submitted' && !/^Authors:/.test(block.text))) return false
  return card.claims.some((claim) => claim.type === 'published' && /^Published\b/.test(claim.block.text))
}
