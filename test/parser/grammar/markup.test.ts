import { describe, expect, it } from 'vitest'

import { linesOfMarkdown, linesOfMarkup } from '../../../src/parser/mdast/markup'
import { readTag } from '../../../src/parser/mdast/tag'
import { printed } from './support'

describe('linesOfMarkdown', () => {
  it.each([
    ['a **b** [c](/d) e', 'a *b* <c|/d> e'],
    ['**a** [b', '*a* [b'],
    ['[a](b', '[a](b'],
    ['[[a](b)', '[<a|b>'],
    ['![a](b.png) c', 'c'],
    ['**a b', '**a b'],
    ['\\[a\\] \\*', '[a] *'],
  ])('should read %s', (source, line) => {
    expect(linesOfMarkdown(source).map(printed)).toEqual([line])
  })
})

describe('linesOfMarkup', () => {
  it.each([
    [
      '<h3>a</h3>b',
      [
        [3, 'a'],
        [0, 'b'],
      ],
    ],
    ['a<!-- b -->c', [[0, 'ac']]],
    ['a<!-- b', [[0, 'a']]],
    ['a <think> b', [[0, 'a <think> b']]],
    ['a &unknown; &#0; &#xD800; &#65; &nbsp;b', [[0, 'a &unknown; &#0; &#xD800; A  b']]],
    [`<a title="${'x'.repeat(9000)}">b`, [[0, `<a title="${'x'.repeat(9000)}">b`]]],
    ["<a href='/p'>b</a> <a href=/q>c</a> <a>d</a>", [[0, '<b|/p> <c|/q> d']]],
  ])('should read %s', (source, lines) => {
    expect(linesOfMarkup(source).map(({ heading, line }) => [heading, printed(line)])).toEqual(lines)
  })
})

describe('readTag', () => {
  it.each([
    ['<A HREF="/p">', { name: 'a', isEnd: false, href: '/p' }],
    ['</a>', { name: 'a', isEnd: true }],
    ['<br/>', { name: 'br', isEnd: false }],
    ['<think>', undefined],
    ['<3>', undefined],
  ])('should read %s', (source, tag) => {
    expect(readTag(source)).toEqual(tag)
  })
})
