import { diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import {
  entriesOf,
  headingOf,
  isObject,
  type JsonEntry,
  type JsonOptions,
  MOST_ENVELOPES,
  mayList,
  notJson,
  parseJson,
} from './entries'
import { COLON, COMMA, createJsonScanner, OPEN_ARRAY, OPEN_OBJECT } from './scanner'

/** Takes a JSON document in pieces; any cutting gives the same entries. It holds one item, and what stands around the items. */
export interface JsonSplitter {
  /** Takes the next piece and gives the entries that are now complete. */
  write(chunk: string): JsonEntry[]
  /** Gives the rest, and tells of a document that stops before its end. */
  end(): JsonEntry[]
}

/** So many levels are looked at; what is deeper belongs to an item. */
const DEEPEST = 512

/** Longer keys are none that anything is known of. */
const LONGEST_KEY = 256

/** A part of the document that is kept until it is complete. */
interface Held {
  parts: string[]
  length: number
  readonly start: Point
  /** Too long: read to its end, and not kept. */
  isLost: boolean
}

/**
 * A splitter of JSON text. It looks at brackets and strings only, and leaves the rest to `JSON.parse`, item by item: a list of any length takes the
 * memory of its longest item. A list is the array at the top, or an array of items in the object at the top. Each object at the top that has
 * neither is an item itself, which makes JSON Lines. A broken item is told of with its place, and the next one is found again.
 */
export function createJsonSplitter(options: JsonOptions): JsonSplitter {
  const { isItem, itemLength, report } = options
  const scanner = createJsonScanner({ mark, string, stringEnd, other })
  const { pointAt } = scanner
  /** The bracket that opened each level. */
  const kinds = new Uint8Array(DEEPEST + 2)
  let entries: JsonEntry[] = []
  let chunk = ''
  /** From where in the chunk the part at hand is not yet kept. */
  let from = 0
  let depth = 0
  /** The depth of the list whose elements are items; 0 where there is none. */
  let listDepth = 0
  /** The depth of an array that may be such a list: its first object will tell. */
  let candidate = 0
  /** The object at the top, without the items of its lists. */
  let outer: Held | undefined
  /** The item. */
  let inner: Held | undefined
  let hadList = false
  /** The last mark or string. */
  let previous = 0
  let isStray = false
  /** The last item was cut off, too. */
  let isCut = false
  /** The key that was read last, near the top; `keyFrom` is where it goes on in the chunk, -1 where it has ended. */
  let key: string | undefined
  let keyFrom = -1
  /** The key of the list at hand. */
  let listKey: string | undefined
  /** Whether the object at the top has said what only an item says. */
  let isTitled = false

  /** What the text at hand belongs to; what stands between the items of a list belongs to nothing. */
  const holder = (): Held | undefined => inner ?? (listDepth > 0 ? undefined : outer)

  function keep(to: number): void {
    const held = holder()
    if (held && !held.isLost && to > from) add(held, [chunk.slice(from, to)], to - from)
    from = to
  }

  function add(held: Held, parts: readonly string[], length: number): void {
    held.length += length
    if (held.length > itemLength) lose(held)
    else for (const part of parts) held.parts.push(part)
  }

  function lose(held: Held): void {
    if (held.isLost) return
    held.isLost = true
    held.parts = []
    const place = held.start
    report(
      diagnostic('limit-exceeded', `Unexpected item longer than ${itemLength} units; it is passed over`, {
        place,
      }),
    )
  }

  function hold(index: number): Held {
    keep(index)
    return { parts: [], length: 0, start: pointAt(index), isLost: false }
  }

  function mark(code: number, index: number): void {
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) open(code, index)
    else if (code === COMMA || code === COLON) {
      if (code === COMMA && depth === listDepth) release(index)
      previous = code
    } else close(code, index)
  }

  function open(code: number, index: number): void {
    if (depth === 0) start(code, index)
    else if (code === OPEN_OBJECT && !isExpected()) restart(index)
    const isElement =
      depth > 0 && !inner && (depth === listDepth || (depth === candidate && code === OPEN_OBJECT))
    if (isElement) inner = hold(index)
    depth++
    if (depth <= DEEPEST) kinds[depth] = code
    if (code === OPEN_ARRAY && outer && !inner && listDepth === 0 && depth <= MOST_ENVELOPES + 1) {
      candidate = mayList(key, isTitled, options) ? depth : 0
      listKey = key
    }
    previous = code
  }

  function start(code: number, index: number): void {
    isStray = false
    outer = code === OPEN_OBJECT ? hold(index) : undefined
    from = index
    listDepth = code === OPEN_ARRAY ? 1 : 0
    candidate = 0
    listKey = undefined
    key = undefined
    isTitled = false
    hadList = false
  }

  /** Whether an object may stand here. */
  function isExpected(): boolean {
    if (depth > DEEPEST) return true
    return kinds[depth] === OPEN_OBJECT ? previous === COLON : previous === COMMA || previous === OPEN_ARRAY
  }

  /** An object where none can stand: what stands before it was cut off, and a new item starts. */
  function restart(index: number): void {
    if (depth === listDepth) {
      report(notJson('Unexpected item without a comma before it', pointAt(index)))
      release(index)
      return
    }
    keep(index)
    const held = inner ?? outer
    const text = held && !held.isLost ? held.parts.join('') : ''
    // Of brackets in brackets the first is told: they hold nothing, and may have no end.
    if (held && !held.isLost && !(isCut && !/[^\s{]/.test(text)))
      report(notJson('Unexpected end within an item; it is left out', held.start, text))
    isCut = true
    inner = undefined
    depth = listDepth
    if (depth === 0) start(OPEN_OBJECT, index)
  }

  function close(code: number, index: number): void {
    if (depth === 0) {
      stray(index)
      return
    }
    if (depth === listDepth) {
      release(index)
      listDepth = 0
      hadList = true
      from = index
    } else if (depth === candidate) candidate = 0
    depth--
    if (inner && (depth === listDepth || depth === candidate)) {
      keep(index + 1)
      if (listDepth === 0) settle(inner, index + 1)
      else release(index + 1)
    }
    if (depth === 0) releaseOuter(index + 1)
    previous = code
  }

  /** The first object of an array within an object: whether the array is the list. */
  function settle(held: Held, to: number): void {
    inner = undefined
    const parsed = held.isLost ? undefined : parseJson(held.parts.join(''))
    if (parsed && isObject(parsed.value) && isItem(parsed.value)) {
      listDepth = candidate
      const parts = outer && !outer.isLost ? outer.parts.join('') + closersOf(listDepth) : ''
      const envelope = parseJson(parts)
      if (envelope) entries.push({ kind: 'envelope', extent: 'start', value: envelope.value })
      release(to, held)
    } else if (outer && held.isLost) outer.isLost = true
    else if (outer) add(outer, held.parts, held.length)
    candidate = 0
  }

  function closersOf(levels: number): string {
    let closers = ''
    for (let level = levels; level > 0; level--) closers += kinds[level] === OPEN_ARRAY ? ']' : '}'
    return closers
  }

  /** Takes the item at hand out, up to `to`. */
  function release(to: number, held = inner): void {
    keep(to)
    inner = undefined
    if (!held || held.isLost) return
    const parsed = parseHeld(held)
    const place = { start: held.start, end: pointAt(to) }
    const heading = listKey === undefined ? undefined : headingOf(listKey)
    if (!parsed) return
    for (const entry of entriesOf(
      parsed.value,
      options,
      heading === undefined ? { place } : { place, heading },
    ))
      entries.push(entry)
  }

  /** The object at the top has ended: an item, or an envelope whose items went before. */
  function releaseOuter(to: number): void {
    keep(to)
    const held = outer
    outer = undefined
    if (!held || held.isLost) return
    const parsed = parseHeld(held)
    const place = { start: held.start, end: pointAt(to) }
    if (!parsed) return
    if (hadList) entries.push({ kind: 'envelope', extent: 'whole', value: parsed.value })
    for (const entry of hadList ? [] : entriesOf(parsed.value, options, { place })) entries.push(entry)
  }

  /** A line end or tab within a string is none that JSON allows; outside strings it is a blank like any other. */
  function parseHeld(held: Held): { readonly value: unknown } | undefined {
    const text = held.parts.join('')
    const parsed = parseJson(text) ?? parseJson(text.replace(/\r\n|[\u0000-\u001f]/g, ' '))
    if (!parsed) report(notJson('Unexpected item that is no JSON; it is left out', held.start, text))
    isCut = false
    return parsed
  }

  function stray(index: number): void {
    if (!isStray) report(notJson('Unexpected text between JSON values; it is passed over', pointAt(index)))
    isStray = true
  }

  function string(index: number): void {
    const isKey = !inner && kinds[depth] === OPEN_OBJECT && (previous === OPEN_OBJECT || previous === COMMA)
    other(index)
    if (!isKey || depth > MOST_ENVELOPES + 1) return
    key = ''
    keyFrom = index + 1
  }

  function stringEnd(index: number): void {
    keepKey(index)
    keyFrom = -1
    if (depth === 1 && !inner && (key === 'title' || key === 'paper')) isTitled = true
  }

  function keepKey(to: number): void {
    if (keyFrom === -1 || key === undefined) return
    key = (key + chunk.slice(keyFrom, to)).slice(0, LONGEST_KEY)
    keyFrom = 0
  }

  function other(index: number): void {
    if (depth === 0) stray(index)
    else if (depth === listDepth && !inner) inner = hold(index)
    previous = 0
  }

  return {
    write(text) {
      chunk = text
      from = 0
      scanner.scan(text)
      keep(chunk.length)
      keepKey(chunk.length)
      const complete = entries
      entries = []
      return complete
    },
    end() {
      if (depth > 0) {
        const place = (inner ?? outer)?.start ?? pointAt(chunk.length)
        report(notJson('Unexpected end within a JSON value; what is complete is kept', place))
      }
      return []
    },
  }
}
