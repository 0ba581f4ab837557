import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseQuery, printQuery, type QueryNode } from '../../src/index'
import { allOf, anyOf, notOf } from '../../src/query/ast'
import { fields, parts } from '../../src/query/fields'
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
    ['author:"van den Oord"', phrase('van den Oord', 'author')],
    ['org:nvidia', word('nvidia', 'org')],
    ['category:cs.CL', { type: 'value', field: 'category', value: 'cs.CL' }],
    ['has:code', { type: 'has', part: 'code' }],
    ['authors:6', { type: 'number', field: 'authors', from: 6, to: 6 }],
    ['authors:>5', { type: 'number', field: 'authors', from: 6 }],
    ['authors:>=5', { type: 'number', field: 'authors', from: 5 }],
    ['authors:<5', { type: 'number', field: 'authors', to: 4 }],
    ['authors:<=5', { type: 'number', field: 'authors', to: 5 }],
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
    ['arXiv:2401.1', phrase('arXiv:2401.1')],
    ['arXiv:2401.12345v2', { type: 'value', field: 'arxiv', value: '2401.12345v2' }],
    ['12:30', word('12:30')],
    ['https://x.org/a', word('https://x.org/a')],
    ['5"', word('5"')],
    ['title:', phrase('title:')],
    ['title:-a', word('-a', 'title')],
  ])('should read %j', (text, ast) => {
    expect(parseQuery(text)).toEqual({ ast, diagnostics: [] })
  })

  it.each<[text: string, ast: object, ruleId: string, offset: number]>([
    ['published:soon a', word('a'), 'invalid-query', 10],
    ['published:2025..2024', { type: 'all' }, 'invalid-query', 10],
    ['published:..', { type: 'all' }, 'invalid-query', 10],
    ['published:>9999', { type: 'all' }, 'invalid-query', 10],
    ['published:2025-02-30', { type: 'all' }, 'invalid-query', 10],
    ['a authors:many', word('a'), 'invalid-query', 10],
    ['authors:9..2', { type: 'all' }, 'invalid-query', 8],
    ['authors:<0', { type: 'all' }, 'invalid-query', 8],
    ['has:lamps', { type: 'all' }, 'invalid-query', 4],
    ['"a b', phrase('a b'), 'invalid-query', 0],
    ['a)', word('a'), 'invalid-query', 1],
    ['(a', word('a'), 'invalid-query', 0],
    ['OR a', word('a'), 'invalid-query', 0],
    ['NOT AND a', word('a'), 'invalid-query', 0],
    ['a NOT', word('a'), 'invalid-query', 2],
    ['a NOT OR b', { type: 'or', children: [word('a'), word('b')] }, 'invalid-query', 2],
    ['(a NOT) b', { type: 'and', children: [word('a'), word('b')] }, 'invalid-query', 3],
    ['stars:9007199254740993', { type: 'all' }, 'invalid-query', 6],
  ])('should tell what is wrong with %j, and where', (text, ast, ruleId, offset) => {
    const { ast: found, diagnostics } = parseQuery(text)
    expect(found).toEqual(ast)
    expect(
      diagnostics.map((message) => [
        message.ruleId,
        message.place && 'start' in message.place && message.place.start.offset,
      ]),
    ).toEqual([[ruleId, offset]])
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
    fc.constantFrom('a', 'C++', 'OR', '-x', 'title:x', 'x*', 'van den', '"', '\\', '()', 'has:', '学习'),
    fc.string({ minLength: 1 }),
  )
  .filter((value) => value.trim() !== '')
const names = (kind: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...Object.entries(fields)
      .filter(([, field]) => field.kind === kind)
      .map(([name]) => name),
  )
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
    isPhrase: isQuoted || !isBare(value, field !== undefined),
    isPrefix,
  }))
const leaf = fc.oneof(
  text,
  fc.record({ type: fc.constant('value'), field: fc.constantFrom('category', 'source', 'id'), value: term }),
  fc.constant({ type: 'value', field: 'arxiv', value: '2504.01234' }),
  fc.tuple(names('number'), fc.option(count), count).map(([field, low, high]) => ({
    type: 'number',
    field,
    ...(low !== null && { from: Math.min(low, high) }),
    to: low === null ? high : Math.max(low, high),
  })),
  fc.tuple(names('date'), date).map(([field, from]) => ({ type: 'date', field, from })),
  fc.record({ type: fc.constant('has'), part: fc.constantFrom(...Object.keys(parts)) }),
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
