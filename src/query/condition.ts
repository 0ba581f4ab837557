import { frozen } from '../model/frozen'
import type { Paper } from '../model/paper'
import { allOf, anyOf, notOf, type QueryNode } from './ast'
import { compileQuery, type Predicate } from './compile'
import { type FieldNameOf, isPartName, type PartName, parts } from './fields'
import { isFaulty, parseQuery } from './language'
import { isBare } from './print'

/** A condition on papers: what {@link f} makes. It is a value: `and`, `or` and `not` make new ones. */
export interface Condition {
  /** The same in the query language: `printQuery(condition.ast)`. */
  readonly ast: QueryNode
  test(paper: Paper): boolean
  and(other: Condition): Condition
  or(other: Condition): Condition
  not(): Condition
}

/** Conditions on a text: `f.title.has('pruning')`. */
export interface TextConditions {
  /** It has the words, whole and in this order; case and diacritics are of no account. A `*` at the end lets the last word go on. */
  has(words: string): Condition
}

/** Conditions on a value: `f.category.is('cs.CL')`. */
export interface ValueConditions {
  /** It is the value; case and diacritics are of no account. */
  is(value: string): Condition
}

/** Conditions on a count: `f.authorCount.gt(5)`. A paper without the count meets none. */
export interface NumberConditions {
  eq(count: number): Condition
  gt(count: number): Condition
  gte(count: number): Condition
  lt(count: number): Condition
  lte(count: number): Condition
  /** Both ends are in it. */
  between(from: number, to: number): Condition
}

/** Conditions on a date, by partial ISO dates: `2024` has all days of 2024. A paper without the date meets none. */
export interface DateConditions {
  on(date: string): Condition
  since(date: string): Condition
  until(date: string): Condition
  before(date: string): Condition
  after(date: string): Condition
  /** Both ends are in it. */
  between(from: string, to: string): Condition
}

/** Makes the condition of a node. */
export function conditionOf(ast: QueryNode): Condition {
  let predicate: Predicate | undefined
  return {
    ast,
    test(paper) {
      predicate ??= compileQuery(ast)
      return predicate(paper)
    },
    and: (other) => conditionOf(allOf([ast, other.ast])),
    or: (other) => conditionOf(anyOf([ast, other.ast])),
    not: () => conditionOf(notOf(ast)),
  }
}

/** Whether a value is a condition, whichever copy of the package made it. */
export function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && 'ast' in value && 'test' in value
}

function textConditions(field?: FieldNameOf<'text'>): TextConditions {
  return {
    has(words) {
      const isPrefix = checked(words).length > 1 && words.endsWith('*')
      const value = isPrefix ? checked(words.slice(0, -1)) : words
      const isPhrase = !isBare(value, field !== undefined)
      return conditionOf({ type: 'text', ...(field !== undefined && { field }), value, isPhrase, isPrefix })
    },
  }
}

function valueConditions(field: FieldNameOf<'value'>): ValueConditions {
  return {
    is(value) {
      if (isFaulty(field, checked(value)))
        throw new TypeError(`Expected an identifier, received ${JSON.stringify(value)} for ${field}`)
      return conditionOf({ type: 'value', field, value })
    },
  }
}

function checked(value: string): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new TypeError(`Expected words, such as 'pruning', received ${JSON.stringify(value)}`)
  return value
}

/** Reads what follows a field's name as the language does, so that the two agree. */
function ranged(field: string, value: string, example: string): Condition {
  const { ast, diagnostics } = parseQuery(`${field}:"${value.replace(/["\\]/g, '\\$&')}"`)
  if (diagnostics.length > 0 || ast.type === 'all')
    throw new TypeError(`Expected ${example}, received ${JSON.stringify(value)} for ${field}`)
  return conditionOf(ast)
}

function numberConditions(field: FieldNameOf<'number'>): NumberConditions {
  const of = (value: string): Condition => ranged(field, value, 'whole numbers from 0 on, the smaller first')
  return {
    eq: (count) => of(`${count}`),
    gt: (count) => of(`>${count}`),
    gte: (count) => of(`>=${count}`),
    lt: (count) => of(`<${count}`),
    lte: (count) => of(`<=${count}`),
    between: (from, to) => of(`${from}..${to}`),
  }
}

function dateConditions(field: FieldNameOf<'date'>): DateConditions {
  const of = (value: string): Condition =>
    ranged(field, value, "partial ISO dates, such as '2025-04', the earlier first")
  return {
    on: (date) => of(`=${date}`),
    since: (date) => of(`>=${date}`),
    until: (date) => of(`<=${date}`),
    before: (date) => of(`<${date}`),
    after: (date) => of(`>${date}`),
    between: (from, to) => of(`${from}..${to}`),
  }
}

/** The fields of a paper, as the start of a condition: `f.published.between('2024', '2025').and(f.has('code'))`. */
export const f = /* @__PURE__ */ frozen({
  /** Words in any text that is searched: title, summary, abstract, keywords, authors, organisation. */
  text: textConditions(),
  title: textConditions('title'),
  abstract: textConditions('abstract'),
  tldr: textConditions('tldr'),
  author: textConditions('author'),
  organization: textConditions('org'),
  keyword: textConditions('keyword'),
  section: textConditions('section'),
  submitter: textConditions('submitter'),
  /** `cs.CL`, or `cs` for the whole archive. */
  category: valueConditions('category'),
  /** Name of a reader: `html`. */
  source: valueConditions('source'),
  id: valueConditions('id'),
  arxiv: valueConditions('arxiv'),
  doi: valueConditions('doi'),
  /** As printed, else the number of names. */
  authorCount: numberConditions('authors'),
  upvotes: numberConditions('upvotes'),
  comments: numberConditions('comments'),
  stars: numberConditions('stars'),
  published: dateConditions('published'),
  featured: dateConditions('featured'),
  /** The paper states a part: `f.has('code')`. */
  has(part: PartName): Condition {
    if (!isPartName(part))
      throw new TypeError(`Expected one of ${Object.keys(parts).join(', ')}, received ${String(part)}`)
    return conditionOf({ type: 'has', part })
  },
})
