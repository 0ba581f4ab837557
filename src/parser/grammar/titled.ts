import { type Line, sliceLine, textOf, trimLine } from '../line/span'
import type { FactReader } from './fact-reader'
import type { LinePlace } from './facts'
import type { Lead } from './lead'
import { citationBehind, citationOf, tailOf, yearBehind } from './title'

/** Reads what stands around a title on its line: before it, its address, figures and citation behind it, and the rest. */
export function readAround(reader: FactReader, lead: Lead, line: Line | undefined, place: LinePlace): void {
  const text = line ? textOf(line) : ''
  for (const front of lead.front) reader.tag(front, place)
  if (lead.url !== undefined) reader.take([{ text: lead.title, url: lead.url }], place)
  const tail = tailOf(text)
  if (tail !== '') reader.take([{ text: tail }], place)
  const cited = citationBehind(text, lead.title)
  if (cited) reader.cite(cited.names, place)
  const year = cited?.year ?? yearBehind(lead.title)
  if (year !== undefined) reader.take([{ text: year }], { ...place, meaning: 'published' })
  const rest = trimLine(sliceLine(lead.rest, citationOf(textOf(lead.rest))?.length ?? 0))
  if (rest.length > 0) reader.behind(rest, place, lead.mark !== 'plain')
}
