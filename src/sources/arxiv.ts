import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Digest } from '../model/digest'
import type { Paper } from '../model/paper'
import type { Client, RequestOptions } from '../network/client'
import { NetworkError } from '../network/error'
import { parse } from '../parser/parse'
import { arxiv } from '../readers/arxiv'

type Signal = Pick<RequestOptions, 'signal'>

const HOUR = 3_600_000
/** Identifiers that are asked for at a time. */
const BATCH = 100

/** The records of papers by identifiers without version, in the order of these; what arXiv does not have is told. */
export async function fetchRecords(client: Client, ids: readonly string[], options: Signal): Promise<Digest> {
  const messages: Diagnostic[] = []
  const found = new Map<string, Paper>()
  for (let start = 0; start < ids.length; start += BATCH) {
    const { papers, messages: told } = await fetchBatch(client, ids.slice(start, start + BATCH), options)
    messages.push(...told)
    for (const paper of papers) found.set(paper.identifiers.arxiv ?? '', paper)
  }
  for (const id of ids) if (!found.has(id)) messages.push(notFound('arXiv', id))
  return { papers: ids.flatMap((id) => found.get(id) ?? []), messages }
}

/** What arXiv announced last in a category. */
export async function fetchAnnouncements(
  client: Client,
  category: string,
  { signal }: Signal,
): Promise<Digest> {
  const url = `https://rss.arxiv.org/atom/${category}`
  const { status, text } = await client.request('arxiv', url, { accept: 'xml', maximumAge: HOUR, signal })
  if (status !== 200) throw refusal(status, url)
  const digest = parse(text, { readers: [arxiv], path: url })
  if (digest.papers.length > 0) return digest
  // On weekends and holidays nothing is announced.
  const message = diagnostic('empty-list', `arXiv announces no papers in ${category}`, { path: url, url })
  return { ...digest, messages: [message] }
}

/** Tells that a service does not have a paper. */
export function notFound(service: string, id: string): Diagnostic {
  return diagnostic('not-found', `${service} has no paper ${id}`, { actual: id })
}

/** All at once by the interface for searches, which is often overloaded; then one by one by that for harvesters. */
async function fetchBatch(client: Client, ids: readonly string[], { signal }: Signal): Promise<Digest> {
  const url = new URL('https://export.arxiv.org/api/query')
  url.searchParams.set('id_list', ids.join(','))
  url.searchParams.set('max_results', String(BATCH))
  const answer = await client.request('arxiv', url, { accept: 'xml', signal }).catch((error: unknown) => {
    if (!(error instanceof NetworkError)) throw error
  })
  const isRefused = answer?.status === 400 || (answer?.status === 200 && ERROR.test(answer.text))
  if (answer?.status === 200 && !isRefused) return read(answer.text, url.href)
  if (!isRefused) return fetchOneByOne(client, ids, signal)
  // It refuses all for one identifier that it does not understand.
  return ids.length === 1 ? { papers: [], messages: [] } : halves(client, ids, signal)
}

/** Where an entry tells of an error instead of a paper. */
const ERROR = /<id>\s{0,99}https?:\/\/arxiv\.org\/api\/errors\b/

async function halves(client: Client, ids: readonly string[], signal: Signal['signal']): Promise<Digest> {
  const middle = Math.ceil(ids.length / 2)
  const first = await fetchBatch(client, ids.slice(0, middle), { signal })
  const second = await fetchBatch(client, ids.slice(middle), { signal })
  return { papers: [...first.papers, ...second.papers], messages: [...first.messages, ...second.messages] }
}

async function fetchOneByOne(
  client: Client,
  ids: readonly string[],
  signal: Signal['signal'],
): Promise<Digest> {
  const digest: Digest = { papers: [], messages: [] }
  for (const id of ids) {
    const url = new URL('https://oaipmh.arxiv.org/oai')
    url.searchParams.set('verb', 'GetRecord')
    url.searchParams.set('metadataPrefix', 'arXiv')
    url.searchParams.set('identifier', `oai:arXiv.org:${id}`)
    const { status, text } = await client.request('arxiv', url, { accept: 'xml', signal })
    if (status !== 200) throw refusal(status, url.href)
    const { papers, messages } = read(text, url.href)
    digest.papers.push(...papers)
    digest.messages.push(...messages)
  }
  return digest
}

/** What is not there is told for each identifier, and not as a document without papers. */
function read(text: string, url: string): Digest {
  const { papers, messages } = parse(text, { readers: [arxiv], path: url })
  return papers.length > 0 ? { papers, messages } : { papers, messages: [] }
}

function refusal(status: number, url: string): NetworkError {
  return new NetworkError('unexpected-answer', `answers ${status}`, { service: 'arXiv', url, status })
}
