import { afterEach, describe, expect, it } from 'vitest'

import { createMemoryCache } from '../../src/network/cache'
import { createClient } from '../../src/network/client'
import { NetworkError } from '../../src/network/error'
import type { DigestRequest } from '../../src/sources/digest-request'
import { type FetchDigestOptions, fetchDigest, fetchDigests } from '../../src/sources/fetch-digest'
import { arxivOf } from '../replay/arxiv'
import { fastClock } from '../replay/clock'
import { breachesOf, etiquettes } from '../replay/etiquette'
import { huggingFaceOf } from '../replay/hugging-face'
import { type InventedPaper, inventedPapers, manyPapers } from '../replay/papers'
import { type Answerer, type Replay, startReplay } from '../replay/server'

let replay: Replay | undefined
afterEach(async () => {
  await replay?.close()
  replay = undefined
})

/** Options that lead to services which hold these papers, or which answer so. */
async function start(
  papers: readonly InventedPaper[] | Answerer = inventedPapers,
): Promise<{ server: Replay; options: FetchDigestOptions }> {
  const clock = fastClock(1_000)
  const answer: Answerer =
    typeof papers === 'function'
      ? papers
      : async (request) => (await huggingFaceOf(papers)(request)) ?? arxivOf(papers)(request)
  const server = await startReplay(answer, clock)
  replay = server
  return { server, options: { fetch: server.fetch, clock } }
}

function pathsOf({ requests }: Replay): string[] {
  return requests.map(({ url }) => `${url.pathname}${url.search}`)
}

describe('the list of a day', () => {
  it('should give its papers with what the site knows, and say what it is', async () => {
    const { options } = await start()
    const digest = await fetchDigest({ date: '2026-03-04' }, options)
    expect(digest).toMatchObject({ date: '2026-03-04', period: 'day', messages: [] })
    expect(digest.papers).toMatchObject([
      {
        id: 'arxiv:2603.01234',
        title: 'Lanterns for Small Harbours',
        authors: [{ name: 'Ada Quill' }, { name: 'Bo Tarn' }],
        featured: '2026-03-04',
        published: '2026-03-03',
        metrics: { upvotes: 42, comments: 3 },
        sources: [
          {
            reader: 'hugging-face',
            path: 'https://huggingface.co/api/daily_papers?date=2026-03-04&limit=100&p=0',
            digestDate: '2026-03-04',
          },
        ],
      },
      { id: 'arxiv:2603.01235', authors: [{ name: 'Cy van den Berg', particle: 'van den' }] },
    ])
  })

  it('should follow its pages, until one has nothing more', async () => {
    const { server, options } = await start(manyPapers(230, '2026-03-04'))
    const digest = await fetchDigest({ date: '2026-03-04' }, options)
    expect(new Set(digest.papers.map(({ id }) => id)).size).toBe(230)
    expect(pathsOf(server).map((path) => path.slice(-3))).toEqual(['p=0', 'p=1', 'p=2', 'p=3'])
  })

  it('should stop where a service gives the same page again and again', async () => {
    const answer = huggingFaceOf(inventedPapers)
    const { server, options } = await start((request) => {
      request.url.searchParams.set('p', '0')
      return answer(request)
    })
    const digest = await fetchDigest({ date: '2026-03-04' }, options)
    expect(digest.papers).toHaveLength(2)
    expect(server.requests).toHaveLength(2)
  })

  it('should be empty on a day without papers, and say so as information', async () => {
    const { options } = await start()
    const weekend = await fetchDigest({ date: '2026-03-07' }, options)
    expect(weekend).toMatchObject({
      papers: [],
      messages: [
        { ruleId: 'empty-list', fatal: undefined, reason: 'Hugging Face lists no papers for 2026-03-07' },
      ],
    })
    const future = await fetchDigest({ date: '2026-03-10' }, options)
    expect(future.papers).toEqual([])
    expect(future.messages).toMatchObject([
      {
        ruleId: 'empty-list',
        reason: 'Hugging Face has no list for 2026-03-10 (400)',
        actual: expect.stringContaining('future'),
      },
    ])
  })

  it('should say on what day papers were listed whose records do not', async () => {
    const { options } = await start(() => ({
      body: JSON.stringify([{ paper: { id: '2603.01234', title: 'Lanterns', authors: [], upvotes: 1 } }]),
    }))
    const { papers } = await fetchDigest({ date: '2026-03-04' }, options)
    expect(papers).toMatchObject([{ featured: '2026-03-04', sources: [{ digestDate: '2026-03-04' }] }])
  })

  it('should be asked for again on the days after it, and seldom later', async () => {
    const { server, options } = await start()
    const cache = createMemoryCache()
    const at = async (day: string, request: DigestRequest): Promise<number> => {
      const before = server.requests.length
      const now = Date.parse(day)
      await fetchDigest(request, { ...options, cache, clock: { ...options.clock!, now: () => now } })
      return server.requests.length - before
    }
    expect(await at('2026-03-04T09:00Z', { date: '2026-03-04' })).toBe(2)
    expect(await at('2026-03-04T09:05Z', { date: '2026-03-04' })).toBe(0)
    expect(await at('2026-03-04T10:00Z', { date: '2026-03-04' })).toBe(2)
    expect(await at('2026-03-20T10:00Z', { date: '2026-03-04' })).toBe(2)
    expect(await at('2026-03-20T22:00Z', { date: '2026-03-04' })).toBe(0)
    expect(await at('2026-03-08T22:00Z', { week: '2026-W10' })).toBe(2)
    expect(await at('2026-03-08T23:00Z', { week: '2026-W10' })).toBe(2)
    expect(await at('2026-03-30T22:00Z', { week: '2026-W10' })).toBe(2)
    expect(await at('2026-03-31T21:00Z', { week: '2026-W10' })).toBe(0)
  })
})

describe('other lists', () => {
  it.each<[DigestRequest, string, string[]]>([
    [{ week: '2026-W10' }, 'week', ['2603.01234', '2603.01235', '2603.02345']],
    [{ month: '2026-03' }, 'month', ['2603.01234', '2603.01235', '2603.02345']],
    [{ search: ' kites land ' }, 'search', ['2603.02345']],
  ])('should be those of %o', async (request, period, ids) => {
    const { options } = await start()
    const digest = await fetchDigest(request, options)
    expect(digest.period).toBe(period)
    expect(digest.date).toBeUndefined()
    expect(digest.query).toBe(period === 'search' ? 'kites land' : undefined)
    expect(digest.papers.map(({ identifiers }) => identifiers.arxiv)).toEqual(ids)
    expect(digest.messages).toEqual([])
  })

  it('should be empty where a search finds nothing', async () => {
    const { options } = await start()
    const digest = await fetchDigest({ search: 'umbrellas' }, options)
    expect(digest.messages).toMatchObject([{ reason: 'Hugging Face lists no papers for umbrellas' }])
  })

  it('should be what arXiv announced in a category', async () => {
    const { options } = await start()
    const { papers, messages } = await fetchDigest({ category: 'cs.RO' }, options)
    expect(messages).toEqual([])
    expect(papers).toMatchObject([{ id: 'arxiv:2603.02345', section: 'new', featured: '2026-03-09' }])
    expect((await fetchDigest({ category: 'math.AG' }, options)).messages).toMatchObject([
      { ruleId: 'empty-list', reason: 'arXiv announces no papers in math.AG' },
    ])
  })

  it('should be the days of a range one by one, empty ones among them', async () => {
    const { options } = await start()
    const range = { from: '2026-03-04', to: '2026-03-07' }
    const days: [string | undefined, number, number][] = []
    for await (const { date, papers, messages } of fetchDigests(range, options))
      days.push([date, papers.length, messages.length])
    expect(days).toEqual([
      ['2026-03-04', 2, 0],
      ['2026-03-05', 0, 1],
      ['2026-03-06', 1, 0],
      ['2026-03-07', 0, 1],
    ])
    const united = await fetchDigest({ range }, options)
    expect(united.papers.map(({ featured }) => featured)).toEqual(['2026-03-04', '2026-03-04', '2026-03-06'])
    expect(united.messages).toHaveLength(2)
  })

  it('should ask for no more days than are taken', async () => {
    const { server, options } = await start()
    for await (const digest of fetchDigests({ from: '2026-03-04', to: '2026-12-31' }, options))
      if (digest.papers.length > 0) break
    expect(server.requests).toHaveLength(2)
  })
})

describe('papers by identifier', () => {
  const ids = [
    'https://arxiv.org/abs/2603.02345v2',
    'arXiv:2603.01234',
    'hep-th/9901001',
    '10.48550/arXiv.2603.01234',
    '2603.09999',
    'https://huggingface.co/papers/2603.01235',
  ]

  it('should be arXiv’s records in the order of asking, each once, and what is missing be told', async () => {
    const { server, options } = await start()
    const { papers, messages } = await fetchDigest({ ids }, options)
    expect(papers).toMatchObject([
      { id: 'arxiv:2603.02345', authors: [{ name: 'Doris Ødegård' }, {}, {}] },
      { id: 'arxiv:2603.01234', identifiers: { doi: '10.1000/lanterns.7' }, comment: '9 pages' },
      { id: 'arxiv:hep-th/9901001' },
      { id: 'arxiv:2603.01235', title: 'Tide Tables & Transformers', categories: ['cs.CL'] },
    ])
    expect(messages).toMatchObject([
      { ruleId: 'not-found', fatal: false, reason: 'arXiv has no paper 2603.09999' },
    ])
    expect(server.requests).toHaveLength(1)
  })

  it('should be asked for a hundred at a time', async () => {
    const papers = manyPapers(250, '2026-03-04')
    const { server, options } = await start(papers)
    const wanted = papers.map(({ arxiv }) => arxiv)
    const digest = await fetchDigest({ ids: wanted }, options)
    expect(digest.papers.map(({ identifiers }) => identifiers.arxiv)).toEqual(wanted)
    expect(server.requests).toHaveLength(3)
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
  })

  it('should come one by one where the search is overloaded', async () => {
    const arxiv = arxivOf(inventedPapers)
    const { server, options } = await start((request) =>
      request.url.host === 'export.arxiv.org' ? { status: 503, body: 'Rate exceeded.' } : arxiv(request),
    )
    const { papers, messages } = await fetchDigest({ ids }, { ...options, attempts: 2 })
    expect(papers).toMatchObject([
      { id: 'arxiv:2603.02345', authors: [{ name: 'Doris Ødegård' }, {}, {}] },
      {
        id: 'arxiv:2603.01234',
        identifiers: { doi: '10.1000/lanterns.7' },
        comment: '9 pages',
        abstract: 'We light harbours with few lamps. Half of them are enough, if $x < y$.',
      },
      { id: 'arxiv:hep-th/9901001' },
      { id: 'arxiv:2603.01235', title: 'Tide Tables & Transformers' },
    ])
    expect(messages).toMatchObject([{ ruleId: 'not-found' }])
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
  })

  it.each([
    { status: 400, body: '<feed></feed>' },
    {
      status: 200,
      body: '<feed><entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title></entry></feed>',
    },
  ])('should not be lost by one that arXiv does not understand, with status $status', async (refusal) => {
    const arxiv = arxivOf(inventedPapers)
    const { options } = await start((request) =>
      request.url.searchParams.get('id_list')?.includes('2603.09999') ? refusal : arxiv(request),
    )
    const { papers, messages } = await fetchDigest({ ids }, options)
    expect(papers).toHaveLength(4)
    expect(messages).toMatchObject([{ ruleId: 'not-found' }])
  })

  it('should be the site’s where it is asked', async () => {
    const { options } = await start()
    const site = { ...options, service: 'huggingFace' } as const
    const { papers, messages } = await fetchDigest({ ids: ['2603.01234', '2603.09999'] }, site)
    expect(papers).toMatchObject([{ id: 'arxiv:2603.01234', metrics: { upvotes: 42 } }])
    expect(messages).toMatchObject([{ ruleId: 'not-found', reason: 'Hugging Face has no paper 2603.09999' }])
  })
})

describe('a request', () => {
  it.each<[unknown, RegExp]>([
    ['2026-03-04', /such as \{ date: '2026-03-04' \}, received "2026-03-04"/],
    [undefined, /Expected what to fetch as an object/],
    [{}, /Expected one of date, week/],
    [{ date: '2026-03-04', week: '2026-W10' }, /received date and week/],
    [{ dat: '2026-03-04' }, /did you mean 'date'\?/],
    [{ date: '2026-02-30' }, /date as 'YYYY-MM-DD'/],
    [{ date: '2026-3-4' }, /received "2026-3-4"/],
    [{ date: new Date() }, /received a Date/],
    [{ week: '2025-W53' }, /week as 'YYYY-Www'/],
    [{ week: '2026-W00' }, /week as/],
    [{ month: '2026-13' }, /month as 'YYYY-MM'/],
    [{ range: { from: '2026-03-05', to: '2026-03-04' } }, /range\.from at or before range\.to/],
    [{ range: { from: '2026-03-05' } }, /range\.to as 'YYYY-MM-DD'/],
    [{ range: null }, /range\.from/],
    [{ search: ' ' }, /search as words/],
    [{ category: 'cs' + '/../x' }, /category as one of arXiv's/],
    [{ ids: '2603.01234' }, /ids as a list/],
    [{ ids: ['2603.01234', '10.1000/x'] }, /an identifier of arXiv's.*received "10\.1000\/x"/],
    [{ ids: [2603.01234] }, /received 2603\.01234/],
  ])('should be refused: %o', async (request, reason) => {
    const promise = fetchDigest(request as DigestRequest, { offline: true })
    await expect(promise).rejects.toThrow(TypeError)
    await expect(promise).rejects.toThrow(reason)
  })

  it.each(['2026-W53', '2020-W53', '2024-W52', '2026-W01'])('should take the week %s', async (week) => {
    await expect(fetchDigest({ week }, { offline: true })).rejects.toThrow(NetworkError)
  })

  it('should be refused with options that make no sense', async () => {
    const client = createClient({ offline: true })
    const request = { date: '2026-03-04' }
    await expect(fetchDigest(request, { client, contact: 'a@example.org' })).rejects.toThrow(
      /options\.contact is one of a client/,
    )
    await expect(fetchDigest(request, { service: 'arXiv' as 'arxiv' })).rejects.toThrow(
      /did you mean 'arxiv'\?/,
    )
    await expect(fetchDigest(request, { tineout: 1 } as FetchDigestOptions)).rejects.toThrow(
      /did you mean 'timeout'\?/,
    )
    await expect(fetchDigest(request, { client })).rejects.toThrow(/not asked while offline/)
    expect(() => fetchDigests({ from: '2026-03-04', to: '2026-3-5' })).toThrow(TypeError)
  })
})

describe('a service that fails', () => {
  it('should make the whole digest fail, also on a later page', async () => {
    const site = huggingFaceOf(manyPapers(230, '2026-03-04'))
    const { options } = await start((request) =>
      request.url.searchParams.get('p') === '1' ? { status: 500 } : site(request),
    )
    const promise = fetchDigest({ date: '2026-03-04' }, { ...options, attempts: 2 })
    await expect(promise).rejects.toThrow(NetworkError)
    await expect(promise).rejects.toMatchObject({
      diagnostic: { ruleId: 'service-unavailable' },
      url: expect.stringContaining('p=1'),
    })
  })

  it('should tell what it says of a refusal', async () => {
    const { options } = await start(() => ({
      status: 401,
      body: '{"error":"Invalid username or password."}',
    }))
    await expect(fetchDigest({ date: '2026-03-04' }, options)).rejects.toThrow(
      'Hugging Face: answers 401: {"error":"Invalid username or password."}',
    )
  })

  it('should end at once where the signal says so', async () => {
    const { options } = await start(() => ({ fault: 'silent' }))
    const controller = new AbortController()
    const promise = fetchDigest({ ids: ['2603.01234'] }, { ...options, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 20)
    await expect(promise).rejects.toThrow('enough')
  })
})

describe('what services say', () => {
  it('should be taken as data', async () => {
    const hostile = {
      paper: {
        id: '2603.01234',
        title: 'Lanterns\u0000 \u202e<script>alert(1)</script>\u0007',
        authors: [{ name: 'Q'.repeat(10_000_000) }, { name: 'Ada Quill' }, { name: '__proto__' }, null, 7],
        summary: 'See javascript:alert(1) and https://example.org/\u0000',
        upvotes: -1,
        projectPage: 'javascript:alert(1)',
        githubRepo: 'data:text/html,x',
        ['__proto__']: { isAdmin: true },
      },
      constructor: { prototype: { isAdmin: true } },
    }
    const text = JSON.stringify([hostile]).replace('"paper":{', '"paper":{"__proto__":{"isAdmin":true},')
    const { options } = await start(({ url }) => ({
      body: url.searchParams.get('p') === '0' ? text : '[]',
    }))
    const { papers } = await fetchDigest({ date: '2026-03-04' }, options)
    const [paper] = papers
    expect(paper?.title).not.toMatch(/[\u0000-\u001f]/)
    expect(paper?.authors.map(({ name }) => name)).toContain('Ada Quill')
    expect(JSON.stringify(paper?.links)).not.toMatch(/javascript|data:/)
    expect(paper?.metrics.upvotes).toBeUndefined()
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
    expect(JSON.stringify(papers).length).toBeLessThan(3 * text.length)
  })

  it('should not lead into an XML entity', async () => {
    const body =
      '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query: </title><entry><id>http://arxiv.org/abs/2603.01234v1</id><title>Lanterns &x;</title><published>2026-03-03T00:00:00Z</published><author><name>Ada Quill</name></author></entry></feed>'
    const { options } = await start(() => ({ body }))
    const { papers } = await fetchDigest({ ids: ['2603.01234'] }, options)
    expect(JSON.stringify(papers)).not.toContain('root:')
  })
})
