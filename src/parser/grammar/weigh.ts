import { foreignLetters, isOneWord } from '../../lexicon/script'
import type { Element, Passage } from '../line/element'
import { headingLine } from './heading'
import { keyOf } from './key'
import { type Lead, leadsOf } from './lead'
import { anchorOf } from './links'
import type { Repeats } from './repeats'
import { cleanTitle } from './title'
import { wrappedTitle } from './wrapped-title'

/** What speaks for or against words being the title of an entry, and how much. */
export const weights = {
  /** They link the paper that the entry names. */
  'links the paper': 6,
  /** Their element is a heading. */
  heading: 5,
  /** They are printed strong. */
  strong: 4,
  /** They link something else. */
  'links something': 3,
  /** They start the entry and carry no mark. */
  plain: 3,
  /** The page's own class calls them a title. */
  'called a title': 3,
  /** Other words stand before them on their line. */
  'within a line': -2,
  /** Each element between the entry's start and theirs. */
  'further down': -1,
  /** They come back over other papers. */
  recurring: -10,
  /** One word, as names of methods are. */
  'one word': -2,
  /** They end as a sentence does. */
  sentence: -3,
  /** They are in other letters than another candidate: a translation. */
  translated: -4,
} as const

/** A thing that speaks for or against a title. */
export type Reason = keyof typeof weights

/** How much each reason counts. */
export type Weights = Readonly<Record<Reason, number>>

/** Words that may be the title of an entry, and why. */
export interface Candidate {
  readonly lead: Lead
  readonly title: string
  /** Where they stand: the element's number in the entry, and the line's in the element. */
  readonly element: number
  readonly line: number
  /** How many lines of the element they run over. */
  readonly lines: number
  readonly reasons: readonly Reason[]
  readonly weight: number
}

/** Elements, and lines of one, in which a title is looked for. */
const MOST_ELEMENTS = 7
const MOST_LINES = 4

/** All that can be the title of an entry, in reading order, each with what speaks for it and against it. */
export function weighTitles(
  elements: readonly Element[],
  repeats: Repeats,
  table: Weights = weights,
): readonly Candidate[] {
  const found: Candidate[] = []
  for (const [index, element] of elements.slice(0, MOST_ELEMENTS).entries()) {
    if (element.kind === 'table') break
    if (element.kind === 'rule' || (index > 0 && element.kind === 'heading')) break
    // Items under an item, or behind a paragraph, are entries of their own, or say something of this one.
    if (index > 0 && element.kind === 'item' && elements[0]?.kind !== 'heading') break
    for (const candidate of candidatesIn(element, index, repeats, table)) found.push(candidate)
    if (found.some(({ weight }) => weight >= table['links the paper'])) break
  }
  const least = Math.min(...found.map(({ title }) => foreignLetters(title)))
  return found.map((candidate) =>
    foreignLetters(candidate.title) > least ? withReason(candidate, 'translated', table) : candidate,
  )
}

/** The candidate for which most speaks; the first of equals. `undefined` where there is none. */
export function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates)
    if (best === undefined || candidate.weight > best.weight) best = candidate
  return best
}

function* candidatesIn(
  element: Passage,
  index: number,
  repeats: Repeats,
  table: Weights,
): Generator<Candidate> {
  const isHeading = element.kind === 'heading'
  const most = index === 0 ? MOST_LINES : 2
  for (const [number, line] of element.lines.slice(0, most).entries()) {
    const own = isHeading ? headingLine(line) : line
    if (!isHeading && number + index > 0 && keyOf(own)?.meaning !== undefined) continue
    for (const lead of leadsOf(own, isHeading ? 'heading' : undefined)) {
      const isFirst = number === 0 && index === 0
      if (lead.mark === 'plain' && !isHeading && !isFirst && !lead.isCalled) continue
      const whole =
        isFirst && !isHeading ? wrappedTitle(element.lines, lead) : { title: lead.title, count: 1 }
      const reasons = reasonsFor(lead, isHeading, repeats)
      for (let step = 0; step < index + number; step++) reasons.push('further down')
      yield {
        lead,
        title: whole.title,
        element: index,
        line: number,
        lines: whole.count,
        reasons,
        weight: sumOf(reasons, table),
      }
    }
  }
}

function reasonsFor(lead: Lead, isHeading: boolean, repeats: Repeats): Reason[] {
  const { title, mark, url, isWithin } = lead
  const reasons: Reason[] = []
  if (anchorOf(url) !== undefined) reasons.push('links the paper')
  else if (isHeading) reasons.push('heading')
  else if (mark === 'strong') reasons.push('strong')
  else reasons.push(url === undefined ? 'plain' : 'links something')
  if (lead.isCalled) reasons.push('called a title')
  if (isWithin) reasons.push('within a line')
  if (isOneWord(title)) reasons.push('one word')
  if (/[.。]$/.test(title) && title.length > 60) reasons.push('sentence')
  if (repeats.isLabel([{ text: title }])) reasons.push('recurring')
  return reasons
}

function withReason(candidate: Candidate, reason: Reason, table: Weights): Candidate {
  const reasons = [...candidate.reasons, reason]
  return { ...candidate, reasons, weight: sumOf(reasons, table) }
}

function sumOf(reasons: readonly Reason[], table: Weights): number {
  let sum = 0
  for (const reason of reasons) sum += table[reason]
  return sum
}

/** Whether two titles are one but for what pages put around them. */
export function isSameTitle(first: string, second: string): boolean {
  return cleanTitle(first).toLowerCase() === cleanTitle(second).toLowerCase()
}
