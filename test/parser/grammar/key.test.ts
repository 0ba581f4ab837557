import { describe, expect, it } from 'vitest'

import { isLinks, keyOf, segmentsOf, strongEnd } from '../../../src/parser/grammar/key'
import { meaningOf } from '../../../src/parser/grammar/meaning'
import { textOf } from '../../../src/parser/line/span'
import { lineOf, printed } from './support'

describe('keyOf', () => {
  it.each([
    ['**Authors:** Ada Quill', 'authors', 'Ada Quill'],
    ['**Authors**: Ada Quill', 'authors', 'Ada Quill'],
    ['**Authors** Ada Quill', 'authors', 'Ada Quill'],
    ['**Authors** – Ada Quill', 'authors', 'Ada Quill'],
    ['**Authors: Ada Quill**', 'authors', 'Ada Quill'],
    ['Authors: Ada Quill', 'authors', 'Ada Quill'],
    ['authors:: Ada Quill', 'authors', 'Ada Quill'],
    ['**摘要**：灯。', 'abstract', '灯。'],
    ['👥 Ada Quill', 'authors', 'Ada Quill'],
    ['👤 Ada Quill, Ida Brook', 'authors', 'Ada Quill, Ida Brook'],
    ['👤 Ada Quill', 'ignored', 'Ada Quill'],
    ['🏢 Fernhill Lab', 'organization', 'Fernhill Lab'],
    ['🏷️ lamps', 'keywords', 'lamps'],
    ['👍 32', 'upvotes', '32'],
    ['👍 -', 'upvotes', '-'],
    ['⭐: 1.2k', 'stars', '1.2k'],
    ['💬 4', 'comments', '4'],
    ['📅 2025-04-04', 'published', '2025-04-04'],
    ['32 upvotes', 'upvotes', '32'],
    ['5 comments', 'comments', '5'],
    ['32 👍', 'upvotes', '32'],
    ['**32 upvotes**', 'upvotes', '32'],
    ['6 authors', 'authorCount', '6 authors'],
    ['Abstract', 'abstract', ''],
  ])('should read %s as %s', (markdown, meaning, value) => {
    const keyed = keyOf(lineOf(markdown))
    expect([keyed?.meaning, textOf(keyed?.value ?? [])]).toEqual([meaning, value])
  })

  it.each([
    '👍 to all of it',
    '📅 soon',
    '32 lamps',
    'https://lamps-example.org/a',
    '[Authors: all](https://lamps-example.org)',
    'Lamps: a study of corners',
    'Title',
    'Lamps that learn which corner is dark',
    'Paper 3',
    '**Lamps** learn',
  ])('should find no key in %s', (markdown) => {
    expect(keyOf(lineOf(markdown))).toBeUndefined()
  })

  it('should take a strong label that nobody knows for a label', () => {
    expect(keyOf(lineOf('**Shape:** good'))).toMatchObject({ meaning: undefined })
  })

  it('should take a plain one for a label only in a list', () => {
    const line = lineOf('Shape: good')
    expect(keyOf(line)).toBeUndefined()
    expect(keyOf(line, true)).toMatchObject({ meaning: undefined, value: [{ text: 'good' }] })
  })
})

describe('meaningOf', () => {
  it.each([
    ['作者 (Authors)', 'authors'],
    ['Abstract / 摘要', 'abstract'],
    ['作者Authors', 'authors'],
    ['Title (v2)', 'title'],
    ['Paper & Code', 'link'],
    ['PDF | arXiv | Code', 'link'],
    ['Authors and Lamps', undefined],
    ['Authors / Abstract', undefined],
    ['a / b / c / d', undefined],
    ['x'.repeat(200), undefined],
  ])('should give %s the meaning %s', (label, meaning) => {
    expect(meaningOf(label)).toBe(meaning)
  })
})

describe('strongEnd', () => {
  it.each([
    ['**ab** c', 2],
    ['**ab** **cd** e', 5],
    ['- ⭐ **ab** c', 4],
    ['a **b**', 0],
    ['[**a**](x) b', 0],
    ['a', 0],
  ])('should find where the strong words of %s end', (markdown, end) => {
    expect(strongEnd(lineOf(markdown))).toBe(end)
  })
})

describe('segmentsOf', () => {
  it.each([
    ['👤 A B • 👍 32 • [PDF](/p)', ['👤 A B', '👍 32', '<PDF|/p>']],
    ['**Source:** X · **Date:** Y', ['*Source:* X', '*Date:* Y']],
    ['**Source:** X **Date**: Y', ['*Source:* X', '*Date*: Y']],
    ['👍 32 ⭐ 5 of us', ['👍 32', '⭐ 5', 'of us']],
    ['34 upvotes, 5 lamps', ['34 upvotes, 5 lamps']],
    ['One · two', ['One · two']],
    ['`a · b` c', ['`a · b` c']],
    ['plain', ['plain']],
  ])('should part %s', (markdown, segments) => {
    expect(segmentsOf(lineOf(markdown)).map(printed)).toEqual(segments)
  })
})

describe('isLinks', () => {
  it.each([
    ['[PDF](/p) | [Code](/c)', true],
    ['[PDF](/p) and more of it', true],
    ['[PDF](/p) and a great deal more than that', false],
    ['no links', false],
  ])('should tell of %s that it is links: %s', (markdown, expected) => {
    expect(isLinks(lineOf(markdown))).toBe(expected)
  })
})
