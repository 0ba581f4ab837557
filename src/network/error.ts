import { type Diagnostic, diagnostic, type RuleId } from '../model/diagnostic'

/** The rules of messages about services. */
export type NetworkRule = Extract<RuleId, 'service-unavailable' | 'unexpected-answer' | 'not-cached'>

const brand = /* @__PURE__ */ Symbol.for('paperdigest.NetworkError')

/** What an error of the network says beside its reason. */
export interface NetworkDetails {
  /** The name of the service. */
  readonly service: string
  /** The address, without any key. */
  readonly url: string
  /** The last answer's; absent where there was none. */
  readonly status?: number | undefined
  readonly cause?: unknown
  readonly note?: string | undefined
}

/**
 * A service gave no answer that can be used. `diagnostic` says the same as a message, with its rule: `service-unavailable` (asking later may help), `unexpected-answer`
 * or `not-cached`. `instanceof` holds across the ESM and the CJS copy of the package.
 */
export class NetworkError extends Error {
  readonly diagnostic: Diagnostic
  readonly service: string
  readonly url: string
  readonly status: number | undefined

  constructor(ruleId: NetworkRule, reason: string, { service, url, status, cause, note }: NetworkDetails) {
    super(`${service}: ${reason}`, cause === undefined ? {} : { cause })
    this.name = 'NetworkError'
    this.service = service
    this.url = url
    this.status = status
    this.diagnostic = diagnostic(ruleId, this.message, { url, ...(note !== undefined && { note }) })
    Object.defineProperty(this, brand, { value: true })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }
}
