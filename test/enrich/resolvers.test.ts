import { afterEach, describe, expect, it } from 'vitest'

import { enrich, type Resolver, type ResolverName, resolvers, verify } from '../../src/enrich/index'
import { paperOfWork } from '../../src/enrich/resolvers/crossref'
import { haveOneTitle } from '../../src/enrich/title'
import { type Paper, paperSchema, parse } from '../../src/index'
import { createMemoryCache } from '../../src/network/cache'
import { createClient } from '../../src/network/client'
import { fastClock } from '../replay/clock'
import { breachesOf, etiquettes } from '../replay/etiquette'
import { type Answerer, type Replay, startReplay } from '../replay/server'
import { servicesOf } from '../replay/services'
import { askAll } from './ask-all'
import { inventedRecords, paper } from './papers'
import { madeReferences, recordsForReferences } from './references'

let replay: Replay | undefined
afterEach(async () => {
  await replay?.close()
  replay = undefined
})

const names = Object.keys(resolvers) as ResolverName[]

/** Resolvers whose services hold these papers, or answer so. */
async function start(papers: readonly Paper[] | Answerer, wanted: readonly ResolverName[] = names) {
  const clock = fastClock(5_000)
  const answer = typeof papers === 'function' ? papers : servicesOf(papers)
  replay = await startReplay(answer, clock)
  const cache = createMemoryCache()
  const client = createClient({ fetch: replay.fetch, clock, cache })
  const made = Object.fromEntries(wanted.map((name) => [name, resolvers[name]({ client })]))
  return {
    server: replay,
    client,
    resolvers: made as Record<ResolverName, Resolver>,
    list: Object.values(made),
  }
}

const preprint = paper("Lanterns That Learn: Boats' Lights & $O(n^2)$ Harbours", {
  authors: ['Ada Quill', 'Bo Tarn', 'Cleo Wren'],
  published: '2025-04-03',
  identifiers: { arxiv: '2504.01234' },
})
const published = paper('Kettles of the North and of the South', {
  authors: ['Dov Reed', 'Esme Moss'],
  published: '2024-05-01',
  identifiers: { doi: '10.1234/kettles.5' },
  publication: { type: 'article-journal', container: 'Journal of Kettles' },
})
const all = [preprint, published, ...inventedRecords(30)]

const ASKED: Readonly<Record<ResolverName, Paper>> = {
  huggingFace: paper(preprint.title, { authorCount: 3 }),
  arxiv: paper(preprint.title, { identifiers: { arxiv: '2504.01234' } }),
  datacite: paper(preprint.title, { identifiers: { arxiv: '2504.01234' } }),
  semanticScholar: paper(preprint.title, { authorCount: 3 }),
  openAlex: paper(preprint.title, { identifiers: { arxiv: '2504.01234' } }),
  dblp: paper(published.title, { authorCount: 2, published: '2024' }),
  crossref: paper(published.title, { identifiers: { doi: '10.1234/kettles.5' } }),
}

describe.each(names)('%s', (name) => {
  it('should give a record that is clean, passes the schema, and says where it stands', async () => {
    const { resolvers: made } = await start(all)
    const [answer] = await made[name].lookUp([ASKED[name]])
    expect(answer?.failure).toBeUndefined()
    const records = answer?.records ?? []
    expect(records.length).toBeGreaterThan(0)
    for (const record of records) expect(paperSchema.safeParse(record)).toMatchObject({ success: true })
    const whole = name === 'dblp' || name === 'crossref' ? published : preprint
    const record = records.find(({ title }) => title === whole.title)
    expect(record?.authors.map(({ family }) => family)).toEqual(whole.authors.map(({ family }) => family))
    expect(record?.identifiers).toMatchObject(whole.identifiers)
    expect(record?.published?.slice(0, 4)).toBe(whole.published?.slice(0, 4))
    expect(record?.sources[0]?.path).toMatch(/^https:\/\//)
    if (whole.publication && name !== 'openAlex')
      expect(record?.publication?.container).toBe('Journal of Kettles')
  })

  it('should have nothing of a paper that the service does not know', async () => {
    const { resolvers: made } = await start(all)
    const unknown = paper('Glaciers of a Later Day', {
      identifiers: name === 'crossref' ? { doi: '10.1234/none' } : { arxiv: '2504.09999' },
    })
    const [answer] = await made[name].lookUp([unknown])
    expect(answer).toEqual({ records: [] })
  })

  it.each<[fault: string, answer: Answerer]>([
    ['503', () => ({ status: 503, body: '' })],
    ['a page for people', () => ({ body: '<!doctype html><p>Please wait</p>' })],
    ['nothing', () => ({ body: '' })],
    ['403', () => ({ status: 403, body: '{}' })],
  ])('should say that it could not be asked where the service answers with %s', async (_, answer) => {
    const { resolvers: made } = await start(answer)
    const [given] = await made[name].lookUp([ASKED[name]])
    expect(given).toMatchObject({ records: [], failure: expect.stringMatching(/./) })
  })

  it('should take no harm from what a service answers', async () => {
    const hostile = hostileOf(name)
    const { resolvers: made } = await start(() => ({
      body: JSON.stringify(hostile),
      headers: { 'content-type': 'application/json' },
    }))
    const { papers, messages } = await enrich([ASKED[name]], { resolvers: [made[name]] })
    for (const one of papers) {
      expect(paperSchema.safeParse(one).success).toBe(true)
      const text = JSON.stringify([one, messages])
      expect(text.length).toBeLessThan(20_000)
      expect(text).not.toMatch(/javascript:|\\u0000|\\u202e/)
    }
    const { verdicts } = await verify([ASKED[name]], { resolvers: [made[name]] })
    expect(JSON.stringify(verdicts).length).toBeLessThan(20_000)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('should end where the work is aborted', async () => {
    const { resolvers: made } = await start(all)
    await expect(
      made[name].lookUp([ASKED[name]], { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
  })
})

/** Answers in the shape of a service whose texts are what they should not be. */
function hostileOf(name: ResolverName): unknown {
  const evil = JSON.parse('{"__proto__": {"polluted": true}}')
  const long = 'x'.repeat(1_000_000)
  const title = 'Lanterns\u0000 That\u202e Learn <script>alert(1)</script>'
  switch (name) {
    case 'datacite':
      return {
        data: [
          evil,
          {
            attributes: {
              ...evil,
              doi: '10.48550/arxiv.2504.01234',
              titles: [{ title }],
              creators: [{ name: long }, null, 7],
            },
          },
        ],
      }
    case 'semanticScholar':
      return {
        data: [
          evil,
          null,
          { title, authors: [{ name: long }, 'x', null], externalIds: { ArXiv: 'javascript:1', DOI: 7 } },
        ],
      }
    case 'openAlex':
      return {
        title,
        authorships: [{ author: { display_name: long } }, evil],
        doi: 'javascript:alert(1)',
        locations: 'x',
      }
    case 'dblp':
      return {
        result: {
          hits: {
            hit: [
              evil,
              { info: { title, authors: { author: [{ text: long }, 7] }, ee: 'javascript:1' } },
              'x',
            ],
          },
        },
      }
    case 'crossref':
      return {
        message: {
          title: [title],
          author: [{ family: long }, null],
          DOI: {},
          published: { 'date-parts': [['x']] },
        },
      }
    default:
      return [{ paper: { id: '2504.01234', title, authors: [{ name: long }, evil], summary: long } }]
  }
}

describe('a title of Crossref', () => {
  it('should keep what is set high or low with its word, where lines are broken around it', () => {
    const title = ['Lamps with K\n            <sup>+</sup>\n            and Na\n            <sub>2</sub>']
    const found = paperOfWork({ title }, 'https://api.crossref.org/works/1')
    expect(found && haveOneTitle(found, paper('Lamps with K+ and Na2'))).toBe(true)
  })
})

describe('enrich by services', () => {
  it('should give a page names by arXiv where an aggregator knows only the identifier', async () => {
    const { list } = await start(all, ['semanticScholar', 'arxiv'])
    const { papers, report } = await enrich(
      [paper(preprint.title, { authorCount: 3, published: '2025-04-03' })],
      { resolvers: list },
    )
    expect(report).toMatchObject({ named: 1, matched: 1 })
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2504.01234',
      authors: [{ name: 'Ada Quill' }, { name: 'Bo Tarn' }, { name: 'Cleo Wren' }],
    })
    expect(papers[0]?.sources.map(({ reader, fields }) => [reader, fields])).toEqual([
      ['text', undefined],
      ['arxiv', expect.arrayContaining(['authors'])],
      ['semanticScholar', expect.arrayContaining(['identifiers.arxiv'])],
    ])
  })

  it('should take no name from an aggregator', async () => {
    const { list } = await start(all, ['semanticScholar', 'openAlex', 'dblp', 'crossref'])
    const { papers } = await enrich([paper(preprint.title, { authorCount: 3, published: '2025-04-03' })], {
      resolvers: list,
    })
    expect(papers[0]).toMatchObject({ id: 'arxiv:2504.01234', authors: [] })
  })

  it('should complete a day of papers from names of identifiers in few requests, and ask again for none of them', async () => {
    const records = inventedRecords(300)
    const { server, client, list } = await start(records, ['datacite'])
    const pages = records.map(({ title, identifiers }) => paper(title, { identifiers }))
    const { report } = await enrich(pages, { resolvers: list })
    expect(report).toMatchObject({ papers: 300, named: 300 })
    expect(server.requests).toHaveLength(6)
    await enrich(pages, { resolvers: list })
    expect(client.counts()).toEqual({ requests: 6, fromCache: 6 })
  })

  it('should keep to the limits of all services', async () => {
    const { asked, breaches, report } = await askAll(60)
    expect(breaches).toEqual([])
    expect(report).toMatchObject({ papers: 60, unchecked: 0 })
    for (const count of Object.values(asked)) expect(count).toBeGreaterThan(0)
  })
})

describe('verify by services', () => {
  it('should find what is right, tell what is wrong, and find nothing that is made up', async () => {
    const records = recordsForReferences(1200)
    const references = madeReferences(records)
    const { list, server } = await start(records, ['arxiv', 'crossref', 'dblp', 'semanticScholar'])
    const { papers } = parse({ path: 'refs.bib', value: references.map(({ bib }) => bib).join('\n') })
    const { verdicts } = await verify(papers, { resolvers: list })
    const rows = references.map((reference, index) => ({ ...reference, ...verdicts[index] }))
    const count = (kind: string, test: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter((row) => row.kind === kind && test(row)).length
    expect(count('right', ({ verdict }) => verdict === 'not-found')).toBe(0)
    expect(count('right', ({ verdict }) => verdict === 'found')).toBe(80)
    expect(count('made up', ({ verdict }) => verdict === 'found' || verdict === 'differs')).toBe(0)
    for (const kind of ['year', 'authors', 'merged'])
      expect(
        count(kind, ({ differences = [], fields }) =>
          differences.some(({ field, isInformation }) => !isInformation && fields.includes(field)),
        ),
        kind,
      ).toBeGreaterThanOrEqual(76)
    for (const etiquette of Object.values(etiquettes))
      expect(breachesOf(server.requests, etiquette)).toEqual([])
  })
})
