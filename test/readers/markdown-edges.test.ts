import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'

const ABS = 'https://arxiv.org/abs/2504.01234'

function read(document: string) {
  return parse(document, { reader: 'markdown' }).papers
}

describe('Markdown at its edges', () => {
  it.each<[name: string, document: string, papers: object[]]>([
    [
      'an image that stands for a picture of the paper',
      `## [![a](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2504.01234.png)](${ABS}) Lamps That Learn\n\n- **Authors**: Ada Quill\n`,
      [{ identifiers: { arxiv: '2504.01234' } }],
    ],
    [
      'names that go on below',
      `## [Lamps That Learn](${ABS})\n\n**Authors**: Ada Quill,\nBo Reed\nand Marit Ødegård\n`,
      [{ authors: [{ name: 'Ada Quill' }, { name: 'Bo Reed' }, { name: 'Marit Ødegård' }] }],
    ],
    [
      'an identifier under a label',
      '## Lamps That Learn\n\n- **arXiv ID**: 2504.01234 (v2)\n- **Authors**: Ada Quill\n',
      [{ identifiers: { arxiv: '2504.01234' } }],
    ],
    [
      'the key of a database under a label',
      `## [Lamps That Learn](${ABS})\n\n- **ID**: L-81\n- **Authors**: Ada Quill\n`,
      [{ id: 'arxiv:2504.01234' }],
    ],
    [
      'a sentence that leads to a link',
      `## [Lamps That Learn](${ABS})\n\nWe light the corners of rooms with [code](https://github.com/fernhill-example/lamps) that is given away to all who ask for it in a letter.\n`,
      [{ links: [{ rel: 'abstract' }, { rel: 'code' }] }],
    ],
    [
      'long words beside links',
      `## [Lamps That Learn](${ABS})\n\nIt is the first work that looks at corners from the side of the lamp | [paper](${ABS}) [code](https://github.com/fernhill-example/lamps)\n`,
      [{ title: 'Lamps That Learn' }],
    ],
    [
      'a record of labels with a translated title',
      `**标题**: 会学习的灯\n**Title**: Lamps That Learn\n**Authors**: Ada Quill\n**Link**: ${ABS}\n`,
      [{ title: 'Lamps That Learn' }],
    ],
    [
      'a title over links and labels',
      `Lamps That Learn\n[paper](${ABS})\nAuthors: Ada Quill\n`,
      [{ title: 'Lamps That Learn', authors: [{ name: 'Ada Quill' }] }],
    ],
    [
      'a table with a column for anything',
      `| Paper | Date | Note |\n|---|---|---|\n| [Lamps That Learn](${ABS}) | 2025-04-03 | good |\n|  | 2025-04-02 | lost |\n| - | - | - |\n`,
      [{ title: 'Lamps That Learn', published: '2025-04-03' }],
    ],
    [
      'a table whose head says nothing of papers',
      `| Date | What |\n|---|---|\n| 2025-04-03 | [Lamps That Learn](${ABS}) |\n`,
      [{ title: 'Lamps That Learn' }],
    ],
    [
      'rows that a blank line parted from their table',
      `| Title | Authors | Link |\n|---|---|---|\n| Lamps That Learn | Ada Quill | [paper](${ABS}) |\n\n| Doors, Counted | Bo Reed | [paper](https://arxiv.org/abs/2504.01235) |\n`,
      [{ title: 'Lamps That Learn' }, { title: 'Doors, Counted' }],
    ],
    [
      'code in its cells',
      `| Title | Authors | Link |\n|---|---|---|\n| Lamps \`V*\` That Learn \\| Or Not | Ada Quill | [paper](${ABS}) |\n`,
      [{ title: 'Lamps V* That Learn | Or Not' }],
    ],
    [
      'a page within a page of HTML',
      `<div align="center">\n\n<h2><strong><a href="${ABS}">Lamps That Learn</a></strong></h2>\n<p>Authors: Ada Quill</p>\n\n</div>\n`,
      [{ title: 'Lamps That Learn' }],
    ],
    [
      'a heading of dashes',
      `Papers\n======\n\n--\n\n### [Lamps That Learn](${ABS}) – Doors – and More\n\n***\n\nAuthors: Ada Quill\n`,
      [{ authors: [{ name: 'Ada Quill' }] }],
    ],
  ])('should read %s', (_, document, papers) => {
    expect(read(document)).toMatchObject(papers)
  })

  it('should tell which rows of a table hold no paper', () => {
    const { messages } = parse(
      `| Paper | Date |\n|---|---|\n| [Lamps That Learn](${ABS}) | 2025-04-03 |\n| Nothing today | 2025-04-02 |\n| | |\n`,
      { reader: 'markdown' },
    )
    expect(messages.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
      ['unclaimed-text', 'Nothing today | 2025-04-02'],
    ])
  })

  it('should tell of a table that holds none, but not of one without rows', () => {
    const rules = (document: string): string[] =>
      parse(`## [Lamps That Learn](${ABS})\n\n${document}`, { reader: 'markdown' }).messages.map(
        ({ ruleId }) => ruleId,
      )
    expect(rules('## Counts\n\n| Theme | Count |\n|---|---|\n| Robots | 3 |\n')).toEqual(['unclaimed-text'])
    expect(rules('## Today\n\n| Title | Authors |\n|---|---|\n')).toEqual(['unclaimed-text'])
  })
})
