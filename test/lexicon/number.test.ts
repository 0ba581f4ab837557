import { describe, expect, it } from 'vitest'

import { matchCount, parseCount } from '../../src/lexicon/number'

describe('parseCount', () => {
  it.each([
    ['0', 0],
    ['-', 0],
    ['161', 161],
    [' 161 ', 161],
    ['1,204', 1204],
    ['1,204,000', 1_204_000],
    ['1.71k', 1710],
    ['1.04K', 1040],
    ['110k', 110_000],
    ['2.1M', 2_100_000],
    ['3m', 3_000_000],
    ['999999999', 999_999_999],
    ['1.005k', 1005],
  ])('should read %j as %i', (text, count) => {
    expect(parseCount(text)).toBe(count)
  })

  it.each([
    [''],
    ['--'],
    ['−'],
    ['3.5'],
    ['4RC'],
    ['1,20'],
    ['12,'],
    ['7.'],
    ['1.2345k'],
    ['1234567890'],
    ['14 5'],
    ['+5'],
    ['٣'],
    ['1kk'],
    ['k'],
    ['1e3'],
  ])('should find no count in %j', (text) => {
    expect(parseCount(text)).toBeUndefined()
  })
})

describe('matchCount', () => {
  it.each([
    ['14  5', 14, 2],
    ['6 authors', 6, 1],
    ['1.71k\t5', 1710, 5],
    ['2-Dimensional', 2, 1],
  ])('should find the count that %j starts with', (text, value, length) => {
    expect(matchCount(text)).toEqual({ value, length })
  })

  it.each(['9'.repeat(200_000), '1,234'.repeat(50_000), '1,'.repeat(100_000)])(
    'should find none in a hostile run',
    (text) => {
      expect(matchCount(text)).toBeUndefined()
    },
  )
})
