import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Position } from '../model/paper'

/** An object as `JSON.parse` gives it; its keys are read with {@link memberOf}, so that none of them does harm. */
export type JsonObject = Readonly<Record<string, unknown>>

/**
 * A part of a JSON document: an `item` is what the document lists, of whatever type it is; an `envelope` is the object that an item stands in, which
 * tells of the whole (its date, its title). An envelope comes before its items, as far as it was read; in a stream it comes again at its end.
 */
export interface JsonEntry {
  readonly kind: 'item' | 'envelope'
  readonly value: unknown
  /** Where an item stands; absent where the document was read in one go. */
  readonly place?: Position | undefined
}

/** What taking a JSON document apart needs to know. */
export interface JsonOptions {
  /** Whether an object is one of what is looked for, such as a paper: it tells lists of papers from lists of other things. */
  isItem(value: JsonObject): boolean
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

/** The entries of a value: elements of an array, what an object lists, or the object itself. */
export function* entriesOf(
  value: unknown,
  options: Pick<JsonOptions, 'isItem'>,
  place?: Position,
  depth = 0,
): Generator<JsonEntry> {
  if (Array.isArray(value) && depth <= MOST_ENVELOPES) {
    for (const element of value) {
      if (isObject(element) && options.isItem(element) && containerOf(element, options) === undefined)
        yield { kind: 'item', value: element, place }
      else yield* entriesOf(element, options, place, depth + 1)
    }
    return
  }
  if (!isObject(value)) {
    yield { kind: 'item', value, place }
    return
  }
  const container = containerOf(value, options)
  const lists = container
    ? [container]
    : options.isItem(value) || depth > MOST_ENVELOPES
      ? []
      : listsOf(value, options)
  if (lists.length === 0) yield { kind: 'item', value, place }
  else {
    yield { kind: 'envelope', value }
    for (const list of lists) yield* entriesOf(list, options, place, depth + 1)
  }
}

/** An own member of an object: what its prototype has is none. */
export function memberOf(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list by its name: `{title: 'Daily Papers', items: […]}` has a title and is no paper. */
function containerOf(value: JsonObject, options: Pick<JsonOptions, 'isItem'>): unknown {
  for (const key of CONTAINERS) {
    const list = memberOf(value, key)
    if (
      list !== undefined &&
      Array.isArray(list) &&
      (list.length === 0 ? !options.isItem(value) : hasItem(list, options))
    )
      return list
  }
  return undefined
}

/** Lists without a known name, items by key (`{"2504.01234": {…}}`), and objects around either. */
function listsOf(value: JsonObject, options: Pick<JsonOptions, 'isItem'>): unknown[] {
  const members = Object.values(value)
  const items = members.filter((member) => isObject(member) && options.isItem(member))
  if (items.length > 0) return [items]
  return members.filter((member) => holdsItems(member, options, MOST_ENVELOPES))
}

/** The depth is bounded, and so is the recursion. */
function holdsItems(value: unknown, options: Pick<JsonOptions, 'isItem'>, depth: number): boolean {
  if (Array.isArray(value)) return hasItem(value, options)
  if (!isObject(value) || depth === 0) return false
  return (
    options.isItem(value) || Object.values(value).some((member) => holdsItems(member, options, depth - 1))
  )
}

function hasItem(list: readonly unknown[], options: Pick<JsonOptions, 'isItem'>): boolean {
  return list.some((element) => isObject(element) && options.isItem(element))
}

/** Says that a part of the document is no JSON. */
export function notJson(reason: string, place: Diagnostic['place'], actual?: string): Diagnostic {
  return diagnostic('invalid-json', reason, { place, actual, expected: ['JSON'] })
}
