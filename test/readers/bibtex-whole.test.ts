import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  biblatex,
  bibtex,
  type Diagnostic,
  mergePapers,
  type Paper,
  parse,
  query,
  stringify,
} from '../../src/index'
import { anyBibliography } from '../arbitrary-bibliography'

const SEED = 20_261_201

function read(text: string): readonly Paper[] {
  return parse(text, { reader: 'bibtex' }).papers
}

/** What an entry says: its key, and its type and fields as they stand. */
function entriesOf(papers: readonly Paper[]): unknown[] {
  return papers.map(({ citationKey, extra }) => [
    citationKey,
    extra?.bibtex?.entryType,
    Object.entries(extra?.bibtex?.fields ?? {}),
  ])
}

describe('entries that name others', () => {
  const child = '@inproceedings{b, title = {Lamps}, year = 2025, crossref = {z}}\n'
  const parent =
    '@proceedings{z, title = {Proceedings of Dusk}, booktitle = {Proceedings of Dusk}, publisher = {Night}, year = 2025}\n'

  it('should have the fields of those themselves where a new order puts these before', () => {
    const papers = read(child + parent)
    expect(stringify(papers, bibtex)).toContain('crossref = {z}')
    const turned = stringify([...papers].reverse(), bibtex)
    expect(turned).not.toContain('crossref')
    expect(turned).toMatch(/@inproceedings\{b,[^@]*booktitle = \{Proceedings of Dusk\}/)
  })

  it('should stay as they are where these stood before', () => {
    expect(stringify(read(parent + child), bibtex)).toContain('crossref = {z}')
  })
})

describe('what entries state', () => {
  it('should keep a last field that is whole where the entry is cut behind it', () => {
    const cut = (fields: string): unknown =>
      read(`@article{a, title = {Lamps}, ${fields}`)[0]?.extra?.bibtex?.fields
    expect(cut('year = 2020,\n  note = {last}')).toMatchObject({ note: 'last' })
    expect(cut('note = {first,\n  year = {2020}}')).not.toHaveProperty('note')
  })

  it('should be the journal that a command of ADS stands for, and the address behind one that counts readers', () => {
    const [paper] = read(
      '@article{a, title = {Lamps}, journal = {\\apjl}, year = 2020, url = {https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2504.01234&sa=D}}',
    )
    expect(paper?.publication?.container).toBe('The Astrophysical Journal Letters')
    expect(paper).toMatchObject({
      url: 'https://arxiv.org/abs/2504.01234',
      identifiers: { arxiv: '2504.01234' },
    })
    expect(stringify([paper as Paper], bibtex)).toMatch(/journal = \{\\apjl\}.*google\.com/s)
  })
})

describe(`bibliographies that go through (seed ${SEED})`, () => {
  it('should keep keys, types, fields and values, and give the same papers again', () => {
    fc.assert(
      fc.property(anyBibliography, fc.constantFrom(bibtex, biblatex), (text, exporter) => {
        const papers = read(text)
        expect(papers).toHaveLength(text.split(/^@/m).length - 1)
        const again = read(stringify(papers, exporter))
        expect(entriesOf(again)).toEqual(entriesOf(papers))
        expect(again.map(withoutPlace)).toEqual(papers.map(withoutPlace))
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('should keep those that a query keeps, and those that a merge does not unite', () => {
    fc.assert(
      fc.property(anyBibliography, anyBibliography, (first, second) => {
        const papers = read(first)
        const kept = query(papers).match('title:lamps').toArray()
        const wanted = papers.filter((paper) => kept.includes(paper))
        expect(entriesOf(read(stringify(kept, bibtex)))).toEqual(entriesOf(wanted))
        const others = read(second).map((paper) => ({ ...paper, citationKey: `b:${paper.citationKey}` }))
        const { papers: merged } = mergePapers(papers, others)
        const alone = merged.filter((paper) => paper.sources.length === 1)
        const all = new Set(entriesOf([...papers, ...others]).map((entry) => JSON.stringify(entry)))
        for (const entry of entriesOf(read(stringify(alone, bibtex))))
          expect(all).toContain(JSON.stringify(entry))
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('should never throw, whatever happens to a bibliography', () => {
    fc.assert(
      fc.property(
        anyBibliography,
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(30),
            fc.constantFrom('', '{', '}', '"', '@', ',', '=', '#', '\\', '@string{', '\n@misc{'),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (text, damages) => {
          let broken = text
          for (const [at, length, sign] of damages) {
            const start = at % (broken.length + 1)
            broken = broken.slice(0, start) + sign + broken.slice(start + length)
          }
          const papers = read(broken)
          const again = read(stringify(papers, bibtex))
          expect(again.map(({ title }) => title)).toEqual(papers.map(({ title }) => title))
        },
      ),
      { seed: SEED, numRuns: 500 },
    )
  })
})

function withoutPlace({ sources: _, ...paper }: Paper): Partial<Paper> {
  return paper
}

describe('what changes in an entry', () => {
  const [paper] = read(`@article{quill,
  author = {Quill, Ada},
  title = {Lamps {T}hat Learn},
  journal = {Journal of Lamps},
  year = {2024},
  month = jan,
  note = {Best paper},
  url = {https://lamps-example.org/a\\_b}
}`) as [Paper]

  it('should be written anew where it stood, and added where it is new', () => {
    const changed: Paper = {
      ...paper,
      published: '2025-04-03',
      identifiers: { doi: '10.1234/lamps' },
      publication: { ...paper.publication, type: 'paper-conference', volume: '7' },
    }
    expect(stringify([changed], bibtex)).toBe(`@inproceedings{quill,
  author = {Quill, Ada},
  title = {Lamps {T}hat Learn},
  journal = {Journal of Lamps},
  year = {2025},
  month = apr,
  note = {Best paper},
  url = {https://lamps-example.org/a\\_b},
  volume = {7},
  doi = {10.1234/lamps}
}
`)
  })

  it('should be left out where it is gone', () => {
    const { published: _, ...undated } = paper
    const text = stringify([{ ...undated, publication: { type: 'article-journal' } }], bibtex)
    expect(text).not.toMatch(/year|month|journal/)
    expect(text).toContain('note = {Best paper}')
  })

  it('should never count before what the paper says, nor open anything', () => {
    const extra = {
      bibtex: {
        entryType: 'misc',
        fields: { title: 'Other', 'a b': 'x', doi: '}', note: '@x{', author: [{ macro: '} @' }] },
      },
    }
    const text = stringify([{ ...paper, extra, identifiers: {} }], bibtex)
    expect(text).toContain('title = {Lamps That Learn}')
    expect(text).not.toMatch(/Other|a b|doi/)
    expect(text).toContain('author = {Quill, Ada}')
    expect(stringify([{ ...paper, extra: { bibtex: { entryType: 'x{', fields: 7 } } }], bibtex)).toContain(
      '@article{quill,',
    )
  })

  it('should be told, once, where another format has no place for it', () => {
    const messages: Diagnostic[] = []
    const text = `@misc{a, title = {A}, isbn = {1}, note = {N}}\n@misc{b, title = {B}, isbn = {2}, crossref = {a}}`
    for (const format of [biblatex, bibtex])
      stringify(read(text), format, {}, { report: (message) => messages.push(message) })
    expect(messages).toEqual([])
  })
})

describe('entries that take fields of others', () => {
  const text = `@inproceedings{kid, title = {Kites}, crossref = {Par}, xdata = {common}}
@xdata{common, publisher = {ACM}, keywords = {kites}}
@proceedings{par, title = {Proc. of Kites}, editor = {Tarn, Bo}, year = 2001, doi = {10.1234/whole}}`

  it('should have them, but not what names the other alone', () => {
    const [kid, par] = read(text)
    expect(kid).toMatchObject({
      published: '2001',
      publication: {
        type: 'paper-conference',
        container: 'Proc. of Kites',
        publisher: 'ACM',
        editors: [{ family: 'Tarn' }],
      },
      keywords: ['kites'],
      identifiers: {},
    })
    expect(par?.identifiers.doi).toBe('10.1234/whole')
    expect(read(text)).toHaveLength(2)
  })

  it('should refer to it where it is written too, and else have its fields', () => {
    const [kid, par] = read(text) as [Paper, Paper]
    const whole = stringify([kid, par], bibtex)
    expect(whole).toContain('crossref = {Par}')
    const alone = stringify([kid], bibtex)
    expect(alone).not.toMatch(/crossref|xdata/)
    expect(alone).toContain('booktitle = {Proc. of Kites}')
    expect(read(alone)[0]?.publication).toEqual(kid.publication)
  })

  it('should be found whatever its type is, before those that name it too', () => {
    const papers = read(
      '@report{big, title = {Big Report}, institution = {Lamp House}, date = {2001}}\n@inbook{part, title = {Part One}, author = {Reed, Bo}, crossref = {big}}',
    )
    expect(papers[1]).toMatchObject({
      published: '2001',
      publication: { container: 'Big Report', publisher: 'Lamp House' },
    })
  })

  it('should be told that it is not there, and not wait for ever', () => {
    const { papers, messages } = parse(
      '@misc{a, title = {A}, crossref = {none}}\n@misc{b, title = {B}, crossref = {b}}',
      { reader: 'bibtex' },
    )
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(messages).toMatchObject(
      [1, 2].map((line) => ({ ruleId: 'invalid-field', place: { start: { line } } })),
    )
  })
})

describe('records', () => {
  it('should stay apart, and be told of where they are of one paper', () => {
    const { papers, messages } = parse(
      '@misc{a, title = {A}, doi = {10.1234/x}}\n@book{b, title = {B}, doi = {10.1234/x}}',
      { reader: 'bibtex' },
    )
    expect(papers.map(({ citationKey }) => citationKey)).toEqual(['a', 'b'])
    expect(messages).toMatchObject([{ ruleId: 'duplicate-paper' }])
  })
})
