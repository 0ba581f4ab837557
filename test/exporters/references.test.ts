import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import { parse as parseBibtex } from '@retorquere/bibtex-parser'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { biblatex, cslJson, type Diagnostic, type Paper, parse, ris, stringify } from '../../src/index'
import { arbitraryPaper, authorsOf, encodable, fullPaper, hostileText, paperOf } from './paper'

const SEED = 20_261_130
const corpus = process.env.PAPERDIGEST_CORPUS ?? '../shared'

/** Records as a line reader sees them: tag and value of each line. */
function readRis(text: string): (readonly [tag: string, value: string])[][] {
  const records: (readonly [string, string])[][] = []
  for (const line of text.split('\r\n')) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? []
    if (tag === 'TY') records.push([])
    if (line !== '') records.at(-1)?.push([tag, value])
  }
  return records
}

describe('ris', () => {
  it('should write one line a value', () => {
    expect(stringify([fullPaper], ris).split('\r\n')).toEqual([
      'TY  - GEN',
      'ID  - oord2025foxglove2',
      'TI  - Foxglove-2: Lanterns for O(N²) Tides',
      'AU  - van den Oord, Aäron',
      'AU  - King, Martin Luther, Jr.',
      'AU  - Foxglove Team',
      'PY  - 2025',
      'DA  - 2025/04/03',
      'AB  - We light 50% of the coast. Code: https://github.com/foxglove/tides.',
      'KW  - tides',
      'KW  - lanterns, small',
      'DO  - 10.1234/tides.7',
      'UR  - https://arxiv.org/abs/2504.01234',
      'L1  - https://arxiv.org/pdf/2504.01234',
      'AN  - arXiv:2504.01234',
      'DB  - arXiv',
      'ER  - ',
      '',
    ])
  })

  it('should write nothing for no papers, and a blank line between two', () => {
    expect(stringify([], ris)).toBe('')
    expect(stringify([paperOf(), paperOf()], ris)).toContain('ER  - \r\n\r\nTY  - ')
  })

  it('should be taken for what it is, whatever its path', () => {
    for (const path of [undefined, 'papers.ris', 'papers.txt']) {
      const { papers, messages } = parse(stringify([fullPaper], ris), { path })
      expect(papers.map(({ sources }) => sources[0]?.reader)).toEqual(['ris'])
      expect(messages).toEqual([])
    }
  })

  it('should leave out of a date what is not known', () => {
    const dateOf = (published: string): string =>
      /DA {2}- (.*)\r/.exec(stringify([paperOf({ published })], ris))?.[1] ?? ''
    expect(['2025', '2025-04', '2025-04-03'].map(dateOf)).toEqual(['2025//', '2025/04/', '2025/04/03'])
  })

  it('should split a name that is known whole, and part none at a comma', () => {
    const authors = [
      { name: 'Luc Van Gool' },
      { name: 'Quill', family: 'Quill, the Elder', given: 'A, B' },
      { name: 'Lamp, Team', literal: 'Lamp, Team' },
    ]
    const lines = stringify([paperOf({ authors })], ris).split('\r\n')
    expect(lines.filter((line) => line.startsWith('AU'))).toEqual([
      'AU  - Van Gool, Luc',
      'AU  - Quill the Elder, A B',
      'AU  - Lamp Team',
    ])
  })

  it('should let no value make a line or end a record', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const paper = paperOf({
          title: text,
          abstract: `a\r\nER  - \r\n${text}`,
          keywords: [text],
          authors: [{ name: text }],
        })
        const [record = [], ...others] = readRis(stringify([paper], ris))
        expect(others).toEqual([])
        expect(record[0]).toEqual(['TY', 'GEN'])
        expect(record.at(-1)).toEqual(['ER', ''])
        expect(record.filter(([tag]) => tag === 'ER' || tag === '')).toHaveLength(1)
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  it('should be read by citation-js without loss', () => {
    const [item] = new Cite(stringify([fullPaper], ris)).data
    expect(item).toMatchObject({
      title: 'Foxglove-2: Lanterns for O(N²) Tides',
      DOI: '10.1234/tides.7',
      URL: 'https://arxiv.org/abs/2504.01234',
      issued: { 'date-parts': [[2025, 4, 3]] },
    })
    expect(item?.author?.slice(0, 2)).toMatchObject([
      { given: 'Aäron' },
      { family: 'King', given: 'Martin Luther' },
    ])
  })
})

describe('csl-json', () => {
  const schemaPath = join(corpus, 'tools/csl-data.json')

  it('should write items of the type article', () => {
    expect(JSON.parse(stringify([fullPaper], cslJson))).toEqual([
      {
        id: 'oord2025foxglove2',
        'citation-key': 'oord2025foxglove2',
        type: 'article',
        title: 'Foxglove-2: Lanterns for O(N²) Tides',
        author: [
          { family: 'van den Oord', given: 'Aäron' },
          { family: 'King', given: 'Martin Luther, Jr.' },
          { literal: 'Foxglove Team' },
        ],
        issued: { 'date-parts': [[2025, 4, 3]] },
        abstract: 'We light 50% of the coast. Code: https://github.com/foxglove/tides.',
        keyword: 'tides, lanterns small',
        publisher: 'arXiv',
        number: 'arXiv:2504.01234',
        DOI: '10.1234/tides.7',
        PMID: '123456',
        URL: 'https://arxiv.org/abs/2504.01234',
      },
    ])
  })

  it('should write an empty list for no papers, and one line without indent', () => {
    expect(stringify([], cslJson)).toBe('[]\n')
    expect(stringify([paperOf()], cslJson, { indent: 0 }).split('\n')).toHaveLength(2)
    expect(() => stringify([], cslJson, { indent: 11 })).toThrow(/Expected indent/)
  })

  it('should leave nothing for a processor to take for a mark', () => {
    const titleOf = (title: string): string => JSON.parse(stringify([paperOf({ title })], cslJson))[0].title
    expect(titleOf('A<B>C & <i>x</i> &lt; <span>')).toBe(
      'A<B>C & <\u2060i>x<\u2060/i> &\u2060lt; <\u2060span>',
    )
    expect(titleOf('a<b and &c; d')).toBe('a<b and &c; d')
  })

  it('should print such a title as it is, in citeproc', () => {
    const title = 'When a<b and <i>x</i> &lt; y'
    const items = JSON.parse(stringify([paperOf({ title })], cslJson)) as object[]
    const printed: string = new Cite(items).format('bibliography', { format: 'text' })
    expect(printed.replaceAll('\u2060', '')).toContain(title)
    expect(parse(stringify([paperOf({ title })], cslJson)).papers[0]?.title).toBe(title)
  })

  it('should clean the parts of names, and leave out names with nothing to print', () => {
    const authors = [
      { name: 'Ada Quill', family: 'Qu\nill', given: 'A\0da' },
      { name: '\u200b' },
      { name: 'Bo Tarn', family: 'Tarn', given: '\u200b' },
    ]
    expect(JSON.parse(stringify([paperOf({ authors })], cslJson))[0].author).toEqual([
      { family: 'Qu ill', given: 'Ada' },
      { family: 'Tarn' },
    ])
    expect(
      JSON.parse(stringify([paperOf({ authors: [{ name: '\u200b' }] })], cslJson))[0],
    ).not.toHaveProperty('author')
  })

  it('should be told from JSON of this package without a word', () => {
    const digest = parse(stringify([fullPaper], cslJson))
    expect(digest.messages).toEqual([])
    expect(digest.papers[0]?.sources[0]?.reader).toBe('csl-json')
    expect(digest.papers[0]?.authors).toEqual(fullPaper.authors)
  })

  it('should be read back by the reader of CSL-JSON, as far as the format goes', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPaper, { maxLength: 3 }), (papers) => {
        const own = papers.map((paper, index) => ({
          ...paper,
          title: `${index} ${paper.title.trim() || 'x'}`,
        }))
        const text = stringify(own, cslJson)
        const again = parse(text, { reader: 'csl-json' }).papers
        expect(again.length).toBeLessThanOrEqual(own.length)
        for (const paper of again) expect(text).toContain(JSON.stringify(paper.title).slice(1, 4))
      }),
      { numRuns: 100, seed: SEED },
    )
    const [paper] = parse(stringify([fullPaper], cslJson), { reader: 'csl-json' }).papers
    expect(paper).toMatchObject({
      id: fullPaper.id,
      title: 'Foxglove-2: Lanterns for O(N²) Tides',
      abstract: fullPaper.abstract,
      authors: fullPaper.authors,
      published: fullPaper.published,
      identifiers: { arxiv: '2504.01234', doi: '10.1234/tides.7', pmid: '123456' },
      url: fullPaper.url,
      keywords: ['tides', 'lanterns small'],
    })
  })

  it.skipIf(!existsSync(schemaPath))(
    `should follow the schema of CSL (skipped without ${schemaPath})`,
    () => {
      const validate = new Ajv({ strict: false, validateFormats: false }).compile(
        JSON.parse(readFileSync(schemaPath, 'utf8')) as object,
      )
      fc.assert(
        fc.property(fc.array(arbitraryPaper, { maxLength: 3 }), (papers) => {
          const items: unknown = JSON.parse(stringify([...papers, fullPaper], cslJson))
          expect(validate(items), JSON.stringify(validate.errors)).toBe(true)
        }),
        { numRuns: 100, seed: SEED },
      )
    },
  )
})

describe('biblatex', () => {
  it('should keep letters, and write the fields of BibLaTeX', () => {
    expect(
      stringify([fullPaper], biblatex, { abstract: true, keywords: true }),
    ).toBe(`@online{oord2025foxglove2,
  title = {{Foxglove-2}: Lanterns for {$O(N^2)$} Tides},
  author = {van den Oord, Aäron and King, Jr., Martin Luther and {Foxglove Team} and others},
  date = {2025-04-03},
  eprint = {2504.01234},
  eprinttype = {arxiv},
  eprintclass = {cs.LG},
  doi = {10.1234/tides.7},
  url = {https://arxiv.org/abs/2504.01234},
  abstract = {We light 50\\% of the coast. Code: https://github.com/foxglove/tides.},
  keywords = {tides, {lanterns, small}}
}
`)
  })

  it('should be misc where nothing leads to the paper, and have a short title without names', () => {
    expect(
      stringify([paperOf({ title: 'Łódź: π at Night', published: '2025' })], biblatex),
    ).toBe(`@misc{lodz2025,
  title = {Łódź: {$\\pi$} at Night},
  shorttitle = {Łódź},
  date = {2025}
}
`)
  })

  it('should have its own short title, and an organisation on request', () => {
    const paper = paperOf({ title: 'Kilns? Not All', organization: { name: 'Clay Bank' } })
    expect(stringify([paper], biblatex, { organization: true })).toMatch(
      /organization = \{Clay Bank\},\n {2}shorttitle = \{Kilns\}/,
    )
  })

  it('should put in braces whole what biber would take a wrong initial of', () => {
    const authorOf = (name: string): string =>
      /author = \{(.*)\},?\n/.exec(
        stringify([paperOf({ authors: [{ name, family: name, given: 'A' }] })], biblatex),
      )?.[1] ?? ''
    expect(['Łucja', '{x', '\\x'].map(authorOf)).toEqual([
      'Łucja, A',
      '{\\relax {\\textbraceleft}x}',
      '{\\relax {\\textbackslash}x}',
    ])
  })

  it('should be read by another parser, title by title', () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        const { entries, errors } = parseBibtex(
          stringify([paperOf({ title }), paperOf({ title: 'Lamps' })], biblatex),
          {
            sentenceCase: false,
            caseProtection: false,
          },
        )
        expect(errors.filter(({ error }) => !/unhandled (?:macro|command)/i.test(error))).toEqual([])
        expect(entries.at(-1)?.fields.title).toBe('Lamps')
        expect(entries.length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 200, seed: SEED },
    )
  })
})

const files = ['json'].map((folder) => join(corpus, 'corpus', folder)).filter((folder) => existsSync(folder))

describe.skipIf(files.length === 0)(
  `the papers of the corpus (skipped without ${corpus}/corpus/json)`,
  () => {
    const papers = files.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => parse(readFileSync(join(folder, name)), { path: name }).papers),
    )
    const plain = (text: string): string => encodable(text).normalize('NFC').replace(/\s+/g, ' ').trim()
    const namesOf = (
      authors: readonly {
        name?: string
        given?: string
        family?: string
        literal?: string
        'non-dropping-particle'?: string
        'dropping-particle'?: string
        suffix?: string
      }[] = [],
    ): string[] =>
      authors.map((author) =>
        plain(
          author.literal ??
            [
              author.given,
              author['non-dropping-particle'] ?? author['dropping-particle'],
              author.family,
              author.suffix,
            ]
              .filter((part) => part)
              .join(' '),
        ),
      )

    it.each([
      ['RIS', ris],
      ['CSL-JSON', cslJson],
    ] as const)('should come through citation-js unharmed as %s', (_, exporter) => {
      const messages: Diagnostic[] = []
      const items = new Cite(
        stringify(papers, exporter as typeof ris, {}, { report: (message) => messages.push(message) }),
      ).data
      expect(messages).toEqual([])
      expect(items).toHaveLength(papers.length)
      const told = items.map(({ title, issued, DOI, author }) => ({
        title: plain(title ?? ''),
        date: issued?.['date-parts']?.[0]?.join('-'),
        doi: DOI,
        names: namesOf(author),
      }))
      expect(told).toEqual(
        papers.map((paper: Paper) => ({
          title: plain(paper.title),
          date: paper.published?.split('-').map(Number).join('-'),
          doi: paper.identifiers.doi,
          names: paper.authors.map(({ name }) => plain(name)),
        })),
      )
    })
  },
)

it('should split names on export that readers left whole', () => {
  const [paper] = [paperOf({ authors: [{ name: 'Aäron van den Oord' }] })]
  const split = paperOf({ authors: authorsOf('Aäron van den Oord') })
  for (const exporter of [ris, cslJson, biblatex])
    expect(stringify([paper], exporter)).toBe(stringify([split], exporter))
})
