import type { Digest, Paper } from '../../index'
import { isCategoryCode } from '../../lexicon/category'
import { NetworkError } from '../../network/error'
import { dayBefore, periodBefore } from '../../query/period'
import { arxivIdIn, type DigestRequest, isDay, isMonth, isWeek } from '../../sources/digest-request'
import { type FetchDigestOptions, fetchDigest } from '../../sources/fetch-digest'
import { openClient } from '../client'
import { createTeller, lineOf, refuse } from '../message'
import type { VerbOptions } from '../option-table'
import type { Settings } from '../output'
import { selectPapers } from '../read'
import { formatSettings } from '../settings'
import { openState } from '../state'
import { exitCodes } from '../surroundings'
import type { CommandContext, RunVerb } from '../verb'
import { exporterFor, writePapers } from '../write'
import { digestsOf, withHead } from './convert'

/** Fetches digests and writes their papers in one format. */
export const getDigests: RunVerb = async (words, options, context) => {
  const { stderr } = context.surroundings
  const today = options.referenceDate ?? context.surroundings.today
  const requests = requestsOf(words, options, today)
  if (typeof requests === 'string') return refuse(requests, stderr)
  const exporter = await exporterFor([], options, context)
  if (typeof exporter === 'number') return exporter
  const settings = formatSettings(context.settings, exporter)
  const state = await openState(options, context)
  if (typeof state === 'number') return state
  const digests = await fetchAll(requests, options, context)
  if (typeof digests === 'number') return digests
  const all = digests.flatMap(({ papers }) => papers)
  const papers = selectPapers(state.unseen(all), options, context)
  if (typeof papers === 'number') return papers
  const head = (some: readonly Paper[]): Settings =>
    withHead(settings, exporter, digestsOf(some, digests), some, today)
  const code = await writePapers(papers, exporter, head, options, context)
  return code === exitCodes.ok ? state.remember(papers) : code
}

/** Fetches all of it, and tells what there is to say; an exit code where a service gives no answer, or the options forbid what it gave. */
async function fetchAll(
  requests: ReadonlyMap<string, DigestRequest>,
  options: VerbOptions,
  context: CommandContext,
): Promise<Digest[] | number> {
  const { stderr } = context.surroundings
  const opened = await openClient(options, context)
  if (typeof opened === 'number') return opened
  const { client, end } = opened
  const service = options.service as FetchDigestOptions['service']
  const digests: Digest[] = []
  try {
    for (const [name, request] of requests) {
      const digest = await fetchDigest(request, { client, service })
      const teller = createTeller(name, context.surroundings)
      digest.messages.forEach(teller.tell)
      teller.end()
      digests.push(digest)
    }
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    stderr.write(lineOf('<network>', error.diagnostic))
    return exitCodes.inputOutput
  } finally {
    end()
  }
  const isBad = digests.some(({ messages }) => messages.some(({ fatal }) => fatal !== undefined))
  return options.strict === true && isBad ? exitCodes.badData : digests
}

/** What is to be fetched, by what the person called it; all identifiers at once. What is wrong with a word, in words. */
function requestsOf(
  words: readonly string[],
  { search }: VerbOptions,
  today: string,
): Map<string, DigestRequest> | string {
  const requests = new Map<string, DigestRequest>()
  const ids: string[] = []
  for (const word of words) {
    const request = requestOf(word, today)
    if (request) requests.set(word, request)
    else if (arxivIdIn(word) !== undefined) ids.push(word)
    else
      return `${word}: expected a day (yesterday, 2026-03-04), days (7d, 2026-03-02..2026-03-06), a week (2026-W10), a month (2026-03), a category of arXiv's (cs.LG) or its identifiers (2504.01234)`
  }
  if (ids.length > 0) requests.set(ids.length === 1 ? (ids[0] ?? '') : `${ids.length} papers`, { ids })
  if (search !== undefined) {
    if (search.trim() === '') return '--search: expected words'
    requests.set(`--search ${search}`, { search })
  }
  return requests.size === 0 ? 'say what to get, such as yesterday; get --help shows what there is' : requests
}

function requestOf(word: string, today: string): DigestRequest | undefined {
  const [start = '', end, more] = word.split('..')
  const from = dayOf(start, today)
  if (end === undefined) {
    if (from !== undefined) return { date: from }
    if (isWeek(word)) return { week: word }
    if (isMonth(word)) return { month: word }
    const last = /^([1-9]\d{0,2})d$/.exec(word)?.[1]
    if (last !== undefined) return lastDays(Number(last), today)
    return isCategoryCode(word) ? { category: word } : undefined
  }
  const to = dayOf(end === '' ? 'today' : end, today)
  return from !== undefined && to !== undefined && from <= to && more === undefined
    ? { range: { from, to } }
    : undefined
}

/** So many days, the last of which is today. */
function lastDays(count: number, today: string): DigestRequest {
  return { range: { from: dayBefore(today, count - 1, 'd') ?? today, to: today } }
}

function dayOf(word: string, today: string): string | undefined {
  if (word === 'today') return today
  if (word === 'yesterday') return periodBefore(today)
  return isDay(word) ? word : undefined
}
