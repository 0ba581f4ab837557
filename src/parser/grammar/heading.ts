import type { Line } from '../line/span'
import { keyOf } from './key'
import { type Lead, leadOf } from './title'

/** A heading's title, behind a label where it has one: `## Title: …`. */
export function headingLead(line: Line): Lead | undefined {
  const keyed = keyOf(line)
  const isTitled =
    keyed && (keyed.meaning === 'title' || keyed.meaning === 'translatedTitle') && keyed.value.length > 0
  return leadOf(isTitled ? keyed.value : line, 'heading')
}
