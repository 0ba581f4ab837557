import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readableColumns } from '../../src/exporters/csv-columns'
import { parse, stringify, tsv } from '../../src/index'
import { arbitraryPaper, fullPaper, hostileText, paperOf } from './paper'

const SEED = 20_261_133

function read(text: string): Record<string, string>[] {
  return parseCsv(text, { columns: true, delimiter: '\t', record_delimiter: '\n', bom: true })
}

describe('tsv', () => {
  it('should write a header and one line a paper, ended by LF', () => {
    expect(
      stringify([fullPaper, paperOf({ title: 'a\tb "c"' })], tsv, { columns: ['id', 'title', 'upvotes'] }),
    ).toBe(
      `id\ttitle\tupvotes\narxiv:2504.01234\t${fullPaper.title}\t0\ntitle:sparse-lanterns\t"a b ""c"""\t\n`,
    )
    expect(stringify([], tsv)).toBe(`${readableColumns.join('\t')}\n`)
    expect(stringify([], tsv, { columns: ['id'], byteOrderMark: true })).toBe('\ufeffid\n')
  })

  it('should guard formulas as csv does', () => {
    const cellOf = (guard: boolean): string | undefined =>
      stringify([paperOf({ title: '=1+1' })], tsv, { columns: ['title'], guard }).split('\n')[1]
    expect([true, false].map(cellOf)).toEqual(["'=1+1", '=1+1'])
  })

  it('should refuse a column that there is not', () => {
    expect(() => stringify([], tsv, { columns: ['titel' as 'title'] })).toThrow(/Unknown column 'titel'/)
  })

  it('should hold each paper on a line of its own, with a cell for each column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(arbitraryPaper, hostileText), { maxLength: 3 }), (pairs) => {
        const papers = pairs.map(([paper, title]) => ({ ...paper, title: `x${title}`, abstract: title }))
        const text = stringify(papers, tsv)
        expect(text.split('\n')).toHaveLength(papers.length + 2)
        expect(read(text)).toHaveLength(papers.length)
        expect(text).not.toContain('\r')
      }),
      { numRuns: 200, seed: SEED },
    )
  })

  it('should be read back by the reader of tables', () => {
    const [paper] = parse(stringify([fullPaper], tsv), { path: 'papers.tsv' }).papers
    expect(paper).toMatchObject({ id: fullPaper.id, title: fullPaper.title, metrics: fullPaper.metrics })
  })
})
