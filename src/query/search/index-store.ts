import type { Paper } from '../../model/paper'
import { createPostings, type Postings } from './postings'
import { FIELD_COUNT, searchFields, textsOf } from './search-fields'
import { createVocabulary, type Vocabulary } from './vocabulary'
import { eachWord } from './words'

/** What an index knows: papers by number, words by number, and which words stand in which papers. */
export interface IndexStore {
  readonly papers: readonly Paper[]
  /** Papers that were added, and those of them that were not removed. */
  readonly count: number
  readonly live: number
  readonly vocabulary: Vocabulary
  readonly postings: Postings
  /** Words of each field in all papers that are left. */
  readonly totals: readonly number[]
  /** Words of each field of each paper, up to 65,535. */
  lengths(): Uint16Array
  /** How many papers that are left hold a word. */
  holders(word: number): number
  isLive(paper: number): boolean
  add(paper: Paper): void
  remove(id: string): number
}

/** A count of a word in a field is a byte. */
const MOST = 255
const LONGEST = 65_535

/** What is in a store from the start. */
export interface StoreContent {
  readonly papers: Paper[]
  readonly vocabulary: Vocabulary
  readonly postings: Postings
  readonly lengths: Uint16Array<ArrayBuffer>
  readonly holders: number[]
}

export function createStore(content: StoreContent = nothing()): IndexStore {
  const { papers, vocabulary, postings, holders } = content
  let { lengths } = content
  const removed = new Set<number>()
  const totals = totalsOf(lengths)
  let counts = new Uint8Array(1024 * FIELD_COUNT)
  // The words of one paper, each once, and by word the paper that had it last.
  let words: number[] = []
  const seenIn: number[] = []
  let numbers: Map<string, number[]> | undefined

  /** Counts the words of a paper into `counts`, and gives how many each field has. */
  function countWords(paper: Paper, mark: number): number[] {
    words = []
    return searchFields.map((name, field) => {
      let length = 0
      for (const text of textsOf(paper, name))
        eachWord(text, (word) => {
          length++
          const id = vocabulary.intern(word)
          const at = id * FIELD_COUNT
          if (seenIn[id] !== mark) {
            seenIn[id] = mark
            words.push(id)
            if (at >= counts.length) counts = grown(counts, at + FIELD_COUNT)
            counts.fill(0, at, at + FIELD_COUNT)
          }
          const count = counts[at + field] as number
          if (count < MOST) counts[at + field] = count + 1
        })
      return length
    })
  }

  return {
    papers,
    get count() {
      return papers.length
    },
    get live() {
      return papers.length - removed.size
    },
    vocabulary,
    postings,
    totals,
    lengths: () => lengths,
    holders: (word) => holders[word] ?? 0,
    isLive: (paper) => !removed.has(paper),
    add(paper) {
      const number = papers.length
      const own = countWords(paper, number).map((length) => Math.min(length, LONGEST))
      papers.push(paper)
      for (const word of words) {
        postings.append(word, number, counts, word * FIELD_COUNT)
        holders[word] = (holders[word] ?? 0) + 1
      }
      const at = number * FIELD_COUNT
      if (at >= lengths.length) lengths = grown(lengths, at + FIELD_COUNT)
      for (const [field, length] of own.entries()) {
        lengths[at + field] = length
        totals[field] = (totals[field] ?? 0) + length
      }
      const known = numbers?.get(paper.id)
      if (known) known.push(number)
      else numbers?.set(paper.id, [number])
    },
    remove(id) {
      numbers ??= numbersOf(papers)
      const found = numbers.get(id) ?? []
      numbers.delete(id)
      for (const number of found) {
        removed.add(number)
        for (const [field, length] of countWords(papers[number] as Paper, -1 - number).entries())
          totals[field] = (totals[field] ?? 0) - Math.min(length, LONGEST)
        for (const word of words) holders[word] = (holders[word] ?? 1) - 1
      }
      return found.length
    },
  }
}

function nothing(): StoreContent {
  const lengths = new Uint16Array(1024 * FIELD_COUNT)
  return { papers: [], vocabulary: createVocabulary(), postings: createPostings(), lengths, holders: [] }
}

function totalsOf(lengths: Uint16Array): number[] {
  const totals = Array.from({ length: FIELD_COUNT }, () => 0)
  for (const [index, length] of lengths.entries())
    totals[index % FIELD_COUNT] = (totals[index % FIELD_COUNT] ?? 0) + length
  return totals
}

function numbersOf(papers: readonly Paper[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>()
  for (const [number, { id }] of papers.entries()) {
    const known = numbers.get(id)
    if (known) known.push(number)
    else numbers.set(id, [number])
  }
  return numbers
}

/** A copy with room for more. */
function grown<Values extends Uint8Array | Uint16Array>(values: Values, least: number): Values {
  const next = new (values.constructor as new (length: number) => Values)(Math.max(least, values.length * 2))
  next.set(values)
  return next
}
