import { eachKey } from '../model/identity'
import type { Paper } from '../model/paper'
import { isAsync, type Papers, papersOf, requirePaper } from '../model/papers'
import { createIndex, type SearchIndex } from '../query/search/search-index'
import type { Lookup, Resolver } from './resolver'
import { mainTitleOf, titleKey, titleKeysOf } from './title'

/** How many records with other titles are looked at where none has the same. */
const MOST_NEAR = 8

/** A title that more records have tells nothing. */
const MOST_OF_A_TITLE = 64

/**
 * A resolver for papers that you hold: yesterday's JSON, your bibliography, a snapshot of arXiv. They are indexed once, by identifier and by title, and each question is answered at once.
 * Names are taken from them, since you hold them.
 * @throws {TypeError} Where `papers` is no list of papers.
 */
export function local(papers: Papers): Resolver
export function local(papers: AsyncIterable<Paper>): Promise<Resolver>
export function local(papers: Papers | AsyncIterable<Paper>): Resolver | Promise<Resolver> {
  const held = createHolding()
  if (!isAsync(papers)) {
    for (const paper of papersOf(papers, 'local(parse(text))')) held.add(paper)
    return held.resolver
  }
  return (async () => {
    for await (const paper of papers) held.add(paper)
    return held.resolver
  })()
}

function createHolding(): { add(paper: Paper): void; resolver: Resolver } {
  const held: Paper[] = []
  /** By identifier, and by title; a key that one record has holds that alone. */
  const byKey = new Map<string, Paper | Paper[]>()
  let index: SearchIndex | undefined
  /** The records, by what the index has of each. */
  const titles = new Map<Paper, Paper>()

  function addKey(key: string, paper: Paper): void {
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, paper)
    else if (!Array.isArray(known)) byKey.set(key, [known, paper])
    else if (known.length <= MOST_OF_A_TITLE) known.push(paper)
  }

  function find(paper: Paper, isNear: boolean): readonly Paper[] {
    const found = new Set<Paper>()
    const take = (key: string): void => {
      const known = byKey.get(key)
      for (const one of Array.isArray(known) ? known : known === undefined ? [] : [known]) found.add(one)
    }
    const titleKeys = titleKeysOf(paper).map((key) => `title:${key}`)
    eachKey(paper, take)
    titleKeys.forEach(take)
    if (!isNear) return [...found]
    const main = mainTitleOf(paper.title)
    if (main !== undefined) take(`title:${titleKey(main)}`)
    take(`main:${titleKey(paper.title)}`)
    // A search is for misprints, and most of the work.
    if (titleKeys.some((key) => byKey.has(key))) return [...found]
    if (!index) {
      // Of their titles alone: abstracts are most of the work, and are not searched.
      for (const record of held) titles.set(titleOnly(record), record)
      index = createIndex(titles.keys())
    }
    // Quotes would ask for words that stand so.
    const words = paper.title.slice(0, 400).replace(/["“”]/g, ' ')
    for (const hit of index.search(words, { limit: MOST_NEAR, fields: ['title'] }))
      found.add(titles.get(hit.paper) ?? hit.paper)
    return [...found]
  }

  return {
    add(paper) {
      requirePaper(paper, held.length)
      held.push(paper)
      eachKey(paper, (key) => addKey(key, paper))
      for (const key of titleKeysOf(paper)) addKey(`title:${key}`, paper)
      const main = mainTitleOf(paper.title)
      if (main !== undefined) addKey(`main:${titleKey(main)}`, paper)
    },
    resolver: {
      name: 'local',
      givesNames: true,
      asks: ['arxiv', 'doi', 'openreview', 'acl', 'pmid', 'title'],
      batch: 100,
      lookUp(papers, { isNear = false } = {}): Promise<readonly Lookup[]> {
        return Promise.resolve(papers.map((paper) => ({ records: find(paper, isNear) })))
      },
    },
  }
}

function titleOnly({ id, title, identifiers, sources }: Paper): Paper {
  return {
    id,
    title,
    authors: [],
    identifiers,
    links: [],
    keywords: [],
    categories: [],
    metrics: {},
    sources,
  }
}
