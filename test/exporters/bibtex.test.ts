import { describe, expect, it } from 'vitest'

import { type BibtexOptions, bibtex, monthMacros } from '../../src/exporters/bibtex'
import { stringify } from '../../src/exporters/stringify'
import type { Diagnostic } from '../../src/model/diagnostic'
import type { Paper } from '../../src/model/paper'
import { authorsOf, fullPaper, paperOf } from './paper'

function write(fields: Partial<Paper>, options: BibtexOptions = {}): string {
  return stringify([paperOf(fields)], bibtex, options)
}

function field(name: string, text: string): string | undefined {
  return new RegExp(`^  ${name} = (?:\\{(.*)\\}|([a-z]{3})),?$`, 'm')
    .exec(text)
    ?.slice(1)
    .find((value) => value !== undefined)
}

function messagesOf(fields: Partial<Paper>): Diagnostic[] {
  const messages: Diagnostic[] = []
  stringify([paperOf(fields)], bibtex, {}, { report: (message) => messages.push(message) })
  return messages
}

describe('bibtex', () => {
  it('should write all that a paper has, in one layout', () => {
    expect(stringify([fullPaper], bibtex, { abstract: true, keywords: true })).toBe(
      `@misc{oord2025foxglove2,
  title = {{Foxglove-2}: Lanterns for {$O(N^2)$} Tides},
  author = {van den Oord, A{\\"a}ron and King, Jr., Martin Luther and {Foxglove Team} and others},
  year = {2025},
  month = apr,
  eprint = {2504.01234},
  archivePrefix = {arXiv},
  eprinttype = {arxiv},
  primaryClass = {cs.LG},
  doi = {10.1234/tides.7},
  url = {https://arxiv.org/abs/2504.01234},
  abstract = {We light 50\\% of the coast. Code: https://github.com/foxglove/tides.},
  keywords = {tides, {lanterns, small}}
}
`,
    )
  })

  it('should write no field that a paper does not have', () => {
    expect(write({})).toBe('@misc{sparse,\n  title = {Sparse Lanterns},\n  key = {Sparse Lanterns}\n}\n')
  })

  it('should part entries by an empty line, and write nothing for no papers', () => {
    expect(stringify([paperOf(), paperOf({ title: 'Tides' })], bibtex)).toContain('\n}\n\n@misc{tides,')
    expect(stringify([], bibtex)).toBe('')
  })

  it('should leave abstract and keywords out unless asked', () => {
    const text = stringify([fullPaper], bibtex)
    expect(text).not.toMatch(/abstract|keywords/)
  })
})

describe('bibtex: dates and identifiers', () => {
  it.each([
    ['2025-04-03', '2025', 'apr'],
    ['2025-12', '2025', 'dec'],
    ['2025', '2025', undefined],
    ['soon', undefined, undefined],
    [undefined, undefined, undefined],
  ])('should take year and month from %s', (published, year, month) => {
    const text = write({ published, featured: '2024-02-02' })
    expect(field('year', text)).toBe(year)
    expect(field('month', text)).toBe(month)
  })

  it.each(monthMacros.map((macro, index) => [String(index + 1).padStart(2, '0'), macro]))(
    'should write month %s as %s',
    (number, macro) => {
      expect(write({ published: `2025-${number}-09` })).toContain(`,\n  month = ${macro}\n}`)
    },
  )

  it('should leave out the DOI that arXiv gives to every preprint', () => {
    expect(write({ identifiers: { doi: '10.48550/arxiv.2504.01234' } })).not.toContain('doi')
    expect(write({ identifiers: { doi: '10.48550/arxiv.2504.01234' } })).toContain('eprint = {2504.01234}')
    expect(write({ identifiers: { doi: '10.48550/arxiv.2504.01234' } })).toContain(
      'url = {https://arxiv.org/abs/2504.01234}',
    )
    expect(write({ identifiers: { doi: '10.48550/arXiv.2504.01234' } })).not.toContain('doi')
    // No id can be read from it, so nothing else would lead to the paper.
    expect(write({ identifiers: { doi: '10.48550/other.7' } })).toContain('doi = {10.48550/other.7}')
    expect(write({ identifiers: { arxiv: '2504.01234', doi: '10.48550/other.7' } })).not.toContain('doi')
  })

  it.each<[Partial<Paper>, string]>([
    [{ identifiers: { arxiv: 'hep-th/9901001' } }, 'https://arxiv.org/abs/hep-th/9901001'],
    [{ identifiers: { acl: '2024.acl-long.1' } }, 'https://aclanthology.org/2024.acl-long.1'],
    [{ identifiers: { openreview: 'aBc_d-1' } }, 'https://openreview.net/forum?id=aBc_d-1'],
    [{ identifiers: { pmid: '123' } }, 'https://pubmed.ncbi.nlm.nih.gov/123'],
    [
      { url: 'https://a.example/x_y~z#%20&ü{}\\ \ud800' },
      'https://a.example/x_y~z#%20&%C3%BC%7B%7D%5C%20%EF%BF%BD',
    ],
  ])('should print the address of %j', (fields, url) => {
    expect(field('url', write(fields))).toBe(url)
  })

  it('should leave out an address that is no web page, with a message', () => {
    expect(write({ url: 'javascript:alert(1)' })).not.toContain('url')
    expect(messagesOf({ url: 'javascript:alert(1)' })).toMatchObject([{ ruleId: 'unsafe-link' }])
  })

  it('should print a category of arXiv only beside an arXiv id', () => {
    expect(write({ categories: ['cs.LG'] })).not.toContain('primaryClass')
    expect(write({ categories: ['{}'], identifiers: { arxiv: '2504.01234' } })).not.toContain('primaryClass')
  })
})

describe('bibtex: type article', () => {
  it('should name the preprint as its journal', () => {
    const text = stringify([fullPaper], bibtex, { type: 'article' })
    expect(text).toMatch(/^@article\{/)
    expect(field('journal', text)).toBe('arXiv preprint arXiv:2504.01234')
    expect(field('eprint', text)).toBe('2504.01234')
  })

  it.each<Partial<Paper>>([
    { authors: [], authorCount: undefined },
    { published: undefined },
    { identifiers: {} },
  ])('should stay misc without what an article needs: %j', (fields) => {
    expect(stringify([{ ...fullPaper, ...fields }], bibtex, { type: 'article' })).toMatch(/^@misc\{/)
  })
})

describe('bibtex: names', () => {
  it.each<[string[], number | undefined, string]>([
    [['Luc Van Gool', 'Aäron van den Oord'], undefined, '{Van Gool}, Luc and van den Oord, A{\\"a}ron'],
    [['Martin Luther King Jr.'], undefined, 'King, Jr., Martin Luther'],
    [['Nguyễn Văn Ánh'], undefined, "{\\'A}nh, Nguy{\\~{\\^e}}n V{\\u{a}}n"],
    [['Gemini Team', 'Rohan Anil'], 1350, '{Gemini Team} and Anil, Rohan and others'],
    [['Gemini Team'], 1, '{Gemini Team}'],
    [['Quill and Reed'], undefined, '{Quill and Reed}'],
    [['王伟'], undefined, '{王伟}'],
    [['my_lab'], undefined, '{\\relax my\\_lab}'],
    [['R&D Group'], undefined, '{\\relax R\\&D Group}'],
    [['Pierre de La Fontaine'], undefined, 'de {La Fontaine}, Pierre'],
    [['Santiago Ramón y Cajal'], undefined, "{Ram{\\'o}n y Cajal}, Santiago"],
    [['van Krieken'], undefined, 'van Krieken'],
    [
      ['Łukasz Ćwik', 'Đặng Þór'],
      undefined,
      "{\\'C}wik, {\\L}ukasz and {\\TH}{\\'o}r, {\\DJ}{\\u{\\d{a}}}ng",
    ],
    [['O’Neil, Ada'], undefined, "O'Neil, Ada"],
    [['Xiao-ming Wang', 'Mary Smith-Jones'], undefined, 'Wang, Xiao-ming and Smith-Jones, Mary'],
  ])('should write %j (%s)', (names, authorCount, expected) => {
    expect(field('author', write({ authors: authorsOf(...names), authorCount }))).toBe(expected)
  })

  it('should split a name that has no parts', () => {
    expect(field('author', write({ authors: [{ name: 'Ada van Quill' }] }))).toBe('van Quill, Ada')
  })

  it.each<[Paper['authors'][number], string]>([
    [{ name: 'x', family: 'Quill and Reed', given: 'A' }, '{Quill and Reed}, A'],
    [{ name: 'x', family: 'Quill, X', given: 'others' }, '{Quill, X}, {others}'],
    [{ name: 'x', family: 'and', given: 'AND' }, '{and}, {AND}'],
    [{ name: 'x', family: 'a_b' }, 'a{\\_}b'],
    [{ name: 'x', family: 'el-Sadat', given: 'Anwar' }, '{el-Sadat}, Anwar'],
    [{ name: 'x', family: 'Meyer-ter-Vehn', given: 'J.' }, '{Meyer-ter-Vehn}, J.'],
    [{ name: 'x', family: 'Sadat', particle: 'el-' }, '{el-Sadat}'],
    [{ name: 'x', family: 'Ambrosio', given: 'Lea', particle: 'd’' }, "d'Ambrosio, Lea"],
    [{ name: 'x', family: "'t-Hooft", given: 'A.' }, "{'t-Hooft}, A."],
    [{ name: 'x', family: '}', given: '{' }, '{\\textbraceright}, {\\textbraceleft}'],
    [{ name: 'x', family: '\u200b', literal: ' A  Team\n' }, '{A Team}'],
  ])('should keep the parts of %j from becoming names', (author, expected) => {
    expect(field('author', write({ authors: [author] }))).toBe(expected)
  })

  it('should give a key to label by, and no author, where nobody is named', () => {
    const text = write({ title: 'π₀: A Vision', authorCount: 6 })
    expect(text).not.toContain('author =')
    expect(field('key', text)).toBe('pi0')
  })

  it('should label by the organisation where nobody is named, and print it on request only', () => {
    const paper = { title: 'Yi: Lanterns', organization: { name: '01.AI' }, published: '2025' }
    expect(write(paper)).not.toContain('organization')
    const text = write(paper, { organization: true })
    expect(text).toContain('@misc{p01ai2025yi,')
    expect(field('organization', text)).toBe('01.AI')
    expect(field('key', text)).toBe('01.AI')
  })

  it('should make the organisation the author on request only', () => {
    const text = write({ organization: { name: '01.AI' } }, { organizationAsAuthor: true })
    expect(field('author', text)).toBe('{01.AI}')
    expect(text).not.toMatch(/organization|key =/)
  })
})

describe('bibtex: trouble', () => {
  it('should keep a character that TeX has no form of, and say so', () => {
    expect(field('title', write({ title: 'Lanterns 灯' }))).toBe('Lanterns 灯')
    expect(messagesOf({ title: 'Lanterns 灯' })).toMatchObject([
      { ruleId: 'unmapped-character', fatal: false, actual: 'title:sparse-lanterns' },
    ])
  })

  it('should write a lone surrogate as U+FFFD, and say so', () => {
    expect(field('title', write({ title: 'A \ud800 B' }))).toBe('A \ufffd {B}')
    expect(messagesOf({ title: 'A \ud800 B' })).toMatchObject([{ ruleId: 'lone-surrogate' }])
  })

  it('should leave out a paper whose title prints nothing, and say so', () => {
    expect(stringify([paperOf(), paperOf({ title: '\u200b' }), paperOf()], bibtex).match(/@/g)).toHaveLength(
      2,
    )
    expect(messagesOf({ title: '\u200b' })).toMatchObject([{ ruleId: 'missing-title' }])
  })

  it('should say nothing of a paper that it can print', () => {
    expect(messagesOf(fullPaper)).toEqual([])
  })

  it.each<[object, RegExp]>([
    [{ type: 'book' }, /'misc' or 'article'/],
    [{ protection: 'some' }, /smart, all, none/],
    [{ characters: 'utf8' }, /ascii, unicode/],
    [{ keyPattern: '{nobody}' }, /Unknown part/],
    [{ protect: 'Foxglove' }, /list of words/],
    [{ existingKeys: { a: 'b' } }, /Object\.entries/],
    [{ existingKeys: [['a', 'b c']] }, /cannot stand/],
    [
      {
        existingKeys: [
          ['a', 'k'],
          ['b', 'K'],
        ],
      },
      /Two papers/,
    ],
  ])('should refuse the options %j', (options, reason) => {
    expect(() => stringify([], bibtex, options as BibtexOptions)).toThrow(reason)
    expect(() => stringify([], bibtex, options as BibtexOptions)).toThrow(TypeError)
  })
})
