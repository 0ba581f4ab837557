import { linkMeanings } from '../../lexicon/field-label'
import type { Trace } from '../trace'
import type { EntryReading } from './entry'
import { hasNames, loneNameOf } from './facts'

/**
 * The entries that are papers because those beside them are: most entries of one shape name a paper, or say who wrote it, and these others have a title that
 * is marked as theirs are.
 */
export function promoteSiblings(readings: readonly EntryReading[], trace?: Trace): ReadonlySet<EntryReading> {
  const promoted = new Set<EntryReading>()
  const shapes = new Map<string, EntryReading[]>()
  for (const reading of readings) {
    const shape = shapeOf(reading)
    const known = shapes.get(shape)
    if (known) known.push(reading)
    else shapes.set(shape, [reading])
  }
  for (const siblings of shapes.values()) {
    const papers = siblings.filter(({ isPaper }) => isPaper).length
    const named = siblings.filter((reading) => isNamed(reading) || reading.isPaper).length
    if (papers < 2 && named < 2) continue
    for (const reading of siblings) {
      if (reading.isPaper || !reading.card) continue
      const isOne = named * 2 > siblings.length && isNamed(reading)
      if (isOne || (papers * 2 >= siblings.length && papers > 1 && isLinked(reading))) promoted.add(reading)
    }
  }
  if (trace)
    for (const { card, entry } of promoted)
      trace({ type: 'promoted', title: card?.title ?? '', position: entry.elements[0]?.position })
  return promoted
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
