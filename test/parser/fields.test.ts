import { describe, expect, it } from 'vitest'

import { type Diagnostic, type FieldNode, type FieldType, type Paper, toPapers } from '../../src/index'
import { idOf } from '../../src/model/identity'
import { card, rulesOf, tree } from './support'

type Field = [type: FieldType, value: string, data?: FieldNode['data']]

function read(...fields: Field[]): { paper: Paper | undefined; messages: Diagnostic[] } {
  const { papers, messages } = toPapers(tree(card(['title', 'X'], ...fields)))
  return { paper: papers[0], messages }
}

/** What a card with these fields states beyond its title. */
function statedBy(...fields: Field[]): object {
  const { paper } = read(...fields)
  if (!paper) return {}
  const { id, title, sources, ...stated } = paper
  const isSaid = (value: unknown): boolean =>
    typeof value !== 'object' || Object.keys({ ...value }).length > 0
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => isSaid(value)))
}

describe('fields', () => {
  it.each<[name: string, fields: Field[], stated: object]>([
    ['an abstract', [['abstract', 'One  two\n  three.']], { abstract: 'One two three.' }],
    [
      'the first of two abstracts',
      [
        ['abstract', 'One.'],
        ['abstract', 'Two.'],
      ],
      { abstract: 'One.' },
    ],
    ['a summary', [['tldr', 'Short.']], { tldr: 'Short.' }],
    [
      'authors',
      [
        ['author', 'Ada Vale'],
        ['author', "Jos\\'e Ruiz"],
      ],
      {
        authors: [
          { name: 'Ada Vale', given: 'Ada', family: 'Vale' },
          { name: 'José Ruiz', given: 'José', family: 'Ruiz' },
        ],
      },
    ],
    ['a number of authors', [['authorCount', '6 authors']], { authorCount: 6 }],
    ['an organisation', [['organization', 'ZD Studio']], { organization: { name: 'ZD Studio' } }],
    [
      'an organisation with its handle',
      [['organization', 'kvist KVIST']],
      { organization: { name: 'KVIST', slug: 'kvist' } },
    ],
    [
      'an organisation whose handle is marked',
      [['organization', 'KVIST', { slug: 'kv', url: 'https://a.example/kv.' }]],
      {
        organization: { name: 'KVIST', slug: 'kv', url: 'https://a.example/kv' },
      },
    ],
    [
      'an organisation whose page is no address',
      [['organization', 'KVIST', { url: 'javascript:x' }]],
      { organization: { name: 'KVIST' } },
    ],
    ['a date', [['published', 'Apr 3, 2025']], { published: '2025-04-03' }],
    ['a date with a time behind it', [['published', '2025-04-03 10:00']], { published: '2025-04-03' }],
    ['a month', [['published', 'Apr 2025']], { published: '2025-04' }],
    ['a day of a listing', [['featured', '2025-04-03']], { featured: '2025-04-03' }],
    ['a submitter', [['submitter', ' floe ']], { submitter: 'floe' }],
    ['an arXiv id', [['identifier', 'arXiv:2504.02508v2']], { identifiers: { arxiv: '2504.02508' } }],
    [
      'the first of two',
      [
        ['identifier', '2504.02508'],
        ['identifier', '2504.02509'],
      ],
      { identifiers: { arxiv: '2504.02508' } },
    ],
    ['a DOI', [['identifier', 'doi:10.1000/X']], { identifiers: { doi: '10.1000/x' } }],
    [
      'ids whose kind is told',
      [
        ['identifier', '2504.02508', { kind: 'arxiv' }],
        ['identifier', '10.1000/x', { kind: 'doi' }],
        ['identifier', ' aB3xyz ', { kind: 'openreview' }],
        ['identifier', '2024.acl-long.1', { kind: 'acl' }],
        ['identifier', '123', { kind: 'pmid' }],
      ],
      {
        identifiers: {
          arxiv: '2504.02508',
          doi: '10.1000/x',
          openreview: 'aB3xyz',
          acl: '2024.acl-long.1',
          pmid: '123',
        },
      },
    ],
    [
      'a link',
      [['link', ' https://github.com/a/b. ']],
      { links: [{ url: 'https://github.com/a/b', rel: 'code' }] },
    ],
    [
      'a link whose relation is told',
      [['link', 'https://a.example/x', { rel: 'video' }]],
      { links: [{ url: 'https://a.example/x', rel: 'video' }] },
    ],
    [
      'a link whose relation is unknown',
      [['link', 'https://a.example/x', { rel: 'canonical' }]],
      { links: [{ url: 'https://a.example/x', rel: 'other' }] },
    ],
    [
      'a link twice',
      [
        ['link', 'https://a.example/x'],
        ['link', 'https://a.example/x', { rel: 'video' }],
      ],
      { links: [{ url: 'https://a.example/x', rel: 'other' }] },
    ],
    [
      'links to the paper',
      [
        ['link', 'https://arxiv.org/abs/2504.02508v2'],
        ['link', 'https://doi.org/10.1000/x'],
      ],
      {
        identifiers: { arxiv: '2504.02508', doi: '10.1000/x' },
        links: [
          { url: 'https://arxiv.org/abs/2504.02508v2', rel: 'abstract' },
          { url: 'https://doi.org/10.1000/x', rel: 'abstract' },
        ],
        url: 'https://arxiv.org/abs/2504.02508v2',
      },
    ],
    [
      'keywords',
      [
        ['keyword', 'a  b'],
        ['keyword', 'c'],
        ['keyword', 'c'],
        ['keyword', ' '],
      ],
      { keywords: ['a b', 'c'] },
    ],
    [
      'categories',
      [
        ['category', 'cs.CL'],
        ['category', 'cs.CL'],
        ['category', ''],
      ],
      { categories: ['cs.CL'] },
    ],
    [
      'counts',
      [
        ['upvotes', '-'],
        ['comments', '1.71k'],
        ['stars', '1,204'],
      ],
      { metrics: { upvotes: 0, comments: 1710, stars: 1204 } },
    ],
    [
      'what records state, the first of each',
      [
        ['publication', 'Journal of Tides', { part: 'container' }],
        ['publication', 'Another', { part: 'container' }],
        ['publication', 'article-journal', { part: 'type' }],
        ['editor', 'Ada Vale'],
        ['editor', 'The Editors'],
        ['citationKey', 'vale2025'],
        ['comment', '12 pages'],
        ['version', 'v2'],
        ['version', '3'],
        ['withdrawn', 'yes'],
        ['language', 'pt-BR'],
        ['submitterName', 'Floe'],
        ['submittedAt', '2025-04-04T03:12:45.000Z'],
        ['image', 'https://example.org/a.png', { rel: 'thumbnail' }],
        ['image', 'https://example.org/a.png', { rel: 'media' }],
        ['image', 'https://example.org/b.mp4'],
        ['extra', 'Talk', { format: 'bibtex', key: 'howpublished' }],
        ['extra', '', { format: 'bibtex', key: 'constructor', stated: [1] }],
        ['extra', '', { format: 'bibtex', key: '__proto__', stated: [1] }],
      ],
      {
        publication: {
          container: 'Journal of Tides',
          type: 'article-journal',
          editors: [
            { name: 'Ada Vale', family: 'Vale', given: 'Ada' },
            { name: 'The Editors', family: 'Editors', given: 'The' },
          ],
        },
        citationKey: 'vale2025',
        comment: '12 pages',
        version: 2,
        withdrawn: true,
        language: 'pt-BR',
        submitterName: 'Floe',
        submittedAt: '2025-04-04T03:12:45.000Z',
        images: [
          { url: 'https://example.org/a.png', rel: 'thumbnail' },
          { url: 'https://example.org/b.mp4', rel: 'media' },
        ],
        extra: { bibtex: { howpublished: 'Talk', constructor: [1] } },
      },
    ],
    ['nothing of an ambiguous count', [['count', '5']], {}],
    [
      'nothing of empty fields',
      [
        ['abstract', ' '],
        ['author', ''],
        ['organization', '\u200B'],
        ['submitter', ' '],
      ],
      {},
    ],
  ])('should read %s', (_, fields, stated) => {
    expect(statedBy(...fields)).toEqual(stated)
  })

  it('should count no fewer authors than it names', () => {
    expect(
      read(['author', 'Ada Vale'], ['author', 'Ilse Moor'], ['authorCount', '1 author']).paper?.authorCount,
    ).toBe(2)
  })

  it.each<[rule: string, field: Field]>([
    ['invalid-field', ['authorCount', 'six authors']],
    ['invalid-field', ['published', 'soon']],
    ['invalid-field', ['featured', 'Feb 30']],
    ['invalid-field', ['identifier', 'x']],
    ['invalid-field', ['identifier', 'x', { kind: 'arxiv' }]],
    ['invalid-field', ['identifier', '2504.02508', { kind: 'doi' }]],
    ['invalid-field', ['identifier', 'x', { kind: 'pmid' }]],
    ['invalid-field', ['upvotes', 'many']],
    ['invalid-field', ['stars', '3.5']],
    ['invalid-field', ['publication', 'Journal of Tides']],
    ['invalid-field', ['version', 'v0']],
    ['invalid-field', ['image', 'javascript:alert(1)']],
    ['unsafe-link', ['link', 'javascript:alert(1)']],
    ['unsafe-link', ['link', '/papers/1']],
    ['unknown-date', ['published', 'Apr 3']],
    ['unknown-date', ['featured', 'Apr 3']],
  ])('should leave out with %s the field %j', (rule, field) => {
    const { messages } = read(field)
    expect(rulesOf(messages)).toEqual([rule])
    expect(statedBy(field)).toEqual({})
  })

  it('should leave out a field of a type that is not there, as a plugin may write one', () => {
    for (const type of ['shoeSize', 'constructor', '__proto__'])
      expect(rulesOf(read([type as FieldType, '43']).messages)).toEqual(['invalid-field'])
  })

  it('should tell of invisible characters and take them out', () => {
    const { paper, messages } = read(
      ['abstract', 'a\u0000b'],
      ['author', 'Ada\u200B Vale'],
      ['submitter', '\u202Efloe'],
    )
    expect(rulesOf(messages)).toEqual(['control-character', 'control-character', 'control-character'])
    expect(paper).toMatchObject({ abstract: 'ab', authors: [{ name: 'Ada Vale' }], submitter: 'floe' })
  })
})

describe('titles', () => {
  it.each([
    ["``Why?'' Asks a Na\\\"{\\i}ve Model", '“Why?” Asks a Naïve Model'],
    ['On $\\ell_0$\n  Norms', 'On $\\ell_0$ Norms'],
    ['학습', '학습'],
    ['2047', '2047'],
  ])('should read %j', (words, title) => {
    expect(toPapers(tree(card(['title', words]))).papers[0]?.title).toBe(title)
  })

  it('should be the first that says something', () => {
    expect(toPapers(tree(card(['title', '…'], ['title', 'One'], ['title', 'Two']))).papers[0]?.title).toBe(
      'One',
    )
  })

  it.each([[[]], [[['title', ' ']]], [[['title', '·']]], [[['submitter', 'floe']]]] as [Field[]][])(
    'should be told to be missing in %j',
    (fields) => {
      const { papers, messages } = toPapers(tree(card(...fields)))
      expect(papers).toEqual([])
      expect(rulesOf(messages)).toEqual(['missing-title'])
    },
  )
})

describe('addresses in an abstract', () => {
  it.each([
    [
      'at~https://github.com/a/b_c{https://github.com/a/b\\_c}.',
      'at https://github.com/a/b_c.',
      ['https://github.com/a/b_c'],
    ],
    ['at https://a.example/x{https://a.example/x.', 'at https://a.example/x.', ['https://a.example/x']],
    ['at https://a.example/x{https://a.example/x', 'at https://a.example/x', ['https://a.example/x']],
    [
      'at https://a.example/x{https://a.example/y}.',
      'at https://a.example/x{https://a.example/y}.',
      ['https://a.example/x', 'https://a.example/y'],
    ],
    [
      '\\url{https://a.example/x} twice: https://a.example/x',
      'https://a.example/x twice: https://a.example/x',
      ['https://a.example/x'],
    ],
    [
      '{https is a scheme}, and Spore/models no address',
      '{https is a scheme}, and Spore/models no address',
      [],
    ],
  ])('should be links: %j', (words, abstract, urls) => {
    const { paper } = read(['abstract', words])
    expect(paper?.abstract).toBe(abstract)
    expect(paper?.links.map(({ url }) => url)).toEqual(urls)
  })

  it('should get through a run of braces', () => {
    const words = 'https://a{'.repeat(20_000)
    expect(read(['abstract', words]).paper?.abstract?.length).toBeLessThanOrEqual(words.length)
  })
})

describe('idOf', () => {
  it.each([
    [{ arxiv: '2504.02508', doi: '10.1000/x' }, 'arxiv:2504.02508'],
    [{ doi: '10.1000/x' }, 'doi:10.1000/x'],
    [{ acl: '2024.acl-long.1' }, 'title:a-title'],
  ])('should make of %j %s', (identifiers, id) => {
    expect(idOf('A Title!', identifiers)).toBe(id)
  })
})
