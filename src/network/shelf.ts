import { diagnostic } from '../model/diagnostic'
import type { Answer } from './answer'
import type { ClientSettings } from './client-options'
import type { Wanted } from './send'
import type { ServiceName } from './service'

/** The client's view of a cache: answers by request, with their age. */
export interface Shelf {
  /** An answer that is no older; while offline, one of any age. */
  take(wanted: Wanted, maximumAge: number): Promise<Answer | undefined>
  /** Keeps an answer, unless asking again may give another one at any time. Never rejects. */
  put(wanted: Wanted, answer: Omit<Answer, 'fromCache'>): Promise<void>
  /** By whom a service was asked last, of all programs with this cache: the time, in milliseconds since 1970, and a name. Never rejects. */
  mark(service: ServiceName): Promise<string | undefined>
  /** Says that a service is being asked. Never rejects. */
  leaveMark(service: ServiceName, mark: string): Promise<void>
}

interface Entry extends Omit<Answer, 'fromCache'> {
  /** When it came, in milliseconds since 1970. */
  readonly time: number
}

/** What is not there today may be there tomorrow. */
const DAY = 86_400_000

/** Makes a shelf of a cache. One that fails costs requests and no answers: it is told of once. */
export function createShelf({ cache, clock, offline, report }: ClientSettings): Shelf {
  let isTold = false
  return {
    async take(wanted, maximumAge) {
      const text = await attempt(async () => cache?.get(keyOf(wanted)))
      const entry = text === undefined ? undefined : readEntry(text)
      if (!entry) return undefined
      const { time, ...answer } = entry
      const age = clock.now() - time
      const limit = answer.status === 404 ? Math.min(maximumAge, DAY) : maximumAge
      return offline || (age >= 0 && age <= limit) ? { ...answer, fromCache: true } : undefined
    },
    async put(wanted, { status, text, headers }) {
      if (!cache || (status !== 200 && status !== 404)) return
      const entry: Entry = { time: clock.now(), status, headers, text }
      await attempt(async () => cache.set(keyOf(wanted), JSON.stringify(entry)))
    },
    mark: (service) => attempt(async () => cache?.get(`asked ${service}`)),
    async leaveMark(service, mark) {
      await attempt(async () => cache?.set(`asked ${service}`, mark))
    },
  }

  async function attempt<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await work()
    } catch (error) {
      const note = error instanceof Error ? error.message : String(error)
      if (!isTold)
        report(
          diagnostic('unusable-cache', 'Answers cannot be kept, or taken from where they were', { note }),
        )
      isTold = true
      return undefined
    }
  }
}

function keyOf({ url, accept, body }: Wanted): string {
  return [body === undefined ? 'GET' : 'POST', url.href, accept, ...(body === undefined ? [] : [body])].join(
    ' ',
  )
}

/** An entry as it was written; `undefined` for anything else. */
function readEntry(text: string): Entry | undefined {
  try {
    const { time, status, headers, text: body } = Object(JSON.parse(text)) as Partial<Entry>
    const isWhole =
      typeof time === 'number' &&
      (status === 200 || status === 404) &&
      typeof body === 'string' &&
      typeof headers === 'object' &&
      headers !== null
    return isWhole ? { time, status, headers, text: body } : undefined
  } catch {
    return undefined
  }
}
