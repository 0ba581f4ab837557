import { once } from '../lexicon/once'
import { addressOf, arxivIdOf, pdfOf } from './address'
import { frozen } from './frozen'
import type { Author, LinkRelation, Metrics, Paper, Publication } from './paper'

/**
 * How the values of a name are asked for: `text` by its words, `value` as a whole, `number` and `date` by ranges, `flag` by yes and no. Wherever a name is
 * given (queries, `f`, sorting, groups, facets, columns, templates), it means the same.
 */
export type TermKind = 'text' | 'value' | 'number' | 'date' | 'flag'

/** What a cell of a table holds; numbers are told from text because only text can turn into a formula. */
export type CellValue = string | number | undefined

/** What a name stands for. */
export interface Term<Kind extends TermKind = TermKind> {
  readonly kind: Kind
  /** The values of a paper, as printed; none where it states none. */
  values(paper: Paper): readonly (Kind extends 'number' ? number : string)[]
  /** What queries look in, where it is more than the values: the handle of an organisation beside its name. */
  readonly asked?: ((paper: Paper) => readonly string[]) | undefined
  /** What a cell of a table holds: the values joined by `; ` unless it says more. */
  cell(paper: Paper): CellValue
  /** Tables that name no columns have this one. */
  readonly isColumn?: boolean | undefined
}

type More = Pick<Term, 'asked' | 'isColumn'> & { readonly cell?: Term['cell'] }
/** What a paper states: one value, several, or none. */
type Stated = string | readonly string[] | undefined

const term =
  <Kind extends Exclude<TermKind, 'number'>>(kind: Kind) =>
  (stated: (paper: Paper) => Stated, more?: More): Term<Kind> => ({
    kind,
    values: ((paper) => listOf(stated(paper))) as Term<Kind>['values'],
    cell(paper) {
      const found = stated(paper)
      return typeof found === 'object' ? joined(found) : found
    },
    ...more,
  })
const text = /* @__PURE__ */ term('text')
const value = /* @__PURE__ */ term('value')
const date = /* @__PURE__ */ term('date')
const flag = (test: (paper: Paper) => boolean | undefined): Term<'flag'> =>
  term('flag')((paper) => (test(paper) ? 'true' : undefined))
const number = (count: (paper: Paper) => number | undefined, more?: More): Term<'number'> => ({
  kind: 'number',
  values(paper) {
    const found = count(paper)
    return found === undefined ? [] : [found]
  },
  cell: count,
  ...more,
})

function listOf(stated: Stated): readonly string[] {
  if (stated === undefined) return []
  return typeof stated === 'string' ? [stated] : stated
}

const names = (authors: readonly Author[] | undefined): readonly string[] =>
  (authors ?? []).map(({ name }) => name)
const published = (part: Exclude<keyof Publication, 'editors'>) => (paper: Paper) => paper.publication?.[part]
const linked = (rel: LinkRelation): Term<'text'> =>
  text((paper) => paper.links.filter((link) => link.rel === rel).map(({ url }) => url))
const isColumn = true

/**
 * All that can be said of a paper, each by its one name: those of {@link Paper}, those of the parts of its records, and what follows from them (`year`,
 * `code`). Queries, conditions, sorting, groups, facets, columns, templates and `has:` have these names and no others.
 */
export const vocabulary = /* @__PURE__ */ frozen(
  () =>
    ({
      id: value(({ id }) => id, { isColumn }),
      title: text(({ title }) => title, { isColumn }),
      authors: text((paper) => names(paper.authors), { isColumn }),
      authorCount: number(
        ({ authorCount, authors }) => authorCount ?? (authors.length > 0 ? authors.length : undefined),
        { isColumn, cell: ({ authorCount }) => authorCount },
      ),
      moreAuthors: flag((paper) => paper.moreAuthors),
      organization: text(({ organization }) => organization?.name, {
        isColumn,
        asked: ({ organization: { name, slug } = {} }) => [name, slug].filter((words) => words !== undefined),
      }),
      organizationSlug: value(({ organization }) => organization?.slug, { isColumn }),
      organizationUrl: text(({ organization }) => organization?.url, { isColumn }),
      published: date((paper) => paper.published, { isColumn }),
      year: date((paper) => paper.published?.slice(0, 4)),
      month: date((paper) => monthOf(paper.published)),
      featured: date((paper) => paper.featured, { isColumn }),
      submitter: text((paper) => paper.submitter, { isColumn }),
      submitterName: text((paper) => paper.submitterName),
      submittedAt: date((paper) => paper.submittedAt?.slice(0, 10), { cell: (paper) => paper.submittedAt }),
      metrics: text(({ metrics }) => countsOf(metrics)),
      upvotes: number(({ metrics }) => metrics.upvotes, { isColumn }),
      comments: number(({ metrics }) => metrics.comments, { isColumn }),
      stars: number(({ metrics }) => metrics.stars, { isColumn }),
      identifiers: value((paper) => identifiersOf(paper).map(({ id }) => id), {
        cell: (paper) => joined(identifiersOf(paper).map(({ scheme, id }) => `${scheme} ${id}`)),
      }),
      /** In cells with its scheme: spreadsheets and data frames read a bare id as a number, and lose the zero at its end. */
      arxiv: value((paper) => arxivIdOf(paper), {
        isColumn,
        cell: ({ identifiers: { arxiv } }) => (arxiv === undefined ? undefined : `arXiv:${arxiv}`),
      }),
      doi: value(({ identifiers }) => identifiers.doi, { isColumn }),
      openreview: value(({ identifiers }) => identifiers.openreview, { isColumn }),
      acl: value(({ identifiers }) => identifiers.acl, { isColumn }),
      pmid: value(({ identifiers }) => identifiers.pmid, { isColumn }),
      url: text((paper) => addressOf(paper), { isColumn }),
      publication: text(({ publication }) => wordsOf(publication)),
      venue: text(
        ({ publication: { container, event, reference } = {} }) => container ?? event ?? reference,
        {
          asked: ({ publication: { container, event, series, reference } = {} }) =>
            [container, event, series, reference].filter((words) => words !== undefined),
        },
      ),
      publicationType: value(published('type')),
      container: text(published('container')),
      volume: value(published('volume')),
      issue: value(published('issue')),
      pages: value(published('pages')),
      publisher: text(published('publisher')),
      place: text(published('place')),
      editors: text(({ publication }) => names(publication?.editors)),
      event: text(published('event')),
      series: text(published('series')),
      edition: value(published('edition')),
      publicationNumber: value(published('number')),
      reference: text(published('reference')),
      citationKey: value((paper) => paper.citationKey),
      comment: text((paper) => paper.comment),
      version: number((paper) => paper.version),
      withdrawn: flag((paper) => paper.withdrawn),
      language: value((paper) => paper.language, {
        asked: ({ language }) => listOf(language).flatMap(withStart('-')),
      }),
      images: text(({ images }) => (images ?? []).map(({ url }) => url)),
      links: text(({ links }) => links.map(({ url }) => url), {
        isColumn,
        cell: ({ links }) => joined(links.map(({ rel, url }) => `${rel} ${url}`)),
      }),
      pdf: text((paper) => pdfOf(paper)),
      code: linked('code'),
      project: linked('project'),
      discussion: linked('discussion'),
      video: linked('video'),
      keywords: text((paper) => paper.keywords, { isColumn }),
      categories: value((paper) => paper.categories, {
        isColumn,
        asked: ({ categories }) => categories.flatMap(withStart('.')),
      }),
      section: text((paper) => paper.section, { isColumn }),
      tldr: text((paper) => paper.tldr, { isColumn }),
      abstract: text((paper) => paper.abstract, { isColumn }),
      extra: text(
        ({ extra }) => Object.values(extra ?? {}).flatMap((record) => Object.values(record).map(wordsIn)),
        {
          cell: ({ extra }) => (extra === undefined ? undefined : JSON.stringify(extra)),
        },
      ),
      /** Names of readers; in cells reader, day of the digest and path, as far as known. */
      sources: value(({ sources = [] }) => sources.map(({ reader }) => reader), {
        isColumn,
        cell: ({ sources = [] }) =>
          joined(
            sources.map(({ reader, digestDate, path }) =>
              [reader, digestDate, path].filter((part) => part !== undefined).join(' '),
            ),
          ),
      }),
    }) as const satisfies Readonly<Record<string, Term>> & { readonly [Field in keyof Paper]-?: Term },
)

/** A name of the vocabulary: `title`, `upvotes`, `published`. */
export type FieldName = keyof typeof vocabulary

/** The names of one kind. */
export type FieldNameOf<Kind extends TermKind> = {
  [Name in FieldName]: (typeof vocabulary)[Name]['kind'] extends Kind ? Name : never
}[FieldName]

/** Other words for a name, as people type them. The way through the record (`metrics.upvotes`) is one too. */
export const aliases = /* @__PURE__ */ frozen(
  () =>
    ({
      author: 'authors',
      org: 'organization',
      'organization.name': 'organization',
      'organization.slug': 'organizationSlug',
      'organization.url': 'organizationUrl',
      date: 'published',
      'metrics.upvotes': 'upvotes',
      votes: 'upvotes',
      likes: 'upvotes',
      'metrics.comments': 'comments',
      'metrics.stars': 'stars',
      identifier: 'identifiers',
      'identifiers.arxiv': 'arxiv',
      'identifiers.doi': 'doi',
      'identifiers.openreview': 'openreview',
      'identifiers.acl': 'acl',
      'identifiers.pmid': 'pmid',
      type: 'publicationType',
      'publication.type': 'publicationType',
      journal: 'container',
      'publication.container': 'container',
      'publication.volume': 'volume',
      'publication.issue': 'issue',
      'publication.pages': 'pages',
      'publication.publisher': 'publisher',
      'publication.place': 'place',
      editor: 'editors',
      'publication.editors': 'editors',
      conference: 'event',
      'publication.event': 'event',
      'publication.series': 'series',
      'publication.edition': 'edition',
      'publication.number': 'publicationNumber',
      'publication.reference': 'reference',
      key: 'citationKey',
      lang: 'language',
      image: 'images',
      link: 'links',
      keyword: 'keywords',
      tag: 'keywords',
      category: 'categories',
      summary: 'tldr',
      source: 'sources',
      reader: 'sources',
    }) as const satisfies Readonly<Record<string, FieldName>>,
)

/** Another word for a name. */
export type AliasName = keyof typeof aliases

/** The name that a word stands for. */
export type Named<Word extends FieldName | AliasName> = Word extends AliasName ? (typeof aliases)[Word] : Word

/** All names, in the order of the vocabulary. */
export const fieldNames = /* @__PURE__ */ frozen(() => Object.keys(vocabulary) as readonly FieldName[])

const BY_WORD: () => ReadonlyMap<string, FieldName> = /* @__PURE__ */ once(() => {
  const words = [...fieldNames.map((name) => [name, name] as const), ...Object.entries(aliases)]
  return new Map(words.map(([word, name]) => [word.toLowerCase(), name]))
})

/** The name that a word stands for, whatever its case; `undefined` where it stands for none. */
export function fieldOf(word: unknown): FieldName | undefined {
  return typeof word === 'string' ? BY_WORD().get(word.toLowerCase()) : undefined
}

/** All words that stand for a name, to find the one that was meant. */
export function fieldWords(): string[] {
  return [...fieldNames, ...Object.keys(aliases)]
}

/** Whether a paper states what a name stands for. */
export function states(paper: Paper, name: FieldName): boolean {
  return vocabulary[name].values(paper).length > 0
}

function joined(values: readonly (string | number)[]): string | undefined {
  return values.length === 0 ? undefined : values.join('; ')
}

/** `cs.CL` is of `cs` too, `pt-BR` of `pt`. */
function withStart(mark: string): (value: string) => string[] {
  return (whole) => {
    const end = whole.indexOf(mark)
    return end > 0 ? [whole, whole.slice(0, end)] : [whole]
  }
}

function monthOf(day: string | undefined): string | undefined {
  return day !== undefined && day.length > 4 ? day.slice(0, 7) : undefined
}

function countsOf(metrics: Metrics): string[] {
  return Object.entries(metrics).flatMap(([what, count]) => (count === undefined ? [] : [`${what} ${count}`]))
}

function identifiersOf({ identifiers }: Paper): { scheme: string; id: string }[] {
  return Object.entries(identifiers).flatMap(([scheme, id]) => (id === undefined ? [] : [{ scheme, id }]))
}

/** All that a record states of the publication. */
function wordsOf({ editors, ...parts }: Publication = {}): string[] {
  return [...Object.values(parts), ...names(editors)].filter((words) => words !== undefined)
}

function wordsIn(member: unknown): string {
  return typeof member === 'string' ? member : (JSON.stringify(member) ?? '')
}
