import type { Blockquote, Nodes, Paragraph, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'

import type { Diagnostic } from '../src/model/diagnostic'
import type { DigestContent } from '../src/model/tree'
import { toPapers } from '../src/parser/evaluate'
import { fromMdast } from '../src/parser/mdast/from-mdast'

const ABSTRACT = `We light the coast with lanterns.${' It is so, and it stays so.'.repeat(10)}`

function read(markdown: string, messages: Diagnostic[] = []): DigestContent[] {
  return fromMdast(fromMarkdown(markdown), { report: (message) => messages.push(message) })
}

function papersOf(children: DigestContent[]) {
  return toPapers({ type: 'root', children }, { reader: 'markdown', referenceDate: '2026-01-30' }).papers
}

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

describe('fromMdast', () => {
  it('should read headings and paragraphs as the cards of a digest', () => {
    const papers = papersOf(
      read(`# Lanterns of the Coast\n\n${ABSTRACT}\n\n- 6 authors\n\n· Apr 3, 2025 2\n`),
    )
    expect(papers).toMatchObject([
      { title: 'Lanterns of the Coast', abstract: ABSTRACT, authorCount: 6, published: '2025-04-03' },
    ])
    expect(papers[0]?.metrics).toEqual({ comments: 2 })
  })

  it('should start a card at each heading that links to a paper', () => {
    const papers = papersOf(
      read(
        [
          '## [Lanterns](https://huggingface.co/papers/2504.01234)',
          ABSTRACT,
          '## [Tides](https://arxiv.org/abs/2504.04321v2) ([pdf](https://arxiv.org/pdf/2504.04321))',
          '## [Seas](https://doi.org/10.1000/Seas)',
          ABSTRACT,
        ].join('\n\n'),
      ),
    )
    expect(papers.map(({ id }) => id)).toEqual(['arxiv:2504.01234', 'arxiv:2504.04321', 'doi:10.1000/seas'])
    expect(papers[1]?.links).toEqual([
      { url: 'https://arxiv.org/abs/2504.04321v2', rel: 'abstract' },
      { url: 'https://arxiv.org/pdf/2504.04321', rel: 'pdf' },
    ])
    expect(papers[0]).toMatchObject({ abstract: ABSTRACT, url: 'https://huggingface.co/papers/2504.01234' })
  })

  it('should read emphasis, code and hard breaks as the words in them, and images as nothing', () => {
    const papers = papersOf(
      read(
        `## [The *Lantern* \`Lab\` ![logo](https://example.org/a.png)](https://arxiv.org/abs/2504.01234)\n\n${ABSTRACT}  \nAnd so on.\n`,
      ),
    )
    expect(papers[0]?.title).toBe('The Lantern Lab')
    expect(papers[0]?.abstract).toBe(`${ABSTRACT} And so on.`)
  })

  it('should give each field the place of the element that it was in', () => {
    const markdown = `## [Lanterns](https://arxiv.org/abs/2504.01234)\n\n${ABSTRACT}\n`
    const paper = read(markdown).find(({ type }) => type === 'paper')
    if (paper?.type !== 'paper') throw new Error('Expected a paper')
    const places = paper.children.map(({ type, position }) => [
      type,
      position && markdown.slice(position.start.offset, position.end.offset),
    ])
    expect(places).toEqual([
      ['title', '## [Lanterns](https://arxiv.org/abs/2504.01234)'],
      ['link', '## [Lanterns](https://arxiv.org/abs/2504.01234)'],
      ['abstract', ABSTRACT],
    ])
  })

  it('should drop links that are not of the web', () => {
    const [paper] = papersOf(
      read(
        `Submitted by\n\nfloyed\n\n41\n\n[Lanterns](javascript:alert%281%29) [x](https://arxiv.org/abs/2504.01234)\n\n6 authors\n`,
      ),
    )
    expect(paper?.links.map(({ url }) => url)).not.toContainEqual(expect.stringContaining('javascript'))
  })

  it('should report what no construct claims', () => {
    const messages: Diagnostic[] = []
    read('# Notes\n\nNothing here is a paper.\n', messages)
    expect(messages.map(({ ruleId }) => ruleId)).toContain('unclaimed-text')
  })

  it('should end a card whose text passes the limit', () => {
    const messages: Diagnostic[] = []
    fromMdast(fromMarkdown(`Title\n\n${ABSTRACT}\n\n${ABSTRACT}\n`), {
      cardLength: 300,
      report: (message) => messages.push(message),
    })
    expect(messages.map(({ ruleId }) => ruleId)).toContain('limit-exceeded')
  })

  it('should give nothing for an empty tree, and take a tree without listening', () => {
    expect(fromMdast({ type: 'root', children: [] })).toEqual([])
    expect(fromMdast(paragraph('Nothing here is a paper.'))).toMatchObject([{ type: 'text' }])
  })

  it('should walk a tree of 100,000 levels', () => {
    let node: RootContent = paragraph('Lanterns of the Coast')
    for (let depth = 0; depth < 100_000; depth++) {
      const quote: Blockquote = { type: 'blockquote', children: [node] }
      node = quote
    }
    const tree: Root = {
      type: 'root',
      children: [paragraph('Submitted by floyed'), node, paragraph('6 authors')],
    }
    expect(papersOf(fromMdast(tree))).toMatchObject([{ title: 'Lanterns of the Coast', submitter: 'floyed' }])
  })

  it('should walk a paragraph whose marks are 100,000 levels deep', () => {
    let node: Paragraph['children'][number] = { type: 'text', value: 'Lanterns of the Coast' }
    for (let depth = 0; depth < 100_000; depth++) node = { type: 'emphasis', children: [node] }
    const tree: Nodes = {
      type: 'root',
      children: [
        paragraph('Submitted by floyed'),
        { type: 'paragraph', children: [node] },
        paragraph('6 authors'),
      ],
    }
    expect(papersOf(fromMdast(tree))).toMatchObject([{ title: 'Lanterns of the Coast' }])
  })
})

describe('the messages of fromMdast', () => {
  it('should stand where the element stands, whose words are no slice of the document', () => {
    const source = 'Some *stray* words &amp; more\nin two lines\n'
    const messages: Diagnostic[] = []
    const tree = fromMarkdown(source)
    fromMdast(tree, { report: (message) => messages.push(message) })
    expect(messages.map(({ ruleId, place }) => [ruleId, place])).toEqual([
      ['unclaimed-text', tree.children[0]?.position],
    ])
  })
})
