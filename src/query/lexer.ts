/** A piece of a query, with its place. */
export type Lexeme = Mark | Term

/** `(`, `)`, `-`, `OR`, `AND`, `NOT`. */
export interface Mark {
  readonly kind: '(' | ')' | '-' | 'OR' | 'AND' | 'NOT'
  readonly start: number
  readonly end: number
}

/** A word or words in quotes, perhaps behind the name of a field. */
export interface Term {
  readonly kind: 'term'
  readonly field?: string | undefined
  readonly value: string
  /** All of it as it was written, field and quotes too. */
  readonly written: string
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

/** Takes a query apart, from left to right, each unit once. `isField` tells which words before a colon name a field. */
export function* readLexemes(
  text: string,
  isField: (word: string) => boolean,
): Generator<Lexeme, void, undefined> {
  let at = 0
  while (at < text.length) {
    const start = at
    const sign = text.charAt(at)
    if (/\s/.test(sign)) at++
    else if (sign === '(' || sign === ')') {
      at++
      yield { kind: sign, start, end: at }
    } else if (sign === '-' && /[^\s)]/.test(text.charAt(at + 1))) {
      at++
      yield { kind: '-', start, end: at }
    } else {
      const lexeme = sign === '"' ? readQuoted(text, at, at) : readWord(text, at, isField)
      at = lexeme.end
      yield lexeme
    }
  }
}

function readWord(text: string, start: number, isField: (word: string) => boolean): Lexeme {
  const name = /[A-Za-z]{1,16}:/y
  name.lastIndex = start
  const field = name.exec(text)?.[0].slice(0, -1).toLowerCase()
  const valueStart = field !== undefined && isField(field) ? start + field.length + 1 : start
  if (valueStart > start && text.charAt(valueStart) === '"')
    return { ...readQuoted(text, start, valueStart), field }
  let end = valueStart
  while (end < text.length && !/[\s()]/.test(text.charAt(end))) end++
  const word = text.slice(valueStart, end)
  if (valueStart === start && (word === 'OR' || word === 'AND' || word === 'NOT'))
    return { kind: word, start, end }
  const isFielded = valueStart > start && word !== ''
  const whole = isFielded ? word : text.slice(start, end)
  const isPrefix = whole.length > 1 && whole.endsWith('*')
  return {
    kind: 'term',
    field: isFielded ? field : undefined,
    value: isPrefix ? whole.slice(0, -1) : whole,
    written: text.slice(start, end),
    isQuoted: false,
    isPrefix,
    isOpen: false,
    start,
    valueStart: isFielded ? valueStart : start,
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
  const end = isOpen ? at : at + (isPrefix ? 2 : 1)
  const written = text.slice(start, end)
  return {
    kind: 'term',
    value: pieces.join(''),
    written,
    isQuoted: true,
    isPrefix,
    isOpen,
    start,
    valueStart,
    end,
  }
}
