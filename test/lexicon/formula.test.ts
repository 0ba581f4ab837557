import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { guardFormula, isFormula, unguardFormula } from '../../src/lexicon/formula'

/** The definition, as a pattern. */
function matches(text: string): boolean {
  return /^'*\s*[=+\-@\t\r\n＝＋－＠]/m.test(text.replaceAll('\r\n', '\n'))
}

describe('isFormula', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1',
    "'=1",
    "'' =1",
    '＝1',
    '＋1',
    '－1',
    '＠x',
    'a\n=1',
    'a\r-b',
    'a\r\n  @x',
    'a\n\nb',
    '\u00a0=1',
    "x\n'''=1",
  ])('should know %j for one', (text) => {
    expect(isFormula(text)).toBe(true)
    expect(matches(text)).toBe(true)
  })

  it.each(['a=1', 'a - b', '', "'", "it's", 'a\nb', 'a\r\nb', '1-2', 'x@y', ' a', "' a"])(
    'should not know %j for one',
    (text) => {
      expect(isFormula(text)).toBe(false)
      expect(matches(text)).toBe(false)
    },
  )

  const text = fc.string({ unit: fc.constantFrom('=', '-', "'", ' ', '\n', '\r', '\t', 'a', '＝') })

  it('should agree with its definition on every line', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(isFormula(value)).toBe(matches(value))
      }),
      { seed: 21, numRuns: 3000 },
    )
  })

  it('should guard so that one quote mark taken off gives the text back', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (value) => {
        expect(unguardFormula(guardFormula(value))).toBe(value)
        expect(guardFormula(value)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { seed: 20, numRuns: 3000 },
    )
  })

  it('should take linear time over many blank lines', () => {
    expect(isFormula("'\u2028".repeat(300_000))).toBe(false)
  })
})
