import { describe, expect, it } from 'vitest'

import {
  bibtex,
  createIndex,
  csv,
  type Digest,
  deserializeIndex,
  diffDigests,
  exporters,
  mergePapers,
  ndjson,
  type Paper,
  type Papers,
  parse,
  parseStream,
  query,
  readers,
  stats,
  stringify,
  stringifyStream,
} from '../../src/index'
import { nearest } from '../../src/model/nearest'
import { type OptionRule, readOption } from '../../src/model/option'
import { paperOf } from '../exporters/paper'

const LIST: readonly Paper[] = ['Moss Lamps', 'Kite Lamps'].map((title) =>
  paperOf({ title, id: `title:${title.toLowerCase()}` }),
)
const DIGEST: Digest = { papers: [...LIST], messages: [] }

function* generated(): Generator<Paper> {
  yield* LIST
}

async function* arriving(): AsyncGenerator<Paper> {
  yield* LIST
}

/** Each function that takes papers, as a text of what it gives. */
const FUNCTIONS: readonly [name: string, run: (papers: never) => unknown][] = [
  ['stringify', (papers: Papers) => stringify(papers, ndjson)],
  ['query', (papers: Papers) => query(papers)],
  ['stats', (papers: Papers) => stats(papers)],
  ['createIndex', (papers: Papers) => createIndex(papers)],
  ['mergePapers', (papers: Papers) => mergePapers(papers, [])],
  ['diffDigests', (papers: Papers) => diffDigests([], papers)],
]

/** What can be compared of a result. */
function shown(result: unknown): unknown {
  if (typeof result !== 'object' || result === null) return result
  if ('toArray' in result) return (result as { toArray(): unknown }).toArray()
  if ('search' in result) return (result as { search(text: string): unknown }).search('lamps')
  return result
}

describe.each(FUNCTIONS)('%s', (_, run) => {
  const expected = shown(run(LIST as never))

  it.each<[what: string, papers: () => unknown]>([
    ['a digest', () => DIGEST],
    ['a set', () => new Set(LIST)],
    ['a generator', generated],
    ['a query', () => query(LIST).match('lamps')],
  ])('should take %s', (__, papers) => {
    expect(shown(run(papers() as never))).toEqual(expected)
  })

  it('should give a promise of the same for papers that arrive', async () => {
    const result = run(arriving() as never)
    expect(result).toBeInstanceOf(Promise)
    expect(shown(await result)).toEqual(expected)
  })

  it.each<[papers: unknown, reason: RegExp]>([
    [Promise.resolve(LIST), /a promise: await it first/],
    ['digest.txt', /a text: parse it first/],
    [LIST[0], /one paper: put it into an array/],
    [new URL('https://example.org'), /a URL: fetch the page/],
    [7, /received a number/],
    [null, /received null/],
    [{}, /an object without papers/],
  ])('should refuse %o, and say what to do', (papers, reason) => {
    const run1 = (): unknown => run(papers as never)
    expect(run1).toThrow(TypeError)
    expect(run1).toThrow(reason)
  })

  it('should refuse what is no paper in a list', () => {
    expect(() => shown(run([LIST[0], Promise.resolve()] as never))).toThrow(/papers\[1\] is a promise/)
    expect(() => shown(run([{}] as never))).toThrow(/papers\[0\] is not a Paper/)
  })
})

describe('functions of papers', () => {
  it('should take a digest as a stream, and over the bytes of an index', async () => {
    let text = ''
    for await (const chunk of stringifyStream(DIGEST, ndjson)) text += chunk
    expect(text).toBe(stringify(LIST, ndjson))
    const bytes = createIndex(DIGEST).serialize()
    expect(deserializeIndex(bytes, DIGEST).search('moss')).toHaveLength(1)
  })

  it('should find the papers of a stream', async () => {
    const page =
      '* [Moss Lamps](https://arxiv.org/abs/2504.01234)\n* [Kites](https://arxiv.org/abs/2504.01235)\n'
    const asked = await query(parseStream([page]))
    expect(asked.match('moss').count()).toBe(1)
  })
})

describe('documents', () => {
  it.each<[what: string, run: () => unknown, reason: RegExp]>([
    ['a promise', () => parse(Promise.resolve('') as never), /a promise: await it first/],
    ['a URL', () => parse(new URL('file:///digest.txt') as never), /a URL: read the file/],
    ['the name of a file', () => parse('pages/april.html'), /name of a file.*readFile/],
    ['a name on Windows', () => parse('C:\\pages\\april.md'), /name of a file/],
    ['a URL as a path', () => parse('', { path: new URL('file:///x') as never }), /fileURLToPath/],
    [
      'an unknown option',
      () => parse('', { referencedate: '2026-01-01' } as never),
      /did you mean 'referenceDate'/,
    ],
  ])('should refuse %s, and say what to do', (_, run, reason) => {
    expect(run).toThrow(TypeError)
    expect(run).toThrow(reason)
  })

  it.each(['A page about digest.txt', 'https://example.org/page.html', 'Node.js', 'v2.0', ''])(
    'should read %j as text',
    (text) => {
      expect(parse(text).papers).toEqual([])
    },
  )
})

describe('options', () => {
  it('should have a rule for each, in every exporter, that can be read from text', () => {
    const values = { text: 'a', flag: 'true', count: '3', list: 'id,title' } as const
    for (const exporter of exporters)
      for (const [name, rule] of Object.entries(
        (exporter.options ?? {}) as Readonly<Record<string, OptionRule>>,
      )) {
        expect(rule.description, `${exporter.name} ${name}`).toMatch(/^[a-zA-Z0-9]/)
        if (rule.type === 'value') expect(() => readOption(name, 'a', rule)).toThrow(/in a program only/)
        else if (rule.type === 'choice')
          for (const choice of rule.choices ?? []) {
            const value = readOption(name, choice, rule)
            expect(
              () => stringify(LIST, exporter, { [name]: value }),
              `${exporter.name} ${name}`,
            ).not.toThrow()
          }
        else expect(readOption(name, values[rule.type], rule)).toBeDefined()
      }
    expect([...exporters].every(({ options }) => options !== undefined)).toBe(true)
    expect(readers.names.length).toBeGreaterThan(0)
  })

  it.each<[text: string, type: 'flag' | 'count', reason: RegExp]>([
    ['maybe', 'flag', /Expected x as true or false, received "maybe"/],
    ['-1', 'count', /a whole number from 0 on/],
  ])('should refuse %j as a %s', (text, type, reason) => {
    expect(() => readOption('x', text, { type, description: '' })).toThrow(reason)
  })

  it('should name the nearest one', () => {
    expect(() => stringify(LIST, bibtex, { abstrct: true } as never)).toThrow(/did you mean 'abstract'/)
    expect(() => stringify(LIST, csv, { zzzzzz: true } as never)).toThrow(/the options are columns, /)
    expect(() => stringify(LIST, ndjson, { a: 1 } as never)).toThrow(/there are none/)
    expect(() => stats(LIST, { tp: 1 } as never)).toThrow(/did you mean 'top'/)
    expect(() => createIndex(LIST).search('a', { limits: 1 } as never)).toThrow(/did you mean 'limit'/)
    expect(() => query(LIST).match('a', { referencDate: '' } as never)).toThrow(
      /did you mean 'referenceDate'/,
    )
  })
})

describe('nearest', () => {
  it.each<[wrong: string, expected: string | undefined]>([
    ['organisation', 'organization'],
    ['upvtoes', 'upvotes'],
    ['UPVOTES', 'upvotes'],
    ['abs', 'abstract'],
    ['zebra', undefined],
    ['', undefined],
  ])('should find for %j %j', (wrong, expected) => {
    expect(nearest(wrong, ['title', 'organization', 'upvotes', 'abstract'])).toBe(expected)
  })
})
