import { describe, expect, it } from 'vitest'

import { haveSameAuthors, isFullyNamed, isSamePerson, remainderOf } from '../../src/enrich/person'
import type { Paper } from '../../src/index'
import { authorsOf } from '../exporters/paper'

function named(...names: string[]): Pick<Paper, 'authors'> {
  return { authors: authorsOf(...names) }
}

describe('isSamePerson', () => {
  it.each([
    ['Ada Quill', 'A. Quill', true],
    ['Ada Quill', 'Quill', false],
    ['Ada Quill', 'Bo Quill', false],
    ['Ada Quill', 'Quill Ada', true],
    ['Ada Quill', 'Ada Tarn', false],
    ['Élodie O’Brien', 'Elodie OBrien', true],
    ['Lamp Team', 'Lamp Team', true],
  ])('should say of %s and %s: %s', (first, second, isSame) => {
    const [one] = authorsOf(first)
    const [other] = authorsOf(second)
    expect(isSamePerson(one, other)).toBe(isSame)
    expect(isSamePerson(other, one)).toBe(isSame)
  })

  it('should not take a group for a person, nor nobody for anybody', () => {
    const [person] = authorsOf('Ada Quill')
    expect(isSamePerson({ name: 'The Quill Group', literal: 'The Quill Group' }, person)).toBe(false)
    expect(isSamePerson(undefined, person)).toBe(false)
    expect(isSamePerson(person, undefined)).toBe(false)
  })
})

describe('haveSameAuthors', () => {
  it('should take lists of one length in any order, from the first author on', () => {
    expect(
      haveSameAuthors(named('Ada Quill', 'Bo Tarn', 'Cy Ito'), named('A Quill', 'C Ito', 'B Tarn')),
    ).toBe(true)
    expect(haveSameAuthors(named('Bo Tarn', 'Ada Quill'), named('Ada Quill', 'Bo Tarn'))).toBe(false)
    expect(haveSameAuthors(named('Ada Quill', 'Bo Tarn'), named('Ada Quill', 'Dov Moss'))).toBe(false)
  })

  it('should take another length only where a list says that it goes on', () => {
    const cut = named('Ada Quill')
    const whole = named('Ada Quill', 'Bo Tarn')
    expect(haveSameAuthors(cut, whole)).toBe(false)
    expect(haveSameAuthors({ ...cut, moreAuthors: true }, whole)).toBe(true)
    expect(haveSameAuthors({ ...cut, authorCount: 2 }, whole)).toBe(true)
    expect(haveSameAuthors({ ...cut, authorCount: 3 }, whole)).toBe(false)
    expect(haveSameAuthors(named(), whole)).toBe(false)
  })
})

describe('remainderOf', () => {
  const names = (...all: string[]) =>
    remainderOf(authorsOf(...all), authorsOf('Ada Quill', 'Bo Tarn', 'Ada Quill'))

  it('should leave what only one of two lists has, each name once', () => {
    const shown = (...all: string[]) => {
      const { own, others } = names(...all)
      return [own, others].map((list) => list.map(({ name }) => name).join())
    }
    expect(shown('B. Tarn', 'Quill, Ada', 'Cleo Wren')).toEqual(['Cleo Wren', 'Ada Quill'])
    expect(shown('Ada Quill', 'A. Quill', 'Ada Quill')).toEqual(['Ada Quill', 'Bo Tarn'])
    expect(shown('Tarn Bo')).toEqual(['', 'Ada Quill,Ada Quill'])
    const [twice] = authorsOf('Ada Quill')
    expect(remainderOf(twice ? [twice, twice] : [], authorsOf('Ada Quill')).own).toHaveLength(1)
  })

  it('should take lists of thousands in any order, and many of one name', () => {
    const letters = 'abcdefghijklmnopqrst'
    const all = Array.from({ length: 6_000 }, (_, index) => {
      const family = [...String(index)].map((digit) => letters[Number(digit) + 5]).join('')
      return `Ada Q${index % 3 === 0 ? 'uill' : family}`
    })
    const started = performance.now()
    const [one, other] = [authorsOf(...all), authorsOf(...all.toReversed())]
    expect(remainderOf(one, other)).toEqual({ own: [], others: [] })
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})

describe('isFullyNamed', () => {
  it('should be told by the number of authors and by the end of the list', () => {
    const one = named('Ada Quill')
    expect(isFullyNamed(one)).toBe(true)
    expect(isFullyNamed({ ...one, authorCount: 2 })).toBe(false)
    expect(isFullyNamed({ ...one, moreAuthors: true })).toBe(false)
    expect(isFullyNamed(named())).toBe(false)
  })
})
