import { describe, expect, it } from 'vitest'

import { indentOf } from '../../src/parser/block'
import { readLine } from '../../src/parser/line'

function read(text: string): [text: string, column: number, dotted: boolean, heading: number] | undefined {
  const block = readLine(text, 0, text.length, 0, 1, 1, false)
  return block && [block.text, block.column, block.dotted, block.heading]
}

describe('readLine', () => {
  it.each([
    ['a title', 'a title', 1, false, 0],
    ['  a title \t', 'a title', 3, false, 0],
    ['> a title', 'a title', 3, false, 0],
    ['>> > a title', 'a title', 6, false, 0],
    ['\uFEFFa', 'a', 2, false, 0],
    ['\u00A0\u3000\u200Ba', 'a', 4, false, 0],
    ['  • 6 authors', '6 authors', 5, true, 0],
    ['· Apr 3, 2025', 'Apr 3, 2025', 3, true, 0],
    ['• · 533 authors', '533 authors', 5, true, 0],
    ['* item', 'item', 3, false, 0],
    ['- item', 'item', 3, false, 0],
    ['‣ item', 'item', 3, false, 0],
    ['▪ item', 'item', 3, false, 0],
    ['● item', 'item', 3, false, 0],
    ['○ item', 'item', 3, false, 0],
    ['-item', '-item', 1, false, 0],
    ['*item', '*item', 1, false, 0],
    ['·', '·', 1, true, 0],
    ['•', '•', 1, true, 0],
    ['-', '-', 1, false, 0],
    [' - ', '-', 2, false, 0],
    ['--', '--', 1, false, 0],
    ['# title', 'title', 3, false, 1],
    ['> ### title', 'title', 7, false, 3],
    ['###### title', 'title', 8, false, 6],
    ['####### title', '####### title', 1, false, 0],
    ['#1 title', '#1 title', 1, false, 0],
  ])('should take the marks off %j', (line, text, column, dotted, heading) => {
    expect(read(line)).toEqual([text, column, dotted, heading])
  })

  it.each(['', '   ', '>', '> >', '*', '\uFEFF', '‣ ', '# ', '#'])('should find nothing in %j', (line) => {
    expect(read(line)).toBeUndefined()
  })

  it.each(['\n', '\r\n', '\r', ''])('should look no further than the line, which ends in %j', (end) => {
    expect(readLine(`##${end}`, 0, 2, 0, 1, 1, false)).toBeUndefined()
    expect(readLine(`a${end}`, 0, 1, 0, 1, 1, false)).toMatchObject({ text: 'a' })
  })

  it('should tell places in the document from places in the fragment', () => {
    expect(readLine('xx > a b ', 2, 9, 100, 7, 1, true)).toEqual({
      text: 'a b',
      start: 105,
      end: 108,
      line: 7,
      column: 4,
      isBehindMark: false,
      apart: true,
      dotted: false,
      heading: 0,
    })
  })

  it('should not take a byte-order mark for a blank that sets a line in', () => {
    const words = ['\uFEFF  a', '  a', 'a'].flatMap(
      (line) => readLine(line, 0, line.length, 0, 1, 1, false) ?? [],
    )
    expect(words.map(({ column }) => column)).toEqual([4, 3, 1])
    expect(words.map(indentOf)).toEqual([3, 3, 1])
  })
})
