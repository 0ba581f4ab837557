import type { Answer, AnswerKind } from './answer'
import { type ClientOptions, readClientOptions } from './client-options'
import type { Clock } from './clock'
import { NetworkError, type NetworkRule } from './error'
import { createLimiter, type Limiter } from './limiter'
import { backOff } from './retry'
import { type Sent, send, type Wanted } from './send'
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
  /** It wants a distance between any two requests, also those of programs that run one after the other. */
  readonly isPaced: boolean
  /** Requests in a row that failed in all attempts. */
  failures: number
  awayUntil: number
}

/** Makes a client. What it knows of the pace of services is its own: share one client rather than making several. */
export function createClient(options: ClientOptions = {}): Client {
  const settings = readClientOptions(options)
  const { clock, attempts, longestWait, onProgress } = settings
  const shelf = createShelf(settings)
  const states = new Map<ServiceName, Promise<State>>()
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
    const held = await shelf.take(wanted, maximumAge)
    if (held) fromCache++
    const answer = held ?? (await ask(name, wanted, signal))
    if (!held) await shelf.put(wanted, answer)
    const { status } = answer
    onProgress({ type: 'answer', service: name, url: url.href, status, fromCache: held !== undefined })
    return answer
  }

  async function ask(name: ServiceName, wanted: Wanted, signal: AbortSignal | undefined): Promise<Answer> {
    const service = serviceOf(name)
    const refuse = (rule: NetworkRule, reason: string, status?: number): NetworkError =>
      new NetworkError(rule, reason, { service: service.name, url: wanted.url.href, status })
    if (settings.offline)
      throw refuse('not-cached', 'is not asked while offline, and the cache holds no answer')
    const state = await stateOf(name)
    let { url } = wanted
    let redirects = 0
    for (let attempt = 1; ; ) {
      if (clock.now() < state.awayUntil)
        throw refuse('service-unavailable', 'is left alone for a while, after it failed or asked for it')
      const { outcome, wait = 0 } = await once(name, state, { ...wanted, url }, attempt, signal)
      if (outcome.type === 'answer') {
        state.failures = 0
        const { status, text, headers } = outcome
        return { status, text, headers, fromCache: false }
      }
      if (outcome.type === 'redirect') {
        url = outcome.to
        if (++redirects > MOST_REDIRECTS) throw refuse('unexpected-answer', 'redirects without end')
        continue
      }
      const { rule, reason, status, isFinal } = outcome
      if (wait > longestWait) {
        state.awayUntil = clock.now() + wait
        throw refuse(rule, `${reason}, and asks to wait ${Math.ceil(wait / 1_000)} seconds`, status)
      }
      if (isFinal === true || attempt >= attempts) {
        if (isFinal !== true && ++state.failures >= MOST_FAILURES) state.awayUntil = clock.now() + LEFT_ALONE
        throw refuse(rule, reason, status)
      }
      attempt++
      onProgress({ type: 'wait', service: name, url: wanted.url.href, milliseconds: wait, reason })
    }
  }

  async function once(
    name: ServiceName,
    { limiter, isPaced }: State,
    wanted: Wanted,
    attempt: number,
    signal: AbortSignal | undefined,
  ): Promise<Sent> {
    const end = await limiter.acquire(signal)
    try {
      requests++
      if (isPaced) await shelf.keepAsked(name)
      onProgress({ type: 'request', service: name, url: wanted.url.href, attempt })
      const { outcome, wait: stated } = await send(name, wanted, settings, signal)
      const isTriedAgain = outcome.type === 'failure' && outcome.isFinal !== true
      const wait = stated ?? (isTriedAgain ? backOff(attempt) : undefined)
      // Before the turn ends, so that nobody else takes the next one.
      if (wait !== undefined && wait <= longestWait) limiter.pause(wait)
      return { outcome, wait }
    } finally {
      if (isPaced) await shelf.keepAsked(name)
      end()
    }
  }

  function stateOf(name: ServiceName): Promise<State> {
    const known = states.get(name)
    if (known) return known
    const state = openState(name)
    states.set(name, state)
    return state
  }

  async function openState(name: ServiceName): Promise<State> {
    const service = serviceOf(name)
    const rate = settings.contact === undefined ? service.rate : (service.contactRate ?? service.rate)
    const isPaced = rate.requests === 1
    const asked = isPaced ? await shelf.lastAsked(name) : undefined
    return { limiter: createLimiter(rate, clock, asked), isPaced, failures: 0, awayUntil: 0 }
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
