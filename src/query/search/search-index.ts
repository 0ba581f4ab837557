import { foldText } from '../../lexicon/fold'
import { requireOptions } from '../../model/option'
import type { Paper } from '../../model/paper'
import { type Papers, papersOf, requirePaper, withPapers } from '../../model/papers'
import type { AliasName } from '../../model/vocabulary'
import { compileQuery, type Predicate } from '../compile'
import { type Condition, isCondition } from '../condition'
import { readQuery } from '../language'
import { holdsWords } from '../words'
import { createStore, type IndexStore } from './index-store'
import { type MatchRange, rangesOf } from './ranges'
import {
  addCounts,
  addKnown,
  createScoring,
  createSums,
  FEW,
  greatestOf,
  leastOfBest,
  papersFrom,
  rarityOf,
  type Sums,
  settle,
  takeBest,
} from './score'
import { requireSearchField, type SearchField, searchFields, textsOf } from './search-fields'
import { formsOf, readSearchText, type SearchText, type WordForm } from './search-text'
import { packStore, unpackStore } from './serialize'

/** A paper that was found. */
export interface SearchHit {
  readonly paper: Paper
  /** Above 0; to be compared within one search only. */
  readonly score: number
  readonly ranges: readonly MatchRange[]
}

/** What to search, and how much of it to give. */
export interface SearchOptions {
  /** The most hits; 10 by default. */
  readonly limit?: number | undefined
  /** A query of the language, a condition of `f`, or a function of a paper: other papers are no hits. */
  readonly where?: string | Condition | Predicate | undefined
  /** The fields to search; all by default. */
  readonly fields?: readonly (SearchField | AliasName)[] | undefined
}

/** Sums of one set of numbers differ by their order; this is far more than they do. */
const ROUNDING = 1 + 1e-9

/** Ranked full text over papers. */
export interface SearchIndex {
  /** Number of papers. */
  readonly size: number
  /**
   * Finds papers by words of their titles, abstracts, summaries, keywords, authors and organisations, the best first: BM25F, ties by id. Each paper with one of the
   * words is a hit. The last word may go on where nothing stands behind it (`quant` finds `quantization`), and a word of five letters or more may have one wrong. Words in quotes must
   * stand so. Only the first 64 different words count.
   * @throws {TypeError} Where `text` is no string or an option makes no sense.
   */
  search(text: string, options?: SearchOptions): SearchHit[]
  /** Adds papers. One with the id of another stands beside it: `remove` the old one first. */
  add(...papers: readonly Paper[]): void
  /** Takes out all papers with an id, and tells how many there were. */
  remove(id: string): number
  /** The index as bytes, without the papers: {@link deserializeIndex} takes both. */
  serialize(): Uint8Array
}

/**
 * Makes an index of papers: `createIndex(papers).search('sparse attention')`. It holds the papers by reference; where one changes, remove it before and add it after.
 * @throws {TypeError} Where `papers` is no list.
 */
export function createIndex(papers?: Papers): SearchIndex
export function createIndex(papers: AsyncIterable<Paper>): Promise<SearchIndex>
export function createIndex(papers: Papers | AsyncIterable<Paper> = []): SearchIndex | Promise<SearchIndex> {
  return withPapers(papers, 'createIndex(parse(text))', (found) => {
    const store = createStore()
    for (const [index, paper] of [...found].entries()) {
      requirePaper(paper, index)
      store.add(paper)
    }
    return indexOf(store)
  })
}

/**
 * Reads an index that {@link SearchIndex.serialize} wrote, over the same papers in the same order.
 * @throws {RangeError} Where the bytes are none of such an index, are damaged, or are of other papers.
 */
export function deserializeIndex(bytes: Uint8Array, papers: Papers): SearchIndex {
  return indexOf(unpackStore(bytes, [...papersOf(papers, 'deserializeIndex(bytes, papers)')]))
}

/** Where sums gather while a search runs. */
interface Scratch {
  readonly words: Sums
  readonly scores: Sums
}

function indexOf(first: IndexStore): SearchIndex {
  let store = first
  // Empty ones of the search before. None are there while a search runs: `where` may search too, and may throw.
  let idle: Scratch | undefined

  function takeScratch(): Scratch {
    const { count } = store
    const scratch = idle
    idle = undefined
    if (scratch && scratch.words.values.length >= count) return scratch
    const size = count + (count >> 3)
    return { words: createSums(size), scores: createSums(size) }
  }

  function search(text: string, options: SearchOptions = {}): SearchHit[] {
    const { limit, where, isSearched, test } = checked(text, options)
    const asked = readSearchText(text)
    const { vocabulary } = store
    const forms = asked.words.map((word) => formsOf(word, vocabulary, (id) => store.holders(id) > 0))
    const scratch = takeScratch()
    const mayStop = where === undefined && asked.phrases.length === 0 && limit > 0 && limit <= FEW
    score(forms, isSearched, scratch, mayStop ? limit : undefined)
    const paperAt = (index: number): Paper => store.papers[index] as Paper
    const best = takeBest(
      scratch.scores,
      limit,
      (index) => store.isLive(index) && test(paperAt(index)) && holdsAll(paperAt(index), asked, isSearched),
      (a, b) => isBefore(paperAt(a).id, paperAt(b).id, a, b),
    )
    idle = scratch
    const isFound = amongst(forms.flatMap((own) => own.map(({ id }) => vocabulary.word(id))))
    return best.map(({ paper, score: reached }) => ({
      paper: paperAt(paper),
      score: reached,
      ranges: rangesOf(paperAt(paper), isSearched, isFound),
    }))
  }

  /**
   * Scores papers by forms of words, the rarest word first. Where only so many of the best are wanted (`best`), and those that have rare words cannot be
   * reached by frequent ones alone, no others are scored any more.
   */
  function score(
    forms: readonly (readonly WordForm[])[],
    isSearched: (field: SearchField) => boolean,
    { words, scores }: Scratch,
    best: number | undefined,
  ): void {
    const { postings, lengths, totals, live, isLive } = store
    const scoring = createScoring(lengths(), totals, live, (field) =>
      isSearched(searchFields[field] as SearchField),
    )
    const rated = forms
      .map((own) => ({ forms: own, rarity: rarityOf(holdersOf(own), live) }))
      .sort((a, b) => b.rarity - a.rarity)
    let rest = rated.reduce((sum, { rarity }) => sum + greatestOf(rarity), 0)
    let known: Int32Array | undefined
    for (const { forms: own, rarity } of rated) {
      if (best !== undefined && !known) {
        const least = leastOfBest(scores, best, isLive) / ROUNDING
        if (least > rest) known = papersFrom(scores, least - rest)
      }
      for (const { id, weight } of own)
        if (known) addKnown(postings.read(id), weight, scoring, words, known)
        else addCounts(postings.read(id), weight, scoring, words)
      settle(words, rarity, scores)
      rest -= greatestOf(rarity)
    }
  }

  /** Rare misspellings of a frequent word tell no more than that does, so the most frequent form counts where the word itself is not there. */
  function holdersOf(forms: readonly WordForm[]): number {
    const same = forms.find(({ isSame }) => isSame)
    if (same) return store.holders(same.id)
    return forms.reduce((most, { id }) => Math.max(most, store.holders(id)), 0)
  }

  /** Makes all anew of the papers that are left. */
  function compact(): void {
    const next = createStore()
    for (const [index, paper] of store.papers.entries()) if (store.isLive(index)) next.add(paper)
    store = next
  }

  return {
    get size() {
      return store.live
    },
    search,
    add(...papers) {
      for (const paper of papers) store.add(paper)
    },
    remove(id) {
      const removed = store.remove(id)
      if (store.live < store.count / 2) compact()
      return removed
    },
    serialize() {
      if (store.live < store.count) compact()
      return packStore(store)
    },
  }
}

/** Whether a word is one of some. Most words are none of them by their first letter and their length, which costs less to see. */
function amongst(words: readonly string[]): (word: string) => boolean {
  const shapeOf = (word: string): number => word.charCodeAt(0) * 256 + word.length
  const all = new Set(words)
  const shapes = new Set(words.map(shapeOf))
  return (word) => shapes.has(shapeOf(word)) && all.has(word)
}

function isBefore(first: string, second: string, a: number, b: number): boolean {
  return first === second ? a < b : first < second
}

interface CheckedOptions {
  readonly limit: number
  readonly where: SearchOptions['where']
  readonly isSearched: (field: SearchField) => boolean
  readonly test: Predicate
}

function checked(text: string, options: SearchOptions): CheckedOptions {
  requireOptions(options, ['limit', 'where', 'fields'], 'search')
  const { limit = 10, where, fields } = options
  if (typeof text !== 'string')
    throw new TypeError(`Expected words to search for as a string, received ${typeof text}`)
  if (limit !== Number.POSITIVE_INFINITY && !(Number.isInteger(limit) && limit >= 0))
    throw new TypeError(`Expected limit as a whole number from 0 on, received ${String(limit)}`)
  const asked = fields && new Set(fields.map(requireSearchField))
  return { limit, where, isSearched: (field) => asked?.has(field) ?? true, test: testOf(where) }
}

function testOf(where: SearchOptions['where']): Predicate {
  if (where === undefined) return () => true
  if (typeof where === 'string') return compileQuery(readQuery(where).ast)
  if (typeof where === 'function') return where
  if (isCondition(where)) return (paper) => where.test(paper)
  throw new TypeError(
    "Expected where as a query, such as 'has:code', a condition of f, or a function of a paper",
  )
}

function holdsAll(
  paper: Paper,
  { phrases }: SearchText,
  isSearched: (field: SearchField) => boolean,
): boolean {
  return phrases.every((phrase) =>
    searchFields.some(
      (field) =>
        isSearched(field) && textsOf(paper, field).some((text) => holdsWords(foldText(text), phrase)),
    ),
  )
}
