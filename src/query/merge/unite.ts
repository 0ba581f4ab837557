import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { idOf } from '../../model/identity'
import type { Identifiers, Link, Metrics, Organization, Paper, Source } from '../../model/paper'

/** Chooses of two values; the choice is the same whichever comes first, and of three in any order. */
type Choice<Value> = (first: Value, second: Value) => Value

/** Unites papers that are one. Each field has a rule that does not depend on the order of the papers; a single paper passes as it is. */
export function unitePapers(papers: readonly Paper[], report: (message: Diagnostic) => void): Paper {
  const [first, ...others] = papers as readonly [Paper, ...Paper[]]
  const fingerprint = others.length === 0 ? '' : JSON.stringify(first)
  if (others.every((other) => other === first || JSON.stringify(other) === fingerprint)) return first
  const of = <Key extends keyof Paper>(key: Key): NonNullable<Paper[Key]>[] =>
    papers.flatMap((paper) => (paper[key] === undefined ? [] : [paper[key] as NonNullable<Paper[Key]>]))
  const sources = papers.flatMap(sourcesOf)
  const title =
    chosen(
      sources.map((source) => source.title ?? ''),
      ownTitle,
    ) ?? first.title
  const identifiers = unitedIdentifiers(of('identifiers'), title, report)
  const authors = chosen(of('authors'), byLength) ?? []
  const counts = of('authorCount')
  const authorCount = counts.length === 0 ? undefined : Math.max(...counts, authors.length)
  return defined({
    id: idOf(title, identifiers),
    title,
    abstract: chosen(of('abstract'), longest),
    tldr: chosen(of('tldr'), longest),
    authors,
    authorCount,
    organization: chosen(of('organization'), fullest),
    published: chosen(of('published'), earliest),
    featured: chosen(of('featured'), earliest),
    submitter: chosen(of('submitter'), least),
    identifiers,
    url: chosen(of('url'), least),
    links: unitedLinks(of('links').flat()),
    keywords: [...new Set(of('keywords').flat())].sort(),
    categories: unitedCategories(of('categories')),
    metrics: unitedMetrics(sources),
    section: chosen(of('section'), least),
    sources: unitedSources(sources, title),
  })
}

function chosen<Value>(values: readonly Value[], choice: Choice<Value>): Value | undefined {
  const [first, ...others] = values
  return first === undefined ? undefined : others.reduce(choice, first)
}

/** The first by its code units: a choice without a reason, but always the same. */
const least: Choice<string> = (first, second) => (first <= second ? first : second)

const longest: Choice<string> = (first, second) =>
  first.length === second.length ? least(first, second) : first.length > second.length ? first : second

/** The paper's own title rather than a translation; of equals the fuller. */
const ownTitle: Choice<string> = (first, second) => {
  const difference = foreignLetters(first) - foreignLetters(second)
  return difference === 0 ? longest(first, second) : difference < 0 ? first : second
}

function foreignLetters(title: string): number {
  if (!/[^\0-\u024f]/.test(title)) return 0
  return (
    title.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/gu,
    )?.length ?? 0
  )
}

const byLength: Choice<Paper['authors']> = (first, second) => {
  if (first.length !== second.length) return first.length > second.length ? first : second
  return JSON.stringify(first) <= JSON.stringify(second) ? first : second
}

const fullest: Choice<Organization> = (first, second) => {
  const difference = Object.keys(first).length - Object.keys(second).length
  if (difference !== 0) return difference > 0 ? first : second
  return JSON.stringify(first) <= JSON.stringify(second) ? first : second
}

/** The earlier date; of `2025` and a day in it the day, which is more exact. */
const earliest: Choice<string> = (first, second) => (orderOf(first) <= orderOf(second) ? first : second)

function orderOf(date: string): string {
  return `${date}${'-99'.repeat((10 - date.length) / 3)}`
}

/** Identifiers of all; of two that contradict under another one that is the same, the first by its code units. */
function unitedIdentifiers(
  all: readonly Identifiers[],
  title: string,
  report: (message: Diagnostic) => void,
): Identifiers {
  const united: Record<string, string> = {}
  for (const kind of ['arxiv', 'doi', 'openreview', 'acl', 'pmid'] as const) {
    const values = [...new Set(all.flatMap((identifiers) => identifiers[kind] ?? []))].sort()
    const [value] = values
    if (value !== undefined) united[kind] = value
    if (values.length > 1)
      report(
        diagnostic(
          'conflicting-identifier',
          `A paper has several identifiers of the kind ${kind}; the first by its letters is taken`,
          {
            actual: title,
            expected: values.slice(0, 10),
          },
        ),
      )
  }
  return united
}

const RELATIONS: readonly Link['rel'][] = [
  'abstract',
  'pdf',
  'code',
  'project',
  'discussion',
  'video',
  'other',
]

/** Each address once, with the surest of its relations, in the order of these. */
function unitedLinks(links: readonly Link[]): Link[] {
  const ranks = new Map<string, number>()
  for (const { url, rel } of links)
    ranks.set(url, Math.min(ranks.get(url) ?? RELATIONS.length, RELATIONS.indexOf(rel)))
  return [...ranks]
    .sort(([url, rank], [otherUrl, otherRank]) => rank - otherRank || (url < otherUrl ? -1 : 1))
    .map(([url, rank]) => ({ url, rel: RELATIONS[rank] ?? 'other' }))
}

/** The primary category first: of several the first by its letters. */
function unitedCategories(lists: readonly (readonly string[])[]): string[] {
  const primary = chosen(
    lists.flatMap(([first]) => first ?? []),
    least,
  )
  const others = new Set(lists.flat())
  if (primary === undefined) return []
  others.delete(primary)
  return [primary, ...[...others].sort()]
}

/** The sources of a paper, each with the title and the counts that it has there. */
function sourcesOf({ title, metrics, sources }: Paper): Source[] {
  // Of a paper that was merged each source says what it stated.
  const stated = sources.some((source) => source.metrics !== undefined) ? {} : metrics
  return sources.map((source) => ({
    ...source,
    title: source.title ?? title,
    metrics: source.metrics ?? stated,
  }))
}

/** Of each count the newest by the day of its digest; of the same day the greatest. */
function unitedMetrics(sources: readonly Source[]): Metrics {
  const united: Record<string, number> = {}
  for (const key of ['upvotes', 'comments', 'stars'] as const) {
    let newest = ''
    for (const { digestDate = '', metrics } of sources) {
      const value = metrics?.[key]
      if (value === undefined || digestDate < newest) continue
      united[key] = digestDate === newest ? Math.max(united[key] ?? 0, value) : value
      newest = digestDate
    }
  }
  return united
}

/** Each source once, in the order of their days; a title that is the paper's is not repeated. */
function unitedSources(sources: readonly Source[], title: string): Source[] {
  const known = new Map<string, Source>()
  for (const { reader, path, digestDate, position, metrics = {}, ...source } of sources) {
    const own = source.title === title ? undefined : source.title
    const counts = Object.keys(metrics).length > 0 ? metrics : undefined
    const kept = defined<Source>({ reader, path, digestDate, position, title: own, metrics: counts })
    known.set(`${digestDate ?? ''}\n${JSON.stringify(kept)}`, kept)
  }
  return [...known].sort(([first], [second]) => (first < second ? -1 : 1)).map(([, source]) => source)
}

/** Without what is absent, in the order of the contract. */
function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as unknown as Value
}
