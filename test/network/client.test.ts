import { afterEach, describe, expect, it } from 'vitest'

import { createMemoryCache } from '../../src/network/cache'
import { type Client, createClient } from '../../src/network/client'
import type { ClientEvent, ClientOptions } from '../../src/network/client-options'
import type { Clock } from '../../src/network/clock'
import { NetworkError } from '../../src/network/error'
import { fastClock } from '../replay/clock'
import { breachesOf, etiquettes } from '../replay/etiquette'
import { type Answerer, type Replay, type Reply, startReplay } from '../replay/server'

const PAGE = 'https://huggingface.co/api/daily_papers?date=2026-03-04'
const KEY = 'hf_aSecretOfTheUser'

let replay: Replay | undefined
afterEach(async () => {
  await replay?.close()
  replay = undefined
})

/** A client, faster than the world by `speed`, of a server that answers so. */
async function start(
  answer: Answerer | readonly Reply[],
  options: ClientOptions = {},
  speed = 1_000,
): Promise<{ client: Client; server: Replay; events: ClientEvent[]; clock: Clock }> {
  const events: ClientEvent[] = []
  const clock = fastClock(speed)
  let turn = 0
  const server = await startReplay(
    typeof answer === 'function' ? answer : () => answer[Math.min(turn++, answer.length - 1)],
    clock,
  )
  replay = server
  const client = createClient({
    fetch: server.fetch,
    clock,
    onProgress: (event) => events.push(event),
    ...options,
  })
  return { client, server, events, clock }
}

async function errorOf(promise: Promise<unknown>): Promise<NetworkError> {
  const error: unknown = await promise.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(NetworkError)
  return error as NetworkError
}

describe('a client', () => {
  it('should give what a service answers, with its headers', async () => {
    const { client, server } = await start([{ body: '[1]', headers: { link: '<x>', 'set-cookie': 'a=b' } }])
    const answer = await client.request('huggingFace', PAGE)
    expect(answer).toMatchObject({ status: 200, text: '[1]', fromCache: false, headers: { link: '<x>' } })
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(server.requests.map(({ url }) => url.href)).toEqual([PAGE])
    expect(client.counts()).toEqual({ requests: 1, fromCache: 0 })
  })

  it('should give answers that say no, and not ask again', async () => {
    for (const status of [400, 401, 403, 404, 410]) {
      const { client, server } = await start([{ status, body: '<html>' }])
      expect(await client.request('huggingFace', PAGE)).toMatchObject({ status, text: '<html>' })
      expect(server.requests).toHaveLength(1)
      await server.close()
      replay = undefined
    }
  })

  it('should say who asks and what is wanted', async () => {
    const { client, server } = await start([{ body: '<a></a>' }], { contact: 'quill@example.org' })
    await client.request('arxiv', 'https://export.arxiv.org/api/query?id_list=2504.01234', { accept: 'xml' })
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'paperdigest (mailto:quill@example.org)',
      accept: 'application/atom+xml, application/xml, text/xml',
    })
  })

  it('should send a body as JSON', async () => {
    const { client, server } = await start([{ body: '[]' }])
    const url = 'https://api.semanticscholar.org/graph/v1/paper/batch?fields=title'
    await client.request('semanticScholar', url, { body: { ids: ['ARXIV:2504.01234'] } })
    expect(server.requests[0]).toMatchObject({ method: 'POST', body: '{"ids":["ARXIV:2504.01234"]}' })
    expect(server.requests[0]?.headers['content-type']).toBe('application/json')
  })

  it('should refuse addresses that are not the service’s', async () => {
    const { client, server } = await start([{}])
    for (const url of [
      'http://huggingface.co/api',
      'https://huggingface.co:8443/api',
      'https://user@huggingface.co/api',
      'https://huggingface.co.example.org/api',
      'https://huggingface.co./api',
      'https://hugging\u0261ace.co/api',
      'file:///etc/passwd',
      'api/daily_papers',
    ])
      await expect(client.request('huggingFace', url)).rejects.toThrow(
        /Expected an https address of Hugging Face/,
      )
    await expect(client.request('toString' as 'arxiv', PAGE)).rejects.toThrow(/Expected a service, one of/)
    expect(server.requests).toEqual([])
  })

  it.each<[ClientOptions | Record<string, unknown>, RegExp]>([
    [{ timout: 5 }, /did you mean 'timeout'\?/],
    [{ timeout: 0 }, /options\.timeout as a positive integer, received 0/],
    [{ contact: 'a\r\nx: y' }, /options\.contact as a mail address/],
    [{ keys: { huggingface: 'a' } }, /did you mean 'huggingFace'\?/],
    [{ keys: { huggingFace: 'a\nb' } }, /options\.keys\.huggingFace/],
    [{ fetch: 'x' }, /options\.fetch as a function/],
    [{ cache: new Set() }, /options\.cache\.get as a function/],
    [{ clock: { now: 1 } }, /options\.clock/],
    [{ offline: 'yes' }, /options\.offline/],
  ])('should refuse the options %o', (options, reason) => {
    expect(() => createClient(options as ClientOptions)).toThrow(TypeError)
    expect(() => createClient(options as ClientOptions)).toThrow(reason)
  })
})

describe('the pace of a client', () => {
  it('should ask arXiv once every three seconds, over one connection and all of its hosts', async () => {
    const { client, server } = await start(() => ({ body: '<a></a>' }), {}, 2_000)
    const hosts = ['export.arxiv.org', 'oaipmh.arxiv.org', 'arxiv.org']
    await Promise.all(
      Array.from({ length: 1_000 }, (_, index) =>
        client.request('arxiv', `https://${hosts[index % 3]}/q?n=${index}`, { accept: 'xml' }),
      ),
    )
    expect(server.requests).toHaveLength(1_000)
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
  })

  it('should ask others by their own limits, at the same time', async () => {
    const { client, server } = await start(
      async () => {
        await new Promise((done) => setTimeout(done, 3))
        return { body: '{}' }
      },
      {},
      500,
    )
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => [
        client.request('semanticScholar', `https://api.semanticscholar.org/q?n=${index}`),
        client.request('dblp', `https://dblp.org/q?n=${index}`),
        client.request('crossref', `https://api.crossref.org/works/${index}`),
        client.request('datacite', `https://api.datacite.org/dois?n=${index}`),
        client.request('huggingFace', `https://huggingface.co/api/papers/${index}`),
      ]).flat(),
    )
    expect(server.requests).toHaveLength(300)
    for (const etiquette of Object.values(etiquettes))
      expect(breachesOf(server.requests, etiquette)).toEqual([])
    const of = (host: string): number[] =>
      server.requests.flatMap(({ url, open }) => (url.host === host ? [open] : []))
    expect(Math.max(...of('huggingface.co'))).toBe(2)
  })

  it('should hold a window of five minutes', async () => {
    const { client, server } = await start(() => ({ body: '{}' }), {}, 500_000)
    await Promise.all(
      Array.from({ length: 1_200 }, (_, index) =>
        client.request('huggingFace', `https://huggingface.co/api/papers/${index}`),
      ),
    )
    expect(breachesOf(server.requests, etiquettes.huggingFace)).toEqual([])
    expect(server.requests.at(-1)!.start - server.requests[0]!.start).toBeGreaterThan(600_000)
  })

  it('should be held by programs one after the other that share a cache', async () => {
    const cache = createMemoryCache()
    const { server, clock } = await start(() => ({ body: '<a></a>' }))
    for (let program = 0; program < 4; program++) {
      const client = createClient({ fetch: server.fetch, cache, clock })
      await client.request('arxiv', `https://arxiv.org/${program}`, { accept: 'xml' })
    }
    const starts = server.requests.map(({ start }) => start)
    for (let index = 1; index < 4; index++)
      expect(starts[index]! - starts[index - 1]!).toBeGreaterThanOrEqual(3_000)
    const late = createClient({ fetch: server.fetch, cache, clock: { ...clock, now: () => 0 } })
    await late.request('arxiv', 'https://arxiv.org/late', { accept: 'xml' })
  })

  it('should see breaches where there are some', () => {
    const seen = (start: number, end: number): Replay['requests'][number] =>
      ({ url: new URL('https://arxiv.org/'), start, end }) as Replay['requests'][number]
    expect(breachesOf([seen(0, 10), seen(2_999, 3_000)], etiquettes.arxiv)).toHaveLength(1)
    expect(breachesOf([seen(0, 3_100), seen(3_000, 3_200)], etiquettes.arxiv)).toHaveLength(1)
    expect(breachesOf([seen(0, 10), seen(3_000, 3_200)], etiquettes.arxiv)).toEqual([])
  })
})

describe('a client that is refused', () => {
  it.each<[string, Reply, number]>([
    ['Retry-After in seconds', { status: 429, headers: { 'retry-after': '17' } }, 17_000],
    ['RateLimit', { status: 429, headers: { ratelimit: '"api";r=0;t=55' } }, 55_000],
    [
      'RateLimit of several',
      { status: 429, headers: { ratelimit: '"pages";r=9;t=1, "api";r=0;t=20' } },
      20_000,
    ],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '9' } }, 9_000],
  ])('should wait as long as is asked for: %s', async (_, refusal, wait) => {
    const { client, server, events } = await start([refusal, { body: '[]' }])
    expect(await client.request('huggingFace', PAGE)).toMatchObject({ status: 200 })
    const [first, second] = server.requests
    expect(second!.start - first!.start).toBeGreaterThanOrEqual(wait)
    expect(events.filter(({ type }) => type === 'wait')).toMatchObject([{ milliseconds: wait }])
  })

  it('should wait until a date', async () => {
    let until: number | undefined
    const { client, server, clock } = await start(() => {
      if (until !== undefined) return { body: '[]' }
      until = Math.ceil(clock.now() / 1_000) * 1_000 + 200_000
      return { status: 429, headers: { 'retry-after': new Date(until).toUTCString() } }
    })
    await client.request('huggingFace', PAGE)
    expect(server.requests[1]?.start).toBeGreaterThanOrEqual(until ?? Number.NaN)
  })

  it('should wait longer and longer where nothing is asked for', async () => {
    const { client, server } = await start([
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 500 },
      { status: 502 },
      { body: '[]' },
    ])
    await client.request('huggingFace', PAGE)
    const starts = server.requests.map(({ start }) => start)
    const waits = starts.slice(1).map((time, index) => time - starts[index]!)
    expect(waits).toHaveLength(3)
    for (const [index, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(500 * 2 ** index)
  })

  it('should let all requests to the service wait, and none to others', async () => {
    let isFirst = true
    const { client, server } = await start(({ url }) => {
      if (url.host !== 'huggingface.co' || !isFirst) return { body: '[]' }
      isFirst = false
      return { status: 429, headers: { 'retry-after': '60' } }
    })
    await Promise.all([
      ...Array.from({ length: 9 }, (_, index) =>
        client.request('huggingFace', `https://huggingface.co/api/papers/${index}`),
      ),
      client.request('dblp', 'https://dblp.org/q'),
    ])
    const [refused, ...others] = server.requests.filter(({ url }) => url.host === 'huggingface.co')
    // One more may have been under way.
    const early = others.filter(({ start }) => start - refused!.start < 60_000)
    expect(early.length).toBeLessThanOrEqual(1)
    const hosts = server.requests.map(({ url }) => url.host)
    expect(hosts.indexOf('dblp.org')).toBeLessThan(4)
  })

  it('should pause before it is refused, where an answer says that nothing is left', async () => {
    const { client, server } = await start([
      { body: '[]', headers: { ratelimit: '"api";r=0;t=40' } },
      { body: '[]' },
    ])
    await client.request('huggingFace', PAGE)
    await client.request('huggingFace', `${PAGE}&p=1`)
    expect(server.requests[1]!.start - server.requests[0]!.start).toBeGreaterThanOrEqual(40_000)
  })

  it('should give up after so many attempts, and leave the service alone after several such requests', async () => {
    const { client, server } = await start([{ status: 503 }], { attempts: 2 }, 100)
    for (let count = 0; count < 3; count++) {
      const error = await errorOf(client.request('huggingFace', PAGE))
      expect(error).toMatchObject({ service: 'Hugging Face', url: PAGE, status: 503 })
      expect(error.diagnostic).toMatchObject({ ruleId: 'service-unavailable', fatal: false, url: PAGE })
      expect(error.message).toBe('Hugging Face: fails (503)')
    }
    expect(server.requests).toHaveLength(6)
    expect((await errorOf(client.request('huggingFace', PAGE))).message).toMatch(/left alone for a while/)
    expect(server.requests).toHaveLength(6)
  })

  it('should not wait for longer than it may, and not ask again before', async () => {
    const { client, server } = await start([{ status: 429, headers: { 'retry-after': '86400' } }])
    expect((await errorOf(client.request('openAlex', 'https://api.openalex.org/works/W1'))).message).toBe(
      'OpenAlex: refuses more requests for now (429), and asks to wait 86400 seconds',
    )
    await errorOf(client.request('openAlex', 'https://api.openalex.org/works/W2'))
    expect(server.requests).toHaveLength(1)
  })
})

describe('a client that gets something else', () => {
  const twice = { attempts: 2 }

  it.each<[string, Reply, RegExp]>([
    [
      'a page instead of JSON',
      { body: '<!DOCTYPE html>\n<html>Sorry</html>' },
      /gave a page for people instead of JSON/,
    ],
    ['nothing', { body: '  \n' }, /gave an empty answer/],
    ['torn JSON', { body: '[{"paper": {"id": "2504' }, /gave JSON that is torn or none/],
    [
      'a connection that is cut',
      { body: JSON.stringify(['x'.repeat(200_000)]), fault: 'cut' },
      /could not be reached, or broke off/,
    ],
    ['torn gzip', { body: JSON.stringify(['x'.repeat(99_999)]), fault: 'cut-gzip' }, /torn|broke off/],
  ])('should ask again after %s, and say so', async (_, reply, reason) => {
    const { client, server } = await start([reply, { body: '[]' }])
    expect(await client.request('huggingFace', PAGE)).toMatchObject({ status: 200, text: '[]' })
    await server.close()
    const other = await start([reply], twice)
    const error = await errorOf(other.client.request('huggingFace', PAGE))
    expect(error.message).toMatch(reason)
    expect(other.server.requests).toHaveLength(2)
  })

  it.each<[string, string]>([
    ['a page', '<html><body/></html>'],
    ['a page without a root', '<!doctype html><title>Sign in</title>'],
    ['a page as XML', '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body/></html>'],
    ['torn XML', '<?xml version="1.0"?><feed><entry><title>A</title>'],
    ['no XML', 'Rate exceeded.'],
  ])('should not take %s for XML', async (_, body) => {
    const { client } = await start([{ body }], twice)
    const error = await errorOf(
      client.request('arxiv', 'https://export.arxiv.org/api/query', { accept: 'xml' }),
    )
    expect(error.diagnostic.ruleId).toBe('unexpected-answer')
  })

  it.each([
    '<?xml version="1.0"?>\n<!-- a <b> -->\n<feed xmlns="x"><entry/></feed>\n',
    '<oai:OAI-PMH\n a="b">\u0000</oai:OAI-PMH>',
    '<empty/>',
  ])('should take %s for XML', async (body) => {
    const { client } = await start([{ body }])
    const answer = await client.request('arxiv', 'https://arxiv.org/x', { accept: 'xml' })
    expect(answer.text).toBe(body)
  })

  it('should not take more bytes than it may', async () => {
    const { client, server } = await start([{ fault: 'endless' }], { maximumBytes: 1_000_000 })
    const error = await errorOf(client.request('huggingFace', PAGE))
    expect(error.message).toBe('Hugging Face: gave an answer of more than 1000000 bytes')
    expect(server.requests).toHaveLength(1)
  })

  it('should count the bytes that a packed answer has when it is unpacked', async () => {
    const { gzipSync } = await import('node:zlib')
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '))
    const fetch: ClientOptions['fetch'] = async () => {
      const stream = new Blob([bomb]).stream().pipeThrough(new DecompressionStream('gzip'))
      return new Response(stream as ReadableStream<Uint8Array>)
    }
    const { client } = await start([{}], { fetch, maximumBytes: 1_000_000 })
    expect((await errorOf(client.request('huggingFace', PAGE))).message).toMatch(/more than 1000000 bytes/)
  })

  it.each(['slow', 'silent'] as const)('should not wait for a %s answer without end', async (fault) => {
    const { client } = await start([{ body: JSON.stringify('x'.repeat(999)), fault }], {
      ...twice,
      timeout: 200,
    })
    const error = await errorOf(client.request('huggingFace', PAGE))
    expect(error.message).toBe('Hugging Face: gave no whole answer within 0.2 seconds')
  })

  it('should say that a service cannot be reached', async () => {
    const { client, server } = await start([{}], twice)
    await server.close()
    replay = undefined
    const error = await errorOf(client.request('huggingFace', PAGE))
    expect(error.message).toMatch(/could not be reached, or broke off: ECONN/)
  })
})

describe('redirects', () => {
  it('should be followed within the service, each at its pace', async () => {
    const { client, server } = await start(({ url }) =>
      url.host === 'export.arxiv.org'
        ? { status: 301, headers: { location: 'https://arxiv.org/api/query?a=1' } }
        : { body: '<feed></feed>' },
    )
    const answer = await client.request('arxiv', 'https://export.arxiv.org/api/query', { accept: 'xml' })
    expect(answer.text).toBe('<feed></feed>')
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
    expect(server.requests.map(({ url }) => url.host)).toEqual(['export.arxiv.org', 'arxiv.org'])
  })

  it.each([
    'https://example.org/api',
    '//example.org/api',
    'http://huggingface.co/api',
    'https://huggingface.co@example.org/api',
    'https://huggingface.co:444/api',
    'https://huggingf\u0430ce.co/api',
    'https://huggingface.co.example.org/',
    'https://127.0.0.1/api',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    '',
  ])('should not lead to %s', async (location) => {
    const { client, server } = await start([{ status: 302, headers: { location: encodeURI(location) } }])
    const error = await errorOf(client.request('huggingFace', PAGE))
    expect(error.diagnostic.ruleId).toBe('unexpected-answer')
    expect(error.message).toMatch(/redirects to|redirects without end/)
    expect(new Set(server.requests.map(({ url }) => url.host))).toEqual(new Set(['huggingface.co']))
  })

  it('should have an end', async () => {
    const { client, server } = await start([{ status: 307, headers: { location: '/api/other' } }])
    expect((await errorOf(client.request('huggingFace', PAGE))).message).toMatch(/redirects without end/)
    expect(server.requests.length).toBeLessThan(10)
  })
})

describe('a key', () => {
  it('should go to its service only, and into no event, error or cache', async () => {
    const kept: string[] = []
    const cache = { get: () => undefined, set: (...words: string[]) => kept.push(...words) }
    const { client, server, events } = await start(
      ({ url }) => (url.pathname === '/works' ? { status: 500 } : { body: '{}' }),
      { keys: { huggingFace: KEY, openAlex: KEY, semanticScholar: KEY }, cache, attempts: 1 },
    )
    await client.request('huggingFace', PAGE)
    await client.request('semanticScholar', 'https://api.semanticscholar.org/q')
    await client.request('openAlex', 'https://api.openalex.org/works/W1?mailto=a')
    await client.request('crossref', 'https://api.crossref.org/works/1')
    const error = await errorOf(client.request('openAlex', 'https://api.openalex.org/works'))
    const [site, scholar, alex, crossref] = server.requests
    expect(site!.headers.authorization).toBe(`Bearer ${KEY}`)
    expect(scholar!.headers['x-api-key']).toBe(KEY)
    expect(alex!.url.searchParams.get('api_key')).toBe(KEY)
    expect(JSON.stringify([crossref!.url, crossref!.headers])).not.toContain(KEY)
    expect(kept.filter((text) => text.startsWith('GET '))).toHaveLength(4)
    const told = JSON.stringify([events, kept, error, error.message, error.stack, error.diagnostic])
    expect(told).not.toContain(KEY)
  })

  it('should not be told by what a fetch says of its failure', async () => {
    const key = 'a/b+c=='
    const fetch: ClientOptions['fetch'] = async (url) => {
      throw new Error(`request to ${url} failed with ${key}`)
    }
    const { client } = await start([{}], { fetch, keys: { openAlex: key }, attempts: 1 })
    const error = await errorOf(client.request('openAlex', 'https://api.openalex.org/works/W1'))
    expect(error.message).toContain('…')
    const told = JSON.stringify([error, error.message, error.stack, error.cause])
    expect(told).not.toContain(key)
    expect(told).not.toContain(encodeURIComponent(key))
  })
})

describe('a cache', () => {
  it('should keep answers and what is not there, and nothing that may pass', async () => {
    const cache = createMemoryCache()
    const { client, server } = await start(
      ({ url }) =>
        url.pathname.endsWith('/found')
          ? { body: '{"a":1}', headers: { link: '<x>' } }
          : url.pathname.endsWith('/gone')
            ? undefined
            : { status: 400, body: '{}' },
      { cache },
    )
    for (const name of ['found', 'gone', 'wrong']) {
      const url = `https://huggingface.co/api/papers/${name}`
      const first = await client.request('huggingFace', url)
      const second = await client.request('huggingFace', url)
      expect(second).toEqual({ ...first, fromCache: name !== 'wrong' })
    }
    expect(server.requests).toHaveLength(4)
    expect(client.counts()).toEqual({ requests: 4, fromCache: 2 })
  })

  it('should tell requests apart by what they send and want', async () => {
    const { client, server } = await start(() => ({ body: '<a></a>' }), { cache: createMemoryCache() })
    const url = 'https://api.semanticscholar.org/batch'
    await client.request('semanticScholar', url, { accept: 'xml' })
    await client.request('semanticScholar', url, { accept: 'xml', body: 1 })
    await client.request('semanticScholar', url, { accept: 'xml', body: 2 })
    await client.request('semanticScholar', url, { accept: 'xml', body: 2 })
    expect(server.requests).toHaveLength(3)
  })

  it('should not hold for longer than is asked for, but offline for ever', async () => {
    const cache = createMemoryCache()
    const { client, server } = await start(() => ({ body: '[]' }), { cache })
    await client.request('huggingFace', PAGE)
    await client.request('huggingFace', PAGE, { maximumAge: 3_600_000 })
    await new Promise((done) => setTimeout(done, 20))
    await client.request('huggingFace', PAGE, { maximumAge: 10_000 })
    expect(server.requests).toHaveLength(2)
    const offline = createClient({
      fetch: server.fetch,
      cache,
      offline: true,
      clock: { ...fastClock(1), now: () => 9e12 },
    })
    expect(await offline.request('huggingFace', PAGE)).toMatchObject({ fromCache: true })
    const error = await errorOf(offline.request('huggingFace', `${PAGE}&p=1`))
    expect(error.diagnostic.ruleId).toBe('not-cached')
    expect(server.requests).toHaveLength(2)
  })

  it.each([
    'torn {"time":',
    'null',
    '[]',
    '{"time":1e99,"status":200,"headers":{},"text":"[]"}',
    '{"time":"x","status":200,"headers":{},"text":"[]"}',
    '{"time":1,"status":302,"headers":{},"text":"[]"}',
    '{"time":1,"status":200,"headers":null,"text":"[]"}',
    '{"__proto__":{"time":1,"status":200,"headers":{},"text":"[]"}}',
  ])('should take %s for nothing', async (text) => {
    const { client, server } = await start([{ body: '[7]' }], { cache: { get: () => text, set: () => {} } })
    expect((await client.request('huggingFace', PAGE)).text).toBe('[7]')
    expect(server.requests).toHaveLength(1)
  })

  it('should cost no answer where it fails, and be told of once', async () => {
    const messages: string[] = []
    const fail = (): never => {
      throw new Error('disk full')
    }
    const { client } = await start(() => ({ body: '[]' }), {
      cache: { get: fail, set: fail },
      report: ({ ruleId, note }) => messages.push(`${ruleId} ${note}`),
    })
    await client.request('huggingFace', PAGE)
    await client.request('huggingFace', PAGE)
    expect(messages).toEqual(['unusable-cache disk full'])
  })

  it('should let the oldest go', () => {
    const cache = createMemoryCache({ limit: 2 })
    for (const key of ['a', 'b', 'a', 'c']) cache.set(key, key)
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c'])
  })
})

describe('a signal', () => {
  it.each(['client', 'request'] as const)('should end what is under way, given to the %s', async (where) => {
    const controller = new AbortController()
    const given = { signal: controller.signal }
    const { client } = await start([{ fault: 'silent' }], where === 'client' ? given : {})
    const all = Array.from({ length: 5 }, (_, index) =>
      client.request('huggingFace', `${PAGE}&p=${index}`, where === 'request' ? given : {}),
    )
    setTimeout(() => controller.abort(new Error('enough')), 30)
    const ends = await Promise.allSettled(all)
    for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { message: 'enough' } })
    await expect(client.request('dblp', 'https://dblp.org/q', given)).rejects.toThrow('enough')
  })

  it('should end a wait, and leave the turns of others in order', async () => {
    const refusal = { status: 429, headers: { 'retry-after': '200' } }
    const { client, server } = await start([refusal, { body: '[]' }], {}, 100)
    const controller = new AbortController()
    const first = client.request('dblp', 'https://dblp.org/1', { signal: controller.signal })
    const second = client.request('dblp', 'https://dblp.org/2')
    setTimeout(() => controller.abort(new Error('enough')), 20)
    await expect(first).rejects.toThrow('enough')
    expect(await second).toMatchObject({ status: 200 })
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/1', '/2'])
  })
})
