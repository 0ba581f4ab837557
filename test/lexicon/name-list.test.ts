import { describe, expect, it } from 'vitest'

import { splitNames } from '../../src/lexicon/name-list'

describe('splitNames', () => {
  it.each<[list: string, names: string[], isCut: boolean]>([
    ['Ada Quill, Bo Reed and Marit Ødegård', ['Ada Quill', 'Bo Reed', 'Marit Ødegård'], false],
    ['Quill, Ada; Ødegård, Marit', ['Quill, Ada', 'Ødegård, Marit'], false],
    ['Quill, Ada and Gool, Luc', ['Quill, Ada', 'Gool, Luc'], false],
    ['Quill, A., Ødegård, M.', ['Quill, A.', 'Ødegård, M.'], false],
    ['Quill, Ada', ['Quill, Ada'], false],
    ['王小明、李四', ['王小明', '李四'], false],
    ['王小明, 李四', ['王小明', '李四'], false],
    ['Ada Quill · Bo Reed', ['Ada Quill', 'Bo Reed'], false],
    ['Ada Quill | Bo Reed', ['Ada Quill', 'Bo Reed'], false],
    ['Martin King, Jr., Bo Reed', ['Martin King, Jr.', 'Bo Reed'], false],
    ['Ada Quill (Fernhill), Bo Reed1', ['Ada Quill', 'Bo Reed'], false],
    ['by Ada Quill & Bo Reed', ['Ada Quill', 'Bo Reed'], false],
    ['Ada Quill et al.', ['Ada Quill'], true],
    ['Ada Quill, 12', ['Ada Quill'], false],
    ['', [], false],
  ])('should split %j', (list, names, isCut) => {
    expect(splitNames(list)).toEqual({ names, isCut })
  })

  it('should not look for an end in a list that has none', () => {
    const list = Array.from({ length: 8000 }, (_, index) => `Ada Quill${index}`).join(', ')
    expect(splitNames(`${list} et al.`).names.length).toBeGreaterThan(7999)
  })
})
