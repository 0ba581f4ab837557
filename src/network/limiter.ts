import type { Clock } from './clock'
import type { Rate } from './service'

/** Gives turns, so that a service is not asked more often than it allows. */
export interface Limiter {
  /** Waits for a turn, in the order of asking; what it gives ends the turn, which does not count where it was not used. Rejects with the signal's reason. */
  acquire(signal: AbortSignal | undefined): Promise<(isUsed: boolean) => void>
  /** Gives no turn for so many milliseconds. */
  pause(milliseconds: number): void
}

/** A request counts from its start until `per` milliseconds after its answer: so the service sees the distance whatever time requests take on their way. */
export function createLimiter({ requests, per, connections }: Rate, clock: Clock): Limiter {
  /** When the last answers came, the earliest first. */
  const answered: number[] = []
  let open = 0
  let pausedUntil = 0
  let last: Promise<void> = Promise.resolve()
  let wake: () => void = () => {}

  return {
    async acquire(signal) {
      const previous = last
      let pass = (): void => {}
      last = new Promise((resolve) => {
        pass = resolve
      })
      try {
        await unlessAborted(previous, signal)
        await untilFree(signal)
      } catch (error) {
        previous.then(pass)
        throw error
      }
      open++
      pass()
      return end
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds)
    },
  }

  function end(isUsed: boolean): void {
    open--
    if (isUsed) answered.push(clock.now())
    wake()
  }

  async function untilFree(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted()
      const wait = waitNow()
      if (wait === 0) return
      if (wait !== 'for an answer') await clock.sleep(wait, signal)
      else
        await unlessAborted(
          new Promise<void>((resolve) => {
            wake = resolve
          }),
          signal,
        )
    }
  }

  function waitNow(): number | 'for an answer' {
    const now = clock.now()
    while ((answered[0] ?? now) <= now - per) answered.shift()
    if (open >= connections) return 'for an answer'
    const isFull = open + answered.length >= requests
    const [first] = answered
    if (isFull && first === undefined) return 'for an answer'
    return Math.max(0, pausedUntil - now, isFull && first !== undefined ? first + per - now : 0)
  }
}

/** The value of a promise, unless the signal comes first. */
export function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
