import { pageOf, resolverOf } from '../../model/address'
import type { Diagnostic } from '../../model/diagnostic'
import { frozen } from '../../model/frozen'
import type { OptionRules } from '../../model/option'
import type { Link, Paper } from '../../model/paper'
import { publisherDoi } from '../address'
import { cleanLine } from '../clean'
import { wellFormed } from '../encode'
import { safeAddress } from '../safe-address'

/** Options of what people read: the `text`, `markdown`, `html` and `eml` exporters. */
export interface DigestOptions {
  /** Stands at the top, and in the window or the subject. Default `Papers`. */
  readonly title?: string | undefined
  /** The most names of a paper; the others are counted. Default 10. */
  readonly authors?: number | undefined
  /** The longest abstract, in characters: what is longer ends at a word, with `…`; 0 for none. A short summary stands in where a paper has no abstract. Default: whole. */
  readonly abstractLength?: number | undefined
}

/** The options of what people read. */
export const digestOptions: OptionRules<DigestOptions> = /* @__PURE__ */ frozen(() => ({
  title: { type: 'text', description: 'what stands at the top; Papers by default' },
  authors: { type: 'count', description: 'the most names of a paper; 10 by default' },
  abstractLength: {
    type: 'count',
    description: 'the longest abstract, in characters; 0 for none; whole by default',
  },
}))

/** {@link DigestOptions} with their defaults. */
export interface DigestSettings {
  readonly title: string
  readonly authors: number
  readonly abstractLength: number
}

/** Checks options, and fills in what they leave out. */
export function digestSettings({
  title = 'Papers',
  authors = 10,
  abstractLength = Number.POSITIVE_INFINITY,
}: DigestOptions): DigestSettings {
  requireText('title', title)
  if (!Number.isInteger(authors) || authors < 1)
    throw new TypeError(`Expected authors as a whole number from 1 on, received ${String(authors)}`)
  if (!(abstractLength >= 0))
    throw new TypeError(
      `Expected abstractLength as a number of characters, received ${String(abstractLength)}`,
    )
  return { title: wellFormed(printed(title)) || 'Papers', authors, abstractLength }
}

/** Throws where an option is no text. */
export function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string') throw new TypeError(`Expected ${name} as a string, received ${typeof value}`)
}

/** What is shown of a paper: plain lines, to be escaped for where they go. */
export interface DigestEntry {
  readonly title: string
  /** Its own page, or the one that an identifier names. */
  readonly url: string | undefined
  readonly section: string | undefined
  /** `Ada Quill, Bo Tarn and 3 others`, `6 authors`; empty where nothing is known. */
  readonly names: string
  /** Organisation, date and counts. */
  readonly facts: readonly string[]
  readonly abstract: string | undefined
  /** Other links, each with what it is: `Code`. */
  readonly links: readonly DigestLink[]
}

/** A link, and what to call it. */
export interface DigestLink {
  readonly label: string
  readonly url: string
}

/** Reads from a paper what is shown of it. Links that are not http or https are left out with a message. */
export function entryOf(
  paper: Paper,
  settings: DigestSettings,
  report: (message: Diagnostic) => void,
): DigestEntry {
  const doi = publisherDoi(paper)
  const resolver = safeAddress(doi && resolverOf(doi), report)
  const url = safeAddress(pageOf(paper), report) ?? resolver
  const abstract = printed(paper.abstract ?? paper.tldr ?? '')
  return {
    title: printed(paper.title) || printed(paper.id),
    url,
    section: paper.section === undefined ? undefined : printed(paper.section) || undefined,
    names: namesOf(paper, settings.authors),
    facts: factsOf(paper),
    abstract:
      abstract === '' || settings.abstractLength === 0 ? undefined : cut(abstract, settings.abstractLength),
    links: otherLinks(
      [...linksOf(paper.links, report), ...(resolver === undefined ? [] : [{ label: 'DOI', url: resolver }])],
      url,
    ),
  }
}

/** How the section of an entry relates to that of the one before: it goes on, a section starts, or the last one ends and none starts. */
export type SectionTurn = 'same' | 'start' | 'end'

export function turnOf(section: string | undefined, before: string | undefined): SectionTurn {
  if (section === before) return 'same'
  return section === undefined ? 'end' : 'start'
}

/** One clean line. Titles keep the backslash of a dollar sign that opens no math, which readers of a page do not want to see. */
export function printed(text: string): string {
  return cleanLine(text).replaceAll('\\$', '$')
}

function namesOf({ authors, authorCount, moreAuthors }: Paper, most: number): string {
  const names = authors.map(({ name }) => printed(name)).filter((name) => name !== '')
  const count = Math.max(authorCount ?? 0, names.length)
  if (names.length === 0) return count === 0 ? '' : counted(count, 'author')
  const shown = names.slice(0, most)
  // How many there are nobody knows.
  if (moreAuthors) return `${shown.join(', ')} et al.`
  const others = count - shown.length
  if (others > 0) return `${shown.join(', ')} and ${counted(others, 'other')}`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}

function factsOf({ organization, published, metrics }: Paper): string[] {
  const { upvotes, comments, stars } = metrics
  return [
    organization === undefined ? '' : printed(organization.name),
    published ?? '',
    upvotes === undefined ? '' : counted(upvotes, 'upvote'),
    comments === undefined ? '' : counted(comments, 'comment'),
    stars === undefined ? '' : counted(stars, 'star'),
  ].filter((fact) => fact !== '')
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

const LABELS: Readonly<Record<Link['rel'], string | undefined>> = {
  abstract: 'Abstract',
  pdf: 'PDF',
  code: 'Code',
  project: 'Project',
  discussion: 'Discussion',
  video: 'Video',
  other: undefined,
}

function linksOf(links: readonly Link[], report: (message: Diagnostic) => void): DigestLink[] {
  return links.flatMap(({ url, rel }) => {
    const address = safeAddress(url, report)
    return address === undefined ? [] : [{ label: LABELS[rel] ?? hostOf(address), url: address }]
  })
}

/** Each address once, and not that of the title. */
function otherLinks(links: readonly DigestLink[], titled: string | undefined): DigestLink[] {
  const seen = new Set([titled])
  return links.filter(({ url }) => {
    const isNew = !seen.has(url)
    seen.add(url)
    return isNew
  })
}

function hostOf(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[/?#]/, 1)[0] ?? address
}

/** Ends at a blank where there is one near, and never within a character. */
function cut(text: string, most: number): string {
  const characters = text.length <= most ? [] : [...text.slice(0, 2 * most + 2)]
  if (characters.length <= most) return text
  const head = characters.slice(0, most).join('')
  const blank = head.lastIndexOf(' ')
  return `${(blank > most / 2 ? head.slice(0, blank) : head).replace(/[\s,;:.–—-]$/, '')}…`
}
