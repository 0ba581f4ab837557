import { once } from '../../lexicon/once'
import type { Paper } from '../../model/paper'
import { paperFields } from '../../model/paper-fields'
import { type Papers, requirePaper, withPapers } from '../../model/papers'
import { clusterPapers } from './clusters'

/** A paper that two digests tell differently. */
export interface ChangedPaper {
  readonly before: Paper
  readonly after: Paper
  /** The fields that differ, in the order of the contract; where it was read (`sources`) is none of them. */
  readonly fields: readonly (keyof Paper)[]
}

/** What is new in a digest. */
export interface DigestDifference {
  readonly added: Paper[]
  readonly removed: Paper[]
  readonly changed: ChangedPaper[]
}

const FIELDS = /* @__PURE__ */ once(() => paperFields.filter((field) => field !== 'sources'))

/**
 * Compares two digests: which papers came, which went, and which are told differently: what a newsletter needs to send only what is new. Papers are the
 * same as in {@link mergePapers}; of several that are one in the same digest the first counts.
 * @throws {TypeError} Where one of them is no digest and no list of papers.
 */
export function diffDigests(before: Papers, after: Papers): DigestDifference
export function diffDigests(
  before: Papers | AsyncIterable<Paper>,
  after: Papers | AsyncIterable<Paper>,
): Promise<DigestDifference>
export function diffDigests(
  before: Papers | AsyncIterable<Paper>,
  after: Papers | AsyncIterable<Paper>,
): DigestDifference | Promise<DigestDifference> {
  const [old, now] = [before, after].map((papers) =>
    withPapers(papers, 'diffDigests(yesterday, today)', (found) => [...found]),
  )
  if (Array.isArray(old) && Array.isArray(now)) return difference(old, now)
  return Promise.all([old ?? [], now ?? []]).then(([first, second]) => difference(first, second))
}

function difference(old: readonly Paper[], now: readonly Paper[]): DigestDifference {
  for (const list of [old, now]) list.forEach(requirePaper)
  const papers = [...old, ...now]
  const found: DigestDifference = { added: [], removed: [], changed: [] }
  for (const group of clusterPapers(papers).groups) {
    const first = papers[group.find((index) => index < old.length) ?? -1]
    const second = papers[group.find((index) => index >= old.length) ?? -1]
    if (!first && second) found.added.push(second)
    if (first && !second) found.removed.push(first)
    if (!first || !second) continue
    const fields = FIELDS().filter((field) => JSON.stringify(first[field]) !== JSON.stringify(second[field]))
    if (fields.length > 0) found.changed.push({ before: first, after: second, fields })
  }
  return found
}
