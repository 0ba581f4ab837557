import { describe, expect, it } from 'vitest'

import { parse } from '../../../src/index'

/** Titles, upvotes and ids of a list of titles with their votes. */
function read(text: string) {
  return parse(text, { reader: 'text' }).papers.map(({ title, metrics, identifiers }) => [
    title,
    metrics.upvotes,
    identifiers.arxiv,
  ])
}

const HEAD = 'Here is the selection of papers for today (6 Jul):\n\n'

describe('titles with their votes', () => {
  it.each<[name: string, list: string, papers: unknown[]]>([
    [
      'behind',
      'Lamps That Learn (140 ▲)\n\nDoors, Counted (1.2k ▲)\n',
      [
        ['Lamps That Learn', 140, undefined],
        ['Doors, Counted', 1200, undefined],
      ],
    ],
    ['behind, with another sign', 'Lamps That Learn [🔺 7]\n', [['Lamps That Learn', 7, undefined]]],
    [
      'before',
      '▲ 140 Lamps That Learn\n\n▲ 12 | Doors, Counted\n',
      [
        ['Lamps That Learn', 140, undefined],
        ['Doors, Counted', 12, undefined],
      ],
    ],
    [
      'on a line of their own below',
      'Lamps That Learn\nWhich Corner Is Dark\n▲ 140\n',
      [['Lamps That Learn Which Corner Is Dark', 140, undefined]],
    ],
    [
      'with an address behind',
      'Lamps That Learn (140 ▲) https://huggingface.co/papers/2504.01234\n',
      [['Lamps That Learn', 140, '2504.01234']],
    ],
  ])('should read votes %s', (_, list, papers) => {
    expect(read(HEAD + list)).toEqual(papers)
  })

  it('should leave text before a title out of it', () => {
    expect(read(`${HEAD}We liked these.\n\nLamps That Learn (140 ▲)\n`)).toEqual([
      ['Lamps That Learn', 140, undefined],
    ])
  })

  it('should take no more than a title for one', () => {
    const long = `${'lamps and doors '.repeat(12).trim()}\n`
    const papers = read(`${HEAD}${long}${long}Lamps That Learn (140 ▲)\n`)
    expect(papers.at(-1)?.[0]).toMatch(/Lamps That Learn$/)
    expect(String(papers.at(-1)?.[0]).length).toBeLessThan(300)
  })

  it('should take a sign without a figure for words', () => {
    expect(read(`${HEAD}The ▲ of lamps\n`)).toEqual([])
  })
})
