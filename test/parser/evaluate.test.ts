import { describe, expect, it } from 'vitest'

import { type DigestContent, type Paper, toPapers } from '../../src/index'
import { card, rulesOf, tree } from './support'

const date = (value: string): DigestContent => ({ type: 'digestDate', value })
const dated = (title: string, published: string): DigestContent =>
  card(['title', title], ['published', published])

describe('the day of a digest', () => {
  it.each<
    [
      name: string,
      nodes: DigestContent[],
      reference: string | undefined,
      day: string | undefined,
      rules: string[],
    ]
  >([
    ['as printed', [date('Jan 30, 2026')], undefined, '2026-01-30', []],
    ['as printed, before a reference', [date('2026-01-30')], '2027-01-01', '2026-01-30', []],
    [
      'as printed elsewhere on the page',
      [date('Jan 30'), date('2026-01-31')],
      '2027-06-01',
      '2026-01-30',
      [],
    ],
    ['from the reference', [date('Jan 30')], '2026-02-01', '2026-01-30', ['inferred-date']],
    ['from the reference, a year back', [date('Dec 30')], '2026-02-01', '2025-12-30', ['inferred-date']],
    [
      'from the newest paper',
      [date('Jan 30'), dated('A', 'Dec 27, 2025'), dated('B', 'May 2024')],
      undefined,
      '2026-01-30',
      ['inferred-date'],
    ],
    [
      'from the newest paper, in its year',
      [date('Jan 30'), dated('A', 'Jan 2, 2026')],
      undefined,
      '2026-01-30',
      ['inferred-date'],
    ],
    [
      'from a paper under a heading',
      [
        date('Jan 30'),
        { type: 'section', title: 'S', children: [card(['title', 'A'], ['published', '2025'])] },
      ],
      undefined,
      '2025-01-30',
      ['inferred-date'],
    ],
    ['unknown', [date('Jan 30'), card(['title', 'A'])], undefined, undefined, ['unknown-date']],
    [
      'unknown where the papers have no year either',
      [date('Jan 30'), dated('A', 'Jan 2')],
      undefined,
      undefined,
      ['unknown-date', 'unknown-date'],
    ],
    ['absent', [card(['title', 'A'])], undefined, undefined, []],
    ['unreadable', [date('some day')], undefined, undefined, []],
    [
      'unknown where day and month may be either',
      [date('03/04/2026')],
      undefined,
      undefined,
      ['unknown-date'],
    ],
    ['with more behind it', [date('Jan 30, 2026 edition')], undefined, '2026-01-30', []],
    ['the first that can be read', [date('some day'), date('Jan 30, 2026')], undefined, '2026-01-30', []],
  ])('should be known %s', (_, nodes, referenceDate, day, rules) => {
    const digest = toPapers(tree(...nodes), { referenceDate })
    expect(digest.date).toBe(day)
    expect(rulesOf(digest.messages)).toEqual(rules)
  })

  it('should date the papers that print no year', () => {
    const { papers, messages } = toPapers(
      tree(date('Jan 30, 2026'), dated('A', 'Jan 29'), dated('B', 'Mar 1')),
    )
    expect(papers.map(({ published }) => published)).toEqual(['2026-01-29', '2025-03-01'])
    expect(rulesOf(messages)).toEqual(['inferred-date', 'inferred-date'])
  })

  it('should date papers by the reference where the page has no day', () => {
    expect(toPapers(tree(dated('A', 'Jan 29')), { referenceDate: '2026-01-30' }).papers[0]?.published).toBe(
      '2026-01-29',
    )
  })
})

describe('featured', () => {
  const day = date('2026-01-30')
  it.each<[name: string, node: DigestContent, featured: string | undefined]>([
    ['a card of a listing', card(['submitter', 'floe'], ['title', 'A']), '2026-01-30'],
    ['a card without an abstract', card(['title', 'A']), '2026-01-30'],
    [
      'a card with upvotes and abstract',
      card(['upvotes', '3'], ['title', 'A'], ['abstract', 'B.']),
      '2026-01-30',
    ],
    [
      'a card with link and abstract',
      card(['title', 'A'], ['link', 'https://arxiv.org/abs/2504.02508'], ['abstract', 'B.']),
      '2026-01-30',
    ],
    ['a dated card', dated('A', 'Apr 3, 2025'), undefined],
    ['a card that lost its date', card(['title', 'A'], ['abstract', 'B.']), undefined],
    ['a card that says so', card(['title', 'A'], ['featured', '2026-01-29']), '2026-01-29'],
  ])('should be right for %s', (_, node, featured) => {
    expect(toPapers(tree(day, node)).papers[0]?.featured).toBe(featured)
  })
})

describe('the kind of page', () => {
  const title = (value: string): DigestContent => ({ type: 'digestTitle', value })
  it.each<[nodes: DigestContent[], period: string | undefined]>([
    [[title('Trending Papers'), dated('A', '2025')], 'trending'],
    [[{ type: 'query', value: 'gardens' }], 'search'],
    [[date('2026-01-30'), dated('A', '2025')], undefined],
    [[date('2026-01-30'), card(['title', 'A'])], undefined],
    [[card(['title', 'A'])], undefined],
  ])('should be told by what stands on it: %j', (nodes, period) => {
    expect(toPapers(tree(...nodes)).period).toBe(period)
  })

  it('should keep the first title and the first query', () => {
    const nodes: DigestContent[] = [
      title('Daily  Papers'),
      title('Other'),
      { type: 'query', value: 'a\nb' },
      { type: 'query', value: 'c' },
      { type: 'text', value: 'x' },
    ]
    expect(toPapers(tree(...nodes))).toMatchObject({ title: 'Daily Papers', query: 'a b' })
  })
})

describe('papers that stand twice', () => {
  it('should be united in the place of the first', () => {
    const { papers, messages } = toPapers(
      tree(
        card(
          ['title', 'Same'],
          ['upvotes', '3'],
          ['keyword', 'a'],
          ['author', 'Ada Vale'],
          ['link', 'https://a.example'],
        ),
        card(['title', 'Other']),
        card(
          ['title', 'Same'],
          ['upvotes', '4'],
          ['comments', '1'],
          ['abstract', 'Words.'],
          ['keyword', 'b'],
          ['category', 'cs.CL'],
          ['author', 'Ada Vale'],
          ['author', 'Ilse Moor'],
          ['link', 'https://a.example'],
          ['link', 'https://b.example'],
        ),
      ),
    )
    expect(papers.map(({ title }) => title)).toEqual(['Same', 'Other'])
    expect(papers[0]).toMatchObject({
      abstract: 'Words.',
      authors: [{ name: 'Ada Vale' }, { name: 'Ilse Moor' }],
      metrics: { upvotes: 3, comments: 1 },
      keywords: ['a', 'b'],
      categories: ['cs.CL'],
      links: [{ url: 'https://a.example' }, { url: 'https://b.example' }],
    })
    expect(papers[0]?.sources).toHaveLength(1)
    expect(rulesOf(messages)).toEqual(['duplicate-paper'])
  })

  it('should keep the names of the card that has more', () => {
    const names = ({ papers }: { papers: Paper[] }): string[] =>
      papers[0]?.authors.map(({ name }) => name) ?? []
    const one = card(['title', 'Same'], ['author', 'Ada Vale'])
    const none = card(['title', 'Same'])
    expect(names(toPapers(tree(one, none)))).toEqual(['Ada Vale'])
    expect(names(toPapers(tree(none, one)))).toEqual(['Ada Vale'])
  })

  it('should be kept apart where their identifiers contradict each other', () => {
    const arxiv = (id: string): DigestContent => card(['title', 'Same'], ['identifier', id])
    const ids = (nodes: DigestContent[]): string[] => toPapers(tree(...nodes)).papers.map(({ id }) => id)
    expect(ids([arxiv('2504.02508'), arxiv('2504.02509'), arxiv('2504.02508')])).toEqual([
      'arxiv:2504.02508',
      'arxiv:2504.02509',
    ])
    const both = (doi: string, keyword: string): DigestContent =>
      card(['title', 'Same'], ['identifier', '2504.02508'], ['identifier', doi], ['keyword', keyword])
    const { papers } = toPapers(tree(both('10.1000/a', 'first'), both('10.1000/b', 'second')))
    expect(papers.map(({ identifiers, keywords }) => [identifiers.doi, ...keywords])).toEqual([
      ['10.1000/a', 'first'],
      ['10.1000/b', 'second'],
    ])
  })

  const named = (title: string, ...names: string[]): DigestContent =>
    card(
      ['title', title],
      ['identifier', '2504.02508'],
      ...names.map((name): [type: 'author', value: string] => ['author', name]),
    )

  it.each([
    ['a word of their titles', named('Lamps', 'Bo Reed'), named('Lamps That Learn', 'Ada Vale')],
    [
      'two names',
      named('Corners', 'Bo Reed', 'Cy Oake', 'Di Ash'),
      named('Lamps That Learn', 'C. Oake', 'B. Reed'),
    ],
    ['all names of one', named('角落', 'Ada Vale'), named('Lamps That Learn', 'Ada Vale', 'Bo Reed')],
    ['nothing, where one names nobody', named('Corners'), named('Lamps That Learn', 'Ada Vale')],
  ])(
    'should be one by their identifier where they have in common %s, and take the title that tells most',
    (_, first, second) => {
      const { papers, messages } = toPapers(tree(first, second))
      expect(papers.map(({ title }) => title)).toEqual(['Lamps That Learn'])
      expect(rulesOf(messages)).toEqual(['duplicate-paper'])
    },
  )

  it('should be kept apart where one identifier has other titles and other names, and say so', () => {
    const { papers, messages } = toPapers(
      tree(named('Corners', 'Bo Reed', 'Cy Oake'), named('Lamps That Learn', 'Bo Reed', 'Di Ash')),
    )
    expect(papers.map(({ title }) => title)).toEqual(['Corners', 'Lamps That Learn'])
    expect(messages).toMatchObject([{ ruleId: 'conflicting-identifier', actual: 'Lamps That Learn' }])
  })
})

describe('trees', () => {
  it('should tell whose they are', () => {
    const root = tree({ type: 'section', title: 'Gardens', children: [card(['title', 'A'])] })
    expect(toPapers(root).papers[0]).toMatchObject({ section: 'Gardens', sources: [{ reader: 'tree' }] })
    expect(toPapers({ ...root, data: { reader: 'mine' } }).papers[0]?.sources[0]?.reader).toBe('mine')
    expect(
      toPapers({ ...root, data: { reader: 'mine' } }, { reader: 'yours', path: 'a.txt' }).papers[0]?.sources,
    ).toEqual([{ reader: 'yours', path: 'a.txt' }])
  })

  it('should lose an editor, not the publication, where a name fails the schema', () => {
    const { papers, messages } = toPapers(
      tree(
        card(
          ['title', 'A'],
          ['publication', 'Journal of Dusk', { part: 'container' }],
          ['editor', 'Ada Quill'],
          ['editor', 'Bo', { name: { name: 'Bo', family: '' } }],
        ),
      ),
    )
    expect(papers[0]?.publication).toMatchObject({
      container: 'Journal of Dusk',
      editors: [{ name: 'Ada Quill' }],
    })
    expect(rulesOf(messages)).toContain('invalid-field')
  })

  it('should lose a field, not a paper, where a value fails the schema', () => {
    const { papers, messages } = toPapers(
      tree(card(['title', 'A'], ['identifier', 'x', { kind: 'pmid' }], ['keyword', 'k'])),
    )
    expect(papers).toMatchObject([{ title: 'A', identifiers: {}, keywords: ['k'] }])
    expect(rulesOf(messages)).toEqual(['invalid-field'])
  })
})
