import { describe, expect, it } from 'vitest'

import { parse } from '../../../src/index'

const LINK = '[2504.01234](https://arxiv.org/abs/2504.01234)'

function read(value: unknown) {
  return parse(JSON.stringify(value), { reader: 'hugging-face' })
}

describe('papers kept as lines of a page', () => {
  it('should read rows and items by topic, and give each its section', () => {
    const { papers, messages } = read({
      Lamps: {
        '2504.01234': `|**2025-04-03**|**Lamps That Learn**|Ada Quill et.al.|${LINK}|null|`,
        '2504.01235': `- 2025-04-02, **Doors That Do Not**, Bo Reed et.al., Paper: ${LINK.replaceAll('1234', '1235')}, Code: **[link](https://github.com/fernhill-example/doors)**`,
        note: 'no line of a table',
        count: 2,
      },
      Empty: {},
      updated: '2025-04-03',
    })
    expect(
      papers.map(({ title, section, published, authors, identifiers }) => [
        title,
        section,
        published,
        authors.map(({ name }) => name),
        identifiers.arxiv,
      ]),
    ).toEqual([
      ['Lamps That Learn', 'Lamps', '2025-04-03', ['Ada Quill'], '2504.01234'],
      ['Doors That Do Not', 'Lamps', '2025-04-02', ['Bo Reed'], '2504.01235'],
    ])
    expect(papers[1]?.links.map(({ rel }) => rel)).toContain('code')
    expect(messages.map(({ actual }) => actual)).toEqual([
      'et.al.',
      'et.al.',
      'no line of a table',
      '2',
      '2025-04-03',
    ])
  })

  it.each<[name: string, line: unknown]>([
    ['the line below a head', '|---|---|'],
    ['a row without a title', `|2025-04-03|${LINK}|`],
    ['an item without a title in bold', '- Lamps That Learn'],
    ['an item whose emphasis does not close', '- **Lamps That Learn'],
    ['a row that names no paper', '|**Lamps That Learn**|Ada Quill|'],
    ['a line that is too long', `|**Lamps**|${'x'.repeat(70_000)}|`],
    ['a number', 7],
  ])('should take %s for no paper', (_, line) => {
    expect(read({ lamps: line }).papers).toEqual([])
  })

  it('should name a paper by its key alone', () => {
    const { papers } = read({ '2504.01234': '|**Lamps That Learn**|Ada Quill et.al.|' })
    expect(papers.map(({ id }) => id)).toEqual(['arxiv:2504.01234'])
  })
})
