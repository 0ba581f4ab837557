import { describe, expect, it } from 'vitest'
import { betterTitle, foreignLetters } from '../../src/lexicon/script'

describe('betterTitle', () => {
  it.each([
    ['灯学习', 'Lamps That Learn', 'Lamps That Learn'],
    ['Lamps', '灯学习', 'Lamps'],
    ['Lamps', 'Lamps That Learn', 'Lamps That Learn'],
    ['Lamps That Learn', 'Lamps', 'Lamps That Learn'],
  ])('should prefer of %s and %s the second: %s', (first, second, better) => {
    expect(betterTitle(first, second)).toBe(better)
  })

  it('should count letters of other scripts only', () => {
    expect(foreignLetters('Ødegård α 灯 램프')).toBe(3)
    expect(foreignLetters('— “quoted”')).toBe(0)
  })
})
