import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { longestRecord, type ReadContext, type TreeReader } from '../reader'
import { readJson } from './document'
import { isObject, type JsonEntry, type JsonObject, type JsonOptions } from './entries'
import { createJsonSplitter } from './splitter'

/** What a reader of JSON knows: which objects are its items, and what the entries of a document say. */
export interface JsonGrammar extends Pick<JsonOptions, 'isItem' | 'others'> {
  read(entry: JsonEntry): Iterable<DigestContent>
}

/** Makes a grammar for one document; `placeOf`: where the entry at hand stands, asked for only where there is something to tell. */
type OpenGrammar = (context: ReadContext, placeOf: (entry: JsonEntry) => Position | undefined) => JsonGrammar

/** Reads JSON by a grammar: arrays, objects around one, single objects and JSON Lines; whole, or as a stream entry by entry. */
export function jsonReading(open: OpenGrammar): Required<Pick<TreeReader, 'read' | 'stream'>> {
  function* read(document: string, context: ReadContext): Generator<DigestContent> {
    let count = 0
    const grammar = open(context, placeOf)
    const options = optionsOf(grammar, context)
    /** Places cost another pass, and are looked for only where a message wants one. */
    let items: JsonEntry[] | undefined
    function placeOf(entry: JsonEntry): Position | undefined {
      if (entry.place) return entry.place
      items ??= createJsonSplitter({ ...options, report: () => undefined })
        .write(document)
        .filter(({ kind }) => kind === 'item')
      return items[count - 1]?.place
    }
    for (const entry of readJson(document, options)) {
      if (entry.kind === 'item') count++
      yield* grammar.read(entry)
    }
  }
  return {
    read,
    stream(context) {
      const grammar = open(context, ({ place }) => place)
      const splitter = createJsonSplitter(optionsOf(grammar, context))
      const take = (entries: readonly JsonEntry[]): DigestContent[] =>
        entries.flatMap((entry) => [...grammar.read(entry)])
      return { write: (chunk) => take(splitter.write(chunk)), end: () => take(splitter.end()) }
    },
  }
}

/** Of a document whose items are objects: how they are read, and what one looks like, for messages. */
export interface ObjectGrammar extends Pick<JsonGrammar, 'isItem'> {
  readonly example: string
  readItem(
    value: JsonObject,
    place: Position | undefined,
    report: (message: Diagnostic) => void,
  ): DigestContent
  /** What the object around the items says of the whole; in a stream it may come twice. Default: nothing. */
  readEnvelope?(value: JsonObject): Iterable<DigestContent>
}

/** Reads JSON whose items are objects; any other item is left out with a message. */
export function objectReading(grammar: ObjectGrammar): ReturnType<typeof jsonReading> {
  const { isItem, readItem, readEnvelope, example } = grammar
  return jsonReading(({ report }, placeOf) => ({
    isItem,
    read(entry) {
      const { kind, value, place } = entry
      if (isObject(value))
        return kind === 'item' ? [readItem(value, place, report)] : (readEnvelope?.(value) ?? [])
      report(
        diagnostic('invalid-field', 'Unexpected item that is no object; it is left out', {
          place: placeOf(entry),
          actual: JSON.stringify(value),
          expected: [example],
        }),
      )
      return []
    },
  }))
}

function optionsOf({ isItem, others }: JsonGrammar, { limits, report }: ReadContext): JsonOptions {
  return { isItem, others, itemLength: longestRecord(limits), report }
}
