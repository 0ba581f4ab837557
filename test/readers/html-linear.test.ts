import { execFileSync } from 'node:child_process'

import { describe, expect, it } from 'vitest'

const CARD =
  '<article><div>Submitted by <div>wren</div></div><h3><a href="/papers/2504.01234">A Lamp</a></h3><p>6 authors</p></article>'

const PIECES: readonly string[] = [
  CARD,
  '<p>x',
  '<li>x',
  '&amp;',
  '<b>a</b>: x ',
  'a<em>b</em>c',
  '<a href="/papers/2504.01234">x</a> ',
  '<tr><td>x</td><td>y</td></tr>',
  '<h2>x</h2>',
  'x<br>',
  '</b></i>',
  '<!--',
  '<a href="',
  '<dt><a href="https://arxiv.org/abs/2504.01234">a</a><dd>Title: x',
]

describe('the number of steps of a page', () => {
  const inputs = PIECES.flatMap((piece) =>
    [1, 2].map((times) => ({
      work: 'html',
      head: '',
      piece,
      tail: '',
      times: times * Math.ceil(20_000 / piece.length),
    })),
  )
  const warm = { work: 'html', head: '', piece: PIECES.join(''), tail: '', times: 20 }
  const output = execFileSync(process.execPath, ['--no-opt', 'test/steps.mjs'], {
    input: JSON.stringify([warm, ...inputs]),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const counts = (JSON.parse(output) as number[]).slice(1)

  it.each(PIECES.map((piece, index) => ({ piece, index })))(
    'should no more than double with the page: $piece',
    ({ index }) => {
      const [once = 0, twice] = counts.slice(index * 2, index * 2 + 2)
      expect(once).toBeGreaterThan(0)
      expect(twice).toBeLessThanOrEqual(2.05 * once + 20_000)
    },
  )
})
