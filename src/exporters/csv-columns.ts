import { nearest } from '../model/nearest'
import type { Paper } from '../model/paper'
import { paperFields } from '../model/paper-fields'
import {
  type CellValue,
  type FieldName,
  fieldNames,
  fieldOf,
  fieldWords,
  type Term,
  vocabulary,
} from '../model/vocabulary'

/** The columns of a table, and what makes their cells. */
export interface Cells {
  readonly names: readonly string[]
  readonly cells: readonly ((paper: Paper) => CellValue)[]
}

/** The columns of a table for people, in their order: what digests state. */
export const readableColumns: readonly FieldName[] = /* @__PURE__ */ fieldNames.filter(
  (name) => (vocabulary[name] as Term).isColumn,
)

/** The cells of columns. Throws a TypeError where they make no table. */
export function cellsOf(words: readonly string[]): Cells {
  if (!Array.isArray(words) || words.length === 0)
    throw new TypeError("Expected columns to name one at least: ['id', 'title']")
  const names = words.map((word) => columnOf(word))
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) throw new TypeError(`Expected each column once: '${twice}' is there twice`)
  return { names, cells: names.map((name) => vocabulary[name].cell) }
}

/** The name of a column that a word stands for. Throws a TypeError where it stands for none. */
export function columnOf(word: string, what = 'column'): FieldName {
  const name = fieldOf(word)
  if (name !== undefined) return name
  const near = nearest(String(word), fieldWords())
  throw new TypeError(
    `Unknown ${what} '${word}'; ${near === undefined ? `the names are ${fieldNames.join(', ')}` : `did you mean '${near}'?`}`,
  )
}

/** The fields of a paper, one column each; nested ones as JSON. */
export function losslessCells(): Cells {
  return {
    names: paperFields,
    cells: paperFields.map((name) => (paper) => {
      const value = paper[name]
      if (value === undefined || typeof value === 'string' || typeof value === 'number') return value
      return JSON.stringify(value)
    }),
  }
}
