import { matchDate } from '../../lexicon/date'
import { destinationOf } from '../../lexicon/destination'
import { withoutEnd } from '../../lexicon/edge'
import { relationOfUrl } from '../../lexicon/identifier'
import { matchCount } from '../../lexicon/number'
import { skipBlanks } from '../../lexicon/text'
import type { TokenType } from '../../model/token'
import { authorFields } from '../author'
import type { Block, Range } from '../block'
import { type Claim, claimOf, claimValues, inOrder, type Slice, wordsOf } from '../slice'
import { lengthOf } from './card'
import { claimAll } from './claims'

/** Longer text is no name. */
export const LONGEST_NAME = 120

/** What text browsers print before a name, for the picture of who bears it. */
const PICTURE = /^\[[^\]]{0,60}\] {0,3}/

/** The names of a page: those of a list where anything parts them, and then they may be wrapped; else one a line. */
export function namesOf(lines: readonly Slice[]): Claim[] {
  const bare = lines.map((line) => ({
    ...line,
    from: line.from + (PICTURE.exec(wordsOf(line))?.[0].length ?? 0),
  }))
  const words = bare.map(wordsOf)
  const isList = words.some((line) => /[,;]/.test(line))
  const texts = isList ? [words.join(' ')] : words
  const fields = texts.flatMap((text) => authorFields(withoutEnd(text, /[\s,]/)))
  // The sign of `+ 8 authors`, alone on its line, went with the marks of lists.
  const values = fields.map((field) =>
    field.type === 'authorCount' && /^\d/.test(field.value)
      ? { ...field, data: { words: `+ ${field.value}` } }
      : field,
  )
  return claimValues(bare, values)
}

/** `Fangyuan Yu on Oct 8, 2024`: the name, and the day on which the digest lists the paper. */
export function submitterOf(
  { text, links }: Block,
  at: number,
): { name: Range | undefined; day: Range | undefined } {
  const from = at + (PICTURE.exec(text.slice(at))?.[0].length ?? 0)
  const day = /(?:^| )on(?: {1,3}([A-Z][a-z]{2,8}\.? {1,3}\d{1,2}(?:, {0,3}\d{4})?)|)$/.exec(text.slice(from))
  const until = day ? from + day.index : text.length
  const account = links?.find(({ url, to }) => to > from && destinationOf(url)?.kind === 'account')
  const start = skipBlanks(text, Math.max(from, account?.from ?? from))
  const words = text.slice(start, Math.min(until, account?.to ?? until)).replace(/[\s,]{1,9}$/, '')
  return {
    name: words === '' ? undefined : [start, start + words.length],
    day: day?.[1] === undefined ? undefined : [text.length - day[1].length, text.length],
  }
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
export function factOf(block: Block, stated: ReadonlySet<string>, bylineOf: (block: Block) => Claim): Claim {
  const { text, links = [] } = block
  const isPlace = stated.has('featured') && !stated.has('upvotes') && !stated.has('organization')
  const isByline = isPlace && text.length <= LONGEST_NAME && /^[^+]*\p{L}/u.test(text)
  const isAccount = /\p{L}/u.test(text) && links.some(({ url }) => destinationOf(url)?.kind === 'account')
  return isByline || (isAccount && !/^on\b/.test(text)) ? bylineOf(block) : claimOf(block, 'chrome')
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

/** `Qwen/Qwen2.5-Coder-32B-Instruct`. */
export function isModel(text: string): boolean {
  return text.length < 100 && /^[\w.-]+\/[\w.:-]+$/.test(text)
}

/** A row of links' words, each perhaps with a figure. */
const ROW =
  /^(?:(?:View arXiv page|View PDF|View on arXiv|arXiv page|Project page|Add to collection|Copy to clipboard|Paper page|GitHub|PDF|arXiv|Code|auto|\d[\d.,]{0,8}[kKmM]?)(?:[\s\u00A0|·•]{1,4}|$)){1,12}$/i

/** Whether a line is made of the words of links alone. */
export function isLinkRow({ text }: Block): boolean {
  return text.length <= 160 && /^[A-Za-z]/.test(text) && ROW.test(text)
}

/**
 * What a line of the links under an abstract says, and where it leads: `View arXiv page`, `View PDF`, `GitHub 264 auto`. `awaitsStars`: the line before was
 * `GitHub` alone; `repository`: where a link without words led.
 */
export function linkOf(block: Block, awaitsStars: boolean, repository: string | undefined): Claim {
  const { text, links } = block
  const url = links?.[0]?.url || undefined
  const isCount = matchCount(text)?.length === text.length
  const figure = /\bGitHub\s{1,4}(\d[\d.,]{0,8}[kKmM]?)(?=\s|$)/di.exec(text)?.indices?.[1]
  if (figure || (awaitsStars && isCount)) {
    const address = url ?? repository
    return claimOf(block, 'stars', figure, address === undefined ? undefined : { url: address })
  }
  if (url === undefined) return claimOf(block, isCount || isLinkRow(block) ? 'chrome' : 'text')
  const kind = destinationOf(url)?.kind
  if (kind !== 'paper' && kind !== 'other') return claimOf(block, 'chrome')
  const isProject = /^Project page$/i.test(text) && relationOfUrl(url) === 'other'
  return claimOf(block, 'link', undefined, isProject ? { url, rel: 'project' } : { url })
}

const LONGEST_TITLE = 600

/** What only papers have, beside a title. */
const TELLING: readonly TokenType[] = ['published', 'author', 'abstract', 'upvotes']

/** What was read of a page. */
export interface Page {
  readonly claims: Claim[]
  readonly title: Block[]
  readonly authors: Slice[]
  abstract: Block[]
  readonly stated: Set<TokenType>
  length: number
  /** Where a link without words led, and whether `GitHub` stands alone on the line before. */
  repository: string | undefined
  awaitsStars: boolean
}

export function newPaperPage(title: Block[] = [], claims: Claim[] = []): Page {
  const stated = new Set(claims.map(({ type }) => type))
  return {
    claims,
    title,
    authors: [],
    abstract: [],
    stated,
    length: 0,
    repository: undefined,
    awaitsStars: false,
  }
}

/**
 * What a page comes to, in reading order; `isPaper`: it has a title, and something that only papers have. `paper`: what its address names, which its title
 * tells where no line does.
 */
export function claimsOfPage(
  { claims, title, authors, abstract, stated }: Page,
  paper: string | undefined,
): { readonly claims: readonly Claim[]; readonly isPaper: boolean } {
  const isNamed = stated.has('identifier') || paper === undefined
  const data = isNamed ? undefined : { url: `https://huggingface.co/papers/${paper}` }
  // Before a title stands what a button says that copies it, and what the page's heading does not start with.
  const isButton = title.length > 1 && /^Copy [\w ]{2,20}$/i.test(title[0]?.text ?? '')
  const heading = title.findIndex((line) => line.heading > 0)
  const start = Math.max(isButton ? 1 : 0, heading)
  const all = inOrder([
    ...claimAll(title.slice(0, start), 'chrome'),
    ...claimAll(title.slice(start), 'title', data),
    ...claims,
    ...namesOf(authors),
    ...claimAll(abstract, 'abstract'),
  ])
  const isTold = all.some(({ type }) => TELLING.includes(type))
  return {
    claims: all,
    isPaper: isTold && title.length > start && lengthOf(title.slice(start)) <= LONGEST_TITLE,
  }
}
