import type { Block } from './block'
import { type Card, type Claim, placeOf, startOfParagraph } from './card'
import { namesOf } from './page-facts'
import { claimValues, type Slice } from './values'

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
    ...title.filter((line) => !lines.includes(line)).map((block): Claim => ({ block, type: 'chrome' })),
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
  readonly title: readonly Block[]
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
