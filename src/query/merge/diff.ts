import type { Paper } from '../../model/paper'
import { paperFields } from '../../model/paper-fields'
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

/** Papers, or a digest that holds them. */
export type PapersOrDigest = Iterable<Paper> | { readonly papers: Iterable<Paper> }

const FIELDS = paperFields.filter((field) => field !== 'sources')

/**
 * Compares two digests: which papers came, which went, and which are told differently: what a newsletter needs to send only what is new. Papers are the
 * same as in {@link mergePapers}; of several that are one in the same digest the first counts.
 * @throws {TypeError} Where one of them is no digest and no list of papers.
 */
export function diffDigests(before: PapersOrDigest, after: PapersOrDigest): DigestDifference {
  const [old, now] = [listOf(before), listOf(after)]
  const papers = [...old, ...now]
  const difference: DigestDifference = { added: [], removed: [], changed: [] }
  for (const group of clusterPapers(papers).groups) {
    const first = papers[group.find((index) => index < old.length) ?? -1]
    const second = papers[group.find((index) => index >= old.length) ?? -1]
    if (!first && second) difference.added.push(second)
    if (first && !second) difference.removed.push(first)
    if (!first || !second) continue
    const fields = FIELDS.filter((field) => JSON.stringify(first[field]) !== JSON.stringify(second[field]))
    if (fields.length > 0) difference.changed.push({ before: first, after: second, fields })
  }
  return difference
}

function listOf(papers: PapersOrDigest): Paper[] {
  if (typeof papers === 'object' && papers !== null) {
    if (Symbol.iterator in papers) return [...papers]
    if ('papers' in papers) return [...papers.papers]
  }
  throw new TypeError('Expected a digest or a list of papers, such as diffDigests(yesterday, today)')
}
