import { type FieldName, fieldOf } from '../model/vocabulary'
import { notOf, type QueryNode } from './ast'
import { isFaulty, isOfKind, suggestionFor } from './fields'
import type { Term } from './lexer'
import { isBare } from './print'
import { countRangeOf, dateRangeOf, isRelative } from './range'

/** Tells what is wrong with a term, from a place on. */
type Tell = (reason: string, start: number) => void

/** What relative dates count from. */
export interface QueryOptions {
  /** `YYYY-MM-DD`: the day that `published:7d` and `published:today` count from. Without it they are told as wrong: the library asks no clock. */
  readonly referenceDate?: string | undefined
}

const EXAMPLES = {
  number: 'a count, such as 5, >100 or 2..9',
  date: 'a date, such as 2025, >=2025-03, 2024..2025-06 or 7d',
  flag: 'true or false',
} as const

/** The condition of a term, in the field that a bracket names before it; `undefined` for one without any, or with a fault that is told. */
export function readTerm(
  term: Term,
  around: string | undefined,
  options: QueryOptions,
  tell: Tell,
): QueryNode | undefined {
  const { value, isQuoted, isPrefix, start, valueStart } = term
  const word = term.field ?? around
  if (value.trim() === '') return undefined
  if (word === undefined) return { type: 'text', value, isPhrase: isQuoted || !isBare(value), isPrefix }
  if (word.toLowerCase() === 'has') {
    const part = fieldOf(value)
    if (part === undefined)
      tell(`Unexpected value of has: no name of a field; ${suggestionFor(value)}`, valueStart)
    return part && { type: 'has', part }
  }
  const field = fieldOf(word)
  if (field !== undefined) return readField(field, term, options, (reason) => tell(reason, valueStart))
  tell(
    `Unexpected field '${word}': ${suggestionFor(word)} Words with a colon or a sign stand in quotes`,
    start,
  )
  return undefined
}

function readField(
  field: FieldName,
  { value, isQuoted, isPrefix }: Term,
  { referenceDate }: QueryOptions,
  tell: (reason: string) => void,
): QueryNode | undefined {
  const count = countedBy(field, value, isQuoted)
  if (count) return count
  const refuse = (expected: string): undefined => {
    tell(`Unexpected value of ${field}: expected ${expected}`)
    return undefined
  }
  if (isOfKind(field, 'text') || isOfKind(field, 'value')) {
    if (!isQuoted && /^[<>=]/.test(value)) return refuse('words; only counts and dates are compared')
    if (isOfKind(field, 'text'))
      return { type: 'text', field, value, isPhrase: isQuoted || !isBare(value, field), isPrefix }
    if (isFaulty(field, value))
      return refuse(`an identifier, such as ${field === 'arxiv' ? '2504.01234' : '10.1000/tides.7'}`)
    return { type: 'value', field, value: isPrefix ? `${value}*` : value }
  }
  if (isOfKind(field, 'flag')) {
    const yes: QueryNode = { type: 'has', part: field }
    if (/^(?:true|yes)$/i.test(value)) return yes
    return /^(?:false|no)$/i.test(value) ? notOf(yes) : refuse(EXAMPLES.flag)
  }
  if (isOfKind(field, 'number')) {
    const range = countRangeOf(value)
    return range ? { type: 'number', field, ...range } : refuse(EXAMPLES.number)
  }
  const range = dateRangeOf(value, referenceDate)
  if (range) return { type: 'date', field, ...range }
  if (referenceDate === undefined && isRelative(value))
    return refuse(
      "a date; one that counts from today needs the option referenceDate, such as { referenceDate: '2026-01-30' }",
    )
  return refuse(EXAMPLES.date)
}

/** Nobody is called `>5`: a count behind the authors is asked of their number. */
export function countedBy(field: FieldName, value: string, isQuoted = false): QueryNode | undefined {
  const range = field === 'authors' && !isQuoted ? countRangeOf(value) : undefined
  return range && { type: 'number', field: 'authorCount', ...range }
}
