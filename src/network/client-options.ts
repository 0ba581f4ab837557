import type { Diagnostic } from '../model/diagnostic'
import { requireOptions } from '../model/option'
import type { AnswerCache } from './cache'
import { type Clock, systemClock } from './clock'
import type { Fetch } from './fetch'
import { type ServiceName, services } from './service'

/** How services are asked. */
export interface ClientOptions {
  /** Makes the requests; the global `fetch` by default. */
  readonly fetch?: Fetch | undefined
  /** Keeps answers, so that none is asked for twice. Default: none are kept. */
  readonly cache?: AnswerCache | undefined
  /** How services can reach whoever asks, a mail address or a page: they are told, and some then allow more. */
  readonly contact?: string | undefined
  /** Keys of services, where you have some. They go to their service only, and never into a cache, a message or an error. */
  readonly keys?: Partial<Readonly<Record<ServiceName, string>>> | undefined
  /** What limits, waits and ages go by; the machine's by default. */
  readonly clock?: Clock | undefined
  /** Ask nobody: answers of any age come from the cache, and what it does not hold rejects. Default `false`. */
  readonly offline?: boolean | undefined
  /** Milliseconds that one request may take; 30,000 by default. */
  readonly timeout?: number | undefined
  /** Bytes that an answer may have; 33,554,432 by default. */
  readonly maximumBytes?: number | undefined
  /** How often a request is made that fails for reasons that may pass; 5 by default. */
  readonly attempts?: number | undefined
  /** Milliseconds that a service may ask to wait; 300,000 by default. Where it asks for more, the request fails. */
  readonly longestWait?: number | undefined
  /** Ends all that is under way. */
  readonly signal?: AbortSignal | undefined
  /** Takes what happens, for those who wait. */
  readonly onProgress?: ((event: ClientEvent) => void) | undefined
  /** Takes messages that stop nothing, such as that the cache cannot be written. Default: they are dropped. */
  readonly report?: ((message: Diagnostic) => void) | undefined
}

/** What happens while services are asked. Addresses are without keys. */
export type ClientEvent =
  | {
      readonly type: 'request'
      readonly service: ServiceName
      readonly url: string
      readonly attempt: number
    }
  | {
      readonly type: 'answer'
      readonly service: ServiceName
      readonly url: string
      readonly status: number
      readonly fromCache: boolean
    }
  | {
      readonly type: 'wait'
      readonly service: ServiceName
      readonly url: string
      /** How long the service is left alone. */
      readonly milliseconds: number
      readonly reason: string
    }

/** Options with their defaults. */
export interface ClientSettings extends Pick<ClientOptions, 'cache' | 'contact' | 'signal'> {
  readonly offline: boolean
  readonly timeout: number
  readonly maximumBytes: number
  readonly attempts: number
  readonly longestWait: number
  readonly fetch: Fetch
  readonly clock: Clock
  readonly keys: Partial<Readonly<Record<ServiceName, string>>>
  readonly onProgress: (event: ClientEvent) => void
  readonly report: (message: Diagnostic) => void
}

/** The names of all options, for those that take others beside them. */
export const clientOptionNames = /* @__PURE__ */ Object.freeze([
  'fetch',
  'cache',
  'contact',
  'keys',
  'clock',
  'offline',
  'timeout',
  'maximumBytes',
  'attempts',
  'longestWait',
  'signal',
  'onProgress',
  'report',
] as const satisfies readonly (keyof ClientOptions)[])

/** Checks options and fills in what they leave out. Throws a TypeError that says what to do. */
export function readClientOptions(options: ClientOptions): ClientSettings {
  requireOptions(options, clientOptionNames, 'a client')
  const { fetch = globalFetch(), cache, contact, keys = {}, clock = systemClock, signal } = options
  const { offline = false, onProgress = ignore, report = ignore } = options
  requireOptions(keys, Object.keys(services), 'keys')
  for (const [name, key] of Object.entries(keys))
    if (key !== undefined && !isHeaderValue(key))
      throw new TypeError(`Expected options.keys.${name} as printable signs without blanks`)
  if (contact !== undefined && !isHeaderValue(contact))
    throw new TypeError(
      `Expected options.contact as a mail address or a page, such as 'me@example.org', received ${JSON.stringify(contact)}`,
    )
  const functions = { fetch, onProgress, report, 'clock.now': clock.now, 'clock.sleep': clock.sleep }
  for (const [name, value] of Object.entries({
    ...functions,
    ...(cache && { 'cache.get': cache.get, 'cache.set': cache.set }),
  }))
    if (typeof value !== 'function')
      throw new TypeError(`Expected options.${name} as a function, received ${typeof value}`)
  if (typeof offline !== 'boolean')
    throw new TypeError(`Expected options.offline to be true or false, received ${String(offline)}`)
  return {
    fetch,
    cache,
    contact,
    keys,
    clock,
    signal,
    offline,
    onProgress,
    report,
    timeout: positive('timeout', options.timeout, 30_000),
    maximumBytes: positive('maximumBytes', options.maximumBytes, 33_554_432),
    attempts: positive('attempts', options.attempts, 5),
    longestWait: positive('longestWait', options.longestWait, 300_000),
  }
}

function globalFetch(): Fetch {
  // Looked up at each request, as tools that watch requests exchange it.
  return (url, init) => globalThis.fetch(url, init)
}

/** A line break in a header would begin another one. */
function isHeaderValue(text: unknown): boolean {
  return typeof text === 'string' && /^[\x21-\x7e]{1,999}$/.test(text)
}

function positive(name: string, value: number | undefined, usual: number): number {
  if (value === undefined) return usual
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new TypeError(`Expected options.${name} as a positive integer, received ${String(value)}`)
}

function ignore(): void {
  // Nobody asked to be told.
}
