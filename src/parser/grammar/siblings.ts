import { linkMeanings } from '../../lexicon/field-label'
import type { Trace } from '../trace'
import { type Census, type Count, isOfPapers } from './census'
import type { EntryReading } from './entry'
import { hasNames, loneNameOf } from './facts'

/**
 * The entries that are papers because those beside them are: most entries of one shape name a paper, or say who wrote it, and these others have a title that
 * is marked as theirs are. `page`: the entries of all sections.
 */
export function promoteSiblings(
  readings: readonly EntryReading[],
  trace?: Trace,
  page?: Census,
): ReadonlySet<EntryReading> {
  const promoted = new Set<EntryReading>()
  for (const [shape, siblings] of byShape(readings)) {
    const papers = siblings.filter(({ isPaper }) => isPaper).length
    const areNamed = isOfPapers(countOf(siblings)) || isOfPapers(page?.shapes.get(shape))
    const areLinked = papers > 1 && papers * 2 >= siblings.length
    for (const reading of siblings) {
      if (reading.isPaper || !reading.card) continue
      if ((areNamed && isNamed(reading)) || (areLinked && isLinked(reading))) promoted.add(reading)
    }
  }
  if (trace)
    for (const { card, entry } of promoted)
      trace({ type: 'promoted', title: card?.title ?? '', position: entry.elements[0]?.position })
  return promoted
}

function byShape(readings: readonly EntryReading[]): Map<string, EntryReading[]> {
  const shapes = new Map<string, EntryReading[]>()
  for (const reading of readings) {
    const shape = shapeOf(reading)
    const known = shapes.get(shape)
    if (known) known.push(reading)
    else shapes.set(shape, [reading])
  }
  return shapes
}

function countOf(siblings: readonly EntryReading[]): Count {
  const named = siblings.filter((reading) => isNamed(reading) || reading.isPaper)
  return { all: siblings.length, named: named.length }
}

/** Counts the entries of a section for those of others, and which of them were left. */
export function countEntries(
  { shapes, left }: Census,
  readings: readonly EntryReading[],
  promoted: ReadonlySet<EntryReading>,
): void {
  for (const [shape, siblings] of byShape(readings)) {
    const { all, named } = countOf(siblings)
    const known = shapes.get(shape)
    shapes.set(shape, { all: all + (known?.all ?? 0), named: named + (known?.named ?? 0) })
    if (siblings.some((reading) => isNamed(reading) && !reading.isPaper && !promoted.has(reading)))
      left.add(shape)
  }
}

/** What siblings have in common: what they are, how deep they stand, and whether their titles are marked. */
function shapeOf({ entry, candidate }: EntryReading): string {
  const [head] = entry.elements
  const depth = head && head.kind !== 'table' ? head.depth : 0
  return `${entry.kind} ${depth} ${candidate?.lead.mark === 'plain'}`
}

function isNamed({ facts, card }: EntryReading): boolean {
  return card !== undefined && (hasNames(facts) || loneNameOf(facts) !== undefined)
}

/** Its title links somewhere, or it has a link that is called the paper. */
function isLinked({ candidate, facts }: EntryReading): boolean {
  return (
    (candidate?.lead.url !== undefined && !candidate.lead.url.startsWith('#')) ||
    facts.statements.some(({ meaning }) => linkMeanings.has(meaning))
  )
}
