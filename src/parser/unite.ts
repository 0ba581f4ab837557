import { foldTitle } from '../lexicon/fold'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { uniteExtra } from '../model/extra'
import type { Paper } from '../model/paper'

/** Takes the papers of a document one by one, and unites those of one paper. */
export interface Uniter {
  /** Those that were taken and not yet released. */
  readonly papers: Paper[]
  /** A paper that the document holds as a paper is kept apart: what was written comes back as it was, two days of a paper too. */
  push(paper: Paper, isStored: boolean): void
  /** A record of a bibliography is kept apart too, under its own key; a second one of a paper is told. */
  pushRecord(paper: Paper): void
  /** Gives all papers but the last, which the next one may repeat, and forgets them. */
  release(): Paper[]
}

export function createUniter(report: (message: Diagnostic) => void): Uniter {
  const papers: Paper[] = []
  const indexOf = new Map<string, number>()
  const records = new Set<string>()
  return {
    papers,
    pushRecord(paper) {
      if (records.has(paper.id)) report(told('duplicate-paper', 'of a paper; both records are kept', paper))
      // A stream holds so many ids and no more.
      if (records.size >= MOST_RECORDS) records.clear()
      records.add(paper.id)
      papers.push(paper)
    },
    push(paper, isStored) {
      if (isStored) {
        papers.push(paper)
        return
      }
      const last = papers.at(-1)
      const index =
        indexOf.get(paper.id) ?? (last && isAgain(last, paper) ? papers.length - 1 : papers.length)
      const known = papers[index]
      if (known && !contradicts(known, paper)) {
        report(told('duplicate-paper', 'of a paper; its fields are united with those of the first', paper))
        const united = uniteCards(known, paper)
        papers[index] = united
        indexOf.set(united.id, index)
        return
      }
      if (known)
        report(
          told('conflicting-identifier', 'of one id that contradicts the first; both papers are kept', paper),
        )
      indexOf.set(paper.id, papers.length)
      papers.push(paper)
    },
    release() {
      const settled = papers.splice(0, papers.length - 1)
      indexOf.clear()
      for (const { id } of papers) indexOf.set(id, 0)
      return settled
    },
  }
}

const MOST_RECORDS = 100_000

function told(rule: 'duplicate-paper' | 'conflicting-identifier', what: string, paper: Paper): Diagnostic {
  return diagnostic(rule, `Unexpected second card ${what}`, {
    place: paper.sources[0]?.position,
    actual: paper.title,
  })
}

/**
 * Unites two cards of one paper on one page (a page may print a card for small and one for wide screens): the first one's
 * fields, what only the second has, and the lists of both.
 */
function uniteCards(first: Paper, second: Paper): Paper {
  const longer = first.authors.length >= second.authors.length ? first : second
  const united: Paper = {
    ...second,
    ...first,
    id: first.id.startsWith('title:') ? second.id : first.id,
    authors: longer.authors,
    ...(first.publication &&
      second.publication && { publication: { ...second.publication, ...first.publication } }),
    ...(first.images &&
      second.images && {
        images: [
          ...first.images,
          ...second.images.filter(({ url }) => !first.images?.some((image) => image.url === url)),
        ],
      }),
    ...(first.extra &&
      second.extra && { extra: uniteExtra([first.extra, second.extra], ([value]) => value) }),
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
  // Whether names are missing is told by the list that is taken, or by a count.
  if (!longer.moreAuthors || (united.authorCount ?? 0) > longer.authors.length) delete united.moreAuthors
  return united
}

/** Whether a card repeats the one just before it, although only one of the two names an identifier. */
function isAgain(first: Paper, second: Paper): boolean {
  const isNamed = ({ id }: Paper): boolean => !id.startsWith('title:')
  return isNamed(first) !== isNamed(second) && foldTitle(first.title) === foldTitle(second.title)
}

/** Whether two cards name different papers although their ids are equal: a title such as "Position" is not one paper's alone. */
function contradicts(first: Paper, second: Paper): boolean {
  return (
    differs(first.identifiers.arxiv, second.identifiers.arxiv) ||
    differs(first.identifiers.doi, second.identifiers.doi) ||
    (differs(first.published, second.published) && differs(first.authorCount, second.authorCount))
  )
}

function differs(first: string | number | undefined, second: string | number | undefined): boolean {
  return first !== undefined && second !== undefined && first !== second
}
