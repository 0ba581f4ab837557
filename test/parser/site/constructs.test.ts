import { describe, expect, it } from 'vitest'

import { constructs, partsOf, shapeOf } from '../../../src/parser/site/constructs'
import type { Shape } from '../../../src/parser/site/shape'
import { blocksOf } from '../support'

function read(text: string): Shape {
  const [block] = blocksOf(text)
  if (!block) throw new Error('Expected a block')
  return shapeOf(block)
}

describe('shapeOf', () => {
  it.each<[text: string, shape: Shape]>([
    ['·', { kind: 'dot' }],
    ['•', { kind: 'dot' }],
    ['--', { kind: 'signature' }],
    ['—', { kind: 'signature' }],
    ['-', { kind: 'counts', ranges: [[0, 1]] }],
    ['161', { kind: 'counts', ranges: [[0, 3]] }],
    [
      '14  5',
      {
        kind: 'counts',
        ranges: [
          [0, 2],
          [4, 5],
        ],
      },
    ],
    [
      '1.71k\u00A05',
      {
        kind: 'counts',
        ranges: [
          [0, 5],
          [6, 7],
        ],
      },
    ],
    ['6 authors', { kind: 'authorCount' }],
    ['1 author', { kind: 'authorCount' }],
    ['533\u00A0authors', { kind: 'authorCount' }],
    ['Apr 3, 2025', { kind: 'date', at: 0, rest: 11, count: undefined, published: false }],
    ['Apr 3, 2025 2', { kind: 'date', at: 0, rest: 11, count: [12, 13], published: false }],
    ['Published on Oct 4, 2026', { kind: 'date', at: 13, rest: 24, count: undefined, published: true }],
    ['Submitted by', { kind: 'submitted', labelEnd: 12, rest: 12 }],
    ['Submitted by: floe', { kind: 'submitted', labelEnd: 13, rest: 14 }],
    ['Submitted by floe', { kind: 'submitted', labelEnd: 12, rest: 13 }],
    ['submitted by floe', { kind: 'text' }],
    ['1,204 authors', { kind: 'authorCount' }],
    ['[Content truncated]', { kind: 'truncation' }],
    ['byAK and the research community', { kind: 'curator' }],
    ['Subscribe', { kind: 'furniture', furniture: 'chrome' }],
    ['Daily Papers', { kind: 'furniture', furniture: 'digestTitle' }],
    ['Weekly', { kind: 'furniture', furniture: 'period' }],
    ['Previous Next', { kind: 'furniture', furniture: 'footer' }],
  ])('should tell what %j is', (text, shape) => {
    expect(read(text)).toEqual(shape)
  })

  it.each([
    'Avey-B',
    '4RC: A Reconstruction',
    '14 5 x',
    '3.5',
    '6 authors and a dog',
    'authors',
    '1234567 authors',
    'Apr 3, 2025: A Day in the Life',
    'Apr 3, 2025x',
    'Apr 3, 2025 2 3',
    'Published on Mars',
    'Submitted bylaws of a town',
    'Submitted to a journal',
    'Truncated Backpropagation',
    'by hand',
    `byAK and ${'x'.repeat(160)} community`,
    `Submitted by ${'x'.repeat(120)}`,
  ])('should take %j for text', (text) => {
    expect(read(text)).toEqual({ kind: 'text' })
  })
})

describe('partsOf', () => {
  it.each([
    ['6 authors · Apr 3, 2025 2', ['6 authors', 'Apr 3, 2025 2']],
    ['ZD Studio · 6 authors', ['ZD Studio', '6 authors']],
    ['ZD · Studio · Apr 3, 2025', ['ZD · Studio', 'Apr 3, 2025']],
    ['A Title · With a Dot', ['A Title · With a Dot']],
    ['· Apr 3, 2025', ['Apr 3, 2025']],
    ['ZD Studio ·', ['ZD Studio ·']],
    ['·', ['·']],
    ['Apr 3, 2025', ['Apr 3, 2025']],
    [`${'x'.repeat(160)} · Apr 3, 2025`, [`${'x'.repeat(160)} · Apr 3, 2025`]],
  ])('should take %j apart', (text, parts) => {
    const blocks = blocksOf(text).flatMap(partsOf)
    expect(blocks.map((block) => block.text)).toEqual(parts)
    for (const block of blocks) {
      expect(text.slice(block.start, block.end)).toBe(block.text)
      expect(block.column).toBe(block.start + 1)
    }
  })
})

describe('constructs', () => {
  it('should say truly what they can start with', () => {
    const texts = [
      ...[
        '·',
        '•',
        '• ·',
        '--',
        '—',
        '-',
        '7',
        '6 authors',
        '6 Apr 2025',
        '2025-04-03',
        'Submitted by x',
        'submitted by x',
      ],
      ...[
        '[truncated]',
        '(content truncated)',
        'Truncated',
        'content truncated',
        'Content truncated',
        'by AK community',
      ],
      ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map(
        (name) => `${name} 3`,
      ),
      ...['Published on Apr 3', 'new', 'Zoo', 'Weekly', 'Daily Papers', '§ 1', '学习'],
    ]
    for (const text of texts) {
      const known = constructs.filter(({ longest }) => text.length <= longest).map(({ read }) => read(text))
      expect([text, read(`x${text}`).kind, shapeOf({ ...blocksOf('x')[0]!, text })]).toEqual([
        text,
        'text',
        known.find((shape) => shape !== undefined) ?? { kind: 'text' },
      ])
    }
  })

  it('should have names of their own', () => {
    const names = constructs.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})
