import { describe, expect, it } from 'vitest'

import { splitOrganization } from '../../src/lexicon/organization'

describe('splitOrganization', () => {
  it.each([
    ['Nordhavn-Research Nordhavn Research', 'Nordhavn Research', 'Nordhavn-Research'],
    ['kvist KVIST', 'KVIST', 'kvist'],
    ['RL.inf_ RLinf', 'RLinf', 'RL.inf_'],
    ['a-b-c A b  C', 'A b  C', 'a-b-c'],
  ])('should split %j into handle and name', (text, name, slug) => {
    expect(splitOrganization(text)).toEqual({ name, slug })
  })

  it.each([
    'Quill',
    'ZD Studio',
    'ShanghaiTech University',
    'Équipe Équipe',
    'ZD Studio @ Lakeside',
    'A B A B',
  ])('should keep %j whole', (text) => {
    expect(splitOrganization(text)).toEqual({ name: text })
  })
})
