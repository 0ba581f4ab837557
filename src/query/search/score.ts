import { ALL_ONCE, type PostingReader, readNext, skipTo } from './postings'
import { FIELD_COUNT, fieldWeights, lengthShares } from './search-fields'

/** How quickly a word that comes again stops to count: `k1` of BM25. */
const SATURATION = 1.2

/** What a count is worth in each field of each paper. */
export interface Scoring {
  /** Of the fields; 0 for one that is not searched. */
  readonly weights: Float64Array
  /** By field: the part of the norm that does not depend on the field's length, and the part for each word of it. */
  readonly bases: Float64Array
  readonly slopes: Float64Array
  /** Words of each field of each paper. */
  readonly lengths: Uint16Array
}

/** Sums by the number of the paper, and which papers have one. */
export interface Sums {
  readonly values: Float64Array
  readonly touched: Int32Array
  count: number
}

export function createSums(papers: number): Sums {
  return { values: new Float64Array(papers), touched: new Int32Array(papers), count: 0 }
}

export function createScoring(
  lengths: Uint16Array,
  totals: readonly number[],
  papers: number,
  isSearched: (field: number) => boolean,
): Scoring {
  const byField = (of: (field: number) => number): Float64Array =>
    Float64Array.from({ length: FIELD_COUNT }, (_, field) => of(field))
  const share = (field: number): number => lengthShares[field] as number
  return {
    weights: byField((field) => (isSearched(field) ? (fieldWeights[field] as number) : 0)),
    bases: byField((field) => 1 - share(field)),
    slopes: byField((field) => {
      const total = totals[field] as number
      return total === 0 ? 0 : (share(field) * papers) / total
    }),
    lengths,
  }
}

/** How much a word tells that so many of all papers hold: the logarithm of BM25, which is above 0 for every word. */
export function rarityOf(holders: number, papers: number): number {
  return Math.log(1 + (papers - holders + 0.5) / (holders + 0.5))
}

/** The most that a word can be worth, however often it comes. */
export function greatestOf(rarity: number): number {
  return rarity * (SATURATION + 1)
}

/** Adds the counts of one form of a word to the papers' sums: each by its field's weight, and less in a long field (BM25F). */
export function addCounts(reader: PostingReader, weight: number, scoring: Scoring, sums: Sums): void {
  const { papers } = reader
  for (let read = readNext(reader); read > 0; read = readNext(reader))
    for (let index = 0; index < read; index++)
      addSum(sums, papers[index] as number, weight * worthOf(reader, index, scoring))
}

/** The same of some papers only, by ascending number: others of the list are passed over as quickly as may be. */
export function addKnown(
  reader: PostingReader,
  weight: number,
  scoring: Scoring,
  sums: Sums,
  known: Int32Array,
): void {
  const { papers } = reader
  let at = 0
  while (at < known.length) {
    skipTo(reader, known[at] as number)
    const read = readNext(reader)
    if (read === 0) return
    for (let index = 0; index < read && at < known.length; index++) {
      const paper = papers[index] as number
      while ((known[at] as number) < paper) at++
      if (known[at] === paper) addSum(sums, paper, weight * worthOf(reader, index, scoring))
    }
  }
}

function addSum(sums: Sums, paper: number, sum: number): void {
  if (sum === 0) return
  const { values } = sums
  if (values[paper] === 0) sums.touched[sums.count++] = paper
  values[paper] = (values[paper] as number) + sum
}

/** What the counts of a posting are worth. */
function worthOf(
  { papers, fields: allFields, countsAt, block }: PostingReader,
  index: number,
  { weights, bases, slopes, lengths }: Scoring,
): number {
  const fields = allFields[index] as number
  const isOnce = fields >= ALL_ONCE
  const first = (papers[index] as number) * FIELD_COUNT
  let at = countsAt[index] as number
  let worth = 0
  for (let field = 0, bits = fields & (ALL_ONCE - 1); bits !== 0; field++, bits >>= 1) {
    if ((bits & 1) === 0) continue
    const count = isOnce ? 1 : (block[at++] as number)
    const norm = (bases[field] as number) + (slopes[field] as number) * (lengths[first + field] as number)
    worth += ((weights[field] as number) * count) / norm
  }
  return worth
}

/** Adds what a word is worth to the papers' scores, and empties its sums. */
export function settle(sums: Sums, rarity: number, scores: Sums): void {
  for (let index = 0; index < sums.count; index++) {
    const paper = sums.touched[index] as number
    const sum = sums.values[paper] as number
    if (scores.values[paper] === 0) scores.touched[scores.count++] = paper
    scores.values[paper] =
      (scores.values[paper] as number) + (rarity * (SATURATION + 1) * sum) / (SATURATION + sum)
    sums.values[paper] = 0
  }
  sums.count = 0
}

/** The papers that have at least a score, by ascending number. */
export function papersFrom(scores: Sums, least: number): Int32Array {
  return scores.touched
    .subarray(0, scores.count)
    .filter((paper) => (scores.values[paper] as number) >= least)
    .sort()
}

/** A paper's number and score. */
export interface Ranked {
  readonly paper: number
  readonly score: number
}

/** More than these are sorted, fewer are kept in order from the start. */
export const FEW = 256

/** The score of the paper that is the last of the best so far; 0 where there are fewer than `limit`. */
export function leastOfBest(scores: Sums, limit: number, isLive: (paper: number) => boolean): number {
  const best = new Float64Array(limit)
  for (let index = 0; index < scores.count; index++) {
    const paper = scores.touched[index] as number
    const score = scores.values[paper] as number
    if (score <= (best[0] as number) || !isLive(paper)) continue
    let at = 0
    for (; at + 1 < limit && (best[at + 1] as number) < score; at++) best[at] = best[at + 1] as number
    best[at] = score
  }
  return best[0] as number
}

/** The best papers, the best first, and empties the scores. `isBefore` tells of two with one score; `test` is asked of those that may be among the best. */
export function takeBest(
  scores: Sums,
  limit: number,
  test: (paper: number) => boolean,
  isBefore: (first: number, second: number) => boolean,
): Ranked[] {
  const best: Ranked[] = []
  const compare = (a: Ranked, b: Ranked): number => b.score - a.score || (isBefore(a.paper, b.paper) ? -1 : 1)
  const isSorted = limit > FEW
  for (let index = 0; index < scores.count; index++) {
    const paper = scores.touched[index] as number
    const score = scores.values[paper] as number
    scores.values[paper] = 0
    const last = isSorted || best.length < limit ? undefined : best[limit - 1]
    if (last && score < last.score) continue
    const ranked = { paper, score }
    if (last && compare(ranked, last) > 0) continue
    if (!test(paper)) continue
    if (isSorted) best.push(ranked)
    else insert(best, ranked, limit, compare)
  }
  scores.count = 0
  return isSorted ? best.sort(compare).slice(0, limit) : best
}

function insert(
  best: Ranked[],
  ranked: Ranked,
  limit: number,
  compare: (a: Ranked, b: Ranked) => number,
): void {
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(best[middle] as Ranked, ranked) < 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, ranked)
  if (best.length > limit) best.pop()
}
