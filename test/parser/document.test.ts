import { describe, expect, it } from 'vitest'

import { parse } from '../../src/index'
import { decodeDocument, encodingOf } from '../../src/parser/document'
import { createPointer } from '../../src/parser/pointer'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++)
    bytes.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(bytes.buffer)
}

describe('decodeDocument', () => {
  const words = '\uFEFFŁódź 学习 👩'

  it.each([
    ['a string', words],
    ['UTF-8', utf8(words)],
    ['UTF-16LE', utf16(words, true)],
    ['UTF-16BE', utf16(words, false)],
    ['a file of text', { value: words }],
    ['a file of bytes', { value: utf8(words) }],
  ])('should read %s, with its byte-order mark', (_, document) => {
    expect(decodeDocument(document)).toMatchObject({ text: words, messages: [] })
  })

  it('should read UTF-8 without a byte-order mark', () => {
    expect(decodeDocument(utf8('学习')).text).toBe('学习')
    expect(decodeDocument(new Uint8Array()).text).toBe('')
  })

  it('should pass on the path of a file', () => {
    expect(decodeDocument({ value: 'x', path: 'a.txt' }).path).toBe('a.txt')
    expect(decodeDocument({ value: utf8('x'), path: 'a.txt' }).path).toBe('a.txt')
  })

  it('should say once where bytes are no text', () => {
    const { text, messages } = decodeDocument(Uint8Array.from([97, 10, 98, 0xff, 99, 0xfe]))
    expect(text).toBe('a\nb\uFFFDc\uFFFD')
    expect(messages).toMatchObject([{ ruleId: 'invalid-encoding', place: { line: 2, column: 2, offset: 3 } }])
  })

  it('should take the two halves of UTF-16 for what they are', () => {
    expect(encodingOf(Uint8Array.from([0xff, 0xfe]))).toBe('utf-16le')
    expect(encodingOf(Uint8Array.from([0xfe, 0xff]))).toBe('utf-16be')
    expect(encodingOf(Uint8Array.from([0xff]))).toBe('utf-8')
    expect(encodingOf(Uint8Array.from([0xfe, 0xfe]))).toBe('utf-8')
    expect(encodingOf(Uint8Array.from([0xef, 0xbb, 0xbf]))).toBe('utf-8')
  })

  it.each<[name: string, value: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['number', 7],
    ['object', {}],
    ['object', { value: 7 }],
    ['object', []],
  ])('should refuse %s, saying what to do', (name, value) => {
    const call = (): unknown => parse(value as string)
    expect(call).toThrow(TypeError)
    expect(call).toThrow(`received ${name}. Read the file first: parse(await readFile(path))`)
  })
})

describe('createPointer', () => {
  it.each([
    ['abc', 2, 1, 3],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['a\n\nb', 3, 3, 1],
  ])('should find in %j the point of %i', (text, offset, line, column) => {
    expect(createPointer(text)(offset)).toEqual({ line, column, offset })
  })
})
