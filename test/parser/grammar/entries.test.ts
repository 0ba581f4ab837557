import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/index'
import { fromMdast } from '../../../src/parser/mdast/from-mdast'

const A = 'https://arxiv.org/abs/2504.01234'
const B = 'https://arxiv.org/abs/2504.01235'
const LAMPS = `[Lamps That Learn](${A})`
const KITES = `[Kites That Measure](${B})`

/** The titles of a page's papers, each behind its section. */
function papers(document: string): string[] {
  return parse(document, { reader: 'markdown' }).papers.map(({ title, section }) =>
    section === undefined ? title : `${section}: ${title}`,
  )
}

describe('what an entry says beside its title', () => {
  it.each<[item: string, said: object]>([
    // One word is no summary: it is left, and told.
    [`- **LampNet** ${LAMPS}`, { keywords: [], messages: ['unclaimed-text'] }],
    [`- ${LAMPS} — Lamps wait.`, { tldr: 'Lamps wait.', keywords: [], messages: [] }],
    [`- ${LAMPS} #lamps #robots/arms`, { keywords: ['lamps', 'robots/arms'], messages: [] }],
    [
      `- ${LAMPS} #3 in the list of the week`,
      { tldr: '#3 in the list of the week', keywords: [], messages: [] },
    ],
    [`- ${LAMPS} \`cs.LG\` \`lamps\``, { keywords: ['lamps'], categories: ['cs.LG'], messages: [] }],
    [
      `- ${LAMPS} \`cs.LG\`, \`12 upvotes\``,
      { keywords: [], categories: ['cs.LG'], metrics: { upvotes: 12 } },
    ],
  ])('should read %j', (item, said) => {
    const { papers: read, messages } = parse(`${item}\n- ${KITES}\n`, { reader: 'markdown' })
    expect({ ...read[0], messages: messages.map(({ ruleId }) => ruleId) }).toMatchObject(said)
    expect(read[0]?.tldr).toBe('tldr' in said ? said.tldr : undefined)
  })
})

describe('entries', () => {
  it.each<[markdown: string, titles: string[]]>([
    [`- ${LAMPS}\n- ${KITES}\n`, ['Lamps That Learn', 'Kites That Measure']],
    [`- Robots\n  - ${LAMPS}\n  - ${KITES}\n`, ['Lamps That Learn', 'Kites That Measure']],
    [
      `- **Lamps That Learn**\n  - [PDF](${A})\n- **Kites That Measure**\n\n  [PDF](${B})\n`,
      ['Lamps That Learn', 'Kites That Measure'],
    ],
    [
      `- Lamps That Learn\n\n[PDF](${A})\n\n- Kites That Measure\n\nPDF: ${B}\n`,
      ['Lamps That Learn', 'Kites That Measure'],
    ],
    [
      `**Lamps That Learn**\n\n[PDF](${A})\n\n**Kites That Measure**\n\n[PDF](${B})\n`,
      ['Lamps That Learn', 'Kites That Measure'],
    ],
    [
      `**Lamps That Learn**\n[PDF](${A})\n**Kites That Measure**\n[PDF](${B})\n`,
      ['Lamps That Learn', 'Kites That Measure'],
    ],
    [
      `Lamps That Learn\n[PDF](${A})\n\nKites That Measure\n[PDF](${B})\n`,
      ['Lamps That Learn', 'Kites That Measure'],
    ],
    [`Lamps That Learn\nPDF: ${A}\n`, ['Lamps That Learn']],
    [`**Lamps That Learn**\n\n- [PDF](${A})\n- **Score:** 3\n`, ['Lamps That Learn']],
    [`**Lamps That Learn** [PDF](${A})\n\n- ${KITES}\n`, ['Lamps That Learn', 'Kites That Measure']],
    [
      `**Lamps That Learn** [PDF](${A})\n\n- **Kites That Measure** [PDF](${B})\n`,
      ['Lamps That Learn', 'Kites That Measure'],
    ],
    [`${LAMPS}\n\n---\n\n${KITES}\n`, ['Lamps That Learn', 'Kites That Measure']],
    [`中文标题：灯学习\nPDF: ${A}\nAuthors: Ada Quill\n`, ['灯学习']],
    [`## Title: Lamps That Learn\n\nPDF: ${A}\n`, ['Lamps That Learn']],
    [
      `# Robots\n\n## Lamps That Learn\n\nPDF: ${A}\n\n## Kites That Measure\n\nPDF: ${B}\n`,
      ['Robots: Lamps That Learn', 'Robots: Kites That Measure'].map((title) => title.slice(8)),
    ],
    [`# Page\n\n## Robots\n\n- ${LAMPS}\n`, ['Robots: Lamps That Learn']],
    [`# Page\n\n## Robots\n\n### ${LAMPS}\n\n#### Authors: Ada Quill\n`, ['Robots: Lamps That Learn']],
    [
      `# Page\n\n## Robots\n\n### Lamps That Learn\n\n${LAMPS}\n\nAuthors: Ada Quill, Ida Brook\n\nAbstract: It glows.\n`,
      ['Robots: Lamps That Learn'],
    ],
    [
      `# Page\n\n## Lamps That Learn\n\n### Links\n\n[PDF](${A})\n\n### Authors\n\nAda Quill\n`,
      ['Lamps That Learn'],
    ],
    [`# Page\n\n## ${LAMPS}\n\n### ${KITES}\n`, ['Lamps That Learn', 'Kites That Measure']],
  ])('should be read from %j', (document, titles) => {
    expect(papers(document)).toEqual(titles)
  })

  it.each([
    'Of all papers, Lamps was the best.\n',
    `We read ${LAMPS} and ${KITES} this week.\n`,
    `**News** of ${LAMPS} and ${KITES}.\n`,
    `**Abstract** [PDF](${A})\n`,
    `Lamps are bright.\n[PDF](${A})\n`,
    `- [Contents](#contents)\n`,
    '## Lamps\n\nThey glow.\n',
    '**Lamps That Learn**\n\nThey glow.\n',
    '- [Lamps That Learn](https://lamps-example.org)\n',
  ])('should not be made of %j', (document) => {
    expect(papers(document)).toEqual([])
  })
})

describe('trees without positions', () => {
  const text = (value: string): { type: 'text'; value: string } => ({ type: 'text', value })
  const titlesOf = (children: Nodes[]): unknown[] =>
    fromMdast({ type: 'root', children } as Nodes).map((node) =>
      node.type === 'paper' ? node.children[0]?.value : node.type,
    )

  it('should give marks back that emphasis took, as the neighbours tell', () => {
    const math = { type: 'emphasis', children: [text('2$ and E$')] } as const
    const word = { type: 'emphasis', children: [text('B')] } as const
    const link = {
      type: 'link',
      url: A,
      children: [text('D$'), math, text('3$ A'), word, text('C')],
    } as const
    expect(titlesOf([{ type: 'heading', depth: 1, children: [link] }] as unknown as Nodes[])).toEqual([
      'D$_2$ and E$_3$ A*B*C',
    ])
  })

  it('should read tables, rows that broke and HTML', () => {
    const cell = (...words: string[]): object => ({ type: 'tableCell', children: words.map(text) })
    const row = (...cells: object[]): object => ({ type: 'tableRow', children: cells })
    const table = {
      type: 'table',
      children: [row(cell('Title'), cell('PDF')), row(cell('Lamps That')), row(cell('Learn'), cell(A))],
    }
    const html = {
      type: 'html',
      value: `<table><tr><td>Title</td><td>PDF</td></tr><tr><td>Kites That Measure</td><td>${B}</td></tr></table>`,
    }
    const list = { type: 'html', value: `<ul><li><a href="${A}">Lamps</a></li></ul>` }
    expect(titlesOf([table, html, { type: 'table', children: [] }, list] as Nodes[])).toEqual([
      'Lamps That Learn',
      'Kites That Measure',
      'Lamps',
    ])
  })

  it('should take a table of HTML by itself where Markdown stands in it', () => {
    const open = { type: 'html', value: `<table><tr><td><b>Lamps That Learn</b> <a href="${A}">PDF</a>` }
    const words = { type: 'paragraph', children: [text('and more')] }
    expect(titlesOf([open, words] as Nodes[])).toContain('Lamps That Learn')
  })
})
