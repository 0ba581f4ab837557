import { shareKey } from '../model/identity'
import { requireOptions } from '../model/option'
import type { Paper } from '../model/paper'
import { isAsync, type Papers, papersOf } from '../model/papers'
import { ask, type Inquiry, openInquiry } from './ask'
import { type ComparedRecord, differencesOf, mayBe, strayIdentifier } from './compare'
import type { Difference } from './difference'
import { requireResolvers, windowsOf } from './enrich'
import type { Resolver } from './resolver'

/**
 * What was found out of an entry: `found`, a record says the same; `differs`, a record of it says something else; `not-found`, nobody who was asked has a record of it; `unchecked`,
 * nobody has, and somebody could not be asked, or nobody by what the entry states.
 */
export type VerdictKind = 'found' | 'differs' | 'not-found' | 'unchecked'

/** What was found out of one entry, and how. */
export interface Verdict {
  readonly verdict: VerdictKind
  readonly paper: Paper
  /** The record that it was compared with. */
  readonly record?: Paper | undefined
  /** Who has that record. */
  readonly resolver?: string | undefined
  /** Where they differ. What is mere information stands here too, of an entry that is found. */
  readonly differences: readonly Difference[]
  /** Who was asked, in that order, and how many records each gave; or why one could not be asked. */
  readonly asked: readonly AskedResolver[]
}

/** A resolver that was asked for an entry. */
export interface AskedResolver {
  readonly resolver: string
  /** Of whatever paper; they were compared, and left aside where they are of another one. */
  readonly records: number
  readonly failure?: string | undefined
}

/** How entries are looked up. */
export interface VerifyOptions {
  /** Whom to ask, in this order; the next one is asked for what is not found yet. */
  readonly resolvers: readonly Resolver[]
  readonly signal?: AbortSignal | undefined
  /** Called as entries are done, with the figures so far. */
  readonly onProgress?: ((report: VerifyReport) => void) | undefined
}

/** What came of it, in entries. */
export interface VerifyReport {
  readonly papers: number
  readonly found: number
  readonly differs: number
  readonly notFound: number
  readonly unchecked: number
}

/** Verdicts on all entries. */
export interface Verification {
  /** In the order of the entries. */
  readonly verdicts: Verdict[]
  readonly report: VerifyReport
}

/** Verdicts as they come. The report grows with them, and is whole when the last one has come. */
export interface VerificationStream extends AsyncIterable<Verdict> {
  readonly report: VerifyReport
}

/**
 * Looks entries of a bibliography up: `await verify(parse(bib), { resolvers: [local(held)] })`. A verdict says what was looked up and what was answered, and nothing else: what nobody has a record of may be there all the same.
 * @throws {TypeError} Where papers or options make no sense. Rejects where `signal` aborts it; what fails at a resolver is part of the verdict.
 */
export async function verify(
  papers: Papers | AsyncIterable<Paper>,
  options: VerifyOptions,
): Promise<Verification> {
  const verdicts: Verdict[] = []
  const stream = verifyStream(papers, options)
  for await (const verdict of stream) verdicts.push(verdict)
  return { verdicts, report: stream.report }
}

/** The same for entries of any number, in constant memory. It is read once. */
export function verifyStream(
  papers: Papers | AsyncIterable<Paper>,
  options: VerifyOptions,
): VerificationStream {
  requireOptions(options, ['resolvers', 'signal', 'onProgress'], 'verify')
  requireResolvers(options, ['resolvers', 'signal', 'onProgress'], 'verify')
  const { resolvers, signal, onProgress } = options
  const items = isAsync(papers) ? papers : papersOf(papers, 'verify(parse(text), { resolvers })')
  const report = { papers: 0, found: 0, differs: 0, notFound: 0, unchecked: 0 }

  async function* run(): AsyncGenerator<Verdict, void, undefined> {
    for await (const window of windowsOf(items)) {
      const inquiries = window.map(openInquiry)
      for (const resolver of resolvers) {
        const open = inquiries.filter((inquiry) => judge(inquiry).verdict !== 'found')
        await ask(resolver, open, { signal, isNear: true })
      }
      for (const inquiry of inquiries) {
        const verdict = judge(inquiry)
        report.papers += 1
        report[verdict.verdict === 'not-found' ? 'notFound' : verdict.verdict] += 1
        yield verdict
      }
      onProgress?.({ ...report })
    }
  }

  return { report, [Symbol.asyncIterator]: run }
}

/** A verdict on what is known so far. */
function judge({ paper, records, failures, asked }: Inquiry): Verdict {
  const all = [...records].map(([record, resolver]) => ({ record, resolver }))
  const who = [...asked.keys()].map((resolver): AskedResolver => {
    const failure = failures.get(resolver)
    const count = all.filter((one) => one.resolver.name === resolver).length
    return { resolver, records: count, ...(failure !== undefined && { failure }) }
  })
  const compared = all
    .filter(({ record }) => mayBe(paper, record))
    .map((one) => ({ ...one, differences: differencesWith(paper, one, all) }))
  const [first, ...others] = compared
  if (first) {
    const best = others.reduce((one, other) => (isCloser(other, one) ? other : one), first)
    const { record, resolver, differences } = best
    const verdict = differences.every(({ isInformation }) => isInformation) ? 'found' : 'differs'
    return { verdict, paper, record, resolver: resolver.name, differences, asked: who }
  }
  const stray = all.flatMap(({ record }) => strayIdentifier(paper, record) ?? []).slice(0, 1)
  const verdict = failures.size > 0 || who.length === 0 ? 'unchecked' : 'not-found'
  return { verdict, paper, differences: stray, asked: who }
}

/** Differences from a record, and identifiers of the entry by which another paper is known. */
function differencesWith(
  paper: Paper,
  { record, resolver }: { readonly record: Paper; readonly resolver: Resolver },
  all: readonly { readonly record: Paper }[],
): Difference[] {
  const compared: ComparedRecord = { record, givesNames: resolver.givesNames }
  const others = all.filter((one) => one.record !== record && shareKey(paper, one.record))
  const isKnown = others.some((one) => mayBe(paper, one.record))
  const stray = others.flatMap((one) =>
    mayBe(paper, one.record) ? [] : (strayIdentifier(paper, one.record) ?? []),
  )
  const fields = new Set(stray.map(({ field }) => field))
  const own = differencesOf(paper, compared).filter(({ field }) => !fields.has(field))
  // Each version of a work has identifiers of its own: one that another record of it has is right.
  return [...(isKnown ? own.filter(({ field }) => !field.startsWith('identifiers.')) : own), ...stray]
}

interface Compared {
  readonly record: Paper
  readonly differences: readonly Difference[]
}

/** Whether one record agrees with an entry in more than another one does. */
function isCloser(first: Compared, second: Compared): boolean {
  const weigh = ({ differences }: Compared): number =>
    differences.reduce((sum, { isInformation }) => sum + (isInformation ? 1 : 100), 0)
  return weigh(first) < weigh(second)
}
