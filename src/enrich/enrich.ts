import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { requireOptions } from '../model/option'
import type { Paper } from '../model/paper'
import { isAsync, type Papers, papersOf, requirePaper } from '../model/papers'
import { ask, type Inquiry, openInquiry } from './ask'
import { completePaper, placeOf, type WantedVersion } from './complete'
import { type Match, matchPaper } from './match'
import { isFullyNamed } from './person'
import type { Resolver } from './resolver'

/** How papers are completed. */
export interface EnrichOptions {
  /** Whom to ask, in this order; the next one is asked only for what is still missing. */
  readonly resolvers: readonly Resolver[]
  /**
   * Which version is wanted. `preprint`: the one of the digest, with the place and the DOI of a published version only where that is of the same year; `published`:
   * day, place and DOI of the published version instead, where one is known; `both`: that one as a paper of its own beside the first. Default: `preprint`.
   */
  readonly prefer?: WantedVersion | undefined
  readonly signal?: AbortSignal | undefined
  /** Called as papers are done, with the figures so far. */
  readonly onProgress?: ((report: EnrichReport) => void) | undefined
}

/** What came of it, in papers. */
export interface EnrichReport {
  /** All that were given. */
  readonly papers: number
  /** Those that have all their names now. */
  readonly named: number
  /** Those that lacked nothing, so that nobody was asked for them. */
  readonly whole: number
  /** Those of which a record was found. */
  readonly matched: number
  /** Those of which there are records that may be others'. */
  readonly ambiguous: number
  /** Those of which nobody has a record. */
  readonly notFound: number
  /** Those for which somebody could not be asked, and nobody else had a record. */
  readonly unchecked: number
}

/** Papers with what was found for them. */
export interface EnrichedPapers {
  /** In their order. */
  readonly papers: Paper[]
  readonly messages: Diagnostic[]
  readonly report: EnrichReport
}

/** Completed papers as they come. The report and the messages grow with them, and are whole when the last paper has come. */
export interface EnrichedStream extends AsyncIterable<Paper> {
  readonly report: EnrichReport
}

/** The options of a stream. */
export interface EnrichStreamOptions extends EnrichOptions {
  /** Takes what is told of papers. Default: it is dropped. */
  readonly report?: ((message: Diagnostic) => void) | undefined
}

const NAMES = ['resolvers', 'prefer', 'signal', 'onProgress', 'report']

/**
 * Completes papers by records of them: `await enrich(digest, { resolvers: [local(held)] })`. A record counts where {@link matchPaper} says that it is one of the paper; what is not sure is left out with the
 * message `ambiguous-match`, which names the candidates. What the digest states stays as it is.
 * @throws {TypeError} Where papers or options make no sense. Rejects where `signal` aborts it; what fails at a resolver is a message.
 */
export async function enrich(
  papers: Papers | AsyncIterable<Paper>,
  options: EnrichOptions,
): Promise<EnrichedPapers> {
  const messages: Diagnostic[] = []
  const done: Paper[] = []
  const stream = enrichStream(papers, { ...options, report: (message) => messages.push(message) })
  for await (const paper of stream) done.push(paper)
  return { papers: done, messages, report: stream.report }
}

/** So many papers are looked up together, and no more are held. */
const WINDOW = 100

/** The same for papers of any number, in constant memory: `for await (const paper of enrichStream(papers, options))`. It is read once. */
export function enrichStream(
  papers: Papers | AsyncIterable<Paper>,
  options: EnrichStreamOptions,
): EnrichedStream {
  requireResolvers(options, NAMES, 'enrich')
  const { prefer = 'preprint', onProgress, report: tell = ignore } = options
  if (!['preprint', 'published', 'both'].includes(prefer))
    throw new TypeError(`Expected prefer as preprint, published or both, received ${JSON.stringify(prefer)}`)
  const items = isAsync(papers) ? papers : papersOf(papers, 'enrich(parse(text), { resolvers })')
  const report = { papers: 0, named: 0, whole: 0, matched: 0, ambiguous: 0, notFound: 0, unchecked: 0 }

  async function* run(): AsyncGenerator<Paper, void, undefined> {
    for await (const window of windowsOf(items)) {
      const inquiries = window.map(openInquiry)
      await lookUp(inquiries, options)
      for (const inquiry of inquiries) {
        const match = matchOf(inquiry)
        const { paper, published, messages } = settle(inquiry, match, prefer)
        messages.forEach(tell)
        report.papers += 1
        if (isFullyNamed(paper)) report.named += 1
        report[outcomeOf(inquiry, match, prefer)] += 1
        yield paper
        if (published) yield published
      }
      onProgress?.({ ...report })
    }
  }

  return { report, [Symbol.asyncIterator]: run }
}

/** Throws a TypeError where there is nobody to ask. */
export function requireResolvers(options: unknown, names: readonly string[], whose: string): void {
  requireOptions(options, names, whose)
  const { resolvers } = options as { resolvers?: unknown }
  if (!Array.isArray(resolvers) || resolvers.length === 0)
    throw new TypeError(`Expected resolvers of ${whose}, such as { resolvers: [local(papers)] }`)
  for (const resolver of resolvers as unknown[]) {
    const isResolver = typeof resolver === 'object' && resolver !== null && 'lookUp' in resolver
    if (!isResolver && resolver instanceof Promise)
      throw new TypeError('A resolver is a promise: await it first, await local(stream)')
    if (typeof resolver === 'function')
      throw new TypeError('A resolver is a function: call it first, as in resolvers.arxiv({ client })')
    if (!isResolver)
      throw new TypeError(`Expected a resolver, such as local(papers); received ${typeof resolver}`)
  }
}

/** Papers in windows, so that resolvers are asked for many at once. */
export async function* windowsOf(
  papers: Iterable<Paper> | AsyncIterable<Paper>,
): AsyncGenerator<Paper[], void, undefined> {
  let window: Paper[] = []
  let index = 0
  for await (const paper of papers) {
    requirePaper(paper, index++)
    window.push(paper)
    if (window.length < WINDOW) continue
    yield window
    window = []
  }
  if (window.length > 0) yield window
}

/** An identifier that one resolver finds may tell another one more: so all are asked again, for what they were not asked for. */
const MOST_ROUNDS = 3

async function lookUp(
  inquiries: readonly Inquiry[],
  { resolvers, signal, prefer }: EnrichOptions,
): Promise<void> {
  for (let round = 0, isChanged = true; isChanged && round < MOST_ROUNDS; round++) {
    isChanged = false
    for (const resolver of resolvers) {
      const open = inquiries.filter((inquiry) => isOpen(inquiry, prefer))
      if (!(await ask(resolver, open, { signal }))) continue
      isChanged = true
      for (const inquiry of open) learn(inquiry)
    }
  }
}

/** Whether something is missing: names, an identifier, or the published version where that is wanted. */
function isOpen({ known, records }: Inquiry, version: WantedVersion | undefined): boolean {
  if (version === 'published' || version === 'both') return true
  const { arxiv, doi } = known.identifiers
  const isNamed = [
    known,
    ...[...records].filter(([, { givesNames }]) => givesNames).map(([record]) => record),
  ].some(isFullyNamed)
  return !isNamed || (arxiv === undefined && doi === undefined)
}

/** Takes up the identifiers of what is surely of the paper. */
function learn(inquiry: Inquiry): void {
  const match = matchOf(inquiry)
  if (match.verdict !== 'same') return
  const found = match.records.map((record) => ({ record, givesNames: false }))
  const { identifiers } = completePaper(inquiry.paper, found).paper
  inquiry.known = { ...inquiry.paper, identifiers }
}

function matchOf({ known, records }: Inquiry): Match {
  const isListed = (record: Paper): boolean => records.get(record)?.givesNames ?? false
  return matchPaper(known, [...records.keys()], { isListed })
}

function settle(
  inquiry: Inquiry,
  match: Match,
  prefer: WantedVersion,
): { paper: Paper; published?: Paper | undefined; messages: readonly Diagnostic[] } {
  const { paper, records, failures } = inquiry
  const details = { ...placeOf(paper), actual: paper.title }
  if (match.verdict === 'same') {
    const found = match.records.map((record) => ({
      record,
      givesNames: records.get(record)?.givesNames ?? false,
    }))
    return completePaper(paper, found, prefer)
  }
  if (match.verdict === 'ambiguous') {
    const reason = `Nothing is taken for this paper: ${match.reason}`
    const expected = match.records.slice(0, 5).map((record) => describe(record))
    return { paper, messages: [diagnostic('ambiguous-match', reason, { ...details, expected })] }
  }
  if (isWhole(inquiry, prefer)) return { paper, messages: [] }
  const [failure] = failures
  if (inquiry.asked.size === 0) {
    const reason = 'Nobody could be asked for this paper by what is known of it'
    return { paper, messages: [diagnostic('failed-lookup', reason, details)] }
  }
  const message = failure
    ? diagnostic('failed-lookup', `${failure[0]} could not be asked for this paper: ${failure[1]}`, details)
    : diagnostic('not-found', 'No record of this paper was found', details)
  return { paper, messages: [message] }
}

/** Whether nothing was missing from the start. */
function isWhole(inquiry: Inquiry, prefer: WantedVersion): boolean {
  return inquiry.asked.size === 0 && !isOpen(inquiry, prefer)
}

function outcomeOf(
  inquiry: Inquiry,
  { verdict }: Match,
  prefer: WantedVersion,
): 'whole' | 'matched' | 'ambiguous' | 'notFound' | 'unchecked' {
  if (verdict === 'same') return 'matched'
  if (verdict === 'ambiguous') return 'ambiguous'
  if (isWhole(inquiry, prefer)) return 'whole'
  return inquiry.failures.size > 0 || inquiry.asked.size === 0 ? 'unchecked' : 'notFound'
}

/** A record in a line: `Ada Quill and 2 others, 2025, arxiv:2504.02508`. */
export function describe({ id, title, authors, authorCount, published }: Paper): string {
  const [first] = authors
  const others = (authorCount ?? authors.length) - 1
  const names =
    first === undefined ? 'no names' : others > 0 ? `${first.name} and ${others} more` : first.name
  const known = id.startsWith('title:') ? title : id
  return [names, published?.slice(0, 4), known].filter((part) => part !== undefined).join(', ')
}

function ignore(): void {
  // Nobody asked to be told.
}
