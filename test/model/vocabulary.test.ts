import { describe, expect, it } from 'vitest'

import { csv, f, type Paper, parseQuery, query, stringify } from '../../src/index'
import { paperFields } from '../../src/model/paper-fields'
import { paperJsonSchema } from '../../src/model/paper-schema'
import { aliases, type FieldName, fieldNames, fieldOf, vocabulary } from '../../src/model/vocabulary'
import { paperOf } from '../exporters/paper'

/** A paper that states everything. */
const FULL: Paper = {
  ...paperOf({ id: 'arxiv:2504.01234', title: 'Full Lamps' }),
  abstract: 'All of it.',
  tldr: 'All.',
  authors: [{ name: 'Ada Quill' }],
  authorCount: 3,
  moreAuthors: true,
  organization: { name: 'Fernhill Lab', slug: 'fernhill', url: 'https://example.org/fernhill' },
  published: '2025-04-03',
  featured: '2025-04-05',
  submitter: 'wren',
  submitterName: 'Wren Alder',
  submittedAt: '2025-04-04T03:12:45.000Z',
  identifiers: {
    arxiv: '2504.01234',
    doi: '10.1234/lamps',
    openreview: 'aBc',
    acl: '2025.acl-long.1',
    pmid: '123',
  },
  url: 'https://arxiv.org/abs/2504.01234',
  publication: {
    type: 'article-journal',
    container: 'Journal of Tides',
    volume: '7',
    issue: '2',
    pages: '1-9',
    publisher: 'Quay Press',
    place: 'Harbour',
    editors: [{ name: 'Bo Tarn' }],
    event: 'Tides 2025',
    series: 'Notes on Tides',
    edition: '2',
    number: '12',
    reference: 'J. Tides 7 (2025) 1',
  },
  citationKey: 'quill2025',
  comment: '12 pages',
  version: 2,
  withdrawn: true,
  language: 'pt-BR',
  images: [{ url: 'https://example.org/card.png', rel: 'thumbnail' }],
  links: [
    { url: 'https://example.org/lamps.pdf', rel: 'pdf' },
    { url: 'https://github.com/fernhill-example/lamps', rel: 'code' },
    { url: 'https://example.org/lamps', rel: 'project' },
    { url: 'https://example.org/talk', rel: 'discussion' },
    { url: 'https://example.org/film', rel: 'video' },
  ],
  keywords: ['lamps'],
  categories: ['cs.LG'],
  metrics: { upvotes: 0, comments: 2, stars: 3 },
  section: 'Robots',
  extra: { bibtex: { howpublished: 'Talk' } },
}

const BARE = { id: 'title:bare', title: 'Bare' } as const
const papers: readonly Paper[] = [FULL, paperOf(BARE)]

/** What a query asks a field for that its kind has. */
function askedFor(name: FieldName): string {
  const [value] = vocabulary[name].values(FULL)
  return vocabulary[name].kind === 'date' ? String(value).slice(0, 10) : JSON.stringify(String(value))
}

describe('the vocabulary', () => {
  it('should have all fields of the contract, in their own names', () => {
    expect(Object.keys(paperJsonSchema().properties as object)).toEqual(paperFields)
    for (const field of paperFields) expect(fieldOf(field), field).toBe(field)
  })

  it('should have every part of a record, by the way through it', () => {
    const { properties } = paperJsonSchema() as { properties: Record<string, { properties?: object }> }
    for (const record of ['organization', 'identifiers', 'publication', 'metrics'])
      for (const part of Object.keys(properties[record]?.properties ?? {}))
        expect(fieldOf(`${record}.${part}`), `${record}.${part}`).toBeDefined()
  })

  it('should have each word once, whatever its case', () => {
    const words = [...fieldNames, ...Object.keys(aliases)].map((word) => word.toLowerCase())
    expect(new Set(words).size).toBe(words.length)
    expect(fieldOf('AUTHORCOUNT')).toBe('authorCount')
    expect([fieldOf('constructor'), fieldOf(''), fieldOf(7)]).toEqual([undefined, undefined, undefined])
  })

  it.each(fieldNames)('should mean the same by %s everywhere', (name) => {
    const titlesBy = (text: string): string[] =>
      query(papers)
        .match(text)
        .toArray()
        .map(({ title }) => title)
    const isAlways = ['id', 'title', 'sources'].includes(name)
    const found = isAlways ? ['Full Lamps', 'Bare'] : ['Full Lamps']
    // has: and f.has
    expect(titlesBy(`has:${name}`)).toEqual(found)
    expect(query(papers).where(f.has(name)).count()).toBe(found.length)
    // queries and f
    expect(titlesBy(`${name}:${askedFor(name)}`)[0]).toBe('Full Lamps')
    expect(parseQuery(`${name}:x`).diagnostics.every(({ reason }) => !reason.includes('field'))).toBe(true)
    expect(Object.keys(f[name]).length).toBeGreaterThan(0)
    // sorting, both ways: what is not stated comes last
    for (const key of [name, `-${name}`] as const)
      expect(
        query([...papers].reverse())
          .sort(key)
          .toArray(),
      ).toHaveLength(2)
    if (!isAlways)
      expect(
        query([...papers].reverse())
          .sort(name)
          .first(),
      ).toBe(FULL)
    // groups and facets
    const groups = query(papers).groupBy(name)
    expect(groups.length).toBeGreaterThan(0)
    expect(groups.some((group) => group.papers.includes(FULL))).toBe(true)
    expect(
      query(papers)
        .facets(name)
        [name].map(({ value }) => value)
        .sort(),
    ).toEqual(groups.map(({ key }) => key).sort())
    // columns
    const [head, first, second] = stringify(papers, csv, { columns: [name] }).split('\r\n')
    expect(head).toBe(name)
    expect(first).not.toBe('""')
    expect(second === '""').toBe(!isAlways)
  })

  it.each(Object.entries(aliases))('should know %s for %s', (word, name) => {
    const alias = word as keyof typeof aliases
    expect(parseQuery(`has:${word}`).ast).toEqual({ type: 'has', part: name })
    expect(stringify(papers, csv, { columns: [alias] })).toBe(stringify(papers, csv, { columns: [name] }))
    expect(query(papers).sort(alias).toArray()).toEqual(query(papers).sort(name).toArray())
    expect(query(papers).facets(alias)[alias]).toEqual(query(papers).facets(name)[name])
    if (!word.includes('.')) expect(Object.hasOwn(f, word)).toBe(true)
  })
})

describe('groups and facets', () => {
  const spelled = (...words: string[]): Paper[] => words.map((word) => paperOf({ keywords: [word] }))

  it('should fold case and diacritics, and show the most frequent spelling', () => {
    const found = query(spelled('MoE', 'moe', 'MoE', 'Müller', 'muller', 'Müller')).facets(
      'keywords',
    ).keywords
    expect(found).toEqual([
      { value: 'MoE', count: 3 },
      { value: 'Müller', count: 3 },
    ])
  })

  it('should count a paper once that spells a value twice', () => {
    expect(query([paperOf({ keywords: ['MoE', 'moe'] })]).facets('keywords').keywords).toEqual([
      { value: 'MoE', count: 1 },
    ])
  })

  it('should find by a query what a facet counts', () => {
    const list = spelled('Mixture of Experts', 'mixture of experts', 'MIXTURE OF EXPERTS')
    const [facet] = query(list).facets('keywords').keywords
    expect(query(list).match(`keywords:"${facet?.value}"`).count()).toBe(facet?.count)
  })
})
