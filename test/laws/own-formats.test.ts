import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { csv, exporters, type Paper, parse, parseStream, stringify } from '../../src/index'
import { anyPaper } from '../arbitrary-paper'
import { collect, quickCases } from './support'

const SEED = Number(process.env.LAWS_SEED ?? 20_261_201)

/** Papers of any ids, one paper on several days too. */
const anyList: fc.Arbitrary<Paper[]> = fc
  .tuple(fc.array(anyPaper, { maxLength: 4 }), fc.array(fc.tuple(fc.nat(3), fc.nat(9)), { maxLength: 3 }))
  .map(([papers, again]) => [
    ...papers,
    ...again.flatMap(([index, upvotes]) => {
      const paper = papers[index]
      return paper ? [{ ...paper, featured: `2025-04-0${upvotes || 1}`, metrics: { upvotes } }] : []
    }),
  ])

const EMPTY = new Set(['empty-list', 'empty-document'])

const FORMATS = [
  ['json', {}],
  ['ndjson', {}],
  ['csv', { lossless: true }],
] as const

describe(`papers in our own formats (seed ${SEED})`, () => {
  it.each(FORMATS)('should come back from %s as they were, with nothing to tell', async (name, options) => {
    const exporter = exporters.get(name) ?? csv
    const reader = name === 'csv' ? 'csv' : 'json'
    await fc.assert(
      fc.asyncProperty(anyList, async (papers) => {
        const written = stringify(papers, exporter, options)
        const { papers: read, messages } = parse(written, { reader })
        expect(read).toEqual(papers)
        expect(messages.filter(({ ruleId }) => papers.length > 0 || !EMPTY.has(ruleId))).toEqual([])
        expect(await collect(parseStream([written], { reader }))).toEqual(papers)
      }),
      { seed: SEED, numRuns: quickCases },
    )
  })
})
