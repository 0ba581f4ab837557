import { linkRelations } from '../../lexicon/link'
import { once } from '../../lexicon/once'
import { betterTitle } from '../../lexicon/script'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { uniteExtra } from '../../model/extra'
import { type Identified, idOf } from '../../model/identity'
import type { Author, Extra, Identifiers, Image, Link, Paper } from '../../model/paper'
import { paperFields } from '../../model/paper-fields'
import { isSamePaper } from './same'
import { addSources, type StatedSource, unitedMetrics, unitedSources } from './sources'

/** Chooses of two values; the choice is the same whichever comes first, and of three in any order. */
type Choice<Value> = (first: Value, second: Value) => Value

/** Unites papers that are one. Each field has a rule that does not depend on the order of the papers; a single paper passes as it is. */
export function unitePapers(papers: readonly Paper[], report: (message: Diagnostic) => void): Paper {
  const [first, ...others] = papers as readonly [Paper, ...Paper[]]
  if (others.every((other) => isSamePaper(first, other))) return first
  const sources: StatedSource[] = []
  for (const paper of papers) addSources(sources, paper)
  const title = chosen(sources, (source) => source.title, ownTitle) ?? first.title
  const { identifiers, authors } = identityOf(papers, (values, kind) =>
    report(
      diagnostic(
        'conflicting-identifier',
        `A paper has several identifiers of the kind ${kind}; the first by its letters is taken`,
        { actual: title, expected: [...values].sort().slice(0, 10) },
      ),
    ),
  )
  const authorCount = chosen(papers, (one) => one.authorCount, Math.max)
  const settled: Partial<Paper> = {
    id: idOf(title, identifiers),
    title,
    identifiers,
    authorCount: authorCount === undefined ? undefined : Math.max(authorCount, authors.length),
    moreAuthors: hasMore(papers, authors.length, authorCount),
    ...submissionOf(papers),
    metrics: unitedMetrics(sources),
    sources: unitedSources(sources, title),
  }
  const paper = {} as Paper
  for (const key of paperFields) {
    const value = settled[key] ?? UNITED()[key]?.(papers)
    if (value !== undefined) Object.assign(paper, { [key]: value })
  }
  return paper
}

/** Whether the longest list of names is cut, as all say that have it, and no count tells more. */
function hasMore(papers: readonly Paper[], length: number, authorCount = 0): true | undefined {
  const isCut = papers.every((paper) => paper.moreAuthors ?? paper.authors.length < length)
  return isCut && authorCount <= length ? true : undefined
}

/** The chosen one of the values that are there; mostly all say the same, and there is nothing to choose. */
function chosen<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Value | undefined,
  choice: Choice<Value>,
): Value | undefined {
  let best: Value | undefined
  for (const item of items) {
    const value = read(item)
    if (value === undefined || value === best) continue
    best = best === undefined ? value : choice(best, value)
  }
  return best
}

/** All values of lists, each once, in the order of their code units. Mostly all lists are the same one, in that order. */
function united(papers: readonly Paper[], read: (paper: Paper) => string[]): string[] {
  const values: string[] = []
  let first: string[] | undefined
  for (const paper of papers) {
    const list = read(paper)
    if (first === undefined) first = list
    else if (list.length === first.length && list.every((value, index) => value === first?.[index])) continue
    for (const value of list) values.push(value)
  }
  if (
    first?.length === values.length &&
    values.every((value, index) => index === 0 || (values[index - 1] ?? '') < value)
  )
    return first
  return values.sort().filter((value, index) => value !== values[index - 1])
}

/** The first by its code units: a choice without a reason, but always the same. */
const least: Choice<string> = (first, second) => (first <= second ? first : second)

const longest: Choice<string> = (first, second) =>
  first.length === second.length ? least(first, second) : first.length > second.length ? first : second

const ownTitle: Choice<string> = (first, second) =>
  first <= second ? betterTitle(first, second) : betterTitle(second, first)

/** The longer list; of lists of one length the one that spells out more: `Ada Quill` rather than `A. Quill`. */
const byLength: Choice<Paper['authors']> = (first, second) => {
  if (first.length !== second.length) return first.length > second.length ? first : second
  if (first.every((author, index) => isSameAuthor(author, second[index]))) return first
  const difference = lettersOf(first) - lettersOf(second)
  if (difference !== 0) return difference > 0 ? first : second
  return JSON.stringify(first) <= JSON.stringify(second) ? first : second
}

function lettersOf(authors: Paper['authors']): number {
  return authors.reduce((sum, { name }) => sum + name.length, 0)
}

function isSameAuthor(first: Author, second: Author | undefined): boolean {
  return (
    first.name === second?.name &&
    first.family === second.family &&
    first.given === second.given &&
    first.particle === second.particle &&
    first.suffix === second.suffix &&
    first.literal === second.literal
  )
}

function fullest<Value extends object>(first: Value, second: Value): Value {
  const difference = Object.keys(first).length - Object.keys(second).length
  if (difference !== 0) return difference > 0 ? first : second
  return JSON.stringify(first) <= JSON.stringify(second) ? first : second
}

/** The earlier date; of `2025` and a day in it the day, which is more exact. */
const earliest: Choice<string> = (first, second) => (orderOf(first) <= orderOf(second) ? first : second)

function orderOf(date: string): string {
  return `${date}${'-99'.repeat((10 - date.length) / 3)}`
}

const KINDS = ['arxiv', 'doi', 'openreview', 'acl', 'pmid'] as const

/** What a paper is known by that several make: the rules of merging, and whether more papers are one, have to see the same. */
export function identityOf(
  papers: readonly Paper[],
  tell?: (values: ReadonlySet<string>, kind: string) => void,
): Identified {
  return {
    id: '',
    identifiers: unitedIdentifiers(papers, tell),
    authors: chosen(papers, (paper) => paper.authors, byLength) ?? [],
    published: chosen(papers, (paper) => paper.published, earliest),
    publication: chosen(papers, (paper) => paper.publication, fullest),
  }
}

/** Identifiers of all; of two that contradict under another one that is the same, the first by its code units. */
function unitedIdentifiers(
  papers: readonly Paper[],
  tell?: (values: ReadonlySet<string>, kind: string) => void,
): Identifiers {
  const all: Identifiers = {}
  for (const kind of KINDS) {
    let values: Set<string> | undefined
    let value: string | undefined
    for (const { identifiers } of papers) {
      const own = identifiers[kind]
      if (own === undefined || own === value) continue
      if (value !== undefined) values = (values ?? new Set<string>()).add(value).add(own)
      value = value === undefined ? own : least(value, own)
    }
    if (value === undefined) continue
    all[kind] = value
    if (values) tell?.(values, kind)
  }
  return all
}

/** Among so many links each is looked for; more are sorted at once. */
const FEW = 32

/** Each address once, with the surest of its relations, in the order of these. */
function unitedLinks(papers: readonly Paper[]): Link[] {
  const links: Link[] = []
  for (const paper of papers)
    for (const link of paper.links)
      if (links.length > FEW || !links.some(({ url, rel }) => url === link.url && rel === link.rel))
        links.push(link)
  if (links.length < 2) return links
  return links
    .sort((first, second) => compareText(first.url, second.url) || rankOf(first) - rankOf(second))
    .filter(({ url }, index, all) => url !== all[index - 1]?.url)
    .sort((first, second) => rankOf(first) - rankOf(second))
}

function rankOf({ rel }: Link): number {
  return linkRelations.indexOf(rel)
}

/** By code units. */
function compareText(first: string, second: string): number {
  return first === second ? 0 : first < second ? -1 : 1
}

/** The primary category first: of several the first by its letters. */
function unitedCategories(papers: readonly Paper[]): string[] {
  const primary = chosen(papers, ({ categories }) => categories[0], least)
  if (primary === undefined) return []
  const all = united(papers, ({ categories }) => categories)
  return [primary, ...all.filter((category) => category !== primary)]
}

/** Each address once, the surest of what it is first. */
function unitedImages(papers: readonly Paper[]): Image[] | undefined {
  const images = new Map<string, Image>()
  for (const { images: own = [] } of papers)
    for (const image of own) if (images.get(image.url)?.rel !== 'thumbnail') images.set(image.url, image)
  if (images.size === 0) return undefined
  return [...images.values()].sort((first, second) =>
    compareText(second.rel + first.url, first.rel + second.url),
  )
}

/** What any states; of values that contradict each other the first by its letters as JSON. */
function unitedExtra(papers: readonly Paper[]): Extra | undefined {
  const written = (value: unknown): string => JSON.stringify(value) ?? ''
  const sorted = <Value>(values: readonly Value[]): Value[] =>
    [...values].sort((first, second) => compareText(written(first), written(second)))
  return uniteExtra(sorted(papers.map(({ extra }) => extra)), (values) => sorted(values)[0])
}

/** Whose submission counts: of several the first by its letters, and what is told of that one. */
function submissionOf(papers: readonly Paper[]): Pick<Paper, 'submitter' | 'submitterName' | 'submittedAt'> {
  const submitter = chosen(papers, (one) => one.submitter, least)
  const own = papers.filter((one) => one.submitter === submitter)
  return {
    submitter,
    submitterName: chosen(own, (one) => one.submitterName, least),
    submittedAt: chosen(own, (one) => one.submittedAt, least),
  }
}

/** How each field is united that no other one settles. */
const UNITED: () => { readonly [Key in keyof Paper]?: (papers: readonly Paper[]) => Paper[Key] } =
  /* @__PURE__ */ once(() => ({
    abstract: choice('abstract', longest),
    tldr: choice('tldr', longest),
    authors: choice('authors', byLength),
    organization: choice('organization', fullest),
    published: choice('published', earliest),
    featured: choice('featured', earliest),
    url: choice('url', least),
    // Whole: no volume of one stands beside the pages of another.
    publication: choice('publication', fullest),
    citationKey: choice('citationKey', least),
    comment: choice('comment', longest),
    version: choice('version', Math.max),
    withdrawn: choice('withdrawn', (first) => first),
    language: choice('language', least),
    images: unitedImages,
    links: unitedLinks,
    keywords: (papers) => united(papers, (one) => one.keywords),
    categories: unitedCategories,
    section: choice('section', least),
    extra: unitedExtra,
  }))

function choice<Key extends keyof Paper>(
  key: Key,
  choose: Choice<NonNullable<Paper[Key]>>,
): (papers: readonly Paper[]) => Paper[Key] {
  return (papers) =>
    chosen(papers, (one) => one[key] as NonNullable<Paper[Key]> | undefined, choose) as Paper[Key]
}
