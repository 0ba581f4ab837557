import { furnitureOf } from '../../lexicon/label'
import { isHandleOf, splitOrganization } from '../../lexicon/organization'
import type { FieldData, TokenType } from '../../model/token'
import type { Block } from '../block'
import { type Card, type Claim, startOfParagraph } from './card'
import { doubtful, figureClaims } from './figures'
import { isByline, splitBody } from './roles'

/** The claims of a card in reading order. `opening`: it is the first of the document, and nothing marks where it starts. */
export function claimsOf(card: Card, opening: boolean, bylineOf: (block: Block) => Claim): Claim[] {
  const isUnmarked = opening && !card.listed && !card.linked
  const bylineStart = card.organized ? card.body.length : startOfByline(card)
  const byline = card.body.slice(bylineStart)
  const { before, title, abstract } = splitBody(card.body.slice(0, bylineStart), isUnmarked)
  const url =
    card.url ?? (card.arxiv === undefined ? undefined : `https://huggingface.co/papers/${card.arxiv}`)
  const text = [
    ...asClaims(before, 'text'),
    ...asClaims(title, 'title', url === undefined ? undefined : { url }),
    ...asClaims(abstract, 'abstract'),
    ...(isTwice(byline) ? bylineTwice(byline, bylineOf) : byline.map(bylineOf)),
  ]
  // Nearly in order, so that there is little to sort: listings open with claims, dated cards with text.
  const [first, second] = card.listed ? [doubtful(card), text] : [text, card.claims]
  return inOrder([...first, ...second, ...figureClaims(card, opening)])
}

/** Where the byline starts that ends the running text of a card: usually its last line; its length where there is none. */
function startOfByline({ body, authors, listed, dot, counted }: Card): number {
  const last = body.length - 1
  if ((authors || dot) && isDoubled(body)) return last - 1
  if (authors) return last > 0 && isHandleAndName(body[last]?.text ?? '') ? last : body.length
  const start = startOfParagraph(body)
  // A page without abstracts wraps nothing but names there; behind an abstract, only a paragraph of its own is a name.
  const mayWrap = dot ? start > 1 : listed && start > 0
  if (mayWrap && last > start && last - start < 3) {
    const lines = body.slice(start)
    const length = lines.reduce((sum, { text }) => sum + text.length, 0)
    if (length <= 160 && !lines.some(({ text }) => /[.。]$/.test(text))) return start
  }
  const isAlone =
    listed && (body.length === 2 || (start === last && startOfParagraph(body.slice(0, start)) === 0))
  return isByline(body, listed || dot || counted, isAlone) ? last : body.length
}

/** Whether a byline is one line twice: nothing tells that the first is a handle. */
function isTwice(byline: readonly Block[]): boolean {
  const [picture, name] = byline
  return byline.length === 2 && picture?.links === undefined && picture?.text === name?.text
}

function bylineTwice([picture, name]: readonly Block[], bylineOf: (block: Block) => Claim): Claim[] {
  return picture && name ? [{ block: picture, type: 'chrome' }, bylineOf(name)] : []
}

/** Whether the last two lines are one name: the words of a picture of it, and the name beside that picture. */
function isDoubled(body: readonly Block[]): boolean {
  const [title, picture, name] = body.slice(-3)
  if (!title || !picture || !name || picture.text.length > 100) return false
  return picture.text === name.text || isHandleOf(picture.text, name.text)
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

/** A word of the site's vocabulary that might have been a title, until no card came of it. */
function isFurniture({ block, type }: Claim): boolean {
  return type === 'chrome' || (type === 'text' && furnitureOf(block.text) !== undefined)
}

function asClaims(blocks: readonly Block[], type: TokenType, data?: FieldData): Claim[] {
  return blocks.map((block) => ({ block, type, data }))
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
