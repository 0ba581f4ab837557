import type { Diagnostic } from '../model/diagnostic'
import type { Digest } from '../model/digest'
import { nearest } from '../model/nearest'
import type { Paper } from '../model/paper'
import { type Client, createClient } from '../network/client'
import type { ClientOptions } from '../network/client-options'
import { fetchAnnouncements, fetchRecords, notFound } from './arxiv'
import {
  arxivIdIn,
  type DayRange,
  type DigestRequest,
  daysOf,
  requireRange,
  requireRequest,
} from './digest-request'
import { fetchList, fetchPaper, searchPapers } from './hugging-face'

/** How a digest is fetched: by a client of one's own, or by one that these options make. */
export interface FetchDigestOptions extends ClientOptions {
  /** A client that others use too, so that all keep to the limits together. Beside it only `signal` and `service` are taken. */
  readonly client?: Client | undefined
  /** Who is asked for papers by `ids`: `arxiv` for their records (the default), or `huggingFace` for votes, summaries and code. */
  readonly service?: 'arxiv' | 'huggingFace' | undefined
}

/**
 * Fetches a digest: `fetchDigest({ date: '2026-03-04' })`. Lists and searches come from Hugging Face, all pages of them; papers by identifier from arXiv.
 *
 * A day without papers is an empty digest, and `messages` say so (`empty-list`); papers that are not there are told too (`not-found`). Rejects with a
 * `NetworkError` where a service gives no answer, and with the signal's reason. Throws a TypeError where the request or the options make no sense.
 */
export async function fetchDigest(request: DigestRequest, options: FetchDigestOptions = {}): Promise<Digest> {
  requireRequest(request)
  const client = clientOf(options)
  const { signal, service = 'arxiv' } = options
  if ('search' in request) return searchPapers(client, request.search, { signal })
  if ('category' in request) return fetchAnnouncements(client, request.category, { signal })
  if ('range' in request) return unite(eachDay(client, request.range, signal))
  if (!('ids' in request)) return fetchList(client, request, { signal })
  const ids = [...new Set(request.ids.flatMap((text) => arxivIdIn(text) ?? []))]
  return service === 'arxiv'
    ? fetchRecords(client, ids, { signal })
    : unite(papersOfSite(client, ids, signal))
}

/**
 * Fetches the lists of days one after the other: `for await (const digest of fetchDigests({ from: '2026-03-02', to: '2026-03-06' }))`. Weekends and holidays are
 * digests without papers. Rejects and throws as {@link fetchDigest} does.
 */
export function fetchDigests(
  range: DayRange,
  options: FetchDigestOptions = {},
): AsyncGenerator<Digest, void, undefined> {
  requireRange(range)
  return eachDay(clientOf(options), range, options.signal)
}

async function* eachDay(
  client: Client,
  range: DayRange,
  signal: AbortSignal | undefined,
): AsyncGenerator<Digest, void, undefined> {
  for (const date of daysOf(range)) yield await fetchList(client, { date }, { signal })
}

async function* papersOfSite(
  client: Client,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Digest> {
  for (const id of ids)
    yield (await fetchPaper(client, id, { signal })) ?? {
      papers: [],
      messages: [notFound('Hugging Face', id)],
    }
}

async function unite(digests: AsyncIterable<Digest>): Promise<Digest> {
  const papers: Paper[] = []
  const messages: Diagnostic[] = []
  for await (const digest of digests) {
    papers.push(...digest.papers)
    messages.push(...digest.messages)
  }
  return { papers, messages }
}

const SERVICES: readonly string[] = ['arxiv', 'huggingFace']

function clientOf({ client, service, ...options }: FetchDigestOptions): Client {
  if (service !== undefined && !SERVICES.includes(service)) {
    const near = nearest(String(service), SERVICES)
    throw new TypeError(
      `Expected options.service as ${SERVICES.join(' or ')}, received ${JSON.stringify(service)}${near === undefined ? '' : `; did you mean '${near}'?`}`,
    )
  }
  if (!client) return createClient(options)
  const [other] =
    Object.entries(options).find(([name, value]) => name !== 'signal' && value !== undefined) ?? []
  if (other !== undefined)
    throw new TypeError(
      `options.${other} is one of a client: give it to createClient, for options.client is there already`,
    )
  return client
}
