import { describe, expect, it } from 'vitest'
import {
  type Diagnostic,
  DigestError,
  fromDigest,
  parse,
  parseStream,
  type Reader,
  readers,
  tokenize,
} from '../../src/index'
import { type ParseOptions, parse as parseWith } from '../../src/parser/index'
import { rulesOf } from './support'

const page = `Daily Papers\nJan 30\n\nA Title\n\n${'Some words. '.repeat(20)}\n\n6 authors\n·\nApr 3, 2025\n`

describe('options', () => {
  it.each(['2026', '2026-01', '2026-02-30', '30.01.2026', '', '2026-01-30T00:00Z'])(
    'should refuse %j as a reference date',
    (referenceDate) => {
      expect(() => parse(page, { referenceDate })).toThrow(
        new TypeError(
          `Expected options.referenceDate as 'YYYY-MM-DD', received ${JSON.stringify(referenceDate)}`,
        ),
      )
    },
  )

  it('should refuse a reference date that is no string', () => {
    const options = { referenceDate: new Date(0) as unknown as string }
    expect(() => parse(page, options)).toThrow(/referenceDate/)
  })

  it('should refuse an order of days and an encoding that are none', () => {
    expect(() => parse(page, { dayFirst: 'yes' as never })).toThrow(/options\.dayFirst to be true or false/)
    for (const encoding of ['lamp', 7 as never])
      expect(() => parse(page, { encoding })).toThrow(/options\.encoding as the label of a character set/)
  })

  it('should read days and bytes as it says', async () => {
    const table = 'Title,Authors,Date\nCaf\xe9 Lamps,Ada Quill,04/03/2025\n'
    const bytes = Uint8Array.from(table, (character) => character.charCodeAt(0))
    const read = (dayFirst?: boolean): unknown => {
      const { papers, messages } = parse(bytes, { dayFirst, encoding: 'latin1' })
      return [papers[0]?.title, papers[0]?.published, ...rulesOf(messages)]
    }
    expect(read()).toEqual(['Café Lamps', '2025', 'unknown-date'])
    expect(read(true)).toEqual(['Café Lamps', '2025-03-04'])
    expect(read(false)).toEqual(['Café Lamps', '2025-04-03'])
    for await (const { title, published } of parseStream([bytes], { dayFirst: true, encoding: 'latin1' }))
      expect([title, published]).toEqual(['Café Lamps', '2025-03-04'])
  })

  it.each([null, undefined, 7, 'text'])('should refuse to be %j', (options) => {
    expect(() => parseWith(page, options as unknown as ParseOptions)).toThrow(
      new TypeError(`Expected options as an object, received ${options}`),
    )
  })

  it('should refuse a reader that is not there', () => {
    expect(() => parse(page, { reader: 'pdf' })).toThrow(
      new TypeError(`Expected options.reader to be one of ${readers.names.join(', ')}, received "pdf"`),
    )
    expect(() => tokenize(page, { reader: 'pdf' })).toThrow(TypeError)
    expect(() => fromDigest(page, { reader: 'pdf' })).toThrow(TypeError)
  })

  it.each(['lineLength', 'cardLength', 'documentLength'])('should refuse a limit %s that is none', (name) => {
    for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5'])
      expect(() => parse(page, { limits: { [name]: value } })).toThrow(
        `Expected options.limits.${name} to be a positive integer, received ${typeof value === 'string' ? JSON.stringify(value) : value}`,
      )
  })

  it('should take a reader by name or as a value', () => {
    const text = readers.get('text')
    expect(parse(page, { reader: text }).papers).toEqual(parse(page, { reader: 'text' }).papers)
  })

  it('should take the path from the options before that of the file', () => {
    const { papers, messages } = parse({ value: page, path: 'b.txt' }, { path: 'a.txt' })
    expect(papers[0]?.sources[0]?.path).toBe('a.txt')
    expect(messages.map(({ path }) => path)).toEqual(['a.txt'])
    expect(parse({ value: page, path: 'b.txt' }).papers[0]?.sources[0]?.path).toBe('b.txt')
  })

  it('should take limits one by one', () => {
    expect(rulesOf(parse(`${page}${'x'.repeat(2000)}`, { limits: { lineLength: 1000 } }).messages)).toContain(
      'limit-exceeded',
    )
  })
})

describe('strict', () => {
  it('should throw what is more than information, with all messages', () => {
    let error: unknown
    try {
      parse('Feb 30\n\nDaily Papers\nJan 30', { strict: true })
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(DigestError)
    expect((error as DigestError).messages.map(({ ruleId }: Diagnostic) => ruleId)).toEqual([
      'unclaimed-text',
      'no-papers',
      'unknown-date',
    ])
    expect((error as DigestError).message).toBe('Unexpected document without papers (no-papers, and 1 more)')
  })

  it('should say which rule it was where there is one', () => {
    expect(() => parse('', { strict: true })).toThrow(
      'Unexpected empty document, expected a digest page (empty-document)',
    )
  })

  it('should not throw on information', () => {
    const { messages } = parse(page, { strict: true })
    expect(rulesOf(messages)).toEqual(['inferred-date'])
  })
})

describe('DigestError', () => {
  it('should be known by every copy of the package', () => {
    const brand = Symbol.for('paperdigest.DigestError')
    expect(Object.assign(new Error('from another copy'), { [brand]: true })).toBeInstanceOf(DigestError)
    expect(new DigestError('here', []).name).toBe('DigestError')
    for (const value of [new Error('x'), {}, null, undefined, 'x'])
      expect(value).not.toBeInstanceOf(DigestError)
  })
})

describe('documents that hold nothing', () => {
  it.each<[string, string, string]>([
    ['an empty text', '', 'empty-document'],
    ['a blank text', ' \n ', 'empty-document'],
    ['a binary text', 'PK\u0003\u0004\u0000\u0000', 'binary-content'],
    ['a text that no reader knows', '<svg/>', 'unknown-format'],
    ['a text without papers', 'Hello.', 'no-papers'],
  ])('should be told from one another: %s', (_, document, rule) => {
    const { papers, messages } = parse(document)
    expect(papers).toEqual([])
    expect(rulesOf(messages)).toContain(rule)
    expect(messages.find(({ ruleId }) => ruleId === rule)?.expected?.length).toBeGreaterThan(0)
    expect(
      tokenize(document)
        .map(({ value }) => value)
        .join(''),
    ).toBe(document)
    expect(fromDigest(document).type).toBe('root')
  })

  it('should be one token where no reader of prose takes them', () => {
    expect(tokenize('<svg>\n</svg>').map((token) => token.toJSON())).toMatchObject([
      { type: 'text', value: '<svg>\n</svg>', position: { end: { line: 2, column: 7, offset: 12 } } },
    ])
    expect(tokenize('')).toEqual([])
  })

  it('should be read by the reader that is named, unless they are empty', () => {
    const never: Reader = {
      name: 'never',
      extensions: [],
      mediaTypes: [],
      detect: () => 0,
      read: () => [{ type: 'paper', children: [{ type: 'title', value: 'Told' }] }],
    }
    expect(parse('<svg/>', { reader: never }).papers[0]).toMatchObject({
      title: 'Told',
      sources: [{ reader: 'never' }],
    })
    expect(parse('<svg/>', { reader: 'never', readers: [never] }).papers).toHaveLength(1)
    expect(rulesOf(parse('', { reader: never }).messages)).toEqual(['empty-document'])
    expect(tokenize('<svg/>', { reader: never })).toHaveLength(1)
  })
})

describe('fromDigest', () => {
  it('should report what it noticed, and name its reader', () => {
    const messages: Diagnostic[] = []
    const root = fromDigest('stray\n\nDaily Papers', {
      reader: 'text',
      report: (message) => messages.push(message),
    })
    expect(rulesOf(messages)).toEqual(['unclaimed-text'])
    expect(root).toMatchObject({
      type: 'root',
      data: { reader: 'text' },
      position: { end: { line: 3, column: 13 } },
    })
    expect(fromDigest('').data).toBeUndefined()
  })
})

describe('misuse', () => {
  const text = 'x'
  it.each([
    ['readers', { readers: [] as never[], reader: 'text' }, /one of/],
    ['readers', { readers: ['text'] as never }, /Expected a reader/],
    ['readers', { readers: 5 as never }, /options\.readers/],
    ['reader', { reader: {} as never }, /Expected a reader/],
    ['reader', { reader: 5 as never }, /Expected a reader/],
    ['strict', { strict: 'false' as never }, /options\.strict/],
    ['limits', { limits: { linelength: 5 } as never }, /lineLength/],
  ])('should name what is wrong with %s', (_, options, message) => {
    expect(() => parse(text, options)).toThrow(TypeError)
    expect(() => parse(text, options)).toThrow(message)
  })

  it('should take an option that is undefined for one that is absent', () => {
    expect(
      parse(text, { limits: { lineLength: undefined } as never, readers: undefined as never }).papers,
    ).toEqual([])
  })

  it('should hold to the limit of a reader that must see the whole', () => {
    const whole: Reader = {
      name: 'whole',
      extensions: [],
      mediaTypes: [],
      detect: () => 1,
      read: () => [{ type: 'paper', children: [{ type: 'title', value: 'T' }] }],
    }
    expect(rulesOf(parse('12345', { reader: whole, limits: { documentLength: 4 } }).messages)).toEqual([
      'limit-exceeded',
      'no-papers',
    ])
    expect(parse('1234', { reader: whole, limits: { documentLength: 4 } }).papers).toHaveLength(1)
  })
})
