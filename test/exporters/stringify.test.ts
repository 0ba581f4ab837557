import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Exporter, exporters, json, stringify, stringifyStream } from '../../src/exporters/index'
import type { Diagnostic } from '../../src/model/diagnostic'
import type { Paper } from '../../src/model/paper'
import { datedOptions, hostileText, paperOf } from './paper'

const upper: Exporter<{ sign?: string }> = {
  name: 'upper',
  extension: 'txt',
  mediaType: 'text/plain',
  open({ sign = '!' }, context) {
    let count = 0
    return {
      head: '<',
      separator: '|',
      entry(paper, index) {
        if (paper.title === 'skip') return ''
        count += 1
        if (context.papers)
          context.report({ ruleId: 'invalid-field', reason: 'seen', source: 'paperdigest', fatal: false })
        return `${index}${paper.title.toUpperCase()}${sign}`
      },
      tail: () => `>${count}`,
    }
  },
}

async function collect(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

async function* arriving(papers: readonly Paper[]): AsyncGenerator<Paper> {
  for (const paper of papers) yield paper
}

function titled(...titles: string[]): Paper[] {
  return titles.map((title, index) => paperOf({ title, id: `title:${index}` }))
}

describe('stringify', () => {
  it('should write head, entries parted by separators, and tail', () => {
    expect(stringify(titled('a', 'b'), upper)).toBe('<0A!|1B!>2')
    expect(stringify([], upper, { sign: '?' })).toBe('<>0')
  })

  it.each([[['skip', 'a', 'b']], [['a', 'skip', 'b']], [['a', 'b', 'skip']]])(
    'should part what is written, not what is left out: %j',
    (titles) => {
      expect(stringify(titled(...titles), upper).replace(/\d/g, '')).toBe('<A!|B!>')
    },
  )

  it('should hand messages to the listener, and do without one', () => {
    const messages: Diagnostic[] = []
    stringify(titled('a'), upper, undefined, { report: (message) => messages.push(message) })
    expect(messages).toHaveLength(1)
    expect(() => stringify(titled('a'), upper)).not.toThrow()
  })

  it.each<[unknown, RegExp]>([
    [paperOf(), /put it into an array/],
    ['text', /parse it first/],
    [undefined, /received undefined/],
    [null, /received null/],
    [Promise.resolve([]), /await it/],
    [{}, /without papers/],
    [[{}], /papers\[0\] is not a Paper/],
    [[null], /papers\[0\] is not a Paper/],
    [[paperOf(), { ...paperOf(), links: undefined }], /papers\[1\] is not a Paper.*paperSchema/],
    [[{ ...paperOf(), identifiers: null }], /papers\[0\] is not a Paper/],
  ])('should refuse %o as papers, and say what to do', (papers, reason) => {
    expect(() => stringify(papers as Paper[], json)).toThrow(reason)
    expect(() => stringify(papers as Paper[], json)).toThrow(TypeError)
  })

  it.each<[unknown, RegExp]>([
    ['bibtex', /exporters\.get\('bibtex'\)/],
    [undefined, /undefined: pass one/],
    [null, /null: pass one/],
    [() => '', /a function/],
  ])('should refuse %o as exporter, and say what to do', (exporter, reason) => {
    expect(() => stringify([], exporter as Exporter)).toThrow(reason)
    expect(() => stringifyStream([], exporter as Exporter)).toThrow(reason)
  })

  it('should refuse options and listeners of the wrong kind', () => {
    expect(() => stringify([], json, { indnt: 2 } as never)).toThrow(
      /Unknown option 'indnt' of 'json': did you mean 'indent'/,
    )
    expect(() => stringify([], json, {}, { reports: 1 } as never)).toThrow(/did you mean 'report'/)
    expect(() => stringify([], json, 2 as never)).toThrow(/options of 'json' as an object/)
    expect(() => stringify([], json, null as never)).toThrow(/options of 'json' as an object/)
    expect(() => stringify([], json, {}, { report: [] as never })).toThrow(/report to be a function/)
  })
})

describe('stringifyStream', () => {
  it('should refuse misuse at once, and what is no paper when it comes', async () => {
    expect(() => stringifyStream(5 as never, json)).toThrow(TypeError)
    expect(() => stringifyStream('text' as never, json)).toThrow(/parse it first/)
    await expect(collect(stringifyStream([paperOf(), {} as Paper], json))).rejects.toThrow(
      /papers\[1\] is not a Paper/,
    )
  })

  it.each([...exporters, upper].map((exporter) => exporter.name))(
    'should give in %s what stringify gives',
    async (name) => {
      const exporter = exporters.with(upper).get(name) as Exporter
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(hostileText, { maxLength: 5 }), async (titles) => {
          // Different first words, so that no two papers compete for a key: there a stream goes by arrival.
          const papers = titled(...titles.map((title, index) => `${'bcdefg'[index]}word ${title}`))
          const options = datedOptions(exporter)
          const whole = stringify(papers, exporter, options)
          expect(await collect(stringifyStream(papers, exporter, options))).toBe(whole)
          expect(await collect(stringifyStream(arriving(papers), exporter, options))).toBe(whole)
        }),
        { seed: 41, numRuns: 100 },
      )
    },
  )

  it('should give each paper as a chunk of its own, as it arrives', async () => {
    const stream = stringifyStream(arriving(titled('a', 'b')), upper)
    const chunks: string[] = []
    for await (const chunk of stream) chunks.push(chunk)
    expect(chunks).toEqual(['<', '0A!', '|1B!', '>2'])
  })
})

describe('exporters', () => {
  it('should know all exporters by name', () => {
    expect(exporters.names).toEqual(
      'json ndjson csv tsv bibtex biblatex ris csl-json markdown text html eml atom rss json-feed slack telegram discord'.split(
        ' ',
      ),
    )
    for (const exporter of exporters) {
      expect(exporter.name).toMatch(/^[a-z][a-z-]*$/)
      expect(exporter.extension).toMatch(/^[a-z]+$/)
      expect(exporter.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
    }
  })

  it('should change no paper', () => {
    const papers = [Object.freeze(paperOf())]
    for (const exporter of exporters)
      expect(() => stringify(papers, exporter, datedOptions(exporter))).not.toThrow()
    expect(papers).toEqual([paperOf()])
  })
})
