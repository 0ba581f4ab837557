import { describe, expect, it } from 'vitest'

import { askAll } from '../enrich/ask-all'

/** More of them by `PAPERS=5000`. */
const PAPERS = Number(process.env.PAPERS ?? 1_000)

describe('all services', () => {
  it(`should be asked for ${PAPERS} papers within the limits of each`, {
    timeout: PAPERS * 1_000,
  }, async () => {
    const { asked, breaches, report, seconds } = await askAll(PAPERS)
    expect(breaches).toEqual([])
    expect(report).toMatchObject({ papers: PAPERS, unchecked: 0 })
    for (const count of Object.values(asked)) expect(count).toBeGreaterThanOrEqual(PAPERS / 200)
    const counts = Object.entries(asked).map(([name, count]) => `${name} ${count}`)
    console.log(`${counts.join(', ')}: requests within ${Math.round(seconds)} seconds of the shared clock`)
  })
})
