/**
 * Where answers are kept, as texts by key. Anything that holds texts will do: a `Map`, a folder (`createDiskCache` of `paperdigest/node`), the storage of a browser.
 * What it gives back is checked, so a text that is torn or foreign counts as absent. It holds no key of a service.
 */
export interface AnswerCache {
  /** `undefined` where there is none. */
  get(key: string): Promise<string | undefined> | string | undefined
  set(key: string, text: string): Promise<unknown> | unknown
}

/** A cache in memory. Of more answers than `limit` (1,000 by default) the oldest go. */
export function createMemoryCache({
  limit = 1_000,
}: {
  readonly limit?: number | undefined
} = {}): AnswerCache {
  const texts = new Map<string, string>()
  return {
    get: (key) => texts.get(key),
    set(key, text) {
      texts.delete(key)
      texts.set(key, text)
      for (const oldest of texts.keys()) {
        if (texts.size <= limit) break
        texts.delete(oldest)
      }
    },
  }
}
