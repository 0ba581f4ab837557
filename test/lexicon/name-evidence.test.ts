import { describe, expect, it } from 'vitest'

import { isLoneName, isNameList } from '../../src/lexicon/name-evidence'

describe('isNameList', () => {
  it.each([
    'Ada Quill, Marit Ødegård',
    'Ada Quill and Bo Reed',
    'Ada Quill, Bo Reed.',
    'by Ada Quill',
    'Ada Quill et al.',
    'Ada Quill, Maria van der Wit, Luc Van Gool',
    'K. Müller-Lüdenscheidt und J.-P. O’Fenn',
    "Lea d'Ambre, Omar al-Sayed",
    'Quill, A., Reed, B.',
    'Quill, Ada; Reed, Bo',
    "Quill Y, Reed MA, O'Fenn KM",
    'A.Quill, B.C.Reed',
    'Martin King, Jr., Hal Reed III',
    'Ada Quill (Fernhill University), Bo Reed (Lake Lab)',
    'Ada Quill¹, Bo Reed²',
    'Ada Quill, Xingyu, Bo Reed',
    'Ada Quill, Bo Reed, Polar Team',
    'SLOW Collaboration: Ada Quill, Bo Reed',
    'Ada Quill, wren ivory, Bo Reed',
    'An Quill, Fern Price',
    'Ada Quill, 王伟',
    '王小明、李四',
    '김하나, 이두리',
    'Ada Quill, Bo Reed and 5 others',
  ])('should know %j', (words) => {
    expect(isNameList(words)).toBe(true)
  })

  it.each([
    '',
    'Ada Quill',
    'Ada Quill writes, Bo Reed reads',
    'Attention Is All You Need, Again',
    'The Polar Lamp, The Silver Kite',
    'Lamps and Kites',
    'Sparse Lamp Attention and Robust Kite Mapping',
    'End-to-End Lamps and Grid-based Kites',
    'Detailed Content | 内容详情',
    'Slow Lamps: Quiet Kites, Loud Kites',
    'Harbour University & Fernhill Lab',
    'Fernhill University, Ada Quill, Bo Reed',
    'Ada Quill, Bo Reed, Fernhill',
    'Arcee AI, Mistral AI',
    'Computer Vision, Speech Recognition',
    'Best Paper Award, NeurIPS Workshop',
    '强化学习、大模型',
    'Ada Quill, Bo Reed. [abs], 2023.8',
    'Ada Quill, 2025-01-03, Bo Reed',
    '12 upvotes, 3 comments',
    'et al.',
  ])('should not take %j for one', (words) => {
    expect(isNameList(words)).toBe(false)
  })

  it.each([
    ['Ada Quill', true],
    ['王小明', true],
    ['Fernhill', false],
    ['Fernhill Labs', false],
    ['Machine Learning', false],
  ])('should judge %j where names are announced', (words, isName) => {
    expect(isNameList(words, true)).toBe(isName)
  })
})

describe('isLoneName', () => {
  it.each<[string, boolean]>([
    ['Ada Quill', true],
    ['Maria van der Wit', true],
    ['Fernhill Labs', false],
    ['Machine Learning', false],
    ['Ada', false],
    ['Ada Quill writes on eels', false],
  ])('should judge %j', (words, isName) => {
    expect(isLoneName(words)).toBe(isName)
  })
})
