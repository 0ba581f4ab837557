import { eachKey } from '../model/identity'
import type { Paper } from '../model/paper'
import { type Papers, papersOf } from '../model/papers'

/**
 * Where identifiers of papers are kept: a text that is only ever added to, so that two programs may share it. `createSeenFile` of `paperdigest/node` is one.
 */
export interface SeenStore {
  /** All of the text; empty where there is none yet. */
  read(): Promise<string> | string
  /** Adds to its end, in one piece. */
  append(text: string): Promise<unknown> | unknown
}

/** What was seen before. */
export interface Seen {
  /** Of papers those that were not seen before, each once. */
  unseen(papers: Papers): Paper[]
  /**
   * Keeps the identifiers of papers. Call it when they have arrived where they were to go: after a crash between the two they come again, and none is lost.
   */
  remember(papers: Papers): Promise<void>
}

/**
 * Tells papers that are new from those of earlier runs: by their identifiers, or by the title of those that have none. Nothing else of them is kept.
 *
 * Rejects with a SyntaxError where the store holds something else.
 */
export async function seen(store: SeenStore): Promise<Seen> {
  const { read, append } = Object(store) as Partial<SeenStore>
  if (typeof read !== 'function' || typeof append !== 'function')
    throw new TypeError("Expected a store with read and append, such as createSeenFile('state.json')")
  const keys = keysIn(await store.read())
  return {
    unseen(papers) {
      const known = new Set(keys)
      return Array.from(papersOf(papers, 'digest.papers')).filter((paper) => {
        const own = keysOf(paper)
        const isNew = own.every((key) => !known.has(key))
        for (const key of own) known.add(key)
        return isNew
      })
    },
    async remember(papers) {
      const added = new Set<string>()
      for (const paper of papersOf(papers, 'digest.papers'))
        for (const key of keysOf(paper)) if (!keys.has(key)) added.add(key)
      if (added.size === 0) return
      await store.append(`${START}${JSON.stringify([...added]).slice(1)}}\n`)
      for (const key of added) keys.add(key)
    },
  }
}

/** Each line is `{"seen":["arxiv:2504.01234",…]}`. */
const START = '{"seen":['

/** The keys of all lines. Half a line, which is all that a program that was killed may leave, and what was added right behind it, are told apart. */
function keysIn(text: string): Set<string> {
  const keys = new Set<string>()
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  for (const line of lines) {
    const start = line.lastIndexOf(START)
    const isTorn = START.startsWith(line.slice(0, START.length))
    if (start === -1 && !isTorn)
      throw new SyntaxError(
        'Expected the identifiers of papers that were seen, in lines such as {"seen":["arxiv:2504.01234"]}',
      )
    for (const key of listIn(line.slice(Math.max(start, 0)))) keys.add(key)
  }
  return keys
}

function listIn(line: string): string[] {
  try {
    const { seen: list } = Object(JSON.parse(line)) as { seen?: unknown }
    return Array.isArray(list) ? list.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

function keysOf(paper: Paper): string[] {
  const keys: string[] = []
  eachKey(paper, (key) => keys.push(key))
  return keys.length > 0 ? keys : [paper.id]
}
