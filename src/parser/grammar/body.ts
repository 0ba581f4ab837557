import { type Line, sliceLine, textOf } from '../line/span'
import type { Element, Passage } from '../mdast/element'
import type { FactReader } from './fact-reader'
import { keyOf, meaningOf, strongEnd } from './key'
import { readRecord, recordOf } from './record'
import type { Repeats } from './repeats'
import { type Lead, tailOf } from './title'

/** What stands on the line of the title: its link, figures and words behind it. */
export function readLead(
  reader: FactReader,
  { lines, position }: Pick<Passage, 'lines' | 'position'>,
  lead: Lead,
): void {
  const [line] = lines
  const place = { position, isItem: false }
  if (lead.before !== '') reader.take([{ text: lead.before }], place)
  let previous: string | undefined
  for (const span of line ?? []) {
    if (span.url !== undefined && span.url !== previous && !lead.rest.includes(span))
      reader.take([span], place)
    previous = span.url
  }
  const tail = line ? tailOf(textOf(line)) : ''
  if (tail !== '') reader.take([{ text: tail }], place)
  if (lead.rest.length > 0) reader.take(lead.rest, place)
  reader.pause()
}

/** The elements under a title, line by line; a strong line or a heading of unknown meaning ends what was open. */
export function readBody(reader: FactReader, body: readonly Element[], repeats: Repeats): void {
  for (const element of body) {
    if (element.kind === 'table') {
      const record = recordOf(element)
      if (record) readRecord(reader, record)
    } else if (element.kind === 'rule') reader.divide()
    else if (element.kind === 'heading') {
      const [line] = element.lines
      const meaning = line && meaningOf(textOf(line))
      if (line && meaning === undefined && keyOf(line))
        reader.take(line, { position: element.position, isItem: false })
      else reader.open(meaning, element.position)
    } else
      for (const line of element.lines) {
        if (isUnknownLabel(line, repeats)) reader.open(undefined, element.position)
        else
          reader.take(line, {
            position: element.position,
            isItem: element.kind === 'item',
            depth: element.depth,
          })
      }
    reader.pause()
  }
  reader.close()
}

function isUnknownLabel(line: Line, repeats: Repeats): boolean {
  const strong = strongEnd(line)
  return (
    strong > 0 && textOf(sliceLine(line, strong)) === '' && keyOf(line) === undefined && repeats.isLabel(line)
  )
}
