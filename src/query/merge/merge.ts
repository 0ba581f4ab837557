import type { Diagnostic } from '../../model/diagnostic'
import type { Paper } from '../../model/paper'
import { type Papers, requirePaper, withPapers } from '../../model/papers'
import { clusterPapers } from './clusters'
import { unitePapers } from './unite'

/** Papers that were united, and what there is to say of it. */
export interface MergedPapers {
  /** In order of first appearance. */
  readonly papers: Paper[]
  readonly messages: Diagnostic[]
}

/**
 * Unites lists of papers, digests or queries (with an async iterable among them, as a promise): what several of them hold is in the result once. Papers are one by an identifier that they share (an arXiv id without its
 * version, a DOI, where `10.48550/arXiv.X` is the arXiv id), else by their title where no identifiers contradict.
 *
 * Of each field the fullest value is taken: the longest list of authors, the earliest date of publication, the longest abstract, the newest
 * counts by the day of their digests; links, keywords, categories and `sources` are those of all, and each source keeps the title and the counts that it had. Which papers come out, and what they hold, does not depend on the order of the lists, and
 * merging the result again changes nothing. What contradicts is kept apart, with the message `conflicting-identifier`; nothing is overwritten silently.
 * @throws {TypeError} Where a list is no list of papers.
 */
export function mergePapers(...lists: readonly Papers[]): MergedPapers
export function mergePapers(...lists: readonly (Papers | AsyncIterable<Paper>)[]): Promise<MergedPapers>
export function mergePapers(
  ...lists: readonly (Papers | AsyncIterable<Paper>)[]
): MergedPapers | Promise<MergedPapers> {
  const found = lists.map((list) => withPapers(list, EXAMPLE, (papers) => papers))
  return found.some((list) => list instanceof Promise)
    ? Promise.all(found).then(merge)
    : merge(found as Iterable<Paper>[])
}

const EXAMPLE = 'mergePapers(first, second)'

function merge(lists: readonly Iterable<Paper>[]): MergedPapers {
  const papers: Paper[] = []
  for (const list of lists)
    for (const paper of list) {
      requirePaper(paper, papers.length)
      papers.push(paper)
    }
  const { groups, messages } = clusterPapers(papers)
  const told = [...messages]
  const united = groups.map((group) => {
    const [only = 0, ...others] = group
    const first = papers[only] as Paper
    if (others.length === 0) return first
    return unitePapers(
      group.map((index) => papers[index] as Paper),
      (message) => told.push(message),
    )
  })
  return { papers: united, messages: told }
}
