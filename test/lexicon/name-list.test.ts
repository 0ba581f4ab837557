import { describe, expect, it } from 'vitest'

import { splitNames } from '../../src/lexicon/name-list'

describe('splitNames', () => {
  it.each<[list: string, names: string[]]>([
    ['Ada Quill', ['Ada Quill']],
    ['Ada Quill, Bo Reed and Marit Ødegård', ['Ada Quill', 'Bo Reed', 'Marit Ødegård']],
    ['Ada Quill, Wren Ivory, and Luc Van Gool', ['Ada Quill', 'Wren Ivory', 'Luc Van Gool']],
    ['Ada Quill & Wren Ivory; Luc\n  Van Gool', ['Ada Quill', 'Wren Ivory', 'Luc Van Gool']],
    ['by Ada Quill & Bo Reed', ['Ada Quill', 'Bo Reed']],
    ['and Bo Reed', ['Bo Reed']],
    [' and ', []],
    ['Anders And, Ferdinand Andover', ['Anders And', 'Ferdinand Andover']],
    ['Ada Quill | Bo Reed', ['Ada Quill', 'Bo Reed']],
    ['Ada Quill · Bo Reed', ['Ada Quill', 'Bo Reed']],
    ['(Ada Quill, Bo Reed)', ['Ada Quill', 'Bo Reed']],
    // Conjunctions of other languages.
    ['Ada Quill y Bo Reed', ['Ada Quill', 'Bo Reed']],
    ['Ida Brook, Cy Oord e Fay Ito', ['Ida Brook', 'Cy Oord', 'Fay Ito']],
    ['Santiago Ramón y Cajal, Bo Reed', ['Santiago Ramón y Cajal', 'Bo Reed']],
    ['Ada Quill et Bo Reed', ['Ada Quill', 'Bo Reed']],
    ['K. Müller-Lüdenscheidt und Bo Reed', ['K. Müller-Lüdenscheidt', 'Bo Reed']],
    ['Ада Перо и Бо Рид', ['Ада Перо', 'Бо Рид']],
    ['김하나 및 이두리', ['김하나', '이두리']],
    ['山田花子と佐藤次郎', ['山田花子', '佐藤次郎']],
    ['王小明、李四和赵五', ['王小明', '李四', '赵五']],
    ['王小明, 李四, 和 Ada Quill', ['王小明', '李四', 'Ada Quill']],
    ['Ada Quill, Bo Su.', ['Ada Quill', 'Bo Su']],
    ['Foxglove, Inc.', ['Foxglove, Inc.']],
    // Family names first.
    ['Quill, Ada', ['Quill, Ada']],
    ['Quill, Ada; Ødegård, Marit', ['Quill, Ada', 'Ødegård, Marit']],
    ['Garcia Lopez, Maria; Quill, Ada', ['Garcia Lopez, Maria', 'Quill, Ada']],
    ['van den Oord, Aäron', ['van den Oord, Aäron']],
    ['Quill, Ada and Gool, Luc', ['Quill, Ada', 'Gool, Luc']],
    ['Quill, A., Ødegård, M.', ['Quill, A.', 'Ødegård, M.']],
    ['Quill, A., Ødegård, M., & Gool, L. J.', ['Quill, A.', 'Ødegård, M.', 'Gool, L. J.']],
    ['Quill, A., King, M. L., Jr.', ['Quill, A.', 'King, M. L., Jr.']],
    ['王小明, 李四', ['王小明', '李四']],
    ['OpenAI, Ada Quill', ['OpenAI', 'Ada Quill']],
    ['fern, bo_reed', ['fern', 'bo_reed']],
    ['A.Quill, B.C.Reed', ['A.Quill', 'B.C.Reed']],
    // What stands with a name.
    [
      'Martin King, Jr., Bo Reed, PhD, Wren Ivory III',
      ['Martin King, Jr.', 'Bo Reed, PhD', 'Wren Ivory III'],
    ],
    ['Ada Quill (Fernhill), Bo Reed1', ['Ada Quill', 'Bo Reed']],
    ['Ada Quill*1,2, Bo Reed†, †Cy Oord$^{1,3}$', ['Ada Quill', 'Bo Reed', 'Cy Oord']],
    ['Ada Quill [1], Bo Reed（湖大学）', ['Ada Quill', 'Bo Reed']],
    ['Ada Quill, 12', ['Ada Quill']],
    ["Henri Poincar\\'e, Marit {\\O}deg{\\aa}rd", ["Henri Poincar\\'e", 'Marit {\\O}deg{\\aa}rd']],
    [
      'Ada Quill (1), Wren Ivory (1 and 2) ((1) Fernhill (West), (2) Lake, Town)',
      ['Ada Quill', 'Wren Ivory'],
    ],
    ['Ada Quill (Fernhill, Dept. of Lamps), Wren Ivory', ['Ada Quill', 'Wren Ivory']],
    ['Ada Quill (Fernhill, Wren Ivory', ['Ada Quill', 'Wren Ivory']],
    // Groups.
    ['SLOW Collaboration: A. Quill, W. Ivory', ['SLOW Collaboration', 'A. Quill', 'W. Ivory']],
    ['SLOW Collaboration : A. Quill', ['SLOW Collaboration', 'A. Quill']],
    ['Ada Quill for the SLOW Collaboration', ['Ada Quill', 'SLOW Collaboration']],
    ['Ada Quill (for the SLOW Collaboration)', ['Ada Quill', 'SLOW Collaboration']],
    ['Ada Quill, Bo Reed, and the SLOW Collaboration', ['Ada Quill', 'Bo Reed', 'SLOW Collaboration']],
    [
      'Ada Quill, Wren Ivory, on behalf of the FAST and SLOW collaborations',
      ['Ada Quill', 'Wren Ivory', 'FAST and SLOW collaborations'],
    ],
    [' , (1) , :', []],
    ['', []],
  ])('should split %j', (list, names) => {
    expect(splitNames(list)).toMatchObject({ names, isCut: false, cut: '', others: undefined })
  })

  it.each<[list: string, names: string[], cut: string, others?: number]>([
    ['Ada Quill et al.', ['Ada Quill'], 'et al.'],
    ['Ada Quill et al', ['Ada Quill'], 'et al'],
    ['Quill, A., et al.', ['Quill, A.'], 'et al.'],
    ['Ada Quill, Bo Reed, and 5 others', ['Ada Quill', 'Bo Reed'], 'and 5 others', 5],
    ['Ada Quill and 12 more', ['Ada Quill'], 'and 12 more', 12],
    ['Ada Quill (+3 more)', ['Ada Quill'], '(+3 more)', 3],
    ['Ada Quill, Bo Reed… (+4)', ['Ada Quill', 'Bo Reed'], '… (+4)', 4],
    ['Ada Quill et al. (+4)', ['Ada Quill'], 'et al. (+4)', 4],
    ['Ada Quill et al. (4 more)', ['Ada Quill'], 'et al. (4 more)', 4],
    ['Ada Quill et al. (12 authors)', ['Ada Quill'], 'et al. (12 authors)'],
    ['Ada Quill + 8 authors', ['Ada Quill'], '+ 8 authors', 8],
    ['Ada Quill, 12 authors', ['Ada Quill'], '12 authors'],
    ['Ada Quill, ...', ['Ada Quill'], '...'],
    ['Ada Quill, others', ['Ada Quill'], 'others'],
    ['Ada Quill und 3 weitere', ['Ada Quill'], 'und 3 weitere', 3],
    ['Ada Quill y otros', ['Ada Quill'], 'y otros'],
    ['Ada Quill u. a.', ['Ada Quill'], 'u. a.'],
    ['王小明、李四等', ['王小明', '李四'], '等'],
    ['王小明、李四 等 5 人', ['王小明', '李四'], '等 5 人'],
    ['김하나, 이두리 외 3명', ['김하나', '이두리'], '외 3명', 3],
    ['山田花子ほか2名', ['山田花子'], 'ほか2名', 2],
    [
      'A. Quill, W. Ivory, et al. (1,240 additional authors not shown)',
      ['A. Quill', 'W. Ivory'],
      'et al. (1,240 additional authors not shown)',
      1240,
    ],
    ['王小明、李四等（5人）', ['王小明', '李四'], '等（5人）'],
    ['Ada Quill (Lake (+4)), Bo Reed (+3)', ['Ada Quill', 'Bo Reed'], '(+3)', 3],
    ['et al.', [], 'et al.'],
    ['12+ authors', [], '12+ authors'],
  ])('should tell that there are more in %j', (list, names, cut, others) => {
    const found = splitNames(list)
    expect(found).toMatchObject({ names, isCut: true, cut, cutAt: names.length })
    expect(found.others).toBe(others)
  })

  it('should tell where a gap is', () => {
    expect(splitNames('Ada Quill, ... 14 more authors ..., Bo Reed')).toMatchObject({
      names: ['Ada Quill', 'Bo Reed'],
      cut: '... 14 more authors ...',
      cutAt: 1,
      others: 14,
    })
  })

  it.each<[list: string, isFamilyFirst: boolean]>([
    ["Quill Y, Reed MA, van den Berg C, O'Fenn KM", true],
    ['Quill A.; van den Berg C.', true],
    ['Quill MA, King ML Jr, Lamp Study Group', true],
    ['Jin LI, Wei XU', false],
    ['Ada Quill, Krishna P', false],
    ['Krishna P', false],
  ])('should know whether family names stand first in %j', (list, isFamilyFirst) => {
    expect(splitNames(list)).toMatchObject({ isFamilyFirst })
  })

  it('should split long lists, and lists of gaps alone', () => {
    const list = Array.from({ length: 8000 }, (_, index) => `Ada Quill${index}`).join(', ')
    expect(splitNames(`${list} et al.`).names.length).toBe(8000)
    expect(splitNames('..., '.repeat(100_000)).names).toEqual([])
  })
})
