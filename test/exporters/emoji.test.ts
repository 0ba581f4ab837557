import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bibtex, exporters, parse, stringify } from '../../src/index'
import { paperOf } from './paper'

const SEED = 20_261_130

/** Emoji of several characters: keycaps, families, flags, skins, and signs that a selector makes emoji. */
const emoji = fc.constantFrom(
  ...[
    '2\ufe0f\u20e3',
    '#\ufe0f\u20e3',
    '\u{1f469}\u200d\u{1f52c}',
    '\u{1f469}\u{1f3fd}\u200d\u2764\ufe0f\u200d\u{1f468}',
  ],
  ...[
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    '\u{1f1e9}\u{1f1f0}',
    '\u{1f44d}\u{1f3fd}',
    '\u2615\ufe0f',
  ],
)
const title = fc
  .array(fc.oneof(emoji, fc.constantFrom('Lanterns', 'of the', 'Coast', '3', 'é')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '))

describe(`emoji (seed ${SEED})`, () => {
  it.each([
    'bibtex',
    'biblatex',
    'ris',
    'csl-json',
    'csv',
    'tsv',
    'text',
    'atom',
    'rss',
    'json-feed',
    'html',
  ])('should be whole in %s', (name) => {
    const exporter = exporters.get(name)
    if (!exporter) throw new Error(`no exporter ${name}`)
    fc.assert(
      fc.property(emoji, (sign) => {
        const papers = [paperOf({ title: `Tea ${sign} Time`, published: '2025-04-03' })]
        expect(stringify(papers, exporter)).toContain(sign)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('should come back from a bibliography as they were', () => {
    fc.assert(
      fc.property(title, (words) => {
        const written = stringify([paperOf({ title: `${words} Tea` })], bibtex)
        expect(parse(written, { reader: 'bibtex' }).papers[0]?.title).toBe(`${words} Tea`)
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })

  it('should lose what is invisible beside them', () => {
    const written = stringify([paperOf({ title: 'a\ufe0f 1\u200d2 \u{1f44d}\u200d b' })], bibtex)
    expect(written).toContain('{a 12 \u{1f44d} b}')
  })
})
