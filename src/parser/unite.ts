import type { Paper } from '../model/paper'

/**
 * Unites two cards of one paper on one page (a page may print a card for small and one for wide screens): the first one's
 * fields, what only the second has, and the lists of both.
 */
export function uniteCards(first: Paper, second: Paper): Paper {
  return {
    ...second,
    ...first,
    id: second.id.startsWith('title:') ? first.id : second.id,
    authors: first.authors.length >= second.authors.length ? first.authors : second.authors,
    identifiers: { ...second.identifiers, ...first.identifiers },
    links: [
      ...first.links,
      ...second.links.filter(({ url }) => !first.links.some((link) => link.url === url)),
    ],
    keywords: [...new Set([...first.keywords, ...second.keywords])],
    categories: [...new Set([...first.categories, ...second.categories])],
    metrics: { ...second.metrics, ...first.metrics },
    sources: first.sources,
  }
}

/** Whether two cards name different papers although their titles are equal. */
export function contradicts(first: Paper, second: Paper): boolean {
  const { arxiv, doi } = first.identifiers
  return (
    (arxiv !== undefined && second.identifiers.arxiv !== undefined && arxiv !== second.identifiers.arxiv) ||
    (doi !== undefined && second.identifiers.doi !== undefined && doi !== second.identifiers.doi)
  )
}
