import { entriesOf, type JsonEntry, type JsonOptions, parseJson } from './entries'
import { createJsonSplitter } from './splitter'

/**
 * The entries of a whole JSON document: of an array, of an object around one, of JSON Lines, of several documents one after the other. What is no JSON
 * is passed over with `invalid-json`, and what is complete around it is kept.
 */
export function* readJson(document: string, options: JsonOptions): Generator<JsonEntry> {
  const whole = parseJson(document.charCodeAt(0) === 0xfeff ? document.slice(1) : document)
  if (whole !== undefined) {
    yield* entriesOf(whole.value, options)
    return
  }
  const splitter = createJsonSplitter(options)
  yield* splitter.write(document)
  yield* splitter.end()
}
