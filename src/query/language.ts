import { isPartialDate } from '../lexicon/date'
import { parseArxivId, parseDoi } from '../lexicon/identifier'
import { parseCount } from '../lexicon/number'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Position } from '../model/paper'
import { allOf, anyOf, notOf, type QueryNode } from './ast'
import { type FieldName, isFieldName, isOfKind, isPartName, parts } from './fields'
import { readLexemes, type Term } from './lexer'
import { periodAfter, periodBefore } from './period'
import { isBare } from './print'

/** A query that was read, and what is wrong with it. */
export interface ParsedQuery {
  readonly ast: QueryNode
  readonly diagnostics: readonly Diagnostic[]
}

/** Brackets deeper than this mean nothing, and terms beyond this number are left out; both with a message. */
const DEEPEST = 64
const MOST_TERMS = 1000

/**
 * Reads a query: `"exact phrase" title:pruning published:2024..2025-06 upvotes:>100 has:code -survey (a OR b)`. It never throws on any text. A name
 * before a colon that is none of a field's is text, so `arXiv:2401.1` works as it stands. A value that its field cannot have is left out, with a
 * message whose note has a caret under it.
 * @throws {TypeError} Where `text` is no string.
 */
export function parseQuery(text: string): ParsedQuery {
  if (typeof text !== 'string')
    throw new TypeError(
      `Expected a query as a string, such as 'title:pruning has:code', received ${typeof text}`,
    )
  const parser = createParser(text)
  for (const lexeme of readLexemes(text, (word) => isFieldName(word) || word === 'has'))
    if (lexeme.kind === 'term') parser.term(lexeme)
    else parser.mark(lexeme.kind, lexeme.start, lexeme.end)
  return { ast: parser.end(), diagnostics: parser.diagnostics }
}

/** An open bracket: alternatives, each a list of conditions that must all be met. */
interface Frame {
  readonly alternatives: QueryNode[][]
  /** Stands before it: `-(…)`. */
  readonly isNegated: boolean
  readonly start: number
}

interface QueryParser {
  term(term: Term): void
  mark(kind: string, start: number, end: number): void
  end(): QueryNode
  readonly diagnostics: Diagnostic[]
}

function createParser(text: string): QueryParser {
  const diagnostics: Diagnostic[] = []
  const told = new Set<string>()
  const frames: Frame[] = [{ alternatives: [[]], isNegated: false, start: 0 }]
  let isNegated = false
  /** Where the last `NOT` or `-` stands. */
  let negation: readonly [start: number, end: number] = [0, 0]
  let terms = 0
  let ignored = 0

  /** Tells of each fault of its kind once: a query of a million brackets has one message. */
  function tell(
    ruleId: 'invalid-query' | 'limit-exceeded',
    reason: string,
    start: number,
    end: number,
  ): void {
    if (told.has(reason)) return
    told.add(reason)
    diagnostics.push(
      diagnostic(ruleId, reason, {
        place: placeOf(text, start, end),
        actual: text.slice(start, end),
        note: caretUnder(text, start),
      }),
    )
  }

  function tellOfNegation(): void {
    if (isNegated) tell('invalid-query', 'Unexpected NOT: nothing stands behind it', ...negation)
  }

  function add(node: QueryNode): void {
    frames
      .at(-1)
      ?.alternatives.at(-1)
      ?.push(isNegated ? notOf(node) : node)
    isNegated = false
  }

  function close(): void {
    const frame = frames.pop()
    const alternatives = frame?.alternatives.filter((nodes) => nodes.length > 0).map(allOf) ?? []
    isNegated = frame?.isNegated === true
    if (alternatives.length > 0) add(anyOf(alternatives))
    isNegated = false
  }

  function open(start: number, end: number): void {
    if (frames.length > DEEPEST) {
      ignored++
      tell('limit-exceeded', `Unexpected bracket: only ${DEEPEST} may be open`, start, end)
      return
    }
    frames.push({ alternatives: [[]], isNegated, start })
    isNegated = false
  }

  function shut(start: number, end: number): void {
    if (ignored > 0) ignored--
    else if (frames.length > 1) close()
    else tell('invalid-query', 'Unexpected closing bracket: none is open', start, end)
  }

  function either(start: number, end: number): void {
    const frame = frames.at(-1)
    if (frame?.alternatives.at(-1)?.length === 0)
      tell('invalid-query', 'Unexpected OR: nothing stands before it', start, end)
    else frame?.alternatives.push([])
  }

  return {
    diagnostics,
    term(term) {
      terms++
      if (terms > MOST_TERMS) {
        tell(
          'limit-exceeded',
          `Unexpected term: a query has at most ${MOST_TERMS}; the rest is left out`,
          term.start,
          term.end,
        )
        return
      }
      if (term.isOpen)
        tell('invalid-query', 'Unexpected quotes: they do not end', term.valueStart, term.valueStart + 1)
      const node = readTerm(term, (expected) =>
        tell(
          'invalid-query',
          `Unexpected value of ${term.field ?? ''}: expected ${expected}; it is left out`,
          term.valueStart,
          term.end,
        ),
      )
      if (node) add(node)
      isNegated = false
    },
    mark(kind, start, end) {
      if (kind === '-' || kind === 'NOT') {
        isNegated = !isNegated
        negation = [start, end]
        return
      }
      if (kind !== '(') tellOfNegation()
      if (kind === '(') open(start, end)
      else if (kind === ')') shut(start, end)
      else if (kind === 'OR') either(start, end)
      isNegated = false
    },
    end() {
      tellOfNegation()
      const last = frames.at(-1)
      if (last && frames.length > 1)
        tell('invalid-query', 'Unexpected opening bracket: it is not closed', last.start, last.start + 1)
      while (frames.length > 1) close()
      return anyOf((frames[0]?.alternatives ?? []).filter((nodes) => nodes.length > 0).map(allOf))
    },
  }
}

/** The condition of a term; `undefined` for one without any, or with a value that its field cannot have. */
function readTerm(term: Term, tell: (expected: string) => void): QueryNode | undefined {
  const { field, value, isQuoted, isPrefix } = term
  if (value.trim() === '') return undefined
  if (field === 'has') {
    const part = value.toLowerCase()
    if (isPartName(part)) return { type: 'has', part }
    tell(`one of ${Object.keys(parts).join(', ')}`)
    return undefined
  }
  if (field === undefined || !isFieldName(field))
    return { type: 'text', value, isPhrase: isQuoted || !isBare(value, false), isPrefix }
  return readField(field, term, tell)
}

function readField(
  field: FieldName,
  { value, written, isQuoted, isPrefix }: Term,
  tell: (expected: string) => void,
): QueryNode | undefined {
  if (isOfKind(field, 'text'))
    return { type: 'text', field, value, isPhrase: isQuoted || !isBare(value, true), isPrefix }
  // `arXiv:2401.1` is no identifier, so it is text.
  if (isOfKind(field, 'value'))
    return isFaulty(field, value)
      ? { type: 'text', value: written, isPhrase: true, isPrefix: false }
      : { type: 'value', field, value: isPrefix ? `${value}*` : value }
  if (isOfKind(field, 'number')) {
    const range = rangeOf(
      value,
      countOf,
      (count) => (count < Number.MAX_SAFE_INTEGER ? count + 1 : undefined),
      (count) => (count > 0 ? count - 1 : undefined),
    )
    if (range && (range.from ?? 0) <= (range.to ?? Number.POSITIVE_INFINITY))
      return { type: 'number', field, ...range }
    tell('a count, such as 5, >100 or 2..9')
    return undefined
  }
  const range = rangeOf(value, dateOf, periodAfter, periodBefore)
  if (range && isInOrder(range)) return { type: 'date', field, ...range }
  tell('a date, such as 2025, >=2025-03 or 2024..2025-06')
  return undefined
}

/** Whether a value is none of the identifiers that the field holds. */
export function isFaulty(field: FieldName, value: string): boolean {
  if (field === 'arxiv') return parseArxivId(value) === undefined
  return field === 'doi' && parseDoi(value) === undefined
}

interface Range<Bound> {
  readonly from?: Bound
  readonly to?: Bound
}

/** `5`, `>5`, `>=5`, `<5`, `<=5`, `2..5`, `2..`, `..5`, with inclusive bounds. */
function rangeOf<Bound>(
  value: string,
  read: (text: string) => Bound | undefined,
  after: (bound: Bound) => Bound | undefined,
  before: (bound: Bound) => Bound | undefined,
): Range<Bound> | undefined {
  const dots = value.indexOf('..')
  if (dots !== -1) {
    const [first, last] = [value.slice(0, dots), value.slice(dots + 2)]
    const from = first === '' ? undefined : read(first)
    const to = last === '' ? undefined : read(last)
    const isRead = (first === '' || from !== undefined) && (last === '' || to !== undefined)
    return isRead && (first !== '' || last !== '') ? withBounds(from, to) : undefined
  }
  const sign = /^(?:>=|<=|>|<|=)?/.exec(value)?.[0] ?? ''
  const bound = read(value.slice(sign.length))
  if (bound === undefined) return undefined
  const low = sign === '>' ? after(bound) : bound
  const high = sign === '<' ? before(bound) : bound
  if (sign.startsWith('>')) return low === undefined ? undefined : withBounds(low, undefined)
  if (sign.startsWith('<')) return high === undefined ? undefined : withBounds(undefined, high)
  return withBounds(bound, bound)
}

function withBounds<Bound>(from: Bound | undefined, to: Bound | undefined): Range<Bound> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** `100`, `1.2k`. */
function countOf(text: string): number | undefined {
  if (/^\d{1,16}$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : undefined
  return /^\d/.test(text) && text.length < 16 ? parseCount(text) : undefined
}

function dateOf(text: string): string | undefined {
  return isPartialDate(text) ? text : undefined
}

function isInOrder({ from, to }: Range<string>): boolean {
  return from === undefined || to === undefined || from.slice(0, to.length) <= to.slice(0, from.length)
}

/** Line and column of a query are those of its text. */
function placeOf(text: string, start: number, end: number): Position {
  const pointOf = (offset: number): Position['start'] => {
    const before = text.slice(0, offset)
    const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
    return { line: before.split(/\r\n|\n|\r/).length, column: offset - lineStart + 1, offset }
  }
  return { start: pointOf(start), end: pointOf(end) }
}

/** The query, or as much of it around a place as a line of a terminal has, and a caret under that place. */
function caretUnder(text: string, start: number): string {
  const from = text.length <= 80 ? 0 : Math.max(0, start - 40)
  const shown = text.slice(from, from + 80).replace(/[\s\p{C}]/gu, ' ')
  return `${shown}\n${' '.repeat(start - from)}^`
}
