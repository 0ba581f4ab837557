import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createDiskCache } from '../../src/node/disk-cache'
import { createSeenFile } from '../../src/node/seen-file'
import { fetchDigest } from '../../src/sources/fetch-digest'
import { seen } from '../../src/sources/seen'
import { paperOf } from '../exporters/paper'
import { arxivOf } from '../replay/arxiv'
import { breachesOf, etiquettes } from '../replay/etiquette'
import { manyPapers } from '../replay/papers'
import { preloadFor, startReplay } from '../replay/server'
import { type Site, startSite } from './site'
import { createPlace, program } from './support'

/** More of them by `KILLS=300`. */
const KILLS = Number(process.env.KILLS ?? 25)
/** Papers of a list, and so many of them a run: every few runs all have been seen. */
const PAPERS = 24
const RUN = 4

const place = createPlace()
let site: Site

beforeAll(async () => {
  site = await startSite(place, PAPERS)
})

afterAll(async () => {
  await site.replay.close()
  place.end()
})

function start(words: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    [program, 'get', ...site.papers.map(({ arxiv }) => arxiv), '--service', 'huggingFace', ...words],
    {
      cwd: place.folder,
      env: site.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
}

async function ended(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, text }
}

function idsOf(path: string): string[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  // A line that is torn does not parse.
  return lines.map((line) => (JSON.parse(line) as { id: string }).id)
}

describe('a command that is killed while it asks and writes', () => {
  it(`should repeat no request, and lose and tear nothing, ${KILLS} times`, {
    timeout: KILLS * 20_000,
  }, async () => {
    let round = 0
    let repeated = 0
    let complete = 0
    for (let kill = 0; kill < KILLS; round++) {
      const folder = place.path(`round-${round}`)
      mkdirSync(folder)
      const state = `${folder}/seen.json`
      const before = site.replay.requests.length
      let kills = 0
      for (let run = 0; kill < KILLS; run++) {
        const output = `${folder}/${run}.ndjson`
        const child = start([
          '--cache',
          `${folder}/cache`,
          '--new-since',
          state,
          '-n',
          String(RUN),
          '-o',
          output,
        ])
        const isCached = site.replay.requests.length - before >= PAPERS
        let left = 1 + Math.floor(Math.random() * 8)
        site.onRequest = () => {
          if (--left === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 12)
        }
        // With all in the cache it soon writes: first a temporary file, then the output, then what was seen.
        const sign = ['.tmp', '.ndjson', 'seen.json'][Math.floor(Math.random() * 3)] ?? ''
        const watcher = isCached
          ? watch(folder, (_, name) => {
              if (name?.endsWith(sign)) setTimeout(() => child.kill('SIGKILL'), Math.random() * 6)
            })
          : undefined
        const { code, text } = await ended(child)
        watcher?.close()
        expect(text).not.toMatch(/unusable-cache|Expected the identifiers/)
        if (code === null) {
          kill++
          kills++
        } else {
          expect({ code, text }).toEqual({ code: 0, text: '' })
          complete++
        }
        const written = readdirSync(folder)
          .filter((name) => name.endsWith('.ndjson'))
          .flatMap((name) => idsOf(`${folder}/${name}`))
        const known = await seen(createSeenFile(state))
        const unseen = known.unseen(
          site.papers.map(({ arxiv }) => paperOf({ id: `arxiv:${arxiv}`, identifiers: { arxiv } })),
        )
        // What is kept as seen was written before.
        const kept = site.papers.filter(
          ({ arxiv }) => !unseen.some(({ identifiers }) => identifiers.arxiv === arxiv),
        )
        for (const { arxiv } of kept) expect(written).toContain(`arxiv:${arxiv}`)
        if (unseen.length === 0) break
      }
      const urls = site.replay.requests.slice(before).map(({ url }) => url.href)
      const again = urls.length - new Set(urls).size
      expect(again).toBeLessThanOrEqual(kills)
      repeated += again
    }
    console.log(`${KILLS} kills, ${complete} runs to the end, ${repeated} requests repeated`)
  })

  it('should share a cache with another one without a complaint', async () => {
    site.onRequest = () => {}
    const cache = ['--cache', place.path('shared')]
    const ends = await Promise.all(
      ['a', 'b', 'c'].map((name) => ended(start([...cache, '-o', place.path(`${name}.ndjson`)]))),
    )
    expect(ends).toEqual(ends.map(() => ({ code: 0, text: '' })))
    const texts = ['a', 'b', 'c'].map((name) => readFileSync(place.path(`${name}.ndjson`), 'utf8'))
    expect(new Set(texts).size).toBe(1)
    expect(idsOf(place.path('a.ndjson'))).toHaveLength(PAPERS)
  })
})

// It takes a minute and a half, in which nothing happens.
describe.skipIf(process.env.CI)('arXiv in real time', () => {
  it('should be asked by programs at one time as by one program', { timeout: 300_000 }, async () => {
    const some = manyPapers(12, '2026-03-05')
    const arxiv = arxivOf(some)
    const server = await startReplay((request) =>
      request.url.host === 'export.arxiv.org' ? { status: 403 } : arxiv(request),
    )
    place.write('arxiv.mjs', preloadFor(server))
    const env = {
      PATH: process.env.PATH,
      NODE_OPTIONS: `--import=${pathToFileURL(place.path('arxiv.mjs')).href}`,
    }
    const ends = await Promise.all(
      [0, 1, 2].map((own) => {
        const ids = some.filter((_, index) => index % 3 === own).map((paper) => paper.arxiv)
        const words = ['get', ...ids, '--cache', place.path('one'), '-o', place.path(`own-${own}.ndjson`)]
        return ended(
          spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] }),
        )
      }),
    )
    await server.close()
    expect(ends).toEqual(ends.map(() => ({ code: 0, text: '' })))
    expect(server.requests).toHaveLength(3 + some.length)
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
  })

  it('should be asked for 30 papers one by one, every three seconds', { timeout: 300_000 }, async () => {
    const some = manyPapers(30, '2026-03-05')
    const arxiv = arxivOf(some)
    const server = await startReplay((request) =>
      request.url.host === 'export.arxiv.org' ? { status: 403 } : arxiv(request),
    )
    const cache = createDiskCache(place.path('arxiv'))
    const ids = some.map((paper) => paper.arxiv)
    const digest = await fetchDigest({ ids }, { fetch: server.fetch, cache })
    await server.close()
    expect(digest.papers).toHaveLength(ids.length)
    expect(breachesOf(server.requests, etiquettes.arxiv)).toEqual([])
    const { length } = server.requests
    const [first, last] = [server.requests[0], server.requests.at(-1)]
    console.log(
      `${length} requests in ${Math.round(((last?.start ?? 0) - (first?.start ?? 0)) / 1_000)} seconds`,
    )
  })
})
