import { foldTitle } from '../lexicon/fold'
import { betterTitle } from '../lexicon/script'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { uniteExtra } from '../model/extra'
import { isRepeated } from '../model/identity'
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

/** Of a title that many papers have (`Editorial`) only so many are looked at. */
const MOST_OF_A_TITLE = 16

const MOST_RECORDS = 100_000

export function createUniter(report: (message: Diagnostic) => void): Uniter {
  const papers: Paper[] = []
  const placesOf = new Map<string, number[]>()
  const records = new Set<string>()

  function addPlace({ id }: Paper, index: number): void {
    const places = placesOf.get(id)
    if (!places) placesOf.set(id, [index])
    else if (!places.includes(index)) places.push(index)
  }

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
      const same = placesOf.get(paper.id)?.slice(-MOST_OF_A_TITLE) ?? []
      const last = papers.at(-1)
      const places = last && isAgain(last, paper) ? [...same, papers.length - 1] : same
      const index = places.find((place) => isRepeated(papers[place] as Paper, paper)) ?? papers.length
      const known = papers[index]
      if (known)
        report(told('duplicate-paper', 'of a paper; its fields are united with those of the first', paper))
      else if (same.length > 0 && !paper.id.startsWith('title:'))
        report(
          told(
            'conflicting-identifier',
            'of one id that names other authors under another title; both papers are kept',
            paper,
          ),
        )
      const united = known ? uniteCards(known, paper) : paper
      papers[index] = united
      addPlace(paper, index)
      addPlace(united, index)
    },
    release() {
      const settled = papers.splice(0, papers.length - 1)
      placesOf.clear()
      for (const paper of papers) addPlace(paper, 0)
      return settled
    },
  }
}

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
    title: betterTitle(first.title, second.title),
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
