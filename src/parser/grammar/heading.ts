import type { Line } from '../line/span'
import { keyOf } from './key'
import { type Lead, leadsOf } from './lead'

/** A heading without the label that it may start with: `## Title: …`. */
export function headingLine(line: Line): Line {
  const keyed = keyOf(line)
  const isTitled =
    keyed && (keyed.meaning === 'title' || keyed.meaning === 'translatedTitle') && keyed.value.length > 0
  return isTitled ? keyed.value : line
}

/** What a heading may name a paper by first. */
export function headingLead(line: Line): Lead | undefined {
  for (const lead of leadsOf(headingLine(line), 'heading')) return lead
  return undefined
}
