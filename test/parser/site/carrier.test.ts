import { describe, expect, it } from 'vitest'

import { readCarrierLine } from '../../../src/parser/site/carrier'

function read(text: string, within = false): string[] {
  const line = readCarrierLine(text, within)
  return line ? [line.type, text.slice(...line.range)] : []
}

describe('readCarrierLine', () => {
  it.each([
    [
      'url: https://huggingface.co/papers?q=wind%20and%20light',
      ['address', 'https://huggingface.co/papers?q=wind%20and%20light'],
    ],
    [
      '**URL:** https://huggingface.co/papers/trending',
      ['address', 'https://huggingface.co/papers/trending'],
    ],
    [
      'URL Source: https://huggingface.co/papers/date/2026-02-20',
      ['address', 'https://huggingface.co/papers/date/2026-02-20'],
    ],
    ['Captured (UTC): 2026-06-29T16:31:22.1+00:00', ['retrieved', '2026-06-29T16:31:22.1+00:00']],
    ['exported: 2026-07-28', ['retrieved', '2026-07-28']],
    ['Title: Daily Papers - Hugging Face', ['chrome', 'Title: Daily Papers - Hugging Face']],
    ['Markdown Content:', ['chrome', 'Markdown Content:']],
  ])('should read %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each(['Title: Lamps of the Coast', 'A Title: With a Colon', 'retrieved: lately', 'type: web page'])(
    'should take %s for no such line',
    (text) => {
      expect(read(text)).toEqual([])
    },
  )

  it('should take any key of its vocabulary beside another line', () => {
    expect(read('type: web page', true)).toEqual(['chrome', 'type: web page'])
  })
})
