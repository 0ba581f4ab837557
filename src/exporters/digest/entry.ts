import { pageOf, resolverOf } from '../../model/address'
import type { Diagnostic } from '../../model/diagnostic'
import { frozen } from '../../model/frozen'
import type { OptionRules } from '../../model/option'
import type { Link, Paper } from '../../model/paper'
import { publisherDoi } from '../address'
import { cleanLine } from '../clean'
import { wellFormed } from '../encode'
import type { RecordField } from '../exporter'
import { safeAddress } from '../safe-address'
import { type CountedWord, type DigestWord, readWords, type WordOf } from './words'

/** Options of what people read: the `text`, `markdown`, `html` and `eml` exporters. */
export interface DigestOptions {
  /** Stands at the top, and in the window or the subject. Default `Papers`. */
  readonly title?: string | undefined
  /** The most names of a paper; the others are counted. Default 10. */
  readonly authors?: number | undefined
  /** The longest abstract, in characters: what is longer ends at a word, with `…`; 0 for none. A short summary stands in where a paper has no abstract. Default: whole. */
  readonly abstractLength?: number | undefined
  /** Stands below the title, one paragraph. Default: nothing. */
  readonly intro?: string | undefined
  /** Which text of a paper is shown where it has both: its abstract, or the short summary of the digest. Default `abstract`. */
  readonly summary?: 'abstract' | 'tldr' | undefined
  /** Other words for those that stand beside what papers state, in another language perhaps: `{ upvotes: 'Stimmen' }` or `['upvotes=Stimmen']`. */
  readonly words?: DigestWords | undefined
}

/** Words by what stands for them in English. */
export type DigestWords = Readonly<Partial<Record<DigestWord, string>>> | readonly string[]

/** The options of what people read. */
export const digestOptions: OptionRules<DigestOptions> = /* @__PURE__ */ frozen(() => ({
  title: { type: 'text', description: 'what stands at the top; Papers by default' },
  authors: { type: 'count', description: 'the most names of a paper; 10 by default' },
  abstractLength: {
    type: 'count',
    description: 'the longest abstract, in characters; 0 for none; whole by default',
  },
  intro: { type: 'text', description: 'a paragraph below the title' },
  summary: {
    type: 'choice',
    choices: ['abstract', 'tldr'],
    description: 'the text that is shown where a paper has both; abstract by default',
  },
  words: { type: 'list', description: 'other words, such as upvotes=Stimmen,authors=Autoren' },
}))

/** {@link DigestOptions} with their defaults. */
export interface DigestSettings {
  readonly title: string
  readonly authors: number
  readonly abstractLength: number
  readonly intro: string | undefined
  readonly summary: 'abstract' | 'tldr'
  readonly wordOf: WordOf
}

/** Checks options, and fills in what they leave out. */
export function digestSettings({
  title = 'Papers',
  authors = 10,
  abstractLength = Number.POSITIVE_INFINITY,
  intro,
  summary = 'abstract',
  words,
}: DigestOptions): DigestSettings {
  requireText('title', title)
  if (!Number.isInteger(authors) || authors < 1)
    throw new TypeError(`Expected authors as a whole number from 1 on, received ${String(authors)}`)
  if (!(abstractLength >= 0))
    throw new TypeError(
      `Expected abstractLength as a number of characters, received ${String(abstractLength)}`,
    )
  if (intro !== undefined) requireText('intro', intro)
  if (summary !== 'abstract' && summary !== 'tldr')
    throw new TypeError(`Expected summary as 'abstract' or 'tldr', received ${JSON.stringify(summary)}`)
  return {
    title: wellFormed(printed(title)) || 'Papers',
    authors,
    abstractLength,
    intro: intro === undefined ? undefined : wellFormed(printed(intro)) || undefined,
    summary,
    wordOf: readWords(words),
  }
}

/** Throws where an option is no text. */
export function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string') throw new TypeError(`Expected ${name} as a string, received ${typeof value}`)
}

/** What records state beyond names and days, and people are shown. */
export function showsField(field: RecordField): boolean {
  return field === 'links'
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
  const { abstract: long, tldr } = paper
  const abstract = printed((settings.summary === 'tldr' ? (tldr ?? long) : (long ?? tldr)) ?? '')
  const { wordOf } = settings
  return {
    title: printed(paper.title) || printed(paper.id),
    url,
    section: paper.section === undefined ? undefined : printed(paper.section) || undefined,
    names: namesOf(paper, settings),
    facts: factsOf(paper, wordOf),
    abstract:
      abstract === '' || settings.abstractLength === 0 ? undefined : cut(abstract, settings.abstractLength),
    links: otherLinks(
      [
        ...linksOf(paper.links, wordOf, report),
        ...(resolver === undefined ? [] : [{ label: 'DOI', url: resolver }]),
      ],
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

function namesOf(
  { authors, authorCount, moreAuthors }: Paper,
  { authors: most, wordOf }: DigestSettings,
): string {
  const names = authors.map(({ name }) => printed(name)).filter((name) => name !== '')
  const count = Math.max(authorCount ?? 0, names.length)
  if (names.length === 0) return count === 0 ? '' : counted(count, 'author', wordOf)
  const shown = names.slice(0, most)
  // How many there are nobody knows.
  if (moreAuthors) return `${shown.join(', ')} ${wordOf('et al.')}`
  const others = count - shown.length
  if (others > 0) return `${shown.join(', ')} ${wordOf('and')} ${counted(others, 'other', wordOf)}`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} ${wordOf('and')} ${last}`
}

function factsOf({ organization, published, metrics }: Paper, wordOf: WordOf): string[] {
  const { upvotes, comments, stars } = metrics
  return [
    organization === undefined ? '' : printed(organization.name),
    published ?? '',
    upvotes === undefined ? '' : counted(upvotes, 'upvote', wordOf),
    comments === undefined ? '' : counted(comments, 'comment', wordOf),
    stars === undefined ? '' : counted(stars, 'star', wordOf),
  ].filter((fact) => fact !== '')
}

function counted(count: number, thing: CountedWord, wordOf: WordOf): string {
  return `${count} ${wordOf(count === 1 ? thing : `${thing}s`)}`
}

function labelOf(rel: Link['rel'], address: string, wordOf: WordOf): string {
  const label = LABELS[rel]
  return label === undefined ? hostOf(address) : wordOf(label)
}

const LABELS: Readonly<Record<Link['rel'], DigestWord | undefined>> = {
  abstract: 'Abstract',
  pdf: 'PDF',
  code: 'Code',
  project: 'Project',
  discussion: 'Discussion',
  video: 'Video',
  other: undefined,
}

function linksOf(
  links: readonly Link[],
  wordOf: WordOf,
  report: (message: Diagnostic) => void,
): DigestLink[] {
  return links.flatMap(({ url, rel }) => {
    const address = safeAddress(url, report)
    return address === undefined ? [] : [{ label: labelOf(rel, address, wordOf), url: address }]
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
