import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { asciiSpellings, foldTitle, foldToAscii, toAscii } from '../../src/lexicon/fold'

describe('foldToAscii', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Ångström', 'angstrom'],
    ['Straße', 'strasse'],
    ['Øresund', 'oresund'],
    ['π₀', 'pi0'],
    ['Nguyễn', 'nguyen'],
    ['Đặng', 'dang'],
    ['Þór', 'thor'],
    ['ﬁne', 'fine'],
    ['x²', 'x2'],
    ['𝜇P', 'mup'],
    ['a—b', 'a b'],
    ['‘it’s’', "'it's'"],
    ['王', ''],
    ['Ａ１', 'a1'],
    ['Ç. Ş', 'c. s'],
  ])('should fold %s to %s', (text, folded) => {
    expect(foldToAscii(text)).toBe(folded)
  })

  it.each([...asciiSpellings()])('should spell %s as %s, in ASCII', (letter, spelling) => {
    expect(spelling).toMatch(/^[a-z]+$/)
    expect(foldToAscii(letter)).toBe(spelling)
    expect(foldToAscii(letter.toUpperCase())).toBe(spelling)
  })

  it('should keep case on request', () => {
    expect(toAscii('Łódź Ægir Δ')).toBe('Lodz Aegir Delta')
  })

  it('should give nothing but ASCII', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => void expect(foldToAscii(text)).toMatch(/^[\0-\x7f]*$/),
      ),
      { seed: 12 },
    )
  })
})

describe('foldTitle', () => {
  it.each([
    ['Attention Is Not: A Study!', 'attention-is-not-a-study'],
    ['Łódź: naïve', 'lodz-naive'],
    ['学习 Learning', '学习-learning'],
    ['π₀', 'π0'],
    ['???', '3f-3f-3f'],
    ['Привет, мир', 'привет-мир'],
    ['Größe', 'grosse'],
    ['Lamps in C++', 'lamps-in-c++'],
    ['Lamps in C#, again', 'lamps-in-c#-again'],
    ['Dusk + Dawn+Noon', 'dusk-dawn-noon'],
    ['B$^+$ to $K^{+}\\pi^-$', 'b+-to-k+-π⁻'],
    ['B⁺ to K⁺ π⁻', 'b+-to-k+-π⁻'],
    ['at 12 $cm^{-1}$', 'at-12-cm-1'],
    ['が', 'が'],
    ['हिन्दी', 'हिन्दी'],
    ['  ', ''],
  ])('should fold %s to %s', (title, folded) => {
    expect(foldTitle(title)).toBe(folded)
  })

  it('should not depend on the normal form, and be empty for blank titles only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(foldTitle(title.normalize('NFD'))).toBe(foldTitle(title.normalize('NFC')))
        expect(foldTitle(title) === '').toBe(title.trim() === '')
      }),
      { seed: 13 },
    )
  })
})
