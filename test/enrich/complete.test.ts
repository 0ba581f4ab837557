import { describe, expect, it } from 'vitest'

import { completePaper } from '../../src/enrich/complete'
import type { Paper } from '../../src/index'
import { paper } from './papers'

const TITLE = 'Sparse Lanterns for Coastal Forecasts'

function found(
  fields: Parameters<typeof paper>[1],
  givesNames = true,
): { record: Paper; givesNames: boolean } {
  return {
    record: paper(TITLE, { sources: [{ reader: 'bibtex', path: 'refs.bib' }], ...fields }),
    givesNames,
  }
}

describe('completePaper', () => {
  it('should take nothing of a paper that lacks nothing', () => {
    const whole = paper(TITLE, {
      authors: ['Ada Quill'],
      published: '2025',
      identifiers: { doi: '10.1234/a' },
    })
    const { paper: same, messages } = completePaper(whole, [
      found({ authors: ['Ada Quill'], published: '2025' }),
    ])
    expect(same).toEqual(whole)
    expect(messages).toEqual([])
  })

  it('should take names from the record that has as many as are stated, and from none that may not give them', () => {
    const cut = paper(TITLE, { authorCount: 3 })
    const records = [
      found({ authors: ['Ada Quill', 'Bo Tarn'] }),
      found({ authors: ['A Quill', 'B Tarn', 'C Wren'] }, false),
      found({ authors: ['Ada Quill', 'Bo Tarn', 'Cleo Wren'] }),
    ]
    expect(completePaper(cut, records).paper.authors.map(({ name }) => name)).toEqual([
      'Ada Quill',
      'Bo Tarn',
      'Cleo Wren',
    ])
    expect(completePaper(cut, records.slice(1, 2)).paper.authors).toEqual([])
  })

  it('should say that the list goes on where that of the record does', () => {
    const { paper: completed } = completePaper(paper(TITLE), [
      found({ authors: ['Ada Quill'], moreAuthors: true }),
    ])
    expect(completed.moreAuthors).toBe(true)
  })

  it('should tell that a number of authors was too small', () => {
    const { paper: completed, messages } = completePaper(paper(TITLE, { authorCount: 1 }), [
      found({ authors: ['Ada Quill', 'Bo Tarn'] }),
    ])
    expect(completed.authorCount).toBe(2)
    expect(messages).toMatchObject([{ ruleId: 'overwritten-field', actual: '1' }])
  })

  it('should take plain fields, categories and identifiers only where there are none', () => {
    const record = found({
      abstract: 'We light the coast.',
      language: 'en',
      categories: ['cs.LG'],
      identifiers: { arxiv: '2504.01234', pmid: '123' },
    })
    const { paper: completed } = completePaper(
      paper(TITLE, { abstract: 'Ours.', identifiers: { pmid: '9' } }),
      [record],
    )
    expect(completed).toMatchObject({
      id: 'arxiv:2504.01234',
      abstract: 'Ours.',
      language: 'en',
      categories: ['cs.LG'],
      identifiers: { arxiv: '2504.01234', pmid: '9' },
    })
    expect(completed.sources.at(-1)).toMatchObject({
      reader: 'bibtex',
      path: 'refs.bib',
      fields: ['identifiers.arxiv', 'language', 'categories'],
    })
  })

  const preprint = paper(TITLE, {
    published: '2024-05-06',
    identifiers: { doi: '10.48550/arxiv.2405.01234' },
    publication: { container: 'Workshop on Dusk' },
  })
  const journal = found({
    published: '2025-01-02',
    identifiers: { doi: '10.1234/dusk' },
    publication: { type: 'article-journal', container: 'Journal of Dusk', volume: '3' },
  })

  it('should tell of a published version, and leave the preprint as it is', () => {
    const { paper: completed, messages } = completePaper(preprint, [journal])
    expect(completed).toMatchObject({
      published: '2024-05-06',
      publication: { container: 'Workshop on Dusk' },
    })
    expect(messages).toMatchObject([{ ruleId: 'published-version' }])
    expect(messages[0]?.reason).toContain('Journal of Dusk, 2025, 10.1234/dusk')
  })

  it('should take day, place and DOI of it where it is asked for, and say what each was', () => {
    const { paper: completed, messages } = completePaper(preprint, [journal], 'published')
    expect(completed).toMatchObject({
      published: '2025-01-02',
      publication: { container: 'Journal of Dusk', volume: '3' },
      identifiers: { doi: '10.1234/dusk' },
    })
    expect(messages.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
      ['overwritten-field', '2024-05-06'],
      ['overwritten-field', 'Workshop on Dusk'],
      ['overwritten-field', '10.48550/arxiv.2405.01234'],
    ])
  })

  it('should give both, the second without the address of the first', () => {
    const { paper: completed, published } = completePaper(preprint, [journal], 'both')
    expect(completed.published).toBe('2024-05-06')
    expect(published).toMatchObject({ id: 'doi:10.1234/dusk', publication: { container: 'Journal of Dusk' } })
  })

  it('should take the place of a record that names one over that of a series of preprints', () => {
    const series = found({ published: '2025', publication: { container: 'CoRR' } })
    const { paper: completed } = completePaper(paper(TITLE, { published: '2025' }), [series, journal])
    expect(completed.publication).toEqual(journal.record.publication)
    expect(completePaper(paper(TITLE), [series]).paper.published).toBe('2025')
  })

  it.each([
    { publication: { container: 'bioRxiv' }, identifiers: { doi: '10.1101/2025.01.01.123456' } },
    { publication: { container: 'SSRN Electronic Journal' }, identifiers: { doi: '10.2139/ssrn.123' } },
    { identifiers: { doi: '10.5281/zenodo.123' } },
    { publication: { container: 'HAL (Centre of Dusk)' } },
  ])('should take no archive for a published version: %j', (fields) => {
    const { messages, paper: completed } = completePaper(
      preprint,
      [found({ published: '2025', ...fields })],
      'published',
    )
    expect(messages).toEqual([])
    expect(completed.published).toBe('2024-05-06')
  })
})
