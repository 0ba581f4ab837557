import type { JsonEntry, JsonOptions } from './entries'
import { createJsonSplitter } from './splitter'

/**
 * The entries of a whole JSON document: of an array, of an object around one, of JSON Lines, of several documents one after the other. What is no JSON
 * is passed over with `invalid-json`, and what is complete around it is kept. An envelope comes once, and before its items.
 */
export function* readJson(document: string, options: JsonOptions): Generator<JsonEntry> {
  const splitter = createJsonSplitter(options)
  const entries = [...splitter.write(document), ...splitter.end()]
  const wholes = entries.filter(({ extent }) => extent === 'whole')
  /** What was read of the envelope at hand counts where the rest of it is lost. */
  let next = 0
  let isTold = false
  for (const entry of entries) {
    if (entry.extent === undefined) yield entry
    else if (!isTold) yield wholes[next] ?? entry
    if (entry.extent === 'whole') next++
    if (entry.extent !== undefined) isTold = entry.extent === 'start'
  }
}
