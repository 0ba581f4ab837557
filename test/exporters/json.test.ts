import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type JsonOptions, json } from '../../src/exporters/json'
import { ndjson } from '../../src/exporters/ndjson'
import { stringify } from '../../src/exporters/stringify'
import type { Diagnostic } from '../../src/model/diagnostic'
import { arbitraryPaper, encodable, fullPaper, hostileText, paperOf } from './paper'

describe('json', () => {
  it('should write an array as JSON.stringify does, with a line feed at its end', () => {
    const papers = [fullPaper, paperOf()]
    expect(stringify(papers, json)).toBe(`${JSON.stringify(papers, undefined, 2)}\n`)
    expect(stringify(papers, json, { indent: 4 })).toBe(`${JSON.stringify(papers, undefined, 4)}\n`)
    expect(stringify(papers, json, { indent: 0 })).toBe(`${JSON.stringify(papers)}\n`)
  })

  it('should write [] for no papers', () => {
    expect(stringify([], json)).toBe('[]\n')
    expect(stringify([], json, { indent: 0 })).toBe('[]\n')
  })

  it.each([-1, 11, 1.5, Number.NaN, '2'])('should refuse the indent %s', (indent) => {
    expect(() => stringify([], json, { indent } as JsonOptions)).toThrow(/whole number from 0 to 10/)
  })

  it('should be readable as the same papers, and give the same bytes again', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryPaper, { maxLength: 3 }),
        fc.constantFrom(0, 2),
        fc.boolean(),
        (papers, indent, scriptSafe) => {
          const text = stringify(papers, json, { indent, scriptSafe })
          expect(JSON.parse(text)).toEqual(papers)
          expect(stringify(JSON.parse(text), json, { indent, scriptSafe })).toBe(text)
        },
      ),
      { seed: 31, numRuns: 300 },
    )
  })

  it('should write well-formed text whatever the papers hold', () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        const papers = [paperOf({ title, keywords: [title] })]
        const messages: Diagnostic[] = []
        const text = stringify(
          papers,
          json,
          { scriptSafe: true },
          { report: (message) => messages.push(message) },
        )
        expect(encodable(text) === text).toBe(true)
        expect(text).not.toMatch(/[<\u2028\u2029]/)
        expect(JSON.parse(text)).toEqual([paperOf({ title: encodable(title), keywords: [encodable(title)] })])
        expect(messages.map((message) => message.ruleId)).toEqual(
          encodable(title) === title ? [] : ['lone-surrogate'],
        )
      }),
      { seed: 32, numRuns: 1000 },
    )
  })

  it('should leave alone what only looks like an escaped surrogate', () => {
    const title = 'C:\\ud800 \\\\udc00'
    expect(JSON.parse(stringify([paperOf({ title })], json))).toMatchObject([{ title }])
  })

  it('should leave < alone unless the text is for a script', () => {
    expect(stringify([paperOf({ title: '</script>' })], json)).toContain('</script>')
    expect(stringify([paperOf({ title: '</script>' })], json, { scriptSafe: true })).toContain(
      '\\u003c/script>',
    )
  })
})

describe('ndjson', () => {
  it('should write one object a line, and nothing for no papers', () => {
    expect(stringify([fullPaper, paperOf()], ndjson)).toBe(
      `${JSON.stringify(fullPaper)}\n${JSON.stringify(paperOf())}\n`,
    )
    expect(stringify([], ndjson)).toBe('')
  })

  it('should keep each paper on one line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), (titles) => {
        const lines = stringify(
          titles.map((title) => paperOf({ title })),
          ndjson,
        ).split('\n')
        expect(lines).toHaveLength(titles.length + 1)
        expect(lines.slice(0, -1).map((line) => JSON.parse(line).title)).toEqual(
          titles.map((title) => encodable(title)),
        )
      }),
      { seed: 33, numRuns: 500 },
    )
  })
})
