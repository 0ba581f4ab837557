import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'
import type { Paper } from '../../src/model/paper'
import { arxiv } from '../../src/readers/arxiv'

const listing = readFileSync('fixtures/arxiv/listing/input.txt', 'utf8')

/** What mail clients, editors and copy buffers do to a text. The papers in it are the same. */
const DAMAGE: Readonly<Record<string, (text: string) => string>> = {
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  CR: (text) => text.replaceAll('\n', '\r'),
  'a byte-order mark': (text) => `\uFEFF${text}`,
  'blanks at the ends of lines': (text) => text.replaceAll('\n', '   \n'),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00A0'),
  tabs: (text) => text.replace(/^ {2,}/gm, '\t'),
  indentation: (text) => text.replace(/^(?=.)/gm, '    '),
  'quote marks': (text) => text.replace(/^/gm, '> '),
  'quote marks twice': (text) => text.replace(/^/gm, '>> '),
  'blank lines between all lines': (text) => text.replaceAll('\n', '\n\n'),
  'blank lines lost': (text) => text.replace(/\n(?:[ \t]*\n)+/g, '\n'),
  'a preface and a signature': (text) => `Hi, see below.\n\n${text}\n--\nSent from my lamp\n`,
  'separators escaped': (text) => text.replace(/^\\\\/gm, '\\\\\\\\'),
  'separators halved': (text) => text.replace(/^\\\\/gm, '\\'),
}

function plain(papers: readonly Paper[]): unknown[] {
  return papers.map(({ sources: _, ...paper }) => paper)
}

describe('arxiv', () => {
  it.each(Object.entries(DAMAGE))('should give the same papers of a listing with %s', (_name, damage) => {
    const whole = parse(listing)
    const { papers } = parse(damage(listing))
    expect(whole.papers).toHaveLength(3)
    expect(papers[0]?.sources[0]?.reader).toBe('arxiv')
    expect(plain(papers)).toEqual(plain(whole.papers))
  })

  it.each(
    Object.entries(DAMAGE)
      .filter(([name]) => !name.startsWith('separators'))
      .flatMap(([name, damage]) => ['rss', 'rss-rdf', 'api-answer'].map((page) => ({ name, damage, page }))),
  )('should give the same papers of $page with $name', ({ damage, page }) => {
    const xml = readFileSync(`fixtures/arxiv/${page}/input.xml`, 'utf8')
    expect(plain(parse(damage(xml)).papers)).toEqual(plain(parse(xml).papers))
  })

  it('should place the fields of a listing at their words', () => {
    const paper = parse(listing).papers[0]
    const { start, end } = paper?.sources[0]?.position ?? { start: undefined, end: undefined }
    const text = listing.slice(start?.offset, end?.offset)
    expect(text.startsWith('arXiv:2504.09901\n')).toBe(true)
    expect(text.endsWith('1234kb)')).toBe(true)
    expect(start?.line).toBe(listing.slice(0, start?.offset).split('\n').length)
  })

  it('should read an entry without its abstract, its end or its date', () => {
    const page =
      '\\\\\narXiv:2504.01234\nDate: soon\n\nTitle: Slow Servers\nAuthors: Ada Quill\n\\\\\n  Servers slow do'
    const { papers, messages } = parse(page)
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2504.01234',
      title: 'Slow Servers',
      abstract: 'Servers slow do',
    })
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['invalid-field'])
  })

  it('should read the remarks and the DOI of an entry, and pass over labels without a value', () => {
    const page =
      '\\\\\narXiv:2504.01234\nDate: Thu, 3 Apr 2025 10:00:00 GMT   (27kb)\n\nTitle: Slow Servers\nAuthors: Ada Quill\nCategories: cs.DC\nComments: Code at https://github.com/fernhill-example/slow\nDOI: 10.1234/slow, 10.1234/other\nJournal-ref:\n\\\\\n  Servers slow down.\n\\\\ ( https://arxiv.org/abs/2504.01234 ,  27kb)\n'
    expect(parse(page).papers[0]).toMatchObject({
      identifiers: { arxiv: '2504.01234', doi: '10.1234/slow' },
      links: [{ rel: 'abstract' }, { rel: 'code' }],
    })
  })

  it('should read the form of the nineties', () => {
    const page =
      '\\\\\nPaper (*cross-listing*): hep-th/9901001\nFrom: quill@fernhill-example.org\nDate: Fri, 1 Jan 99 00:05:22 GMT   (27kb)\n\nTitle: Candles\nAuthor: Ada Quill\nSubj-class: Lamps\n\\\\\n  We light them.\n\\\\ ( http://arXiv.org/abs/hep-th/9901001 ,  27kb)\n'
    expect(parse(page).papers[0]).toMatchObject({
      title: 'Candles',
      published: '1999-01-01',
      authors: [{ name: 'Ada Quill' }],
    })
  })

  it('should keep a citation that stands alone on a line of an abstract', () => {
    expect(parse(listing).papers[0]?.abstract).toContain(
      'as was asked in arXiv:2404.09901 and never answered',
    )
  })

  it('should be sure of its own shapes and of no other', () => {
    for (const reader of readdirSync('fixtures'))
      for (const name of readdirSync(join('fixtures', reader))) {
        const folder = join('fixtures', reader, name)
        const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? ''
        const score = arxiv.detect(readFileSync(join(folder, input), 'utf8').slice(0, 4_096))
        if (reader === 'arxiv') expect(score, folder).toBeGreaterThan(0.95)
        else expect(score, folder).toBe(0)
      }
  })

  it.each([
    '',
    'arXiv:2504.01234 is nice.\nIt is.',
    'Title: x\nAuthors: y',
    '{"arXiv": 1}',
    'From: a@arxiv.org',
  ])('should not claim %j', (head) => {
    expect(arxiv.detect(head)).toBe(0)
  })
})
