import { type Exporter, type Paper, stringify } from '../index'
import { note } from './message'
import type { Settings } from './output'
import type { Surroundings } from './surroundings'

/** The first papers, as many as a format writes in no more than so many characters; how many do not fit is told. */
export function withinBudget(
  papers: readonly Paper[],
  exporter: Exporter,
  settings: Settings,
  budget: number | undefined,
  surroundings: Surroundings,
): readonly Paper[] {
  if (budget === undefined) return papers
  const fits = (count: number): boolean =>
    stringify(papers.slice(0, count), exporter, settings).length <= budget
  // So many fit, and so many do not.
  let few = 0
  let many = 1
  while (many <= papers.length && fits(many)) {
    few = many
    many *= 2
  }
  many = Math.min(many, papers.length + 1)
  while (many - few > 1) {
    const middle = (few + many) >> 1
    if (fits(middle)) few = middle
    else many = middle
  }
  if (few < papers.length)
    note(`${few} of ${papers.length} papers have room in ${budget} characters`, surroundings)
  return papers.slice(0, few)
}
