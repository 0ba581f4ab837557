import { describe, expect, it } from 'vitest'

import { isMoment, readMoment } from '../../src/lexicon/moment'

describe('readMoment', () => {
  it.each([
    ['2025-04-04', '2025-04-04'],
    ['2025-04-04T03:12:45.000Z', '2025-04-04T03:12:45.000Z'],
    ['2025-04-04 03:12:45+00:00', '2025-04-04T03:12:45+00:00'],
    ['2025-04-04T03:12:45+0200', '2025-04-04T03:12:45+02:00'],
    ['2025-04-04T03:12-11:30', '2025-04-04T03:12-11:30'],
  ])('should read %j', (words, moment) => {
    expect(readMoment(words)).toBe(moment)
    expect(isMoment(moment)).toBe(true)
  })

  it.each([
    '2025-04-04T03:12:45',
    '2025-13-45',
    '2025-02-30T03:12:45Z',
    '2025-04-04T24:00:00Z',
    '2025-04-04T03:12:45+24:00',
    '2025-04',
    'yesterday',
    '',
  ])('should take %j for none', (words) => {
    expect(readMoment(words)).toBeUndefined()
    expect(isMoment(words)).toBe(false)
  })

  it('should know what is written otherwise', () => {
    expect(isMoment('2025-04-04 03:12:45Z')).toBe(false)
    expect(isMoment('2025-04-04T03:12:45+0000')).toBe(false)
  })
})
