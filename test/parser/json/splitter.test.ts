import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Diagnostic } from '../../../src/model/diagnostic'
import { readJson } from '../../../src/parser/json/document'
import { isObject, type JsonEntry, type JsonOptions, memberOf } from '../../../src/parser/json/entries'
import { createJsonSplitter } from '../../../src/parser/json/splitter'

const SEED = 20_250_404

function optionsOf(messages: Diagnostic[], itemLength = 1_000_000): JsonOptions {
  return {
    isItem: (value) => typeof memberOf(value, 'title') === 'string',
    itemLength,
    report: (message) => messages.push(message),
  }
}

/** Entries and rules of a document in pieces. */
function split(
  pieces: readonly string[],
  itemLength?: number,
): { entries: JsonEntry[]; messages: Diagnostic[] } {
  const messages: Diagnostic[] = []
  const splitter = createJsonSplitter(optionsOf(messages, itemLength))
  const entries = pieces.flatMap((piece) => splitter.write(piece))
  return { entries: [...entries, ...splitter.end()], messages }
}

function itemsOf(entries: readonly JsonEntry[]): unknown[] {
  return entries.filter(({ kind }) => kind === 'item').map(({ value }) => value)
}

function titlesOf(entries: readonly JsonEntry[]): unknown[] {
  return itemsOf(entries).map((value) => (isObject(value) ? memberOf(value, 'title') : value))
}

const item = fc.record({
  title: fc.string({ unit: 'binary' }),
  parts: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.record({ name: fc.string() }))),
})

const document = fc
  .record({ items: fc.array(item, { maxLength: 6 }), shape: fc.nat(4), indent: fc.nat(2) })
  .map(({ items, shape, indent }) => {
    if (shape === 0) return JSON.stringify(items, undefined, indent)
    if (shape === 1)
      return JSON.stringify({ date: '2025-04-04', papers: items, next: [1, { a: [] }] }, undefined, indent)
    if (shape === 2) return JSON.stringify({ data: { note: '[{"', items } }, undefined, indent)
    return items.map((one) => JSON.stringify(one)).join(shape === 3 ? '\n' : '\r\n')
  })

describe('createJsonSplitter', () => {
  it('should give the same entries and messages however the document is cut', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat(400)), fc.nat(400), (text, cuts, end) => {
        const cut = text.slice(0, text.length - (end % 7 === 0 ? end : 0))
        const points = [...new Set(cuts.map((at) => at % (cut.length + 1)))].sort((a, b) => a - b)
        const pieces = [0, ...points].map((at, index) => cut.slice(at, points[index] ?? cut.length))
        expect(split(pieces)).toEqual(split([cut]))
        expect(split([...cut].flatMap((unit) => [unit, '']))).toEqual(split([cut]))
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  it('should give the items that the whole document has, in order', () => {
    fc.assert(
      fc.property(document, (text) => {
        const whole = [...readJson(text, optionsOf([]))]
        expect(itemsOf(split([text]).entries)).toEqual(itemsOf(whole))
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  it('should place each item where it stands', () => {
    const text = '[\r\n  {"title": "a"},\n  {"title":\n "b"}]'
    const places = split([text]).entries.map(({ place }) => place)
    expect(places.map((place) => text.slice(place?.start.offset, place?.end.offset))).toEqual([
      '{"title": "a"}',
      '{"title":\n "b"}',
    ])
    expect(places[1]).toMatchObject({ start: { line: 3, column: 3 }, end: { line: 4, column: 6 } })
  })

  it('should keep what is complete of a document that was cut anywhere', () => {
    const text = '{"date":"x","papers":[{"title":"a","b":[{}]},{"title":"c"}]}'
    for (let end = 1; end < text.length; end++) {
      const { entries, messages } = split([text.slice(0, end)])
      const whole = [text.indexOf('},{') + 1, text.indexOf(']}', 46)].filter(
        (at) => at <= end && at > 0,
      ).length
      expect({ end, titles: titlesOf(entries) }).toEqual({ end, titles: ['a', 'c'].slice(0, whole) })
      expect(messages.map(({ ruleId }) => ruleId)).toEqual(['invalid-json'])
    }
  })

  it.each([
    ['a cut line of JSON Lines', '{"title":"a"}\n{"title":"b","x":"\n{"title":"c"}', ['a', 'c'], 1],
    ['a cut line behind a comma', '{"title":"b",\n{"title":"c"}', ['c'], 1],
    ['an item without a comma before it', '[{"title":"a"} {"title":"b"}]', ['a', 'b'], 1],
    ['brackets without end', `${'{'.repeat(99)}"title":"a"}`, ['a'], 1],
    ['two cut lines', '{"title":"a"\n{"title":"b"\n{"title":"c"}', ['c'], 2],
    ['an item that is no JSON', '[{"title":"a"},{title:1},{"title":"b"}]', ['a', 'b'], 1],
    ['words between values', 'x {"title":"a"} and so on {"title":"b"}', ['a', 'b'], 2],
    ['a trailing comma', '[{"title":"a"},]', ['a'], 0],
    ['a comma after each line', '{"title":"a"},\n{"title":"b"},', ['a', 'b'], 0],
    ['line ends and tabs in a string', '[{"title":"a\n\tb"}]', ['a  b'], 0],
    ['a line end of two units in a string', '[{"title":"a\r\nb\rc"}]', ['a b c'], 0],
    ['a byte-order mark', '\uFEFF[{"title":"a"},\n]', ['a'], 0],
    ['two documents', '[{"title":"a"}][{"title":"b"}]', ['a', 'b'], 0],
    ['brackets in strings', '[{"title":"a]}","x":"\\"]}{"}]', ['a]}'], 0],
    ['a bracket too many', '[{"title":"a"}]]', ['a'], 1],
    ['texts as items', '["a", "b,]"]', ['a', 'b,]'], 0],
  ])('should read %s', (_case, text, titles, messages) => {
    const { entries, messages: told } = split([text])
    expect(titlesOf(entries)).toEqual(titles)
    expect(told).toHaveLength(messages)
  })

  it('should tell of what stands around the items, before them and at the end', () => {
    const { entries } = split(['{"date":"2025-04-04","papers":[{"title":"a"}],"page":2}'])
    expect(entries.filter(({ kind }) => kind === 'envelope').map(({ value }) => value)).toEqual([
      { date: '2025-04-04', papers: [] },
      { date: '2025-04-04', papers: [], page: 2 },
    ])
  })

  it('should pass over an item that is longer than the limit, and go on', () => {
    const long = `{"title":"${'x'.repeat(200)}"}`
    for (const text of [
      `[${long},{"title":"b"}]`,
      `${long}\n{"title":"b"}`,
      `{"papers":[{"title":"a"},${long},{"title":"b"}]}`,
    ]) {
      const { entries, messages } = split(text.match(/.{1,7}|\n/g) ?? [], 100)
      expect(titlesOf(entries).at(-1)).toBe('b')
      expect(messages.map(({ ruleId }) => ruleId)).toEqual(['limit-exceeded'])
    }
  })

  it('should hold one item of a list, however long the list is', () => {
    const splitter = createJsonSplitter(optionsOf([], 50))
    splitter.write('{"papers":[')
    let count = 0
    for (let index = 0; index < 5000; index++)
      count += itemsOf(splitter.write(`${index > 0 ? ',\n' : ''}{"title":"${index}"}`)).length
    expect(count + itemsOf(splitter.write(']}')).length).toBe(5000)
  })

  it.each(['[', '{"a":', '{"papers":[', '[{"title":"a","b":'])(
    'should end with a message at 100,000 times %s',
    (piece) => {
      const { messages } = split([piece.repeat(100_000)])
      expect(messages.map(({ ruleId }) => ruleId)).toContain('invalid-json')
    },
  )

  it('should leave every prototype as it is', () => {
    const { entries } = split([
      '[{"__proto__":{"title":"x","polluted":1},"constructor":{"prototype":{"polluted":1}},"title":"a"}]',
    ])
    expect(titlesOf(entries)).toEqual(['a'])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
