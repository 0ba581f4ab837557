import type { FieldNode, PaperNode } from '../../model/tree'
import { categoriesOfSubjects, fieldsOfRemark } from '../feed/fields'
import type { Page, PageLine } from './line'
import { wordsOf } from './listing'

/**
 * The paper that a page is about, from the `citation_…` names that arXiv, OpenReview, the ACL Anthology and publishers put into a page's head for
 * Google Scholar. `undefined` where there are none, or several titles.
 */
export function readCitation({ meta, address, lines }: Page): PaperNode | undefined {
  const all = (name: string): readonly string[] => meta.get(`citation_${name}`) ?? []
  const [title, ...others] = all('title')
  if (title === undefined || others.length > 0) return undefined
  const children: FieldNode[] = [{ type: 'title', value: title }]
  const put = (type: FieldNode['type'], values: readonly string[], data?: FieldNode['data']): void => {
    for (const value of values) children.push({ type, value, ...(data && { data }) })
  }
  put('author', all('author'))
  put('identifier', all('arxiv_id').slice(0, 1), { kind: 'arxiv' })
  put('identifier', all('doi').slice(0, 1), { kind: 'doi' })
  put('published', [...all('date'), ...all('publication_date')].slice(0, 1).map(isoDate))
  put('abstract', all('abstract').slice(0, 1))
  put(
    'keyword',
    all('keywords').flatMap((words) => words.split(/[;,]/)),
  )
  if (address !== undefined) put('link', [address])
  put('link', all('pdf_url').slice(0, 1), { rel: 'pdf' })
  children.push(...labelled(lines))
  return { type: 'paper', children }
}

/** What such a page says in the table under its abstract. */
function labelled(lines: readonly PageLine[]): FieldNode[] {
  return lines.flatMap((line, index): FieldNode[] => {
    const label = /^(Subjects|Comments):$/.exec(wordsOf(line))?.[1]
    const value = lines[index + 1]
    if (label === undefined || !value) return []
    return label === 'Subjects'
      ? categoriesOfSubjects(wordsOf(value), undefined)
      : fieldsOfRemark(wordsOf(value), undefined)
  })
}

/** `2025/04/03` with hyphens. */
function isoDate(words: string): string {
  return words.replaceAll('/', '-')
}
