import type { Diagnostic } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import { type Papers, requirePaper, withPapers } from '../model/papers'
import { allOf, type QueryNode } from './ast'
import { compileQuery, type Predicate } from './compile'
import { type Condition, conditionOf, isCondition } from './condition'
import { countValues, type FacetValue, type GroupField, groupPapers, type PaperGroup } from './group'
import { type MatchOptions, readQuery } from './language'
import { printQuery } from './print'
import { orderOfKey, type SortKey, sortPapers } from './sort'

/** Rows that are made when they are asked for, anew each time. */
export interface Rows<Row> extends Iterable<Row> {
  toArray(): Row[]
  first(): Row | undefined
  count(): number
}

/** Papers and what is asked of them. A value: each method gives a new query, and nothing is read before its rows are. */
export interface PaperQuery extends Rows<Paper> {
  /** Keeps the papers that meet a condition of `f`, or for which a function is true. */
  where(condition: Condition | Predicate): PaperQuery
  /**
   * Keeps the papers that match a query of the language, `title:pruning has:code`. Throws a TypeError where something is wrong with it, unless `report` takes that: then a
   * query that cannot be meant finds nothing.
   */
  match(query: string | QueryNode, options?: MatchOptions): PaperQuery
  /** Sorts by keys, the first first: `sort('-upvotes', 'title')`. A later call stands in for an earlier one. */
  sort(...keys: readonly SortKey[]): PaperQuery
  /** Gives no more than so many, from the offset on. */
  limit(count: number): PaperQuery
  /** Leaves out so many at the start. */
  offset(count: number): PaperQuery
  /** Rows with some of the fields, or what a function makes of each paper. */
  select<Row>(mapper: (paper: Paper) => Row): Rows<Row>
  select<Key extends keyof Paper>(...keys: readonly Key[]): Rows<Pick<Paper, Key>>
  groupBy(by: GroupField | ((paper: Paper) => string | readonly string[] | undefined)): PaperGroup[]
  /** How many papers have each value of each field, the most frequent first. */
  facets<Key extends GroupField>(...keys: readonly Key[]): Record<Key, FacetValue[]>
  /** What will be done, and what is wrong with the queries that were given. */
  explain(): Explanation
}

/** A plan in words. */
export interface Explanation {
  /** All conditions in the query language; functions are counted beside. */
  readonly query: string
  readonly functions: number
  readonly sort: readonly string[]
  readonly offset: number
  readonly limit?: number | undefined
  readonly diagnostics: readonly Diagnostic[]
}

interface Plan {
  readonly papers: Iterable<Paper>
  readonly conditions: readonly (Condition | Predicate)[]
  readonly sort: readonly SortKey[]
  readonly offset: number
  readonly limit: number | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Asks something of papers: `query(digest).match('pruning has:code').sort('-upvotes').limit(5).toArray()`. Papers are a list, a digest, another query or any iterable; one
 * that can be read once only is read now. Of an async iterable it gives a promise of the query.
 * @throws {TypeError} Where these are no papers.
 */
export function query(papers: Papers): PaperQuery
export function query(papers: AsyncIterable<Paper>): Promise<PaperQuery>
export function query(papers: Papers | AsyncIterable<Paper>): PaperQuery | Promise<PaperQuery> {
  return withPapers(papers, 'query(parse(text))', (found) => {
    const isOnce = (found[Symbol.iterator]() as unknown) === found
    return queryOf({
      papers: isOnce ? [...found] : found,
      conditions: [],
      sort: [],
      offset: 0,
      limit: undefined,
      diagnostics: [],
    })
  })
}

function queryOf(plan: Plan): PaperQuery {
  const rows = rowsOf(() => run(plan))
  return {
    ...rows,
    where(condition) {
      if (typeof condition !== 'function' && !isCondition(condition))
        throw new TypeError("Expected a condition, such as f.title.has('pruning'), or a function of a paper")
      return queryOf({ ...plan, conditions: [...plan.conditions, condition] })
    },
    match(text, options) {
      const { ast, diagnostics } =
        typeof text === 'object' ? { ast: text, diagnostics: [] } : readQuery(text, options)
      return queryOf({
        ...plan,
        conditions: [...plan.conditions, conditionOf(ast)],
        diagnostics: [...plan.diagnostics, ...diagnostics],
      })
    },
    sort(...keys) {
      for (const key of keys) if (typeof key !== 'function') orderOfKey(key)
      return queryOf({ ...plan, sort: keys })
    },
    limit: (count) => queryOf({ ...plan, limit: wholeOf('limit', count) }),
    offset: (count) => queryOf({ ...plan, offset: wholeOf('offset', count) }),
    select<Row>(...keys: readonly (keyof Paper | ((paper: Paper) => Row))[]): Rows<Row> {
      return rowsOf(() => mapped(run(plan), mapperOf(keys)))
    },
    groupBy(by) {
      return groupPapers(run(plan), by)
    },
    facets<Key extends GroupField>(...keys: readonly Key[]): Record<Key, FacetValue[]> {
      const found = [...run(plan)]
      return Object.fromEntries(keys.map((key) => [key, countValues(found, key)])) as Record<
        Key,
        FacetValue[]
      >
    },
    explain() {
      const conditions = plan.conditions.filter(isCondition)
      return {
        query: printQuery(allOf(conditions.map(({ ast }) => ast))),
        functions: plan.conditions.length - conditions.length,
        sort: plan.sort.map((key) => (typeof key === 'string' ? key : 'a function')),
        offset: plan.offset,
        limit: plan.limit,
        diagnostics: plan.diagnostics,
      }
    },
  }
}

function rowsOf<Row>(read: () => Iterable<Row>): Rows<Row> {
  return {
    [Symbol.iterator]: () => read()[Symbol.iterator](),
    toArray: () => [...read()],
    first() {
      for (const row of read()) return row
      return undefined
    },
    count() {
      let count = 0
      for (const _ of read()) count++
      return count
    },
  }
}

function* run({
  papers,
  conditions,
  sort,
  offset,
  limit = Number.POSITIVE_INFINITY,
}: Plan): Generator<Paper, void, undefined> {
  if (limit === 0) return
  const tests = conditions.map((condition) =>
    isCondition(condition) ? compileQuery(condition.ast) : condition,
  )
  const found = filtered(papers, tests)
  let index = 0
  for (const paper of sort.length === 0 ? found : sortPapers(Array.from(found), sort)) {
    if (index++ < offset) continue
    yield paper
    if (index >= offset + limit) return
  }
}

function* filtered(papers: Iterable<Paper>, tests: readonly Predicate[]): Generator<Paper, void, undefined> {
  const [first = () => true, ...others] = tests
  let index = 0
  for (const paper of papers) {
    requirePaper(paper, index++)
    if (first(paper) && others.every((test) => test(paper))) yield paper
  }
}

function* mapped<Row>(
  papers: Iterable<Paper>,
  mapper: (paper: Paper) => Row,
): Generator<Row, void, undefined> {
  for (const paper of papers) yield mapper(paper)
}

/** A field that a paper does not state is not in its row. */
function mapperOf<Row>(keys: readonly (keyof Paper | ((paper: Paper) => Row))[]): (paper: Paper) => Row {
  const [first] = keys
  if (typeof first === 'function') return first
  const names = keys.filter((key): key is keyof Paper => typeof key === 'string')
  if (names.length === 0 || names.length < keys.length)
    throw new TypeError("Expected names of fields, such as 'title', or one function of a paper")
  return (paper) =>
    Object.fromEntries(names.filter((name) => name in paper).map((name) => [name, paper[name]])) as Row
}

function wholeOf(name: string, count: number): number {
  if (!Number.isInteger(count) || count < 0)
    throw new TypeError(`Expected ${name} as a whole number from 0 on, received ${String(count)}`)
  return count
}
