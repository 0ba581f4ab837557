import { foldTitle } from '../../lexicon/fold'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { contradicts, type Evidence, eachKey, evidenceOf, signsOf, titlesOf } from '../../model/identity'
import type { Paper } from '../../model/paper'
import { identityOf } from './unite'

/** Papers that are one, by their places in a list. */
export interface Clusters {
  /** In order of first appearance, each in that order. */
  readonly groups: readonly (readonly number[])[]
  readonly messages: readonly Diagnostic[]
}

/** Papers that are one have all of their titles, and what they state together may tell more of them to be one; rounds beyond these are of no page. */
const MOST_ROUNDS = 32

/**
 * Finds which papers are one: those that share an identifier and a word of their titles or names, then those of one title that contradict the same ones and
 * not each other. What it finds does not depend on the order of the papers.
 */
export function clusterPapers(papers: readonly Paper[]): Clusters {
  const union = createUnion(papers.length)
  const { shared, isByArxiv } = sharing(papers)
  let messages: Diagnostic[] = []
  for (let round = 0, isDone = false; !isDone && round < MOST_ROUNDS; round++) {
    const apart = joinBySigns(papers, shared, union)
    // Where all papers have an arXiv id, titles tell nothing more.
    const byTitle = isByArxiv ? { hasJoined: false, messages: [] } : joinByTitle(papers, union)
    messages = [...apart, ...byTitle.messages]
    isDone = !byTitle.hasJoined
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

/** Papers of one identifier are one, unless their titles and names have nothing in common: then one of them has somebody else's identifier. */
function joinBySigns(
  papers: readonly Paper[],
  shared: ReadonlyMap<string, readonly number[]>,
  union: Union,
): Diagnostic[] {
  let waiting = [...shared].filter(([, members]) => !joinSame(papers, members, union))
  for (let isChanged = waiting.length > 0; isChanged; ) {
    isChanged = false
    const signs = signsOfSets(papers, union)
    for (const [, members] of waiting) isChanged = joinSharing(members, signs, union) || isChanged
    waiting = waiting.filter(([, members]) => new Set(members.map(union.find)).size > 1)
  }
  return waiting.map(([key, members]) => {
    const titles = new Map(members.map((index) => [union.find(index), papers[index]?.title ?? '']))
    return contradiction(
      `Papers of ${key} have neither a word of their titles nor their names in common: they are kept apart`,
      [...titles.values()],
    )
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

/** The signs of all papers that are known to be one, by their root. */
function signsOfSets(papers: readonly Paper[], union: Union): Map<number, Set<string>> {
  const sets = new Map<number, Set<string>>()
  for (const [index, paper] of papers.entries()) {
    const root = union.find(index)
    const signs = sets.get(root) ?? new Set<string>()
    for (const sign of signsOf(paper)) signs.add(sign)
    sets.set(root, signs)
  }
  return sets
}

function joinSharing(
  members: readonly number[],
  signs: ReadonlyMap<number, ReadonlySet<string>>,
  union: Union,
): boolean {
  const first = new Map<string, number>()
  let isChanged = false
  for (const root of new Set(members.map(union.find)))
    for (const sign of signs.get(root) ?? []) {
      const known = first.get(sign)
      if (known === undefined) first.set(sign, root)
      else if (union.find(known) !== union.find(root)) {
        union.join(known, root)
        isChanged = true
      }
    }
  return isChanged
}

/** Of one title so many sets are compared with each other; others are one only where they state the same. */
const MOST_OF_A_TITLE = 64

/**
 * Papers of one title that contradict the same ones of it are one. Where one of them agrees with two that contradict each other, nothing tells to which it
 * belongs: it stays apart.
 */
function joinByTitle(papers: readonly Paper[], union: Union): TitleJoin {
  const messages: Diagnostic[] = []
  let hasJoined = false
  const titles = new Map<string, number[]>()
  const members = new Map<number, Paper[]>()
  for (const [index, paper] of papers.entries()) {
    for (const folded of new Set(titlesOf(paper).map(foldTitle))) {
      const places = titles.get(folded)
      if (places) places.push(index)
      else titles.set(folded, [index])
    }
    const root = union.find(index)
    const set = members.get(root)
    if (set) set.push(paper)
    else members.set(root, [paper])
  }
  const roots = papers.map((_, index) => union.find(index))
  for (const places of titles.values()) {
    const own = [...new Set(places.map((index) => roots[index] ?? index))]
    if (own.length < 2) continue
    const sets = own.map((root) => ({ root, evidence: evidenceOf(identityOf(members.get(root) ?? [])) }))
    const { groups, isUnclear } = groupsOfTitle(sets)
    for (const [first, ...others] of groups)
      for (const { root } of others) {
        union.join(first?.root ?? root, root)
        hasJoined = true
      }
    if (!isUnclear) continue
    const told = new Set(groups.flatMap(([first]) => (first ? describe(first.evidence) : [])))
    const reason =
      'Papers of one title contradict each other, and nothing tells to which of them another one belongs: they are kept apart'
    messages.push(contradiction(reason, [...told], papers[places[0] ?? 0]?.title))
  }
  return { hasJoined, messages }
}

/** Papers that are one by other rules already. */
interface PaperSet {
  readonly root: number
  readonly evidence: Evidence
}

/** Sets that agree with the same ones, themselves among them; it is unclear where two groups agree. */
function groupsOfTitle(sets: readonly PaperSet[]): { groups: PaperSet[][]; isUnclear: boolean } {
  const alike = [...grouped(sets, ({ evidence }) => keyOf(evidence)).values()]
  if (alike.length === 1 || alike.length > MOST_OF_A_TITLE) return { groups: alike, isUnclear: false }
  const rows = alike.map(([first]) =>
    alike
      .map(([other]) => (first && other && contradicts(first.evidence, other.evidence) ? '-' : '+'))
      .join(''),
  )
  const groups = grouped([...alike.entries()], ([index]) => rows[index] ?? '')
  const sizes = [...groups].map(([row, { length }]) => row.replaceAll('-', '').length > length)
  return {
    groups: [...groups.values()].map((entries) => entries.flatMap(([, same]) => same)),
    isUnclear: sizes.includes(true),
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function keyOf({ keys, families, names, year, place }: Evidence): string {
  return JSON.stringify([keys, [...families].sort(), [...names].sort(), year, place])
}

/** What tells a paper from others of its title. */
function describe({ keys, families, year, place }: Evidence): string[] {
  const [key] = keys
  if (key !== undefined) return [key]
  const { volume, page } = place
  const words = [...families.slice(0, 3), year, volume && `volume ${volume}`, page && `page ${page}`].filter(
    Boolean,
  )
  return words.length === 0 ? [] : [words.join(' ')]
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
