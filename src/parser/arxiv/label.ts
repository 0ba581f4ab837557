import { once } from '../../lexicon/once'
import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
import { authorFields } from '../author'
import { categoriesOf, fieldsOfRemark, identityOf } from '../feed/fields'

/** What stands behind a label. */
export type Meaning =
  | 'title'
  | 'authors'
  | 'abstract'
  | 'categories'
  | 'remark'
  | 'day'
  | 'identifiers'
  /** Where it was published, in the words of the list. */
  | 'reference'
  /** Nothing that a paper has a place for. */
  | 'other'

/** The labels of arXiv's mailings (info.arxiv.org/help/prep), listings, search results and pages; a title may hold a colon too, so no other word is one. */
const LABELS: () => ReadonlyMap<string, Meaning> = /* @__PURE__ */ once(
  () =>
    new Map(
      (
        [
          ['title', 'title'],
          ['authors', 'author|authors'],
          ['abstract', 'abstract'],
          ['categories', 'categories|subject|subjects'],
          ['remark', 'comment|comments'],
          ['day', 'date|date (v1)'],
          ['identifiers', 'doi|related doi|cite as'],
          ['reference', 'journal ref|journal reference'],
          [
            'other',
            'report no|report number|msc class|msc classes|acm class|acm classes|subj class|license|proxy|from|note|notes',
          ],
        ] as const
      ).flatMap(([meaning, labels]) => labels.split('|').map((label): [string, Meaning] => [label, meaning])),
    ),
)

/** The label that a line starts with, and its length with the blanks behind it. */
export function labelOf(text: string): { readonly meaning: Meaning; readonly length: number } | undefined {
  const match = /^([A-Za-z][A-Za-z -]{2,22}(?: \([^()]{1,30}\))?)\s?:\s{0,9}/.exec(text)
  const label = (match?.[1] ?? '').toLowerCase().replaceAll('-', ' ')
  const meaning = LABELS().get(label) ?? (label.startsWith('date (') ? 'other' : undefined)
  if (match && meaning) return { meaning, length: match[0].length }
  // `Submitted 9 May, 2025; v1 submitted 3 April, 2025; originally announced April 2025.`
  const submitted = /^Submitted (?:.{6,24}; v1 submitted )?(?=\d{1,2} [A-Z][a-z]{2,8},? \d{4}\b)/.exec(text)
  return submitted ? { meaning: 'day', length: submitted[0].length } : undefined
}

/** What the words behind a label say, line by line. */
export function fieldsOfLabel(
  meaning: Meaning,
  words: readonly string[],
  position: Position | undefined,
): FieldNode[] {
  const value = words.join('\n').trim()
  if (value === '') return []
  switch (meaning) {
    case 'title':
      return [{ type: 'title', value, position }]
    case 'abstract':
      // Search results fold their abstracts.
      return [{ type: 'abstract', value: value.replace(/\s{0,3}[▽△] (?:More|Less)$/, ''), position }]
    case 'authors':
      return authorFields(value, position)
    case 'categories':
      return categoriesOf(value, position)
    case 'remark':
      return fieldsOfRemark(value, position)
    case 'reference':
      return [{ type: 'publication', value, data: { part: 'reference' }, position }]
    case 'day':
      return [{ type: 'published', value: value.split(/[;(]/, 1)[0]?.trim() ?? '', position }]
    case 'identifiers':
      return value.split(/[\s(),;]+/).flatMap((word): FieldNode[] => {
        const identity = identityOf(word)
        if (!identity) return []
        return [{ type: 'identifier', value: identity.value, data: { kind: identity.kind }, position }]
      })
    default:
      return []
  }
}
