/** The words of an index, by number and by spelling. */
export interface Vocabulary {
  readonly size: number
  word(id: number): string
  find(word: string): number | undefined
  /** The number of a word, a new one for a new word. */
  intern(word: string): number
  /** The numbers of all words that start so and go on, in no order that matters. */
  withPrefix(prefix: string): number[]
  /** The numbers of all words one edit away: a letter more, less, or another one, or two neighbours exchanged. Words of fewer than 5 letters have none. */
  oneEditFrom(word: string): number[]
}

/** Buckets of the halves of words; more words than these only share buckets. */
const BUCKETS = 1 << 16
const SHORTEST = 5

export function createVocabulary(): Vocabulary {
  const words: string[] = []
  const ids = new Map<string, number>()
  // By bucket the last word, and by word the one before it in its bucket; once for first halves and once for second ones.
  const heads = [new Int32Array(BUCKETS).fill(-1), new Int32Array(BUCKETS).fill(-1)] as const
  const nexts: readonly [number[], number[]] = [[], []]
  let sorted: number[] = []

  function link(word: string, id: number): void {
    const half = word.length >> 1
    for (const [side, from, to] of [
      [0, 0, half],
      [1, half, word.length],
    ] as const) {
      const bucket = bucketOf(word, from, to, word.length)
      nexts[side][id] = heads[side][bucket] as number
      heads[side][bucket] = id
    }
  }

  /** Words that were added since are few, or sorted in. */
  function sort(): void {
    if (words.length - sorted.length <= sorted.length / 16) return
    sorted = Array.from(words, (_, id) => id).sort((a, b) => (word(a) < word(b) ? -1 : 1))
  }

  const word = (id: number): string => words[id] as string

  return {
    get size() {
      return words.length
    },
    word,
    find: (text) => ids.get(text),
    intern(text) {
      const known = ids.get(text)
      if (known !== undefined) return known
      // A part of a long text keeps all of it; a copy does not.
      const own = text.length > 12 ? ` ${text}`.slice(1) : text
      const id = words.length
      words.push(own)
      ids.set(own, id)
      if (own.length >= SHORTEST - 1 && isOfLetters(own)) link(own, id)
      else for (const side of nexts) side[id] = -1
      return id
    },
    withPrefix(prefix) {
      sort()
      const found: number[] = []
      for (let at = lowerBound(prefix); at < sorted.length; at++) {
        const id = sorted[at] as number
        if (!word(id).startsWith(prefix)) break
        if (word(id) !== prefix) found.push(id)
      }
      for (let id = sorted.length; id < words.length; id++)
        if (word(id).startsWith(prefix) && word(id) !== prefix) found.push(id)
      return found
    },
    oneEditFrom(text) {
      if (text.length < SHORTEST || !isOfLetters(text)) return []
      const found = new Set<number>()
      // One edit leaves one half of the other word as it is, unless it exchanges the letters where the halves meet.
      for (let length = text.length - 1; length <= text.length + 1; length++) {
        const half = length >> 1
        const rest = length - half
        collect(0, bucketOf(text, 0, half, length))
        collect(1, bucketOf(text, text.length - rest, text.length, length))
      }
      const middle = text.length >> 1
      const turned = `${text.slice(0, middle - 1)}${text.charAt(middle)}${text.charAt(middle - 1)}${text.slice(middle + 1)}`
      const exchanged = turned === text ? undefined : ids.get(turned)
      if (exchanged !== undefined) found.add(exchanged)
      return [...found]

      function collect(side: 0 | 1, bucket: number): void {
        for (let id = heads[side][bucket] as number; id !== -1; id = nexts[side][id] as number)
          if (isOneEdit(text, word(id))) found.add(id)
      }
    },
  }

  function lowerBound(prefix: string): number {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (word(sorted[middle] as number) < prefix) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** FNV-1a of a part of a word and of the length of the whole. */
function bucketOf(word: string, from: number, to: number, length: number): number {
  let hash = 0x811c9dc5 ^ length
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return ((hash >>> 16) ^ hash) & (BUCKETS - 1)
}

/** `llama3` is not a misspelt `llama2`. */
function isOfLetters(word: string): boolean {
  return !/\p{N}/u.test(word)
}

/** Whether one edit makes one word the other. */
function isOneEdit(first: string, second: string): boolean {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if (long.length - short.length > 1 || short === long) return false
  let at = 0
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at++
  if (short.length < long.length)
    return long.endsWith(short.slice(at)) && long.length - at - 1 === short.length - at
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short.charCodeAt(at) === long.charCodeAt(at + 1) &&
    short.charCodeAt(at + 1) === long.charCodeAt(at) &&
    short.slice(at + 2) === long.slice(at + 2)
  )
}
