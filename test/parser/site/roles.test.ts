import { describe, expect, it } from 'vitest'

import type { Block } from '../../../src/parser/block'
import { isByline, splitBody } from '../../../src/parser/site/roles'
import { blocksOf } from '../support'

const abstract = 'A sentence of an abstract that goes on for some while. '.repeat(6).trim()
const words = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => text)

function split(text: string, opening = false): string[][] {
  const { before, title, abstract } = splitBody(blocksOf(text), opening)
  return [words(before), words(title), words(abstract)]
}

describe('splitBody', () => {
  it('should take the first paragraph for the title', () => {
    expect(split(`Title\n\n${abstract}`)).toEqual([[], ['Title'], [abstract]])
  })

  it('should join a wrapped title', () => {
    expect(split(`A title\nthat is wrapped\n\n${abstract}`)).toEqual([
      [],
      ['A title', 'that is wrapped'],
      [abstract],
    ])
    expect(split('A title\nthat is wrapped')).toEqual([[], ['A title', 'that is wrapped'], []])
  })

  it('should take the first line for the title where no blank line is left', () => {
    expect(split(`Title\n${abstract}`)).toEqual([[], ['Title'], [abstract]])
    expect(split(`Title\n${abstract}\n\nMore.`)).toEqual([[], ['Title'], [abstract, 'More.']])
  })

  it('should keep the paragraphs of an abstract', () => {
    expect(split(`Title\n\n${abstract}\n\nMore.`)).toEqual([[], ['Title'], [abstract, 'More.']])
  })

  it('should pass over what stands before the first title of a document', () => {
    expect(split(`Hi all,\n\nsee below.\n\nTitle\n\n${abstract}`, true)).toEqual([
      ['Hi all,', 'see below.'],
      ['Title'],
      [abstract],
    ])
  })

  it('should find no title in what is left of an abstract', () => {
    expect(split('and it works.', true)).toEqual([[], [], ['and it works.']])
    expect(split(`${abstract}\n\nTitle\n\n${abstract}`, true)).toEqual([[], [abstract], ['Title', abstract]])
    expect(split('A Title', true)).toEqual([[], ['A Title'], []])
  })

  it('should find no title in a very long paragraph', () => {
    expect(split('x'.repeat(601))).toEqual([[], [], ['x'.repeat(601)]])
  })

  it('should find nothing in nothing', () => {
    expect(split('')).toEqual([[], [], []])
    expect(split('', true)).toEqual([[], [], []])
  })
})

describe('isByline', () => {
  it.each([
    ['Title\nZD Studio', true, false, true],
    ['Title\nA. B. C.', true, false, true],
    ['Title\nThis is a sentence of seven words.', true, false, false],
    ['Title\nA Company of Seven Words, Co., Ltd.', true, true, true],
    [`Title\n${'x'.repeat(101)}`, true, true, false],
    ['Title\nZD Studio', false, true, false],
    ['ZD Studio', true, true, false],
    ['', true, true, false],
  ])('should judge the last line of %j', (text, expected, sure, byline) => {
    expect(isByline(blocksOf(text), expected, sure)).toBe(byline)
  })
})
