import type { Position } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { readJson } from './json-document'
import type { JsonEntry, JsonObject } from './json-entries'
import { createJsonSplitter } from './json-splitter'
import { longestRecord, type ReadContext, type TreeReader } from './reader'

/** What a reader of JSON knows: which objects are its items, and what they say. */
export interface JsonGrammar {
  /** Whether an object is an item: it tells lists of papers from lists of other things. */
  isItem(value: JsonObject): boolean
  /** The nodes of an item, which may be of any type. */
  itemNodes(value: unknown, place: Position | undefined, context: ReadContext): Iterable<DigestContent>
  /** What the object around the items says of the whole. In a stream it may come twice. */
  envelopeNodes(value: JsonObject): Iterable<DigestContent>
}

/** Reads JSON by a grammar: arrays, objects around one, single objects and JSON Lines; whole, or as a stream item by item. */
export function jsonReading(grammar: JsonGrammar): Required<Pick<TreeReader, 'read' | 'stream'>> {
  const optionsOf = ({ limits, report }: ReadContext): Parameters<typeof createJsonSplitter>[0] => ({
    isItem: grammar.isItem,
    itemLength: longestRecord(limits),
    report,
  })
  const nodesOf = (entry: JsonEntry, context: ReadContext): Iterable<DigestContent> =>
    entry.kind === 'item'
      ? grammar.itemNodes(entry.value, entry.place, context)
      : grammar.envelopeNodes(entry.value as JsonObject)

  function* read(document: string, context: ReadContext): Generator<DigestContent> {
    for (const entry of readJson(document, optionsOf(context))) yield* nodesOf(entry, context)
  }
  return {
    read,
    stream(context) {
      const splitter = createJsonSplitter(optionsOf(context))
      const take = (entries: readonly JsonEntry[]): DigestContent[] =>
        entries.flatMap((entry) => [...nodesOf(entry, context)])
      return { write: (chunk) => take(splitter.write(chunk)), end: () => take(splitter.end()) }
    },
  }
}
