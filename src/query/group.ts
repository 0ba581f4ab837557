import type { Paper } from '../model/paper'

/** What papers can be grouped by. */
export type GroupField =
  | 'author'
  | 'organization'
  | 'keyword'
  | 'category'
  | 'section'
  | 'source'
  | 'year'
  | 'month'
  | 'published'
  | 'featured'

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

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value])

/** The values of each field; a paper with several stands in several groups, one without any in none. */
const VALUES: Readonly<Record<GroupField, (paper: Paper) => readonly string[]>> = {
  author: (paper) => paper.authors.map(({ name }) => name),
  organization: ({ organization }) => one(organization?.name),
  keyword: (paper) => paper.keywords,
  category: (paper) => paper.categories,
  section: ({ section }) => one(section),
  source: (paper) => paper.sources.map(({ reader }) => reader),
  year: ({ published }) => one(published?.slice(0, 4)),
  month: ({ published }) => (published !== undefined && published.length > 4 ? [published.slice(0, 7)] : []),
  published: ({ published }) => one(published),
  featured: ({ featured }) => one(featured),
}

/** The fields that papers can be grouped by. */
export const groupFields: readonly GroupField[] = /* @__PURE__ */ Object.freeze(
  Object.keys(VALUES) as GroupField[],
)

/** Whether a word is a field that papers can be grouped by. */
export function isGroupField(word: unknown): word is GroupField {
  return typeof word === 'string' && Object.hasOwn(VALUES, word)
}

/** Groups papers by a field or by what a function gives, in order of first appearance. */
export function groupPapers(
  papers: Iterable<Paper>,
  by: GroupField | ((paper: Paper) => string | readonly string[] | undefined),
): PaperGroup[] {
  const groups = new Map<string, Paper[]>()
  for (const paper of papers) {
    const found = typeof by === 'function' ? by(paper) : VALUES[by](paper)
    for (const key of new Set(typeof found === 'string' ? [found] : (found ?? []))) {
      const group = groups.get(key)
      if (group) group.push(paper)
      else groups.set(key, [paper])
    }
  }
  return [...groups].map(([key, members]) => ({ key, papers: members }))
}

/** How many papers have each value of a field: the most frequent first, then by the code units of the value. */
export function countValues(papers: Iterable<Paper>, by: GroupField): FacetValue[] {
  const counts = new Map<string, number>()
  for (const paper of papers)
    for (const value of new Set(VALUES[by](paper))) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
