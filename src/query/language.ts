import { isPartialDate } from '../lexicon/date'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { requireOptions } from '../model/option'
import type { Position } from '../model/paper'
import { allOf, anyOf, notOf, type QueryNode } from './ast'
import { type Mark, readLexemes, type Term } from './lexer'
import { type QueryOptions, readTerm } from './term'

/** A query that was read, and what is wrong with it. */
export interface ParsedQuery {
  /** Finds no paper where a term cannot be meant: never more than was asked for. */
  readonly ast: QueryNode
  readonly diagnostics: readonly Diagnostic[]
}

/** Brackets deeper than this mean nothing, and terms beyond this number are left out; both with a message. */
const DEEPEST = 64
const MOST_TERMS = 1000
/** Nobody reads more; each costs time in proportion to the query. */
const MOST_FAULTS = 20

/**
 * Reads a query: `"exact phrase" title:(pruning OR sparsity) published:2024..2025-06 upvotes>100 has:code -survey`. It never throws on any text. A field
 * that there is not and a value that its field cannot have are told, with a caret under the place, and the query then finds nothing.
 * @throws {TypeError} Where `text` is no string or an option makes no sense.
 */
export function parseQuery(text: string, options: QueryOptions = {}): ParsedQuery {
  if (typeof text !== 'string')
    throw new TypeError(
      `Expected a query as a string, such as 'title:pruning has:code', received ${typeof text}`,
    )
  requireOptions(options, ['referenceDate'], 'parseQuery')
  const { referenceDate } = options
  if (referenceDate !== undefined && !(referenceDate.length === 10 && isPartialDate(referenceDate)))
    throw new TypeError(`Expected referenceDate as 'YYYY-MM-DD', received ${JSON.stringify(referenceDate)}`)
  const parser = createParser(text, options)
  for (const lexeme of readLexemes(text))
    if (lexeme.kind === 'term') parser.term(lexeme)
    else parser.mark(lexeme)
  return { ast: parser.end(), diagnostics: parser.diagnostics }
}

/** What is read into a query, and who is told what is wrong with it. */
export interface MatchOptions extends QueryOptions {
  /** Takes what is wrong with the query, such as a text that a person typed. Without it, that is a TypeError. */
  readonly report?: ((message: Diagnostic) => void) | undefined
}

/**
 * Reads a query as {@link parseQuery} does, where what is wrong with it must not be passed over.
 * @throws {TypeError} With the query and a caret, where something is wrong and `report` does not take it.
 */
export function readQuery(text: string, { report, ...options }: MatchOptions = {}): ParsedQuery {
  const parsed = parseQuery(text, options)
  const [first] = parsed.diagnostics
  if (report) for (const message of parsed.diagnostics) report(message)
  else if (first)
    throw new TypeError(`${first.reason}\n${first.note}\nTo be told of it instead, pass { report }`, {
      cause: first,
    })
  return parsed
}

/** An open bracket: alternatives, each a list of conditions that must all be met. */
interface Frame {
  readonly alternatives: QueryNode[][]
  /** Stands before it: `-(…)`. */
  readonly isNegated: boolean
  /** Stands before it or before one around it: `title:(…)`. */
  readonly field: string | undefined
  readonly start: number
}

interface QueryParser {
  term(term: Term): void
  mark(mark: Mark): void
  end(): QueryNode
  readonly diagnostics: Diagnostic[]
}

function createParser(text: string, options: QueryOptions): QueryParser {
  const diagnostics: Diagnostic[] = []
  const told = new Set<string>()
  const frames: Frame[] = [{ alternatives: [[]], isNegated: false, field: undefined, start: 0 }]
  let isNegated = false
  /** Where the last `NOT` or `-` stands. */
  let negation: readonly [start: number, end: number] = [0, 0]
  let terms = 0
  let ignored = 0
  /** A term cannot be meant. */
  let isRefused = false

  /** Tells of each fault of its kind once: a query of a million brackets has one message. */
  function tell(
    ruleId: 'invalid-query' | 'limit-exceeded',
    reason: string,
    start: number,
    end: number,
  ): void {
    if (told.has(reason) || told.size >= MOST_FAULTS) return
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
    // `-()` is no paper.
    if (alternatives.length > 0 || isNegated) add(anyOf(alternatives))
    isNegated = false
  }

  function open({ start, end, field }: Mark): void {
    if (frames.length > DEEPEST) {
      ignored++
      tell('limit-exceeded', `Unexpected bracket: only ${DEEPEST} may be open`, start, end)
      return
    }
    frames.push({ alternatives: [[]], isNegated, field: field ?? frames.at(-1)?.field, start })
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
        isRefused = true
        const reason = `Unexpected term: a query has at most ${MOST_TERMS}; with more it finds nothing`
        tell('limit-exceeded', reason, term.start, term.end)
        return
      }
      if (term.isOpen)
        tell('invalid-query', 'Unexpected quotes: they do not end', term.valueStart, term.valueStart + 1)
      const node = readTerm(term, frames.at(-1)?.field, options, (reason, start) => {
        isRefused = true
        tell('invalid-query', reason, start, term.end)
      })
      if (node) add(node)
      isNegated = false
    },
    mark(mark) {
      const { kind, start, end } = mark
      if (kind === '-' || kind === 'NOT') {
        isNegated = !isNegated
        negation = [start, end]
        return
      }
      if (kind !== '(') tellOfNegation()
      if (kind === '(') open(mark)
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
      if (isRefused) return notOf({ type: 'all' })
      return anyOf((frames[0]?.alternatives ?? []).filter((nodes) => nodes.length > 0).map(allOf))
    },
  }
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
