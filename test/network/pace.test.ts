import { setTimeout as wait } from 'node:timers/promises'

import { afterEach, describe, expect, it } from 'vitest'

import { type AnswerCache, createMemoryCache } from '../../src/network/cache'
import { type Client, createClient } from '../../src/network/client'
import { type Clock, steadyClock } from '../../src/network/clock'
import { fastClock } from '../replay/clock'
import { breachesOf, etiquettes } from '../replay/etiquette'
import { type Answerer, type Replay, startReplay } from '../replay/server'

let replay: Replay | undefined
afterEach(async () => {
  await replay?.close()
  replay = undefined
})

/** Clients as programs of their own have them, which share a cache and nothing else. */
async function programs(
  count: number,
  {
    cache = createMemoryCache(),
    // A mark is old after three seconds: of these a busy machine must not take whole ones.
    clock = fastClock(20),
    answer = () => ({ body: '<a></a>' }) as const,
  }: {
    cache?: AnswerCache
    clock?: Clock
    answer?: Answerer
  } = {},
): Promise<{ clients: Client[]; server: Replay; cache: AnswerCache; clock: Clock }> {
  const server = await startReplay(answer, clock)
  replay = server
  const clients = Array.from({ length: count }, () => createClient({ fetch: server.fetch, clock, cache }))
  return { clients, server, cache, clock }
}

function ask(client: Client, path: string): Promise<{ fromCache: boolean }> {
  return client.request('arxiv', `https://arxiv.org/${path}`, { accept: 'xml' })
}

describe('programs that share a cache', () => {
  it('should keep the pace of a service together, and its one connection', async () => {
    const { clients, server } = await programs(3, {
      // Some answers take longer than the distance between two requests is.
      answer: async ({ url }) => {
        await wait(url.pathname.endsWith('0') ? 400 : 1)
        return { body: '<a></a>' }
      },
    })
    await Promise.all(
      clients.flatMap((client, own) =>
        Array.from({ length: 5 }, (_, index) => ask(client, `${own}/${index}`)),
      ),
    )
    expect(server.requests).toHaveLength(15)
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
  })

  it('should ask for nothing that another one has just been given', async () => {
    const { clients, server } = await programs(3)
    const answers = await Promise.all(
      clients.flatMap((client) => Array.from({ length: 6 }, (_, index) => ask(client, String(index)))),
    )
    expect(server.requests).toHaveLength(6)
    expect(answers.filter(({ fromCache }) => fromCache)).toHaveLength(12)
    const counts = clients.map((client) => client.counts())
    expect(counts.reduce((sum, { requests }) => sum + requests, 0)).toBe(6)
  })

  it.each([
    ['of a clock that is ahead', `${Date.UTC(2030, 1)} other`],
    ['of an earlier time', '7 other'],
    ['as they were once written', '1772582400000'],
    ['that say nothing', 'never'],
  ])('should wait for no more than the distance where there are marks %s', async (_, mark) => {
    const cache = createMemoryCache()
    await cache.set('asked arxiv', mark)
    const { clients, clock } = await programs(1, { cache })
    const start = clock.now()
    for (const client of clients) await ask(client, 'a')
    expect(clock.now() - start).toBeLessThan(200_000)
    expect(await cache.get('asked arxiv')).toMatch(/^17725\d{8}(?:\.\d+)? \w+$/)
  })

  it('should let no other one wait for long that was killed while it asked', async () => {
    const { clients, cache, clock, server } = await programs(1)
    // What a program leaves that is killed as soon as it has begun.
    await cache.set('asked arxiv', `${clock.now()} killed`)
    const start = clock.now()
    for (const client of clients) await ask(client, 'a')
    expect(server.requests[0]!.start - start).toBeGreaterThanOrEqual(3_000)
  })

  it('should be left out where a cache gives nothing back', async () => {
    const cache = { get: () => undefined, set: () => undefined }
    const { clients, server } = await programs(1, { cache })
    for (const client of clients) await Promise.all(['a', 'b', 'c'].map((path) => ask(client, path)))
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
  })
})

describe('a clock that is set back', () => {
  it('should let nobody wait for longer than the distance', async () => {
    const fast = fastClock(1_000)
    let back = 0
    const clock: Clock = { ...fast, now: () => fast.now() - back }
    const { clients, server } = await programs(1, { clock })
    const [client] = clients as [Client]
    await ask(client, 'a')
    back = 86_400_000
    const start = fast.now()
    await ask(client, 'b')
    expect(fast.now() - start).toBeLessThan(200_000)
    expect(server.requests).toHaveLength(2)
  })

  it('should go on from where it was', () => {
    let time = 100
    const clock = steadyClock({ now: () => time, sleep: async () => {} })
    const seen = [100, 150, 50, 60, 40, 45].map((now) => {
      time = now
      return clock.now()
    })
    expect(seen).toEqual([100, 150, 150, 160, 160, 165])
  })
})

describe('an answer', () => {
  it('should be kept before the next request is made', async () => {
    const events: string[] = []
    const cache: AnswerCache = {
      get: () => undefined,
      async set(key) {
        await wait(20)
        if (key.startsWith('GET')) events.push(`kept ${key.split('/').at(-1)?.split(' ')[0]}`)
      },
    }
    const { clients } = await programs(1, {
      cache,
      answer: ({ url }) => {
        events.push(`asked ${url.pathname.slice(1)}`)
        return { body: '<a></a>' }
      },
    })
    for (const client of clients) await Promise.all(['a', 'b', 'c'].map((path) => ask(client, path)))
    expect(events).toEqual(['asked a', 'kept a', 'asked b', 'kept b', 'asked c', 'kept c'])
  })
})
