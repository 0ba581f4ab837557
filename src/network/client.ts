import type { Answer, AnswerKind } from './answer'
import { type ClientOptions, readClientOptions } from './client-options'
import { type Clock, steadyClock } from './clock'
import { NetworkError, type NetworkRule } from './error'
import { createLimiter, type Limiter } from './limiter'
import { createPace, type Pace } from './pace'
import { backOff } from './retry'
import { type Outcome, type Sent, send, type Wanted } from './send'
import { isOf, type Service, type ServiceName, services } from './service'
import { createShelf } from './shelf'

/** What is asked for. */
export interface RequestOptions {
  /** What the answer must be: another is asked for again. Default `json`. */
  readonly accept?: AnswerKind | undefined
  /** What is sent as JSON, by POST; without it, a request is a GET. */
  readonly body?: unknown
  /** Milliseconds for which an answer in the cache is as good as a new one; a week by default. */
  readonly maximumAge?: number | undefined
  /** Ends this request; the client's own signal ends it too. */
  readonly signal?: AbortSignal | undefined
}

/** Asks services, at the pace that each of them allows. */
export interface Client {
  /**
   * The answer of a service to a request. What is refused for a while is asked for again, after the time that the service states or a growing one.
   *
   * Rejects with a {@link NetworkError} where there is no answer that can be used, and with the signal's reason. Throws a TypeError for an address that is not the service's.
   */
  request(service: ServiceName, url: string | URL, options?: RequestOptions): Promise<Answer>
  /** How many requests were made, and how many answers came from the cache instead. */
  counts(): { readonly requests: number; readonly fromCache: number }
  /** What it goes by. */
  readonly clock: Clock
}

const WEEK = 604_800_000
/** Redirects of one request. */
const MOST_REDIRECTS = 5
/** After so many requests in a row that failed in all attempts a service is left alone … */
const MOST_FAILURES = 3
/** … for so many milliseconds. */
const LEFT_ALONE = 300_000

/** What is known of a service. */
interface State {
  readonly limiter: Limiter
  /** Where it wants a distance between any two requests, also those of other programs with the same cache. */
  readonly pace: Pace | undefined
  /** Requests in a row that failed in all attempts. */
  failures: number
  awayUntil: number
}

/** One sending of a request. */
interface Turn {
  /** Where it leads now, which redirects change. */
  readonly url: URL
  readonly attempt: number
  readonly maximumAge: number
  readonly signal: AbortSignal | undefined
}

/** What came of a request that has no answer yet. */
interface Failed extends Sent {
  readonly outcome: Exclude<Outcome, { readonly type: 'answer' }>
}

/** Makes a client. What it knows of the pace of services is its own: share one client rather than making several. */
export function createClient(options: ClientOptions = {}): Client {
  const settings = readClientOptions(options)
  const { clock, attempts, longestWait, onProgress } = settings
  const steady = steadyClock(clock)
  const shelf = createShelf(settings)
  const states = new Map<ServiceName, State>()
  let requests = 0
  let fromCache = 0

  return { request, counts: () => ({ requests, fromCache }), clock }

  async function request(
    name: ServiceName,
    address: string | URL,
    { accept = 'json', body, maximumAge = WEEK, ...options }: RequestOptions = {},
  ): Promise<Answer> {
    const service = serviceOf(name)
    const url = requireAddress(service, address)
    const wanted = { url, accept, body: body === undefined ? undefined : JSON.stringify(body) }
    const signal = either(settings.signal, options.signal)
    signal?.throwIfAborted()
    const answer = (await shelf.take(wanted, maximumAge)) ?? (await ask(name, wanted, maximumAge, signal))
    if (answer.fromCache) fromCache++
    const { status } = answer
    onProgress({ type: 'answer', service: name, url: url.href, status, fromCache: answer.fromCache })
    return answer
  }

  async function ask(
    name: ServiceName,
    wanted: Wanted,
    maximumAge: number,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const service = serviceOf(name)
    const refuse = (rule: NetworkRule, reason: string, status?: number): NetworkError =>
      new NetworkError(rule, reason, { service: service.name, url: wanted.url.href, status })
    if (settings.offline)
      throw refuse('not-cached', 'is not asked while offline, and the cache holds no answer')
    const state = stateOf(name)
    let { url } = wanted
    let redirects = 0
    for (let attempt = 1; ; ) {
      if (steady.now() < state.awayUntil)
        throw refuse('service-unavailable', 'is left alone for a while, after it failed or asked for it')
      const done = await once(name, state, wanted, { url, attempt, maximumAge, signal })
      if ('text' in done) return done
      const { outcome, wait = 0 } = done
      if (outcome.type === 'redirect') {
        url = outcome.to
        if (++redirects > MOST_REDIRECTS) throw refuse('unexpected-answer', 'redirects without end')
        continue
      }
      const { rule, reason, status, isFinal } = outcome
      if (wait > longestWait) {
        state.awayUntil = steady.now() + wait
        throw refuse(rule, `${reason}, and asks to wait ${Math.ceil(wait / 1_000)} seconds`, status)
      }
      if (isFinal === true || attempt >= attempts) {
        if (isFinal !== true && ++state.failures >= MOST_FAILURES) state.awayUntil = steady.now() + LEFT_ALONE
        throw refuse(rule, reason, status)
      }
      attempt++
      onProgress({ type: 'wait', service: name, url: wanted.url.href, milliseconds: wait, reason })
    }
  }

  /** Sends a request once, in its turn; the answer is kept before the turn ends, so that a program that is killed loses no more than is under way. */
  async function once(
    name: ServiceName,
    state: State,
    wanted: Wanted,
    { url, attempt, maximumAge, signal }: Turn,
  ): Promise<Answer | Failed> {
    const end = await state.limiter.acquire(signal)
    let isUsed = false
    let endPace: (() => Promise<void>) | undefined
    try {
      endPace = await state.pace?.take(signal)
      // Another one, or another program, may have asked the same while this one waited.
      const held = await shelf.take(wanted, maximumAge)
      if (held) return held
      isUsed = true
      requests++
      onProgress({ type: 'request', service: name, url: wanted.url.href, attempt })
      const { outcome, wait: stated } = await send(name, { ...wanted, url }, settings, signal)
      const isTriedAgain = outcome.type === 'failure' && outcome.isFinal !== true
      // Some ask to wait for nothing: then it grows all the same.
      const wait = stated || (isTriedAgain ? backOff(attempt) : undefined)
      if (wait !== undefined && wait <= longestWait) state.limiter.pause(wait)
      if (outcome.type !== 'answer') return { outcome, wait }
      state.failures = 0
      const { status, text, headers } = outcome
      await shelf.put(wanted, { status, text, headers })
      return { status, text, headers, fromCache: false }
    } finally {
      await endPace?.()
      end(isUsed)
    }
  }

  function stateOf(name: ServiceName): State {
    const state = states.get(name) ?? openState(name)
    states.set(name, state)
    return state
  }

  function openState(name: ServiceName): State {
    const service = serviceOf(name)
    const rate = settings.contact === undefined ? service.rate : (service.contactRate ?? service.rate)
    const isPaced = rate.requests === 1 && settings.cache !== undefined
    const pace = isPaced ? createPace(name, rate.per, shelf, clock) : undefined
    return { limiter: createLimiter(rate, steady), pace, failures: 0, awayUntil: Number.NEGATIVE_INFINITY }
  }
}

/** Aborts as soon as one of two does. */
function either(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other)
}

function serviceOf(name: ServiceName): Service {
  if (Object.hasOwn(services, name)) return services[name]
  throw new TypeError(
    `Expected a service, one of ${Object.keys(services).join(', ')}, received ${String(name)}`,
  )
}

function requireAddress(service: Service, address: string | URL): URL {
  const url = URL.canParse(String(address)) ? new URL(address) : undefined
  if (url && isOf(service, url)) return url
  throw new TypeError(
    `Expected an https address of ${service.name} (${service.hosts.join(', ')}), received ${String(address)}`,
  )
}
