import { describe, expect, it } from 'vitest'

import {
  formatDate,
  isPartialDate,
  matchDate,
  parseDate,
  yearNotAfter,
  yearNotBefore,
} from '../../src/lexicon/date'

const months: [name: string, month: number, last: number][] = [
  ['Jan', 1, 31],
  ['January', 1, 31],
  ['Feb', 2, 28],
  ['February', 2, 28],
  ['Mar', 3, 31],
  ['March', 3, 31],
  ['Apr', 4, 30],
  ['April', 4, 30],
  ['May', 5, 31],
  ['Jun', 6, 30],
  ['June', 6, 30],
  ['Jul', 7, 31],
  ['July', 7, 31],
  ['Aug', 8, 31],
  ['August', 8, 31],
  ['Sep', 9, 30],
  ['Sept', 9, 30],
  ['September', 9, 30],
  ['Oct', 10, 31],
  ['October', 10, 31],
  ['Nov', 11, 30],
  ['November', 11, 30],
  ['Dec', 12, 31],
  ['December', 12, 31],
]

describe('matchDate', () => {
  it.each(months)('should read %s as month %i, in every order', (name, month, last) => {
    expect(parseDate(`${name} 1, 2023`)).toEqual({ year: 2023, month, day: 1 })
    expect(parseDate(`${name} ${last}, 2023`)).toEqual({ year: 2023, month, day: last })
    expect(parseDate(`${name}. 3 2023`)).toEqual({ year: 2023, month, day: 3 })
    expect(parseDate(`${name} 7`)).toEqual({ month, day: 7 })
    expect(parseDate(`${name} 2023`)).toEqual({ year: 2023, month })
    expect(parseDate(`${name}, 2023`)).toEqual({ year: 2023, month })
    expect(parseDate(`7 ${name}`)).toEqual({ month, day: 7 })
    expect(parseDate(`7 ${name}, 2023`)).toEqual({ year: 2023, month, day: 7 })
  })

  it.each(months)('should find no day behind the last of %s', (name, _, last) => {
    expect(parseDate(`${name} ${last + 1}, 2023`)).toBeUndefined()
    expect(parseDate(`${name} 0, 2023`)).toBeUndefined()
  })

  it.each([
    ['Apr 3, 2025', 11],
    ['Apr 3, 2025 2', 11],
    ['Apr\u00A03,\u00A02025', 11],
    ['Apr 3 authors', 5],
    ['3 Apr 2025, late', 10],
    ['2025-04-03', 10],
    ['2025-04-03T10:00:00.000Z', 24],
    ['2025-04-03T10:00:00+02:00 x', 25],
    ['2025-04 and later', 7],
  ])('should find the date that %j starts with, in %i units', (text, length) => {
    expect(matchDate(text)?.length).toBe(length)
  })

  it.each([
    [''],
    ['apr 3, 2025'],
    ['Apx 3, 2025'],
    ['Constructor 3'],
    ['Feb 30'],
    ['Feb 29, 2023'],
    ['Feb 29, 1900'],
    ['2025-13-01'],
    ['2025-00-01'],
    ['2025-02-30'],
    ['2025-04-03-05'],
    ['31 Apr 2025'],
    ['Apr 123'],
    ['4RC: A Reconstruction'],
    ['12 authors'],
    ['12 Monkeys in a Loop'],
    ['Apr'],
    ['May the Force'],
    ['ŁApr 3'],
  ])('should find no date at the start of %j', (text) => {
    expect(matchDate(text)).toBeUndefined()
  })

  it.each([
    ['Feb 29', { month: 2, day: 29 }],
    ['Feb 29, 2024', { year: 2024, month: 2, day: 29 }],
    ['Feb 29, 2000', { year: 2000, month: 2, day: 29 }],
    [' 2025 ', { year: 2025 }],
  ])('should read %j', (text, date) => {
    expect(parseDate(text)).toEqual(date)
  })

  it.each([['Apr 3, 2025 2'], ['25'], ['20255'], ['in 2025']])(
    'should not take %j for a date alone',
    (text) => {
      expect(parseDate(text)).toBeUndefined()
    },
  )

  it.each([[`2025-04-03T${'1:'.repeat(100_000)}`], ['1'.repeat(200_000)], [`Apr${' '.repeat(200_000)}3`]])(
    'should pass over a hostile run',
    (text) => {
      expect(parseDate(`${text}x`)).toBeUndefined()
    },
  )
})

describe('formatDate', () => {
  it.each([
    [{ year: 2025, month: 4, day: 3 }, '2025-04-03'],
    [{ year: 2025, month: 4 }, '2025-04'],
    [{ year: 2025 }, '2025'],
    [{ year: 2025, day: 3 }, '2025'],
    [{ year: 33, month: 1, day: 1 }, '0033-01-01'],
    [{ month: 4, day: 3 }, undefined],
    [{}, undefined],
  ])('should write %j as %s', (date, text) => {
    expect(formatDate(date)).toBe(text)
  })
})

describe('isPartialDate', () => {
  it.each(['2025', '2025-04', '2025-04-03', '2024-02-29', '0000-01-01'])('should accept %s', (text) => {
    expect(isPartialDate(text)).toBe(true)
  })

  it.each([
    '',
    '25',
    '20a5',
    '2025-4-3',
    '2025-13',
    '2025-04-31',
    '2023-02-29',
    '2025-04-03T00:00Z',
    '2025-04-03 ',
    'Apr 3, 2025',
  ])('should refuse %j', (text) => {
    expect(isPartialDate(text)).toBe(false)
  })
})

describe('yearNotAfter', () => {
  it.each([
    [{ month: 12, day: 5 }, '2026-01-30', '2025-12-05'],
    [{ month: 1, day: 30 }, '2026-01-30', '2026-01-30'],
    [{ month: 1, day: 31 }, '2026-01-30', '2026-01-31'],
    [{ month: 2, day: 1 }, '2026-01-30', '2025-02-01'],
    [{ month: 2, day: 1 }, '2026-01-31', '2026-02-01'],
    [{ month: 1, day: 1 }, '2025-12-31', '2026-01-01'],
    [{ month: 3, day: 1 }, '2026-02-28', '2026-03-01'],
    [{ month: 2, day: 29 }, '2026-01-30', '2024-02-29'],
    [{ month: 2, day: 29 }, '1903-05-01', '1896-02-29'],
    [{ month: 2 }, '2026-01-30', '2025-02'],
  ])('should date %j seen on %s as %s', (date, reference, expected) => {
    expect(formatDate(yearNotAfter(date, reference))).toBe(expected)
  })

  it('should leave alone what stands in no year', () => {
    expect(yearNotAfter({ month: 2, day: 30 }, '2026-01-30')).toEqual({ month: 2, day: 30 })
  })
})

describe('yearNotBefore', () => {
  it.each([
    [{ month: 1, day: 30 }, '2025-12-27', '2026-01-30'],
    [{ month: 12, day: 27 }, '2025-12-27', '2025-12-27'],
    [{ month: 12, day: 26 }, '2025-12-27', '2026-12-26'],
    [{ month: 2, day: 29 }, '2025-12-27', '2028-02-29'],
    [{ month: 1, day: 30 }, '2025', '2025-01-30'],
    [{ month: 1, day: 30 }, '2025-03', '2026-01-30'],
    [{ month: 3, day: 1 }, '2025-03', '2025-03-01'],
  ])('should date %j behind %s as %s', (date, newest, expected) => {
    expect(formatDate(yearNotBefore(date, newest))).toBe(expected)
  })

  it('should leave alone what stands in no year', () => {
    expect(yearNotBefore({ month: 2, day: 30 }, '2026')).toEqual({ month: 2, day: 30 })
  })
})
