import { describe, expect, it } from 'vitest'

import { parsePrinted } from '../../src/parser/json/printed'

describe('parsePrinted', () => {
  it.each([
    ["{'id': '2504.01234', 'hidden': False}", { id: '2504.01234', hidden: false }],
    ["[{'a': True, 'b': None}, 'c']", [{ a: true, b: null }, 'c']],
    [`{"it's": 'he said "so"'}`, { "it's": 'he said "so"' }],
    [String.raw`{'a': 'line\nand\ttab\r', 'b': 'it\'s \\ \q'}`, { a: 'line\nand\ttab\r', b: "it's \\ q" }],
    [String.raw`{'a': '\xe9\u00e8\U0001f3ee'}`, { a: 'éè🏮' }],
  ])('should read %s', (text, value) => {
    expect(parsePrinted(text)).toEqual({ value })
  })

  it.each(['', 'id: 2', "{'open: 1}", "{'a': nan}", '{1: 2}'])('should leave %s', (text) => {
    expect(parsePrinted(text)).toBeUndefined()
  })
})
