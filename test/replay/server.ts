import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

import type { Clock } from '../../src/network/clock'
import { systemClock } from '../../src/network/clock'
import type { Fetch } from '../../src/network/fetch'

/** A request as the server saw it. */
export interface SeenRequest {
  /** As the client wrote it: `https://export.arxiv.org/api/query?…`. */
  readonly url: URL
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** When it came, and when its answer was given, by the shared clock. */
  readonly start: number
  end: number
  /** How many requests to the hosts of this one's were open when it came, itself among them. */
  readonly open: number
}

/** What goes wrong behind the head of an answer. */
export type Fault = 'cut' | 'cut-gzip' | 'endless' | 'slow' | 'silent'

/** An answer of a service. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly fault?: Fault
}

/** Answers requests; `undefined` is 404. */
export type Answerer = (request: SeenRequest) => Reply | undefined | Promise<Reply | undefined>

/** A server on loopback in the place of all services, and the `fetch` that leads there. */
export interface Replay {
  readonly fetch: Fetch
  /** `http://127.0.0.1:…`: an address `https://host/path` is answered at `/host/path`. */
  readonly base: string
  readonly requests: readonly SeenRequest[]
  close(): Promise<void>
}

/** Starts a server. What it answers is up to `answer`; that no other address is asked, it sees to. */
export async function startReplay(answer: Answerer, clock: Clock = systemClock): Promise<Replay> {
  const requests: SeenRequest[] = []
  const server = createServer((incoming, response) => {
    void reply(incoming, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function reply(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const start = clock.now()
    const url = new URL(`https:/${incoming.url}`)
    const open = requests.filter((one) => one.url.host === url.host && one.end === Number.POSITIVE_INFINITY)
    const chunks: Buffer[] = []
    const seen = {
      url,
      method: incoming.method ?? '',
      headers: incoming.headers,
      body: '',
      start,
      end: Number.POSITIVE_INFINITY,
      open: open.length + 1,
    }
    requests.push(seen)
    response.on('close', () => {
      seen.end = Math.min(seen.end, clock.now())
    })
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    seen.body = Buffer.concat(chunks).toString()
    const given = (await answer(seen)) ?? { status: 404, body: '{"error":"Not found"}' }
    await write(response, given, () => {
      seen.end = clock.now()
    })
  }

  return {
    base,
    requests,
    fetch: (address, init) => {
      const url = new URL(address)
      if (url.protocol !== 'https:') throw new TypeError(`Not asked for by https: ${address}`)
      return fetch(`${base}/${url.host}${url.pathname}${url.search}`, init)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A module that leads what a program asks to a server, for `node --import`. */
export function preloadFor({ base }: Pick<Replay, 'base'>): string {
  return `const own = globalThis.fetch
globalThis.fetch = (address, init) => {
  const { host, pathname, search } = new URL(address)
  return own('${base}/' + host + pathname + search, init)
}
`
}

async function write(
  response: ServerResponse,
  { status = 200, headers = {}, body = '', fault }: Reply,
  ending: () => void,
): Promise<void> {
  response.on('error', () => {})
  if (fault === 'silent') return
  if (fault === 'cut-gzip') {
    response.writeHead(status, { ...headers, 'content-encoding': 'gzip' })
    const packed = gzipSync(body)
    response.end(packed.subarray(0, packed.length / 2))
    return
  }
  if (fault === 'cut') {
    response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
    response.write(body.slice(0, body.length / 2), () => response.destroy())
    return
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  if (fault === 'endless') {
    const chunk = Buffer.alloc(65_536, ' ')
    while (!response.destroyed) {
      response.write(chunk)
      await wait(1)
    }
    return
  }
  if (fault === 'slow') {
    for (let rest = body; rest !== '' && !response.destroyed; rest = rest.slice(1)) {
      response.write(rest.slice(0, 1))
      await wait(20)
    }
  }
  // The end is told before the client can see it, so that its next request is never taken for an early one.
  ending()
  response.end(fault === 'slow' ? '' : body)
}
