import type { Paper } from '../../model/paper'
import { objectsOf, paperOf, textOf, within } from './record'

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
        volume: text('journal', 'volume'),
        pages: text('journal', 'pages').replace(/\s?[-–]\s?/, '-'),
      }),
    },
    'semanticScholar',
    address,
  )
}
