import { describe, expect, it } from 'vitest'

import { outlineOf } from './support'

describe('createCollector', () => {
  it.each<[markdown: string, outline: string[]]>([
    ['# A\n\nb\nc\n\n- d\n\n  e\n  - f\n\n---\n', ['# A', 'b / c', '- d', 'e', '  - f', '---']],
    ['Two\nlines\n===', ['# Two lines']],
    ['----', ['---']],
    ['[a][1] [b][]\n\n[1]: /one\n[b]: /b', ['<a|/one> <b|/b>']],
    ['[a][none]', ['[a][none]']],
    ['[](/p) x', ['<|/p> x']],
    ['a  \nb', ['a / b']],
    ['a<br>b <b>c</b> <a href="/p">d</a> <think>', ['a / b *c* <d|/p> <think>']],
    ['`a\nb` ![c](d.png)', ['`a b`']],
    ['**V*: Planning** [PDF](/p)', ['*V*: Planning* <PDF|/p>']],
    ['A*B*C and D$_2$ E$_3$ and *f*', ['A*B*C and D$_2$ E$_3$ and /f/']],
    [
      'at https://lamps.example/x-_U_ _f_',
      ['at <https://lamps.example/x-_U_|https://lamps.example/x-_U_> /f/'],
    ],
    ['A $\\{x\\}$ and \\[b\\]', ['A $\\{x\\}$ and [b]']],
    ['> [!note] A callout\n> b', ['*A callout* / b']],
    ['> [!abstract]-\n> b', ['*abstract* / b']],
    ['> [!quote]-\n> b', ['b']],
    ['see [[lamps|the lamps]] and [[corner]]', ['see <the lamps|lamps> and <corner|corner>']],
    ['an open [[lamps', ['an open [[lamps']],
    ['```\ncode\n```', []],
  ])('should read %j', (markdown, outline) => {
    expect(outlineOf(markdown)).toEqual(outline)
  })

  it.each<[markdown: string, outline: string[]]>([
    ['| a | b |\n|---|---|\n| c | d |\n', ['| a | b |', '| c | d |']],
    ['| a | b |\n|---|---|\n| c\nd | e |\n', ['| a | b |', '| c d | e |']],
    ['| a | b |\n|---|---|\n| c\n\nd | e |\n', ['| a | b |', '| c d | e |']],
    ['| a | b |\n|---|---|\n| c | d |\n\n| [e](/p) | f |\n', ['| a | b |', '| c | d |', '| <e|/p> | f |']],
    ['| a | b |\n|---|---|\n| c | d |\n\ne | f\n', ['| a | b |', '| c | d |', 'e | f']],
    ['| a |\n|---|\n\nb\n', ['| a |', 'b']],
  ])('should read the table %j', (markdown, outline) => {
    expect(outlineOf(markdown)).toEqual(outline)
  })

  it.each<[markdown: string, outline: string[]]>([
    ['<h2>A <a href="/p">b</a></h2>\n<p>c</p>', ['## A <b|/p>', 'c']],
    [
      '<details>\n<summary>Abstract</summary>\n**a** [b](/p) &amp; &#99;&#x64;\n</details>',
      ['*{Abstract}* / *a* <b|/p> & cd'],
    ],
    ['<div>a <!-- b --> c</div>', ['a c']],
    ['<div>a < b <!-- open', ['a < b']],
    ['<ul><li>a</li><li><b>b</b> **c** [d](/p)</li></ul>', ['- a', '- *b* *c* <d|/p>']],
    ['<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>', ['| a | b |', '| c | d |']],
    [
      '<table>\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>\n\nc\nc\n\n</td><td>\n\n    <b>d</b>\n\n</td></tr>\n</table>\n\ne',
      ['| a | b |', '| c / c | *d* |', 'e'],
    ],
    ['<table>\n<tr><td>a</td></tr>\n\n## b', ['a', '## b']],
  ])('should read the HTML %j', (markdown, outline) => {
    expect(outlineOf(markdown)).toEqual(outline)
  })
})
