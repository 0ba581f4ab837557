import { describe, expect, it } from 'vitest'

import { isHtml } from '../../../src/parser/html/elements'
import { addressesOf, plainOf } from '../../../src/parser/html/fragment'

describe('plainOf', () => {
  it.each<[html: string, text: string]>([
    ['plain words', 'plain words'],
    ['a < b and c > d', 'a < b and c > d'],
    ['$a<b$ and $c>d$', '$a<b$ and $c>d$'],
    ['<p>where a<b and c>d</p>', 'where a<b and c>d'],
    ['<p>x &lt; y &amp; z &amp;amp; w</p>', 'x < y & z &amp; w'],
    ['<p>one</p><p>two<br>three</p>', 'one\ntwo\nthree'],
    ['<ul><li>a<li>b</ul>', 'a\nb'],
    ['<p>a<script>evil()</script><style>p {}</style>b</p>', 'ab'],
    ['<p>a<!-- no --> b</p>', 'a b'],
    ['<b>Lamps</b> &hellip;', 'Lamps …'],
    ['R&D &unknown; <i>x</i>', 'R&D &unknown; x'],
    ['<p>vector<float> stays', 'vector<float> stays'],
    ['<i>x</i> where n<m', 'x where n<m'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['<html><body><p>x</p></body></html>', 'x'],
  ])('should read %j', (html, text) => {
    expect(plainOf(html)).toBe(text)
  })

  it('should not read what lies too deep, and stay quick', () => {
    expect(plainOf(`<p>a</p>${'<div>'.repeat(100_000)}b`)).toBe('a')
  })
})

describe('addressesOf', () => {
  it.each<[html: string, urls: string[]]>([
    ['See <a href=" https://x.org/a ">this <b>one</b></a>, <a>no</a>', ['https://x.org/a']],
    [
      '<a href="https://x.org/a">a</a><p><a href="https://x.org/b"></a></p>',
      ['https://x.org/a', 'https://x.org/b'],
    ],
    ['https://x.org/a', []],
  ])('should find where the links of %j lead', (html, urls) => {
    expect(addressesOf(html)).toEqual(urls)
  })
})

describe('isHtml', () => {
  it.each(['<p>x', '</b>', '<br/>', '<a href="x">', '&amp;', '&#39;', '&#x27;'])(
    'should be true of %j',
    (text) => {
      expect(isHtml(text)).toBe(true)
    },
  )

  it.each(['', 'a < b', 'a<b and c>d', 'AT&T', 'x & y;', '<lamp>'])('should be false of %j', (text) => {
    expect(isHtml(text)).toBe(false)
  })
})
