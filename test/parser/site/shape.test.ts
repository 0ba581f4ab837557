import { describe, expect, it } from 'vitest'

import { constructs, partsOf, type Shape, shapeOf } from '../../../src/parser/site/shape'
import { blocksOf } from '../support'

function read(text: string): Shape {
  const [block] = blocksOf(text)
  if (!block) throw new Error('Expected a block')
  return shapeOf(block)
}

describe('shapeOf', () => {
  it.each<[text: string, shape: Partial<Shape>]>([
    ['·', { kind: 'dot' }],
    ['•', { kind: 'dot' }],
    ['--', { kind: 'signature' }],
    ['—', { kind: 'signature' }],
    ['-', { kind: 'counts', figures: [[0, 1]] }],
    ['161', { kind: 'counts', figures: [[0, 3]] }],
    [
      '14  5',
      {
        kind: 'counts',
        figures: [
          [0, 2],
          [4, 5],
        ],
      },
    ],
    [
      '1.71k\u00A05',
      {
        kind: 'counts',
        figures: [
          [0, 5],
          [6, 7],
        ],
      },
    ],
    ['6 authors', { kind: 'authorCount' }],
    ['1 author', { kind: 'authorCount' }],
    ['533\u00A0authors', { kind: 'authorCount' }],
    ['Apr 3, 2025', { kind: 'date', value: [0, 11] }],
    ['Apr 3, 2025 2', { kind: 'date', value: [0, 11], figures: [[12, 13]] }],
    ['Published on Oct 4, 2026', { kind: 'date', value: [13, 24] }],
    ['Submitted by', { kind: 'submitted' }],
    ['Submitted by: floe', { kind: 'submitted', value: [14, 18] }],
    ['Submitted by floe', { kind: 'submitted', value: [13, 17] }],
    ['submitted by floe', { kind: 'text' }],
    ['Upvote', { kind: 'upvotes' }],
    ['Upvotes: 117', { kind: 'upvotes', figures: [[9, 12]] }],
    ['GitHub 3.29k', { kind: 'stars', figures: [[7, 12]] }],
    ['#3', { kind: 'ordinal', figures: [[1, 2]] }],
    ['Lamps (140 ▲)', { kind: 'voted', value: [0, 5], figures: [[7, 10]], url: undefined }],
    ['1,204 authors', { kind: 'authorCount' }],
    ['[Content truncated]', { kind: 'remark' }],
    ['byAK and the research community', { kind: 'curator' }],
    ['Subscribe', { kind: 'furniture', furniture: 'chrome' }],
    ['Daily Papers', { kind: 'furniture', furniture: 'digestTitle' }],
    ['Weekly', { kind: 'furniture', furniture: 'period' }],
    ['Previous Next', { kind: 'furniture', furniture: 'footer' }],
  ])('should tell what %j is', (text, shape) => {
    expect(read(text)).toEqual({ figures: [], ...shape })
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
    expect(read(text)).toEqual({ kind: 'text', figures: [] })
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
      const { kind } = shapeOf({ text })
      const construct = constructs().find((known) => known.kind === kind)
      if (construct && text.charCodeAt(0) < 128)
        expect([text, construct.initials.test(text.charAt(0))]).toEqual([text, true])
      expect([text, shapeOf({ text: `x${text}` }).kind]).toEqual([text, 'text'])
    }
  })

  it('should be told apart by their kinds', () => {
    const kinds = constructs().map(({ kind }) => kind)
    expect(new Set(kinds).size).toBe(kinds.length)
  })
})
