import { describe, expect, it } from 'vitest'

import {
  type FieldNode,
  fromDigest,
  json,
  type Paper,
  type PaperNode,
  parse,
  stringify,
  toPapers,
} from '../../src/index'

const PAPER: Paper = {
  id: 'arxiv:2504.01234',
  title: 'Lamps That Learn',
  abstract: 'We light lamps.',
  authors: [{ name: 'Ada Quill', family: 'Quill', given: 'Ada' }],
  authorCount: 3,
  published: '2025-04-03',
  identifiers: { arxiv: '2504.01234' },
  url: 'https://arxiv.org/abs/2504.01234',
  links: [{ url: 'https://arxiv.org/abs/2504.01234', rel: 'abstract' }],
  keywords: ['lamps'],
  categories: ['cs.RO'],
  metrics: { upvotes: 12, comments: 3 },
  sources: [{ reader: 'text' }],
}

/** The paper as it comes back when a plugin has changed the fields of its node. */
function edited(change: (fields: FieldNode[]) => FieldNode[]): Paper | undefined {
  const tree = fromDigest(stringify([PAPER], json), { reader: 'json' })
  const [node] = tree.children as PaperNode[]
  if (node) node.children = change(node.children)
  return toPapers(tree, { reader: 'json' }).papers[0]
}

const without = (type: string) => (fields: FieldNode[]) => fields.filter((field) => field.type !== type)
const withWords = (type: FieldNode['type'], value: string) => (fields: FieldNode[]) =>
  fields.map((field) => (field.type === type ? { type, value } : field))

describe('a stored paper', () => {
  it('should come back as it is, also where a plugin moved its fields', () => {
    expect(edited((fields) => fields)).toEqual(PAPER)
    expect(edited((fields) => [...fields].reverse())).toEqual(PAPER)
  })

  it.each<[name: string, change: (fields: FieldNode[]) => FieldNode[], expected: Partial<Paper>]>([
    [
      'another title',
      withWords('title', 'Lamps Anew'),
      { title: 'Lamps Anew', id: PAPER.id, url: PAPER.url },
    ],
    ['another number of upvotes', withWords('upvotes', '1.2k'), { metrics: { upvotes: 1200, comments: 3 } }],
    ['no upvotes', without('upvotes'), { metrics: { comments: 3 } }],
    ['a figure that is none', withWords('upvotes', 'many'), { metrics: { comments: 3 } }],
    ['another day', withWords('published', 'Apr 4, 2025'), { published: '2025-04-04' }],
    [
      'more names than are counted',
      (fields) => [
        ...fields,
        ...['B C', 'D E', 'F G'].map((value): FieldNode => ({ type: 'author', value })),
      ],
      { authorCount: 4 },
    ],
    [
      'another identifier',
      withWords('identifier', 'arXiv:2504.09999'),
      { identifiers: { arxiv: '2504.09999' }, id: 'arxiv:2504.09999' },
    ],
    [
      'one more link, to a DOI',
      (fields) => [...fields, { type: 'link', value: 'https://doi.org/10.1234/lamps' }],
      { identifiers: { arxiv: '2504.01234', doi: '10.1234/lamps' } },
    ],
    [
      'one more keyword',
      (fields) => [...fields, { type: 'keyword', value: 'corners' }],
      { keywords: ['lamps', 'corners'] },
    ],
  ])('should take %s from a plugin', (_, change, expected) => {
    expect(edited(change)).toMatchObject(expected)
  })

  it('should lose what a plugin takes out', () => {
    expect(edited(without('abstract'))).not.toHaveProperty('abstract')
    expect(edited(without('author'))?.authors).toEqual([])
  })

  it('should stay as it is where a plugin takes out its title, for a paper has one', () => {
    expect(edited(without('title'))).toBeUndefined()
  })

  it.each<[name: string, value: unknown, rules: string[]]>([
    ['no object', 7, ['invalid-field']],
    ['no title', { id: 'title:x' }, ['missing-title']],
    ['an id of nobody', { ...PAPER, id: 'lamp' }, ['invalid-field']],
    ['fewer authors than names', { ...PAPER, authorCount: 0 }, ['invalid-field']],
    ['a list that is none', { ...PAPER, keywords: 'lamps' }, ['invalid-field']],
    ['nothing but a title', { title: 'Lamps' }, []],
  ])('should tell of %s', (_, value, rules) => {
    const { messages } = parse(
      JSON.stringify([{ ...PAPER, id: 'title:first', title: 'First', identifiers: {} }, value]),
      { reader: 'json' },
    )
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(rules)
  })

  it('should tell its messages where it stands, and no place of a page that nobody names where it was changed', () => {
    const position = { start: { line: 9, column: 7, offset: 990 }, end: { line: 9, column: 9, offset: 992 } }
    const sources = [
      { reader: 'html', position },
      { reader: 'html', path: 'page.html', position },
    ]
    const whole = JSON.stringify([{ ...PAPER, sources }])
    const damaged = JSON.stringify([{ ...PAPER, published: 'soon', sources }])
    expect(parse(whole).papers).toMatchObject([{ sources }])
    const { papers, messages } = parse(damaged)
    expect(papers[0]?.sources).toEqual([{ reader: 'html' }, sources[1]])
    expect(messages).toMatchObject([{ ruleId: 'invalid-field', place: { start: { line: 1, column: 2 } } }])
  })

  it.each([
    '{"toString":1}',
    '['.repeat(100_000) + ']'.repeat(100_000),
    `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`,
  ])('should be read whatever its values are', (value) => {
    const text = `[{"id":${value},"title":"Lamps","authors":${value},"authorCount":${value},"identifiers":{},"metrics":${value}}, ${value}]`
    for (const { reason, actual = '' } of parse(text, { reader: 'json' }).messages)
      expect(reason.length + actual.length).toBeLessThan(400)
  })
})
