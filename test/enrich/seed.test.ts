import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { enrich, local } from '../../src/enrich/index'
import { bibtex, type Paper, parse, stringify } from '../../src/index'
import { inventedRecords, paper } from './papers'

/** A real page, which is not this project's to publish. */
const PAGE = join(
  process.env.PAPERDIGEST_CORPUS ?? join(import.meta.dirname, '..', '..', '..', 'shared'),
  'corpus',
  'seed.txt',
)

describe.skipIf(!existsSync(PAGE))('a page as people paste it', () => {
  it('should become a bibliography with names, eprint and address', async () => {
    const text = readFileSync(PAGE, 'utf8')
    const { papers } = parse(text, { referenceDate: '2026-02-01' })
    expect(papers.length).toBeGreaterThan(20)
    const records = papers.map((one, index): Paper => {
      const [names] = inventedRecords(index + 1).slice(-1)
      const authors = Array.from(
        { length: one.authorCount ?? 3 },
        (_, place) =>
          `${names?.authors[0]?.given} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 26]}. ${names?.authors[0]?.family}${'abcdefghij'[Math.floor(place / 26)]}`,
      )
      return paper(one.title.toUpperCase(), {
        authors,
        ...(one.published !== undefined && { published: one.published }),
        identifiers: { arxiv: `2401.${10_000 + index}` },
      })
    })
    const held = [...inventedRecords(10_000), ...records]
    const done = await enrich(papers, { resolvers: [local(held)] })
    expect(done.messages).toEqual([])
    expect(done.report).toMatchObject({ papers: papers.length, named: papers.length })
    for (const [index, one] of done.papers.entries()) {
      expect(one.title).toBe(papers[index]?.title)
      expect(one.authors).toEqual(records[index]?.authors)
    }
    const bib = stringify(done.papers, bibtex)
    for (const field of ['author', 'eprint', 'url'])
      expect(bib.match(new RegExp(`^ {2}${field} = \\{`, 'gm'))).toHaveLength(papers.length)
  })
})
