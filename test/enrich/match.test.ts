import { describe, expect, it } from 'vitest'

import { matchPaper } from '../../src/enrich/index'
import { paper } from './papers'

const TITLE = 'Lanterns That Learn: A Study of Slow Harbours'
const record = paper(TITLE, {
  authors: ['Ada Quill', 'Bo van Tarn', 'Cleo Wren'],
  published: '2025-04-03',
  identifiers: { arxiv: '2504.01234' },
})

describe('a record with an identifier of the paper', () => {
  it('should be taken where the titles agree, also where a version changed it', () => {
    for (const title of [TITLE, 'Lanterns That Learn', 'Lanterns That Learn: Studies of Slow Harbours'])
      expect(matchPaper(paper(title, { identifiers: { arxiv: '2504.01234' } }), [record])).toEqual({
        verdict: 'same',
        basis: 'identifier',
        records: [record],
      })
  })

  it('should be known by the DOI that arXiv made of its id', () => {
    const asked = paper(TITLE, { identifiers: { doi: '10.48550/arxiv.2504.01234' } })
    expect(matchPaper(asked, [record]).verdict).toBe('same')
  })

  it('should not be believed where its title is another one', () => {
    const asked = paper('Kettles of the North', { identifiers: { arxiv: '2504.01234' } })
    expect(matchPaper(asked, [record])).toMatchObject({ verdict: 'ambiguous', records: [record] })
  })

  it('should bring the published version of the same authors with it', () => {
    const published = paper(TITLE, {
      authors: ['A. Quill', 'B. van Tarn', 'C. Wren'],
      published: '2027',
      identifiers: { doi: '10.1234/x' },
    })
    const other = paper(TITLE, { authors: ['Dov Reed'], identifiers: { doi: '10.1234/y' } })
    const match = matchPaper(paper(TITLE, { identifiers: { arxiv: '2504.01234' } }), [
      other,
      published,
      record,
    ])
    expect(match).toEqual({ verdict: 'same', basis: 'identifier', records: [record, published] })
  })
})

describe('a record with the title of the paper', () => {
  it('should be taken by the number of names', () => {
    const asked = paper(TITLE, { authorCount: 3, published: '2025-04-03' })
    expect(matchPaper(asked, [record])).toEqual({ verdict: 'same', basis: 'count', records: [record] })
  })

  it('should be taken by its arXiv id and a day within a year, where no number contradicts', () => {
    expect(matchPaper(paper(TITLE, { published: '2025-11' }), [record])).toMatchObject({ basis: 'date' })
    expect(matchPaper(paper(TITLE, { published: '2026-05' }), [record]).verdict).toBe('ambiguous')
    expect(matchPaper(paper(TITLE), [record]).verdict).toBe('ambiguous')
    expect(matchPaper(paper(TITLE, { published: '2025-11', authorCount: 5 }), [record]).verdict).toBe(
      'ambiguous',
    )
    // A page cuts its list, or the record is that of a later version.
    expect(matchPaper(paper(TITLE, { published: '2025-04-02', authorCount: 5 }), [record])).toMatchObject({
      basis: 'date',
    })
    const { arxiv: _, ...identifiers } = record.identifiers
    expect(matchPaper(paper(TITLE, { published: '2025-04' }), [{ ...record, identifiers }]).verdict).toBe(
      'ambiguous',
    )
  })

  it.each([
    [['A. Quill', 'B. van Tarn', 'C. Wren'], 'same'],
    [['Quill Ada', 'Tarn Bo', 'Wren Cleo'], 'same'],
    [['Ada Quíll', 'Bo Van Tarn', 'C Wren'], 'same'],
    [['Bo van Tarn', 'Ada Quill', 'Cleo Wren'], 'ambiguous'],
    [['Ada Quill', 'Cleo Wren', 'Bo van Tarn'], 'same'],
    [['Ada Quill', 'Bo van Tarn'], 'ambiguous'],
    [['Ada Quill', 'Dov Reed', 'Esme Moss'], 'ambiguous'],
    [['Zoe Quill', 'Bo van Tarn', 'Cleo Wren'], 'ambiguous'],
  ])('should be compared by its names with %j: %s', (authors, verdict) => {
    expect(matchPaper(paper(TITLE, { authors }), [record]).verdict).toBe(verdict)
  })

  it('should be taken for a list that says that it goes on', () => {
    expect(matchPaper(paper(TITLE, { authors: ['Ada Quill'], moreAuthors: true }), [record])).toMatchObject({
      basis: 'names',
    })
    expect(matchPaper(paper(TITLE, { authors: ['Ada Quill'], authorCount: 3 }), [record]).verdict).toBe(
      'same',
    )
    expect(matchPaper(paper(TITLE, { authors: ['Ada Quill'], authorCount: 9 }), [record]).verdict).toBe(
      'ambiguous',
    )
  })

  it('should be taken whatever its year, where several names agree in full', () => {
    const authors = record.authors.map(({ name }) => name)
    expect(matchPaper(paper(TITLE, { authors, published: '2021' }), [record]).verdict).toBe('same')
    const one = paper(TITLE, { authors: ['Ada Quill'], published: '2025' })
    expect(matchPaper(paper(TITLE, { authors: ['Ada Quill'], published: '2021' }), [one]).verdict).toBe(
      'ambiguous',
    )
  })

  it('should need more than a number where the title is one that many have', () => {
    const editorial = paper('Editorial', { authors: ['Ada Quill'], published: '2025-04' })
    expect(matchPaper(paper('Editorial', { authorCount: 1 }), [editorial]).verdict).toBe('ambiguous')
    expect(matchPaper(paper('Editorial', { authorCount: 1, published: '2025' }), [editorial])).toMatchObject({
      basis: 'count',
    })
  })

  it('should need more than one name in databases, which have reviews under the title of a book', () => {
    const review = paper(TITLE, { authors: ['Peter Hale'], published: '2025' })
    const asked = paper(TITLE, { authorCount: 1, published: '2025' })
    expect(matchPaper(asked, [review], { isListed: () => false }).verdict).toBe('ambiguous')
    expect(matchPaper(asked, [review]).verdict).toBe('same')
  })

  it('should not be chosen where another one contradicts it, in whatever order', () => {
    const other = paper(TITLE, { authors: ['Dov Reed', 'Esme Moss', 'Finn Hale'], published: '2025' })
    const asked = paper(TITLE, { authorCount: 3, published: '2025-04-03' })
    for (const records of [
      [record, other],
      [other, record],
    ])
      expect(matchPaper(asked, records)).toMatchObject({ verdict: 'ambiguous', records })
  })

  it('should be taken together with one that agrees', () => {
    const published = paper(TITLE, {
      authors: record.authors.map(({ name }) => name),
      published: '2025',
      identifiers: { doi: '10.1234/x' },
    })
    const asked = paper(TITLE, { authorCount: 3, published: '2025-04-03' })
    expect(matchPaper(asked, [published, record])).toMatchObject({
      verdict: 'same',
      records: [published, record],
    })
  })

  it('should not be taken where its title is only nearly the same', () => {
    const asked = paper(`Enhanced ${TITLE}`, { authorCount: 3, published: '2025-04-03' })
    expect(matchPaper(asked, [record])).toEqual({ verdict: 'none' })
  })
})

describe('a title', () => {
  it.each([
    ['Pre-Training of Lanterns in the Wild', 'Pretraining of lanterns in the wild.'],
    ['$O(n^2)$ Lanterns: $\\mu$P for Harbours', 'O(n²) Lanterns: μP for Harbours'],
    ['Ünder the Łamps of Harbours', 'Under the Lamps of Harbours'],
  ])('should be equal to another writing of it: %s', (title, other) => {
    const held = paper(other, { authors: ['Ada Quill', 'Bo Tarn'] })
    expect(matchPaper(paper(title, { authorCount: 2 }), [held]).verdict).toBe('same')
  })
})
