import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const item = (paper: object, more: object = {}): string =>
  JSON.stringify([{ paper: { id: '2504.01234', title: 'Lamps', ...paper }, ...more }])

describe('the addresses of a page', () => {
  it.each<[address: string, digest: object]>([
    ['https://huggingface.co/papers/date/2025-04-03', { date: '2025-04-03', period: 'day' }],
    ['https://huggingface.co/papers/week/2025-W14', { period: 'week' }],
    ['https://huggingface.co/papers/month/2025-04', { period: 'month' }],
    ['https://huggingface.co/papers/trending', { period: 'trending' }],
    ['https://huggingface.co/papers?q=lamps+at+night', { query: 'lamps at night' }],
    ['https://huggingface.co/papers/2504.01234', {}],
    ['https://lamps-example.org/', {}],
  ])('should tell what %s is', (address, expected) => {
    const text = `Title: Lamps\n\nURL Source: ${address}\n\nMarkdown Content:\n\nNothing here is a paper.\n`
    const { papers: _, messages: __, ...stated } = parse(text, { reader: 'text' })
    expect(stated).toMatchObject(expected)
    if (Object.keys(expected).length === 0) expect(stated).not.toHaveProperty('period')
  })

  it('should resolve links by the base that a page names', () => {
    const { papers } = parse(
      page(
        '<h2><a href="abs/2504.01234">Lamps That Learn</a></h2><p>Authors: Ada Quill</p>',
        '<base href="https://arxiv.org/">',
      ),
      { reader: 'html' },
    )
    expect(papers[0]?.url).toBe('https://arxiv.org/abs/2504.01234')
  })

  it('should take an address without a scheme for one of the web', () => {
    const { papers } = parse(page('<h2><a href="//arxiv.org/abs/2504.01234">Lamps That Learn</a></h2>'), {
      reader: 'html',
    })
    expect(papers[0]?.identifiers.arxiv).toBe('2504.01234')
  })

  it('should know what was searched for by the field that holds it', () => {
    const card =
      '<article><a href="/login?next=%2Fpapers%2F2504.01234">7</a><h3><a href="/papers/2504.01234">Lamps That Learn</a></h3></article>'
    expect(parse(page(`<input type="search" value="lamps at night">${card}`), { reader: 'html' }).query).toBe(
      'lamps at night',
    )
    expect(parse(page(`<input type="search" value=" ">${card}`), { reader: 'html' }).query).toBeUndefined()
  })
})

describe('bytes of UTF-16 without a mark', () => {
  const bytes = (document: string, isBig: boolean): Uint8Array => {
    const buffer = Buffer.from(document, 'utf16le')
    return new Uint8Array(isBig ? buffer.swap16() : buffer)
  }
  it.each([false, true])('should be read by their first sign (big end first: %s)', (isBig) => {
    const document = page('<h2><a href="https://arxiv.org/abs/2504.01234">Lámps That Learn</a></h2>')
    expect(parse(bytes(document, isBig)).papers[0]?.title).toBe('Lámps That Learn')
  })
})

describe('items of the site as others keep them', () => {
  it.each<[name: string, document: string, paper: object]>([
    ['an organisation as a text', item({ organization: 'Lamp Lab' }), { organization: { name: 'Lamp Lab' } }],
    [
      'an organisation by its handle',
      item({ organization: { name: 'lamp-lab' } }),
      { organization: { name: 'lamp-lab' } },
    ],
    [
      'authors as texts',
      item({ authors: ['Ada Quill', 'Bo Reed'] }),
      { authors: [{ name: 'Ada Quill' }, { name: 'Bo Reed' }] },
    ],
    ['authors as one text', item({ authors: 'Ada Quill' }), { authors: [{ name: 'Ada Quill' }] }],
    [
      'hidden authors',
      item({ authors: [{ name: 'Ada Quill' }, { name: 'X', hidden: true }] }),
      { authors: [{ name: 'Ada Quill' }], authorCount: 2 },
    ],
    [
      'a paper within a text',
      JSON.stringify([{ paper: JSON.stringify({ id: '2504.01234', title: 'Lamps' }) }]),
      { title: 'Lamps' },
    ],
    ['an empty organisation', item({ organization: '' }), { title: 'Lamps' }],
  ])('should read %s', (_, document, paper) => {
    expect(parse(document, { reader: 'hugging-face' }).papers).toMatchObject([paper])
  })

  it.each<[name: string, document: string, count: number]>([
    ['authors without a name', item({ authors: [7, null] }), 1],
    ['a day that is no text', item({ submittedOnDailyAt: 7 }), 1],
    ['an organisation without a name', item({ organization: { fullname: 7 } }), 1],
  ])('should tell of %s', (_, document, count) => {
    const { messages } = parse(document, { reader: 'hugging-face' })
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(Array.from({ length: count }, () => 'invalid-field'))
  })
})

describe('tables of a page', () => {
  const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const HEAD = '<tr><th>Title</th><th>Authors</th><th>Link</th></tr>'
  const link = (id: string): string => `<a href="https://arxiv.org/abs/${id}">paper</a>`
  const titlesOf = (table: string): string[] =>
    parse(page(`<table>${table}</table>`), { reader: 'html' }).papers.map(({ title }) => title)

  it('should join a row that broke within its title', () => {
    const first = 'Lamps That Learn Which Corner of the Room'
    expect(titlesOf(HEAD + row(first, '', '') + row('Is Dark', 'Ada Quill', link('2504.01234')))).toEqual([
      `${first} Is Dark`,
    ])
  })

  it('should take no wrapped words for a title where no row goes on with them', () => {
    const long = 'Lamps That Learn Which Corner of the Room'
    expect(titlesOf(HEAD + row('Doors', 'Bo Reed', link('2504.01235')) + row(long, '', ''))).toEqual([
      'Doors',
    ])
    expect(
      titlesOf(
        HEAD + row(long, '', '') + row(long, '', '') + row('Is Dark', 'Ada Quill', link('2504.01234')),
      ),
    ).toHaveLength(1)
  })

  it('should read rows of a label and its value as a record', () => {
    const rows =
      row('Title:', 'Lamps That Learn') +
      row('Authors', 'Ada Quill') +
      row('', 'no label') +
      row('Link', link('2504.01234')) +
      row('Abstract')
    expect(titlesOf(rows)).toEqual(['Lamps That Learn'])
  })

  it('should know the columns of a table without a head by its first row', () => {
    expect(
      titlesOf(row('Title', 'Authors', 'PDF') + row('Lamps That Learn', 'Ada Quill', link('2504.01234'))),
    ).toEqual(['Lamps That Learn'])
  })

  it('should read nothing in a table without cells', () => {
    expect(titlesOf('<tr></tr>')).toEqual([])
  })
})

describe('JSON that breaks off', () => {
  it.each<[name: string, document: string, titles: string[]]>([
    [
      'within an item',
      `[{"paper":{"id":"2504.01234","title":"Lamps"}},{"paper":{"id":"2504.01235","ti`,
      ['Lamps'],
    ],
    ['within a wrapper', `{"papers":[{"paper":{"id":"2504.01234","title":"Lamps"}},{"pa`, ['Lamps']],
    [
      'within a page of its own data',
      `{"dateString":"2025-04-03","dailyPapers":[{"paper":{"id":"2504.01234","title":"Lamps"}}`,
      ['Lamps'],
    ],
    ['after a brace too many', `[{"paper":{"id":"2504.01234","title":"Lamps"}}]}`, ['Lamps']],
    ['in Lines', `{"paper":{"id":"2504.01234","title":"Lamps"}}\n{"paper":`, ['Lamps']],
    ['with a mark before it', `\uFEFF{"paper":{"id":"2504.01234","title":"Lamps"}}`, ['Lamps']],
  ])('should keep the whole items %s', (_, document, titles) => {
    expect(parse(document, { reader: 'hugging-face' }).papers.map(({ title }) => title)).toEqual(titles)
  })

  it('should not take an error of the interface for a paper', () => {
    expect(parse('{"error":"Not found","authors":[]}', { reader: 'hugging-face' }).papers).toEqual([])
  })
})
