import { foldToAscii } from '../../lexicon/fold'
import { splitName } from '../../lexicon/name'
import type { Paper } from '../../model/paper'

/** Keys that papers already have, by paper id: a `Map`, or `Object.entries` of a plain object. */
export type ExistingKeys = Iterable<readonly [id: string, key: string]>

/**
 * The citation keys of papers, in their order: `wang2025scaling`, then `wang2025scalinga`, … `z`, `aa` for what would get the
 * same. The same set of papers gives each the same key in any order: of those that compete, the first by date, id and title
 * keeps the bare key. `existingKeys` pins keys of earlier runs: the paper keeps its own, and no other gets it.
 * @throws {TypeError} When an existing key cannot stand in a bibliography, or two papers have the same.
 */
export function citationKeys(papers: readonly Paper[], existingKeys: ExistingKeys = []): string[] {
  const { pinned, taken } = readExisting(existingKeys)
  const pins = pinsOf(papers, pinned)
  const keys = new Array<string>(papers.length).fill('')
  const bare = new Map<string, number>()
  const groups = new Map<string, number[]>()
  for (let index = 0; index < papers.length; index++) {
    const paper = papers[index] as Paper
    const own = pins.get(index)
    const key = own ?? bareKey(paper)
    keys[index] = key
    if (own !== undefined) continue
    const first = bare.get(key)
    // Most keys are those of one paper, which needs no list.
    if (first === undefined) bare.set(key, index)
    else append(groups, key, index, first)
  }
  for (const key of taken) {
    const first = bare.get(key)
    if (first !== undefined && !groups.has(key)) groups.set(key, [first])
  }
  // No suffix may take a bare key away, in whatever order the papers came.
  const isTaken = (key: string) => bare.has(key) || taken.has(key)
  for (const [key, members] of [...groups].sort(([left], [right]) => compare(left, right))) {
    members.sort((left, right) => comparePapers(papers[left] as Paper, papers[right] as Paper))
    const next = suffixes(key, taken, isTaken)
    for (const [place, index] of members.entries()) if (place > 0 || taken.has(key)) keys[index] = next()
  }
  return keys
}

/** Gives keys by order of arrival, for a stream, which cannot sort: of rivals the first to come keeps the bare key. */
export function createKeyStream(existingKeys: ExistingKeys = []): (paper: Paper) => string {
  const { pinned, taken } = readExisting(existingKeys)
  const generators = new Map<string, () => string>()
  return (paper) => {
    const key = takePinned(pinned, paper)
    if (key !== undefined) return key
    const bare = bareKey(paper)
    if (!taken.has(bare)) {
      taken.add(bare)
      return bare
    }
    const next = generators.get(bare) ?? suffixes(bare, taken, (key) => taken.has(key))
    generators.set(bare, next)
    return next()
  }
}

/**
 * First author's family name, year and first telling word of the title, folded to `[a-z][a-z0-9]*`. Without names the
 * organisation stands in, without either nothing does: `aphqvit2025`.
 */
export function bareKey(paper: Paper): string {
  const who = letters(firstAuthor(paper)) || letters(paper.organization?.name ?? '')
  const { published } = paper
  const year = published !== undefined && /^\d{4}/.test(published) ? published.slice(0, 4) : ''
  const word = tellingWord(paper.title)
  const key = who === '' ? word + year : who + year + word
  if (key === '') return 'paper'
  return /^\d/.test(key) ? `p${key}` : key
}

const LONGEST_PART = 40
const LONGEST_TITLE = 16 * LONGEST_PART

const STOPWORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from how in into is it its of on or the to toward towards via what when why with your'.split(
    ' ',
  ),
)

function firstAuthor(paper: Paper): string {
  const [author] = paper.authors
  if (!author) return ''
  if (author.family !== undefined || author.literal !== undefined)
    return author.family ?? author.literal ?? ''
  const { family, literal } = splitName(author.name)
  return family ?? literal ?? ''
}

function letters(text: string): string {
  if (text.length <= LONGEST_PART && /^[A-Za-z]+$/.test(text)) return text.toLowerCase()
  return foldToAscii(text.slice(0, 4 * LONGEST_PART))
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, LONGEST_PART)
}

/** The first word that is no stopword; a word keeps its hyphened parts: `APHQ-ViT` -> `aphqvit`. */
function tellingWord(title: string): string {
  let first = ''
  // A long title is not read to its end.
  const length = Math.min(title.length, LONGEST_TITLE)
  let at = 0
  while (at < length) {
    const blank = title.indexOf(' ', at)
    const end = blank < 0 || blank > length ? length : blank
    for (const word of wordsOf(title.slice(at, end))) {
      if (!STOPWORDS.has(word)) return word
      if (first === '') first = word
    }
    at = end + 1
  }
  return first
}

/** What stands between two blanks is mostly one word; signs that fold to blanks part it further. */
function wordsOf(piece: string): readonly string[] {
  const folded = foldToAscii(piece)
  if (/^[a-z0-9]+$/.test(folded)) return [folded.slice(0, LONGEST_PART)]
  // Font commands of math are no words.
  return folded
    .replace(/\\(?:math|text|operatorname)[a-z]*/g, '')
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z0-9]+/g, '').slice(0, LONGEST_PART))
    .filter((word) => word !== '')
}

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

function readExisting(existingKeys: ExistingKeys): { pinned: Map<string, string>; taken: Set<string> } {
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
function pinsOf(papers: readonly Paper[], pinned: ReadonlyMap<string, string>): Map<number, string> {
  const holders = new Map<string, number>()
  if (pinned.size > 0)
    for (const [index, paper] of papers.entries()) {
      if (!pinned.has(paper.id)) continue
      const holder = holders.get(paper.id)
      if (holder === undefined || comparePapers(paper, papers[holder] as Paper) < 0)
        holders.set(paper.id, index)
    }
  return new Map([...holders].map(([id, index]) => [index, pinned.get(id) as string]))
}

/** A pinned key is given once: a second paper of the same id needs its own. */
function takePinned(pinned: Map<string, string>, paper: Paper): string | undefined {
  if (pinned.size === 0) return undefined
  const key = pinned.get(paper.id)
  if (key !== undefined) pinned.delete(paper.id)
  return key
}

function append(groups: Map<string, number[]>, key: string, index: number, first: number): void {
  const members = groups.get(key)
  if (members) members.push(index)
  else groups.set(key, [first, index])
}

/** The key with a, b … z, aa, ab … behind it, leaving out what is taken; what is given is taken. */
function suffixes(bare: string, taken: Set<string>, isTaken: (key: string) => boolean): () => string {
  let count = 0
  return () => {
    let key: string
    do key = bare + suffix(count++)
    while (isTaken(key))
    taken.add(key)
    return key
  }
}

function suffix(count: number): string {
  const letter = String.fromCharCode(97 + (count % 26))
  return count < 26 ? letter : suffix(Math.floor(count / 26) - 1) + letter
}
