import { fetchRecords } from '../../sources/arxiv'
import type { Resolver } from '../resolver'
import { answersByArxiv, type ResolverOptions } from './asking'

/** arXiv's own records, by identifier: a hundred at a time, each request three seconds after the one before. */
export function arxiv({ client }: ResolverOptions): Resolver {
  return {
    name: 'arxiv',
    givesNames: true,
    asks: ['arxiv'],
    batch: 100,
    lookUp: (papers, { signal } = {}) =>
      answersByArxiv(papers, async (ids) => (await fetchRecords(client, ids, { signal })).papers),
  }
}
