import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { card, createPlace, interrupted } from './support'

/** How often each signal is sent; `KILLS=1000` for a proof rather than a check. */
const times = Number(process.env.KILLS ?? 20)

const place = createPlace()
const { folder, write, read, left, run } = place
const OLD = `${JSON.stringify(Array.from({ length: 4000 }, (_, index) => `old ${index}`))}\n`
const args = ['convert', 'page.txt', '-o', 'kept.json']

let whole = ''
let duration = 0

beforeAll(() => {
  write('page.txt', Array.from({ length: 2000 }, (_, index) => card(`Study ${index} of the Coast`)).join(''))
  const start = performance.now()
  run(args)
  duration = performance.now() - start
  whole = read('kept.json')
})
afterAll(place.end)

describe(`a process that ends early, ${times} times`, () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'should leave the old file or the new one, and nothing else: %s',
    { timeout: 3_600_000 },
    async (signal) => {
      let kept = 0
      for (let index = 0; index < times; index++) {
        write('kept.json', OLD)
        // Most of them late, when the file is being written.
        const delay = duration * (index % 4 === 0 ? index / times : 0.7 + (0.4 * index) / times)
        const ended = await interrupted(folder, args, signal, delay)
        const found = read('kept.json')
        expect(found === OLD || found === whole).toBe(true)
        if (found === OLD) {
          kept++
          expect(ended).toEqual({ code: null, signal })
        }
        // Nobody can clean up behind a process that is killed.
        if (signal !== 'SIGKILL') expect(left()).toEqual([])
      }
      expect(kept).toBeGreaterThan(0)
    },
  )
})
