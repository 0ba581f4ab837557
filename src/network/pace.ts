import type { Clock } from './clock'
import type { ServiceName } from './service'
import type { Shelf } from './shelf'

/** Turns at a service that wants a distance between any two requests, among all programs that share a cache. */
export interface Pace {
  /** Waits until no other program asks the service, or did a short while ago; what it gives ends the turn. Rejects with the signal's reason. */
  take(signal: AbortSignal | undefined): Promise<() => Promise<void>>
}

/** Milliseconds in which any program writes that found a service free. */
const SETTLED = 100

/**
 * A cache has no locks, and needs none: who finds the service free writes its mark, waits until all others who found it free have written theirs, and goes if its own still stands there (Fischer's
 * algorithm). While a request is under way its mark is renewed, so one that is old is that of a program that ended, however it did.
 */
export function createPace(service: ServiceName, per: number, shelf: Shelf, clock: Clock): Pace {
  const name = Math.random().toString(36).slice(2)

  return {
    async take(signal) {
      for (;;) {
        await untilFree(signal)
        const own = await leaveMark()
        await clock.sleep(SETTLED, signal)
        const mark = await shelf.mark(service)
        if (mark === undefined || mark === own) return keepMark()
      }
    },
  }

  async function untilFree(signal: AbortSignal | undefined): Promise<void> {
    for (let old: string | undefined; ; ) {
      const mark = await shelf.mark(service)
      if (mark === undefined || mark === old) return
      const age = clock.now() - Number.parseFloat(mark)
      // A time that lies ahead is that of another clock, or this one was set back since.
      const wait = age < 0 ? per : per - age
      if (!(wait > 0)) return
      await clock.sleep(wait, signal)
      old = mark
    }
  }

  async function leaveMark(): Promise<string> {
    const mark = `${clock.now()} ${name}`
    await shelf.leaveMark(service, mark)
    return mark
  }

  function keepMark(): () => Promise<void> {
    const end = new AbortController()
    const kept = (async () => {
      for (;;) {
        await clock.sleep(per / 3, end.signal)
        await leaveMark()
      }
    })().catch(() => {})
    return async () => {
      end.abort()
      await kept
      await leaveMark()
    }
  }
}
