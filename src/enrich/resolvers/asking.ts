import { arxivIdOf } from '../../model/address'
import { frozen } from '../../model/frozen'
import type { Paper } from '../../model/paper'
import type { Client } from '../../network/client'
import { NetworkError } from '../../network/error'
import type { ServiceName } from '../../network/service'
import type { Lookup, LookupOptions } from '../resolver'

/** Asks through this client, which others use too. */
export interface ResolverOptions {
  readonly client: Client
}

/** Papers that were asked for in vain. */
export const nothing: Lookup = /* @__PURE__ */ frozen(() => ({ records: [] }))

/** What work gives, as an answer: where a service gives none, why. Rejects with what is no failure of a service. */
export async function answerOf(work: () => Promise<readonly Paper[]>): Promise<Lookup> {
  try {
    return { records: await work() }
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    return { records: [], failure: reasonOf(error) }
  }
}

/** The reason without the name of the service, which the resolver's own says already. */
export function reasonOf({ message, service }: NetworkError): string {
  return message.startsWith(`${service}: `) ? message.slice(service.length + 2) : message
}

/** The value of a JSON answer; `undefined` where the service does not have what was asked for. */
export async function askJson(
  client: Client,
  service: ServiceName,
  url: string | URL,
  { signal }: Pick<LookupOptions, 'signal'>,
  body?: unknown,
): Promise<unknown> {
  const answer = await client.request(service, url, { signal, ...(body !== undefined && { body }) })
  if (answer.status === 404) return undefined
  if (answer.status !== 200)
    throw new NetworkError('unexpected-answer', `answers ${answer.status}`, {
      service,
      url: String(url),
      status: answer.status,
    })
  return JSON.parse(answer.text)
}

/** Asks in parts of a size, and gives what all of them give. */
export async function inParts<Item, Result>(
  items: readonly Item[],
  size: number,
  ask: (part: readonly Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += size)
    results.push(...(await ask(items.slice(start, start + size))))
  return results
}

/** What is asked for many papers of arXiv at once: an answer for each, in their order, by the id of its record. */
export async function answersByArxiv(
  papers: readonly Paper[],
  ask: (ids: readonly string[]) => Promise<readonly Paper[]>,
): Promise<Lookup[]> {
  const ids = [...new Set(papers.flatMap((paper) => arxivIdOf(paper) ?? []))]
  const { records, failure } = await answerOf(() => ask(ids))
  const found = new Map(records.map((record): [string | undefined, Paper] => [arxivIdOf(record), record]))
  return papers.map((paper) => {
    const id = arxivIdOf(paper)
    if (id === undefined) return nothing
    const record = found.get(id)
    return record ? { records: [record] } : { records: [], failure }
  })
}

/** How many papers of one service are under way at a time: what a program that is killed has asked for in vain. */
const AT_A_TIME = 3

/** What is asked for papers one by one, a few at a time: an answer for each, in their order. */
export async function answersOf(
  papers: readonly Paper[],
  ask: (paper: Paper, index: number) => Promise<readonly Paper[]>,
): Promise<Lookup[]> {
  const answers: Lookup[] = []
  const queue = papers.entries()
  const work = async (): Promise<void> => {
    for (const [index, paper] of queue) answers[index] = await answerOf(() => ask(paper, index))
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  return answers
}
