import { describe, expect, it } from 'vitest'

import { linesOfMarkdown } from '../../../src/parser/mdast/plain'
import { outlineOf, printed } from './support'

describe('linesOfMarkdown', () => {
  it.each([
    ['a **b** [c](/d) e', 'a *b* <c|/d> e'],
    ['**a** [b', '*a* [b'],
    ['[a](b', '[a](b'],
    ['[[a](b)', '[<a|b>'],
    ['[**a**](b) `c`', '<*a*|b> `c`'],
    ['![a](b.png) c', 'c'],
    ['**a b', '**a b'],
    ['\\[a\\] \\*', '[a] *'],
  ])('should read %s', (source, line) => {
    expect(linesOfMarkdown(source).map(printed)).toEqual([line])
  })
})

describe('HTML in Markdown', () => {
  it.each([
    ['<h3>a</h3>b', ['### a', 'b']],
    ['<p>a<!-- b -->c', ['ac']],
    ['<p>a<!-- b', ['a']],
    ['<p>a <think> b\nc', ['a <think> b / c']],
    ['<p>a &unknown; &#65; &nbsp;b &eacute;', ['a &unknown; A \u00A0b é']],
    ["<p><a href='/p'>b</a> <a href=/q>c</a> <a>d</a>", ['<b|/p> <c|/q> d']],
    ['<div>**a** `b` [c](/d)</div>', ['*a* `b` <c|/d>']],
    ['<div><svg><title>a</title></svg>b</div>', ['b']],
  ])('should be read in the block %s', (markdown, outline) => {
    expect(outlineOf(markdown)).toEqual(outline)
  })

  it.each([
    ['a <A HREF="/p">b</A> c', 'a <b|/p> c'],
    ['a <b>b <i>c</b> d', 'a *b **/c/* d'],
    ['a </b> <br/>', 'a'],
    ['where <b and c> d', 'where <b and c> d'],
    ['a <cite>b</cite> <3> <x-y>', 'a /b/ <3> <x-y>'],
    ['a <span class="paper-title">b</span> <!-- c --> d', 'a b  d'],
  ])('should be read within the line %s', (markdown, line) => {
    expect(outlineOf(markdown)).toEqual([line])
  })
})
