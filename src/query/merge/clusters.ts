import { foldTitle } from '../../lexicon/fold'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Paper } from '../../model/paper'
import { eachKey, kindOf, titlesOf } from './identity'

/** Papers that are one, by their places in a list. */
export interface Clusters {
  /** In order of first appearance, each in that order. */
  readonly groups: readonly (readonly number[])[]
  readonly messages: readonly Diagnostic[]
}

/**
 * Finds which papers are one: those that share an identifier and a word of their titles, then those of one title where no identifiers contradict. What it
 * finds does not depend on the order of the papers.
 */
export function clusterPapers(papers: readonly Paper[]): Clusters {
  const union = createUnion(papers.length)
  const { shared, isByArxiv } = sharing(papers)
  let messages: Diagnostic[] = []
  // Papers that are one have all of their titles, which may tell more papers to be one.
  for (let isDone = false; !isDone; ) {
    const apart = joinByWords(papers, shared, union)
    // Where all papers have an arXiv id, titles tell nothing more.
    const byTitle = isByArxiv ? { hasJoined: false, messages: [] } : joinByTitle(papers, union)
    messages = [...apart, ...byTitle.messages]
    isDone = !byTitle.hasJoined || apart.length === 0
  }
  return { groups: groupsOf(union, papers.length), messages }
}

/** A set stands where its first paper does, which is the root of it. */
function groupsOf(union: Union, size: number): number[][] {
  const groups: number[][] = []
  const places = new Int32Array(size)
  for (let index = 0; index < size; index++) {
    const root = union.find(index)
    if (root === index) places[index] = groups.push([index]) - 1
    else groups[places[root] ?? 0]?.push(index)
  }
  return groups
}

interface Sharing {
  /** The keys that several papers have, and the places of those. */
  readonly shared: ReadonlyMap<string, readonly number[]>
  /** All papers have an arXiv id. */
  readonly isByArxiv: boolean
}

function sharing(papers: readonly Paper[]): Sharing {
  const first = new Map<string, number>()
  const shared = new Map<string, number[]>()
  let isByArxiv = true
  let index = 0
  let isKnown = false
  const add = (key: string): void => {
    isKnown ||= key.startsWith('arxiv:')
    const known = first.get(key)
    if (known === undefined) {
      first.set(key, index)
      return
    }
    const members = shared.get(key)
    if (members) members.push(index)
    else shared.set(key, [known, index])
  }
  for (; index < papers.length; index++) {
    isKnown = false
    eachKey(papers[index] as Paper, add)
    isByArxiv &&= isKnown
  }
  return { shared, isByArxiv }
}

/** Papers of one identifier are one, unless their titles have nothing in common: then one of them has somebody else's identifier. */
function joinByWords(
  papers: readonly Paper[],
  shared: ReadonlyMap<string, readonly number[]>,
  union: Union,
): Diagnostic[] {
  let waiting = [...shared].filter(([, members]) => !joinSame(papers, members, union))
  for (let isChanged = waiting.length > 0; isChanged; ) {
    isChanged = false
    const words = wordsOfSets(papers, union)
    for (const [, members] of waiting) isChanged = joinSharing(members, words, union) || isChanged
    waiting = waiting.filter(([, members]) => new Set(members.map(union.find)).size > 1)
  }
  return waiting.map(([key, members]) => {
    const titles = new Map(members.map((index) => [union.find(index), papers[index]?.title ?? '']))
    return contradiction(`Papers of ${key} have titles without a common word: they are kept apart`, [
      ...titles.values(),
    ])
  })
}

/** Mostly two digests print the same title. */
function joinSame(
  papers: readonly Paper[],
  [first = 0, ...others]: readonly number[],
  union: Union,
): boolean {
  const title = papers[first]?.title
  if (!others.every((index) => papers[index]?.title === title)) return false
  for (const index of others) union.join(first, index)
  return true
}

/** The words of the titles of all papers that are known to be one, by their root. */
function wordsOfSets(papers: readonly Paper[], union: Union): Map<number, Set<string>> {
  const sets = new Map<number, Set<string>>()
  for (const [index, paper] of papers.entries()) {
    const root = union.find(index)
    const words = sets.get(root) ?? new Set<string>()
    for (const title of titlesOf(paper)) for (const word of wordsOf(title)) words.add(word)
    sets.set(root, words)
  }
  return sets
}

function joinSharing(
  members: readonly number[],
  words: ReadonlyMap<number, ReadonlySet<string>>,
  union: Union,
): boolean {
  const first = new Map<string, number>()
  let isChanged = false
  for (const root of new Set(members.map(union.find)))
    for (const word of words.get(root) ?? []) {
      const known = first.get(word)
      if (known === undefined) first.set(word, root)
      else if (union.find(known) !== union.find(root)) {
        union.join(known, root)
        isChanged = true
      }
    }
  return isChanged
}

/** Words that tell titles apart: those of four letters and more, else all. */
function wordsOf(title: string): readonly string[] {
  const words = foldTitle(title).split('-')
  const long = words.filter((word) => word.length > 3)
  return long.length > 0 ? long : words
}

/** Papers of one title are one, where none of their identifiers contradict. Where some do, nothing tells whose the others are: all stay apart. */
function joinByTitle(papers: readonly Paper[], union: Union): TitleJoin {
  const messages: Diagnostic[] = []
  let hasJoined = false
  const titles = new Map<string, number[]>()
  const keysOfRoot = new Map<number, Set<string>>()
  for (const [index, paper] of papers.entries()) {
    for (const folded of new Set(titlesOf(paper).map(foldTitle))) {
      const members = titles.get(folded)
      if (members) members.push(index)
      else titles.set(folded, [index])
    }
    const root = union.find(index)
    const known = keysOfRoot.get(root) ?? new Set<string>()
    eachKey(paper, (key) => known.add(key))
    keysOfRoot.set(root, known)
  }
  const roots = papers.map((_, index) => union.find(index))
  for (const members of titles.values()) {
    const own = [...new Set(members.map((index) => roots[index] ?? index))]
    const [first = 0, ...others] = own
    if (others.length === 0) continue
    const values = valuesByKind(own, keysOfRoot)
    const conflicting = [...values].filter(([, { all }]) => all.size > 1)
    if (conflicting.length === 0) {
      for (const index of others) union.join(first, index)
      hasJoined = true
    }
    // Where each has an identifier of that kind, they are other papers, and there is nothing to say.
    const [unclear] = conflicting.filter(([, { holders }]) => holders < own.length)
    if (unclear && conflicting.every(([, { holders }]) => holders < own.length)) {
      const reason = 'Papers of one title have contradicting identifiers: they are kept apart'
      messages.push(contradiction(reason, [...unclear[1].all], papers[members[0] ?? 0]?.title))
    }
  }
  return { hasJoined, messages }
}

/** What sets of papers are identified by in one way. */
interface KindValues {
  readonly all: Set<string>
  /** Sets that have such an identifier. */
  holders: number
}

function valuesByKind(
  roots: readonly number[],
  keysOfRoot: ReadonlyMap<number, ReadonlySet<string>>,
): Map<string, KindValues> {
  const values = new Map<string, KindValues>()
  for (const root of roots) {
    // Of several of one kind the paper that comes out has the first by its letters.
    const own = new Map<string, string>()
    for (const key of keysOfRoot.get(root) ?? []) {
      const kind = kindOf(key)
      const known = own.get(kind)
      if (known === undefined || key < known) own.set(kind, key)
    }
    for (const [kind, key] of own) {
      const known = values.get(kind)
      if (known) {
        known.all.add(key)
        known.holders++
      } else values.set(kind, { all: new Set([key]), holders: 1 })
    }
  }
  return values
}

interface TitleJoin {
  readonly hasJoined: boolean
  readonly messages: Diagnostic[]
}

function contradiction(reason: string, expected: readonly string[], actual?: string): Diagnostic {
  return diagnostic('conflicting-identifier', reason, {
    ...(actual !== undefined && { actual }),
    expected: [...expected].sort().slice(0, 10),
  })
}

interface Union {
  find(index: number): number
  join(first: number, second: number): void
}

/** Disjoint sets; the smallest place stands for its set. */
function createUnion(size: number): Union {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  function find(index: number): number {
    let root = index
    while (parents[root] !== root) root = parents[root] ?? root
    for (let at = index; at !== root; ) {
      const next = parents[at] ?? root
      parents[at] = root
      at = next
    }
    return root
  }
  return {
    find,
    join(first, second) {
      const [a, b] = [find(first), find(second)]
      if (a < b) parents[b] = a
      else parents[a] = b
    },
  }
}
