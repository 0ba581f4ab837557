/** What is used of `fetch`: that of browsers, of Node and of packages such as undici are such functions, and a test may give its own. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedAnswer>

/** How a request is made. Redirects are followed by the client, which looks where they lead. */
export interface FetchInit {
  readonly method: 'GET' | 'POST'
  readonly headers: Record<string, string>
  readonly redirect: 'manual'
  readonly signal: AbortSignal
  readonly body?: string
}

/** What is used of a `Response`. */
export interface FetchedAnswer {
  readonly status: number
  readonly headers: { forEach(take: (value: string, name: string) => void): void }
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
      cancel(): Promise<unknown>
    }
    cancel(): Promise<unknown>
  } | null
}
