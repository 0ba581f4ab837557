import { describe, expect, it } from 'vitest'

import { factsIn } from '../../../src/parser/grammar/fact'

/** The facts of a text as `meaning value`. */
function facts(text: string): string[] | undefined {
  return factsIn(text)?.map(({ meaning, value }) => `${meaning} ${value}`)
}

describe('factsIn', () => {
  it.each([
    ['32 upvotes', ['upvotes 32']],
    ['👍 32', ['upvotes 32']],
    ['32 ▲', ['upvotes 32']],
    ['👍 -', ['upvotes -']],
    ['⭐: 1.2k', ['stars 1.2k']],
    ['6 authors', ['authorCount 6 authors']],
    ['2025-04-03', ['published 2025-04-03']],
    ['Apr 3, 2025', ['published Apr 3, 2025']],
    ['2023.8', ['published 2023-08']],
    ['[2024/05]', ['published 2024-05']],
    ['2025-04-03 提交', ['published 2025-04-03']],
    ['arXiv:2504.01234v2 [cs.CL]', ['arxiv 2504.01234']],
    ['cs.CL, cs.LG', ['categories cs.CL', 'categories cs.LG']],
    ['(34 upvotes, 5 comments)', ['upvotes 34', 'comments 5']],
    [
      '2026-04-01 10 upvotes 3 comments 100 stars',
      ['published 2026-04-01', 'upvotes 10', 'comments 3', 'stars 100'],
    ],
    ['👍 10 · 💬 3 | ⭐ 1.2k', ['upvotes 10', 'comments 3', 'stars 1.2k']],
  ])('should read %j', (text, found) => {
    expect(facts(text)).toEqual(found)
  })

  it.each([
    '',
    '32',
    '▲',
    '▲ Lamps',
    '3 lamps',
    'Lamps ▲ 3',
    '⭐ 88/100',
    '⭐ 8/10',
    '3.5 ⭐',
    '2504.01234 Lamps That Learn',
    'Apr 3',
    '1.5 million upvotes in 2025',
  ])('should find more than facts in %j', (text) => {
    expect(factsIn(text)).toBeUndefined()
  })
})
