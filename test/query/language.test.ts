import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseQuery, printQuery, type QueryNode } from '../../src/index'
import { type FieldName, fieldNames, vocabulary } from '../../src/model/vocabulary'
import { allOf, anyOf, notOf } from '../../src/query/ast'
import { isBare } from '../../src/query/print'

const SEED = 20_261_126
const RUNS = { numRuns: 1000, seed: SEED }

const word = (value: string, field?: string): object => ({
  type: 'text',
  ...(field && { field }),
  value,
  isPhrase: false,
  isPrefix: false,
})
/** What a query finds that cannot be meant. */
const NOTHING = { type: 'not', child: { type: 'all' } }
const phrase = (value: string, field?: string): object => ({ ...word(value, field), isPhrase: true })

describe('parseQuery', () => {
  it.each<[text: string, ast: object]>([
    ['', { type: 'all' }],
    ['  ', { type: 'all' }],
    ['pruning', word('pruning')],
    ['quant*', { ...word('quant'), isPrefix: true }],
    ['*', phrase('*')],
    ['"sparse attention"', phrase('sparse attention')],
    ['"sparse att"*', { ...phrase('sparse att'), isPrefix: true }],
    ['"a \\"b\\" \\\\ c"', phrase('a "b" \\ c')],
    ['""', { type: 'all' }],
    ['title:pruning', word('pruning', 'title')],
    ['TITLE:pruning', word('pruning', 'title')],
    ['author:"van den Oord"', phrase('van den Oord', 'authors')],
    ['org:nvidia', word('nvidia', 'organization')],
    ['category:cs.CL', { type: 'value', field: 'categories', value: 'cs.CL' }],
    ['has:code', { type: 'has', part: 'code' }],
    ['authors:6', { type: 'number', field: 'authorCount', from: 6, to: 6 }],
    ['authors:>5', { type: 'number', field: 'authorCount', from: 6 }],
    ['authors:>=5', { type: 'number', field: 'authorCount', from: 5 }],
    ['authors:<5', { type: 'number', field: 'authorCount', to: 4 }],
    ['authors:<=5', { type: 'number', field: 'authorCount', to: 5 }],
    ['upvotes:2..9', { type: 'number', field: 'upvotes', from: 2, to: 9 }],
    ['upvotes:100..', { type: 'number', field: 'upvotes', from: 100 }],
    ['stars:>1.2k', { type: 'number', field: 'stars', from: 1201 }],
    ['published:2024', { type: 'date', field: 'published', from: '2024', to: '2024' }],
    ['published:2024..2025-06', { type: 'date', field: 'published', from: '2024', to: '2025-06' }],
    ['published:..2024', { type: 'date', field: 'published', to: '2024' }],
    ['published:>2024', { type: 'date', field: 'published', from: '2025' }],
    ['published:>2024-02-28', { type: 'date', field: 'published', from: '2024-02-29' }],
    ['published:>2024-12-31', { type: 'date', field: 'published', from: '2025-01-01' }],
    ['published:>2024-12', { type: 'date', field: 'published', from: '2025-01' }],
    ['published:<2024', { type: 'date', field: 'published', to: '2023' }],
    ['published:<2024-01', { type: 'date', field: 'published', to: '2023-12' }],
    ['published:<2024-03-01', { type: 'date', field: 'published', to: '2024-02-29' }],
    ['published:<2024-03-02', { type: 'date', field: 'published', to: '2024-03-01' }],
    ['-survey', { type: 'not', child: word('survey') }],
    ['NOT survey', { type: 'not', child: word('survey') }],
    ['--survey', word('survey')],
    [
      'a - b',
      {
        type: 'and',
        children: [word('a'), word('-'), word('b')].map((node, index) => (index === 1 ? phrase('-') : node)),
      },
    ],
    ['a b', { type: 'and', children: [word('a'), word('b')] }],
    ['a AND b', { type: 'and', children: [word('a'), word('b')] }],
    ['a OR b', { type: 'or', children: [word('a'), word('b')] }],
    ['a b OR c', { type: 'or', children: [{ type: 'and', children: [word('a'), word('b')] }, word('c')] }],
    ['a (b OR c)', { type: 'and', children: [word('a'), { type: 'or', children: [word('b'), word('c')] }] }],
    ['-(a b)', { type: 'not', child: { type: 'and', children: [word('a'), word('b')] } }],
    ['((a))', word('a')],
    ['()', { type: 'all' }],
    ['or and not', { type: 'and', children: [word('or'), word('and'), word('not')] }],
    // What is no field is text.
    ['C++', word('C++')],
    ['arXiv:2401.12345v2', { type: 'value', field: 'arxiv', value: '2401.12345v2' }],
    ['12:30', word('12:30')],
    ['https://x.org/a', word('https://x.org/a')],
    ['5"', word('5"')],
    ['title:', phrase('title:')],
    ['Lamps: A Survey', { type: 'and', children: [phrase('Lamps:'), word('A'), word('Survey')] }],
    ['(Title: lamps)', { type: 'and', children: [phrase('Title:'), word('lamps')] }],
    ['std::vector', word('std::vector')],
    ['p>0.05', word('p>0.05')],
    ['E=mc2', word('E=mc2')],
    ['a -> b', { type: 'and', children: [word('a'), phrase('->'), word('b')] }],
    ['arXiv: 2401.12345', { type: 'value', field: 'arxiv', value: '2401.12345' }],
    ['arXiv: lamps', { type: 'and', children: [phrase('arXiv:'), word('lamps')] }],
    // All that names a field.
    ['organization:nvidia', word('nvidia', 'organization')],
    ['metrics.upvotes:5', { type: 'number', field: 'upvotes', from: 5, to: 5 }],
    ['upvotes>100', { type: 'number', field: 'upvotes', from: 101 }],
    ['upvotes>=100', { type: 'number', field: 'upvotes', from: 100 }],
    ['upvotes < 100', { type: 'number', field: 'upvotes', to: 99 }],
    ['upvotes=7', { type: 'number', field: 'upvotes', from: 7, to: 7 }],
    ['authors>5', { type: 'number', field: 'authorCount', from: 6 }],
    ['authors:"5"', phrase('5', 'authors')],
    ['published>=2024', { type: 'date', field: 'published', from: '2024' }],
    ['year:2025', { type: 'date', field: 'year', from: '2025', to: '2025' }],
    ['stars of upvotes', { type: 'and', children: [word('stars'), word('of'), word('upvotes')] }],
    ['title:(a OR b)', { type: 'or', children: [word('a', 'title'), word('b', 'title')] }],
    [
      'title:(a (b OR author:c))',
      {
        type: 'and',
        children: [word('a', 'title'), { type: 'or', children: [word('b', 'title'), word('c', 'authors')] }],
      },
    ],
    ['-title:(a)', { type: 'not', child: word('a', 'title') }],
    [
      'upvotes:(>100 OR 7)',
      {
        type: 'or',
        children: [
          { type: 'number', field: 'upvotes', from: 101 },
          { type: 'number', field: 'upvotes', from: 7, to: 7 },
        ],
      },
    ],
    [
      'has:(code OR date)',
      {
        type: 'or',
        children: [
          { type: 'has', part: 'code' },
          { type: 'has', part: 'published' },
        ],
      },
    ],
    ['withdrawn:yes', { type: 'has', part: 'withdrawn' }],
    ['withdrawn:false', { type: 'not', child: { type: 'has', part: 'withdrawn' } }],
    ['-()', { type: 'not', child: { type: 'all' } }],
    ['title:-a', word('-a', 'title')],
  ])('should read %j', (text, ast) => {
    expect(parseQuery(text)).toEqual({ ast, diagnostics: [] })
  })

  it.each<[text: string, ast: object, offset: number]>([
    ['published:soon a', NOTHING, 10],
    ['published:2025..2024', NOTHING, 10],
    ['published:..', NOTHING, 10],
    ['published:>9999', NOTHING, 10],
    ['published:2025-02-30', NOTHING, 10],
    ['published:7d', NOTHING, 10],
    ['a upvotes:many', NOTHING, 10],
    ['a OR upvotes:many', NOTHING, 13],
    ['-upvotes:many', NOTHING, 9],
    ['-(a OR upvotes:many)', NOTHING, 15],
    ['upvotes:9..2', NOTHING, 8],
    ['upvotes:<0', NOTHING, 8],
    ['upvotes>many', NOTHING, 8],
    ['stars:9007199254740993', NOTHING, 6],
    ['title:>5', NOTHING, 6],
    ['arXiv:2401.1', NOTHING, 6],
    ['doi:lamps', NOTHING, 4],
    ['withdrawn:maybe', NOTHING, 10],
    ['has:lamps', NOTHING, 4],
    ['a organisaton:b', NOTHING, 2],
    ['foo:bar', NOTHING, 0],
    ['foo:(a b)', NOTHING, 5],
    ['upvots>100', NOTHING, 0],
    ['"a b', phrase('a b'), 0],
    ['a)', word('a'), 1],
    ['(a', word('a'), 0],
    ['OR a', word('a'), 0],
    ['NOT AND a', word('a'), 0],
    ['a NOT', word('a'), 2],
    ['a NOT OR b', { type: 'or', children: [word('a'), word('b')] }, 2],
    ['(a NOT) b', { type: 'and', children: [word('a'), word('b')] }, 3],
  ])('should tell what is wrong with %j, and where', (text, ast, offset) => {
    const { ast: found, diagnostics } = parseQuery(text)
    expect(found).toEqual(ast)
    expect(
      diagnostics.map((message) => [
        message.ruleId,
        message.place && 'start' in message.place && message.place.start.offset,
      ]),
    ).toEqual([['invalid-query', offset]])
  })

  it.each<[text: string, reason: RegExp]>([
    ['organisaton:nvidia', /^Unexpected field 'organisaton': did you mean 'organization'\?/],
    ['vots:5', /did you mean 'votes'\?/],
    ['abs:lamps', /did you mean 'abstract'\?/],
    ['qqqqqq:5', /^Unexpected field 'qqqqqq': the names are id, title, /],
    ['has:cod', /^Unexpected value of has: no name of a field; did you mean 'code'\?/],
    ['upvotes:many', /^Unexpected value of upvotes: expected a count/],
    ['published:7d', /needs the option referenceDate/],
    ['published:>7d', /^Unexpected value of published: /],
  ])('should say what was meant by %j', (text, reason) => {
    expect(parseQuery(text).diagnostics[0]?.reason).toMatch(reason)
  })

  it.each<[value: string, from: string | undefined, to?: string]>([
    ['7d', '2026-02-22'],
    ['2w', '2026-02-15'],
    ['1m', '2026-02-01'],
    ['1y', '2025-03-01'],
    ['today', '2026-03-01', '2026-03-01'],
    ['>=yesterday', '2026-02-28'],
    ['30d..7d', '2026-01-30', '2026-02-22'],
    ['..7D', undefined, '2026-02-22'],
  ])('should count published:%s from a day', (value, from, to) => {
    expect(parseQuery(`published:${value}`, { referenceDate: '2026-03-01' })).toEqual({
      ast: { type: 'date', field: 'published', ...(from && { from }), ...(to && { to }) },
      diagnostics: [],
    })
  })

  it('should count months back to days that there are', () => {
    const { ast } = parseQuery('published:1m', { referenceDate: '2024-03-31' })
    expect(ast).toMatchObject({ from: '2024-02-29' })
    expect(parseQuery('published:99999y', { referenceDate: '2024-03-31' }).ast).toEqual(NOTHING)
    expect(() => parseQuery('a', { referenceDate: 'today' })).toThrow(/Expected referenceDate as/)
  })

  it('should put a caret under the place', () => {
    const [message] = parseQuery('pruning\npublished:soon').diagnostics
    expect(message?.note).toBe('pruning published:soon\n                  ^')
    expect(message?.place).toMatchObject({ start: { line: 2, column: 11, offset: 18 } })
  })

  it('should throw on what is no text, and say what to pass', () => {
    expect(() => parseQuery(7 as never)).toThrow(/Expected a query as a string/)
  })

  it.each<[name: string, text: string, rule: string]>([
    ['a million brackets', '('.repeat(1e6), 'limit-exceeded'],
    ['a million closing brackets', ')'.repeat(1e6), 'invalid-query'],
    ['a million signs of negation', `${'-'.repeat(1e6)}a`, ''],
    ['a megabyte of words', 'a '.repeat(5e5), 'limit-exceeded'],
    ['a megabyte of quotes', '"'.repeat(1e6), ''],
    ['a megabyte of nested alternatives', '(a OR '.repeat(1e5), 'limit-exceeded'],
    ['a regular expression', '/^(a+)+$/', ''],
  ])('should read %s without waiting', (_, text, rule) => {
    const { diagnostics } = parseQuery(text)
    expect(diagnostics.length).toBeLessThan(5)
    if (rule !== '') expect(diagnostics.map(({ ruleId }) => ruleId)).toContain(rule)
  })
})

const term = fc
  .oneof(
    fc.constantFrom(
      'a',
      'C++',
      'OR',
      '-x',
      'title:x',
      'a>b',
      'upvotes',
      '>',
      '>5',
      '5',
      'arXiv:',
      'x*',
      'van den',
      '"',
      '\\',
      '()',
      'has:',
      '学习',
    ),
    fc.string({ minLength: 1 }),
  )
  .filter((value) => value.trim() !== '')
const names = (kind: string): fc.Arbitrary<FieldName> =>
  fc.constantFrom(...fieldNames.filter((name) => vocabulary[name].kind === kind))
const count = fc.nat(1e9)
const date = fc.constantFrom('2023', '2024', '2024-02', '2024-02-29', '2025-12-31')

const text = fc
  .record({
    field: fc.option(names('text'), { nil: undefined }),
    value: term,
    isQuoted: fc.boolean(),
    isPrefix: fc.boolean(),
  })
  .map(({ field, value, isQuoted, isPrefix }) => ({
    type: 'text',
    ...(field && { field }),
    value,
    isPhrase: isQuoted || !isBare(value, field),
    isPrefix,
  }))
const leaf = fc.oneof(
  text,
  fc.record({
    type: fc.constant('value'),
    field: fc.constantFrom('categories', 'sources', 'id'),
    value: term,
  }),
  fc.constant({ type: 'value', field: 'arxiv', value: '2504.01234' }),
  fc.tuple(names('number'), fc.option(count), count).map(([field, low, high]) => ({
    type: 'number',
    field,
    ...(low !== null && { from: Math.min(low, high) }),
    to: low === null ? high : Math.max(low, high),
  })),
  fc.tuple(names('date'), date).map(([field, from]) => ({ type: 'date', field, from })),
  fc.record({ type: fc.constant('has'), part: fc.constantFrom(...fieldNames) }),
) as fc.Arbitrary<QueryNode>

const { node } = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }).map(allOf),
    fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map(anyOf),
    tie('node')
      .filter(({ type }) => type !== 'all')
      .map(notOf),
  ),
}))

describe(`the laws of the language (seed ${SEED})`, () => {
  it('should read what it prints', () => {
    fc.assert(
      fc.property(
        node.filter((ast) => !JSON.stringify(ast).includes('"all"') || ast.type === 'all'),
        (ast) => {
          expect(parseQuery(printQuery(ast))).toEqual({ ast, diagnostics: [] })
        },
      ),
      RUNS,
    )
  })

  it('should read any text, and the same again from what it prints', () => {
    const anyText = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '(',
            ')',
            '"',
            '-',
            ' ',
            'OR',
            'title:',
            'has:',
            'published:',
            'published>',
            'arXiv:',
            'foo:',
            'title:(',
            '2024',
            '..',
            '>',
            '*',
            '\\',
            '\u0000',
          ),
          fc.string(),
        ),
        { maxLength: 20 },
      )
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(anyText, (query) => {
        const { ast } = parseQuery(query)
        expect(parseQuery(printQuery(ast))).toEqual({ ast, diagnostics: [] })
      }),
      RUNS,
    )
  })
})
