import type { Paper } from './paper'

/** Papers, however one holds them: a list, a digest, a query, a set, a generator. */
export type Papers = Iterable<Paper> | { readonly papers: Iterable<Paper> }

/** A list of papers that need not be in memory: an array is one. */
export interface PaperList extends Iterable<Paper> {
  readonly length: number
  at(index: number): Paper | undefined
}

/**
 * Gives papers to a function: at once, or where they still have to arrive, when they are there. So what takes papers takes an async iterable too, and then gives a
 * promise of the same.
 * @throws {TypeError} Where there are no papers, saying what to do.
 */
export function withPapers<Result>(
  papers: Papers | AsyncIterable<Paper>,
  example: string,
  use: (papers: Iterable<Paper>) => Result,
): Result | Promise<Result> {
  return isAsync(papers) ? collect(papers).then(use) : use(papersOf(papers, example))
}

/** The papers of what is at hand. Throws a TypeError, with an example of what is expected, where it has none. */
export function papersOf(papers: unknown, example: string): Iterable<Paper> {
  if (typeof papers === 'object' && papers !== null) {
    if (Symbol.iterator in papers) return papers as Iterable<Paper>
    if ('papers' in papers && isIterable(papers.papers)) return papers.papers
  }
  throw new TypeError(`Expected papers, such as ${example}; received ${describePapers(papers)}`)
}

/** Whether papers have to be waited for. */
export function isAsync(papers: unknown): papers is AsyncIterable<Paper> {
  return (
    typeof papers === 'object' &&
    papers !== null &&
    Symbol.asyncIterator in papers &&
    !(Symbol.iterator in papers)
  )
}

/** Throws a TypeError where a member of a list is no paper. */
export function requirePaper(paper: unknown, index: number): void {
  const fields = (isObject(paper) ? paper : {}) as Partial<Record<keyof Paper, unknown>>
  const isPaper =
    typeof fields.title === 'string' &&
    Array.isArray(fields.authors) &&
    Array.isArray(fields.links) &&
    Array.isArray(fields.keywords) &&
    Array.isArray(fields.categories) &&
    isObject(fields.identifiers) &&
    isObject(fields.metrics)
  if (isPaper) return
  if (isObject(paper) && 'then' in paper) throw new TypeError(`papers[${index}] is a promise: await it first`)
  throw new TypeError(
    `papers[${index}] is not a Paper: check data from elsewhere with paperSchema.parse(value), which names what it lacks`,
  )
}

/** What was given in place of papers, and what to do about it. */
export function describePapers(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (typeof value === 'string') return 'a text: parse it first, then pass parse(text)'
  if (typeof value !== 'object') return `a ${typeof value}`
  if ('then' in value) return 'a promise: await it first'
  if (value instanceof URL) return 'a URL: fetch the page, parse it, and pass parse(text)'
  if ('title' in value) return 'one paper: put it into an array, [paper]'
  return 'an object without papers'
}

async function collect(papers: AsyncIterable<Paper>): Promise<Paper[]> {
  const all: Paper[] = []
  for await (const paper of papers) all.push(paper)
  return all
}

function isIterable(value: unknown): value is Iterable<Paper> {
  return isObject(value) && Symbol.iterator in value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
