import { describe, expect, it } from 'vitest'

import { type Diagnostic, parse, parseStream, readers } from '../../src/index'
import { huggingFace } from '../../src/readers/hugging-face'

const paper = (overrides: object = {}): object => ({
  id: '2504.01234',
  title: 'Lamps That Learn',
  authors: [{ name: 'Ada Quill', hidden: false }],
  upvotes: 3,
  publishedAt: '2025-04-02T17:59:37.000Z',
  ...overrides,
})

function read(value: unknown): { papers: ReturnType<typeof parse>['papers']; rules: string[] } {
  const { papers, messages } = parse(typeof value === 'string' ? value : JSON.stringify(value), {
    reader: 'hugging-face',
  })
  return { papers, rules: messages.map(({ ruleId }) => ruleId) }
}

async function stream(text: string, size: number): Promise<{ titles: string[]; rules: string[] }> {
  const rules: string[] = []
  const titles: string[] = []
  const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
  const report = ({ ruleId }: Diagnostic): unknown => rules.push(ruleId)
  for await (const { title } of parseStream(chunks, { readers, reader: 'hugging-face', report }))
    titles.push(title)
  return { titles, rules }
}

describe('the hugging-face reader', () => {
  it.each([
    ['an array of items', '[{"paper":{"id":"2504.01234","authors":[{"_id":"1"', 0.95],
    ['one paper', '{"id":"2504.01234","authors":[{"_id":"1","name":"a","statusLastChangedAt":"x"', 0.95],
    ['an empty day', '[]', 0.3],
    ['records', '[{"title":"a","authors":["b"]}]', 0.6],
    ['rows by id', '{"Kites": {"2504.01234": "|**2025', 0.6],
    ['what Python prints', "[{'paper': {'id': '2504.01234'", 0.6],
    ['other JSON', '{"a":1}', 0.3],
    ['prose in brackets', '[1] A. Quill, Lamps', 0],
    ['a page', '<html>"paper":{', 0],
    ['text', 'Daily Papers', 0],
  ])('should tell how sure it is of %s', (_case, head, score) => {
    expect(huggingFace.detect(head)).toBe(score)
  })

  it.each([
    ['a bare array', [paper()]],
    ['items', [{ paper: paper() }]],
    ['one paper', paper()],
    ['one item', { paper: paper() }],
    ['a list in an object', { papers: [paper()] }],
    ['a list in objects', { status: 'ok', data: { results: [paper()] } }],
    ['papers by id', { '2504.01234': paper() }],
    ['a list under a topic', { Lamps: [paper()] }],
  ])('should find the paper in %s', (_case, value) => {
    expect(read(value)).toMatchObject({
      papers: [{ id: 'arxiv:2504.01234', metrics: { upvotes: 3 } }],
      rules: [],
    })
  })

  it.each([
    ['keep a zero upvote count', { upvotes: 0 }, { metrics: { upvotes: 0 } }],
    [
      'count hidden authors without naming them',
      { authors: [{ name: 'A B' }, { name: 'C D', hidden: true }] },
      { authorCount: 2, authors: [{ name: 'A B' }] },
    ],
    [
      'take a repository for code as well as for a project',
      { projectPage: 'https://github.com/a/b' },
      { links: [{ rel: 'abstract' }, { rel: 'code' }, { rel: 'project' }] },
    ],
    [
      'keep a project page that the abstract names too',
      { summary: 'See https://a.example.org/x.', projectPage: 'https://a.example.org/x' },
      { links: [{ rel: 'abstract' }, { url: 'https://a.example.org/x', rel: 'project' }] },
    ],
    [
      'take the handle of an organisation apart from its name',
      { organization: { name: 'a-b', fullname: 'A B Lab' } },
      { organization: { name: 'A B Lab', slug: 'a-b' } },
    ],
    [
      'leave an unknown organisation name to its handle',
      { organization: { name: 'a-b' } },
      { organization: { name: 'a-b', slug: 'a-b' } },
    ],
  ])('should %s', (_case, fields, expected) => {
    const { papers, rules } = read([{ paper: paper(fields) }])
    expect(papers[0]).toMatchObject(expected)
    expect(rules).toEqual([])
  })

  it('should prefer what the paper says to what its item says', () => {
    const { papers } = read([
      {
        paper: paper({ summary: 'Long.' }),
        title: 'Lamps',
        summary: 'Short.',
        publishedAt: '2025-04-01T20:00:00.000Z',
      },
    ])
    expect(papers[0]).toMatchObject({ title: 'Lamps That Learn', abstract: 'Long.', published: '2025-04-02' })
    expect(papers[0]).not.toHaveProperty('featured')
  })

  it.each([
    ['the day of the listing', '2025-04-02T17:59:37.000Z', '2025-04-04T01:02:03.000Z', '2025-04-04'],
    [
      'none where it is the paper’s own time',
      '2025-04-02T17:59:37.000Z',
      '2025-04-02T17:59:37.000Z',
      undefined,
    ],
    [
      'none where that is told four hours early',
      '2025-04-02T02:59:37.000Z',
      '2025-04-01T22:59:37.000Z',
      undefined,
    ],
    [
      'none where that is told five hours early',
      '2025-04-02T17:59:37.000Z',
      '2025-04-02T12:59:37.000Z',
      undefined,
    ],
    [
      'none late in the evening, which may be the next day',
      '2025-04-02T17:59:37.000Z',
      '2025-04-03T21:00:00.000Z',
      undefined,
    ],
    ['none where it is no time', '2025-04-02T17:59:37.000Z', 'yesterday', undefined],
  ])('should take from an older item %s', (_case, publishedAt, listed, featured) => {
    expect(read([{ paper: paper({ publishedAt }), publishedAt: listed }]).papers[0]?.featured).toBe(featured)
  })

  it.each([
    ['title', 4, 'missing-title'],
    ['authors', [{ hidden: false }], 'invalid-field'],
    ['upvotes', -1, 'invalid-field'],
    ['upvotes', 1.5, 'invalid-field'],
    ['publishedAt', 99_999_999, 'invalid-field'],
    ['publishedAt', 'someday', 'invalid-field'],
    ['submittedOnDailyAt', {}, 'invalid-field'],
    ['submittedOnDailyBy', 4, 'invalid-field'],
    ['ai_keywords', [1], 'invalid-field'],
    ['githubRepo', 'javascript:alert(1)', 'unsafe-link'],
    ['projectPage', 'data:text/html,x', 'unsafe-link'],
    ['id', 'nonsense', 'invalid-field'],
  ])('should leave out %s as %j, with a message', (key, value, rule) => {
    expect(read([{ paper: paper({ [key]: value }) }]).rules).toContain(rule)
  })

  it.each([
    ['authors', 'Ada Quill, Bo Tarn', { authors: [{ name: 'Ada Quill' }, { name: 'Bo Tarn' }] }],
    ['summary', ['We test.', 'It works.'], { abstract: 'We test. It works.' }],
    ['upvotes', '3', { metrics: { upvotes: 3 } }],
    ['ai_keywords', 'lamps, kites', { keywords: ['lamps', 'kites'] }],
  ])('should read %s as %j, which says the same in another way', (key, value, expected) => {
    const { papers, rules } = read([{ paper: paper({ [key]: value }) }])
    expect(papers).toMatchObject([expected])
    expect(rules).toEqual([])
  })

  it('should ignore null, and keys that it does not know', () => {
    const empty = {
      summary: null,
      organization: null,
      githubRepo: null,
      projectPage: '',
      ai_keywords: null,
      upvoted: {},
      x: [1],
    }
    expect(read([{ paper: paper(empty), numComments: null, submittedBy: null }]).rules).toEqual([])
  })

  it('should take an empty day for a document without papers', () => {
    expect(read('[]')).toEqual({ papers: [], rules: ['empty-list'] })
  })

  it('should take the days and topics of lists from their keys', () => {
    const { papers } = read({
      '2025-04-04': [paper()],
      'Slow Servers': [paper({ id: '2504.04321', title: 'Servers' })],
    })
    expect(papers.map(({ featured, section }) => ({ featured, section }))).toEqual([
      { featured: '2025-04-04', section: undefined },
      { featured: undefined, section: 'Slow Servers' },
    ])
  })

  it.each([
    ['news', [{ title: 'We raised money', author: 'x', url: 'https://news.example.org/1' }]],
    ['models', { models: [{ id: 'a/b', name: 'b', likes: 4 }] }],
    ['an error', { error: 'Not found' }],
  ])('should find no paper in %s, and say so', (_case, value) => {
    const { papers, rules } = read(value)
    expect(papers).toEqual([])
    expect(rules).toContain('no-papers')
  })

  it.each(['[', '{"a":', '[{"paper":'])('should survive 100,000 times %s', (piece) => {
    expect(read(piece.repeat(100_000)).rules).toContain('invalid-json')
    const close = piece === '[' ? ']' : piece.startsWith('[') ? '}]' : '}'
    const { papers, rules } = read(`${piece.repeat(100_000)}1${close.repeat(100_000)}`)
    expect(papers).toEqual([])
    expect(rules).toContain('limit-exceeded')
  })

  it('should let no key reach a prototype', () => {
    const text =
      '[{"__proto__":{"polluted":1},"paper":{"__proto__":{"title":"x","polluted":1},"id":"2504.01234","constructor":{"prototype":{"polluted":1}}}}]'
    expect(read(text)).toMatchObject({ papers: [], rules: ['no-papers', 'missing-title'] })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it.each([1, 7, 4096])('should stream arrays, objects and lines in pieces of %i units', async (size) => {
    const papers = ['One', 'Two', 'Three'].map((title, index) => paper({ title, id: `2504.0000${index}` }))
    const texts = [
      JSON.stringify(papers),
      JSON.stringify({ date: '2025-04-04', papers }),
      papers.map((one) => JSON.stringify(one)).join('\n'),
    ]
    for (const text of texts)
      expect(await stream(text, size)).toEqual({ titles: ['One', 'Two', 'Three'], rules: [] })
  })

  it('should keep the complete papers of a stream that was cut', async () => {
    const text = JSON.stringify([paper(), paper({ id: '2504.04321', title: 'Servers' })])
    expect(await stream(text.slice(0, -20), 16)).toEqual({
      titles: ['Lamps That Learn'],
      rules: ['invalid-json'],
    })
  })
})
