import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { services } from '../../src/network/service'
import { type Site, startSite } from './site'
import { createPlace, program } from './support'

/** More of them by `KILLS=300`. */
const KILLS = Number(process.env.KILLS ?? 25)
const PAPERS = 24
/** How many requests to a service are under way at a time; a kill costs those. */
const AT_A_TIME = services.huggingFace.rate.connections

const place = createPlace()
let site: Site

beforeAll(async () => {
  site = await startSite(place, PAPERS)
  const cards = site.papers.map(({ title }) => `${title}\n\n  • 1 author\n·\nMar 4, 2026\n\n`)
  place.write('page.txt', cards.join(''))
})

afterAll(async () => {
  await site.replay.close()
  place.end()
})

function start(cache: string, output: string): ReturnType<typeof spawn> {
  const words = ['enrich', 'page.txt', '--resolver', 'huggingFace', '--cache', cache, '-o', output]
  return spawn(process.execPath, [program, ...words], {
    cwd: place.folder,
    env: site.environment,
    stdio: 'ignore',
  })
}

async function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null]
  return code
}

describe('enrich that is killed while it asks', () => {
  it(`should repeat no request whose answer was kept, and write all or nothing, ${KILLS} times`, {
    timeout: KILLS * 30_000,
  }, async () => {
    let repeated = 0
    for (let kill = 0, round = 0; kill < KILLS; round++) {
      const output = `done-${round}.ndjson`
      const before = site.replay.requests.length
      let kills = 0
      for (let code: number | null = null; code === null; ) {
        const child = start(place.path(`cache-${round}`), output)
        let left = 1 + Math.floor(Math.random() * 10)
        site.onRequest = () => {
          if (kill < KILLS && --left === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 12)
        }
        code = await ended(child)
        if (code === null) {
          kill++
          kills++
          expect(existsSync(place.path(output))).toBe(false)
        } else expect(code).toBe(0)
      }
      const lines = readFileSync(place.path(output), 'utf8').trim().split('\n')
      expect(lines.map((line) => JSON.parse(line).authors.length)).toEqual(site.papers.map(() => 1))
      const urls = site.replay.requests.slice(before).map(({ url }) => url.href)
      const again = urls.length - new Set(urls).size
      expect(again).toBeLessThanOrEqual(kills * AT_A_TIME)
      repeated += again
    }
    console.log(`${KILLS} kills, ${repeated} requests repeated`)
  })

  it('should share a cache with another one', async () => {
    site.onRequest = () => {}
    const codes = await Promise.all(
      ['a', 'b'].map((name) => ended(start(place.path('shared'), `${name}.ndjson`))),
    )
    expect(codes).toEqual([0, 0])
    expect(place.read('a.ndjson')).toBe(place.read('b.ndjson'))
  })
})
