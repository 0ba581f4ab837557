import { describe, expect, it } from 'vitest'

import { parse } from '../../../src/index'

const A = 'https://arxiv.org/abs/2504.01234'
const B = 'https://arxiv.org/abs/2504.01235'

/** The titles of a page. */
function titles(page: string, path = 'page.md'): string[] {
  return parse(page, { path }).papers.map(({ title }) => title)
}

describe('the title of an entry', () => {
  it.each<[name: string, page: string, titles: string[]]>([
    [
      'the words of the link to the paper, not tags',
      `- \`fast\` [Lamps That Learn](${A})\n- \`slow\` [Kites](${B})\n`,
      ['Lamps That Learn', 'Kites'],
    ],
    [
      'the words of the link, not an icon',
      `- [:memo:](a.pdf) [Lamps That Learn](${A})\n`,
      ['Lamps That Learn'],
    ],
    [
      'the words of the link, not a nickname before it',
      `- **LTL**: [Lamps That Learn](${A})\n`,
      ['Lamps That Learn'],
    ],
    [
      'the heading, not the label of a link',
      `# Day\n\n## Lamps That Learn\n\n[Read on arXiv](${A})\n\n## Kites\n\n[Read on arXiv](${B})\n`,
      ['Lamps That Learn', 'Kites'],
    ],
    [
      'the heading, not the parts under it',
      `# Day\n\n## Lamps That Learn\n\n1. **What it does**\n\n   It glows.\n\n2. **What it costs**\n\n[details](${A})\n\n## Kites\n\n**What it does**\n\nIt flies.\n\n[details](${B})\n`,
      ['Lamps That Learn', 'Kites'],
    ],
    [
      'strong words, not what stands behind them',
      `- **Lamps That Learn** - a study of rooms [paper](${A})\n`,
      ['Lamps That Learn'],
    ],
    [
      'a title as a whole, with its dash',
      `- Lamps - A Framework for Rooms [[paper](${A})]\n`,
      ['Lamps - A Framework for Rooms'],
    ],
    [
      'a title without the names behind it',
      `- Lamps That Learn - Ada Quill, Bo Tarn [[paper](${A})]\n`,
      ['Lamps That Learn'],
    ],
    [
      'a title without its id',
      `- Lamps That Learn (arXiv 2504.01234) [[paper](${A})]\n`,
      ['Lamps That Learn'],
    ],
    [
      'what is to be done, without the keyword',
      `- TODO [Lamps That Learn](${A})\n- LATER [Kites](${B})\n`,
      ['Lamps That Learn', 'Kites'],
    ],
  ])('should be %s', (_, page, expected) => {
    expect(titles(page)).toEqual(expected)
  })

  it('should be what the class of a page calls a title, and the original of two', () => {
    const card = (arxiv: string, own: string, translated: string): string =>
      `<div class="card"><div class="meta"><span>${arxiv}</span></div><div class="card-title"><a href="x/${arxiv}.html">${translated}</a></div><div class="card-title-en">${own}</div><p><a href="https://arxiv.org/abs/${arxiv}">arXiv</a></p></div>`
    const page = `<!doctype html><body><h1>Day</h1><div>${card('2504.01234', 'Lamps That Learn', '学习的灯')}${card('2504.01235', 'Kites That Measure', '测量的风筝')}</div></body>`
    expect(titles(page, 'page.html')).toEqual(['Lamps That Learn', 'Kites That Measure'])
  })
})

describe('the siblings of papers', () => {
  it.each<[name: string, page: string, titles: string[]]>([
    [
      'link another site',
      `## Papers\n\n- [Lamps That Learn](${A})\n- [Kites That Measure](${B})\n- [Tides in a Box](https://example.org/tides)\n`,
      ['Lamps That Learn', 'Kites That Measure', 'Tides in a Box'],
    ],
    [
      'say who wrote them',
      'Accepted papers\n\nLamps That Learn\nAda Quill (Fernhill); Bo Tarn (Harbour)\n\nKites That Measure\nIda Brook (Harbour)\n',
      ['Lamps That Learn', 'Kites That Measure'],
    ],
  ])('should be papers where they %s', (_, page, expected) => {
    expect(titles(page)).toEqual(expected)
  })

  it('should be none where a heading stands over words that link several papers', () => {
    const page = `# Day\n\n## Insights\n\n### A new age of lamps\n\nThis week [lamps](${A}) and [kites](${B}) lead.\n\n## Papers\n\n- [Lamps That Learn](${A})\n- [Kites That Measure](${B})\n`
    expect(titles(page)).toEqual(['Lamps That Learn', 'Kites That Measure'])
  })
})
