import type { Element } from '../line/element'
import { type Line, sliceLine, textOf } from '../line/span'
import type { FactReader } from './fact-reader'
import { keyOf, strongEnd } from './key'
import { meaningOf } from './meaning'
import { readRecord, recordOf } from './record'
import type { Repeats } from './repeats'

/** The elements of an entry that are not its title, line by line; a strong line or a heading of unknown meaning ends what was open. `isHead`: they start the entry. */
export function readBody(
  reader: FactReader,
  body: readonly Element[],
  repeats: Repeats,
  isHead = false,
): void {
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
            isItem: !isHead && element.kind === 'item',
            depth: element.depth,
          })
      }
    reader.pause()
  }
}

function isUnknownLabel(line: Line, repeats: Repeats): boolean {
  const strong = strongEnd(line)
  return (
    strong > 0 && textOf(sliceLine(line, strong)) === '' && keyOf(line) === undefined && repeats.isLabel(line)
  )
}
