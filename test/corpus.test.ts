import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { describe, expect, it } from 'vitest'

import { parse } from '../src/index'
import { damages } from './damage'

/** A folder of real pages, which are not this project's to publish; its tests are skipped where it is absent. */
const folder = process.env.PAPERDIGEST_CORPUS ?? join(import.meta.dirname, '..', '..', 'shared')
const damageModule = join(folder, 'tools', 'damage.mjs')

interface DamageModule {
  kinds: Record<string, (text: string) => string>
}

describe('real pages', () => {
  if (!existsSync(damageModule)) {
    it('should give the same titles however they are damaged', ({ skip }) => {
      skip(`no pages in ${folder}; name their folder by PAPERDIGEST_CORPUS`)
    })
    return
  }
  const kept = (parts: string[], names: RegExp): string[] => {
    const of = join(folder, 'corpus', ...parts)
    return existsSync(of)
      ? readdirSync(of)
          .filter((name) => names.test(name))
          .map((name) => join(of, name))
      : []
  }
  const pages = [
    join(folder, 'corpus', 'seed.txt'),
    ...kept(['derived-text'], /\.(?:browser-copy|w3m|lynx|lynx-numbered)\.txt$|\.turndown\.md$/),
    ...kept(['text'], /\.txt$/),
    ...kept(['arxiv'], /listing/),
  ]

  it.each(pages)('should give the same titles of %s however it is damaged', async (path) => {
    const { kinds } = (await import(pathToFileURL(damageModule).href)) as DamageModule
    const page = readFileSync(path, 'utf8')
    const titles = titlesOf(page, path)
    expect(titles.length).toBeGreaterThan(1)
    for (const [kind, damage] of Object.entries(kinds))
      expect({ kind, titles: titlesOf(damage(page), path) }).toEqual({ kind, titles })
  })
})

const fixtures = join(import.meta.dirname, '..', 'fixtures')

/** Cases whose text starts or ends within a card, or that are about white space: damage changes what they are about. */
const PARTIAL =
  /cut|half|starts|untitled|bom|control|no-papers|unblanked|doubled|wrapped|one-line|preface|quoted/

const cases = ['text', 'arxiv'].flatMap((reader) =>
  readdirSync(join(fixtures, reader))
    .filter((name) => (reader === 'text' ? !PARTIAL.test(name) : name.startsWith('listing')))
    .flatMap((name) =>
      readdirSync(join(fixtures, reader, name))
        .filter((file) => file.startsWith('input.'))
        .map((file) => join(fixtures, reader, name, file)),
    ),
)

describe('pages of the fixtures', () => {
  it.each(cases)('should give the same titles of %s however it is damaged', (path) => {
    const page = readFileSync(path, 'utf8')
    const titles = titlesOf(page)
    expect(titles.length).toBeGreaterThan(0)
    // A wrapped title stands on neighbouring lines: where blank lines stand between these too, nothing tells it from a byline.
    const isWrapped = titles.some((title) => !page.includes(title))
    for (const [kind, damage] of Object.entries(damages))
      if (!isWrapped || kind !== 'doubled lines')
        expect({ kind, titles: titlesOf(damage(page)) }).toEqual({ kind, titles })
  })
})

/** The reader is found out, by the path too where one is given. */
function titlesOf(page: string, path?: string): string[] {
  return parse(page, path === undefined ? {} : { path }).papers.map(({ title }) => title)
}
