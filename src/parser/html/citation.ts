import type { FieldNode, PaperNode } from '../../model/tree'
import { fieldsOfLabel, labelOf } from '../arxiv/label'
import type { ArxivLine } from '../arxiv/line'
import type { Page } from './line'

/** What the names of `citation_…` say, and of which only the first counts. */
const FIELDS: readonly (readonly [
  type: FieldNode['type'],
  names: string,
  data?: FieldNode['data'],
  isOne?: boolean,
])[] = [
  ['title', 'title'],
  ['author', 'author'],
  ['identifier', 'arxiv_id', { kind: 'arxiv' }, true],
  ['identifier', 'doi', { kind: 'doi' }, true],
  ['published', 'date publication_date', undefined, true],
  ['abstract', 'abstract', undefined, true],
  ['keyword', 'keywords'],
  ['link', 'pdf_url', { rel: 'pdf' }, true],
]

/**
 * The paper that a page is about, from the `citation_…` names that arXiv, OpenReview, the ACL Anthology and publishers put into a page's head for
 * Google Scholar. `undefined` where there are none, or several titles. The table under arXiv's abstract tells the subjects and the authors' remark.
 */
export function readCitation(
  { meta, address }: Page,
  printed: () => readonly ArxivLine[],
): PaperNode | undefined {
  if (meta.get('citation_title')?.length !== 1) return undefined
  const children = FIELDS.flatMap(([type, names, data, isOne]): FieldNode[] => {
    const values = names.split(' ').flatMap((name) => meta.get(`citation_${name}`) ?? [])
    const words = type === 'keyword' ? values.flatMap((value) => value.split(/[;,]/)) : values
    return words.slice(0, isOne ? 1 : words.length).map((value) => ({
      type,
      value: type === 'published' ? value.replaceAll('/', '-') : value,
      ...(data && { data }),
    }))
  })
  // The first link is the paper's own page.
  if (address !== undefined) children.unshift({ type: 'link', value: address })
  const lines = printed()
  const details = lines.flatMap(({ text }, index) => {
    const { meaning, length } = labelOf(text) ?? {}
    const value = length === text.length && lines[index + 1]
    return value && (meaning === 'categories' || meaning === 'remark')
      ? fieldsOfLabel(meaning, [value.text], undefined)
      : []
  })
  return { type: 'paper', children: [...children, ...details] }
}
