import { foldTitle } from '../lexicon/fold'
import type { Paper } from '../model/paper'

/**
 * Unites two cards of one paper on one page (a page may print a card for small and one for wide screens): the first one's
 * fields, what only the second has, and the lists of both.
 */
export function uniteCards(first: Paper, second: Paper): Paper {
  return {
    ...second,
    ...first,
    id: first.id.startsWith('title:') ? second.id : first.id,
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

/** Whether a card repeats the one just before it, although only one of the two names an identifier. */
export function isAgain(first: Paper, second: Paper): boolean {
  const isNamed = ({ id }: Paper): boolean => !id.startsWith('title:')
  return isNamed(first) !== isNamed(second) && foldTitle(first.title) === foldTitle(second.title)
}

/** Whether two cards name different papers although their ids are equal: a title such as "Position" is not one paper's alone. */
export function contradicts(first: Paper, second: Paper): boolean {
  return (
    differs(first.identifiers.arxiv, second.identifiers.arxiv) ||
    differs(first.identifiers.doi, second.identifiers.doi) ||
    (differs(first.published, second.published) && differs(first.authorCount, second.authorCount))
  )
}

function differs(first: string | number | undefined, second: string | number | undefined): boolean {
  return first !== undefined && second !== undefined && first !== second
}
