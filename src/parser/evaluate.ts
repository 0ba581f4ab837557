import {
  formatDate,
  matchDate,
  type PartialDate,
  parseDate,
  yearNotAfter,
  yearNotBefore,
} from '../lexicon/date'
import { periodOfTitle } from '../lexicon/label'
import { toOneLine } from '../lexicon/text'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { type Digest, type DigestDescription, isPeriod } from '../model/digest'
import type { Paper } from '../model/paper'
import type { DigestContent, DigestFieldNode, PaperNode, Root } from '../model/tree'
import { withAddressRead } from './address'
import { readFields } from './fields'
import { readStored } from './stored'
import { contradicts, isAgain, uniteCards } from './unite'
import { validatePaper } from './validate'

/** What the evaluation of a tree needs to know. */
export interface EvaluateOptions {
  /** Name of the reader, for the papers' provenance. */
  readonly reader: string
  /** Path of the document, likewise. */
  readonly path?: string | undefined
  /** `YYYY-MM-DD`: dates without a year lie at or before this day. */
  readonly referenceDate?: string | undefined
}

/** Reads nodes into papers one by one. */
export interface Evaluator {
  /** What the page has said of itself so far. */
  readonly description: DigestDescription
  /** Takes the next node; gives its papers. */
  push(node: DigestContent): Paper[]
}

/** Makes papers of a digest tree, such as `fromDigest` gives or a plugin has changed. */
export function toPapers(tree: Root, options: Partial<EvaluateOptions> = {}): Digest {
  const messages: Diagnostic[] = []
  const reader = options.reader ?? tree.data?.reader ?? 'tree'
  return { ...evaluate(tree.children, { ...options, reader }, (message) => messages.push(message)), messages }
}

/** Evaluates all nodes of a document: its own dates are known before the first paper is read. */
export function evaluate(
  content: Iterable<DigestContent>,
  options: EvaluateOptions,
  report: (message: Diagnostic) => void,
): Omit<Digest, 'messages'> {
  const nodes = [...content].flatMap(withAddressRead)
  const date = settleDate(nodes, options, report)
  const evaluator = createEvaluator(options, report, { date })
  const papers = uniteAll(nodes, evaluator, report)
  const { title, query } = evaluator.description
  const period = evaluator.description.period ?? (query && 'search')
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(period && { period }),
    ...(query && { query }),
    papers,
  }
}

/** An evaluator for nodes as they come. Without `settled`, the page's date counts from where it stands. */
export function createEvaluator(
  options: EvaluateOptions,
  report: (message: Diagnostic) => void,
  settled?: Pick<DigestDescription, 'date'>,
): Evaluator {
  const description: DigestDescription = { ...settled }
  const { reader } = options
  let { path, referenceDate } = options
  let day = description.date
  let dates = 0

  function paper(node: PaperNode, section?: string): Paper[] {
    const context = { reader, path, referenceDate, digestDate: day, section, report }
    if (node.data?.paper !== undefined) {
      const stored = readStored(node, context)
      return stored ? [stored] : []
    }
    const draft = readFields(node, context)
    const valid = draft && validatePaper(draft, report)
    return valid ? [valid] : []
  }

  return {
    description,
    push(node) {
      switch (node.type) {
        case 'paper':
          return paper(node)
        case 'section':
          return node.children.flatMap((child) => paper(child, node.title))
        case 'digestTitle': {
          const title = toOneLine(node.value)
          description.title ??= title
          description.period ??= periodOfTitle(title)
          return []
        }
        case 'query': {
          description.query ??= toOneLine(node.value)
          return []
        }
        case 'address': {
          const address = toOneLine(node.value)
          if (/^https?:\/\//i.test(address)) path ??= address
          return []
        }
        case 'period': {
          // What a page says of its own accord counts before what its title suggests.
          if (isPeriod(node.value)) description.period = node.value
          return []
        }
        case 'retrieved': {
          const date = readDate(node)
          referenceDate = (date && formatDate(date)) ?? referenceDate
          return []
        }
        case 'digestDate': {
          // A second page in the same paste has a day of its own; the digest keeps that of the first.
          if (dates++ > 0 || !settled)
            day = settleDate([node], { ...options, referenceDate: day ?? referenceDate }, report) ?? day
          description.date ??= day
          return []
        }
        default:
          // Text that no rule claims, and what a plugin of somebody else's added.
          return []
      }
    },
  }
}

/** A paper, and whether the document holds it as a paper: such a one is not taken for a repetition by its title alone. */
export interface Evaluated {
  readonly paper: Paper
  readonly isStored: boolean
}

/** The papers of a node. */
export function evaluated(node: DigestContent, evaluator: Evaluator): Evaluated[] {
  const nodes = node.type === 'paper' ? [node] : node.type === 'section' ? node.children : []
  const isStored = nodes.some(({ data }) => data?.paper !== undefined)
  return evaluator.push(node).map((paper) => ({ paper, isStored }))
}

function uniteAll(
  nodes: readonly DigestContent[],
  evaluator: Evaluator,
  report: (message: Diagnostic) => void,
): Paper[] {
  const papers: Paper[] = []
  const indexOf = new Map<string, number>()
  for (const { paper, isStored } of nodes.flatMap((node) => evaluated(node, evaluator))) {
    const last = isStored ? undefined : papers.at(-1)
    const index = indexOf.get(paper.id) ?? (last && isAgain(last, paper) ? papers.length - 1 : papers.length)
    const known = papers[index]
    if (known && !contradicts(known, paper)) {
      report(duplicate(paper))
      const united = uniteCards(known, paper)
      papers[index] = united
      indexOf.set(united.id, index)
    } else {
      if (known) report(conflict(paper))
      indexOf.set(paper.id, papers.length)
      papers.push(paper)
    }
  }
  return papers
}

function conflict(paper: Paper): Diagnostic {
  return diagnostic(
    'conflicting-identifier',
    'Unexpected second card of one id that contradicts the first; both papers are kept',
    {
      place: paper.sources[0]?.position,
      actual: paper.title,
    },
  )
}

/** Says that a card repeats an earlier one. */
export function duplicate(paper: Paper): Diagnostic {
  return diagnostic(
    'duplicate-paper',
    'Unexpected second card of a paper; its fields are united with those of the first',
    { place: paper.sources[0]?.position, actual: paper.title },
  )
}

/**
 * The page's day. A date without a year takes it, in this order, from a full date of the page, from `referenceDate`, or from
 * the newest dated paper: the earliest year that no paper contradicts. What is inferred is told.
 */
function settleDate(
  nodes: readonly DigestContent[],
  options: EvaluateOptions,
  report: (message: Diagnostic) => void,
): string | undefined {
  const stated = nodes.flatMap((node) => (node.type === 'digestDate' ? { node, date: readDate(node) } : []))
  const full = stated.map(({ date }) => date && formatDate(date)).find((date) => date !== undefined)
  const first = stated.find(({ date }) => date !== undefined)
  if (first?.date === undefined || first.date.year !== undefined) return full
  const retrieved = nodes.find(({ type }) => type === 'retrieved') as DigestFieldNode | undefined
  const fetched = retrieved && readDate(retrieved)
  const reference = full ?? (fetched && formatDate(fetched)) ?? options.referenceDate
  const newest = reference === undefined ? newestDay(nodes) : undefined
  const dated =
    reference !== undefined
      ? yearNotAfter(first.date, reference)
      : newest !== undefined
        ? yearNotBefore(first.date, newest)
        : first.date
  const formatted = formatDate(dated)
  const place = { place: first.node.position, actual: first.node.value }
  if (formatted === undefined)
    report(
      diagnostic(
        'unknown-date',
        'Unexpected date without a year, and nothing tells the year; it is left out',
        { ...place, note: 'Pass `referenceDate`' },
      ),
    )
  else if (full === undefined)
    report(diagnostic('inferred-date', `The year of the digest's date is inferred: ${formatted}`, place))
  return formatted
}

function readDate(node: DigestFieldNode): PartialDate | undefined {
  const words = node.value.trim()
  return parseDate(words) ?? matchDate(words)?.date
}

function newestDay(nodes: readonly DigestContent[]): string | undefined {
  let newest: string | undefined
  for (const node of nodes) {
    const papers = node.type === 'paper' ? [node] : node.type === 'section' ? node.children : []
    for (const paper of papers) {
      const field = paper.children.find(({ type }) => type === 'published')
      const date = field && parseDate(field.value)
      const formatted = date && formatDate(date)
      if (formatted !== undefined && (newest === undefined || formatted > newest)) newest = formatted
    }
  }
  return newest
}
