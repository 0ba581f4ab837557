import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type CsvOptions, csv } from '../../src/exporters/csv'
import { readableColumns } from '../../src/exporters/csv-columns'
import { stringify } from '../../src/exporters/stringify'
import { unguardFormula } from '../../src/lexicon/formula'
import type { Diagnostic } from '../../src/model/diagnostic'
import type { Paper } from '../../src/model/paper'
import { paperSchema } from '../../src/model/paper-schema'
import { arbitraryPaper, encodable, fullPaper, hostileText, paperOf } from './paper'

type Row = Record<string, string>

function read(papers: readonly Paper[], options: CsvOptions = {}): Row[] {
  return parse(stringify(papers, csv, options), { columns: true, bom: true, record_delimiter: '\r\n' })
}

/** Reads the lossless form by the columns' description alone. */
function readLossless(row: Row): unknown {
  const nested = new Set([
    'authors',
    'organization',
    'identifiers',
    'links',
    'keywords',
    'categories',
    'metrics',
    'sources',
  ])
  const fields = Object.entries(row).filter(([, cell]) => cell !== '')
  return Object.fromEntries(
    fields.map(([name, cell]) => [
      name,
      nested.has(name) ? JSON.parse(cell) : name === 'authorCount' ? Number(cell) : cell,
    ]),
  )
}

describe('csv', () => {
  it('should write a header and one record a paper, ended by CRLF', () => {
    const text = stringify([paperOf(), paperOf()], csv, { columns: ['id', 'title', 'upvotes'] })
    expect(text).toBe(
      'id,title,upvotes\r\ntitle:sparse-lanterns,Sparse Lanterns,\r\ntitle:sparse-lanterns,Sparse Lanterns,\r\n',
    )
  })

  it('should write the header for no papers too', () => {
    expect(stringify([], csv)).toBe(`${readableColumns.join(',')}\r\n`)
  })

  it('should have every field of a paper in a column', () => {
    const names = 'Aäron van den Oord; Martin Luther King Jr.; Foxglove Team'
    expect(read([fullPaper])[0]).toEqual({
      id: 'arxiv:2504.01234',
      title: fullPaper.title,
      authors: names,
      authorCount: '5',
      organization: 'Foxglove Research',
      organizationSlug: 'foxglove',
      organizationUrl: 'https://huggingface.co/foxglove',
      published: '2025-04-03',
      featured: '2025-04-05',
      submitter: 'lamplighter',
      upvotes: '0',
      comments: '3',
      stars: '1710',
      arxiv: 'arXiv:2504.01234',
      doi: '10.1234/tides.7',
      openreview: 'aBcDeF12',
      acl: '2025.acl-long.1',
      pmid: '123456',
      url: 'https://arxiv.org/abs/2504.01234',
      links: 'code https://github.com/foxglove/tides; pdf https://arxiv.org/pdf/2504.01234',
      keywords: 'tides; lanterns, small',
      categories: 'cs.LG; stat.ML',
      section: 'Coasts',
      tldr: 'Lanterns light coasts.',
      abstract: fullPaper.abstract,
      sources: 'text 2025-04-05 april.txt',
    })
  })

  it.each(readableColumns)('should leave the cell of %s empty where the paper has none', (name) => {
    const always = ['id', 'title', 'sources']
    expect(read([paperOf()])[0]?.[name] === '').toBe(!always.includes(name))
  })

  it('should start with a byte order mark on request', () => {
    expect(stringify([], csv, { byteOrderMark: true, columns: ['id'] })).toBe('\ufeffid\r\n')
  })

  it('should not write an empty line for an empty record', () => {
    expect(stringify([paperOf()], csv, { columns: ['doi'] })).toBe('doi\r\n""\r\n')
    expect(stringify([paperOf()], csv, { columns: ['doi', 'url'] })).toBe('doi,url\r\n,\r\n')
  })

  it('should write a lone surrogate as U+FFFD, and say so once a paper', () => {
    const messages: Diagnostic[] = []
    const text = stringify(
      [paperOf({ title: '\ud800x\udc00' })],
      csv,
      { columns: ['title'] },
      { report: (message) => messages.push(message) },
    )
    expect(text).toBe('title\r\n\ufffdx\ufffd\r\n')
    expect(messages).toMatchObject([{ ruleId: 'lone-surrogate', actual: 'title:sparse-lanterns' }])
  })

  it.each<[object, RegExp]>([
    [{ columns: ['id', 'nope'] }, /'nope'; /],
    [{ columns: ['toString'] }, /Unknown column/],
    [{ columns: ['title', 'id', 'title'] }, /'title' is there twice/],
    [{ columns: [] }, /one at least/],
    [{ columns: 'id' }, /one at least/],
    [{ lossless: true, columns: ['id'] }, /either lossless or columns/],
    [{ lossless: true, guard: true }, /either lossless or guard/],
  ])('should refuse the options %j', (options, reason) => {
    expect(() => stringify([], csv, options as CsvOptions)).toThrow(reason)
    expect(() => stringify([], csv, options as CsvOptions)).toThrow(TypeError)
  })
})

describe('the formula guard', () => {
  it('should quote text only, never numbers, and be on by default', () => {
    const paper = paperOf({ title: '=1', metrics: { upvotes: 5 } })
    expect(read([paper], { columns: ['title', 'upvotes'] })).toEqual([{ title: "'=1", upvotes: '5' }])
    expect(read([paper], { columns: ['title'], guard: false })).toEqual([{ title: '=1' }])
  })

  it('should leave no cell that starts like a formula, and be taken off by one quote mark', () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        const guarded = read([paperOf({ title })], { columns: ['id', 'title'] })[0]?.title ?? ''
        expect(guarded).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        expect(unguardFormula(guarded)).toBe(encodable(title))
      }),
      { seed: 22, numRuns: 1000 },
    )
  })
})

describe('the lossless mode', () => {
  it('should carry a whole paper', () => {
    const papers = [fullPaper, paperOf()]
    expect(read(papers, { lossless: true }).map(readLossless)).toEqual(papers)
  })

  it('should carry any paper, under the eyes of another reader', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPaper, { maxLength: 3 }), (papers) => {
        const rows = read(papers, { lossless: true }).map(readLossless)
        expect(rows).toEqual(papers)
        for (const row of rows) expect(paperSchema.safeParse(row).success).toBe(true)
      }),
      { seed: 23, numRuns: 300 },
    )
  })

  it('should make as many records as there are papers, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), (texts) => {
        const papers = texts.map((text) =>
          paperOf({ title: text, abstract: text, keywords: [text], section: text }),
        )
        expect(read(papers)).toHaveLength(papers.length)
        expect(read(papers).map((row) => Object.keys(row).length)).toEqual(
          papers.map(() => readableColumns.length),
        )
      }),
      { seed: 24, numRuns: 500 },
    )
  })
})
