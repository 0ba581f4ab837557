import { matchDate } from '../../lexicon/date'
import { destinationOf } from '../../lexicon/destination'
import { type Block, sliceBlock } from '../block'
import type { Claim } from './card'
import type { Range } from './shape'

/** Longer text is no name. */
export const LONGEST_NAME = 120

/** Where on the page of one paper. */
export type State = 'closed' | 'title' | 'facts' | 'authors' | 'abstract' | 'links' | 'thread'

/** What the next line tells, where a label stands alone. */
export type Awaited = 'date' | 'submitter' | 'upvotes' | 'model' | undefined

/** `Fangyuan Yu on Oct 8, 2024`: the name, and the day on which the digest lists the paper. */
export function submitterOf(
  block: Block,
  from: number,
): { readonly name: Range | undefined; readonly day: Range | undefined } {
  const { text, links } = block
  const rest = text.slice(from)
  const day = /(?:^| |\b)on {0,3}(?:([A-Z][a-z]{2,8}\.? {1,3}\d{1,2}(?:, {0,3}\d{4})?)|)$/.exec(rest)
  const account = links?.find(({ url, to }) => to > from && destinationOf(url)?.kind === 'account')
  let start = account ? Math.max(from, account.from) : from
  let end =
    account && !(day && account.to > from + day.index && account.from <= from)
      ? account.to
      : from + (day && (day.index > 0 || rest.startsWith('on')) ? day.index : rest.length)
  start = skipBlanks(text, start)
  start += /^\[[^\]]{0,60}\] {0,3}/.exec(text.slice(start))?.[0].length ?? 0
  while (end > start && /[\s,]/.test(text.charAt(end - 1))) end--
  return {
    name: end > start ? [start, end] : undefined,
    day: day?.[1] === undefined ? undefined : [text.length - day[1].length, text.length],
  }
}

/** The page's address is told by its title where no line names the paper. */
export function withPage(claims: readonly Claim[], arxiv: string | undefined): readonly Claim[] {
  if (arxiv === undefined || claims.some(({ type }) => type === 'identifier')) return claims
  const url = `https://huggingface.co/papers/${arxiv}`
  return claims.map((claim) => (claim.type === 'title' ? { ...claim, data: { url } } : claim))
}

/** `Published on … · Submitted by … on …`, taken apart. */
export function partsOfFacts(block: Block, state: State): readonly Block[] {
  const { text } = block
  const isTitle = state === 'title'
  if ((!isTitle && state !== 'facts') || text.length > 300 || !text.includes('·')) return [block]
  if (isTitle && !/^Published on|· ?Submitted by/.test(text)) return [block]
  const parts: Block[] = []
  for (let start = 0; start < text.length; ) {
    const dot = text.indexOf('·', start)
    const end = dot === -1 ? text.length : dot
    const from = skipBlanks(text, start)
    const words = text.slice(from, end).trimEnd()
    if (words !== '') parts.push(sliceBlock(block, from, from + words.length))
    start = end + 1
  }
  return parts
}

/** Running text, where names and figures stand. */
export function isRunning(text: string): boolean {
  return text.length > 160 && !/(?:,[^,]{0,60}){6}/.test(text)
}

/** Where the discussion of a paper starts, or what else the site lists beside it. */
export function isThread({ text }: Block): boolean {
  return (
    text.length < 80 &&
    /^(?:Community|Upload images, audio, and videos\b.*|(?:Models|Datasets|Spaces|Collections) (?:citing|including|using) this paper\b.*)$/i.test(
      text,
    )
  )
}

export function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

/** `on Oct 8, 2024`, on a line of its own. */
export function submissionDay(text: string): Range | undefined {
  const from = /^on {1,3}/.exec(text)?.[0].length ?? 0
  const date = matchDate(text.slice(from))
  return date && from + date.length === text.length ? [from, text.length] : undefined
}

/**
 * A line between the page's labels: the organisation where it links to one, or where it stands between the day on which the paper was handed in and the way
 * to vote for it, where the page prints nothing else.
 */
export function factOf(block: Block, claims: readonly Claim[], bylineOf: (block: Block) => Claim): Claim {
  const types = new Set(claims.map(({ type }) => type))
  const isByline =
    types.has('featured') &&
    !types.has('upvotes') &&
    !types.has('organization') &&
    block.text.length <= LONGEST_NAME &&
    /^[^+]*\p{L}/u.test(block.text)
  return isByline || isAccount(block) ? bylineOf(block) : { block, type: 'chrome' }
}

/** Words that link to somebody's page. */
function isAccount({ text, links }: Block): boolean {
  return (
    /\p{L}/u.test(text) &&
    !/^on\b/.test(text) &&
    (links ?? []).some(({ url }) => destinationOf(url)?.kind === 'account')
  )
}

/** `Qwen/Qwen2.5-Coder-32B-Instruct`. */
export function isModel(text: string): boolean {
  return text.length < 100 && /^[\w.-]+\/[\w.:-]+$/.test(text)
}

/** What of a page was read, where a second one says nothing new. */
export function nothingTold(): {
  isSummarized: boolean
  wasSubmitted: boolean
  isCounted: boolean
  isVoted: boolean
} {
  return {
    isSummarized: false,
    wasSubmitted: false,
    isCounted: false,
    isVoted: false,
  }
}
