import { describe, expect, it } from 'vitest'

import { type Diagnostic, readers, type TreeReader } from '../../src/index'
import { type DetectionHints, detectReader } from '../../src/parser/detect'
import { rulesOf } from './support'

function fake(name: string, score: number, extension = name): TreeReader {
  return {
    name,
    extensions: [extension],
    mediaTypes: [`text/${extension}`],
    detect: () => score,
    read: () => [],
  }
}

function detect(head: string, candidates: Iterable<TreeReader> | typeof readers, hints: DetectionHints = {}) {
  const messages: Diagnostic[] = []
  const reader = detectReader(head, candidates, hints, (message) => messages.push(message))
  return { name: reader?.name, messages, rules: rulesOf(messages) }
}

describe('detectReader', () => {
  it.each(['', ' \n\t ', '\uFEFF', '\uFEFF\n'])('should find %j empty', (head) => {
    expect(detect(head, readers)).toMatchObject({ name: undefined, rules: ['empty-document'] })
  })

  it.each(['a\u0000b', '\u0001\u0002abc', '\uFFFD'.repeat(20), '\u001B[1m\u001B[2m'])(
    'should find %j binary',
    (head) => {
      expect(detect(head, readers)).toMatchObject({ name: undefined, rules: ['binary-content'] })
    },
  )

  it('should bear a control character here and there', () => {
    expect(detect('A page of text with one \u0007 bell in it', readers).name).toBe('text')
  })

  it('should take the reader that is surest', () => {
    expect(detect('x', [fake('a', 0.3), fake('b', 0.9), fake('c', 0)])).toMatchObject({
      name: 'b',
      rules: [],
    })
  })

  it('should take the reader that the path names, unless that one refuses', () => {
    const candidates = [fake('a', 0.3, 'md'), fake('b', 0.9), fake('c', 0, 'json')]
    expect(detect('x', candidates, { path: 'page.MD' }).name).toBe('a')
    expect(detect('x', candidates, { path: 'page.json' }).name).toBe('b')
    expect(detect('x', candidates, { path: 'page' }).name).toBe('b')
  })

  it('should take the reader that the media type names where the path tells nothing', () => {
    const candidates = [fake('a', 0.3, 'markdown'), fake('b', 0.9), fake('c', 0, 'json')]
    expect(detect('x', candidates, { mediaType: 'Text/Markdown; charset=utf-8' }).name).toBe('a')
    expect(detect('x', candidates, { mediaType: 'text/json' }).name).toBe('b')
    expect(detect('x', candidates, { mediaType: 'image/png' }).name).toBe('b')
    expect(detect('x', candidates, { path: 'page.b', mediaType: 'text/markdown' }).name).toBe('b')
  })

  it('should say when two readers of one extension are as sure', () => {
    const candidates = [fake('a', 0.5, 'xml'), fake('b', 0.52, 'xml'), fake('c', 0.9)]
    expect(detect('x', candidates, { path: 'page.xml' })).toMatchObject({
      name: 'b',
      rules: ['ambiguous-format'],
    })
  })

  it('should say when two are as sure', () => {
    const { name, messages } = detect('x', [fake('a', 0.5), fake('b', 0.52)])
    expect(name).toBe('b')
    expect(messages).toMatchObject([{ ruleId: 'ambiguous-format', expected: ['b', 'a'], fatal: false }])
  })

  it('should say when none is', () => {
    const { name, messages } = detect('x', [fake('a', 0), fake('b', 0)])
    expect(name).toBeUndefined()
    expect(messages).toMatchObject([{ ruleId: 'unknown-format', expected: ['a', 'b'] }])
  })
})

describe('the text reader', () => {
  const text = readers.get('text')

  it.each([
    ['', 0],
    [' \n', 0],
    ['<html>', 0],
    ['\uFEFF  {"a":1}', 0],
    ['a\u0000b', 0],
    ['Some prose.', 0.2],
    ['Submitted by\r\nfloe', 0.6],
    ['6 authors\r·\rApr 3, 2025', 0.6],
    ['6 authors\n· Apr 3, 2025', 0.7],
    ['6 authors\n'.repeat(20), 0.9],
    [`${'x'.repeat(161)}`, 0.2],
  ])('should be sure of %j by %d', (head, score) => {
    expect(text?.detect(head)).toBeCloseTo(score)
  })
})
