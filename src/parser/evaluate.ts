import { formatDate, type PartialDate, yearNotAfter, yearNotBefore } from '../lexicon/date'
import { periodOfTitle } from '../lexicon/label'
import { readStatedDate } from '../lexicon/stated-date'
import { toOneLine } from '../lexicon/text'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { type Digest, type DigestDescription, isPeriod } from '../model/digest'
import type { Position } from '../model/paper'
import type { DigestContent, DigestFieldNode, PaperNode, Root } from '../model/tree'
import { withAddressRead } from './address'
import { papersOf } from './attempt'
import { emptyList, isNotice } from './empty'
import { readFields } from './fields'
import { readStored } from './stored'
import { createUniter, type Uniter } from './unite'
import { validatePaper } from './validate'

/** What the evaluation of a tree needs to know. */
export interface EvaluateOptions {
  /** Name of the reader, for the papers' provenance. */
  readonly reader: string
  /** Path of the document, likewise. */
  readonly path?: string | undefined
  /** `YYYY-MM-DD`: dates without a year lie at or before this day. */
  readonly referenceDate?: string | undefined
  /** Of `04/03/2025` the day comes first (`true`) or the month (`false`). */
  readonly dayFirst?: boolean | undefined
}

/** Reads nodes into papers one by one. */
export interface Evaluator extends Pick<Uniter, 'papers' | 'release'> {
  /** What the page has said of itself so far. */
  readonly description: DigestDescription
  /** Where the page says that there are no papers. */
  readonly notice: Position | undefined
  push(node: DigestContent): void
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
  for (const node of nodes) evaluator.push(node)
  const { papers, description } = evaluator
  if (papers.length === 0 && evaluator.notice) report(emptyList(evaluator.notice))
  const { title, query } = description
  const period = description.period ?? (query && 'search')
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
  const { reader, dayFirst } = options
  let { path, referenceDate } = options
  let day = description.date
  let dates = 0
  let notice: Position | undefined

  const uniter = createUniter(report)

  function take(node: PaperNode, section?: string): void {
    const context = { reader, path, referenceDate, dayFirst, digestDate: day, section, report }
    const isStored = node.data?.paper !== undefined
    const draft = isStored ? readStored(node, context) : readFields(node, context)
    const paper = draft && (isStored ? draft : validatePaper(draft, report))
    if (paper && node.data?.isRecord) uniter.pushRecord(paper)
    else if (paper) uniter.push(paper, isStored)
  }

  return {
    ...uniter,
    description,
    get notice() {
      return notice
    },
    push(node) {
      switch (node.type) {
        case 'paper':
          take(node)
          break
        case 'section':
          for (const child of node.children) take(child, node.title)
          break
        case 'digestTitle': {
          const title = toOneLine(node.value)
          description.title ??= title
          description.period ??= periodOfTitle(title)
          break
        }
        case 'query':
          description.query ??= toOneLine(node.value)
          break
        case 'address': {
          const address = toOneLine(node.value)
          if (/^https?:\/\//i.test(address)) path ??= address
          break
        }
        case 'period':
          // What a page says of its own accord counts before what its title suggests.
          if (isPeriod(node.value)) description.period = node.value
          break
        case 'retrieved':
          referenceDate = dayOf(node) ?? referenceDate
          break
        case 'digestDate':
          // A second page in the same paste has a day of its own; the digest keeps that of the first.
          if (dates++ > 0 || !settled)
            day = settleDate([node], { ...options, referenceDate: day ?? referenceDate }, report) ?? day
          description.date ??= day
          break
        case 'text':
          if (isNotice(node.value)) notice ??= node.position
          break
        default:
        // What a plugin of somebody else's added.
      }
    },
  }
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
  const stated = nodes.flatMap((node) =>
    node.type === 'digestDate' ? { node, date: readDate(node, options) } : [],
  )
  for (const { node, date } of stated) if (!date) tellDoubt(node, options, report)
  const full = stated.map(({ date }) => date && formatDate(date)).find((date) => date !== undefined)
  const first = stated.find(({ date }) => date !== undefined)
  if (first?.date === undefined || first.date.year !== undefined) return full
  const retrieved = nodes.find((node): node is DigestFieldNode => node.type === 'retrieved')
  const reference = full ?? (retrieved && dayOf(retrieved)) ?? options.referenceDate
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

/** A day of the page's own that may be either way round is told; words that are no day at all are a title's. */
function tellDoubt(
  { value, position }: DigestFieldNode,
  { dayFirst }: EvaluateOptions,
  report: (message: Diagnostic) => void,
): void {
  if (readStatedDate(value, dayFirst)?.doubt !== 'ambiguous') return
  const reason = 'Unexpected date in which day and month may be either way round; it is left out'
  report(diagnostic('unknown-date', reason, { place: position, actual: value, note: 'Pass `dayFirst`' }))
}

function readDate(
  { value }: { readonly value: string },
  { dayFirst }: Pick<EvaluateOptions, 'dayFirst'> = {},
): PartialDate | undefined {
  const stated = readStatedDate(value, dayFirst)
  return stated?.doubt === undefined ? stated?.date : undefined
}

function dayOf(node: { readonly value: string }): string | undefined {
  const date = readDate(node)
  return date && formatDate(date)
}

function newestDay(nodes: readonly DigestContent[]): string | undefined {
  const days = papersOf(nodes).flatMap(({ children }) => {
    const field = children.find(({ type }) => type === 'published')
    return (field && dayOf(field)) ?? []
  })
  return days.sort().at(-1)
}
