import { foldText } from '../lexicon/fold'
import { parseArxivId, parseDoi } from '../lexicon/identifier'
import { addressOf, arxivIdOf, pdfOf } from '../model/address'
import type { LinkRelation, Paper } from '../model/paper'

/** A field whose words are looked for. */
export interface TextField {
  readonly kind: 'text'
  /** The texts of a paper, as printed. */
  values(paper: Paper): readonly string[]
}

/** A field that is one value or another: it matches whole. */
export interface ValueField {
  readonly kind: 'value'
  /** The values of a paper, folded. */
  values(paper: Paper): readonly string[]
  /** The value that a query means, in the form of those. */
  fold(value: string): string
}

/** A field that is a count. */
export interface NumberField {
  readonly kind: 'number'
  value(paper: Paper): number | undefined
}

/** A field that is a partial ISO date. */
export interface DateField {
  readonly kind: 'date'
  value(paper: Paper): string | undefined
}

export type Field = TextField | ValueField | NumberField | DateField

const text = (values: TextField['values']): TextField => ({ kind: 'text', values })
const value = (values: ValueField['values'], fold: ValueField['fold'] = foldText): ValueField => ({
  kind: 'value',
  values: (paper) => values(paper).map(foldText),
  fold,
})
const number = (of: NumberField['value']): NumberField => ({ kind: 'number', value: of })
const date = (of: DateField['value']): DateField => ({ kind: 'date', value: of })
const one = (member: string | undefined): readonly string[] => (member === undefined ? [] : [member])

/** The fields of the query language, by the names that queries use. */
export const fields = {
  title: text((paper) => [paper.title]),
  abstract: text((paper) => one(paper.abstract)),
  tldr: text((paper) => one(paper.tldr)),
  author: text((paper) => paper.authors.map(({ name }) => name)),
  org: text(({ organization }) => [...one(organization?.name), ...one(organization?.slug)]),
  keyword: text((paper) => paper.keywords),
  section: text((paper) => one(paper.section)),
  submitter: text((paper) => one(paper.submitter)),
  category: value((paper) => paper.categories.flatMap((name) => [name, name.split('.', 1)[0] ?? name])),
  source: value((paper) => paper.sources.map(({ reader }) => reader)),
  id: value((paper) => [paper.id]),
  arxiv: value(
    (paper) => one(arxivIdOf(paper)),
    (id) => foldText(parseArxivId(id) ?? id),
  ),
  doi: value(
    ({ identifiers }) => one(identifiers.doi),
    (id) => foldText(parseDoi(id) ?? id),
  ),
  authors: number(
    (paper) => paper.authorCount ?? (paper.authors.length > 0 ? paper.authors.length : undefined),
  ),
  upvotes: number((paper) => paper.metrics.upvotes),
  comments: number((paper) => paper.metrics.comments),
  stars: number((paper) => paper.metrics.stars),
  published: date((paper) => paper.published),
  featured: date((paper) => paper.featured),
} as const satisfies Readonly<Record<string, Field>>

/** The name of a field: `title`, `upvotes`, `published`. */
export type FieldName = keyof typeof fields

/** The names of the fields of one kind. */
export type FieldNameOf<Kind extends Field['kind']> = {
  [Name in FieldName]: (typeof fields)[Name]['kind'] extends Kind ? Name : never
}[FieldName]

/** Whether a word names a field. */
export function isFieldName(word: string): word is FieldName {
  return Object.hasOwn(fields, word)
}

/** Whether a field is of a kind. */
export function isOfKind<Kind extends Field['kind']>(name: FieldName, kind: Kind): name is FieldNameOf<Kind> {
  return fields[name].kind === kind
}

/** Texts that a word without a field is looked for in. */
export const searched: readonly FieldNameOf<'text'>[] = [
  'title',
  'tldr',
  'abstract',
  'keyword',
  'author',
  'org',
]

const links =
  (rel: LinkRelation) =>
  (paper: Paper): boolean =>
    paper.links.some((link) => link.rel === rel)

/** What `has:` can ask for. */
export const parts = {
  abstract: (paper) => paper.abstract !== undefined,
  tldr: (paper) => paper.tldr !== undefined,
  authors: (paper) => paper.authors.length > 0,
  org: (paper) => paper.organization !== undefined,
  date: (paper) => paper.published !== undefined,
  arxiv: (paper) => fields.arxiv.values(paper).length > 0,
  doi: (paper) => paper.identifiers.doi !== undefined,
  url: (paper) => addressOf(paper) !== undefined,
  pdf: (paper) => pdfOf(paper) !== undefined,
  code: links('code'),
  project: links('project'),
  video: links('video'),
  discussion: links('discussion'),
  keywords: (paper) => paper.keywords.length > 0,
  categories: (paper) => paper.categories.length > 0,
  section: (paper) => paper.section !== undefined,
  upvotes: (paper) => paper.metrics.upvotes !== undefined,
  comments: (paper) => paper.metrics.comments !== undefined,
  stars: (paper) => paper.metrics.stars !== undefined,
} as const satisfies Readonly<Record<string, (paper: Paper) => boolean>>

/** What `has:` can ask for, by name: `code`, `abstract`. */
export type PartName = keyof typeof parts

/** Whether a word names a part that `has:` can ask for. */
export function isPartName(word: string): word is PartName {
  return Object.hasOwn(parts, word)
}
