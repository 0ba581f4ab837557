import { describe, expect, it } from 'vitest'

import { formatDate } from '../../src/lexicon/date'
import { readStatedDate } from '../../src/lexicon/stated-date'

function read(words: string, isDayFirst?: boolean): string | undefined {
  const stated = readStatedDate(words, isDayFirst)
  return stated && `${formatDate(stated.date)}${stated.doubt === undefined ? '' : ` ${stated.doubt}`}`
}

describe('readStatedDate', () => {
  it.each([
    ['2025-04-03', '2025-04-03'],
    ['fri, 04 apr 2025 10:00:00 gmt', '2025-04-04'],
    ['Mon, May 25 2020 04:45:26 +0000', '2020-05-25'],
    ['Tue Sep 20 01:21:51 UTC 2022', '2022-09-20'],
    ['Fri,  1 Jan 99 00:05:22 GMT   (27kb)', '1999-01-01'],
    ['3-Apr-25', '2025-04-03'],
    ['03-APR-2025', '2025-04-03'],
    ['April-2025', '2025-04'],
    ['April 3rd, 2025', '2025-04-03'],
    ['20250403', '2025-04-03'],
    ['2000-3-15/2000-3-17', '2000-03-15'],
    ['2024/03//', '2024-03'],
    ['2025.4.3', '2025-04-03'],
    ['2024 Feb 21', '2024-02-21'],
    ['2024 Mar-Apr', '2024-03'],
    ['2025年4月', '2025-04'],
    ['c. 2009', '2009'],
  ])('should read %j', (words, date) => {
    expect(read(words)).toBe(date)
  })

  it.each([
    ['2001-21', '2001'],
    ['1814-24/1817-23', '1814'],
    ['2004?', '2004'],
    ['2004-06~', '2004-06'],
    ['2004-XX-XX', '2004'],
    ['2019/2020', '2019'],
  ])('should read %j of EDTF', (words, date) => {
    expect(read(words)).toBe(date)
  })

  it.each([
    ['2001-04-31', '2001-04 rest'],
    ['1-2 April, 2001', '2001-04 rest'],
    ['Winter 1999', '1999 rest'],
    ['31/02/2025', '2025 rest'],
  ])('should take of %j what is sure', (words, date) => {
    expect(read(words)).toBe(date)
  })

  it.each([
    ['13/4/2025', '2025-04-13', '2025-04-13'],
    ['4/13/2025', '2025-04-13', '2025-04-13'],
    ['4/13/25', '2025-04-13', '2025-04-13'],
    ['4/4/2025', '2025-04-04', '2025-04-04'],
    ['03.04.2025', '2025-04-03', '2025-04-03'],
    ['25-12-2024', '2024-12-25', '2024-12-25'],
    ['04/03/2025', '2025 ambiguous', '2025-03-04'],
    ['01-02-2024', '2024 ambiguous', '2024-02-01'],
    ['13/4/25', undefined, '2025-04-13'],
  ])('should read %j, and with the day first', (words, date, dayFirst) => {
    expect(read(words)).toBe(date)
    expect(read(words, true)).toBe(dayFirst)
  })

  it('should take the month first where it is told so', () => {
    expect(read('04/03/2025', false)).toBe('2025-04-03')
  })

  it.each(['', 'in press', 'n.d.', '99999999', '20251340', 'Apr-25', '2024.01234', '1,200'])(
    'should find no date in %j',
    (words) => {
      expect(read(words)).toBeUndefined()
    },
  )

  it.each([['1/'.repeat(100_000)], [' '.repeat(200_000)], ['2024-'.repeat(50_000)]])(
    'should pass over a hostile run',
    (words) => {
      expect(readStatedDate(`${words}x`)?.date.month).toBeUndefined()
    },
  )
})
