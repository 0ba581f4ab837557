import { parseArxivId, parseDoi } from '../lexicon/identifier'
import { nearest } from '../model/nearest'
import { type FieldName, fieldOf, fieldWords } from '../model/vocabulary'
import { isOfKind } from './fields'

/** A piece of a query, with its place. */
export type Lexeme = Mark | Term

/** `(`, `title:(`, `)`, `-`, `OR`, `AND`, `NOT`. */
export interface Mark {
  readonly kind: '(' | ')' | '-' | 'OR' | 'AND' | 'NOT'
  /** The word before a bracket: what stands in it is asked of that field. */
  readonly field?: string | undefined
  readonly start: number
  readonly end: number
}

/** A word or words in quotes, perhaps behind the name of a field. */
export interface Term {
  readonly kind: 'term'
  /** As it was typed; it may be none of the names. */
  readonly field?: string | undefined
  /** With the sign of a comparison in front: `>100`. */
  readonly value: string
  readonly isQuoted: boolean
  /** A `*` stands behind it. */
  readonly isPrefix: boolean
  /** The quotes do not end. */
  readonly isOpen: boolean
  readonly start: number
  /** Where the value starts. */
  readonly valueStart: number
  readonly end: number
}

/** Takes a query apart, from left to right, each unit once. */
export function* readLexemes(text: string): Generator<Lexeme, void, undefined> {
  let at = 0
  while (at < text.length) {
    const start = at
    const sign = text.charAt(at)
    if (/\s/.test(sign)) at++
    else if (sign === '(' || sign === ')') {
      at++
      yield { kind: sign, start, end: at }
    } else if (sign === '-' && /[^\s)>]/.test(text.charAt(at + 1))) {
      at++
      yield { kind: '-', start, end: at }
    } else {
      const lexeme = sign === '"' ? readQuoted(text, at, at) : readWord(text, at)
      at = lexeme.end
      yield lexeme
    }
  }
}

/** Whether a word at the start of a text is read with the words behind it, or as the name of a field. */
export function hasField(text: string): boolean {
  return /^[<>=]/.test(text) || /^[a-z][a-z.]{0,39}:$/i.test(text) || fieldAt(text, 0) !== undefined
}

interface FieldStart {
  readonly field: string
  readonly sign: string
  readonly valueStart: number
}

/**
 * The name of a field at a place, with what parts it from its value. A colon with a blank behind it, as in titles, is text, and so is one in an address (`https://`)
 * or in code (`std::vector`); only identifiers are copied as `arXiv: 2504.01234`. A word before a sign of comparison is a name where it is one, or nearly.
 */
function fieldAt(text: string, start: number): FieldStart | undefined {
  const named = /([A-Za-z][A-Za-z.]{0,39})(?::|\s{0,9}(>=|<=|>|<|=)\s{0,9})/y
  named.lastIndex = start
  const [whole, field, sign] = named.exec(text) ?? []
  if (whole === undefined || field === undefined) return undefined
  const valueStart = start + whole.length
  const rest = text.slice(valueStart, valueStart + 80)
  const name = fieldOf(field)
  if (sign !== undefined)
    return isCompared(whole, field, name, rest) ? { field, sign, valueStart } : undefined
  if (/^(?:$|[\s)])/.test(rest)) return name && identifierBehind(field, name, rest, valueStart)
  if (name === undefined && /^[:/\\]/.test(rest) && field.toLowerCase() !== 'has') return undefined
  return { field, sign: '', valueStart }
}

function isCompared(whole: string, field: string, name: FieldName | undefined, rest: string): boolean {
  if (name !== undefined && (isOfKind(name, 'number') || isOfKind(name, 'date') || name === 'authors'))
    return /^\d|^(?:today|yesterday)\b/i.test(rest) || !/\s/.test(whole)
  if (/\s/.test(whole) || !/^\d/.test(rest)) return false
  return name !== undefined || nearest(field, fieldWords()) !== undefined
}

function identifierBehind(
  field: string,
  name: FieldName,
  rest: string,
  valueStart: number,
): FieldStart | undefined {
  const [, blanks = '', id = ''] = /^(\s{1,9})([^\s()]+)/.exec(rest) ?? []
  const read = name === 'arxiv' ? parseArxivId : name === 'doi' ? parseDoi : undefined
  return read?.(id) === undefined ? undefined : { field, sign: '', valueStart: valueStart + blanks.length }
}

function readWord(text: string, start: number): Lexeme {
  const { field, sign, valueStart } = fieldAt(text, start) ?? {
    field: undefined,
    sign: '',
    valueStart: start,
  }
  const first = text.charAt(valueStart)
  if (field !== undefined && sign === '' && first === '(')
    return { kind: '(', field, start, end: valueStart + 1 }
  if (field !== undefined && sign === '' && first === '"')
    return { ...readQuoted(text, start, valueStart), field }
  let end = valueStart
  while (end < text.length && !/[\s()]/.test(text.charAt(end))) end++
  const word = text.slice(valueStart, end)
  if (field === undefined && (word === 'OR' || word === 'AND' || word === 'NOT'))
    return { kind: word, start, end }
  const isPrefix = word.length > 1 && word.endsWith('*')
  return {
    kind: 'term',
    field,
    value: sign + (isPrefix ? word.slice(0, -1) : word),
    isQuoted: false,
    isPrefix,
    isOpen: false,
    start,
    valueStart,
    end,
  }
}

/** Words in quotes; a `\` takes the meaning of the sign behind it. */
function readQuoted(text: string, start: number, valueStart: number): Term {
  const pieces: string[] = []
  let from = valueStart + 1
  let at = from
  while (at < text.length && text.charAt(at) !== '"') {
    if (text.charAt(at) === '\\' && at + 1 < text.length) {
      pieces.push(text.slice(from, at))
      from = at + 1
      at++
    }
    at++
  }
  pieces.push(text.slice(from, at))
  const isOpen = at >= text.length
  const isPrefix = !isOpen && text.charAt(at + 1) === '*'
  return {
    kind: 'term',
    value: pieces.join(''),
    isQuoted: true,
    isPrefix,
    isOpen,
    start,
    valueStart,
    end: isOpen ? at : at + (isPrefix ? 2 : 1),
  }
}
