import { readFileSync } from 'node:fs'

import { type EnrichedPapers, enrich, local } from '../../src/enrich/index'
import { type Paper, parse } from '../../src/index'
import { inventedRecords, paper } from './papers'

/** A page without names as it is completed from records that one holds, and what these are. */
export interface CompletedPage extends Omit<EnrichedPapers, 'messages'> {
  readonly page: readonly Paper[]
  readonly records: readonly Paper[]
  readonly messages: readonly unknown[]
}

/** Completes a pasted page by records of its papers with invented authors, which are held among 10,000 others. */
export async function completePage(path: string): Promise<CompletedPage> {
  const { papers: page } = parse(readFileSync(path, 'utf8'), { referenceDate: '2026-02-01' })
  const others = inventedRecords(10_000)
  const records = page.map(({ title, authorCount = 3, published }, index): Paper => {
    const [{ given = '', family = '' } = {}] = others[index]?.authors ?? []
    const authors = Array.from(
      { length: authorCount },
      (_, place) =>
        `${given} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 26]}. ${family}${'abcdefghij'[Math.floor(place / 26) % 10]}`,
    )
    return paper(title.toUpperCase(), {
      authors,
      ...(published !== undefined && { published }),
      identifiers: { arxiv: `2401.${10_000 + index}` },
    })
  })
  const done = await enrich(page, { resolvers: [local([...others, ...records])] })
  return { ...done, page, records }
}
