import { describe, expect, it } from 'vitest'

import { countMeanings, signAt, signPattern } from '../../src/lexicon/sign'

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
  ])('should tell what %j counts', (text, meaning) => {
    expect(signAt(text)?.meaning).toBe(meaning)
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
  })

  it('should find signs of one meaning within a line', () => {
    const votes = new RegExp(`(\\d{1,9})\\s?${signPattern('upvotes')}`, 'u')
    expect(votes.exec('Lamps That Learn (140 ⬆️)')?.[1]).toBe('140')
    expect(votes.test('Lamps That Learn (140 ⭐)')).toBe(false)
    expect(new RegExp(signPattern(), 'gu')[Symbol.match]('👍 3 🧑‍🔬 Ada 🏷 lamps')).toHaveLength(3)
    expect(countMeanings).toEqual(['upvotes', 'stars', 'comments'])
  })
})
