import { describe, expect, it } from 'vitest'
import { withoutMarkup } from '../../src/lexicon/markup'

describe('withoutMarkup', () => {
  it.each([
    ['a <i>k</i>-NN of <span class="x" style=\'y\'>Z</span>', 'a k-NN of Z'],
    ['<jats:p>We <jats:italic>do</jats:italic>.</jats:p><jats:p>More.</jats:p>', 'We do.  More.'],
    ['x<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup>', 'x², H₂O, 1st'],
    ['<mml:math><mml:mi>x</mml:mi></mml:math> <math xmlns="m"><mi>y</mi></math>', 'x y'],
    ['a<br>b<br/>c', 'a b c'],
    ['a < b > c, <i>open, List<T>, <p', 'a < b > c, <i>open, List<T>, <p'],
    ['R&amp;D &lt;5 &#39;x&#x27; &eacute;t&eacute; 5&nbsp;km &alpha; &ndash;', "R&D <5 'x' été 5 km α –"],
    [
      '&lt;b&gt;bold&lt;/b&gt; &amp;lt; &unknown; &#0; &#xD800; A&B;',
      'bold &lt; &unknown; &#0; &#xD800; A&B;',
    ],
    ['plain', 'plain'],
  ])('should read %j as %j', (text, words) => {
    expect(withoutMarkup(text)).toBe(words)
  })

  it('should write signs as the caller wants them', () => {
    expect(withoutMarkup('&#36;5 &amp;', (sign) => (sign === '$' ? '\\$' : sign))).toBe('\\$5 &')
  })

  it('should take linear time over what opens and never closes', () => {
    for (const piece of ['<', '<i', '<i a="', '&', '&a', '</i>', '<sub>x'])
      expect(withoutMarkup(piece.repeat(100_000)).length).toBeLessThan(1_000_000)
  })
})
