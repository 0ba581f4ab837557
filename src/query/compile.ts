import { foldText } from '../lexicon/fold'
import { parseArxivId, parseDoi } from '../lexicon/identifier'
import type { Paper } from '../model/paper'
import { type FieldNameOf, states, type Term, type TermKind, vocabulary } from '../model/vocabulary'
import type { DateNode, HasNode, NumberNode, QueryNode, TextNode, ValueNode } from './ast'
import { askedOf, foldValue, requireField, searched } from './fields'
import { endsBy, startsFrom } from './period'
import { holdsWords, needleOf } from './words'

/** Tells of a paper whether it meets a condition. */
export type Predicate = (paper: Paper) => boolean

/** Makes a predicate of a query. A paper that does not state a field meets no condition on it, and every negated one. */
export function compileQuery(node: QueryNode): Predicate {
  switch (node.type) {
    case 'all':
      return () => true
    case 'and': {
      const tests = node.children.map(compileQuery)
      return (paper) => tests.every((test) => test(paper))
    }
    case 'or': {
      const tests = node.children.map(compileQuery)
      return (paper) => tests.some((test) => test(paper))
    }
    case 'not': {
      const test = compileQuery(node.child)
      return (paper) => !test(paper)
    }
    case 'text':
      return compileText(node)
    case 'value':
      return compileValue(node)
    case 'number':
      return compileNumber(node)
    case 'date':
      return compileDate(node)
    case 'has':
      return compileHas(node)
  }
}

function compileHas({ part }: HasNode): Predicate {
  const name = requireField(part, 'a field')
  return (paper) => states(paper, name)
}

function compileText({ field, value, isPrefix }: TextNode): Predicate {
  const needle = needleOf(value, isPrefix)
  const names = field === undefined ? searched : [nameOf<'text'>(field)]
  const test = (paper: Paper): boolean =>
    names.some((name) => askedOf(paper, name).some((text) => holdsWords(foldText(text), needle)))
  if (field !== undefined) return test
  const arxiv = parseArxivId(value)
  const doi = parseDoi(value)
  if (arxiv === undefined && doi === undefined) return test
  return (paper) =>
    (arxiv !== undefined && vocabulary.arxiv.values(paper).includes(arxiv)) ||
    (doi !== undefined && paper.identifiers.doi === doi) ||
    test(paper)
}

function compileValue({ field, value }: ValueNode): Predicate {
  const name = nameOf<'value'>(field)
  const wanted = foldValue(name, value)
  return (paper) => askedOf(paper, name).some((found) => foldText(found) === wanted)
}

function compileNumber({ field, from = 0, to = Number.POSITIVE_INFINITY }: NumberNode): Predicate {
  const { values }: Term<'number'> = vocabulary[nameOf<'number'>(field)]
  return (paper) => values(paper).some((found) => found >= from && found <= to)
}

/** A partial date meets a range that holds all of its days. */
function compileDate({ field, from, to }: DateNode): Predicate {
  const { values }: Term<'date'> = vocabulary[nameOf<'date'>(field)]
  return (paper) =>
    values(paper).some(
      (found) => (from === undefined || startsFrom(found, from)) && (to === undefined || endsBy(found, to)),
    )
}

/** Trees may come from elsewhere, with any word for a field. */
function nameOf<Kind extends TermKind>(word: string): FieldNameOf<Kind> {
  return requireField(word, 'a field') as FieldNameOf<Kind>
}
