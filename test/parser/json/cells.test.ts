import { describe, expect, it } from 'vitest'

import { fieldsOfCells, isDelimiterRow, readCell, splitRow } from '../../../src/parser/json/cells'

const ABS = 'https://arxiv.org/abs/2504.01234'

describe('splitRow', () => {
  it.each<[row: string, cells: string[] | undefined]>([
    ['|a|b|', ['a', 'b']],
    ['  | a | b ', ['a', 'b']],
    ['a|b', undefined],
    ['|a', undefined],
    ['|a\\|b|c|', ['a|b', 'c']],
    ['|**a|b**|c|', ['**a|b**', 'c']],
    ['|**a|b|', ['**a', 'b']],
    ['||a||', ['', 'a', '']],
  ])('should split %j', (row, cells) => {
    expect(splitRow(row)).toEqual(cells)
  })

  it('should give up an emphasis that goes on for too long', () => {
    const long = `**${'x'.repeat(2000)}`
    expect(splitRow(`|${long}|b|`)).toEqual([long, 'b'])
  })

  it.each<[cells: string[], isDelimiter: boolean]>([
    [['---', ':-:'], true],
    [['---', 'a'], false],
    [[], false],
  ])('should tell whether %j parts a head from its rows', (cells, isDelimiter) => {
    expect(isDelimiterRow(cells)).toBe(isDelimiter)
  })
})

describe('readCell', () => {
  it.each<[source: string, text: string, urls: string[]]>([
    ['**Lamps**', 'Lamps', []],
    ['***Lamps***', 'Lamps', []],
    ['__Lamps__', 'Lamps', []],
    ['`Lamps`', 'Lamps', []],
    ['~~Lamps~~', 'Lamps', []],
    ['**_Lamps_**', 'Lamps', []],
    ['V*', 'V*', []],
    ['**a** and **b**', '**a** and **b**', []],
    ['*a* and *b*', 'a* and *b', []],
    ['**', '**', []],
    [`[Lamps](${ABS})`, 'Lamps', [ABS]],
    [`[**Lamps**](${ABS}) by day`, 'Lamps by day', [ABS]],
    [`[Lamps [v2]](${ABS})`, 'Lamps [v2]', [ABS]],
    [`[Lamps](<${ABS}>)`, 'Lamps', [ABS]],
    [`[Lamps](${ABS} "a title")`, 'Lamps', [ABS]],
    ['[Lamps](https://lamps-example.org/a_(b))', 'Lamps', ['https://lamps-example.org/a_(b)']],
    ['![a picture](https://lamps-example.org/a.png) Lamps', 'Lamps', []],
    [`see ${ABS}`, `see ${ABS}`, [ABS]],
    ['a](b) c', 'a](b) c', []],
    ['[a](b', '[a](b', []],
  ])('should read %j', (source, text, urls) => {
    const cell = readCell(source)
    expect([cell.text, cell.links.map(({ url }) => url)]).toEqual([text, urls])
  })
})

describe('fieldsOfCells', () => {
  it.each<[cell: string, fields: [type: string, value: string][]]>([
    ['2025-04-03', [['published', '2025-04-03']]],
    ['2025', []],
    ['Apr 3, 2025', [['published', 'Apr 3, 2025']]],
    ['2504.01234', [['identifier', '2504.01234']]],
    [`[2504.01234](${ABS})`, [['link', ABS]]],
    [`[paper](${ABS})`, [['link', ABS]]],
    [
      '[code](https://github.com/fernhill-example/lamps)',
      [['link', 'https://github.com/fernhill-example/lamps']],
    ],
    [ABS, [['link', ABS]]],
    [
      'Ada Quill et.al.',
      [
        ['author', 'Ada Quill'],
        ['authorCount', 'et.al.'],
      ],
    ],
    ['Lamps That Learn', [['title', 'Lamps That Learn']]],
    [
      `[Lamps](${ABS})`,
      [
        ['title', 'Lamps'],
        ['link', ABS],
      ],
    ],
    ['Lamps', []],
    ['null', []],
    ['-', []],
  ])('should tell %j by what it is', (cell, fields) => {
    expect(fieldsOfCells([readCell(cell)]).map(({ type, value }) => [type, value])).toEqual(fields)
  })

  it('should take the first text for the title, and leave out a second', () => {
    const fields = fieldsOfCells(['Lamps That Learn', 'and more words'].map(readCell))
    expect(fields.map(({ value }) => value)).toEqual(['Lamps That Learn'])
  })
})
