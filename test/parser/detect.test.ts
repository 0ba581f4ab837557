import { describe, expect, it } from 'vitest'

import { type Diagnostic, parse, readers, type TreeReader } from '../../src/index'
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

/** Texts with a structure of their own, of which none is a page or a list. */
const FOREIGN: Readonly<Record<string, string>> = {
  'a diff': `diff --git a/list.md b/list.md
index 1af1100..6536c10 100644
--- a/list.md
+++ b/list.md
@@ -1,3 +1,4 @@
 # Lamps
-- [Lamps That Learn](https://arxiv.org/abs/2504.01234)
+- [Lamps That Learn Which Corner Is Dark](https://arxiv.org/abs/2504.01234)
+- [A Field Guide to Slow Servers](https://arxiv.org/abs/2504.01235)
`,
  'a log': `2026-03-24 09:01:07,112 INFO fetch: start
2026-03-24 09:01:08,001 INFO fetch: 2 papers
2026-03-24 09:01:08,004 INFO title: Lamps That Learn Which Corner Is Dark
2026-03-24 09:01:08,009 WARN no authors: https://arxiv.org/abs/2504.01234
2026-03-24 09:01:09,112 INFO fetch: done
`,
  'a stack trace': `TypeError: papers.map is not a function
    at listOf (/srv/lamps/list.js:12:34)
    at readAll (/srv/lamps/read.js:7:3)
    at async main (/srv/lamps/main.js:3:1)
    at async Promise.all (index 0)
`,
  'source code': `import { parse } from 'paperdigest'

const page = {
  title: 'Lamps That Learn Which Corner Is Dark',
  authors: ['Ada Quill', 'Luc Van Gool'],
  url: 'https://arxiv.org/abs/2504.01234',
}

export function main() {
  return parse(page)
}
`,
  'a file of settings': `[lamps]
corner = dark
count=6

[servers]
speed = slow
title = A Field Guide to Slow Servers
`,
  'a table of values': `0.12,0.31,0.44,0.07
0.18,0.35,0.41,0.09
0.22,0.36,0.40,0.03
0.25,0.38,0.39,0.01
0.27,0.39,0.37,0.04
0.29,0.41,0.36,0.02
`,
}

describe('a text that is no page', () => {
  it.each(Object.entries(FOREIGN))('should be refused as %s', (name, document) => {
    const { reader, messages } = detectIn(document)
    expect(reader).toBeUndefined()
    expect(messages).toMatchObject([{ ruleId: 'unknown-format', note: expect.stringContaining(name) }])
    expect(parse(document).papers).toEqual([])
  })

  it('should be read where a reader is named', () => {
    const { messages } = parse(FOREIGN['a log'] ?? '', { reader: 'text' })
    expect(rulesOf(messages)).not.toContain('unknown-format')
  })

  it.each([
    ['records', 'title: Lamps That Learn\nauthors: Ada Quill\narxiv: 2504.01234\n\n'.repeat(3)],
    [
      'a list',
      '- [Lamps](https://arxiv.org/abs/2504.01234)\n- [Tides](https://arxiv.org/abs/2504.01235)\n'.repeat(4),
    ],
    ['a page about code', '# Lamps\n\n```js\nconst a = 1;\nconst b = 2;\nconst c = 3;\nconst d = 4;\n```\n'],
    ['a chat', '[24/03/2026, 09:01:05] Ada: Lamps\nhttps://arxiv.org/abs/2504.01234\n'.repeat(4)],
  ])('should not be taken for one: %s', (_, document) => {
    expect(detectIn(document).reader).toBeDefined()
  })
})

function detectIn(document: string) {
  const messages: Diagnostic[] = []
  const reader = detectReader(document, readers, {}, (message) => messages.push(message))
  return { reader: reader?.name, messages }
}

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
