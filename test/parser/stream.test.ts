import { describe, expect, it } from 'vitest'

import { type Diagnostic, DigestError, type Paper, parseStream, type TreeReader } from '../../src/index'
import { rulesOf } from './support'

const long = 'A sentence of an abstract that goes on for some while. '.repeat(6).trim()
const cardOf = (title: string, comments = ''): string =>
  `${title}\n\n${long}\n\n6 authors\n·\nApr 3, 2025${comments}\n\n`

interface Read {
  papers: Paper[]
  messages: Diagnostic[]
}

async function read(
  chunks: Iterable<string | Uint8Array>,
  options: Parameters<typeof parseStream>[1] = {},
): Promise<Read> {
  const messages: Diagnostic[] = []
  const papers: Paper[] = []
  const report = (message: Diagnostic): unknown => messages.push(message)
  for await (const paper of parseStream(chunks, { report, ...options })) papers.push(paper)
  return { papers, messages }
}

const titles = ({ papers }: Read): string[] => papers.map(({ title }) => title)

describe('parseStream', () => {
  it('should read strings and bytes, however they are cut', async () => {
    const page = `\uFEFFDaily Papers\nJan 30, 2026\n\n${cardOf('Łódź 学习')}${cardOf('Other').repeat(20)}${cardOf('Last')}`
    const bytes = new TextEncoder().encode(page)
    const whole = await read([page])
    expect(titles(whole)).toEqual(['Łódź 学习', 'Other', 'Last'])
    expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole)
    expect(await read([bytes.slice(0, 1), bytes.slice(1, 5000), bytes.slice(5000)])).toEqual(whole)
    expect(await read([page.slice(0, 10), '', page.slice(10)])).toEqual(whole)
  })

  it('should read UTF-16', async () => {
    const page = `\uFEFF${cardOf('学习')}`
    const bytes = new Uint8Array(Uint16Array.from(page, (unit) => unit.charCodeAt(0)).buffer)
    expect(titles(await read([bytes.slice(0, 1), bytes.slice(1, 7), bytes.slice(7)]))).toEqual(['学习'])
  })

  it('should tell once of bytes that are no text', async () => {
    const { messages } = await read([
      Uint8Array.of(0xff, 0xff),
      new TextEncoder().encode(cardOf('A')),
      Uint8Array.of(0xff),
    ])
    expect(rulesOf(messages).filter((rule) => rule === 'invalid-encoding')).toHaveLength(1)
    expect(rulesOf((await read([Uint8Array.of(0xff)])).messages)).toContain('invalid-encoding')
  })

  it('should unite neighbours, and say so', async () => {
    const { papers, messages } = await read([cardOf('Same'), cardOf('Same', ' 2')])
    expect(papers).toMatchObject([{ title: 'Same', metrics: { comments: 2 } }])
    expect(rulesOf(messages)).toEqual(['duplicate-paper'])
  })

  it('should settle the date of the page where it stands', async () => {
    const dated = await read([`Daily Papers\nJan 30\n\n${cardOf('A').replace('Apr 3, 2025', 'Jan 29')}`], {
      referenceDate: '2026-02-01',
    })
    expect(dated.papers[0]).toMatchObject({
      published: '2026-01-29',
      sources: [{ digestDate: '2026-01-30' }],
    })
    const unknown = await read([`Daily Papers\nJan 30\n\n${cardOf('A')}`])
    expect(rulesOf(unknown.messages)).toEqual(['unknown-date'])
  })

  it('should name the path in papers and messages', async () => {
    const { papers, messages } = await read([`stray\n\nDaily Papers\n${cardOf('A')}`], { path: 'a.txt' })
    expect(papers[0]?.sources[0]?.path).toBe('a.txt')
    expect(messages).toMatchObject([{ ruleId: 'unclaimed-text', path: 'a.txt' }])
  })

  it.each<[string, string[], string]>([
    ['nothing', [], 'empty-document'],
    ['blanks', [' ', '\n'], 'empty-document'],
    ['no format', ['<svg/>'], 'unknown-format'],
    ['no papers', ['Daily Papers\n'], 'no-papers'],
    ['a long page of no format', [`<svg>${' '.repeat(5000)}`, '</svg>'], 'unknown-format'],
  ])('should tell of %s', async (_, chunks, rule) => {
    const { papers, messages } = await read(chunks)
    expect(papers).toEqual([])
    expect(rulesOf(messages)).toContain(rule)
  })

  it('should throw on what is more than information where it is strict', async () => {
    await expect(read([''], { strict: true })).rejects.toBeInstanceOf(DigestError)
    expect(titles(await read([cardOf('A'), cardOf('A')], { strict: true }))).toEqual(['A'])
  })

  it('should refuse what is no stream, saying what to do', async () => {
    for (const chunks of ['a page', null, undefined, 7])
      await expect(read(chunks as unknown as string[])).rejects.toThrow(
        /for one string use parse\(text\)|parse\(text\)/,
      )
    await expect(read([7 as unknown as string])).rejects.toThrow('Expected chunks of strings or bytes')
  })

  it('should work without anyone listening', async () => {
    const papers: Paper[] = []
    for await (const paper of parseStream([`stray\n\nDaily Papers\n${cardOf('A')}`])) papers.push(paper)
    expect(papers).toHaveLength(1)
  })
})

describe('readers that must see the whole', () => {
  const whole: TreeReader = {
    name: 'whole',
    extensions: [],
    mediaTypes: [],
    detect: () => 1,
    read: (document) =>
      document.split(' ').map((value) => ({ type: 'paper', children: [{ type: 'title', value }] })),
  }

  it('should be given all pieces as one', async () => {
    expect(titles(await read(['one t', 'wo'], { readers: [whole] }))).toEqual(['one', 'two'])
    const pieces = ['x'.repeat(5000), ' two']
    expect(titles(await read(pieces, { reader: whole }))).toEqual(['x'.repeat(5000), 'two'])
  })

  it('should not be given more than the limit', async () => {
    const { papers, messages } = await read(['x'.repeat(5000), ' two', ' three'], {
      reader: whole,
      limits: { documentLength: 5002 },
    })
    expect(papers).toEqual([])
    expect(rulesOf(messages)).toEqual(['limit-exceeded', 'no-papers'])
  })
})
