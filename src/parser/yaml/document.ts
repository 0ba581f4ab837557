import { Composer, type Document, Lexer, Parser, type YAMLMap } from 'yaml'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import { createPointer } from '../pointer'
import { createNesting } from './nesting'
import { type Fault, valuesOf } from './values'

/** A document of a YAML stream as texts, lists and objects. */
export interface YamlDocument {
  readonly value: unknown
  /** Where it stands. */
  readonly place: Position
  /** Where an object of it stands, or one of the object's members. */
  placeOf(object: object, key?: string): Position | undefined
}

/** Deeper documents are not read. */
const DEEPEST = 256

/** So many marks and words are read: each costs a thousand times its length. */
const MOST_LEXEMES = 2_000_000

/** With more faults a document is no YAML. */
const MOST_FAULTS = 64

/** Every scalar is the text that it is written as: the number `2504.01230` would lose its last digit. */
const OPTIONS = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const

/**
 * The documents of a YAML text, one after the other. What is broken is left out with `invalid-syntax`: the item of a list, else the document; what is
 * too deep, too long or too often repeated, with `limit-exceeded`.
 */
export function* readYaml(text: string, report: (message: Diagnostic) => void): Generator<YamlDocument> {
  const pointOf = createPointer(text)
  for (const document of documentsOf(text, (reason, at) =>
    report(diagnostic('limit-exceeded', reason, { place: pointOf(at) })),
  )) {
    const faults = faultsOf(document)
    const tell = ({ message, start, isLimit }: Fault): void =>
      report(
        diagnostic(
          isLimit ? 'limit-exceeded' : 'invalid-syntax',
          `Unexpected YAML: ${message}; what holds it is left out`,
          { place: pointOf(Math.min(start, text.length)) },
        ),
      )
    const { value, nodeOf } = valuesOf(document, faults, tell)
    const placeOfRange = ([start, end]: readonly number[]): Position => ({
      start: pointOf(start ?? 0),
      end: pointOf(end ?? 0),
    })
    yield {
      value,
      place: placeOfRange(document.contents?.range ?? document.range),
      placeOf(object, key) {
        const node = nodeOf(object)
        const range = key === undefined ? node?.range : rangeOfMember(node, key)
        return range && placeOfRange(range)
      },
    }
  }
}

/** Composes documents as far as the limits go. */
function* documentsOf(
  text: string,
  tellLimit: (reason: string, at: number) => void,
): Generator<Document.Parsed> {
  const parser = new Parser()
  const composer = new Composer(OPTIONS)
  const nesting = createNesting()
  let at = 0
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    const isDeep = nesting.push(lexeme) > DEEPEST
    if (isDeep || count++ > MOST_LEXEMES) {
      const what = isDeep ? `deeper than ${DEEPEST} levels` : `of more than ${MOST_LEXEMES} words and marks`
      tellLimit(`Unexpected YAML ${what}; the document and what follows it are left out`, at)
      yield* composer.end()
      return
    }
    for (const token of parser.next(lexeme)) yield* composer.next(token)
    // Signs that the lexer puts in have no place in the text.
    if (!/^[\u0002\u0018\u001f]$/.test(lexeme)) at += lexeme.length
  }
  for (const token of parser.end()) yield* composer.next(token)
  yield* composer.end()
}

/** The faults of a document in order; of very many only the first, at its start, so that all of it is left out. */
function faultsOf({ errors, range }: Document.Parsed): Fault[] {
  const faults = errors
    .map(({ pos, message }): Fault => ({ start: pos[0], message: message.split('\n', 1)[0] ?? '' }))
    .sort((a, b) => a.start - b.start)
  const [first] = faults
  return first && faults.length > MOST_FAULTS ? [{ ...first, start: range[0] }] : faults
}

function rangeOfMember(node: YAMLMap.Parsed | undefined, key: string): readonly number[] | undefined {
  const pair = node?.items.find((item) => String(item.key) === key)
  return pair?.value?.range ?? undefined
}
