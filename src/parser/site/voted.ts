import { destinationOf } from '../../lexicon/destination'
import { type Block, sliceBlock } from '../block'
import { type Claim, isTail, newCard } from './card'
import type { Cards } from './cards'
import type { ShapeOf } from './shape'

/** Longer text is no title. */
const LONGEST_TITLE = 300

/** A title with its upvotes: a paper of a list that prints nothing else. */
export function readVoted(cards: Cards, block: Block, shape: ShapeOf<'voted'>): void {
  const { title, count } = shape
  if (isTail(cards.card) || cards.card.upvotes) cards.close()
  const { card } = cards
  const figure: Claim = { block, type: 'upvotes', range: count }
  const isBefore = title === undefined ? card.body.length === 0 : title[0] > count[0]
  if (isBefore) {
    if (card.body.length > 0) cards.close()
    cards.card.claims.push(figure)
    cards.card.upvotes = cards.card.linked = true
    if (title) cards.add(sliceBlock(block, title[0], title[1]))
    const paper = paperOf(block, shape.url)
    if (paper) cards.card.arxiv = paper
    return
  }
  const start = startOfTitle(card.body, block, cards.isList)
  const lines = card.body.slice(start)
  const rest = [
    ...card.claims,
    ...card.body.slice(0, start).map((other): Claim => ({ block: other, type: 'text' })),
  ]
  const paper = paperOf(block, shape.url) ?? card.arxiv
  const data = paper === undefined ? undefined : { url: `https://huggingface.co/papers/${paper}` }
  cards.card = newCard()
  cards.unclaimed(rest.sort((a, b) => a.block.start - b.block.start))
  const titles = lines.map((line): Claim => ({ block: line, type: 'title', data }))
  if (title) titles.push({ block, type: 'title', range: title, data })
  cards.complete([...titles, figure])
}

/** Where the title starts whose last line has the figure: it may be wrapped, and text before it may be none of it. */
function startOfTitle(body: readonly Block[], last: Block, isList: boolean): number {
  let start = body.length
  let length = last.text.length
  for (let next = last; start > 0; start--) {
    const line = body[start - 1]
    if (!line || (next.apart && !isList) || /[.:!。：]$/.test(line.text)) break
    length += line.text.length
    if (length > LONGEST_TITLE || body.length - start >= 4) break
    next = line
  }
  return start
}

function paperOf({ links }: Block, url: string | undefined): string | undefined {
  for (const address of [...(links ?? []).map((link) => link.url), ...(url === undefined ? [] : [url])]) {
    const destination = destinationOf(address)
    if (destination && 'arxiv' in destination) return destination.arxiv
  }
  return undefined
}
