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

  const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

  it.each([
    ['<?xml version="1.0" encoding="windows-1252"?><x>caf\xe9 \x93x\x94</x>', 'café “x”'],
    ['<meta charset="iso-8859-1"><p>caf\xe9</p>', 'café'],
    ['% Encoding: Cp1252\n@misc{a, title = {caf\xe9}}', 'café'],
    ['%% -*- coding: latin-1 -*-\n@misc{a, title = {caf\xe9}}', 'café'],
    ['<meta charset="iso-2022-jp"><p>\x1b$BF|\x1b(B</p>', '日'],
    ['<meta charset="lamp"><p>caf\xc3\xa9</p>', 'café'],
    ['<meta charset="windows-1252"><p>caf\xc3\xa9</p>', 'café'],
  ])('should read what %j declares', (bytes, text) => {
    const decoded = decodeDocument(latin1(bytes))
    expect(decoded.text).toContain(text)
    expect(decoded.messages).toEqual([])
  })

  it('should read each part of a mail in its own character set', () => {
    const part = (type: string, body: string): string => `--x\n${type}\n\n${body}\n`
    const mail = `From: Jos\xc3\xa9 <a@example.org>\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n${[
      part('Content-Type: text/plain; charset=iso-8859-2', 'a\xb1'),
      part('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit', 'b\xc3\xa9'),
      part('Content-Type: text/html', '<meta charset="koi8-r">c\xc1'),
      part('Content-Type: text/plain', 'd\x93'),
    ].join('')}--x--\n`
    const { text, messages } = decodeDocument(latin1(mail))
    expect(messages).toEqual([])
    for (const words of ['José', 'aą', 'bé', 'cа', 'd“', '--x--\n']) expect(text).toContain(words)
  })

  it('should read bytes in the encoding that is named, and text as it is', () => {
    expect(decodeDocument(latin1('caf\xe9'), 'latin1').text).toBe('café')
    expect(decodeDocument({ value: latin1('\xc8\xd5') }, 'gbk').text).toBe('日')
    expect(decodeDocument('日', 'gbk').text).toBe('日')
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
