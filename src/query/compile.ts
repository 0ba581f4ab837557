import { foldText } from '../lexicon/fold'
import { parseArxivId, parseDoi } from '../lexicon/identifier'
import type { Paper } from '../model/paper'
import type { DateNode, NumberNode, QueryNode, TextNode, ValueNode } from './ast'
import { fields, parts, searched } from './fields'
import { endsBy, startsFrom } from './period'
import { holdsWords, type Needle, needleOf } from './words'

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
      return parts[node.part]
  }
}

function compileText({ field, value, isPrefix }: TextNode): Predicate {
  const needle = needleOf(value, isPrefix)
  const names = field === undefined ? searched : [field]
  const test = (paper: Paper): boolean =>
    names.some((name) => fields[name].values(paper).some((text) => holds(text, needle)))
  if (field !== undefined) return test
  const arxiv = parseArxivId(value)
  const doi = parseDoi(value)
  if (arxiv === undefined && doi === undefined) return test
  return (paper) =>
    (arxiv !== undefined && fields.arxiv.values(paper).includes(arxiv)) ||
    (doi !== undefined && paper.identifiers.doi === doi) ||
    test(paper)
}

function holds(text: string, needle: Needle): boolean {
  return holdsWords(foldText(text), needle)
}

function compileValue({ field, value }: ValueNode): Predicate {
  const { fold, values } = fields[field]
  const wanted = fold(value)
  return (paper) => values(paper).includes(wanted)
}

function compileNumber({ field, from = 0, to = Number.POSITIVE_INFINITY }: NumberNode): Predicate {
  const { value } = fields[field]
  return (paper) => {
    const found = value(paper)
    return found !== undefined && found >= from && found <= to
  }
}

/** A partial date meets a range that holds all of its days. */
function compileDate({ field, from, to }: DateNode): Predicate {
  const { value } = fields[field]
  return (paper) => {
    const found = value(paper)
    return (
      found !== undefined &&
      (from === undefined || startsFrom(found, from)) &&
      (to === undefined || endsBy(found, to))
    )
  }
}
