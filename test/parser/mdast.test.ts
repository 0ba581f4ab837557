import type { BlockContent, Root as Markdown } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'

import type { Diagnostic, DigestContent } from '../../src/index'
import { fromMdast } from '../../src/parser/mdast/from-mdast'
import { rulesOf } from './support'

const long = 'A sentence of an abstract that goes on for some while. '.repeat(6).trim()

function read(
  markdown: string | Markdown,
  cardLength?: number,
): { nodes: DigestContent[]; messages: Diagnostic[] } {
  const messages: Diagnostic[] = []
  const tree = typeof markdown === 'string' ? fromMarkdown(markdown) : markdown
  return { nodes: fromMdast(tree, { cardLength, report: (message) => messages.push(message) }), messages }
}

function fields(node: DigestContent | undefined): [string, string][] {
  return node?.type === 'paper' ? node.children.map(({ type, value }) => [type, value]) : []
}

describe('fromMdast', () => {
  it('should start a card at a heading that links to a paper', () => {
    const { nodes } = read(
      `# Daily Papers\n\n## [A *Title* with \`code\`](https://arxiv.org/abs/2504.02508)\n\n${long}\n\n- 6 authors\n`,
    )
    expect(nodes.map(({ type }) => type)).toEqual(['digestTitle', 'paper'])
    expect(fields(nodes[1])).toEqual([
      ['title', 'A Title with code'],
      ['link', 'https://arxiv.org/abs/2504.02508'],
      ['abstract', long],
      ['authorCount', '6 authors'],
    ])
  })

  it('should keep places', () => {
    const { nodes } = read(`text\n\n## [Lanterns](https://arxiv.org/abs/2504.02508)\n\n${long}`)
    expect(nodes.find(({ type }) => type === 'paper')).toMatchObject({
      children: [{ type: 'title', position: { start: { line: 3, column: 1, offset: 6 } } }, {}, {}],
    })
  })

  it('should read the lines of a paragraph one by one, and a hard break as a line end', () => {
    const { nodes } = read('Submitted by\nfloe\n\n5\n\nTitle  \nZD Studio\n\n14 2')
    expect(fields(nodes[0])).toEqual([
      ['submitter', 'floe'],
      ['upvotes', '5'],
      ['title', 'Title'],
      ['organization', 'ZD Studio'],
      ['stars', '14'],
      ['comments', '2'],
    ])
  })

  it('should leave out images and addresses that are none', () => {
    const { nodes } = read(
      `## ![thumb](x.png) [Lanterns](https://arxiv.org/abs/2504.02508) [x](javascript:x)\n\n${long}\n\n6 authors`,
    )
    expect(fields(nodes.find(({ type }) => type === 'paper')).slice(0, 2)).toEqual([
      ['title', 'Lanterns'],
      ['link', 'https://arxiv.org/abs/2504.02508'],
    ])
  })

  it('should take no heading for a card that links elsewhere', () => {
    const { nodes, messages } = read('## [Gardens](https://a.example)\n\n## Plain\n\n<br>\n')
    expect(nodes.map(({ type }) => type)).toEqual(['text', 'text'])
    expect(rulesOf(messages)).toEqual(['unclaimed-text'])
  })

  it('should read trees without places, and say nothing where nobody asks', () => {
    const tree: Markdown = {
      type: 'root',
      children: [
        {
          type: 'heading',
          depth: 2,
          children: [
            {
              type: 'link',
              url: 'https://arxiv.org/abs/2504.02508',
              children: [{ type: 'text', value: 'Title' }],
            },
          ],
        },
        { type: 'paragraph', children: [{ type: 'text', value: ' ' }] },
        { type: 'thematicBreak' },
      ],
    }
    expect(fields(fromMdast(tree)[0])[0]).toEqual(['title', 'Title'])
    expect(fromMdast(fromMarkdown('stray'))).toMatchObject([{ type: 'text', value: 'stray' }])
  })

  it('should hold no more running text than it may', () => {
    expect(rulesOf(read(`${long}\n\n${long}`, 400).messages)).toContain('limit-exceeded')
  })

  it('should walk a deep tree', () => {
    let node: BlockContent = {
      type: 'paragraph',
      children: [{ type: 'text', value: 'deep' }],
    }
    for (let depth = 0; depth < 20_000; depth++) node = { type: 'blockquote', children: [node] }
    expect(read({ type: 'root', children: [node] }).nodes).toMatchObject([{ value: 'deep' }])
  })

  it('should take pictures, with words or without, for no words', () => {
    const { nodes } = read(
      `# Daily Papers\n\n## [![a lamp](https://lamps-example.org/l.png) ![](https://lamps-example.org/m.png)A Title](https://arxiv.org/abs/2504.02508)\n\n${long}\n\n[![lamp-lab](https://lamps-example.org/o.png) Lamp Lab](https://huggingface.co/lamp-lab)\n\n- 6 authors\n`,
    )
    const [, paper] = nodes
    expect(fields(paper)).toContainEqual(['title', 'A Title'])
    expect(fields(paper)).toContainEqual(['authorCount', '6 authors'])
  })
})
