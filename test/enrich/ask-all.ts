import { type EnrichReport, enrich, resolvers } from '../../src/enrich/index'
import type { Paper } from '../../src/index'
import { createMemoryCache } from '../../src/network/cache'
import { createClient } from '../../src/network/client'
import { fastClock } from '../replay/clock'
import { breachesOf, etiquettes } from '../replay/etiquette'
import { startReplay } from '../replay/server'
import { servicesOf } from '../replay/services'
import { inventedRecords, paper } from './papers'

/** Completes so many papers by all resolvers, with a clock that the services share; gives how often each service was asked, and where that broke its rules. */
export async function askAll(
  count: number,
): Promise<{ asked: Record<string, number>; breaches: string[]; report: EnrichReport; seconds: number }> {
  const records = inventedRecords(count).map((record, index): Paper => {
    if (index % 3 > 0) return record
    // A third came out elsewhere, and is known there by a DOI.
    const doi = `10.1234/lamps.${index}`
    const publication = { type: 'article-journal', container: 'Journal of Lamps' } as const
    return { ...record, id: `doi:${doi}`, identifiers: { doi }, publication }
  })
  const clock = fastClock(5_000)
  const server = await startReplay(servicesOf(records), clock)
  const client = createClient({ fetch: server.fetch, clock, cache: createMemoryCache({ limit: 100_000 }) })
  const { report } = await enrich(
    records.map(({ title, authors, published }) => paper(title, { authorCount: authors.length, published })),
    // So everybody is asked, also where a preprint has all its names.
    { resolvers: Object.values(resolvers).map((make) => make({ client })), prefer: 'published' },
  )
  await server.close()
  const breaches = Object.values(etiquettes).flatMap((etiquette) => breachesOf(server.requests, etiquette))
  const asked = Object.fromEntries(
    Object.entries(etiquettes).map(([name, { hosts }]) => [
      name,
      server.requests.filter(({ url }) => hosts.some((host) => host === url.host)).length,
    ]),
  )
  const [first, last] = [server.requests[0], server.requests.at(-1)]
  return { asked, breaches, report, seconds: ((last?.start ?? 0) - (first?.start ?? 0)) / 1_000 }
}
