import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { describe, expect, it } from 'vitest'

/** More of them by `PAPERS=1000000`. */
const PAPERS = Number(process.env.PAPERS ?? 100_000)
const FEW = 10_000

const program = (papers: number): string => `
const { enrichStream, local, verifyStream } = await import(${JSON.stringify(pathToFileURL(resolve('dist/enrich.js')).href)})
const titleOf = (index) => 'Lantern number ' + index + ' and how it glows over the harbour'
const paperOf = (index, authors) => ({
  id: 'title:' + index,
  title: titleOf(index),
  abstract: 'It glows. '.repeat(100) + index,
  authors,
  authorCount: 2,
  published: '2025-04-03',
  identifiers: {},
  links: [],
  keywords: [],
  categories: [],
  metrics: {},
  sources: [{ reader: 'json' }],
})
const names = [{ name: 'Ada Quill', family: 'Quill', given: 'Ada' }, { name: 'Bo Tarn', family: 'Tarn', given: 'Bo' }]
const held = local(Array.from({ length: 1000 }, (_, index) => paperOf(index, names)))
async function* papers(authors) {
  for (let index = 0; index < ${papers}; index++) yield paperOf(index % 1000, authors)
}
let most = 0
let count = 0
const measure = () => {
  if (++count % 5000 > 0) return
  gc()
  most = Math.max(most, process.memoryUsage().heapUsed)
}
const enriched = enrichStream(papers([]), { resolvers: [held] })
for await (const _ of enriched) measure()
const verified = verifyStream(papers(names), { resolvers: [held] })
for await (const _ of verified) measure()
console.log(JSON.stringify({ most, named: enriched.report.named, found: verified.report.found }))
`

function run(papers: number): { most: number; named: number; found: number } {
  const words = ['--expose-gc', '--max-old-space-size=96', '--input-type=module', '--eval', program(papers)]
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe('streams of papers', () => {
  it(`should complete and look up ${PAPERS} papers in the memory that ${FEW} take`, {
    timeout: PAPERS * 5,
  }, () => {
    const few = run(FEW)
    const many = run(PAPERS)
    expect(many).toMatchObject({ named: PAPERS, found: PAPERS })
    expect(many.most - few.most).toBeLessThan(4_000_000)
    const [one, other] = [few.most, many.most].map((bytes) => (bytes / 1e6).toFixed(1))
    console.log(`${FEW} papers: ${one} MB at most, ${PAPERS} papers: ${other} MB at most`)
  })
})
