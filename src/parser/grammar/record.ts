import type { LabelMeaning } from '../../lexicon/field-label'
import type { CellContent, Grid } from '../line/element'
import { textOf } from '../line/span'
import type { FactReader } from './fact-reader'
import { meaningOf } from './meaning'

/** What a row of a record states. */
export interface RecordRow {
  readonly meaning: LabelMeaning | undefined
  readonly value: CellContent
}

/**
 * The rows of a table that is one record, its labels in the first column:
 *
 *     | Authors | Ada Quill |
 *     | arXiv   | 2504.01234 |
 *
 * `undefined` for any other table. What stands in its head may be the first row.
 */
export function recordOf({ head, rows }: Grid): RecordRow[] | undefined {
  if (head.length !== 2) return undefined
  const [label, value] = head
  const isHeadless = meaningOfCell(value) === undefined && meaningOfCell(label) !== undefined
  const all = isHeadless ? [head, ...rows] : rows
  const record = all.flatMap(([key, cell]): RecordRow[] =>
    key && cell ? [{ meaning: meaningOfCell(key), value: cell }] : [],
  )
  const known = new Set(record.flatMap(({ meaning }) => meaning ?? []))
  return known.size > 1 && known.size * 2 >= all.length ? record : undefined
}

/** Reads a record's rows as the statements of one card. */
export function readRecord(reader: FactReader, record: readonly RecordRow[]): void {
  for (const { meaning, value } of record) {
    reader.open(meaning, value.position)
    for (const line of value.lines)
      if (meaning !== undefined) reader.take(line, { position: value.position, isItem: false, meaning })
    reader.close()
  }
}

function meaningOfCell(cell: CellContent | undefined): LabelMeaning | undefined {
  return cell && meaningOf(cell.lines.map(textOf).join(' '))
}
