import { fetchRecords } from '../../sources/arxiv'
import type { Resolver } from '../resolver'
import { answersByArxiv, clientOf, type ResolverOptions } from './asking'

/** arXiv's own records, by identifier: a hundred at a time, each request three seconds after the one before. */
export function arxiv(options: ResolverOptions): Resolver {
  const client = clientOf(options)
  return {
    name: 'arxiv',
    givesNames: true,
    asks: ['arxiv'],
    batch: 100,
    lookUp: (papers, { signal } = {}) =>
      answersByArxiv(papers, async (ids) => (await fetchRecords(client, ids, { signal })).papers),
  }
}
