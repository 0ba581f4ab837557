import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { emptyList } from '../empty'
import { longestRecord, type ReadContext, type TreeReader } from '../reader'
import { readJson } from './document'
import { isObject, type JsonEntry, type JsonObject, type JsonOptions, memberOf } from './entries'
import { createJsonSplitter } from './splitter'
import { shown } from './tell'

/** What a reader of JSON knows: which objects are its items, and what the entries of a document say. */
export interface JsonGrammar extends Pick<JsonOptions, 'isItem' | 'others'> {
  read(entry: JsonEntry): Iterable<DigestContent>
}

/** Makes a grammar for one document. */
type OpenGrammar = (context: ReadContext) => JsonGrammar

/** Reads JSON by a grammar: arrays, objects around one, single objects and JSON Lines; whole, or as a stream entry by entry. */
export function jsonReading(open: OpenGrammar): Required<Pick<TreeReader, 'read' | 'stream'>> {
  return {
    *read(document, context) {
      const { tell, take, end } = createEmptyTest(context)
      const grammar = open({ ...context, report: tell })
      for (const entry of readJson(document, optionsOf(grammar, { ...context, report: tell })))
        yield* grammar.read(take(entry))
      end(document)
    },
    stream(context) {
      const { tell, take, end } = createEmptyTest(context)
      const grammar = open({ ...context, report: tell })
      const splitter = createJsonSplitter(optionsOf(grammar, { ...context, report: tell }))
      let start = ''
      const readAll = (entries: readonly JsonEntry[]): DigestContent[] =>
        entries.flatMap((entry) => [...grammar.read(take(entry))])
      return {
        write(chunk) {
          if (start.trim() === '') start = chunk
          return readAll(splitter.write(chunk))
        },
        end() {
          const content = readAll(splitter.end())
          end(start)
          return content
        },
      }
    },
  }
}

export interface EmptyTest {
  tell(message: Diagnostic): void
  take(entry: JsonEntry): JsonEntry
  /** Tells at the end of a document, of which some text is known, that it lists nothing, if so. */
  end(text: string): boolean
}

/** Finds out whether a document is whole and lists nothing: `[]`, `{"papers": []}`. */
export function createEmptyTest({ report }: ReadContext): EmptyTest {
  let isEmpty = true
  return {
    tell(message) {
      isEmpty = false
      report(message)
    },
    take(entry) {
      if (entry.kind === 'item' || saysFault(entry.value)) isEmpty = false
      return entry
    },
    end(text) {
      if (text.trim() === '') isEmpty = false
      if (isEmpty) report(emptyList())
      return isEmpty
    },
  }
}

/** `{"error": "Too many requests", "papers": []}` is no answer. */
function saysFault(value: unknown): boolean {
  return isObject(value) && ['error', 'errors'].some((key) => Boolean(memberOf(value, key)))
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
  return jsonReading(({ report }) => ({
    isItem,
    read(entry) {
      const { kind, value, place } = entry
      if (isObject(value))
        return kind === 'item' ? [readItem(value, place, report)] : (readEnvelope?.(value) ?? [])
      report(
        diagnostic('invalid-field', 'Unexpected item that is no object; it is left out', {
          place,
          actual: shown(value),
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
