import type { Root as MarkdownRoot } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { inspectNoColor } from 'unist-util-inspect'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, expectTypeOf, it } from 'vitest'

import { bibtex, csv, type FieldNode, type Paper, type Root } from '../src/index'
import { type DigestParseOptions, digestParse, digestStringify, remarkDigest } from '../src/unified'

const ABSTRACT = `We light the coast with lanterns.${' It is so, and it stays so.'.repeat(10)}`
const PAGE = `Daily Papers

byAK and the research community

Jan 30

Lanterns of the Coast

${ABSTRACT}

  • 6 authors
·
Apr 3, 2025
`

const MARKDOWN = `# Daily Papers

## [Lanterns of the Coast](https://huggingface.co/papers/2504.01234)

${ABSTRACT}

6 authors

· Apr 3, 2025

## [Tides, Sparse and Dense](https://arxiv.org/abs/2504.04321v2)

${ABSTRACT}

2 authors

· Dec 5
`

function papersOf(file: VFile): Paper[] {
  return JSON.parse(String(file)) as Paper[]
}

describe('digestParse', () => {
  it('should parse digest text, and digestStringify write JSON by default', async () => {
    const file = await unified().use(digestParse).use(digestStringify).process(PAGE)
    expect(papersOf(file)).toMatchObject([
      { title: 'Lanterns of the Coast', abstract: ABSTRACT, authorCount: 6, published: '2025-04-03' },
    ])
  })

  it('should give the exporter that it is passed its options', () => {
    const text = unified()
      .use(digestParse)
      .use(digestStringify, csv, { columns: ['title'] })
      .processSync(PAGE)
    expect(String(text)).toBe('title\r\nLanterns of the Coast\r\n')
    expect(String(unified().use(digestParse).use(digestStringify, bibtex).processSync(PAGE))).toMatch(
      /^@\w+\{/,
    )
  })

  it('should put what was noticed on the file, with its place, rule and severity', () => {
    const file = unified()
      .use(digestParse)
      .use(digestStringify)
      .processSync(new VFile({ value: PAGE, path: 'a.txt' }))
    const message = file.messages.find(({ ruleId }) => ruleId === 'inferred-date')
    expect(message).toMatchObject({
      source: 'paperdigest',
      line: 5,
      column: 1,
      place: { start: { line: 5, column: 1 }, end: { line: 5, column: 7 } },
      file: 'a.txt',
    })
    expect(message?.fatal).toBeUndefined()
  })

  it('should mark as fatal what could not be read at all', () => {
    const file = unified().use(digestParse).use(digestStringify).processSync('a\u0000b')
    expect(file.messages).toMatchObject([{ ruleId: 'binary-content', fatal: true, expected: ['text'] }])
    expect(papersOf(file)).toEqual([])
  })

  it('should take the reference date for the page too, and keep it for the compiler', () => {
    const options: DigestParseOptions = { referenceDate: '2024-03-01', reader: 'text' }
    const file = unified().use(digestParse, options).use(digestStringify).processSync(PAGE)
    expect(papersOf(file)[0]?.sources[0]?.digestDate).toBe('2024-01-30')
  })

  it('should name the path of the file as a source of its papers', () => {
    const file = unified()
      .use(digestParse)
      .use(digestStringify)
      .processSync(new VFile({ value: PAGE, path: 'a.txt' }))
    expect(papersOf(file)[0]?.sources).toMatchObject([{ reader: 'text', path: 'a.txt' }])
  })

  it('should refuse options that make no sense', () => {
    const processor = unified().use(digestParse, { referenceDate: 'today' })
    expect(() => processor.parse(PAGE)).toThrow(TypeError)
  })

  it('should give a tree that unist utilities can walk, print and change', () => {
    const tree = unified().use(digestParse).parse(PAGE) as unknown as Root
    const types: string[] = []
    visit(tree, (node) => void types.push(node.type))
    expect(types).toEqual([
      'root',
      'digestTitle',
      'digestDate',
      'paper',
      'title',
      'abstract',
      'authorCount',
      'published',
    ])
    expect(inspectNoColor(tree)).toContain('title "Lanterns of the Coast" (7:1-7:22, ')
  })

  it('should let a plugin change the papers before they are written', () => {
    const shout = () => (tree: Root) => {
      visit(tree, 'title', (node: FieldNode) => {
        node.value = node.value.toUpperCase()
      })
    }
    const file = unified()
      .use(digestParse)
      .use(shout)
      .use(digestStringify, csv, { columns: ['title'] })
      .processSync(PAGE)
    expect(String(file)).toBe('title\r\nLANTERNS OF THE COAST\r\n')
  })
})

describe('remarkDigest', () => {
  it('should turn Markdown into papers whose headings name them', async () => {
    const file = await unified()
      .use(remarkParse)
      .use(remarkDigest, { referenceDate: '2026-01-30' })
      .use(digestStringify)
      .process(MARKDOWN)
    expect(papersOf(file)).toMatchObject([
      {
        id: 'arxiv:2504.01234',
        title: 'Lanterns of the Coast',
        abstract: ABSTRACT,
        authorCount: 6,
        published: '2025-04-03',
      },
      { id: 'arxiv:2504.04321', title: 'Tides, Sparse and Dense', authorCount: 2, published: '2025-12-05' },
    ])
  })

  it('should report a date without a year where nothing tells it', async () => {
    const file = await unified().use(remarkParse).use(remarkDigest).use(digestStringify).process(MARKDOWN)
    expect(file.messages.map(({ ruleId }) => ruleId)).toContain('unknown-date')
  })

  it('should say which reader the papers come from', async () => {
    const processor = unified().use(remarkParse).use(remarkDigest)
    const tree = (await processor.run(processor.parse(MARKDOWN))) as unknown as Root
    expect(tree).toMatchObject({
      type: 'root',
      data: { reader: 'markdown' },
      position: { start: { offset: 0 } },
    })
  })

  it('should read a tree that was made by hand, without positions', async () => {
    const tree: MarkdownRoot = {
      type: 'root',
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: 'Submitted by floyed' }] },
        { type: 'paragraph', children: [{ type: 'text', value: 'Lanterns of the Coast' }] },
        { type: 'paragraph', children: [{ type: 'text', value: '6 authors' }] },
      ],
    }
    const root = (await unified().use(remarkDigest).run(tree)) as unknown as Root
    expect(root.position).toBeUndefined()
    expect(root.children).toMatchObject([
      { type: 'paper', children: [{}, { value: 'Lanterns of the Coast' }, {}] },
    ])
  })
})

describe('the types of the plugins', () => {
  it('should take the options of the exporter that is named', () => {
    expectTypeOf(digestParse).parameter(0).toEqualTypeOf<DigestParseOptions | undefined>()
    // @ts-expect-error: a reader is named by a string, or given.
    expect(() => unified().use(digestParse, { reader: 5 })).not.toThrow()
    expectTypeOf(remarkDigest).returns.toBeFunction()
  })
})
