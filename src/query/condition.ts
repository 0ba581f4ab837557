import { frozen } from '../model/frozen'
import type { Paper } from '../model/paper'
import {
  type AliasName,
  aliases,
  type FieldName,
  type FieldNameOf,
  fieldNames,
  type Named,
  type TermKind,
  vocabulary,
} from '../model/vocabulary'
import { allOf, anyOf, notOf, type QueryNode } from './ast'
import { compileQuery, type Predicate } from './compile'
import { isFaulty, requireField } from './fields'
import { parseQuery } from './language'
import { isBare, quoted } from './print'

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

/** Conditions on a value: `f.categories.is('cs.CL')`. */
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

/** Conditions on what is said or not: `f.withdrawn.is(false)`. */
export interface FlagConditions {
  /** It is said; with `false`, it is not. */
  is(value?: boolean): Condition
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
      const isPhrase = !isBare(value, field)
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
  const { ast, diagnostics } = parseQuery(`${field}:${quoted(value)}`)
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

function flagConditions(field: FieldNameOf<'flag'>): FlagConditions {
  const yes = conditionOf({ type: 'has', part: field })
  return { is: (value = true) => (value ? yes : yes.not()) }
}

interface ConditionsOf {
  readonly text: TextConditions
  readonly value: ValueConditions
  readonly number: NumberConditions
  readonly date: DateConditions
  readonly flag: FlagConditions
}

const CONDITIONS: { readonly [Kind in TermKind]: (field: FieldNameOf<Kind>) => ConditionsOf[Kind] } = {
  text: textConditions,
  value: valueConditions,
  number: numberConditions,
  date: dateConditions,
  flag: flagConditions,
}

/** All names and their short forms, each with the conditions of its kind. */
export type FieldConditions = {
  readonly [Word in
    | FieldName
    | Exclude<AliasName, `${string}.${string}`>]: ConditionsOf[(typeof vocabulary)[Named<Word>]['kind']]
} & {
  /** Words in any text that is searched: title, summary, abstract, keywords, authors, organisation. */
  readonly text: TextConditions
  /** The paper states a field: `f.has('code')`. */
  has(field: FieldName | AliasName): Condition
}

/** The fields of a paper, as the start of a condition: `f.published.between('2024', '2025').and(f.has('code'))`. */
export const f: FieldConditions = /* @__PURE__ */ makeConditions()

function makeConditions(): FieldConditions {
  const all: Record<string, object> = {
    text: textConditions(),
    has: (field: unknown) => conditionOf({ type: 'has', part: requireField(field, 'a field') }),
  }
  for (const name of fieldNames) {
    const make = CONDITIONS[vocabulary[name].kind] as (field: FieldName) => object
    all[name] = make(name)
  }
  for (const [word, name] of Object.entries(aliases)) if (!word.includes('.')) all[word] = all[name] ?? {}
  return frozen(() => all) as unknown as FieldConditions
}
