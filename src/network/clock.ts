/** What limits and waits go by; a program may give its own, such as a fast one for tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Ends after so many milliseconds, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** The clock of the machine. */
export const systemClock: Clock = /* @__PURE__ */ Object.freeze({ now: () => Date.now(), sleep })

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** A clock that goes on where another one is set back: so what waits by it never waits for longer than it was to. */
export function steadyClock(clock: Clock): Clock {
  let latest = Number.NEGATIVE_INFINITY
  let lag = 0
  return {
    now() {
      const time = clock.now() + lag
      if (time < latest) lag += latest - time
      latest = Math.max(latest, time)
      return latest
    },
    sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
  }
}
