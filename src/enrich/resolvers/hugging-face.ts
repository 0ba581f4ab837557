import { arxivIdOf } from '../../model/address'
import type { Paper } from '../../model/paper'
import { fetchPaper, searchPapers } from '../../sources/hugging-face'
import type { Resolver } from '../resolver'
import { answersOf, type ResolverOptions } from './asking'

/** The papers of Hugging Face, by identifier, and by words of their titles where that is not known. */
export function huggingFace({ client }: ResolverOptions): Resolver {
  return {
    name: 'huggingFace',
    givesNames: true,
    asks: ['arxiv', 'title'],
    batch: 100,
    lookUp(papers, { signal } = {}) {
      return answersOf(papers, async (paper) => {
        const id = arxivIdOf(paper)
        const found =
          id === undefined
            ? await searchPapers(client, wordsOf(paper), { signal, limit: BEST })
            : await fetchPaper(client, id, { signal })
        return found?.papers ?? []
      })
    },
  }
}

/** A paper of that title is among the first; the answer has the abstracts of all. */
const BEST = 20

/** More words than these narrow no search. */
const LONGEST = 250

function wordsOf({ title }: Paper): string {
  return title.slice(0, LONGEST)
}
