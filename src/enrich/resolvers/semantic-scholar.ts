import { arxivIdOf } from '../../model/address'
import type { Paper } from '../../model/paper'
import type { Resolver } from '../resolver'
import { answerOf, answersOf, askJson, inParts, type ResolverOptions } from './asking'
import { listOf, objectsOf, paperOf, textOf, within } from './record'

/** The paper of a record (api.semanticscholar.org, "FullPaper"). What it names as venue of a preprint is none. */
export function paperOfRecord(record: unknown, address: string): Paper | undefined {
  const text = (...keys: readonly string[]): string => textOf(within(record, ...keys))
  const venue = text('publicationVenue', 'name') || text('venue')
  const isPreprint = /^arxiv(?:\.org)?$/i.test(venue)
  const kind = text('publicationVenue', 'type')
  return paperOf(
    {
      title: text('title'),
      authors: objectsOf(within(record, 'authors')).map((author) => ({ name: within(author, 'name') })),
      published: text('publicationDate') || text('year'),
      abstract: text('abstract'),
      arxiv: text('externalIds', 'ArXiv'),
      doi: text('externalIds', 'DOI'),
      acl: text('externalIds', 'ACL'),
      pmid: text('externalIds', 'PubMed'),
      type: isPreprint
        ? 'article'
        : kind === 'journal'
          ? 'article-journal'
          : kind === 'conference'
            ? 'paper-conference'
            : undefined,
      ...(!isPreprint && {
        container: venue,
        // Of a paper that came out elsewhere it may be the one of its preprint.
        volume: text('journal', 'volume').replace(/^abs\/.*$/, ''),
        pages: text('journal', 'pages').replace(/\s?[-–]\s?/, '-'),
      }),
    },
    'semanticScholar',
    address,
  )
}

/** Identifiers that are asked for at a time. */
const BATCH = 500

const FIELDS = 'title,authors,year,publicationDate,externalIds,venue,publicationVenue,journal,abstract'

/** Semantic Scholar's records, by identifiers and by titles: of all searches for those the one that is right most often. */
export function semanticScholar({ client }: ResolverOptions): Resolver {
  return {
    name: 'semanticScholar',
    givesNames: false,
    asks: ['arxiv', 'doi', 'acl', 'pmid', 'title'],
    batch: 100,
    async lookUp(papers, { signal } = {}) {
      const ids = papers.map(idOf)
      const known = [...new Set(ids.filter((id) => id !== undefined))]
      const byId = new Map<string, Paper>()
      const batch = await answerOf(() =>
        inParts(known, BATCH, async (part) => {
          const url = `https://api.semanticscholar.org/graph/v1/paper/batch?fields=${FIELDS}`
          const answers = listOf(await askJson(client, 'semanticScholar', url, { signal }, { ids: part }))
          return part.flatMap((id, index) => {
            const paper = paperOfRecord(answers[index], url)
            if (paper) byId.set(id, paper)
            return paper ?? []
          })
        }),
      )
      const isRefused = batch.failure !== undefined
      const answers = await answersOf(papers, async ({ title }, index) => {
        const id = ids[index]
        const record = id === undefined ? undefined : byId.get(id)
        if (record) return [record]
        if (id !== undefined && isRefused) return []
        const url = new URL('https://api.semanticscholar.org/graph/v1/paper/search/match')
        url.searchParams.set('query', title.slice(0, 300))
        url.searchParams.set('fields', FIELDS)
        const answer = await askJson(client, 'semanticScholar', url, { signal })
        return objectsOf(within(answer, 'data')).flatMap((found) => paperOfRecord(found, url.href) ?? [])
      })
      return answers.map((answer, index) => (isRefused && ids[index] !== undefined ? batch : answer))
    },
  }
}

/** The identifier by which the service is asked best; `undefined` where only the title is known. */
function idOf(paper: Paper): string | undefined {
  const arxiv = arxivIdOf(paper)
  if (arxiv !== undefined) return `ARXIV:${arxiv}`
  const { doi, acl, pmid } = paper.identifiers
  if (doi !== undefined) return `DOI:${doi}`
  if (acl !== undefined) return `ACL:${acl}`
  return pmid === undefined ? undefined : `PMID:${pmid}`
}
