import { describe, expect, it } from 'vitest'

import {
  type EnrichOptions,
  enrich,
  enrichStream,
  type Lookup,
  local,
  type Resolver,
  type ResolverOptions,
  resolvers,
} from '../../src/enrich/index'
import { bibtex, type Paper, paperSchema, parse, query, stringify } from '../../src/index'
import { inventedRecords, paper } from './papers'

const PAGE = `Daily Papers

Apr 5

Lanterns That Learn: A Study of Slow Harbours

We teach lanterns.

  • 3 authors
·
Apr 3, 2025

Kettles of the North

We boil water.

  • 2 authors
·
Apr 4, 2025

Nobody Wrote This

We say nothing.

  • 1 author
·
Apr 4, 2025
`

const lanterns = paper('Lanterns That Learn: A Study of Slow Harbours', {
  authors: ['Ada Quill', 'Bo van Tarn', 'Cleo Wren'],
  published: '2025-04-03',
  identifiers: { arxiv: '2504.01234' },
  categories: ['cs.LG', 'cs.CL'],
  sources: [{ reader: 'json', path: 'yesterday.json' }],
})
const kettles = [
  paper('Kettles of the North', { authors: ['Dov Reed', 'Esme Moss'], published: '2025' }),
  paper('Kettles of the North', { authors: ['Finn Hale', 'Gita Fell'], published: '2025' }),
]

describe('enrich', () => {
  it('should give names and identifiers of held records, and say what came from where', async () => {
    const digest = parse(PAGE)
    const { papers, messages, report } = await enrich(digest, {
      resolvers: [local([...kettles, lanterns, ...inventedRecords(2000)])],
    })
    const [first, second, third] = papers as [Paper, Paper, Paper]
    expect(first.authors.map(({ name }) => name)).toEqual(['Ada Quill', 'Bo van Tarn', 'Cleo Wren'])
    expect(first).toMatchObject({
      id: 'arxiv:2504.01234',
      abstract: 'We teach lanterns.',
      categories: ['cs.LG', 'cs.CL'],
    })
    expect(first.sources).toEqual([
      digest.papers[0]?.sources[0],
      { reader: 'json', path: 'yesterday.json', fields: ['authors', 'identifiers.arxiv', 'categories'] },
    ])
    expect(second).toEqual(digest.papers[1])
    expect(third).toEqual(digest.papers[2])
    for (const one of papers) expect(paperSchema.safeParse(one).success).toBe(true)
    expect(
      messages.map(({ ruleId, actual, expected, place }) => [ruleId, actual, expected, place !== undefined]),
    ).toEqual([
      [
        'ambiguous-match',
        'Kettles of the North',
        [
          'Dov Reed and 1 more, 2025, Kettles of the North',
          'Finn Hale and 1 more, 2025, Kettles of the North',
        ],
        true,
      ],
      ['not-found', 'Nobody Wrote This', undefined, true],
    ])
    expect(report).toEqual({
      papers: 3,
      named: 1,
      whole: 0,
      matched: 1,
      ambiguous: 1,
      notFound: 1,
      unchecked: 0,
    })
  })

  it('should leave its input as it was', async () => {
    const digest = parse(PAGE)
    const before = structuredClone(digest.papers)
    await enrich(digest, { resolvers: [local([lanterns])] })
    expect(digest.papers).toEqual(before)
  })

  it('should make an entry with names, eprint and address', async () => {
    const { papers } = await enrich(parse(PAGE), { resolvers: [local([lanterns])] })
    const text = stringify(papers.slice(0, 1), bibtex)
    expect(text).toContain('author = {Quill, Ada and van Tarn, Bo and Wren, Cleo}')
    expect(text).toMatch(/eprint\s+= \{2504\.01234\}/)
    expect(text).toMatch(/url\s+= \{https:\/\/arxiv\.org\/abs\/2504\.01234\}/)
  })

  it('should keep what the page states', async () => {
    const stated = paper(lanterns.title, {
      authors: ['A. Quill', 'B. van Tarn', 'C. Wren'],
      published: '2025-04',
      abstract: 'Ours.',
    })
    const { papers, messages } = await enrich([stated], {
      resolvers: [local([{ ...lanterns, abstract: 'Theirs.' }])],
    })
    const [paperOfPage] = papers
    expect(paperOfPage).toEqual({
      ...stated,
      identifiers: { arxiv: '2504.01234' },
      id: 'arxiv:2504.01234',
      categories: ['cs.LG', 'cs.CL'],
      sources: [...stated.sources, { ...lanterns.sources[0], fields: ['identifiers.arxiv', 'categories'] }],
    })
    expect(messages).toEqual([])
  })

  it('should give an entry of a bibliography identifiers, and nothing to print that its owner did not ask for', async () => {
    const entry = paper(lanterns.title, { authors: ['Ada Quill'], moreAuthors: true, citationKey: 'lamps' })
    const { papers } = await enrich([entry], {
      resolvers: [local([{ ...lanterns, abstract: 'Theirs.', withdrawn: true }])],
    })
    expect(papers[0]).toMatchObject({
      citationKey: 'lamps',
      identifiers: { arxiv: '2504.01234' },
      withdrawn: true,
      categories: [],
    })
    expect(papers[0]?.authors).toHaveLength(3)
    expect(papers[0]).not.toHaveProperty('abstract')
  })

  it('should tell where a number of authors is another one', async () => {
    const stated = paper(lanterns.title, { authorCount: 2, published: '2025-04-03' })
    const { papers, messages } = await enrich([stated], { resolvers: [local([lanterns])] })
    expect(papers[0]).toMatchObject({ authorCount: 3 })
    expect(messages).toMatchObject([{ ruleId: 'overwritten-field', actual: '2' }])
  })

  it('should complete a list that is cut, and no other', async () => {
    const cut = paper(lanterns.title, { authors: ['Ada Quill'], moreAuthors: true, published: '2025' })
    const { papers } = await enrich([cut], { resolvers: [local([lanterns])] })
    expect(papers[0]?.authors).toHaveLength(3)
    expect(papers[0]).not.toHaveProperty('moreAuthors')
  })
})

describe('the version of a paper', () => {
  const published = paper(lanterns.title, {
    authors: ['Ada Quill', 'Bo van Tarn', 'Cleo Wren'],
    published: '2026-06',
    identifiers: { doi: '10.1234/lanterns' },
    publication: { type: 'paper-conference', container: 'Proceedings of Harbours' },
  })
  const stated = paper(lanterns.title, { authorCount: 3, published: '2025-04-03' })
  const resolvers = [local([lanterns, published])]

  it('should be told where it came out in another year, and not be mixed', async () => {
    const { papers, messages } = await enrich([stated], { resolvers })
    expect(papers[0]).toMatchObject({ published: '2025-04-03', identifiers: { arxiv: '2504.01234' } })
    expect(papers[0]).not.toHaveProperty('publication')
    expect(messages).toMatchObject([
      {
        ruleId: 'published-version',
        fatal: undefined,
        reason: 'A published version is known: Proceedings of Harbours, 2026, 10.1234/lanterns',
      },
    ])
  })

  it('should be taken instead where that is asked for, all of one record', async () => {
    const { papers, messages } = await enrich([stated], { resolvers, prefer: 'published' })
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({
      published: '2026-06',
      identifiers: { arxiv: '2504.01234', doi: '10.1234/lanterns' },
      publication: { container: 'Proceedings of Harbours' },
    })
    expect(papers[0]?.sources.at(-1)?.fields).toEqual(['published', 'publication', 'identifiers.doi'])
    expect(messages).toMatchObject([{ ruleId: 'overwritten-field', actual: '2025-04-03' }])
  })

  it('should stand beside the preprint as a paper of its own', async () => {
    const { papers } = await enrich([stated], { resolvers, prefer: 'both' })
    expect(papers.map(({ id, published: day, publication }) => [id, day, publication?.container])).toEqual([
      ['arxiv:2504.01234', '2025-04-03', undefined],
      ['doi:10.1234/lanterns', '2026-06', 'Proceedings of Harbours'],
    ])
    for (const one of papers) expect(one.authors).toHaveLength(3)
  })

  it('should be the same one where the year is the same', async () => {
    const same = { ...published, published: '2025' }
    const { papers, messages } = await enrich([stated], { resolvers: [local([lanterns, same])] })
    expect(papers[0]).toMatchObject({
      published: '2025-04-03',
      publication: { container: 'Proceedings of Harbours' },
    })
    expect(messages).toEqual([])
  })
})

describe('resolvers', () => {
  const asked: string[] = []
  const resolver = (name: string, givesNames: boolean, answer: (paper: Paper) => Lookup): Resolver => ({
    name,
    givesNames,
    asks: ['arxiv', 'title'],
    batch: 2,
    lookUp(papers) {
      asked.push(`${name} ${papers.map(({ id }) => id).join(' ')}`)
      return Promise.resolve(papers.map(answer))
    },
  })
  const stated = paper(lanterns.title, { authorCount: 3, published: '2025-04-03' })
  const aggregator = resolver('aggregator', false, () => ({
    records: [{ ...lanterns, authors: paper('', { authors: ['A Quill', 'B v Tarn', 'C Wren'] }).authors }],
  }))
  const archive = resolver('archive', true, ({ identifiers }) => ({
    records: identifiers.arxiv === '2504.01234' ? [lanterns] : [],
  }))

  it('should give identifiers to each other, and names only where they may', async () => {
    asked.length = 0
    const only = await enrich([stated], { resolvers: [aggregator] })
    expect(only.papers[0]).toMatchObject({ authors: [], identifiers: { arxiv: '2504.01234' } })
    for (const resolvers of [
      [aggregator, archive],
      [archive, aggregator],
    ]) {
      const { papers } = await enrich([stated], { resolvers })
      expect(papers[0]?.authors).toEqual(lanterns.authors)
    }
  })

  it('should be asked once for what they were asked, in batches, and not for what is whole', async () => {
    asked.length = 0
    const whole = { ...lanterns }
    const none = resolver('none', true, () => ({ records: [] }))
    await enrich(
      [stated, whole, { ...stated, title: 'Another Harbour', id: 'title:another-harbour' }, stated],
      { resolvers: [none] },
    )
    expect(asked).toEqual([`none ${stated.id} title:another-harbour`, `none ${stated.id}`])
  })

  it('should tell that one could not be asked, which is not that it has nothing', async () => {
    const broken = resolver('broken', true, () => ({ records: [], failure: 'it answers 503' }))
    const { messages, report } = await enrich([stated], { resolvers: [broken] })
    expect(messages).toMatchObject([
      { ruleId: 'failed-lookup', reason: 'broken could not be asked for this paper: it answers 503' },
    ])
    expect(report).toMatchObject({ notFound: 0, unchecked: 1 })
    const found = await enrich([stated], { resolvers: [broken, local([lanterns])] })
    expect(found.report).toMatchObject({ matched: 1, unchecked: 0 })
  })

  it('should not be asked for a paper that lacks nothing', async () => {
    const { messages, report } = await enrich([lanterns], { resolvers: [archive] })
    expect(messages).toEqual([])
    expect(report).toMatchObject({ papers: 1, named: 1, whole: 1, notFound: 0 })
  })

  it('should not be taken to have nothing where none can be asked by what is known', async () => {
    const byId: Resolver = { ...archive, name: 'by id', asks: ['arxiv'] }
    const { messages, report } = await enrich([stated], { resolvers: [byId] })
    expect(messages).toMatchObject([
      { ruleId: 'failed-lookup', reason: expect.stringContaining('Nobody could be asked') },
    ])
    expect(report).toMatchObject({ whole: 0, notFound: 0, unchecked: 1 })
  })

  it('should be left alone once the work is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(enrich([stated], { resolvers: [archive], signal })).rejects.toThrow('enough')
  })
})

describe('enrichStream', () => {
  it('should complete papers of any number while it holds few', async () => {
    const held = inventedRecords(500)
    let given = 0
    let most = 0
    let taken = 0
    async function* papers(): AsyncGenerator<Paper> {
      for (let index = 0; index < 20_000; index++) {
        const record = held[index % held.length] as Paper
        given += 1
        most = Math.max(most, given - taken)
        yield { ...paper(record.title, { authorCount: record.authors.length, published: '2025' }) }
      }
    }
    const progress: number[] = []
    const stream = enrichStream(papers(), {
      resolvers: [local(held)],
      onProgress: (report) => progress.push(report.papers),
    })
    for await (const one of stream) {
      taken += 1
      if (taken % 1000 === 0) expect(one.authors.length).toBeGreaterThan(0)
    }
    expect(most).toBeLessThanOrEqual(101)
    expect(stream.report).toMatchObject({ papers: 20_000, named: 20_000 })
    expect(progress.at(-1)).toBe(20_000)
  })
})

describe('local', () => {
  it('should take papers however one holds them', async () => {
    const stated = paper(lanterns.title, { authorCount: 3 })
    async function* later(): AsyncGenerator<Paper> {
      yield lanterns
    }
    for (const resolver of [
      local([lanterns]),
      local(new Set([lanterns])),
      local(query([lanterns])),
      await local(later()),
    ])
      expect((await enrich([stated], { resolvers: [resolver] })).report.named).toBe(1)
  })

  it('should find one of ten thousand at once', async () => {
    const held = inventedRecords(12_000)
    const pages = held.map((record) =>
      paper(record.title, { authorCount: record.authors.length, published: record.published }),
    )
    const started = process.cpuUsage().user
    const { report } = await enrich(pages, { resolvers: [local(held)] })
    expect(report).toMatchObject({ papers: 12_000, named: 12_000, ambiguous: 0 })
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(10)
  })
})

describe('misuse', () => {
  it.each([
    [{}, 'Expected resolvers of enrich'],
    [{ resolvers: [] }, 'Expected resolvers of enrich'],
    [{ resolvers: [{}] }, 'Expected a resolver'],
    [{ resolvers: [Promise.resolve()] }, 'await it first'],
    [{ resolvers: [resolvers.arxiv] }, 'call it first, as in resolvers.arxiv({ client })'],
    [{ resolvers: [local([])], resolver: 1 }, "did you mean 'resolvers'"],
    [{ resolvers: [local([])], prefer: 'latest' }, 'preprint, published or both'],
  ])('should be told: %j', async (options, reason) => {
    await expect(enrich([], options as unknown as EnrichOptions)).rejects.toThrow(reason)
  })

  it.each(Object.entries(resolvers))('should be told of %s without a client', (_, make) => {
    for (const options of [undefined, {}, { client: {} }])
      expect(() => make(options as unknown as ResolverOptions)).toThrow('createClient()')
  })

  it('should be told of papers', async () => {
    const resolvers = [local([])]
    await expect(enrich('page' as unknown as Paper[], { resolvers })).rejects.toThrow('parse it first')
    await expect(enrich([{} as Paper], { resolvers })).rejects.toThrow('papers[0] is not a Paper')
    expect(() => local(parse as unknown as Paper[])).toThrow('local(parse(text))')
  })
})
