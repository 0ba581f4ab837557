import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { frozen } from '../../model/frozen'
import { type OptionRules, requireOptions } from '../../model/option'
import type { Paper } from '../../model/paper'
import { type PaperList, type Papers, papersOf } from '../../model/papers'
import type { ExportContext } from '../exporter'
import { keyMaker } from './make'

/** Keys that papers already have, by paper id: a `Map`, or `Object.entries` of a plain object. */
export type ExistingKeys = Iterable<readonly [id: string, key: string]>

/** Options of all formats that have citation keys; the same give the same keys in each of them. */
export interface KeyOptions {
  /** Keys that papers have from earlier runs, by paper id: a `Map`, or `Object.entries` of a plain object. They count before all others. */
  readonly existingKeys?: ExistingKeys | undefined
  /** Keeps the key that a paper's record has. Default true. */
  readonly keepKeys?: boolean | undefined
  /**
   * How keys are made: `{Family}{year}{Word}`. The parts are `family`, `families` (of three authors at most), `organization`, `year`, `yy`, `month`, `word`,
   * `words` (three at most), `venue` and `arxiv`. Default: `{family}{year}{word}`, with the organisation where there are no names.
   */
  readonly keyPattern?: string | undefined
}

/** Gives each paper of an output its key; tells of a key of its record that cannot be kept. */
export function openKeys(
  options: KeyOptions,
  { papers, report }: ExportContext,
): (paper: Paper, index: number) => string {
  if (!papers) return createKeyStream(options, report)
  const keys = assignKeys(papers, options, report)
  return (_paper, index) => keys[index] ?? ''
}

/** The options of all formats with citation keys. */
export const keyOptions: OptionRules<KeyOptions> = /* @__PURE__ */ frozen(() => ({
  existingKeys: { type: 'value', description: 'keys that papers have from earlier runs' },
  keepKeys: { type: 'flag', description: "keep the key that a paper's record has; true by default" },
  keyPattern: { type: 'text', description: 'how keys are made; {family}{year}{word} by default' },
}))

/**
 * The citation keys of papers, in their order. A paper whose record has a key keeps it; others get `wang2025scaling`, then `wang2025scalinga`, … `z`, `aa` for
 * what would get the same. The same set of papers gives each the same key in any order: of those that compete, the first by date, id and title
 * keeps the bare key.
 * @throws {TypeError} When an existing key cannot stand in a bibliography, two papers have the same, or the pattern makes no sense.
 */
export function citationKeys(
  papers: Papers,
  options: KeyOptions = {},
  report: (message: Diagnostic) => void = ignore,
): string[] {
  requireOptions(options, Object.keys(keyOptions), 'citationKeys')
  return assignKeys([...papersOf(papers, 'citationKeys(digest)')], options, report)
}

function assignKeys(papers: PaperList, options: KeyOptions, report: (message: Diagnostic) => void): string[] {
  const make = keyMaker(options.keyPattern)
  const { pinned, taken } = readExisting(options.existingKeys)
  const pins = pinsOf(papers, pinned)
  const kept: Claims = new Map()
  const made: Claims = new Map()
  const keys: string[] = []
  for (const paper of papers) {
    const index = keys.length
    const record = pins.has(index) ? undefined : keyOfRecord(paper, options, report)
    const key = pins.get(index) ?? record ?? make(paper)
    if (!pins.has(index)) claim(record === undefined ? made : kept, key, index)
    keys.push(key)
  }
  // No suffix may take a key away that another paper has, in whatever order they came.
  const isFree = (key: string) => !(made.has(key) || kept.has(key) || taken.has(key.toLowerCase()))
  settle(kept, (index, key) => report(toldOf(papers.at(index) as Paper, key)))
  for (const key of kept.keys()) taken.add(key.toLowerCase())
  settle(made, ignore)
  return keys

  /** Of those that claim one key the first has it, unless it is taken; the others have it with a letter behind it. */
  function settle(claims: Claims, tell: (index: number, key: string) => void): void {
    const contested: [string, number | number[]][] = []
    for (const [key, claim] of claims)
      if (typeof claim !== 'number' || (taken.size > 0 && taken.has(key.toLowerCase())))
        contested.push([key, claim])
    for (const [key, claim] of contested.sort(([left], [right]) => compare(left, right))) {
      const members = (typeof claim === 'number' ? [claim] : claim)
        .map((index) => ({ index, paper: papers.at(index) as Paper }))
        .sort((left, right) => comparePapers(left.paper, right.paper))
      const next = suffixes(key, taken, isFree)
      for (const [place, { index }] of members.entries()) {
        if (place === 0 && !taken.has(key.toLowerCase())) continue
        tell(index, key)
        keys[index] = next()
      }
    }
  }
}

/** Which papers want a key, by their place: mostly one, which needs no list. */
type Claims = Map<string, number | number[]>

function claim(claims: Claims, key: string, index: number): void {
  const known = claims.get(key)
  if (known === undefined) claims.set(key, index)
  else if (typeof known === 'number') claims.set(key, [known, index])
  else known.push(index)
}

/** Gives keys by order of arrival, for a stream, which cannot sort: of rivals the first to come keeps the bare key. */
export function createKeyStream(
  options: KeyOptions = {},
  report: (message: Diagnostic) => void = ignore,
): (paper: Paper) => string {
  const make = keyMaker(options.keyPattern)
  const { pinned, taken } = readExisting(options.existingKeys)
  // Keys of records may differ in case alone: to biber they are two.
  const kept = new Set<string>()
  const keptLower = new Set<string>()
  const generators = new Map<string, () => string>()
  const isFree = (key: string) => !(taken.has(key.toLowerCase()) || keptLower.has(key.toLowerCase()))
  return (paper) => {
    const pin = takePinned(pinned, paper)
    if (pin !== undefined) return pin
    const record = keyOfRecord(paper, options, report)
    const key = record ?? make(paper)
    if (record !== undefined) {
      if (!kept.has(key) && !taken.has(key.toLowerCase())) {
        kept.add(key)
        keptLower.add(key.toLowerCase())
        return key
      }
      report(toldOf(paper, key))
    } else if (isFree(key)) {
      taken.add(key.toLowerCase())
      return key
    }
    const next = generators.get(key) ?? suffixes(key, taken, isFree)
    generators.set(key, next)
    return next()
  }
}

/** The key of a paper's record, where it is to be kept and can stand in a bibliography: what ends a key there for BibTeX or biber, or LaTeX would take for a command, may not. */
function keyOfRecord(
  { citationKey }: Paper,
  { keepKeys = true }: KeyOptions,
  report: (message: Diagnostic) => void,
): string | undefined {
  if (!keepKeys || citationKey === undefined) return undefined
  if (/^[^\s,{}()"#%\\=~\p{C}]+$/u.test(citationKey)) return citationKey
  const reason =
    'Unexpected signs in the key of a record, at which BibTeX, biber or LaTeX stop; it gets another'
  report(diagnostic('invalid-field', reason, { actual: citationKey }))
  return undefined
}

function toldOf({ title }: Paper, key: string): Diagnostic {
  const reason = `Unexpected second record with the key '${key}'; it gets another`
  return diagnostic('duplicate-key', reason, { actual: title })
}

function ignore(): void {}

/** By date, id and title, undated ones last; what is still equal goes by all that it holds, so that no order of input shows. */
function comparePapers(left: Paper, right: Paper): number {
  return (
    compare(left.published ?? '~', right.published ?? '~') ||
    compare(left.id, right.id) ||
    compare(left.title, right.title) ||
    compare(JSON.stringify(left), JSON.stringify(right))
  )
}

/** By code units: the same everywhere. */
function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function readExisting(existingKeys: ExistingKeys = []): { pinned: Map<string, string>; taken: Set<string> } {
  if (typeof existingKeys?.[Symbol.iterator] !== 'function') {
    throw new TypeError('Expected existingKeys to be a Map from paper id to key, or Object.entries(keys)')
  }
  const pinned = new Map<string, string>()
  const taken = new Set<string>()
  for (const [id, key] of existingKeys) {
    if (typeof key !== 'string' || !/^[!$&*+\-./0-9:;<>?A-Z[\]^_`a-z|]+$/.test(key)) {
      throw new TypeError(
        `The existing key ${JSON.stringify(key)} of '${id}' cannot stand in a bibliography: use ASCII letters, digits, - _ : .`,
      )
    }
    // BibTeX takes keys that differ in case alone for the same.
    if (taken.has(key.toLowerCase()))
      throw new TypeError(`Two papers have the existing key '${key}': give one of them another`)
    taken.add(key.toLowerCase())
    pinned.set(id, key)
  }
  return { pinned, taken }
}

/** Which papers have which pinned keys, by their place: of several with one id the first by date and title. */
function pinsOf(papers: PaperList, pinned: ReadonlyMap<string, string>): Map<number, string> {
  const holders = new Map<string, { index: number; paper: Paper }>()
  let index = 0
  for (const paper of pinned.size > 0 ? papers : []) {
    const holder = holders.get(paper.id)
    if (pinned.has(paper.id) && (!holder || comparePapers(paper, holder.paper) < 0))
      holders.set(paper.id, { index, paper })
    index++
  }
  return new Map([...holders].map(([id, holder]) => [holder.index, pinned.get(id) as string]))
}

/** A pinned key is given once: a second paper of the same id needs its own. */
function takePinned(pinned: Map<string, string>, paper: Paper): string | undefined {
  if (pinned.size === 0) return undefined
  const key = pinned.get(paper.id)
  if (key !== undefined) pinned.delete(paper.id)
  return key
}

/** The key with a, b … z, aa, ab … behind it, leaving out what is taken; what is given is taken. */
function suffixes(bare: string, taken: Set<string>, isFree: (key: string) => boolean): () => string {
  let count = 0
  return () => {
    let key: string
    do key = bare + suffix(count++)
    while (!isFree(key))
    taken.add(key.toLowerCase())
    return key
  }
}

function suffix(count: number): string {
  const letter = String.fromCharCode(97 + (count % 26))
  return count < 26 ? letter : suffix(Math.floor(count / 26) - 1) + letter
}
