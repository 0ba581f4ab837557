import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  type Condition,
  compileQuery,
  f,
  type Paper,
  parseQuery,
  printQuery,
  query,
  stats,
} from '../../src/index'
import { fieldNames } from '../../src/model/vocabulary'
import { countValues, groupPapers } from '../../src/query/group'
import { type SortKey, sortPapers } from '../../src/query/sort'
import { anyPapers } from '../arbitrary-paper'
import { paperOf } from '../exporters/paper'

const SEED = 20_261_127
const RUNS = { numRuns: 1000, seed: SEED }

function paper(title: string, more: Partial<Paper> = {}): Paper {
  return paperOf({ id: `title:${title.toLowerCase().replaceAll(' ', '-')}`, title, ...more })
}

const PAPERS: readonly Paper[] = [
  paper('Pruning Lamps', {
    abstract: 'We prune lamps with sparse attention.',
    authors: [{ name: 'Aäron van den Oord' }, { name: 'Ada Quill' }],
    authorCount: 12,
    published: '2025-04-03',
    featured: '2025-04-05',
    identifiers: { arxiv: '2504.01234', doi: '10.1234/lamps' },
    url: 'https://arxiv.org/abs/2504.01234',
    links: [{ url: 'https://github.com/fernhill-example/lamps', rel: 'code' }],
    keywords: ['moe', 'mixture of experts'],
    categories: ['cs.CL', 'cs.LG'],
    metrics: { upvotes: 12, comments: 0 },
    organization: { name: 'NVIDIA Research', slug: 'nvidia' },
    section: 'Robots',
  }),
  paper('Doors, Counted', {
    tldr: 'A survey of doors.',
    published: '2024',
    authors: [{ name: 'Bo Reed' }],
    metrics: { upvotes: 120 },
    categories: ['cs.RO'],
  }),
  paper('Äpfel und Birnen', { published: '2025-03', metrics: { upvotes: 12, stars: 3 }, keywords: ['moe'] }),
  paper('C++ for Lamps', {}),
]

function titles(text: string): string[] {
  return query(PAPERS)
    .match(text)
    .toArray()
    .map(({ title }) => title.split(' ', 1)[0] ?? '')
}

describe('a query', () => {
  it.each<[text: string, found: string[]]>([
    ['', ['Pruning', 'Doors,', 'Äpfel', 'C++']],
    ['lamps', ['Pruning', 'C++']],
    ['lamp*', ['Pruning', 'C++']],
    ['"sparse attention"', ['Pruning']],
    ['"attention sparse"', []],
    ['C++', ['C++']],
    ['apfel', ['Äpfel']],
    ['title:sparse', []],
    ['abstract:sparse', ['Pruning']],
    ['author:oord', ['Pruning']],
    ['author:"aaron van den Oord"', ['Pruning']],
    ['org:nvidia', ['Pruning']],
    ['keyword:moe', ['Pruning', 'Äpfel']],
    ['category:cs.CL', ['Pruning']],
    ['category:cs', ['Pruning', 'Doors,']],
    ['section:robots', ['Pruning']],
    ['source:text', ['Pruning', 'Doors,', 'Äpfel', 'C++']],
    ['2504.01234', ['Pruning']],
    ['10.1234/LAMPS', ['Pruning']],
    ['arxiv:2504.01234v3', ['Pruning']],
    ['doi:10.1234/lamps', ['Pruning']],
    ['id:title:doors,-counted', ['Doors,']],
    ['authors:>5', ['Pruning']],
    ['authors:1', ['Doors,']],
    ['upvotes:12', ['Pruning', 'Äpfel']],
    ['upvotes:>=12 -upvotes:>100', ['Pruning', 'Äpfel']],
    ['comments:0', ['Pruning']],
    ['stars:..3', ['Äpfel']],
    ['published:2025', ['Pruning', 'Äpfel']],
    ['published:2025-04', ['Pruning']],
    ['published:>=2025-03', ['Pruning', 'Äpfel']],
    ['published:2024..2025-03', ['Doors,', 'Äpfel']],
    // A paper of an unknown day of 2024 is surely of 2024, and not surely of its June.
    ['published:2024-06', []],
    ['published:>2024-06', ['Pruning', 'Äpfel']],
    ['featured:2025-04-05', ['Pruning']],
    ['has:code', ['Pruning']],
    ['-has:date', ['C++']],
    ['survey OR moe', ['Pruning', 'Doors,', 'Äpfel']],
    ['(survey OR moe) -has:code', ['Doors,', 'Äpfel']],
  ])('should find by %j', (text, found) => {
    expect(titles(text)).toEqual(found)
  })

  it.each<[condition: Condition, text: string]>([
    [f.title.has('pruning'), 'title:pruning'],
    [f.title.has('prun*'), 'title:prun*'],
    [f.text.has('sparse attention'), '"sparse attention"'],
    [f.text.has('-a'), '"-a"'],
    [f.authorCount.gt(5), 'authorCount:6..'],
    [f.authorCount.eq(5), 'authorCount:5'],
    [f.withdrawn.is(), 'has:withdrawn'],
    [f.withdrawn.is(false), '-has:withdrawn'],
    [f.author.has('5'), 'authors:"5"'],
    [f.upvotes.gte(5), 'upvotes:5..'],
    [f.upvotes.gt(999_999_999_999_999), 'upvotes:1000000000000000..'],
    [f.comments.lt(5), 'comments:..4'],
    [f.stars.lte(5), 'stars:..5'],
    [f.stars.between(2, 5), 'stars:2..5'],
    [f.published.between('2024', '2025'), 'published:2024..2025'],
    [f.published.on('2025-04'), 'published:2025-04'],
    [f.published.since('2025'), 'published:2025..'],
    [f.published.until('2025'), 'published:..2025'],
    [f.featured.before('2025'), 'featured:..2024'],
    [f.featured.after('2025'), 'featured:2026..'],
    [f.category.is('cs.CL'), 'categories:cs.CL'],
  ])('should write conditions as %#', (condition, text) => {
    expect(printQuery(condition.ast)).toBe(text)
    expect(parseQuery(text).ast).toEqual(condition.ast)
  })

  it.each([
    ['2024-02', '<2024-03-01', true],
    ['2024-02', '..2024-02-29', true],
    ['2024-02', '2024-02-01..2024-02-29', true],
    ['2024-02', '..2024-02-28', false],
    ['2023-02', '..2023-02-28', true],
    ['1900-02', '..1900-02-28', true],
    ['2000-02', '..2000-02-28', false],
    ['2023-04', '<2023-05-01', true],
    ['2023-07', '..2023-07-30', false],
    ['2023-08', '..2023-08-31', true],
    ['2023-12', '<2024', true],
    ['2023', '..2023-12-30', false],
  ])('should find a paper of %s by published:%s: %s', (published, range, isFound) => {
    const papers = [paperOf({ published })]
    expect(query(papers).match(`published:${range}`).count()).toBe(isFound ? 1 : 0)
  })

  it('should find an arXiv id by the DOI that arXiv made of it', () => {
    const papers = [paperOf({ identifiers: { doi: '10.48550/arxiv.2504.01234' } }), paperOf()]
    for (const asked of ['has:arxiv', 'arxiv:2504.01234', '2504.01234', 'arXiv:2504.01234v2'])
      expect(query(papers).match(asked).count()).toBe(1)
  })

  it('should join and turn conditions round', () => {
    const condition = f.has('code').and(f.upvotes.gt(5)).or(f.author.has('Reed')).not()
    expect(printQuery(condition.ast)).toBe('-(has:code upvotes:6.. OR authors:Reed)')
    expect(PAPERS.filter((each) => condition.test(each)).map(({ title }) => title)).toEqual([
      'Äpfel und Birnen',
      'C++ for Lamps',
    ])
  })

  it('should be a value, lazy, and readable again', () => {
    let read = 0
    const counted = {
      *[Symbol.iterator]() {
        for (const each of PAPERS) {
          read++
          yield each
        }
      },
    }
    const all = query(counted)
    const some = all.where(f.upvotes.gte(12)).where(({ title }) => title !== 'Doors, Counted')
    expect(read).toBe(0)
    expect(some.first()?.title).toBe('Pruning Lamps')
    expect(read).toBe(1)
    expect([some.count(), some.toArray().length, [...some].length, all.count()]).toEqual([2, 2, 2, 4])
  })

  it('should sort, cut and pick', () => {
    const sorted = query(PAPERS).sort('-upvotes', 'title')
    expect(sorted.toArray().map(({ title }) => title)).toEqual([
      'Doors, Counted',
      'Äpfel und Birnen',
      'Pruning Lamps',
      'C++ for Lamps',
    ])
    expect(sorted.offset(1).limit(2).select('title', 'abstract').toArray()).toEqual([
      { title: 'Äpfel und Birnen' },
      { title: 'Pruning Lamps', abstract: 'We prune lamps with sparse attention.' },
    ])
    expect(sorted.limit(0).toArray()).toEqual([])
    expect(sorted.select(({ title }) => title.length).first()).toBe(14)
    expect(
      query(PAPERS)
        .sort('published')
        .toArray()
        .map(({ published }) => published),
    ).toEqual(['2024', '2025-03', '2025-04-03', undefined])
    expect(
      query(PAPERS)
        .sort('-published')
        .toArray()
        .map(({ published }) => published),
    ).toEqual(['2025-04-03', '2025-03', '2024', undefined])
    expect(
      query(PAPERS)
        .sort((a, b) => b.title.length - a.title.length)
        .first()?.title,
    ).toBe('Äpfel und Birnen')
  })

  it('should group and count', () => {
    expect(
      query(PAPERS)
        .groupBy('year')
        .map(({ key, papers }) => [key, papers.length]),
    ).toEqual([
      ['2025', 2],
      ['2024', 1],
    ])
    expect(query(PAPERS).groupBy(({ title }) => title.charAt(0)).length).toBe(4)
    expect(query(PAPERS).facets('keyword', 'category')).toEqual({
      keyword: [
        { value: 'moe', count: 2 },
        { value: 'mixture of experts', count: 1 },
      ],
      category: [
        { value: 'cs.CL', count: 1 },
        { value: 'cs.LG', count: 1 },
        { value: 'cs.RO', count: 1 },
      ],
    })
  })

  it('should explain what it does, and what is wrong with its words', () => {
    const told: string[] = []
    const plan = query(PAPERS)
      .match('moe')
      .match('published:soon', { report: (message) => told.push(message.ruleId) })
      .where(f.has('code'))
      .where(() => true)
      .sort('-upvotes', () => 0)
      .limit(5)
      .explain()
    expect(plan).toMatchObject({
      query: 'moe -() has:code',
      functions: 1,
      sort: ['-upvotes', 'a function'],
      offset: 0,
      limit: 5,
    })
    expect(plan.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['invalid-query'])
    expect(told).toEqual(['invalid-query'])
  })

  it.each<[name: string, run: () => unknown, message: RegExp]>([
    ['no papers', () => query(undefined as never), /Expected papers, such as query/],
    ['a condition that is none', () => query([]).where('title' as never), /Expected a condition/],
    ['a key that nobody knows', () => query([]).sort('lamps' as never), /a key to sort by/],
    ['a negative limit', () => query([]).limit(-1), /limit as a whole number/],
    ['half an offset', () => query([]).offset(0.5), /offset as a whole number/],
    ['no fields', () => query(PAPERS).select().toArray(), /names of fields/],
    ['a group of nothing', () => query([]).groupBy('lamps' as never), /a field to group by/],
    ['a facet of nothing', () => query([]).facets('lamps' as never), /a field to group by/],
    ['empty words', () => f.title.has(' '), /Expected words/],
    ['a prefix of nothing', () => f.text.has(' *'), /Expected words/],
    ['a count that is none', () => f.upvotes.gt(-1), /whole numbers/],
    ['a range turned round', () => f.published.between('2025', '2024'), /partial ISO dates/],
    ['an identifier that is none', () => f.arxiv.is('lamp'), /Expected an identifier/],
    ['a part that nobody knows', () => f.has('lamps' as never), /Expected a field, received "lamps"/],
    ['a key nearly known', () => query([]).sort('-upvots' as never), /did you mean 'upvotes'/],
    [
      'a query that makes no sense',
      () => query([]).match('organisaton:x'),
      /did you mean 'organization'.*\n.*\n\^/s,
    ],
    [
      'a tree with an unknown field',
      () =>
        query([])
          .match({ type: 'has', part: 'lamp' as never })
          .count(),
      /a field/,
    ],
    ['a top that is none', () => stats([], { top: -1 }), /top as a whole number/],
  ])('should say what to do about %s', (_, run, message) => {
    expect(run).toThrow(TypeError)
    expect(run).toThrow(message)
  })
})

describe('stats', () => {
  it('should give figures for charts', () => {
    expect(stats(PAPERS)).toEqual({
      papers: 4,
      months: [
        { value: '2025-03', count: 1 },
        { value: '2025-04', count: 1 },
      ],
      organizations: [{ value: 'NVIDIA Research', count: 1 }],
      keywords: [
        { value: 'moe', count: 2 },
        { value: 'mixture of experts', count: 1 },
      ],
      categories: [
        { value: 'cs.CL', count: 1 },
        { value: 'cs.LG', count: 1 },
        { value: 'cs.RO', count: 1 },
      ],
      code: { count: 1, share: 0.25 },
      authorCounts: [
        { authors: 1, count: 1 },
        { authors: 12, count: 1 },
      ],
    })
    expect(stats(PAPERS, { top: 1 }).categories).toHaveLength(1)
  })

  it('should count empty months between two, but not those of centuries', () => {
    const of = (...days: string[]): unknown[] => [
      ...stats(days.map((published) => paper('T', { published }))).months,
    ]
    expect(of('2024-11-03', '2025-02')).toHaveLength(4)
    expect(of('1024-11-03', '2025-02')).toHaveLength(2)
    expect(stats([])).toMatchObject({ papers: 0, months: [], code: { share: 0 } })
  })
})

const condition = fc
  .constantFrom('has:code', 'upvotes:>100000', 'published:2024..', 'a', '-authors:2', 'keyword:a OR title:b')
  .map((text) => parseQuery(text).ast)
const sortKey = fc.constantFrom<SortKey>(...fieldNames, ...fieldNames.map((field) => `-${field}` as const))

describe(`the laws of queries (seed ${SEED})`, () => {
  it('should meet two conditions at once as one after the other', () => {
    fc.assert(
      fc.property(anyPapers, condition, condition, (papers, first, second) => {
        const both = papers.filter(compileQuery({ type: 'and', children: [first, second] }))
        expect(query(papers).match(first).match(second).toArray()).toEqual(both)
        expect(papers.filter(compileQuery(second)).filter(compileQuery(first))).toEqual(both)
      }),
      RUNS,
    )
  })

  it('should sort stably: a permutation, in order, where equal papers keep their places', () => {
    fc.assert(
      fc.property(
        fc.array(anyPapers, { maxLength: 3 }).map((lists) => lists.flat()),
        fc.array(sortKey, { minLength: 1, maxLength: 3 }),
        (papers, keys) => {
          const sorted = sortPapers(papers, keys)
          expect(new Set(sorted)).toEqual(new Set(papers))
          expect(sorted).toHaveLength(papers.length)
          expect(sortPapers(sorted, keys)).toEqual(sorted)
          // One key after the other, the last first, is the same: only a stable sort does that.
          expect(keys.reduceRight<Paper[]>((list, key) => sortPapers(list, [key]), papers)).toEqual(sorted)
          // A comparison has no short cut.
          const [key] = keys
          if (typeof key === 'string')
            expect(sortPapers(papers, [key, () => 0])).toEqual(sortPapers(papers, [key]))
        },
      ),
      RUNS,
    )
  })

  it('should count as many papers of a value as its group has', () => {
    fc.assert(
      fc.property(anyPapers, fc.constantFrom(...fieldNames), (papers, field) => {
        const groups = groupPapers(papers, field).map(({ key, papers: members }) => [key, members.length])
        const counts = countValues(papers, field).map(({ value, count }) => [value, count])
        expect(new Map(counts as [string, number][])).toEqual(new Map(groups as [string, number][]))
      }),
      RUNS,
    )
  })
})
