import { foldText } from '../lexicon/fold'
import type { Paper } from '../model/paper'
import { type AliasName, type FieldName, type Term, vocabulary } from '../model/vocabulary'
import { requireField } from './fields'

/** What papers can be grouped by: a name of the vocabulary. */
export type GroupField = FieldName | AliasName

/** The papers that share a value. */
export interface PaperGroup {
  readonly key: string
  readonly papers: readonly Paper[]
}

/** A value, and how many papers have it. */
export interface FacetValue {
  readonly value: string
  readonly count: number
}

/**
 * Groups papers by a field or by what a function gives, in order of first appearance; a paper with several values stands in several groups, one without any in
 * none. Values of a field that differ by case and diacritics alone are one, under the spelling that most papers have, of equals the first by code units.
 * @throws {TypeError} Where `by` names no field.
 */
export function groupPapers(
  papers: Iterable<Paper>,
  by: GroupField | ((paper: Paper) => string | readonly string[] | undefined),
): PaperGroup[] {
  const groups = new Map<string, Group>()
  const isFolded = typeof by !== 'function'
  const valuesOf = isFolded ? valuesBy(by) : by
  for (const paper of papers) {
    const found = valuesOf(paper)
    const own = new Set<Group>()
    for (const value of new Set(typeof found === 'string' ? [found] : (found ?? []))) {
      const group = groupOf(groups, isFolded ? foldText(value) : value)
      group.spellings.set(value, (group.spellings.get(value) ?? 0) + 1)
      own.add(group)
    }
    for (const group of own) group.papers.push(paper)
  }
  return Array.from(groups.values(), (group) => ({ key: spellingOf(group), papers: group.papers }))
}

/** How many papers have each value of a field, as {@link groupPapers} groups them: the most frequent first, then by the code units of the value. */
export function countValues(papers: Iterable<Paper>, by: GroupField): FacetValue[] {
  return groupPapers(papers, by)
    .map(({ key, papers: members }) => ({ value: key, count: members.length }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

interface Group {
  readonly papers: Paper[]
  /** How many papers spell it so. */
  readonly spellings: Map<string, number>
}

function groupOf(groups: Map<string, Group>, key: string): Group {
  const known = groups.get(key)
  if (known) return known
  const group: Group = { papers: [], spellings: new Map() }
  groups.set(key, group)
  return group
}

function spellingOf({ spellings }: Group): string {
  let best = ''
  let most = 0
  for (const [spelling, count] of spellings)
    if (count > most || (count === most && spelling < best)) {
      best = spelling
      most = count
    }
  return best
}

function valuesBy(by: GroupField): (paper: Paper) => readonly string[] {
  const { kind, values }: Term = vocabulary[requireField(by, 'a field to group by')]
  return kind === 'number' ? (paper) => values(paper).map(String) : (values as Term<'text'>['values'])
}
