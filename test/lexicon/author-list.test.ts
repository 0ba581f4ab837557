import { describe, expect, it } from 'vitest'

import { splitAuthorList } from '../../src/lexicon/author-list'

describe('splitAuthorList', () => {
  it.each<[list: string, names: string[]]>([
    ['Ada Quill', ['Ada Quill']],
    ['Ada Quill, Luc Van Gool', ['Ada Quill', 'Luc Van Gool']],
    ['Ada Quill and Luc Van Gool', ['Ada Quill', 'Luc Van Gool']],
    ['Ada Quill, Wren Ivory, and Luc Van Gool', ['Ada Quill', 'Wren Ivory', 'Luc Van Gool']],
    ['Ada Quill & Wren Ivory; Luc\n  Van Gool', ['Ada Quill', 'Wren Ivory', 'Luc Van Gool']],
    ['OpenAI, Ada Quill', ['OpenAI', 'Ada Quill']],
    ['Ada Quill, Jr., Wren Ivory III', ['Ada Quill, Jr.', 'Wren Ivory III']],
    ["Henri Poincar\\'e, Marit {\\O}deg{\\aa}rd", ["Henri Poincar\\'e", 'Marit {\\O}deg{\\aa}rd']],
    [
      'Ada Quill (1), Wren Ivory (1 and 2) ((1) Fernhill (West), (2) Lake, Town)',
      ['Ada Quill', 'Wren Ivory'],
    ],
    ['Ada Quill (Fernhill, Dept. of Lamps), Wren Ivory', ['Ada Quill', 'Wren Ivory']],
    ['Ada Quill (Fernhill, Wren Ivory', ['Ada Quill', 'Wren Ivory']],
    ['SLOW Collaboration: A. Quill, W. Ivory', ['SLOW Collaboration', 'A. Quill', 'W. Ivory']],
    ['Ada Quill for the SLOW Collaboration', ['Ada Quill', 'SLOW Collaboration']],
    [
      'Ada Quill, Wren Ivory, on behalf of the FAST and SLOW collaborations',
      ['Ada Quill', 'Wren Ivory', 'FAST and SLOW collaborations'],
    ],
    ['Ada Quill (for the SLOW Collaboration)', ['Ada Quill']],
    ['A. Quill, W. Ivory, et al. (40 additional authors not shown)', ['A. Quill', 'W. Ivory']],
    ['Ada Quill et al.', ['Ada Quill']],
    ['Anders And, Ferdinand Andover', ['Anders And', 'Ferdinand Andover']],
    [' , (1) , ', []],
    ['', []],
  ])('should split %j', (list, names) => {
    expect(splitAuthorList(list)).toEqual(names)
  })
})
