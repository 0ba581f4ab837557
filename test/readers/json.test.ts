import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  type Diagnostic,
  fromDigest,
  json,
  ndjson,
  type Paper,
  type PaperNode,
  parse,
  parseStream,
  stringify,
  toPapers,
} from '../../src/index'
import { cuts, pieces } from '../arbitrary'
import { anyPapers } from '../arbitrary-paper'
import { fullPaper, paperOf } from '../exporters/paper'

const SEED = 20_260_417

async function streamed(
  chunks: Iterable<string>,
  report: (message: Diagnostic) => void = () => {},
): Promise<Paper[]> {
  const papers: Paper[] = []
  for await (const paper of parseStream(chunks, { reader: 'json', report })) papers.push(paper)
  return papers
}

describe(`the laws of JSON (seed ${SEED})`, () => {
  it.each([
    ['JSON', json, {}],
    ['JSON on one line', json, { indent: 0 }],
    ['JSON for scripts', json, { scriptSafe: true }],
    ['NDJSON', ndjson, {}],
  ] as const)('should give back from %s what was written', (_name, exporter, options) => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const { papers: read, messages } = parse(stringify(papers, exporter, options), { reader: 'json' })
        expect(read).toEqual(papers)
        expect(
          messages.filter(({ ruleId }) => ruleId !== 'empty-list' && ruleId !== 'empty-document'),
        ).toEqual([])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('should give the same papers however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyPapers, fc.boolean(), cuts, async (papers, isLines, places) => {
        const text = isLines ? stringify(papers, ndjson) : stringify(papers, json)
        expect(await streamed(pieces(text, places))).toEqual(papers)
        expect(await streamed(text.split(''))).toEqual(papers)
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('should give the same papers where a tree stands between', () => {
    fc.assert(
      fc.property(anyPapers, (papers) => {
        const tree = fromDigest(stringify(papers, json), { reader: 'json' })
        expect(toPapers(JSON.parse(JSON.stringify(tree))).papers).toEqual(papers)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('should write what it read to the same bytes', () => {
    const text = stringify(parse(stringify([fullPaper], json)).papers, json)
    expect(stringify(parse(text).papers, json)).toBe(text)
  })
})

describe('a digest as JSON', () => {
  it('should keep what a digest says of itself', () => {
    const digest = {
      title: 'Lamps, Weekly',
      date: '2025-04-05',
      period: 'week',
      query: 'lamps',
      papers: [fullPaper],
      messages: [],
    }
    const { messages, ...read } = parse(JSON.stringify(digest))
    expect({ ...read, messages: [] }).toEqual(digest)
    expect(messages).toEqual([])
  })

  it('should keep an empty digest empty', () => {
    expect(parse('{"papers":[],"messages":[]}').papers).toEqual([])
    expect(parse('[]\n').messages.map(({ ruleId }) => ruleId)).toEqual(['empty-list'])
  })

  it('should read one paper', () => {
    expect(parse(JSON.stringify(fullPaper)).papers).toEqual([fullPaper])
  })
})

describe('bad JSON', () => {
  it('should keep complete papers of a truncated list, and tell', () => {
    const text = stringify([fullPaper, paperOf({ id: 'arxiv:2504.00001' })], json)
    const { papers, messages } = parse(text.slice(0, -40))
    expect(papers).toEqual([fullPaper])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['invalid-json'])
  })

  it('should drop a field of a wrong type with a message, and keep the rest', () => {
    const wrong = {
      ...fullPaper,
      abstract: 5,
      authorCount: -1,
      url: 'javascript:alert(1)',
      published: '2025-02-30',
      links: [{ url: 'data:x', rel: 'pdf' }, ...fullPaper.links],
      authors: [{ name: 'Ada Quill', family: 7 }, { family: 'x' }, 'Luc'],
      identifiers: { ...fullPaper.identifiers, doi: 7 },
      metrics: { upvotes: '5', comments: 0 },
      keywords: 'tides',
      color: 'red',
    }
    const { papers, messages } = parse(JSON.stringify([wrong]))
    const { abstract: _, authorCount: _2, url: _3, published: _4, ...rest } = fullPaper
    const { doi: _5, ...identifiers } = fullPaper.identifiers
    expect(papers).toEqual([
      { ...rest, identifiers, authors: [{ name: 'Ada Quill' }], metrics: { comments: 0 }, keywords: [] },
    ])
    expect(new Set(messages.map(({ ruleId }) => ruleId))).toEqual(new Set(['invalid-field']))
    expect(messages).toHaveLength(11)
  })

  it('should give a paper without an id and without sources both', () => {
    const { papers, messages } = parse(
      JSON.stringify([{ title: 'Tides', identifiers: { arxiv: '2504.01234' }, metrics: {} }]),
      { reader: 'json', path: 'tides.json' },
    )
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2504.01234',
      sources: [{ reader: 'json', path: 'tides.json' }],
    })
    expect(messages).toEqual([])
  })

  it.each([
    ['null', 'invalid-field'],
    ['3', 'invalid-field'],
    ['{"id":"arxiv:2504.01234"}', 'missing-title'],
    ['{"id":"arxiv:2504.01234","title":7}', 'missing-title'],
  ])('should tell of %s in a list', (item, ruleId) => {
    const { papers, messages } = parse(`[${JSON.stringify(fullPaper)},${item}]`, { reader: 'json' })
    expect(papers).toEqual([fullPaper])
    expect(messages.map((message) => message.ruleId)).toEqual([ruleId])
  })

  it('should leave prototypes alone', () => {
    const text = `[{"id":"title:a","title":"A","__proto__":{"abstract":"x"},"identifiers":{"__proto__":{"arxiv":"2504.01234"}},"constructor":{"prototype":{"x":1}}}]`
    const { papers } = parse(text)
    expect(papers[0]?.identifiers).toEqual({})
    expect(papers[0]).not.toHaveProperty('abstract', 'x')
    expect(Object.keys({})).toEqual([])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('should survive brackets 100,000 deep', () => {
    const deep = `[${JSON.stringify(fullPaper)},{"id":"title:b","title":"B","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`
    expect(parse(deep).papers[0]).toEqual(fullPaper)
  })

  it('should keep a field of a million units', () => {
    const long = paperOf({ abstract: 'tide '.repeat(200_000) })
    expect(parse(stringify([long], json)).papers).toEqual([long])
  })

  it('should write a lone surrogate as U+FFFD and read that back', () => {
    const { papers } = parse(stringify([paperOf({ title: 'A \ud83e' })], json))
    expect(papers[0]?.title).toBe('A \ufffd')
  })

  it('should unite no papers, those of one id neither: that is left to mergePapers', () => {
    const other = { ...fullPaper, identifiers: { ...fullPaper.identifiers, doi: '10.1234/other' } }
    expect(parse(stringify([fullPaper, fullPaper], json)).papers).toEqual([fullPaper, fullPaper])
    expect(parse(stringify([fullPaper, other], json)).papers).toEqual([fullPaper, other])
  })

  it('should keep two papers of one title apart where their ids differ', () => {
    const named = paperOf({ id: 'arxiv:2504.01234', identifiers: { arxiv: '2504.01234' } })
    expect(parse(stringify([paperOf(), named], json)).papers).toEqual([paperOf(), named])
  })
})

describe('plugins on a tree of stored papers', () => {
  function edited(edit: (paper: PaperNode) => void, paper: Paper = fullPaper): Paper | undefined {
    const tree = fromDigest(stringify([paper], json))
    for (const node of tree.children)
      if (node.type === 'section') node.children.forEach(edit)
      else if (node.type === 'paper') edit(node)
    return toPapers(tree).papers[0]
  }

  it('should read a title that was changed, and leave the rest alone', () => {
    const paper = edited(({ children }) => {
      const title = children.find(({ type }) => type === 'title')
      if (title) title.value = 'Lanterns'
    })
    expect(paper).toEqual({ ...fullPaper, title: 'Lanterns' })
  })

  it('should take out what was taken out', () => {
    const { abstract: _, ...rest } = fullPaper
    const paper = edited((node) => {
      node.children = node.children.filter(({ type }) => type !== 'abstract')
    })
    expect(paper).toEqual(rest)
  })

  it('should read what was added, by the rules of all readers', () => {
    const paper = edited(
      ({ children }) => {
        children.push({ type: 'author', value: 'Luc Van Gool' }, { type: 'upvotes', value: '1.7k' })
      },
      paperOf({ authors: [{ name: 'A B C', family: 'B C', given: 'A' }], authorCount: 1 }),
    )
    expect(paper).toMatchObject({
      authors: [
        { name: 'A B C', family: 'B C', given: 'A' },
        { name: 'Luc Van Gool', family: 'Van Gool', given: 'Luc' },
      ],
      authorCount: 2,
      metrics: { upvotes: 1700 },
    })
  })

  it('should name the paper anew where an identifier was added', () => {
    const paper = edited(({ children }) => {
      children.push({ type: 'identifier', value: 'arXiv:2504.09999' })
    }, paperOf())
    expect(paper?.id).toBe('arxiv:2504.09999')
  })
})
