import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bibtex, type Paper, parse, parseStream, stringify } from '../../src/index'
import { cuts, pieces } from '../arbitrary'
import { anyPapers } from '../arbitrary-paper'
import { authorsOf, fullPaper, paperOf } from '../exporters/paper'

const SEED = 20_260_419

async function streamed(chunks: Iterable<string>): Promise<Paper[]> {
  const papers: Paper[] = []
  for await (const paper of parseStream(chunks, { reader: 'bibtex' })) papers.push(paper)
  return papers
}

function read(text: string): ReturnType<typeof parse> {
  return parse(text, { reader: 'bibtex' })
}

const NAMES = [
  'Ada Quill',
  'Aäron van den Oord',
  'Luc Van Gool',
  'Martin Luther King Jr.',
  'Foxglove Team',
  'Nguyễn Văn Ánh',
  'Santiago Ramón y Cajal',
  'Plato',
  '王小明',
  'Sun and Sons',
  "Conan O'Brien",
]
const TITLE_WORDS = [
  'Sparse',
  'lanterns',
  'of',
  'Łódź',
  'naïve',
  '学习',
  'π₀',
  '$O(n^2)$',
  '$5/1M,',
  '\\alpha',
  "\\'{o}",
  '“quoted”',
  '~80%',
  'R&D',
  '#1_a',
  'C:\\temp{x}',
  '}',
  '{',
  'A<B>C',
  '|x|',
  '@misc{x,',
  '\\input{/etc/passwd}',
  'Foxglove-2:',
  'GNNs',
  '×',
  '→',
  'Ω',
]

const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...TITLE_WORDS), { minLength: 1, maxLength }).map((parts) => parts.join(' '))

/** Papers within what BibTeX carries. */
const carried: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.integer({ min: 1, max: 99_999 }).map((id) => `2504.${String(id).padStart(5, '0')}`),
    title: words(7).map((title) => `A ${title}`),
    abstract: words(20),
    names: fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }),
    published: fc.constantFrom('2025', '2024-02', '1999-12'),
    keywords: fc.uniqueArray(fc.constantFrom('tides', 'lanterns, small', 'a; b', 'R&D'), { maxLength: 3 }),
    doi: fc.constantFrom('10.1234/tides_7', '10.1234/a(b)c'),
    url: fc.constantFrom('https://example.org/a_b?c=d&e=%20#f', 'https://lamps.example.org/page.pdf'),
    category: fc.constantFrom('cs.LG', 'hep-th'),
  })
  .map(({ id, title, abstract, names, published, keywords, doi, url, category }) =>
    paperOf({
      id: `arxiv:${id}`,
      title,
      abstract,
      authors: authorsOf(...names),
      published,
      keywords,
      url,
      categories: [category],
      identifiers: { arxiv: id, doi },
    }),
  )

function carriedOf(paper: Paper | undefined): Partial<Paper> {
  const { id, title, abstract, authors, published, keywords, url, categories, identifiers } =
    paper ?? paperOf()
  return { id, title, abstract, authors, published, keywords, url, categories, identifiers }
}

describe(`the laws of BibTeX (seed ${SEED})`, () => {
  it.each(['misc', 'article'] as const)('should give back from @%s what it carries', (type) => {
    fc.assert(
      fc.property(carried, (paper) => {
        const text = stringify([paper], bibtex, { type, abstract: true, keywords: true })
        const { papers, messages } = read(text)
        expect(carriedOf(papers[0])).toEqual(carriedOf(paper))
        expect(messages).toEqual([])
      }),
      { seed: SEED, numRuns: 400 },
    )
  })

  it('should find every entry of ours, whatever is in it, and never throw', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const named = papers.map((paper, index) => ({
          ...paper,
          id: `arxiv:2504.0000${index}`,
          title: `T${paper.title}`,
          url: 'https://example.org',
          identifiers: { arxiv: `2504.0000${index}` },
        }))
        const { papers: found } = read(stringify(named, bibtex, { abstract: true, keywords: true }))
        expect(found.map(({ id }) => id)).toEqual(named.map(({ id }) => id))
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('should give the same papers however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(carried, { maxLength: 3 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        cuts,
        async (papers, lineEnd, places) => {
          const text =
            `${stringify(papers, bibtex)}@misc{broken, title = {A\n@misc{next, title = "B"}`.replaceAll(
              '\n',
              lineEnd,
            )
          const whole = await streamed([text])
          expect(await streamed(pieces(text, places))).toEqual(whole)
          expect(await streamed(text.split(''))).toEqual(whole)
        },
      ),
      { seed: SEED, numRuns: 60 },
    )
  })
})

describe('our own bibliographies', () => {
  it('should keep names in their parts, and say that there are more', () => {
    const { papers, messages } = read(stringify([fullPaper], bibtex))
    expect(papers[0]?.authors).toEqual(fullPaper.authors)
    expect(papers[0]).not.toHaveProperty('authorCount')
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['incomplete-names'])
  })

  it('should read the organisation as a name alone', () => {
    const paper = paperOf({ organization: { name: 'Fox Fox' } })
    expect(read(stringify([paper], bibtex, { organization: true })).papers[0]?.organization).toEqual({
      name: 'Fox Fox',
    })
  })

  it('should keep an abstract of a million units', () => {
    const abstract = 'tide '.repeat(200_000).trim()
    expect(read(stringify([paperOf({ abstract })], bibtex, { abstract: true })).papers[0]?.abstract).toBe(
      abstract,
    )
  })
})

describe('bibliographies of others', () => {
  it('should fill in macros, join what # joins, and read months', () => {
    const { papers, messages } = read(`% a comment
@string{fox = "Foxglove"}
@STRING(lamp = {Lamps})
@preamble{"\\newcommand{\\x}{y}"}
@comment{jabref-meta: {x}}
@Article{quill:2025,
  Author = "Ada Quill and {\\O}deg{\\aa}rd, Marit",
  title = fox # " and " # lamp,
  month = 12 # "~" # apr,
  year = 2025,
  journal = {arXiv preprint arXiv:2504.01234},
}
`)
    expect(papers).toMatchObject([
      {
        id: 'arxiv:2504.01234',
        title: 'Foxglove and Lamps',
        authors: [{ family: 'Quill' }, { family: 'Ødegård', given: 'Marit' }],
        published: '2025-04-12',
        sources: [{ position: { start: { line: 6, column: 1 } } }],
      },
    ])
    expect(
      messages.map(({ ruleId, place, reason }) => [ruleId, place, reason.includes('(2 of them)')]),
    ).toEqual(
      [1, 2, 4, 5].map((line) => [
        'unclaimed-text',
        expect.objectContaining({ line, column: 1 }),
        line === 2,
      ]),
    )
  })

  it.each([
    ['eprint = {2504.01234v2}, archivePrefix = {arXiv}, primaryClass = {cs.LG}', { arxiv: '2504.01234' }],
    ['eprint = {2504.01234}, eprinttype = {arxiv}', { arxiv: '2504.01234' }],
    ['eprint = {12345}, eprinttype = {pubmed}', { pmid: '12345' }],
    ['eprint = {2504.01234}, eprinttype = {jstor}', {}],
    ['journal = {CoRR}, volume = {abs/2504.01234}', { arxiv: '2504.01234' }],
    ['journal = {ArXiv}, volume = {abs/hep-th/9901001}', { arxiv: 'hep-th/9901001' }],
    ['note = {arXiv:2504.01234 [cs]}', { arxiv: '2504.01234' }],
    ['howpublished = {\\url{https://arxiv.org/abs/2504.01234}}', { arxiv: '2504.01234' }],
    ['doi = {https://doi.org/10.1234/A\\_b}', { doi: '10.1234/a_b' }],
    ['url = "https://openreview.net/forum?id=aBcDeF12"', { openreview: 'aBcDeF12' }],
  ])('should find the identifiers of %s', (fields, identifiers) => {
    const { papers } = read(`@misc{x, title={T}, ${fields}}`)
    expect(papers[0]?.identifiers).toEqual(identifiers)
  })

  it.each([
    ['{Quill, Ada and van den Oord, A{\\"a}ron}', ['Quill', 'Oord'], ['Ada', 'Aäron']],
    ['{Ada Quill and Luc {Van Gool}}', ['Quill', 'Van Gool'], ['Ada', 'Luc']],
    ['{King, Jr., Martin Luther}', ['King'], ['Martin Luther']],
    ['{{The Fox and Lamp Team}}', [undefined], [undefined]],
    ['"Quill, Ada\n and  Gool, Luc"', ['Quill', 'Gool'], ['Ada', 'Luc']],
    ['{Quill, J.~K.}', ['Quill'], ['J. K.']],
    ['{Hypatia}', [undefined], [undefined]],
  ])('should split the names in %s', (value, families, givens) => {
    const { papers } = read(`@misc{x, title={T}, author = ${value}}`)
    expect(papers[0]?.authors.map(({ family }) => family)).toEqual(families)
    expect(papers[0]?.authors.map(({ given }) => given)).toEqual(givens)
  })

  it.each([
    ['date = {2025-04-03}', '2025-04-03'],
    ['date = {2025-04/2025-06}', '2025-04'],
    ['year = {2025}, month = {April}', '2025-04'],
    ['year = 2025, month = 4, day = 3', '2025-04-03'],
    ['year = {2025}, month = {spring}', '2025'],
  ])('should read the date of %s', (fields, published) => {
    expect(read(`@misc{x, title={T}, ${fields}}`).papers[0]?.published).toBe(published)
  })

  it.each([
    ['@misc{x, title={T}, year = {in press}}', 'invalid-field'],
    ['@misc{x, title={T}, crossref = {y}}', 'invalid-field'],
    ['@misc{x, title={T}, author={Ada Quill and others}}', 'incomplete-names'],
    ['@misc{x, title={T}, publisher = acm}', 'invalid-field'],
    ['@misc{x, title={T} year = 2025}', 'invalid-syntax'],
    ['@misc{x, title={T}, url = {javascript:alert(1)}}', 'unsafe-link'],
    ['@misc{x, title={T}, what is this, year = 2025}', 'invalid-syntax'],
    ['@misc{x, title={T}, doi = {none}}', 'invalid-field'],
  ])('should keep the paper of %s, and tell', (text, ruleId) => {
    const { papers, messages } = read(text)
    expect(papers.map(({ title }) => title)).toEqual(['T'])
    expect(messages.map((message) => message.ruleId)).toEqual([ruleId])
  })

  it('should report a broken entry with its place, and find the next', () => {
    const { papers, messages } = read(
      '@misc{a, title = {A}}\n\n@misc{b,\n  year = 2025,\n  title = {B {never closed},\n}\n@misc{c, title = {C}}\n@misc{d, title = {D},\n  year = 20',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A', 'C', 'D'])
    expect(messages).toMatchObject([
      { ruleId: 'invalid-syntax', place: { line: 3, column: 1 } },
      { ruleId: 'invalid-syntax', place: { line: 8, column: 1 } },
    ])
  })

  it('should take entries in brackets, several on a line, and what stands between for comments', () => {
    const { papers } = read(
      'see me@example.org @misc(a, title = "A (1)") and @misc{b,title={B}}@misc{c,title={C}}',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A (1)', 'B', 'C'])
  })

  it('should read an entry without a key', () => {
    expect(read('@misc{title = {A}, year = 2025}').papers[0]).toMatchObject({ title: 'A', published: '2025' })
  })

  it('should take linear time over hostile input', () => {
    for (const piece of [
      '@misc{',
      '{',
      '}',
      '@misc{a,\n',
      'title = {',
      '"',
      '@',
      'a = b # ',
      '@misc{a, title = {x}',
      ' and ',
      '@a{,=,=\n',
    ])
      expect(read(`@misc{x, title = {T}, author = {${piece.repeat(20_000)}`).papers.length).toBeLessThan(
        20_002,
      )
  })
})

describe('entries of other programs', () => {
  const read = (fields: string, type = 'article') =>
    parse(`@${type}{key,\n  ${fields}\n}\n`, { reader: 'bibtex' })

  it.each<[fields: string, paper: object]>([
    ['title = {Lamps}, subtitle = {How They Learn}', { title: 'Lamps: How They Learn' }],
    ['title = {Lamps}, arxivid = {2504.01234}', { identifiers: { arxiv: '2504.01234' } }],
    ['title = {Lamps}, eprint = {123456}, eprinttype = {pubmed}', { identifiers: { pmid: '123456' } }],
    ['title = {Lamps}, pmid = {123456}', { identifiers: { pmid: '123456' } }],
    ['title = {Lamps}, eprint = {2504.01234}, eprinttype = {jstor}', { identifiers: {} }],
    [
      'title = {Lamps}, journal = {CoRR}, volume = {abs/2504.01234}',
      { identifiers: { arxiv: '2504.01234' } },
    ],
    ['title = {Lamps}, note = {arXiv preprint arXiv:2504.01234}', { identifiers: { arxiv: '2504.01234' } }],
    [
      'title = {Lamps}, howpublished = {\\url{https://lamps-example.org}}',
      { url: 'https://lamps-example.org' },
    ],
    ['title = {Lamps}, note = {see https://lamps-example.org}', { links: [] }],
    [
      'title = {Lamps}, note = {see https://openreview.net/forum?id=aBcDeF12}',
      { url: 'https://openreview.net/forum?id=aBcDeF12' },
    ],
    [
      'title = {Lamps}, pdf = {https://lamps-example.org/l.pdf}',
      { links: [{ url: 'https://lamps-example.org/l.pdf', rel: 'pdf' }] },
    ],
    ['title = {Lamps}, pdf = {lamps.pdf}', { links: [] }],
    ['title = {Lamps}, keywords = {moe, {a, b}; tides}', { keywords: ['moe', 'a, b', 'tides'] }],
    [
      'title = {Lamps}, author = {Quill, Jr., Ada and {The Lamp Group}}',
      { authors: [{ family: 'Quill', given: 'Ada', suffix: 'Jr.' }, { literal: 'The Lamp Group' }] },
    ],
    [
      'title = {Lamps}, author = {van den Berg, Lotte and Ada {Van Gool}}',
      {
        authors: [
          { family: 'Berg', particle: 'van den' },
          { family: 'Van Gool', given: 'Ada' },
        ],
      },
    ],
    [
      'title = {Lamps}, author = {{\\O}deg{\\aa}rd, Marit}',
      { authors: [{ family: 'Ødegård', given: 'Marit' }] },
    ],
    ['title = {Lamps}, author = {A, B, C, D}', { title: 'Lamps' }],
  ])('should read %s', (fields, paper) => {
    expect(read(fields).papers).toMatchObject([paper])
  })

  it.each<[name: string, fields: string, rules: string[]]>([
    ['names that go on', 'title = {Lamps}, author = {Quill, Ada and others}', ['incomplete-names']],
    ['an entry that takes from another', 'title = {Lamps}, crossref = {other}', ['invalid-field']],
    ['an address that is none', 'title = {Lamps}, url = {javascript:alert(1)}', ['unsafe-link']],
    ['a title of nothing', 'title = {}, author = {Quill, Ada}', ['missing-title', 'no-papers']],
  ])('should tell of %s', (_, fields, rules) => {
    expect(read(fields).messages.map(({ ruleId }) => ruleId)).toEqual(rules)
  })

  it('should hardly take for BibTeX what has an entry within something else', () => {
    const document = '{"bibtex": "@article{a, title={Lamps}}"}'
    expect(parse(document).papers[0]?.sources[0]?.reader).not.toBe('bibtex')
  })
})

/** Macros that are made of each other, doubled and more. */
const macros: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 1200 }))
  .map(([count, times, length]) => {
    const lines = [`@string{s0 = "${'a '.repeat(length)}"}`]
    for (let index = 1; index < count; index++)
      lines.push(
        `@string{s${index} = ${Array(times)
          .fill(`s${index - 1}`)
          .join(' # ')}}`,
      )
    const value = Array(times)
      .fill(`s${count - 1}`)
      .join(' # ')
    return `${lines.join('\n')}\n@misc{a, title = {T} # ${value}, abstract = ${value}, keywords = ${value}}`
  })

describe(`macros (seed ${SEED})`, () => {
  it('should fill in so much and no more, and tell where one is left out', () => {
    fc.assert(
      fc.property(macros, (text) => {
        const { papers, messages } = read(text)
        expect(papers).toHaveLength(1)
        expect(JSON.stringify({ papers, messages }).length).toBeLessThan(64 * text.length + 8192)
      }),
      { seed: SEED, numRuns: 1000 },
    )
    const { papers, messages } = read(
      `@string{j = "${'x'.repeat(1000)}"}\n@misc{a, title = "T " # j # " " # j}`,
    )
    expect(papers[0]?.title).toBe(`T ${'x'.repeat(1000)}`)
    expect(messages.filter(({ ruleId }) => ruleId !== 'unclaimed-text')).toMatchObject([
      { ruleId: 'limit-exceeded', place: { line: 2, column: 35 } },
    ])
  })
})
