import { describe, expect, it } from 'vitest'

import { namesBefore } from '../../../src/parser/grammar/byline'

describe('namesBefore', () => {
  it.each<[words: string, names: string | undefined, rest: string | undefined]>([
    ['— Bo Tarn, Noor Haddad. A benchmark.', 'Bo Tarn, Noor Haddad', 'A benchmark.'],
    ['- Bo Tarn and J. P. O’Fenn. A benchmark.', 'Bo Tarn and J. P. O’Fenn', 'A benchmark.'],
    ['– Bo Tarn et al. A benchmark.', 'Bo Tarn et al.', 'A benchmark.'],
    ['— Bo Tarn, Noor Haddad — a benchmark', 'Bo Tarn, Noor Haddad', 'a benchmark'],
    ['— Bo Tarn. A benchmark.', undefined, undefined],
    ['— Computer Vision, Speech Recognition. A benchmark.', undefined, undefined],
    ['Bo Tarn, Noor Haddad. A benchmark.', undefined, undefined],
    ['— A benchmark of dunes. Bo Tarn, Noor Haddad.', undefined, undefined],
  ])('should read %j', (words, names, rest) => {
    const found = namesBefore(words)
    expect(found && words.slice(found.from, found.to)).toBe(names)
    expect(found && words.slice(found.rest)).toBe(rest)
  })
})
