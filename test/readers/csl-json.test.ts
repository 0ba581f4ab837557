import { describe, expect, it } from 'vitest'

import { cslJson, type Paper, parse, parseStream, publicationTypes, stringify } from '../../src/index'

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
    [{ raw: '2000-3-15/2000-3-17' }, '2000-03-15'],
    [{ 'date-parts': [2009, 4] }, '2009-04'],
    [{ year: 2009, month: '1' }, '2009-01'],
    [[{ year: '2009', month: '1', day: '2' }], '2009-01-02'],
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

  it.each(publicationTypes)('should read an item of the type %s back as it was written', (type) => {
    const item = {
      id: 'quill2025dusk',
      type,
      title: 'A Study of Dusk',
      author: [{ family: 'Quill', given: 'Ada' }],
      editor: [{ family: 'Reed', given: 'Bo' }],
      issued: { 'date-parts': [[2025, 4]] },
      'container-title': 'Journal of Dusk',
      volume: '3',
      page: '1-8',
      publisher: 'Fernhill',
      language: 'en',
      'call-number': 'QA 7',
      annote: 'read twice',
    }
    const papers = parse(JSON.stringify([item]), { reader: 'csl-json' }).papers
    const written = stringify(papers, cslJson)
    expect(JSON.parse(written)).toEqual([{ ...item, 'citation-key': item.id }])
    const again = parse(written, { reader: 'csl-json' }).papers
    expect(again.map(({ sources, ...paper }) => paper)).toEqual(papers.map(({ sources, ...paper }) => paper))
  })

  it('should take tags off a title, and leave signs that are none', () => {
    expect(read({ title: 'x<sup>2</sup> < y &amp; <span class="nocase">Z</span>' })?.title).toBe('x² < y & Z')
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

/** The rules of what was noticed in one item, with what each is about. */
function noticed(item: object): string[] {
  const { messages } = parse(JSON.stringify([{ type: 'article', title: 'T', ...item }]), {
    reader: 'csl-json',
  })
  return messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
}

describe('items of other programs', () => {
  it.each([
    [{ title: ['A Title in a List'] }, { title: 'A Title in a List' }],
    [{ PMID: 12345678 }, { identifiers: { pmid: '12345678' } }],
    [{ DOI: ['10.1234/list'] }, { identifiers: { doi: '10.1234/list' } }],
    [{ id: 'https://doi.org/10.1234/by-id' }, { identifiers: { doi: '10.1234/by-id' } }],
    [{ id: 'doi:10.1234/other', DOI: '10.1234/own' }, { identifiers: { doi: '10.1234/own' } }],
    [{ publisher: 'arXiv', number: '2504.01234v3' }, { identifiers: { arxiv: '2504.01234' } }],
    [{ arxiv: '2504.01234' }, { identifiers: { arxiv: '2504.01234' } }],
    [{ note: 'arXiv preprint arXiv:2504.01234' }, { identifiers: { arxiv: '2504.01234' } }],
    [{ keyword: 'moe, pruning; ' }, { keywords: ['moe', 'pruning'] }],
    [{ keyword: ['moe', 7, ' ', '<i>tides</i>'] }, { keywords: ['moe', 'tides'] }],
    [{ keyword: { a: 1 } }, { keywords: [] }],
    [{ issued: '2025-04-03' }, { published: '2025-04-03' }],
    [{ issued: { 'date-parts': [[null]], literal: '2025-04-03/2025-05-01' } }, { published: '2025-04-03' }],
    [
      { author: [{ name: 'The Lamp Group' }] },
      { authors: [{ name: 'The Lamp Group', literal: 'The Lamp Group' }] },
    ],
    [
      { author: [{ family: 'Berg', given: 'Lotte', 'non-dropping-particle': 'van den', suffix: 'Jr.' }] },
      {
        authors: [
          {
            name: 'Lotte van den Berg Jr.',
            family: 'Berg',
            given: 'Lotte',
            particle: 'van den',
            suffix: 'Jr.',
          },
        ],
      },
    ],
    [
      { abstract: '<jats:p>We light <jats:italic>lamps</jats:italic>.</jats:p>' },
      { abstract: 'We light lamps.' },
    ],
    [{ author: null, issued: null, DOI: null, abstract: [] }, { authors: [] }],
    [{ URL: 'https://example.org/lamp' }, { url: 'https://example.org/lamp' }],
  ])('should read %j', (item, paper) => {
    expect(read(item)).toMatchObject(paper)
  })

  it.each([
    [
      {
        'date-parts': [
          [2020, 1],
          [2020, 3],
        ],
      },
      '2020-01',
    ],
    [{ 'date-parts': [[2020]], season: 2 }, '2020'],
    [{ 'date-parts': [[2020, 5, 4]], circa: true }, '2020-05-04'],
    [{ 'date-parts': [[2020, 15]] }, '2020'],
    [{ literal: '3 May 2020, or so' }, '2020-05-03'],
  ])('should keep what a date says beyond a day while it is that one: %j', (issued, published) => {
    const paper = read({ issued }) as Paper
    expect(paper.published).toBe(published)
    const written = (one: Paper): unknown => JSON.parse(stringify([one], cslJson))[0].issued
    expect(written(paper)).toEqual(issued)
    expect(written({ ...paper, published: '2019' })).toEqual({ 'date-parts': [[2019]] })
  })

  it('should keep spans of pages with a hyphen', () => {
    expect(read({ page: '117–142' })?.publication?.pages).toBe('117-142')
  })

  it('should keep nothing of a date that a day says whole', () => {
    expect(read({ issued: { 'date-parts': [['2020', '5', '']] } })).not.toHaveProperty('extra')
    expect(read({ issued: { raw: '2020-05' } })).not.toHaveProperty('extra')
  })

  it.each([
    [{ title: 'T', abstract: { a: 1 } }, 'abstract'],
    [{ author: 'Ada Quill' }, 'author'],
    [{ author: [7] }, 'author'],
    [{ author: [{ role: 'x' }] }, 'author'],
    [{ issued: 2025 }, 'issued'],
    [{ issued: { 'date-parts': [['soon']] } }, 'issued'],
    [{ issued: { 'date-parts': [[0]] } }, 'issued'],
  ])('should leave out what has another type than CSL gives it: %j', (item, key) => {
    expect(noticed(item)).toEqual([`invalid-field Unexpected value of ${key}; it is left out`])
  })

  it('should tell of an address that leads nowhere safe', () => {
    expect(read({ URL: 'javascript:alert(1)' })?.url).toBeUndefined()
    expect(noticed({ URL: 'javascript:alert(1)' }).map((line) => line.split(' ', 1)[0])).toEqual([
      'unsafe-link',
    ])
  })

  it.each([
    ['an item by its type and a key of CSL', '[{"type":"article","title":"T","DOI":"10.1/x"}]', 'csl-json'],
    ['an item by its date parts alone', '[{"title":"T","issued":{"date-parts":[[2025]]}}]', 'csl-json'],
    [
      'an item of an unknown type by its journal',
      '[{"type":"lamp","title":"T","container-title":"J","issued":{"date-parts":[[2025]]}}]',
      'csl-json',
    ],
  ])('should find out %s', (_, document, reader) => {
    expect(parse(document).papers[0]?.sources[0]?.reader).toBe(reader)
  })

  it('should tell of an item without a title', () => {
    const document = '[{"type":"article","title":"T"},{"type":"article"},{"type":"lamp","title":"U"}]'
    const { papers, messages } = parse(document, { reader: 'csl-json' })
    expect(papers.map(({ title }) => title)).toEqual(['T', 'U'])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['missing-title'])
  })
})
