import { describe, expect, it } from 'vitest'

import type { Block } from '../../../src/parser/block'
import { splitBody } from '../../../src/parser/site/body'
import { blocksOf } from '../support'

const abstract = 'A sentence of an abstract that goes on for some while. '.repeat(6).trim()
const words = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => text)

function split(text: string, opening = false, width = 0): string[][] {
  const { before, title, abstract } = splitBody(blocksOf(text), opening, width)
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

  it('should end a title with a line that had room for the next word', () => {
    expect(split('A title\nHarbour Institute', false, 72)).toEqual([[], ['A title'], ['Harbour Institute']])
    expect(split('A title\nHarbour Institute', false, 14)).toEqual([[], ['A title', 'Harbour Institute'], []])
    expect(split('A title of\nsome words', false, 72)).toEqual([[], ['A title of', 'some words'], []])
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
