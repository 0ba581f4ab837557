import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type YAMLMap,
} from 'yaml'

/** A fault that the parser found in a document. */
export interface Fault {
  readonly start: number
  readonly message: string
  /** The document is sound, and too much. */
  readonly isLimit?: boolean
}

/** The plain values of a document. */
export interface YamlValues {
  /** Texts, lists and objects: `2504.01230` and `true` are the texts that they are written as. `undefined` where the document is broken. */
  readonly value: unknown
  /** The node that an object was made of, for its place. */
  nodeOf(value: object): YAMLMap.Parsed | undefined
}

/** Stands for a value with a fault in it. */
const BROKEN = /* @__PURE__ */ Symbol('broken')

/** So many values may come out of aliases: each use of one counts all that it stands for. */
const MOST_ALIASED = 100_000

/**
 * Makes the values of a document. The item of a list that holds one of its faults is left out, and so is a document that holds one outside its
 * lists; `tell` takes the first fault of each. Aliases give the value itself, and no copy: what they stand for must be whole before them.
 */
export function valuesOf(
  document: Document.Parsed,
  faults: readonly Fault[],
  tell: (fault: Fault) => void,
): YamlValues {
  const anchors = new Map<string, { readonly value: unknown; readonly count: number }>()
  const nodes = new WeakMap<object, YAMLMap.Parsed>()
  /** Faults that something left out was told for. */
  const told = new Set<Fault>()
  let count = 0
  let aliased = 0

  /** The first fault in a range that nothing was left out for. */
  function faultIn([start, , end]: readonly [number, number, number]): Fault | undefined {
    return faults.find((fault) => !told.has(fault) && fault.start >= start && fault.start <= end)
  }

  function readNode(node: ParsedNode | null): unknown {
    if (!node) return ''
    const before = count++
    if (isAlias(node)) return aliasValue(node)
    const value = isMap(node) ? objectOf(node) : isSeq(node) ? listOf(node.items) : String(node.value ?? '')
    if (isScalar(node) && faultIn(node.range)) return BROKEN
    if (node.anchor !== undefined) anchors.set(node.anchor, { value, count: count - before })
    return value
  }

  function aliasValue({ source, range }: Alias.Parsed): unknown {
    const anchor = anchors.get(source)
    if (!anchor) return ''
    count += anchor.count
    aliased += anchor.count
    if (aliased <= MOST_ALIASED) return anchor.value
    if (aliased - anchor.count <= MOST_ALIASED)
      tell({
        start: range[0],
        message: `aliases that stand for more than ${MOST_ALIASED} values`,
        isLimit: true,
      })
    return BROKEN
  }

  function listOf(items: readonly ParsedNode[]): unknown[] {
    return items.flatMap((item) => {
      const value = readNode(item)
      if (value !== BROKEN) return [value]
      leaveOut(item.range)
      return []
    })
  }

  function objectOf(node: YAMLMap.Parsed): unknown {
    const members = new Map<string, unknown>()
    for (const { key, value } of node.items) {
      const member = readNode(value)
      if (member === BROKEN) return BROKEN
      if (!isScalar(key)) continue
      if (key.value === '<<') for (const merged of [member].flat()) addMissing(members, merged)
      else members.set(String(key.value), member)
    }
    if (faultIn(node.range)) return BROKEN
    const object = Object.fromEntries(members)
    nodes.set(object, node)
    return object
  }

  function leaveOut(range: readonly [number, number, number]): void {
    const first = faultIn(range)
    if (first) tell(first)
    for (let fault = first; fault; fault = faultIn(range)) told.add(fault)
  }

  const { contents, range } = document
  const value = readNode(contents)
  // What no item holds, such as a bracket that is not closed.
  leaveOut([range[0], range[1], Number.POSITIVE_INFINITY])
  return { value: value === BROKEN ? undefined : value, nodeOf: (object) => nodes.get(object) }
}

function addMissing(members: Map<string, unknown>, merged: unknown): void {
  if (typeof merged !== 'object' || merged === null) return
  for (const [key, value] of Object.entries(merged)) if (!members.has(key)) members.set(key, value)
}
