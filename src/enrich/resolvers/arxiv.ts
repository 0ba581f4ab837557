import { arxivIdOf } from '../../model/address'
import type { Paper } from '../../model/paper'
import { fetchRecords } from '../../sources/arxiv'
import type { Resolver } from '../resolver'
import { answerOf, nothing, type ResolverOptions } from './asking'

/** arXiv's own records, by identifier: a hundred at a time, each request three seconds after the one before. */
export function arxiv({ client }: ResolverOptions): Resolver {
  return {
    name: 'arxiv',
    givesNames: true,
    asks: ['arxiv'],
    batch: 100,
    async lookUp(papers, { signal } = {}) {
      const ids = [...new Set(papers.flatMap((paper) => arxivIdOf(paper) ?? []))]
      const { records, failure } = await answerOf(
        async () => (await fetchRecords(client, ids, { signal })).papers,
      )
      const found = new Map(records.map((record): [string | undefined, Paper] => [arxivIdOf(record), record]))
      return papers.map((paper) => {
        const id = arxivIdOf(paper)
        if (id === undefined) return nothing
        const record = found.get(id)
        return record ? { records: [record] } : { records: [], failure }
      })
    },
  }
}
