import { isDeepStrictEqual } from 'node:util'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Paper, parse } from '../src/index'
import { type Carrier, carriers, type Stated, type StatedPaper, statedIn, without } from './carriers/carriers'
import { digest } from './carriers/digest'
import { quickCases } from './laws/support'

const SEED = 20_260_512
const referenceDate = '2026-06-30'

describe(`carriers agree (seed ${SEED})`, () => {
  for (const [name, carrier] of Object.entries(carriers)) {
    it(`should read the same papers from ${name}`, () => {
      fc.assert(
        fc.property(digest, (written) => {
          const { papers } = parse(carrier.write(written), { path: carrier.path, referenceDate })
          const read = papers.map((paper) => readOf(carrier, paper))
          const expected = withoutAbsent(statedIn(carrier, written), read)
          // The comparison of the test runner is slow, so it is left to say what differs.
          if (!isDeepStrictEqual(read, expected)) expect(read).toStrictEqual(expected)
        }),
        { seed: SEED, numRuns: quickCases },
      )
    })
  }
})

/** What was read of a paper, as far as the carrier can state it. */
function readOf({ cannotState }: Carrier, paper: Paper): Partial<Stated> {
  const { title, authors, authorCount, identifiers, published, metrics, section } = paper
  const names = authors.map(({ name }) => name)
  const stated = { title, names, authorCount, identifiers: { ...identifiers }, published, section }
  return without({ ...stated, metrics: { ...metrics } }, cannotState)
}

/** What must be read: a paper that may be left out counts where it was not. */
function withoutAbsent(papers: readonly StatedPaper[], read: readonly Partial<Stated>[]): Partial<Stated>[] {
  const titles = new Set(read.map(({ title }) => title))
  return papers
    .filter(({ stated, mayBeLeftOut }) => !mayBeLeftOut || titles.has(stated.title))
    .map(({ stated }) => stated)
}
