import { type AnswerKind, answerKinds, readBody } from './answer'
import type { ClientSettings } from './client-options'
import type { NetworkRule } from './error'
import type { FetchedAnswer } from './fetch'
import { isPassing, statedWait } from './retry'
import { isOf, type Service, type ServiceName, services } from './service'

/** A request without what only its sending needs: so a key is in none of its parts. */
export interface Wanted {
  readonly url: URL
  readonly accept: AnswerKind
  readonly body: string | undefined
}

/** What came of sending a request once. */
export type Outcome =
  | {
      readonly type: 'answer'
      readonly status: number
      readonly text: string
      readonly headers: Readonly<Record<string, string>>
    }
  | { readonly type: 'redirect'; readonly to: URL }
  | {
      readonly type: 'failure'
      readonly rule: NetworkRule
      readonly reason: string
      readonly status?: number | undefined
      /** Asking again would not help. */
      readonly isFinal?: boolean
    }

/** An outcome, and for how many milliseconds the service asks to be left alone. */
export interface Sent {
  readonly outcome: Outcome
  readonly wait?: number | undefined
}

/** Sends a request once. Rejects with the signal's reason only. */
export async function send(
  name: ServiceName,
  wanted: Wanted,
  settings: ClientSettings,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  const controller = new AbortController()
  const stop = (): void => controller.abort(signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    controller.abort()
  }, settings.timeout)
  const service: Service = services[name]
  const key = settings.keys[name]
  try {
    const answer = await settings.fetch(
      ...requestOf(service, wanted, key, settings.contact, controller.signal),
    )
    return await outcomeOf(service, wanted, answer, settings)
  } catch (error) {
    signal?.throwIfAborted()
    const reason = isLate
      ? `gave no whole answer within ${settings.timeout / 1_000} seconds`
      : `could not be reached, or broke off: ${wordsOf(error, key)}`
    return { outcome: { type: 'failure', rule: 'service-unavailable', reason } }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

function requestOf(
  service: Service,
  { url, accept, body }: Wanted,
  key: string | undefined,
  contact: string | undefined,
  signal: AbortSignal,
): Parameters<ClientSettings['fetch']> {
  const headers: Record<string, string> = { accept: answerKinds[accept].accept }
  if (!isBrowser()) headers['user-agent'] = userAgent(contact)
  if (body !== undefined) headers['content-type'] = 'application/json'
  const sent = new URL(url)
  if (key !== undefined && service.key) {
    if ('header' in service.key) headers[service.key.header] = `${service.key.prefix ?? ''}${key}`
    else sent.searchParams.set(service.key.parameter, key)
  }
  const method = body === undefined ? 'GET' : 'POST'
  return [sent.href, { method, headers, redirect: 'manual', signal, ...(body !== undefined && { body }) }]
}

/** Browsers give their own name, and would ask the service first whether it takes another one. */
function isBrowser(): boolean {
  return 'document' in globalThis || 'WorkerGlobalScope' in globalThis
}

function userAgent(contact: string | undefined): string {
  if (contact === undefined) return 'paperdigest'
  return `paperdigest (${contact.includes('@') && !contact.includes(':') ? 'mailto:' : ''}${contact})`
}

async function outcomeOf(
  service: Service,
  wanted: Wanted,
  answer: FetchedAnswer,
  { clock, maximumBytes }: ClientSettings,
): Promise<Sent> {
  const { status } = answer
  const headers = headersOf(answer)
  const wait = statedWait(headers, clock)
  const isRedirect = (status >= 300 && status < 400 && status !== 304) || status === 0
  if (isRedirect || isPassing(status)) {
    // What it holds is of no interest, and may be endless.
    await answer.body?.cancel().catch(() => {})
    if (isRedirect) return { outcome: redirectOf(service, wanted, status, headers.location), wait }
    const reason = status === 429 ? 'refuses more requests for now (429)' : `fails (${status})`
    return { outcome: { type: 'failure', rule: 'service-unavailable', reason, status }, wait }
  }
  const text = await readBody(answer, maximumBytes)
  const fault =
    text === undefined
      ? `an answer of more than ${maximumBytes} bytes`
      : status < 200 || status >= 300
        ? undefined
        : text.trim() === ''
          ? 'an empty answer'
          : answerKinds[wanted.accept].fault(text)
  if (fault === undefined) return { outcome: { type: 'answer', status, text: text ?? '', headers }, wait }
  const isFinal = text === undefined
  return {
    outcome: { type: 'failure', rule: 'unexpected-answer', reason: `gave ${fault}`, status, isFinal },
  }
}

/** Redirects lead within the service, whatever else an answer says; what is sent is not sent elsewhere. */
function redirectOf(
  service: Service,
  { url, body }: Wanted,
  status: number,
  location: string | undefined,
): Outcome {
  const to = location !== undefined && URL.canParse(location, url.href) ? new URL(location, url) : undefined
  if (to && isOf(service, to) && body === undefined) return { type: 'redirect', to }
  const reason = to
    ? `redirects to ${to.origin}, which is not asked`
    : 'redirects to nowhere that can be seen'
  return { type: 'failure', rule: 'unexpected-answer', reason, status, isFinal: true }
}

/** Cookies are nobody's business here. */
function headersOf({ headers }: FetchedAnswer): Record<string, string> {
  const found: [string, string][] = []
  headers.forEach((value, name) => {
    if (name.toLowerCase() !== 'set-cookie') found.push([name.toLowerCase(), value])
  })
  return Object.fromEntries(found)
}

/** Why a request failed, as far as it can be told: the address that was fetched, which may hold a key, is not told. */
function wordsOf(error: unknown, key: string | undefined): string {
  const { message = String(error), cause } = Object(error) as { message?: unknown; cause?: unknown }
  const { code, message: inner } = Object(cause) as { code?: unknown; message?: unknown }
  const words = String((typeof code === 'string' ? code : inner) ?? message).split('\n', 1)[0] ?? ''
  return key === undefined ? words : words.replaceAll(key, '…').replaceAll(encodeURIComponent(key), '…')
}
