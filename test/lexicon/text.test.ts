import { describe, expect, it } from 'vitest'

import { toOneLine } from '../../src/lexicon/text'

const invisible: [name: string, first: number, last: number][] = [
  ['controls before the tab', 0x00, 0x08],
  ['controls behind the line ends', 0x0e, 0x1f],
  ['delete and the first C1 controls', 0x7f, 0x84],
  ['the other C1 controls', 0x86, 0x9f],
  ['soft hyphen', 0xad, 0xad],
  ['Arabic letter mark', 0x61c, 0x61c],
  ['zero-width and direction marks', 0x200b, 0x200f],
  ['bidi embeddings', 0x202a, 0x202e],
  ['joiners, invisible signs and isolates', 0x2060, 0x2069],
  ['byte-order mark', 0xfeff, 0xfeff],
]

describe('toOneLine', () => {
  it.each(invisible)('should take out %s', (_, first, last) => {
    for (let code = first; code <= last; code++) {
      const text = `a${String.fromCharCode(code)}b`
      let told = 0
      expect([code, toOneLine(text, () => told++), told]).toEqual([code, 'ab', 1])
    }
  })

  it.each([
    ['a\n  b', 'a b'],
    ['a\r\nb\rc', 'a b c'],
    ['\ta\u00A0b\u3000c ', 'a b c'],
    ['a   b', 'a b'],
    ['  a  ', 'a'],
    [' \n ', ''],
    ['a\u2028b', 'a b'],
    ['a\u000bb\u000cc\u0085d', 'a b c d'],
    ['学习 العربية 👩🏽', '学习 العربية 👩🏽'],
  ])('should make one line of %j', (text, line) => {
    expect(toOneLine(text)).toBe(line)
  })

  it('should find nothing invisible in plain text', () => {
    let told = 0
    toOneLine('a\tb\n\r\u00A0\u3000é', () => told++)
    expect(told).toBe(0)
  })
})
