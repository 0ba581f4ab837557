import type { Paper } from '../../model/paper'
import type { FieldNameOf } from '../../model/vocabulary'
import { askedOf, requireField } from '../fields'

/** Fields that an index holds. */
export type SearchField = Extract<
  FieldNameOf<'text'>,
  'abstract' | 'title' | 'tldr' | 'keywords' | 'authors' | 'organization'
>

/** What a field's words are worth, and how much a long one takes from them: `b` of BM25, from 0 (nothing) to 1. */
interface FieldRule {
  readonly name: SearchField
  readonly weight: number
  readonly lengthShare: number
}

/** In the order in which an index counts them; the abstract first, which holds most words and often nothing else does. */
const RULES: readonly FieldRule[] = [
  { name: 'abstract', weight: 1, lengthShare: 0.75 },
  { name: 'title', weight: 4, lengthShare: 0.5 },
  { name: 'tldr', weight: 1.5, lengthShare: 0.75 },
  { name: 'keywords', weight: 2.5, lengthShare: 0.5 },
  { name: 'authors', weight: 3, lengthShare: 0.2 },
  { name: 'organization', weight: 2, lengthShare: 0.2 },
]

/** The fields by their numbers. */
export const searchFields: readonly SearchField[] = /* @__PURE__ */ RULES.map(({ name }) => name)
export const fieldWeights: readonly number[] = /* @__PURE__ */ RULES.map(({ weight }) => weight)
export const lengthShares: readonly number[] = /* @__PURE__ */ RULES.map(({ lengthShare }) => lengthShare)
export const FIELD_COUNT = 6

/** The texts of a field of a paper, as printed. */
export function textsOf(paper: Paper, field: SearchField): readonly string[] {
  return askedOf(paper, field)
}

/** The field of an index that a word names. Throws a TypeError where it names none. */
export function requireSearchField(word: unknown): SearchField {
  const name = requireField(word, 'a field to search')
  if ((searchFields as readonly string[]).includes(name)) return name as SearchField
  throw new TypeError(`Expected fields out of ${searchFields.join(', ')}, received ${String(word)}`)
}
