import { describe, expect, it } from 'vitest'

import { type Paper, parse, parseStream } from '../../src/index'

function read(item: object): Paper | undefined {
  return parse(JSON.stringify([{ type: 'article', title: 'T', ...item }]), { reader: 'csl-json' }).papers[0]
}

describe('the csl-json reader', () => {
  it.each([
    [{ 'date-parts': [[2025, 4, 3]] }, '2025-04-03'],
    [{ 'date-parts': [['2025', '4']] }, '2025-04'],
    [{ 'date-parts': [[2025, 21]] }, '2025'],
    [{ 'date-parts': [[2025]], season: 2 }, '2025'],
    [
      {
        'date-parts': [
          [2025, 4],
          [2025, 6],
        ],
      },
      '2025-04',
    ],
    [{ raw: '2025-04-03' }, '2025-04-03'],
    [{ literal: 'Apr 2025' }, '2025-04'],
    [{}, undefined],
  ])('should read the date of %j', (issued, published) => {
    expect(read({ issued })?.published).toBe(published)
  })

  it.each([
    [{ archive: 'arXiv', archive_location: '2504.01234v2' }, { arxiv: '2504.01234' }],
    [{ number: 'arXiv:2504.01234' }, { arxiv: '2504.01234' }],
    [{ id: 'arxiv:hep-th/9901001' }, { arxiv: 'hep-th/9901001' }],
    [{ number: '2504.01234' }, {}],
    [{ DOI: '10.1234/A' }, { doi: '10.1234/a' }],
    [{ URL: 'https://openreview.net/forum?id=aBcDeF12' }, { openreview: 'aBcDeF12' }],
  ])('should find the identifiers of %j', (item, identifiers) => {
    expect(read(item)?.identifiers).toEqual(identifiers)
  })

  it('should take tags off a title, and leave signs that are none', () => {
    expect(read({ title: 'x<sup>2</sup> < y &amp; <span class="nocase">Z</span>' })?.title).toBe('x2 < y & Z')
  })

  it('should give the same papers as a stream, one unit at a time', async () => {
    const text = JSON.stringify({
      references: [
        { type: 'article', title: 'A' },
        { type: 'book', title: 'B' },
      ],
    })
    const papers: Paper[] = []
    for await (const paper of parseStream(text.split(''), { reader: 'csl-json' })) papers.push(paper)
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B'])
  })
})
