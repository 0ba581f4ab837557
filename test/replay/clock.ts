import { setTimeout as wait } from 'node:timers/promises'

import type { Clock } from '../../src/network/clock'

/** A clock that runs so many times as fast as the machine's; a server that shares it sees the same distances between requests as one in real time would. */
export function fastClock(factor: number): Clock {
  const start = performance.now()
  const epoch = Date.UTC(2026, 2, 4)
  return {
    now: () => epoch + (performance.now() - start) * factor,
    sleep: async (milliseconds, signal) => {
      await wait(milliseconds / factor, undefined, signal && { signal }).catch((error: unknown) => {
        signal?.throwIfAborted()
        throw error
      })
    },
  }
}
