import { arxivIdOf, pageOf, resolverOf } from '../../model/address'
import type { Diagnostic } from '../../model/diagnostic'
import { frozen } from '../../model/frozen'
import type { OptionRules } from '../../model/option'
import type { Paper } from '../../model/paper'
import { publisherDoi } from '../address'
import { printed, requireText } from '../digest/entry'
import { wellFormed } from '../encode'
import type { RecordField } from '../exporter'
import { momentOf, requireMoment } from '../moment'
import { safeAddress } from '../safe-address'

/** Options of the feeds: the `atom`, `rss` and `json-feed` exporters. */
export interface FeedOptions {
  /** Default `Papers`. */
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** The page that the feed is of. */
  readonly link?: string | undefined
  /** Where the feed itself is to be found. */
  readonly feedUrl?: string | undefined
  /** Who makes the feed. Default: its title. */
  readonly author?: string | undefined
  /** When the feed changed, `2025-04-03` or `2025-04-03T07:00:00Z`. Default: the newest day that a paper was listed or published. */
  readonly updated?: string | undefined
}

/** The options of all feeds but for when they changed. */
export const jsonFeedOptions: OptionRules<Omit<FeedOptions, 'updated'>> = /* @__PURE__ */ frozen(() => ({
  title: { type: 'text', description: 'what the feed is called; Papers by default' },
  description: { type: 'text', description: 'what it is about' },
  link: { type: 'text', description: 'the page that it is of' },
  feedUrl: { type: 'text', description: 'where it is to be found itself' },
  author: { type: 'text', description: 'who makes it; its title by default' },
}))

/** The options of feeds. */
export const feedOptions: OptionRules<FeedOptions> = /* @__PURE__ */ frozen(() => ({
  ...jsonFeedOptions,
  updated: { type: 'text', description: 'when it changed; the newest day of the papers by default' },
}))

/** {@link FeedOptions}, checked. */
export interface FeedSettings {
  readonly title: string
  readonly description: string | undefined
  readonly link: string | undefined
  readonly feedUrl: string | undefined
  readonly author: string
  readonly updated: string | undefined
}

export function feedSettings(options: FeedOptions): FeedSettings {
  for (const name of ['title', 'description', 'link', 'feedUrl', 'author', 'updated'] as const)
    if (options[name] !== undefined) requireText(name, options[name])
  const line = (text: string): string => wellFormed(printed(text))
  const title = line(options.title ?? 'Papers')
  return {
    title,
    description: options.description === undefined ? undefined : line(options.description),
    link: requireAddress('link', options.link),
    feedUrl: requireAddress('feedUrl', options.feedUrl),
    author: line(options.author ?? title),
    updated: options.updated === undefined ? undefined : requireMoment('updated', options.updated),
  }
}

function requireAddress(name: string, address: string | undefined): string | undefined {
  const safe = safeAddress(address, () => {})
  if (address !== undefined && safe === undefined)
    throw new TypeError(
      `Expected ${name} as an address of http or https, received ${JSON.stringify(address)}`,
    )
  return safe
}

/** What a feed says of a paper. */
export interface FeedEntry {
  /** An address that never changes, or a URN. */
  readonly id: string
  readonly title: string
  readonly url: string | undefined
  /** RFC 3339; absent where only the month or the year is known. */
  readonly published: string | undefined
  /** The same of the newest day that is known. */
  readonly updated: string | undefined
  /** The start of the newest day, month or year that is known, for a format that wants a moment. */
  readonly since: string | undefined
  readonly names: readonly string[]
  readonly summary: string
  readonly tags: readonly string[]
}

/** What records state beyond names and days, and an item has a place for: its tags. */
export function tagsField(field: RecordField): boolean {
  return field === 'keywords'
}

/** Units of `2026-11-23`. */
const WHOLE_DAY = 10

export function feedEntryOf(paper: Paper, report: (message: Diagnostic) => void): FeedEntry {
  const dates = [paper.published, paper.featured].filter((date) => date !== undefined).sort()
  const days = dates.filter(({ length }) => length === WHOLE_DAY).map(momentOf)
  const doi = publisherDoi(paper)
  const url = safeAddress(pageOf(paper), report) ?? safeAddress(doi && resolverOf(doi), report)
  return {
    id: permanentId(paper),
    title: printed(paper.title) || printed(paper.id),
    url,
    published: paper.published?.length === WHOLE_DAY ? momentOf(paper.published) : undefined,
    updated: days.at(-1),
    since: dates.map(momentOf).sort().at(-1),
    names: paper.authors.map(({ name }) => printed(name)).filter((name) => name !== ''),
    summary: printed(paper.abstract ?? paper.tldr ?? ''),
    tags: [...new Set([...paper.categories, ...paper.keywords].map(printed))].filter((tag) => tag !== ''),
  }
}

/** The same for a paper in every feed, whichever page it was linked by. */
function permanentId(paper: Paper): string {
  const arxiv = arxivIdOf(paper)
  const doi = publisherDoi(paper)
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`
  const resolver = safeAddress(doi && resolverOf(doi), () => {})
  if (resolver !== undefined) return resolver
  return `urn:paperdigest:${urnPart(paper.id)}`
}

/** A text as a part of a URN: what is not a letter, a digit or one of `:.-` is percent-encoded. */
export function urnPart(text: string): string {
  return [...wellFormed(printed(text))]
    .map((sign) => (/[A-Za-z0-9:.-]/.test(sign) ? sign : encodeURIComponent(sign)))
    .join('')
}
