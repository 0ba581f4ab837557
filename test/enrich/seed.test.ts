import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { bibtex, stringify } from '../../src/index'
import { completePage } from './pasted-page'

/** A real page, which is not this project's to publish. */
const PAGE = join(
  process.env.PAPERDIGEST_CORPUS ?? join(import.meta.dirname, '..', '..', '..', 'shared'),
  'corpus',
  'seed.txt',
)

describe.skipIf(!existsSync(PAGE))('a page as people paste it', () => {
  it('should become a bibliography with names, eprint and address', async () => {
    const { page, records, ...done } = await completePage(PAGE)
    expect(page.length).toBeGreaterThan(20)
    expect(done.messages).toEqual([])
    expect(done.report).toMatchObject({ papers: page.length, named: page.length })
    for (const [index, one] of done.papers.entries()) {
      expect(one.title).toBe(page[index]?.title)
      expect(one.authors).toEqual(records[index]?.authors)
    }
    const bib = stringify(done.papers, bibtex)
    for (const field of ['author', 'eprint', 'url'])
      expect(bib.match(new RegExp(`^ {2}${field} = \\{`, 'gm'))).toHaveLength(page.length)
  })
})
