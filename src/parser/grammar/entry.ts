import type { Element, Passage } from '../line/element'
import type { TracedTitle } from '../trace'
import { readBody } from './body'
import { type Card, keyOfAnchors, titleOfCard, weightOf } from './card'
import { createFactReader, type FactReader } from './fact-reader'
import { type Facts, factsOf } from './facts'
import { anchorOf, anchorsIn, isArxivAnchor } from './links'
import type { Repeats } from './repeats'
import { readAround } from './titled'
import { bestOf, type Candidate, weighTitles } from './weigh'

/** What may be one paper: the element that starts it, and all that belongs to it alone. */
export interface Entry {
  readonly kind: 'heading' | 'item' | 'text' | 'record' | 'card'
  readonly elements: readonly Element[]
}

/** What an entry says. */
export interface EntryReading {
  readonly entry: Entry
  /** The words that would be its title, and why. */
  readonly candidate: Candidate | undefined
  readonly facts: Facts
  /** `undefined` where it has no title. */
  readonly card: Card | undefined
  /** By itself it is a paper: one paper is named, or it says what only papers have. */
  readonly isPaper: boolean
}

/** Reads an entry: first what its title is, then what the rest says. */
export function readEntry(entry: Entry, repeats: Repeats): EntryReading {
  const { kind, elements } = entry
  const candidates = kind === 'record' ? [] : weighTitles(elements, repeats)
  const candidate = bestOf(candidates)
  const reader = createFactReader()
  for (const [index, element] of elements.entries()) {
    if (candidate && index === candidate.element && element.kind !== 'table')
      readTitled(reader, element, candidate)
    else if (index > 0 || element.kind !== 'heading') readBody(reader, [element], repeats, index === 0)
  }
  reader.close()
  reader.settle()
  const { facts } = reader
  const title = titleOfCard(candidate?.title, facts)
  const position = candidate && elements[candidate.element]?.position
  const card = title && {
    title: title.title,
    titlePosition: title.position ?? position ?? elements[0]?.position,
    facts,
    isRecord: kind === 'record',
    isLinked: anchorOf(candidate?.lead.url) !== undefined,
    head: elements[0],
  }
  const verdict = card ? judgeEntry(entry, candidate, facts) : 'it has no title'
  const isPaper = verdicts[verdict]
  repeats.trace?.({
    type: 'entry',
    kind,
    titles: titlesOf(candidates, candidate, elements),
    facts: factsOf(facts),
    isPaper,
    verdict,
    position: elements[0]?.position,
  })
  return { entry, candidate, facts, card, isPaper }
}

function titlesOf(
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
  elements: readonly Element[],
): TracedTitle[] {
  return candidates.map((candidate) => {
    const { title, reasons, weight, element } = candidate
    return { title, reasons, weight, isChosen: candidate === chosen, position: elements[element]?.position }
  })
}

/** The element of the title: what stands before it, its link and figures, what stands behind it. */
function readTitled(
  reader: FactReader,
  { lines, position }: Passage,
  { lead, line, lines: count }: Candidate,
): void {
  const place = { position, isItem: false }
  for (const before of lines.slice(0, line)) reader.take(before, place)
  readAround(reader, lead, lines[line], place)
  reader.pause()
  for (const after of lines.slice(line + count)) reader.take(after, place)
  reader.pause()
}

/** Why an entry is a paper by itself, or is none. */
export const verdicts = {
  'it has no title': false,
  'a paper is named': true,
  'its title links the paper': true,
  'it says what only papers have': true,
  'its column is that of papers': true,
  'nothing names a paper': false,
  'several papers are linked in it': false,
  'a sentence ends in an identifier': false,
} as const

/** A reason for which an entry is a paper, or is none. */
export type Verdict = keyof typeof verdicts

/** What an entry is, by what it says alone; its siblings may know better. */
export function judgeEntry(
  { kind, elements }: Entry,
  candidate: Candidate | undefined,
  facts: Facts,
): Verdict {
  const { anchors } = facts
  const told = weightOf(facts) > 1 ? 'it says what only papers have' : 'nothing names a paper'
  if (kind === 'record') return anchors.size > 0 ? 'a paper is named' : told
  const url = candidate?.lead.url
  const isLinked = anchorOf(url) !== undefined && candidate?.lead.isWithin === false
  if (kind === 'heading') {
    // A heading over words that link several papers groups them, or speaks of them.
    const isSeveral =
      !isLinked && facts.titles.length === 0 && elements.some((element) => arxivIn(element) > 1)
    if (isSeveral) return 'several papers are linked in it'
    return anchors.size > 0 ? 'a paper is named' : told
  }
  if (anchors.size === 0) return 'nothing names a paper'
  if (isLinked) return 'its title links the paper'
  // A sentence that ends in the id of a paper is not its title.
  if (facts.isMentioned && candidate?.lead.mark === 'plain') return 'a sentence ends in an identifier'
  const arxiv = [...anchors].filter(isArxivAnchor)
  // A sentence that mentions papers, and a group that has its papers in it, are none of them.
  if (arxivIn(elements[0]) > 1) return 'several papers are linked in it'
  return arxiv.length < 2 || elements.length === 1 || keyOfAnchors(anchors) !== undefined
    ? 'a paper is named'
    : 'several papers are linked in it'
}

/** How many papers of arXiv an element links. */
function arxivIn(element: Element | undefined): number {
  if (element === undefined || element.kind === 'table') return 0
  return new Set([...anchorsIn(element)].filter(isArxivAnchor)).size
}
