import { arxivOfDoi } from '../../lexicon/identifier'
import type { Paper } from '../../model/paper'
import type { Resolver } from '../resolver'
import { answersOf, askJson, type ResolverOptions } from './asking'
import { objectsOf, paperOf, textOf, within } from './record'

/** Crossref's types by those of CSL; others are left open. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['book-chapter', 'chapter'],
  ['posted-content', 'article'],
  ['report', 'report'],
  ['dissertation', 'thesis'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['dataset', 'dataset'],
])

/** The paper of a work, as `message` of `/works/{doi}` has it (api.crossref.org, "works"). */
export function paperOfWork(work: unknown, address: string): Paper | undefined {
  const text = (key: string): string => textOf(within(work, key))
  // Lines are broken around marks, and what is set high or low belongs to the word before.
  const title = text('title').replace(/\n\s{0,99}(?=<su[bp]>)/g, '')
  const subtitle = text('subtitle')
  return paperOf(
    {
      title: subtitle === '' || title.includes(subtitle) ? title : `${title}: ${subtitle}`,
      authors: objectsOf(within(work, 'author')).map((author) => ({
        name: within(author, 'name'),
        family: within(author, 'family'),
        given: within(author, 'given'),
        suffix: within(author, 'suffix'),
        isGroup: textOf(within(author, 'name')) !== '',
      })),
      published:
        dayOf(within(work, 'published', 'date-parts')) ?? dayOf(within(work, 'issued', 'date-parts')),
      abstract: text('abstract'),
      doi: text('DOI'),
      type: TYPES.get(text('type')),
      container: within(work, 'container-title'),
      volume: text('volume'),
      issue: text('issue'),
      pages: text('page'),
      publisher: text('publisher'),
    },
    'crossref',
    address,
  )
}

/** `[[2025, 4, 3]]`; a part that is missing ends it. */
function dayOf(parts: unknown): string | undefined {
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  if (!Array.isArray(first)) return undefined
  const numbers = first.map(Number)
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number < 1)
  const [year, ...rest] = end < 0 ? numbers : numbers.slice(0, end)
  if (year === undefined) return undefined
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}

/** Crossref's record of a DOI. It is not asked for titles: what it finds by those is mostly another paper. */
export function crossref({ client }: ResolverOptions): Resolver {
  return {
    name: 'crossref',
    givesNames: false,
    asks: ['doi'],
    batch: 100,
    lookUp(papers, { signal } = {}) {
      return answersOf(papers, async ({ identifiers: { doi } }) => {
        if (doi === undefined || arxivOfDoi(doi) !== undefined) return []
        const url = `https://api.crossref.org/works/${encodeURIComponent(doi)}`
        const answer = await askJson(client, 'crossref', url, { signal })
        const paper = paperOfWork(within(answer, 'message'), url)
        return paper ? [paper] : []
      })
    },
  }
}
