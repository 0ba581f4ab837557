import type { Author, Paper } from '../../src/index'
import type { Answerer, Reply } from './server'

/** DataCite: metadata of the DOIs of arXiv ids, by a query for several. */
export function dataciteOf(papers: readonly Paper[]): Answerer {
  return ({ url }) => {
    if (url.host !== 'api.datacite.org' || url.pathname !== '/dois') return undefined
    const asked = new Set((url.searchParams.get('query') ?? '').match(/10\.48550\/arxiv\.[^"]+/g))
    const found = papers.filter(({ identifiers: { arxiv } }) => asked.has(`10.48550/arxiv.${arxiv}`))
    const data = found.slice(0, Number(url.searchParams.get('page[size]') ?? 25)).map((paper) => ({
      id: `10.48550/arxiv.${paper.identifiers.arxiv}`,
      type: 'dois',
      attributes: {
        doi: `10.48550/arxiv.${paper.identifiers.arxiv}`,
        creators: paper.authors.map(({ name, family, given }) =>
          family === undefined
            ? { name, nameType: 'Organizational', affiliation: [] }
            : { name: `${family}, ${given}`, nameType: 'Personal', givenName: given, familyName: family },
        ),
        titles: [{ title: paper.title }],
        publisher: 'arXiv',
        publicationYear: Number(paper.published?.slice(0, 4)),
        dates: [
          { date: `${paper.published}T17:00:00Z`, dateType: 'Submitted' },
          { date: '2025-12', dateType: 'Updated' },
        ],
        types: { resourceTypeGeneral: 'Preprint' },
        descriptions: [{ description: paper.abstract ?? '', descriptionType: 'Abstract' }],
      },
    }))
    return json({ data, meta: { total: found.length, totalPages: 1 } })
  }
}

/** Semantic Scholar: names with initials, a search for one title, and many by identifiers. */
export function semanticScholarOf(papers: readonly Paper[]): Answerer {
  const nearest = nearestOf(papers)
  const recordOf = (paper: Paper): object => ({
    paperId: 'f'.repeat(40),
    externalIds: { ArXiv: paper.identifiers.arxiv, DOI: paper.identifiers.doi, CorpusId: 1 },
    title: paper.title,
    venue: paper.publication?.container ?? 'arXiv.org',
    publicationVenue: paper.publication
      ? { name: paper.publication.container, type: 'journal' }
      : { name: 'arXiv.org' },
    year: Number(paper.published?.slice(0, 4)),
    publicationDate: paper.published,
    authors: paper.authors.map((author, index) => ({ authorId: String(index), name: shortName(author) })),
    journal: null,
  })
  return ({ url, body }) => {
    if (url.host !== 'api.semanticscholar.org') return undefined
    if (url.pathname === '/graph/v1/paper/batch') {
      const { ids } = JSON.parse(body) as { ids: string[] }
      return json(
        ids.map((id) => {
          const paper = papers.find(
            ({ identifiers: { arxiv, doi } }) => id === `ARXIV:${arxiv}` || id === `DOI:${doi}`,
          )
          return paper ? recordOf(paper) : null
        }),
      )
    }
    if (url.pathname !== '/graph/v1/paper/search/match') return undefined
    const [best] = nearest(url.searchParams.get('query') ?? '', 1)
    return best
      ? json({ data: [{ ...recordOf(best), matchScore: 100 }] })
      : { status: 404, body: '{"error":"Title match not found"}' }
  }
}

/** OpenAlex: one work by its DOI. */
export function openAlexOf(papers: readonly Paper[]): Answerer {
  return ({ url }) => {
    const doi =
      url.host === 'api.openalex.org'
        ? decodeURIComponent(url.pathname).replace('/works/doi:', '')
        : undefined
    const paper = papers.find(
      ({ identifiers }) =>
        doi !== undefined && (identifiers.doi === doi || `10.48550/arxiv.${identifiers.arxiv}` === doi),
    )
    if (doi !== undefined && !paper) return { status: 404, body: '{"error":"Not found"}' }
    return (
      paper &&
      json({
        id: 'https://openalex.org/W1',
        doi: `https://doi.org/${doi}`,
        title: paper.title,
        display_name: paper.title,
        publication_year: Number(paper.published?.slice(0, 4)),
        publication_date: paper.published,
        type: paper.publication ? 'article' : 'preprint',
        authorships: paper.authors.map((author) => ({ author: { display_name: shortName(author) } })),
        is_authors_truncated: false,
        locations: [],
        ids: {},
      })
    )
  }
}

/** DBLP: a search for words of titles, in the ways in which its JSON surprises. */
export function dblpOf(papers: readonly Paper[]): Answerer {
  const titled = papers.map((paper) => ({ paper, folded: paper.title.toLowerCase() }))
  return ({ url }) => {
    if (url.host !== 'dblp.org') return undefined
    const words = (url.searchParams.get('q') ?? '').split(' ')
    const found = titled
      .filter(({ folded }) => words.every((word) => folded.includes(word)))
      .map(({ paper }) => paper)
    const hit = found
      .slice(0, 30)
      .map(({ title, authors, published, identifiers: { arxiv, doi }, publication }, index) => {
        const author = authors.map(({ name }, place) => ({
          '@pid': `${index}/${place}`,
          text: place === 0 ? `${entities(name)} 0003` : entities(name),
        }))
        return {
          '@score': '9',
          info: {
            ...(author.length > 0 && { authors: { author: author.length === 1 ? author[0] : author } }),
            title: `${entities(title)}.`,
            venue: publication?.container ?? 'CoRR',
            ...(!publication && { volume: `abs/${arxiv}` }),
            year: published?.slice(0, 4),
            type: publication ? 'Journal Articles' : 'Informal and Other Publications',
            ...(doi !== undefined && { doi: doi.toUpperCase() }),
          },
        }
      })
    const hits = {
      '@total': String(found.length),
      ...(hit.length > 0 && { hit: hit.length === 1 ? hit[0] : hit }),
    }
    return json({ result: { status: { '@code': '200' }, hits } })
  }
}

/** Crossref: a work by its DOI, with markup in its title. */
export function crossrefOf(papers: readonly Paper[]): Answerer {
  return ({ url }) => {
    if (url.host !== 'api.crossref.org') return undefined
    const doi = decodeURIComponent(url.pathname.replace('/works/', ''))
    const paper = papers.find(({ identifiers }) => identifiers.doi === doi)
    if (!paper) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Resource not found.' }
    return json({
      status: 'ok',
      message: {
        DOI: doi,
        type: 'journal-article',
        title: [`<i>${paper.title}</i>`],
        author: paper.authors.map(({ family, given, name }) =>
          family === undefined ? { name } : { family, given },
        ),
        'container-title': [paper.publication?.container],
        published: { 'date-parts': [paper.published?.split('-').map(Number)] },
      },
    })
  }
}

/** Answers with the first that knows the address. */
export function anyOf(...answerers: readonly Answerer[]): Answerer {
  return async (request) => {
    for (const answerer of answerers) {
      const reply = await answerer(request)
      if (reply) return reply
    }
    return undefined
  }
}

/** A search for papers with most words of a title in common; it gives something where half of them are. */
function nearestOf(papers: readonly Paper[]): (title: string, count: number) => Paper[] {
  const wordsOf = (title: string): Set<string> => new Set(title.toLowerCase().match(/\w+/g))
  const titled = papers.map((paper) => ({ paper, words: wordsOf(paper.title) }))
  return (title, count) => {
    const words = [...wordsOf(title)]
    return titled
      .map(({ paper, words: own }) => ({ paper, common: words.filter((word) => own.has(word)).length }))
      .filter(({ common }) => common >= words.length / 2)
      .sort((first, second) => second.common - first.common)
      .slice(0, count)
      .map(({ paper }) => paper)
  }
}

function shortName({ name, family, given = '' }: Author): string {
  return family === undefined ? name : `${given[0]}. ${family}`
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&apos;')
}

function json(value: unknown): Reply {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}
