import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { mailDate, momentOf, requireMoment } from '../../src/exporters/moment'

describe('mailDate', () => {
  it('should name the day of the week as the calendar does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const moment = `${date.toISOString().slice(0, 19)}Z`
          expect(mailDate(moment)).toBe(date.toUTCString().replace('GMT', '+0000'))
        },
      ),
      { numRuns: 1000, seed: 20_261_134 },
    )
  })

  it('should keep the distance from UTC', () => {
    expect(mailDate('2025-05-01T09:00:00.5-02:30')).toBe('Thu, 01 May 2025 09:00:00 -0230')
  })
})

describe('momentOf', () => {
  it.each([
    ['2024', '2024-01-01T00:00:00Z'],
    ['2024-02', '2024-02-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('should start %s', (date, moment) => {
    expect(momentOf(date)).toBe(moment)
    expect(requireMoment('date', date.length === 10 ? date : moment)).toBe(moment)
  })
})

describe('requireMoment', () => {
  it.each([
    '2025-02-29',
    '2025-04-03T24:00:00Z',
    '2025-04-03T07:00Z',
    '2025-04-03 07:00:00Z',
    '2025',
    '',
    7,
    undefined,
  ])('should refuse %j', (text) => {
    expect(() => requireMoment('date', text as string)).toThrow(/Expected date as 2025-04-03/)
  })
})
