import { destinationOf } from '../../lexicon/destination'
import { type Block, sliceBlock } from '../block'
import { type Claim, claimOf, inOrder } from '../slice'
import { isTail, newCard, state } from './card'
import type { Cards } from './cards'
import { claimAll } from './claims'
import type { Shape } from './shape'

/** Longer text is no title. */
const LONGEST_TITLE = 300

/** A title with its upvotes: a paper of a list that prints nothing else. */
export function readVoted(cards: Cards, block: Block, { value: title, figures, url }: Shape): void {
  const [count] = figures
  if (!count) return
  if (isTail(cards.card) || cards.card.stated.has('upvotes')) cards.close()
  const figure = claimOf(block, 'upvotes', count)
  const paper = paperOf(block, url)
  if (title ? title[0] > count[0] : cards.card.body.length === 0) {
    if (cards.card.body.length > 0) cards.close()
    const { card } = cards
    state(card, figure)
    card.opened = 'link'
    card.arxiv = paper ?? card.arxiv
    if (title) cards.add(sliceBlock(block, ...title))
    return
  }
  const { body, claims, arxiv } = cards.card
  const start = startOfTitle(body, block, cards.isList)
  const named = paper ?? arxiv
  const data = named === undefined ? undefined : { url: `https://huggingface.co/papers/${named}` }
  cards.card = newCard()
  cards.unclaimed(inOrder([...claims, ...claimAll(body.slice(0, start), 'text')]))
  const titles: Claim[] = claimAll(body.slice(start), 'title', data)
  if (title) titles.push(claimOf(block, 'title', title, data))
  cards.complete([...titles, figure])
}

/** Where the title starts whose last line has the figure: it may be wrapped, and text before it may be none of it. */
function startOfTitle(body: readonly Block[], last: Block, isList: boolean): number {
  let start = body.length
  let { length } = last.text
  for (let next = last; start > 0 && start > body.length - 4; start--) {
    const line = body[start - 1] as Block
    length += line.text.length
    if ((next.apart && !isList) || /[.:!。：]$/.test(line.text) || length > LONGEST_TITLE) break
    next = line
  }
  return start
}

function paperOf({ links }: Block, url: string | undefined): string | undefined {
  for (const address of [...(links ?? []).map((link) => link.url), url ?? '']) {
    const destination = destinationOf(address)
    if (destination && 'arxiv' in destination) return destination.arxiv
  }
  return undefined
}
