import { identifierOfUrl } from '../../lexicon/identifier'
import { arxivIdOf } from '../../model/address'
import type { Paper } from '../../model/paper'
import type { Resolver } from '../resolver'
import { answersOf, askJson, type ResolverOptions } from './asking'
import { objectsOf, paperOf, textOf, within } from './record'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['preprint', 'article'],
  ['book-chapter', 'chapter'],
  ['book', 'book'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['dataset', 'dataset'],
])

/** The paper of a work (docs.openalex.org, "Work object"). */
export function paperOfWork(work: unknown, address: string): Paper | undefined {
  const text = (...keys: readonly string[]): string => textOf(within(work, ...keys))
  const links = objectsOf(within(work, 'locations')).flatMap(
    (location) => identifierOfUrl(textOf(within(location, 'landing_page_url'))) ?? [],
  )
  const type = TYPES.get(text('type'))
  const isProceedings = text('primary_location', 'raw_type') === 'proceedings-article'
  const source = placeOf(text)
  const [first, last] = [text('biblio', 'first_page'), text('biblio', 'last_page')]
  return paperOf(
    {
      title: text('title') || text('display_name'),
      authors: objectsOf(within(work, 'authorships')).map((authorship) => ({
        name: within(authorship, 'author', 'display_name'),
      })),
      isCut: within(work, 'is_authors_truncated') === true,
      published: text('publication_date') || text('publication_year'),
      arxiv: links.find(({ kind }) => kind === 'arxiv')?.value,
      doi: text('doi'),
      pmid: /\/(\d{1,9})\/?$/.exec(text('ids', 'pmid'))?.[1],
      type: isProceedings ? 'paper-conference' : type,
      ...(type !== 'article' && {
        container: source,
        volume: text('biblio', 'volume'),
        issue: text('biblio', 'issue'),
        pages: first === '' || first === last ? first : `${first}-${last}`,
      }),
    },
    'openAlex',
    address,
  )
}

/** Where a work came out: not the repository where a copy lies, and not the platform that sells the book. */
function placeOf(text: (...keys: readonly string[]) => string): string {
  const kind = text('primary_location', 'source', 'type')
  if (kind === 'repository') return ''
  const name = kind === 'ebook platform' ? '' : text('primary_location', 'source', 'display_name')
  const raw = text('primary_location', 'raw_source_name')
  return name || (/^https?:/i.test(raw) ? '' : raw)
}

/** OpenAlex's record of a DOI, also of one that arXiv makes of its ids. It is not asked for titles, for each such answer costs money. */
export function openAlex({ client }: ResolverOptions): Resolver {
  return {
    name: 'openAlex',
    givesNames: false,
    asks: ['arxiv', 'doi'],
    batch: 100,
    lookUp(papers, { signal } = {}) {
      return answersOf(papers, async (paper) => {
        const arxiv = arxivIdOf(paper)
        const doi = paper.identifiers.doi ?? (arxiv === undefined ? undefined : `10.48550/arxiv.${arxiv}`)
        if (doi === undefined) return []
        const url = `https://api.openalex.org/works/doi:${encodeURIComponent(doi)}`
        const found = paperOfWork(await askJson(client, 'openAlex', url, { signal }), url)
        return found ? [found] : []
      })
    },
  }
}
