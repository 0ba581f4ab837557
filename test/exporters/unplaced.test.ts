import { describe, expect, it } from 'vitest'

import {
  biblatex,
  bibtex,
  cslJson,
  csv,
  type Diagnostic,
  type Exporter,
  exporters,
  type Paper,
  parse,
  ris,
  stringify,
} from '../../src/index'

function messagesOf(text: string, path: string, exporter: Exporter): Diagnostic[] {
  const messages: Diagnostic[] = []
  stringify(parse(text, { path }).papers, exporter, undefined, {
    report: (message) => messages.push(message),
  })
  return messages
}

describe('fields of records that a format has no place for', () => {
  const first =
    '@misc{a, title = {Lamps}, author = {Quill, A}, year = 2025, isbn = {1}, note = {N}, xdata = {none}}\n'
  const second = '@misc{b, title = {Kites}, author = {Reed, B}, year = 2025, isbn = {2}}\n'

  it('should be told once, the most frequent first', () => {
    const [message, ...others] = messagesOf(first + second, 'a.bib', csv).filter(
      ({ ruleId }) => ruleId === 'unplaced-field',
    )
    expect(others).toEqual([])
    expect(message?.reason).toBe(
      'Fields of records that csv has no place for are left out: isbn (2), note (1)',
    )
  })

  it('should be twelve at most by name', () => {
    const fields = Array.from({ length: 15 }, (_, index) => `field${index} = {x}`)
    const [message] = messagesOf(`@misc{a, title = {Lamps}, year = 2025, ${fields.join(', ')}}`, 'a.bib', csv)
    expect(message?.reason).toMatch(/: (?:field\d+ \(1\), ){11}field\d+ \(1\) and 3 more$/)
  })

  it('should be told of other formats by all that stands there', () => {
    const [message] = messagesOf(
      'TY  - JOUR\nTI  - Lamps\nPY  - 2025\nM2  - seven\nER  - \n',
      'a.ris',
      bibtex,
    )
    expect(message?.reason).toContain('M2 (1)')
  })

  it.each<[string, Exporter, string]>([
    ['csv', csv, 'volume (1), pages (1), editors (1), language (1)'],
    ['csl-json', cslJson, 'links (1)'],
    ['bibtex', bibtex, 'links (1)'],
  ])('should be those of publications, names and links too: %s', (_, exporter, told) => {
    const record =
      'TY  - JOUR\nTI  - Lamps\nAU  - Quill, Ada\nED  - Reed, Bo\nPY  - 2025\nVL  - 7\nSP  - 12\nLA  - de\nUR  - https://example.org/a\nUR  - https://example.org/b\nER  - \n'
    expect(messagesOf(record, 'a.ris', exporter).map(({ reason }) => reason)).toEqual([
      `Fields of records that ${exporter.name} has no place for are left out: ${told}`,
    ])
  })

  it('should be told of no digest, and where a table has no column that was asked for', () => {
    const [paper] = parse('@article{a, title = {Lamps}, volume = 7, year = 2025}', { path: 'a.bib' }).papers
    const messages: Diagnostic[] = []
    const report = (message: Diagnostic): void => void messages.push(message)
    stringify([paper as Paper], csv, { columns: ['title'] }, { report })
    stringify(
      [{ ...(paper as Paper), citationKey: undefined, sources: [{ reader: 'markdown' }] }],
      csv,
      {},
      { report },
    )
    expect(messages).toEqual([])
  })

  it('should not be told where the format keeps them, or nobody listens', () => {
    expect(messagesOf(first + second, 'a.bib', bibtex)).toEqual([])
    expect(stringify(parse(first, { path: 'a.bib' }), csv)).not.toContain('isbn')
  })
})

describe('what a record states', () => {
  const paper: Paper = {
    id: 'doi:10.1234/own',
    title: 'Lamps',
    authors: [{ name: 'Ada Quill', family: 'Quill', given: 'Ada' }],
    published: '2021',
    identifiers: { doi: '10.1234/own' },
    url: 'https://example.org/page',
    publication: { type: 'article-journal' },
    links: [{ url: 'https://example.org/page', rel: 'other' }],
    keywords: [],
    categories: [],
    metrics: {},
    sources: [{ reader: 'ris' }],
  }
  const texts = 'container volume issue pages publisher place event series edition reference'.split(' ')
  const fields: readonly (readonly [name: string, value: string, stated: Partial<Paper>])[] = [
    ...texts.map(
      (name) => [name, '7071', { publication: { type: 'article-journal', [name]: '7071' } }] as const,
    ),
    ['publicationNumber', '7071', { publication: { type: 'article-journal', number: '7071' } }],
    [
      'editors',
      'Reed',
      {
        publication: { type: 'article-journal', editors: [{ name: 'Bo Reed', family: 'Reed', given: 'Bo' }] },
      },
    ],
    ['pmid', '7071', { identifiers: { doi: '10.1234/own', pmid: '7071' } }],
    ['comment', 'Twelve pages', { comment: 'Twelve pages' }],
    ['language', 'pt-BR', { language: 'pt-BR' }],
    ['links', 'example.org/code', { links: [{ url: 'https://example.org/code', rel: 'code' }] }],
    ['keywords', 'tides', { keywords: ['tides'] }],
  ]
  const cases = [...exporters].flatMap((exporter) =>
    fields.map(([name, value, stated]) => ({ exporter, format: exporter.name, name, value, stated })),
  )

  it.each(cases)(
    'should be written as $format or told, and not both: $name',
    ({ exporter, name, value, stated }) => {
      const messages: Diagnostic[] = []
      const text = stringify([{ ...paper, ...stated }], exporter, undefined, {
        report: (message) => messages.push(message),
      })
      const told = messages.filter(({ ruleId }) => ruleId === 'unplaced-field')
      expect(told.map(({ reason }) => reason)).toEqual(
        text.includes(value)
          ? []
          : [`Fields of records that ${exporter.name} has no place for are left out: ${name} (1)`],
      )
    },
  )
})

describe('what a record is cited by', () => {
  it('should be told where BibTeX, biber or LaTeX cannot read it', () => {
    const messages = messagesOf('@misc{Smith(2000), title = {Lamps}, year = 2000}', 'a.bib', bibtex)
    expect(messages).toMatchObject([{ ruleId: 'invalid-field', actual: 'Smith(2000)' }])
  })

  const itemsOf = (ids: readonly unknown[]): string =>
    JSON.stringify(
      ids.map((id, index) => ({
        id,
        type: 'article-journal',
        title: `Lamps ${'That '.repeat(index)}Learn`,
        author: [{ family: 'Quill', given: 'Ada' }],
        issued: { 'date-parts': [[2025]] },
      })),
    )
  const idsOf = (items: string, options: object): unknown[] => {
    const written = stringify(parse(items, { path: 'a.json' }), cslJson, options)
    return (JSON.parse(written) as { id: unknown }[]).map(({ id }) => id)
  }

  it('should be the id of its item of CSL-JSON, whatever that is', () => {
    const ids = ['http://lamps.example/items/1', 'quill(2025)', '100%', 7]
    expect(idsOf(itemsOf(ids), {})).toEqual(ids)
  })

  it('should be another one where keys are not kept, or an item before has it', () => {
    const made = idsOf(itemsOf(['100%', 'quill(2025)']), { keepKeys: false })
    expect(made).toEqual(['quill2025lamps', 'quill2025lampsa'])
    expect(new Set(idsOf(itemsOf(['100%', '100%']), {})).size).toBe(2)
  })
})

describe('what a record states', () => {
  it.each([
    [
      'a.csv',
      'Key,Item Type,Publication Year,Author,Title,DOI,Url,Abstract Note,Manual Tags\nAB12,preprint,2021,"Quill, Ada",Sparse Lanterns at Sea,10.48550/arXiv.2101.00001,https://arxiv.org/abs/2101.00001,We light lamps.,tag1; tag2\n',
    ],
    [
      'a.xml',
      '<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>Sparse Lanterns at Sea</title></titleInfo><name type="personal"><namePart type="family">Quill</namePart><namePart type="given">Ada</namePart><role><roleTerm>author</roleTerm></role></name><abstract>We light lamps.</abstract><subject><topic>tag1</topic></subject><identifier type="doi">10.48550/arXiv.2101.00001</identifier></mods></modsCollection>',
    ],
  ])('should be written whatever the options say: %s', (path, text) => {
    const written = stringify(parse(text, { path }), bibtex)
    expect(written).toContain('abstract = {We light lamps.}')
    expect(written).toContain('keywords = {tag1')
    expect(written).toContain('doi = {10.48550/arxiv.2101.00001}')
    expect(stringify(parse(text, { path }), ris)).toContain('DO  - 10.48550/arxiv.2101.00001')
  })
})

describe('the id of PubMed', () => {
  it('should stand where BibTeX has the identifiers of archives, and be read there again', () => {
    const { papers } = parse('TY  - JOUR\nTI  - Lamps\nPY  - 2025\nAN  - 12345678\nDB  - PubMed\nER  - \n', {
      path: 'a.ris',
    })
    const known = papers.map((paper) => ({ ...paper, identifiers: { pmid: '12345678' } }))
    for (const exporter of [bibtex, biblatex]) {
      const text = stringify(known, exporter)
      expect(text).toMatch(/eprint = \{12345678\},\s+eprinttype = \{pubmed\}/)
      expect(parse(text, { path: 'a.bib' }).papers[0]?.identifiers).toEqual({ pmid: '12345678' })
    }
  })
})
