import { describe, expect, it } from 'vitest'

import { countMeanings, figureOf, signAt, signPattern } from '../../src/lexicon/sign'

describe('signs', () => {
  it.each([
    ['👍 32', 'upvotes'],
    ['⬆️ 32', 'upvotes'],
    ['🔺32', 'upvotes'],
    ['🔼 32', 'upvotes'],
    ['▲ 32', 'upvotes'],
    ['△ 32', 'upvotes'],
    ['▴ 32', 'upvotes'],
    ['↑ 32', 'upvotes'],
    ['⇧ 32', 'upvotes'],
    ['❤️ 32', 'upvotes'],
    ['♥ 32', 'upvotes'],
    ['🩷 32', 'upvotes'],
    ['💖 32', 'upvotes'],
    ['💗 32', 'upvotes'],
    ['⭐ 32', 'stars'],
    ['🌟 32', 'stars'],
    ['★ 32', 'stars'],
    ['☆ 32', 'stars'],
    ['💬 32', 'comments'],
    ['🗨️ 32', 'comments'],
    ['🗯 32', 'comments'],
  ])('should tell what %j counts, before its figure and behind it', (text, meaning) => {
    const [figure] = /\d+/.exec(text) ?? []
    const found = figureOf(text)
    expect(found).toMatchObject({ meaning })
    expect(text.slice(found?.from, found?.to)).toBe(figure)
    expect(figureOf(`${figure} ${text.replace(/ ?32/, '')}`)).toEqual({ meaning, from: 0, to: 2 })
  })

  it.each([
    ['📅', 'published'],
    ['🗓️', 'published'],
    ['📆', 'published'],
    ['👥', 'authors'],
    ['✍️', 'authors'],
    ['🖊', 'authors'],
    ['🧑‍🔬', 'authors'],
    ['👨‍🔬', 'authors'],
    ['👩‍🔬', 'authors'],
    ['🧑‍🎓', 'authors'],
    ['👤', 'authors'],
    ['🏢', 'organization'],
    ['🏛️', 'organization'],
    ['🏫', 'organization'],
    ['🏦', 'organization'],
    ['🏷️', 'keywords'],
    ['🔖', 'keywords'],
  ])('should tell what %j stands for, and no count', (sign, meaning) => {
    expect(signAt(`${sign} Words`)).toEqual({ meaning, length: sign.length })
    expect(figureOf(`${sign} 32`)).toBeUndefined()
  })

  it('should read a figure that is none as the site prints it, and other forms of counts', () => {
    expect(figureOf('▲ -')).toEqual({ meaning: 'upvotes', from: 2, to: 3 })
    expect(figureOf('⭐ 1.7k')).toEqual({ meaning: 'stars', from: 2, to: 6 })
  })

  it.each(['', '32', '▲', '▲ Lamps', '▲ 3 lamps', '3 ▲ lamps', 'Lamps ▲ 3', '⭐ 8/10', '3.5 ⭐'])(
    'should take %j for no figure',
    (text) => {
      expect(figureOf(text)).toBeUndefined()
    },
  )

  it('should find signs of one meaning within a line', () => {
    const votes = new RegExp(`(\\d{1,9})\\s?${signPattern('upvotes')}`, 'u')
    expect(votes.exec('Lamps That Learn (140 ⬆️)')?.[1]).toBe('140')
    expect(votes.test('Lamps That Learn (140 ⭐)')).toBe(false)
    expect(new RegExp(signPattern(), 'gu')[Symbol.match]('👍 3 🧑‍🔬 Ada 🏷 lamps')).toHaveLength(3)
    expect(countMeanings).toEqual(['upvotes', 'stars', 'comments'])
  })
})
