import { diagnostic } from '../model/diagnostic'
import type { Point } from '../model/paper'
import {
  CONTAINERS,
  entriesOf,
  isObject,
  type JsonEntry,
  type JsonOptions,
  MOST_ENVELOPES,
  notJson,
  parseJson,
} from './json-entries'

/** Takes a JSON document in pieces; any cutting gives the same entries. It holds one item, and what stands around the items. */
export interface JsonSplitter {
  /** Takes the next piece and gives the entries that are now complete. */
  write(chunk: string): JsonEntry[]
  /** Gives the rest, and tells of a document that stops before its end. */
  end(): JsonEntry[]
}

/** Brackets may be this deep; what is deeper is passed over. */
const DEEPEST = 512

const QUOTE = 34
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

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

/** A part of the document that is kept until it is complete. */
interface Held {
  parts: string[]
  length: number
  readonly start: Point
  /** Too long or too deep: read to its end, and not kept. */
  isLost: boolean
}

/**
 * A splitter of JSON text. It looks at brackets and strings only, and leaves the rest to `JSON.parse`, item by item: a list of any length takes the
 * memory of its longest item. A list is the array at the top, or an array of items in the object at the top. Each value at the top that is
 * neither is an item itself, which makes JSON Lines. A broken item is told of with its place, and the next one is found again.
 */
export function createJsonSplitter(options: JsonOptions): JsonSplitter {
  const { isItem, itemLength, report } = options
  const kinds = new Uint8Array(DEEPEST + 2)
  let entries: JsonEntry[] = []
  let chunk = ''
  let base = 0
  let line = 1
  let lineStart = 0
  let depth = 0
  /** The depth of the list whose elements are items; 0 where there is none. */
  let listDepth = 0
  /** The depth of an array that may be such a list: its first element will tell. */
  let candidate = 0
  /** The object at the top, without the items of its lists. */
  let outer: Held | undefined
  /** The item. */
  let inner: Held | undefined
  /** From where in the chunk the part at hand is not yet kept. */
  let from = 0
  let previous = 0
  let inString = false
  let isEscaped = false
  let hasBrokenLine = false
  let wasReturn = false
  let isStray = false
  /** The key that was read last, near the top. */
  let key: string | undefined
  let keyFrom = -1
  /** Whether the object at the top has said what only an item says. */
  let isTitled = false

  const pointAt = (index: number): Point => ({
    line,
    column: base + index - lineStart + 1,
    offset: base + index,
  })

  function keep(to: number): void {
    const held = inner ?? outer
    if (held && !held.isLost && to > from) {
      held.length += to - from
      if (held.length > itemLength) lose(held, `longer than ${itemLength} units`)
      else held.parts.push(chunk.slice(from, to))
    }
    from = to
  }

  function lose(held: Held, reason: string): void {
    if (held.isLost) return
    held.isLost = true
    held.parts = []
    report(
      diagnostic('limit-exceeded', `Unexpected item ${reason}; it is passed over`, { place: held.start }),
    )
  }

  function hold(index: number): Held {
    keep(index)
    return { parts: [], length: 0, start: pointAt(index), isLost: false }
  }

  /** Takes the item at hand out, up to `to`. */
  function release(to: number): void {
    const held = inner
    if (!held) return
    keep(to)
    inner = undefined
    if (held.isLost) return settle(undefined)
    const text = held.parts.join('')
    const parsed = parseJson(text) ?? parseJson(withoutControls(text))
    if (candidate > 0 && listDepth === 0) return settle(held, parsed)
    if (parsed === undefined)
      report(notJson('Unexpected item that is no JSON; it is left out', held.start, text))
    else entries.push(...entriesOf(parsed.value, options, { start: held.start, end: pointAt(to) }))
  }

  /** The first element of an array within an object: whether the array is the list. */
  function settle(held: Held | undefined, parsed?: { readonly value: unknown }): void {
    if (candidate === 0 || listDepth > 0) return
    if (held && isObject(parsed?.value) && isItem(parsed.value)) {
      listDepth = candidate
      const closed =
        outer && !outer.isLost ? parseJson(outer.parts.join('') + closersOf(listDepth)) : undefined
      if (closed) entries.push({ kind: 'envelope', value: closed.value })
      entries.push({ kind: 'item', value: parsed.value, place: { start: held.start, end: pointAt(from) } })
    } else if (outer && held) {
      outer.length += held.length
      if (outer.length > itemLength) lose(outer, `longer than ${itemLength} units`)
      else if (!outer.isLost) outer.parts.push(...held.parts)
    } else if (outer) outer.isLost = true
    candidate = 0
  }

  function closersOf(levels: number): string {
    let closers = ''
    for (let level = levels; level > 0; level--) closers += kinds[level] === OPEN_ARRAY ? ']' : '}'
    return closers
  }

  /** The object at the top has ended: an item, or the rest of an envelope. */
  function releaseOuter(to: number, hadList: boolean): void {
    keep(to)
    const held = outer
    outer = undefined
    if (!held || held.isLost) return
    const text = held.parts.join('')
    const parsed = parseJson(text) ?? parseJson(withoutControls(text))
    if (parsed === undefined)
      report(notJson('Unexpected object that is no JSON; it is left out', held.start, text))
    else if (hadList) entries.push({ kind: 'envelope', value: parsed.value })
    else entries.push(...entriesOf(parsed.value, options, { start: held.start, end: pointAt(to) }))
  }

  let hadList = false

  function open(code: number, index: number): void {
    if (depth === 0) {
      isStray = false
      if (code === OPEN_OBJECT) outer = hold(index)
      isTitled = false
      hadList = false
      listDepth = code === OPEN_ARRAY ? 1 : 0
      candidate = 0
    } else if (code === OPEN_OBJECT && depth <= DEEPEST && !isExpected()) {
      restart(index)
    }
    if (depth > 0 && depth === (listDepth || candidate) && !inner && (listDepth > 0 || code === OPEN_OBJECT))
      inner = hold(index)
    depth++
    if (depth <= DEEPEST) kinds[depth] = code
    else {
      const held = inner ?? outer
      if (held) lose(held, `deeper than ${DEEPEST} levels`)
    }
    if (code === OPEN_ARRAY && outer && !inner && listDepth === 0 && depth <= MOST_ENVELOPES)
      candidate = !isTitled || (key !== undefined && CONTAINERS.has(key)) ? depth : 0
    previous = code
  }

  function isExpected(): boolean {
    return kinds[depth] === OPEN_OBJECT ? previous === COLON : previous === COMMA || previous === OPEN_ARRAY
  }

  /** An object where none can stand: what stands before it was cut off, and a new item starts. */
  function restart(index: number): void {
    if (listDepth > 0 && depth === listDepth) {
      report(notJson('Unexpected item without a comma before it', pointAt(index)))
      return
    }
    keep(index)
    const held = inner ?? outer
    if (held && !held.isLost)
      report(notJson('Unexpected end within an item; it is left out', held.start, held.parts.join('')))
    inner = undefined
    candidate = 0
    depth = listDepth
    if (listDepth === 0) outer = hold(index)
  }

  function close(index: number): void {
    if (depth === 0) return stray(index)
    if (depth === listDepth && inner) release(index)
    else if (depth === candidate) candidate = 0
    if (depth === listDepth) {
      listDepth = 0
      hadList = true
      from = index
    }
    depth--
    if (depth > 0 && depth === (listDepth || candidate)) release(index + 1)
    if (depth === 0) releaseOuter(index + 1, hadList)
    previous = chunk.charCodeAt(index)
  }

  function stray(index: number): void {
    if (!isStray) report(notJson('Unexpected text between JSON values; it is passed over', pointAt(index)))
    isStray = true
  }

  function startLine(index: number): void {
    line++
    lineStart = base + index + 1
  }

  /** Passes over the string at hand; gives the index of its closing quote, or the chunk's length. */
  function passString(start: number): number {
    for (let index = start; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index)
      if (isEscaped) isEscaped = false
      else if (code === QUOTE) return index
      else if (code === BACKSLASH) isEscaped = true
      if (code === 10) {
        startLine(index)
        hasBrokenLine = true
      } else if (hasBrokenLine) {
        // A line that starts an object is a new line of JSON Lines; any other line end was typed into a string.
        hasBrokenLine = false
        if (code !== OPEN_OBJECT) continue
        inString = false
        return index - 1
      }
    }
    return chunk.length
  }

  function startString(index: number): void {
    if (depth === 0) return stray(index)
    if (depth === listDepth && !inner) inner = hold(index)
    inString = true
    const isKey =
      !inner &&
      depth <= MOST_ENVELOPES &&
      kinds[depth] === OPEN_OBJECT &&
      (previous === OPEN_OBJECT || previous === COMMA)
    if (!isKey) return
    key = ''
    keyFrom = index + 1
  }

  function keepKey(to: number): void {
    if (keyFrom === -1) return
    if (key !== undefined && key.length < 64) key += chunk.slice(keyFrom, Math.min(to, keyFrom + 64))
    keyFrom = 0
  }

  function endString(index: number): void {
    keepKey(index)
    keyFrom = -1
    inString = false
    previous = QUOTE
    if (depth === 1 && !inner && (key === 'title' || key === 'paper')) isTitled = true
  }

  function scan(): void {
    for (let index = 0; index < chunk.length; index++) {
      if (inString) {
        index = passString(index)
        if (inString && index < chunk.length) endString(index)
        continue
      }
      const code = chunk.charCodeAt(index)
      if (code === 10 && wasReturn) lineStart = base + index + 1
      else if (code === 10 || code === 13) startLine(index)
      wasReturn = code === 13
      if (code <= 32 || code === 0xfeff) continue
      if (code === QUOTE) startString(index)
      else if (code === OPEN_OBJECT || code === OPEN_ARRAY) open(code, index)
      else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) close(index)
      else if (code === COMMA || code === COLON) {
        if (code === COMMA && depth === listDepth) release(index)
        previous = code
      } else if (depth === 0) stray(index)
      else {
        if (depth === listDepth && !inner) inner = hold(index)
        previous = code
      }
    }
  }

  return {
    write(text) {
      chunk = text
      from = 0
      if (keyFrom > 0) keyFrom = 0
      scan()
      keep(chunk.length)
      keepKey(chunk.length)
      base += chunk.length
      const complete = entries
      entries = []
      return complete
    },
    end() {
      if (depth > 0)
        report(
          notJson(
            'Unexpected end of the document within a JSON value; what is complete is kept',
            (inner ?? outer)?.start ?? pointAt(0),
          ),
        )
      return []
    },
  }
}

/** A line end or tab within a string is none that JSON allows; outside strings it is a blank like any other. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f]/g, ' ')
}
