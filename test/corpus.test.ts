import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { describe, expect, it } from 'vitest'

import { parse } from '../src/index'

/** A folder of real pages, which are not this project's to publish; its tests are skipped where it is absent. */
const folder = process.env.PAPERDIGEST_CORPUS ?? join(import.meta.dirname, '..', '..', 'shared')
const damageModule = join(folder, 'tools', 'damage.mjs')
const derived = join(folder, 'corpus', 'derived-text')

interface DamageModule {
  kinds: Record<string, (text: string) => string>
}

describe('real pages', () => {
  if (!existsSync(damageModule) || !existsSync(derived)) {
    it('should give the same titles however they are damaged', ({ skip }) => {
      skip(`no pages in ${folder}; name their folder by PAPERDIGEST_CORPUS`)
    })
    return
  }
  const pages = [
    join(folder, 'corpus', 'seed.txt'),
    ...readdirSync(derived)
      .filter((name) => /\.(?:browser-copy|w3m|lynx|lynx-numbered)\.txt$|\.turndown\.md$/.test(name))
      .map((name) => join(derived, name)),
  ]

  it.each(pages)('should give the same titles of %s however it is damaged', async (path) => {
    const { kinds } = (await import(pathToFileURL(damageModule).href)) as DamageModule
    const page = readFileSync(path, 'utf8')
    const titles = titlesOf(page)
    expect(titles.length).toBeGreaterThan(5)
    for (const [kind, damage] of Object.entries(kinds))
      expect({ kind, titles: titlesOf(damage(page)) }).toEqual({ kind, titles })
  })
})

function titlesOf(page: string): string[] {
  return parse(page, { reader: 'text' }).papers.map(({ title }) => title)
}
