import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { type Paper, parse, parseStream, readers, ris, stringify } from '../../src/index'
import { readDay } from '../../src/lexicon/record-day'

const STREAMING = ['ris', 'nbib', 'endnote', 'refworks', 'endnote-xml', 'pubmed', 'mods', 'csv']

const documents = STREAMING.flatMap((reader) =>
  readdirSync(join('fixtures', reader)).map((name) => {
    const folder = join('fixtures', reader, name)
    const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? ''
    return { reader, name, text: readFileSync(join(folder, input), 'utf8').replace(/\r\n/g, '\n') }
  }),
)

function read(text: string, reader: string): ReturnType<typeof parse> {
  return parse(text, { reader })
}

describe('the readers of records', () => {
  it.each(documents)('should read $reader/$name alike in pieces of any size', ({ reader, text }) => {
    const limits = { lineLength: 1_048_576, cardLength: 131_072, documentLength: 134_217_728 }
    const inPieces = (document: string, size: number): unknown => {
      const messages: unknown[] = []
      const found = readers.get(reader)
      const session =
        found && 'stream' in found
          ? found.stream?.({ limits, report: (message) => messages.push(message) })
          : undefined
      const nodes: unknown[] = []
      for (let at = 0; at < document.length; at += size)
        nodes.push(...(session?.write(document.slice(at, at + size)) ?? []))
      nodes.push(...(session?.end() ?? []))
      expect(nodes.length).toBeGreaterThan(0)
      return { nodes, messages }
    }
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const document = text.replaceAll('\n', lineEnd)
      const whole = inPieces(document, document.length)
      for (const size of [1, 2, 61]) expect(inPieces(document, size)).toEqual(whole)
    }
  })

  it.each([
    ['2025/04/03/', '2025-04-03', true],
    ['2025///', '2025', true],
    ['2025/04/', '2025-04', true],
    ['2001///Winter', '2001', false],
    ['20160419', '2016-04-19', true],
    ['2019 Mar-Apr', '2019-03', false],
    ['1996 Jul 9', '1996-07-09', true],
    ['1998 Dec-1999 Jan', '1998-12', false],
    ['2003 Spring', '2003', false],
    ['14-19 June 2021', '2021-06', false],
    ['1 Dec 2024', '2024-12-01', true],
    ['2024/13/40', '2024', false],
    ['July', '-07', true],
  ])('should read the day %s', (words, day, isWhole) => {
    expect(readDay(words)).toEqual({ day, isWhole })
  })

  it('should keep what a record says of which no field has a place, and never as another', () => {
    const { papers } = read('TY  - JOUR\nTI  - A\nZZ  - x\nZZ  - y\nT1  - B\nER  - \n', 'ris')
    expect(papers[0]?.title).toBe('A')
    expect(papers[0]?.extra).toEqual({ ris: { ZZ: ['x', 'y'], T1: 'B' } })
  })

  it('should take keys of prototypes for keys like others', () => {
    const mods =
      '<mods><titleInfo><title>T</title></titleInfo><__proto__>q</__proto__><constructor>z</constructor></mods>'
    const { extra } = read(mods, 'mods').papers[0] ?? {}
    expect(Object.entries(extra?.mods ?? {})).toEqual([['constructor', 'z']])
    expect(Object.hasOwn(Object.prototype, 'q')).toBe(false)
  })

  it.each(['\n', '\r\n', '\r'])('should take a line end %j in an attribute for a blank', (end) => {
    const mods = `<mods><titleInfo><title>T</title></titleInfo><note type="a${end}b">n</note></mods>`
    expect(read(mods, 'mods').papers[0]?.extra).toEqual({ mods: { 'note[a b]': 'n' } })
  })

  it('should give what is whole around what is not', () => {
    const long = 'a'.repeat(17_000_000)
    const { papers, messages } = read(
      `TY  - JOUR\nTI  - A\nAB  - ${long}\nER  - \nTY  - JOUR\nTI  - B\nER  - \n`,
      'ris',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(messages.map(({ ruleId }) => ruleId)).toContain('limit-exceeded')
  })

  it.each([
    ['elements that stand too deep', `<PubmedArticle>${'<a>'.repeat(100_000)}`],
    ['an attribute without end', `<PubmedArticle><a b="${'x'.repeat(17_000_000)}`],
    ['a comment without end', `<PubmedArticle><!-- ${'x'.repeat(17_000_000)}`],
    ['a record without end', `<PubmedArticle>${'<PMID>1</PMID>'.repeat(300_000)}`],
  ])('should say that there are %s, and keep what is before', (_, tail) => {
    const head =
      '<x><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>A</ArticleTitle></Article></MedlineCitation></PubmedArticle>'
    const { papers, messages } = read(head + tail, 'pubmed')
    expect(papers.map(({ title }) => title)).toEqual(['A'])
    expect(messages.map(({ ruleId }) => ruleId)).toContain('limit-exceeded')
  })

  it('should give the papers of a RIS file as a stream', async () => {
    const text = 'TY  - JOUR\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\nER  - \n'
    const papers: Paper[] = []
    for await (const paper of parseStream(text.split(''), { reader: 'ris' })) papers.push(paper)
    expect(papers.map(({ title, publication }) => [title, publication?.type])).toEqual([
      ['A', 'article-journal'],
      ['B', 'book'],
    ])
  })

  it('should read back what the exporter of RIS writes', () => {
    const [paper] = read(
      'TY  - UNPB\nTI  - Lamps\nAU  - van den Berg, Cy, Jr.\nPY  - 2025\nDA  - 2025/04/03\nAN  - arXiv:2504.01234\nKW  - lamps\nER  - \n',
      'ris',
    ).papers
    const [again] = read(stringify(paper ? [paper] : [], ris), 'ris').papers
    const told = ({ title, authors, published, identifiers, keywords }: Partial<Paper> = {}): unknown => ({
      title,
      authors,
      published,
      identifiers,
      keywords,
    })
    expect(told(again)).toEqual(told(paper))
    expect(paper?.authors[0]).toMatchObject({
      family: 'Berg',
      given: 'Cy',
      particle: 'van den',
      suffix: 'Jr.',
    })
  })
})
