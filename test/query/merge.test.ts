import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { diffDigests, mergePapers, type Paper, type Publication, paperSchema } from '../../src/index'
import { contradicts, evidenceOf, idOf } from '../../src/model/identity'
import { anyPapers } from '../arbitrary-paper'
import { authorsOf, fullPaper, paperOf } from '../exporters/paper'
import { quickCases } from '../laws/support'

const SEED = 20_261_128
const RUNS = { numRuns: quickCases, seed: SEED }

/** Fields that the paper's own identity depends on are made to agree. */
function paper(title: string, fields: Partial<Paper> = {}): Paper {
  return paperOf({ id: idOf(title, fields.identifiers ?? {}), title, ...fields })
}

function idsOf(...lists: Paper[][]): string[] {
  return mergePapers(...lists).papers.map(({ id }) => id)
}

describe('mergePapers', () => {
  it('should unite what two digests tell of one paper', () => {
    const first = paper('Lamps That Learn', {
      authors: [{ name: 'Ada Quill' }],
      authorCount: 2,
      published: '2025',
      featured: '2025-04-05',
      identifiers: { arxiv: '2504.01234' },
      links: [{ url: 'https://a.example/x', rel: 'other' }],
      keywords: ['moe'],
      categories: ['cs.RO', 'cs.LG'],
      metrics: { upvotes: 12, stars: 3 },
      sources: [{ reader: 'text', digestDate: '2025-04-05' }],
    })
    const second = paper('Lamps That Learn, Twice', {
      abstract: 'We light lamps.',
      authors: [{ name: 'Ada Quill' }, { name: 'Bo Reed' }, { name: 'C D' }],
      published: '2025-04-03',
      featured: '2025-04-06',
      identifiers: { doi: '10.48550/arxiv.2504.01234', acl: '2025.acl-long.1' },
      links: [
        { url: 'https://a.example/x', rel: 'code' },
        { url: 'https://arxiv.org/abs/2504.01234', rel: 'abstract' },
      ],
      keywords: ['lamps', 'moe'],
      categories: ['cs.CL'],
      metrics: { upvotes: 10, comments: 1 },
      sources: [{ reader: 'html', digestDate: '2025-04-06' }],
    })
    const { papers, messages } = mergePapers([first], [second])
    expect(messages).toEqual([])
    expect(papers).toEqual([
      {
        id: 'arxiv:2504.01234',
        title: 'Lamps That Learn, Twice',
        abstract: 'We light lamps.',
        authors: second.authors,
        authorCount: 3,
        published: '2025-04-03',
        featured: '2025-04-05',
        identifiers: { arxiv: '2504.01234', doi: '10.48550/arxiv.2504.01234', acl: '2025.acl-long.1' },
        links: [
          { url: 'https://arxiv.org/abs/2504.01234', rel: 'abstract' },
          { url: 'https://a.example/x', rel: 'code' },
        ],
        keywords: ['lamps', 'moe'],
        categories: ['cs.CL', 'cs.LG', 'cs.RO'],
        metrics: { upvotes: 10, comments: 1, stars: 3 },
        sources: [
          {
            reader: 'text',
            digestDate: '2025-04-05',
            title: 'Lamps That Learn',
            metrics: { upvotes: 12, stars: 3 },
          },
          { reader: 'html', digestDate: '2025-04-06', metrics: { upvotes: 10, comments: 1 } },
        ],
      },
    ])
  })

  it('should keep what belongs together as one: a publication, a submission, and the keys of all', () => {
    const [first, second] = [
      paper('Lamps That Learn', {
        citationKey: 'quill',
        publication: { container: 'Journal of Dusk', volume: '3' },
        submitter: 'ada',
        submittedAt: '2025-04-03T10:00:00Z',
        extra: { ris: { N1: 'lent' } },
        sources: [{ reader: 'ris' }],
      }),
      paper('Lamps That Learn', {
        citationKey: 'lamps',
        publication: { container: 'Letters of Dawn', volume: '9', pages: '1-8' },
        submitter: 'bo',
        submitterName: 'Bo Reed',
        extra: { bibtex: { note: 'read' } },
        sources: [{ reader: 'bibtex' }],
      }),
    ]
    const [united] = mergePapers([first], [second]).papers
    expect(united).toMatchObject({
      citationKey: 'lamps',
      publication: { container: 'Letters of Dawn', volume: '9', pages: '1-8' },
      submitter: 'ada',
      submittedAt: '2025-04-03T10:00:00Z',
      extra: { bibtex: { note: 'read' }, ris: { N1: 'lent' } },
      sources: [
        { reader: 'bibtex', citationKey: 'lamps' },
        { reader: 'ris', citationKey: 'quill' },
      ],
    })
    expect(united).not.toHaveProperty('submitterName')
  })

  it('should pass a paper on as it is, where nothing is to be united', () => {
    const [only] = mergePapers([fullPaper], [fullPaper], [{ ...fullPaper }]).papers
    expect(only).toBe(fullPaper)
  })

  it.each<[name: string, lists: Paper[][], ids: string[]]>([
    ['a title alone', [[paper('Lamps!')], [paper('lamps')]], ['title:lamps']],
    [
      'a title, and an identifier of one',
      [[paper('Lamps')], [paper('Lamps', { identifiers: { doi: '10.1234/l' } })]],
      ['doi:10.1234/l'],
    ],
    [
      'another identifier',
      [
        [paper('Lamps', { identifiers: { arxiv: '2504.01234', doi: '10.1234/l' } })],
        [paper('Lamps Two', { identifiers: { doi: '10.1234/l' } })],
      ],
      ['arxiv:2504.01234'],
    ],
    [
      'a third paper between two',
      [
        [paper('Lamps')],
        [paper('Lamps Lit', { identifiers: { arxiv: '2504.01234' } })],
        [paper('Lamps', { identifiers: { arxiv: '2504.01234' } })],
      ],
      ['arxiv:2504.01234'],
    ],
    [
      'the DOI that arXiv gave to one of its versions',
      [
        [paper('Lamps Lit', { identifiers: { arxiv: '2504.01234' } })],
        [paper('Lamps', { identifiers: { doi: '10.48550/arxiv.2504.01234v2' } })],
      ],
      ['arxiv:2504.01234'],
    ],
    ['nothing', [[paper('Lamps')], [paper('Doors')]], ['title:lamps', 'title:doors']],
  ])('should know papers by %s', (_, lists, ids) => {
    expect(idsOf(...lists)).toEqual(ids)
  })

  it('should know a paper by a title that it has lost in merging', () => {
    const lamps = paper('Lamps', { identifiers: { arxiv: '2504.01234' } })
    const longer = paper('Lamps That Learn', { identifiers: { arxiv: '2504.01234' } })
    const { papers } = mergePapers([lamps], [longer])
    expect(idsOf(papers, [paper('Lamps')])).toEqual(['arxiv:2504.01234'])
  })

  it('should keep papers of one title apart whose identifiers contradict, and say so', () => {
    const lists = [
      [paper('Position', { identifiers: { arxiv: '2504.00001' } })],
      [paper('Position', { identifiers: { arxiv: '2504.00002' } })],
      [paper('Position')],
    ]
    const { papers, messages } = mergePapers(...lists)
    expect(papers).toHaveLength(3)
    expect(messages.map(({ ruleId, expected }) => [ruleId, expected])).toEqual([
      ['conflicting-identifier', ['arxiv:2504.00001', 'arxiv:2504.00002']],
    ])
  })

  it('should go by the identifier that a paper of several keeps, so that merging again changes nothing', () => {
    const lamps = (doi: string): Paper => paper('Lamps', { identifiers: { arxiv: '2504.01234', doi } })
    const once = mergePapers([lamps('10.1234/b'), lamps('10.1234/a'), paper('Lamps')])
    expect(once.papers).toHaveLength(1)
    expect(mergePapers(once.papers).papers).toEqual(once.papers)
  })

  it('should say nothing of papers of one title that all are identified', () => {
    const all = (kind: 'arxiv' | 'doi', values: readonly string[]): Paper[] =>
      values.map((value) => paper('Position', { identifiers: { [kind]: value } }))
    for (const list of [all('arxiv', ['2504.00001', '2504.00002']), all('doi', ['10.1234/a', '10.1234/b'])])
      expect(mergePapers(list)).toMatchObject({ papers: list, messages: [] })
  })

  it('should keep papers of one identifier apart whose titles have no common word, and say so', () => {
    const { papers, messages } = mergePapers(
      [paper('Lamps That Learn', { identifiers: { arxiv: '2504.01234' } })],
      [
        paper('Counting Doors', { identifiers: { arxiv: '2504.01234' } }),
        paper('Doors', { identifiers: { arxiv: '2504.01234' } }),
      ],
    )
    expect(papers.map(({ title }) => title)).toEqual(['Lamps That Learn', 'Counting Doors'])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['conflicting-identifier'])
  })

  it('should say which identifiers of one paper contradict', () => {
    const { papers, messages } = mergePapers(
      [paper('Lamps', { identifiers: { arxiv: '2504.01234', doi: '10.1234/b' } })],
      [paper('Lamps', { identifiers: { arxiv: '2504.01234', doi: '10.1234/a' } })],
    )
    expect(papers.map(({ identifiers }) => identifiers.doi)).toEqual(['10.1234/a'])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['conflicting-identifier'])
  })

  it('should say what to pass', () => {
    expect(() => mergePapers(fullPaper as never)).toThrow(/one paper: put it into an array/)
    expect(mergePapers()).toEqual({ papers: [], messages: [] })
  })
})

describe('diffDigests', () => {
  it('should tell what came, what went, and what is told differently', () => {
    const lamps = paper('Lamps', { metrics: { upvotes: 1 } })
    const doors = paper('Doors')
    const kites = paper('Kites')
    const difference = diffDigests({ papers: [lamps, doors] }, [
      { ...lamps, metrics: { upvotes: 2 }, sources: [{ reader: 'html' }] },
      kites,
    ])
    expect(difference.added).toEqual([kites])
    expect(difference.removed).toEqual([doors])
    expect(
      difference.changed.map(({ before, after, fields }) => [before.title, after.metrics.upvotes, fields]),
    ).toEqual([['Lamps', 2, ['metrics']]])
    expect(diffDigests([lamps], [lamps])).toEqual({ added: [], removed: [], changed: [] })
  })

  it('should say what to pass', () => {
    expect(() => diffDigests(7 as never, [])).toThrow(/Expected papers, such as diffDigests/)
  })
})

/** Views of a few works: each has its identifiers and titles, and a digest tells some of what it is. */
const works = [
  {
    titles: ['Lamps That Learn', 'Lamps That Learn, Revised'],
    identifiers: { arxiv: '2504.00001', doi: '10.1234/lamps' },
  },
  { titles: ['Doors, Counted', 'Doors'], identifiers: { arxiv: '2504.00002' } },
  { titles: ['Kites', '学会放风筝 Kites'], identifiers: { doi: '10.1234/kites', acl: '2025.acl-long.1' } },
  { titles: ['Position'], identifiers: {} },
] as const
const day = fc.constantFrom('2025', '2025-04', '2025-04-03', '2025-04-05')
const view: fc.Arbitrary<Paper> = fc
  .record({
    work: fc.constantFrom(...works),
    title: fc.nat(1),
    isNamed: fc.boolean(),
    published: fc.option(day, { nil: undefined }),
    featured: fc.option(day, { nil: undefined }),
    digestDate: fc.option(fc.constantFrom('2025-04-05', '2025-04-06'), { nil: undefined }),
    authors: fc.constantFrom<Paper['authors']>(
      [],
      [{ name: 'Ada Quill' }],
      [{ name: 'A. Quill' }],
      [{ name: 'Ada Quill' }, { name: 'Bo Reed' }],
    ),
    authorCount: fc.option(fc.constantFrom(2, 7), { nil: undefined }),
    abstract: fc.option(fc.constantFrom('We light.', 'We count.', 'We light lamps.'), { nil: undefined }),
    organization: fc.option(
      fc.constantFrom({ name: 'Lab' }, { name: 'Lamp Lab' }, { name: 'Lamp Lab', slug: 'lamp-lab' }),
      { nil: undefined },
    ),
    submitter: fc.option(fc.constantFrom('wren', 'odo'), { nil: undefined }),
    submitterName: fc.option(fc.constantFrom('Wren Hollow', 'Odo Fen'), { nil: undefined }),
    submittedAt: fc.option(fc.constantFrom('2025-04-04', '2025-04-05'), { nil: undefined }),
    moreAuthors: fc.option(fc.constant(true as const), { nil: undefined }),
    citationKey: fc.option(fc.constantFrom('quill2025', 'lamps'), { nil: undefined }),
    publication: fc.option(
      fc.constantFrom<Paper['publication'][]>(
        { container: 'J. Lamps', volume: '3' },
        { type: 'article-journal', container: 'J. Lamps' },
        { container: 'Lamps', volume: '7', issue: '1' },
      ),
      { nil: undefined },
    ),
    comment: fc.option(fc.constantFrom('9 pages', '12 pages'), { nil: undefined }),
    version: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    withdrawn: fc.option(fc.constant(true as const), { nil: undefined }),
    language: fc.option(fc.constantFrom('en', 'de'), { nil: undefined }),
    images: fc.option(
      fc.constantFrom<Paper['images'][]>(
        [{ url: 'https://a.example/a.png', rel: 'thumbnail' }],
        [{ url: 'https://a.example/a.png', rel: 'media' }],
        [{ url: 'https://a.example/b.png', rel: 'media' }],
      ),
      { nil: undefined },
    ),
    extra: fc.option(
      fc.constantFrom<Paper['extra'][]>(
        { bibtex: { entryType: 'article', fields: { note: 'a', title: 'T' } } },
        { bibtex: { entryType: 'misc', fields: { title: 'U' } }, ris: { ZZ: ['x'] } },
        { ris: { ZZ: 'y' } },
      ),
      { nil: undefined },
    ),
    section: fc.option(fc.constantFrom('Robots', 'Lamps'), { nil: undefined }),
    keywords: fc.subarray(['a', 'b', 'c'], { minLength: 0 }),
    categories: fc.shuffledSubarray(['cs.CL', 'cs.RO']),
    links: fc
      .shuffledSubarray<Paper['links'][number]>(
        [
          { url: 'https://a.example/x', rel: 'code' },
          { url: 'https://a.example/x', rel: 'other' },
          { url: 'https://a.example/y', rel: 'pdf' },
        ],
        { maxLength: 2 },
      )
      .filter((links) => new Set(links.map(({ url }) => url)).size === links.length),
    metrics: fc.record({ upvotes: fc.nat(9), stars: fc.nat(9) }, { requiredKeys: [] }),
    path: fc.constantFrom('a.txt', 'b.txt'),
  })
  .map(({ work, title: index, isNamed, digestDate, path, ...fields }) => {
    const title = work.titles[index % work.titles.length] ?? work.titles[0]
    const identifiers = isNamed ? work.identifiers : {}
    const authorCount =
      fields.authorCount === undefined ? undefined : Math.max(fields.authorCount, fields.authors.length)
    const sources = [{ reader: 'text', path, ...(digestDate && { digestDate }) }]
    const stated = Object.fromEntries(
      Object.entries({ ...fields, authorCount }).filter(([, value]) => value !== undefined),
    )
    return paper(title, { ...stated, identifiers, sources })
  })
const list = fc.array(view, { maxLength: 6 })
const sorted = (papers: readonly Paper[]): string[] => papers.map((each) => JSON.stringify(each)).sort()

it('should keep names that are spelled out', () => {
  const [short, full] = ['A. Quill', 'Ada Quill'].map((name) =>
    paperOf({ authors: authorsOf(name), identifiers: { arxiv: '2504.01234' } }),
  ) as [Paper, Paper]
  for (const lists of [
    [[short], [full]],
    [[full], [short]],
  ])
    expect(mergePapers(...lists).papers.map(({ authors }) => authors.map(({ name }) => name))).toEqual([
      ['Ada Quill'],
    ])
})

describe(`the laws of merging (seed ${SEED})`, () => {
  it('should give the same papers for any order of its input', () => {
    fc.assert(
      fc.property(
        fc
          .array(list, { maxLength: 4 })
          .chain((lists) =>
            fc.tuple(
              fc.constant(lists),
              fc.shuffledSubarray(lists, { minLength: lists.length }),
              fc.shuffledSubarray(lists.flat(), { minLength: lists.flat().length }),
            ),
          ),
        ([lists, others, flat]) => {
          const merged = sorted(mergePapers(...lists).papers)
          expect(sorted(mergePapers(...others).papers)).toEqual(merged)
          expect(sorted(mergePapers(flat).papers)).toEqual(merged)
        },
      ),
      RUNS,
    )
  })

  it('should change nothing when it is done again', () => {
    fc.assert(
      fc.property(fc.oneof(list, anyPapers), (papers) => {
        const merged = mergePapers(papers).papers
        expect(mergePapers(merged).papers).toEqual(merged)
        expect(sorted(mergePapers(merged, papers, merged).papers)).toEqual(sorted(merged))
      }),
      RUNS,
    )
  })

  it('should be associative where nothing contradicts', () => {
    fc.assert(
      fc.property(list, list, list, (a, b, c) => {
        const whole = mergePapers(a, b, c)
        expect(whole.messages).toEqual([])
        expect(sorted(mergePapers(mergePapers(a, b).papers, c).papers)).toEqual(sorted(whole.papers))
        expect(sorted(mergePapers(a, mergePapers(b, c).papers).papers)).toEqual(sorted(whole.papers))
      }),
      RUNS,
    )
  })

  it('should keep the sources of all, and give papers that pass the schema', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const { papers } = mergePapers(a, b)
        const paths = (of: readonly Paper[]): string[] =>
          [
            ...new Set(
              of.flatMap(({ sources }) => sources.map(({ path, digestDate }) => `${path} ${digestDate}`)),
            ),
          ].sort()
        expect(paths(papers)).toEqual(paths([...a, ...b]))
        for (const each of papers) expect(paperSchema.parse(each)).toEqual(each)
      }),
      RUNS,
    )
  })
})

const printed = (publication: Omit<Publication, 'type'>): Partial<Paper> => ({
  publication: { type: 'article-journal', container: 'Journal of Dusk', ...publication },
})

/** Views that contradict each other: other authors, years and identifiers under the same titles. */
const doubtful: fc.Arbitrary<Paper> = fc
  .record({
    title: fc.constantFrom('Position', 'Position, Lamps', '$\\mu$P', 'μP'),
    names: fc.subarray(['Ada Quill', 'Bo Tarn', 'Cy Reed']),
    published: fc.option(fc.constantFrom('2020', '2021', '2022-05', '2023'), { nil: undefined }),
    identifiers: fc.record(
      { arxiv: fc.constantFrom('2504.00001', '2504.00002'), doi: fc.constantFrom('10.1234/a', '10.1234/b') },
      { requiredKeys: [] },
    ),
    publication: fc.option(
      fc.record(
        {
          type: fc.constant('article-journal' as const),
          container: fc.constantFrom('Dusk', 'DUSK', 'Journal of Dusk'),
          volume: fc.constantFrom('1', '2'),
          pages: fc.constantFrom('1', '1-9', '12'),
        },
        { requiredKeys: ['type'] },
      ),
      { nil: undefined },
    ),
  })
  .map(({ title, names, published, identifiers, publication }) =>
    paper(title, {
      authors: authorsOf(...names),
      identifiers,
      ...(published && { published }),
      ...(publication && { publication }),
    }),
  )

describe(`the laws of identity (seed ${SEED})`, () => {
  const crowd = fc.array(doubtful, { maxLength: 8 })

  it('should find the same papers in any order, and nothing more when it is done again', () => {
    fc.assert(
      fc.property(
        crowd.chain((papers) =>
          fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
        ),
        ([papers, others]) => {
          const merged = mergePapers(papers).papers
          expect(sorted(mergePapers(others).papers)).toEqual(sorted(merged))
          expect(mergePapers(merged).papers).toEqual(merged)
        },
      ),
      RUNS,
    )
  })

  it('should unite two papers of one title where nothing contradicts, and no others', () => {
    fc.assert(
      fc.property(doubtful, doubtful, (first, second) => {
        const isSameTitle = idOf(first.title, {}) === idOf(second.title, {})
        const [a, b] = [evidenceOf(first), evidenceOf(second)]
        expect(contradicts(a, b)).toBe(contradicts(b, a))
        const isShared = a.keys.some((key) => b.keys.includes(key))
        fc.pre(isSameTitle && !isShared)
        expect(mergePapers([first], [second]).papers).toHaveLength(contradicts(a, b) ? 2 : 1)
      }),
      RUNS,
    )
  })

  it.each<[what: string, first: Partial<Paper>, second: Partial<Paper>]>([
    ['all family names are others', { authors: authorsOf('Ada Quill') }, { authors: authorsOf('Bo Tarn') }],
    ['years are more than one apart', { published: '2020' }, { published: '2022-01' }],
    [
      'identifiers of one kind are others',
      { identifiers: { doi: '10.1234/a' } },
      { identifiers: { doi: '10.1234/b' } },
    ],
    ['volumes of one journal are others', printed({ volume: '3' }), printed({ volume: '4' })],
    [
      'first pages of one journal are others',
      printed({ volume: '3', pages: '12-19' }),
      printed({ pages: '210--219' }),
    ],
  ])('should keep papers of one title apart where %s', (_, first, second) => {
    expect(mergePapers([paper('Lamps', first)], [paper('Lamps', second)])).toMatchObject({
      papers: [{}, {}],
      messages: [],
    })
  })

  it('should unite papers of one identifier under other titles by their names', () => {
    const named = (title: string, ...names: string[]): Paper =>
      paper(title, { authors: authorsOf(...names), identifiers: { arxiv: '2504.00001' } })
    const first = named('Lamps That Learn', 'Ada Quill', 'Bo Tarn', 'Cy Reed')
    expect(mergePapers([first], [named('Bright Corners', 'B. Tarn', 'A. Quill')]).papers).toHaveLength(1)
    expect(mergePapers([first], [named('Bright Corners', 'Bo Tarn', 'Di Ash')]).papers).toHaveLength(2)
  })
})
