import { parseDate } from '../../lexicon/date'
import { parseArxivId } from '../../lexicon/identifier'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import { recordOfTuple, recordsOfPairs } from './shapes'

/** An object as `JSON.parse` gives it; its keys are read with {@link memberOf}, so that none of them does harm. */
export type JsonObject = Readonly<Record<string, unknown>>

/**
 * A part of a JSON document: an `item` is what the document lists, of whatever type it is; an `envelope` is the object that an item stands in, which
 * tells of the whole (its date, its title).
 */
export interface JsonEntry {
  readonly kind: 'item' | 'envelope'
  readonly value: unknown
  /** Of an envelope whose items come one by one: it comes before them, as far as it was read, and again at its end. */
  readonly extent?: 'start' | 'whole'
  /** Where an item stands, or what it stands in. */
  readonly place?: Position | undefined
  /** The key of an item that stands in an object rather than in a list: `{"2504.01234": {…}}`. */
  readonly key?: string | undefined
  /** The key of the list that an item stands in, where it is a heading or a day: `{"Slow Servers": […]}`. */
  readonly heading?: string | undefined
}

/** What taking a JSON document apart needs to know. */
export interface JsonOptions {
  /** Whether an object is one of what is looked for, such as a paper: it tells lists of papers from lists of other things. */
  isItem(value: JsonObject): boolean
  /** Keys of lists whose items are others than those that the document is about, such as `citations`. Default: none. */
  readonly others?: ReadonlySet<string> | undefined
  /** Longest item in UTF-16 units; a longer one is passed over with `limit-exceeded`. */
  readonly itemLength: number
  report(message: Diagnostic): void
}

/** Keys that name a list of items, even in an object that has a title of its own. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  'papers',
  'dailyPapers',
  'daily_papers',
  'items',
  'data',
  'results',
  'entries',
  'records',
  'articles',
  'docs',
])

/** How many objects may stand around a list of items. */
export const MOST_ENVELOPES = 4

/** Parses a JSON text; `undefined` where it is none (or is deeper than the machine's stack). */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

type Isolate = Pick<JsonOptions, 'isItem' | 'others'>

/** The entries of a value: elements of an array, what an object lists, or the object itself. */
export function* entriesOf(
  value: unknown,
  options: Isolate,
  found: Omit<JsonEntry, 'kind' | 'value'> = {},
  depth = 0,
): Generator<JsonEntry> {
  if (Array.isArray(value) && depth <= MOST_ENVELOPES) {
    const tuple = recordOfTuple(value)
    if (tuple) yield { ...found, kind: 'item', value: tuple }
    else
      for (const element of value) {
        if (isObject(element) && options.isItem(element) && containerOf(element, options) === undefined)
          yield { ...found, kind: 'item', value: element }
        else yield* entriesOf(element, options, found, depth + 1)
      }
    return
  }
  const lists = isObject(value) ? listsOf(value, options, depth) : []
  if (lists.length === 0) yield { ...found, kind: 'item', value }
  else {
    yield { kind: 'envelope', value }
    for (const { key, list, isItem } of lists) {
      const within = isItem ? { ...found, key } : { ...found, heading: headingOf(key) ?? found.heading }
      if (isItem) yield { ...within, kind: 'item', value: list }
      else yield* entriesOf(list, options, within, depth + 1)
    }
  }
}

/** The key of a list where it is words for people, as a topic's or a day's is; keys for programs are no headings. */
export function headingOf(key: string): string | undefined {
  return /^[\p{Lu}\p{Lo}]|\s/u.test(key) || parseDate(key) !== undefined ? key : undefined
}

/** Whether the list under a key may be what a document lists. */
export function mayList(key: string | undefined, isTitled: boolean, { others }: Isolate): boolean {
  if (key !== undefined && CONTAINERS.has(key)) return true
  return !isTitled && (key === undefined || others?.has(key) !== true)
}

/** An own member of an object: what its prototype has is none. */
export function memberOf(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of an object that is, or holds, items. */
interface Listed {
  readonly key: string
  readonly list: unknown
  readonly isItem?: boolean
}

/** A list by its name, lists without a known name, items by key (`{"2504.01234": {…}}`), and objects around any of these. */
function listsOf(value: JsonObject, options: Isolate, depth: number): Listed[] {
  const container = containerOf(value, options)
  if (container !== undefined) return [container]
  if (depth > MOST_ENVELOPES || options.isItem(value)) return []
  const pairs = recordsOfPairs(value)
  if (pairs.length > 0) return [{ key: '', list: pairs }]
  const members = Object.entries(value).map(([key, list]): Listed => ({ key, list }))
  const items = members.flatMap(({ key, list }) => itemUnder(key, list, options))
  if (items.length > 0) return items
  return members.filter(
    ({ key, list }) => options.others?.has(key) !== true && holdsItems(list, options, MOST_ENVELOPES),
  )
}

/** `{"2504.01234": {"title": …}}`, whose key may be the only id, and `{"Lamps That Learn": {"arxiv": …}}`, whose title is its key. */
function itemUnder(key: string, value: unknown, options: Isolate): Listed[] {
  if (!isObject(value)) return []
  const isTitle = /\S\s\S/.test(key) && !Object.hasOwn(value, 'title')
  const keyed = isTitle ? { title: key, ...value } : { arxiv: key, ...value }
  if (options.isItem(value)) return [{ key, list: value, isItem: true }]
  const isNamed = (isTitle || parseArxivId(key) !== undefined) && options.isItem(keyed)
  return isNamed && !holdsItems(value, options, MOST_ENVELOPES) ? [{ key, list: keyed, isItem: true }] : []
}

/** `{title: 'Daily Papers', items: […]}` has a title and is no paper; nor is a page whose list is empty. */
function containerOf(value: JsonObject, options: Isolate): Listed | undefined {
  for (const key of CONTAINERS) {
    const list = memberOf(value, key)
    if (Array.isArray(list) && (list.length === 0 ? !options.isItem(value) : hasItem(list, options)))
      return { key, list }
  }
  return undefined
}

/** The depth is bounded, and so is the recursion. */
function holdsItems(value: unknown, options: Isolate, depth: number): boolean {
  if (Array.isArray(value)) return hasItem(value, options)
  if (!isObject(value) || depth === 0) return false
  return (
    options.isItem(value) ||
    recordsOfPairs(value).length > 0 ||
    Object.values(value).some((member) => holdsItems(member, options, depth - 1))
  )
}

function hasItem(list: readonly unknown[], options: Isolate): boolean {
  return list.some((element) =>
    Array.isArray(element)
      ? recordOfTuple(element) !== undefined
      : isObject(element) && options.isItem(element),
  )
}

/** Says that a part of the document is no JSON. */
export function notJson(reason: string, place: Diagnostic['place'], actual?: string): Diagnostic {
  return diagnostic('invalid-json', reason, { place, actual, expected: ['JSON'] })
}
