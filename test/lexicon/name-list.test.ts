import { describe, expect, it } from 'vitest'

import { othersIn, splitNames } from '../../src/lexicon/name-list'

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
    ['Ada Quill, Bo Reed, and 5 others', ['Ada Quill', 'Bo Reed'], true],
    ['Ada Quill (+3 more)', ['Ada Quill'], true],
    ['王小明、李四等', ['王小明', '李四'], true],
    ['Ada Quill, 12', ['Ada Quill'], false],
    ['', [], false],
  ])('should split %j', (list, names, isCut) => {
    const found = splitNames(list)
    expect(found).toMatchObject({ names, isCut })
    expect(found.cut !== '').toBe(isCut)
  })

  it('should not look for an end in a list that has none', () => {
    const list = Array.from({ length: 8000 }, (_, index) => `Ada Quill${index}`).join(', ')
    expect(splitNames(`${list} et al.`).names.length).toBeGreaterThan(7999)
  })
})

describe('othersIn', () => {
  it.each<[cut: string, others: number | undefined]>([
    ['and 5 others', 5],
    ['(+3 more)', 3],
    ['+ 8 authors', 8],
    ['외 3명', 3],
    ['ほか 2名', 2],
    ['et al. (4 more)', 4],
    ['et al.', undefined],
    ['et al. (12 authors)', undefined],
    ['等 5 人', undefined],
    ['12 authors', undefined],
    ['12+ authors', undefined],
  ])('should read %j', (cut, others) => {
    expect(othersIn(cut)).toBe(others)
  })
})
