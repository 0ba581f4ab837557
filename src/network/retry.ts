import type { Clock } from './clock'

/** Answers that may be others a moment later: too early, too many, and failures of the service itself. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524])

/** Whether asking again may help. */
export function isPassing(status: number): boolean {
  return PASSING.has(status)
}

/** Milliseconds before the second attempt; each further one waits twice as long, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/** How long to wait before the next attempt where the service does not say: by chance, so that programs that failed together do not come back together. */
export function backOff(attempt: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1))
  return Math.round(wait * (0.5 + Math.random() / 2))
}

/**
 * Milliseconds that an answer asks to wait: `Retry-After: 30` (or a date), or `RateLimit: "api";r=0;t=55`, which says that nothing is left for 55
 * seconds. `undefined` where it asks for nothing.
 */
export function statedWait(headers: Readonly<Record<string, string>>, clock: Clock): number | undefined {
  const after = headers['retry-after']?.trim()
  if (after !== undefined) {
    if (/^\d{1,9}$/.test(after)) return Number(after) * 1_000
    const time = Date.parse(after)
    if (!Number.isNaN(time)) return Math.max(0, time - clock.now())
  }
  for (const limit of (headers.ratelimit ?? '').split(',')) {
    const [, ...parameters] = limit.split(';').map((part) => part.trim())
    const seconds = parameters.find((part) => /^t=\d{1,9}$/.test(part))?.slice(2)
    if (parameters.includes('r=0') && seconds !== undefined) return Number(seconds) * 1_000
  }
  return undefined
}
