import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Diagnostic, type Exporter, exporters, type Paper, stringify } from '../../src/index'
import { arbitraryPaper, datedOptions, encodable, fullPaper, hostileText, paperOf } from './paper'

const SEED = 20_261_129
const all = [...exporters].map((exporter) => [exporter.name, exporter] as const)

/** A paper whose every text is out to break a format. */
const hostilePaper: fc.Arbitrary<Paper> = fc
  .tuple(fc.array(hostileText, { minLength: 8, maxLength: 8 }), arbitraryPaper)
  .map(
    ([
      [title = '', name = '', word = '', org = '', section = '', abstract = '', tldr = '', id = ''],
      paper,
    ]) => ({
      ...paper,
      id: `title:${id}`,
      identifiers: { doi: `10.1234/${word.replace(/\s/g, '')}x` },
      title,
      authors: [{ name }, { name, family: name, given: word, suffix: org }, { name, literal: name }],
      keywords: [word],
      categories: [word],
      organization: { name: org, url: `javascript:${word}` },
      section,
      abstract,
      tldr,
      url: `https://example.org/${word}`,
      links: [
        { url: `javascript:${name}`, rel: 'code' },
        { url: `https://example.org/${abstract}`, rel: 'other' },
      ],
    }),
  )

describe.each(all)('%s', (_name, exporter: Exporter) => {
  it('should never throw on papers that are out to break it, nor write what no encoding can', () => {
    fc.assert(
      fc.property(fc.array(hostilePaper, { maxLength: 3 }), (papers) => {
        const before = JSON.stringify(papers)
        const text = stringify(papers, exporter, datedOptions(exporter))
        expect(text).toBe(encodable(text))
        expect(JSON.stringify(papers)).toBe(before)
      }),
      { numRuns: 200, seed: SEED },
    )
  })

  it('should tell of a lone surrogate, and go on', () => {
    const messages: Diagnostic[] = []
    const text = stringify(
      [paperOf({ title: 'Broken \ud800 Lamp' }), paperOf({ title: 'Whole Lamp' })],
      exporter,
      datedOptions(exporter),
      {
        report: (message) => messages.push(message),
      },
    )
    expect(messages.filter(({ ruleId }) => ruleId === 'lone-surrogate').length).toBeGreaterThan(0)
    expect(text).toMatch(/\ufffd|=EF=BF=BD/)
    expect(text.replace(/[{}]/g, '')).toContain('Whole Lamp')
  })

  it('should write ten thousand authors, and a paper with nothing but a title', () => {
    const authors = Array.from({ length: 10_000 }, (_, index) => ({ name: `Ada Quill${index}` }))
    const text = stringify(
      [paperOf({ authors, authorCount: 12_000 }), paperOf({ title: 'Bare Lamp' })],
      exporter,
      datedOptions(exporter),
    )
    expect(text.replace(/[{}]/g, '')).toContain('Bare Lamp')
    expect(text.replace(/=\r\n/g, '')).toMatch(/Quill0/)
  })

  it('should know no link but http and https', () => {
    if (['json', 'ndjson', 'csv', 'tsv'].includes(exporter.name)) return
    const messages: Diagnostic[] = []
    const links = [
      { url: 'javascript:alert(1)', rel: 'code' as const },
      { url: ' data:text/html,x', rel: 'pdf' as const },
    ]
    const organization = { name: 'Fernhill', url: 'javascript:alert(2)' }
    const paper = paperOf({ url: 'JavaScript:alert(3)', links, organization })
    const text = stringify([paper], exporter, datedOptions(exporter), {
      report: (message) => messages.push(message),
    })
    expect(text).not.toMatch(/javascript:|data:/i)
    expect(messages.map(({ ruleId }) => ruleId)).toContain('unsafe-link')
  })

  it('should be opened with no options, and twice at once', () => {
    const context = { report: () => {} }
    const [first, second] = [exporter.open({}, context), exporter.open({}, context)]
    const written = [first, second].map(
      (session) => (session.head ?? '') + session.entry(fullPaper, 0) + (session.tail?.() ?? ''),
    )
    expect(written[0]).toBe(written[1])
    expect(written[0]).not.toBe('')
  })
})

describe('the registry of exporters', () => {
  it('should have an extension and a media type for each', () => {
    for (const exporter of exporters) {
      expect(exporter.extension).toMatch(/^[a-z]+$/)
      expect(exporter.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
    }
  })
})
