import stringWidth from 'string-width'

import { printable } from './printable'
import type { Terminal } from './surroundings'

/** A column of a table for people. */
export interface TableColumn {
  readonly name: string
  /** Counts stand under each other by their last digit. */
  readonly isCount?: boolean
}

/** Between two columns. */
const GAP = '  '
/** No column is made narrower than this. */
const NARROWEST = 8

/**
 * Rows under their heads, as wide as the terminal at most: what is too long for its column ends with `…`. Width is that of the letters as terminals show them, and what is
 * written from right to left is held together.
 */
export function tableOf(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  { columns: width, isStyled }: Terminal,
): string {
  const cells = rows.map((row) => row.map((cell) => printable(cell)))
  const widths = widthsWithin(
    columns.map(({ name }, index) =>
      Math.max(widthOf(name), ...cells.map((row) => widthOf(row[index] ?? ''))),
    ),
    width,
  )
  const lineOf = (row: readonly string[]): string =>
    columns
      .map(({ isCount = false }, index) => fitted(row[index] ?? '', widths[index] ?? 0, isCount))
      .join(GAP)
      .trimEnd()
  const head = lineOf(columns.map(({ name }) => name))
  return [isStyled ? `\u001b[1m${head}\u001b[22m` : head, ...cells.map(lineOf), ''].join('\n')
}

/** The widest columns give way until all of them fit. */
function widthsWithin(wanted: readonly number[], width: number): number[] {
  const widths = [...wanted]
  let excess = widths.reduce((sum, one) => sum + one, GAP.length * (widths.length - 1)) - width
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= NARROWEST) break
    const index = widths.indexOf(widest)
    const next = Math.max(NARROWEST, ...widths.filter((one) => one < widest))
    const cut = Math.min(excess, Math.max(1, widest - next))
    widths[index] = widest - cut
    excess -= cut
  }
  return widths
}

function fitted(cell: string, width: number, isCount: boolean): string {
  const text = cut(cell, width)
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return isCount ? blanks + held(text) : held(text) + blanks
}

/** Letters from right to left would turn the columns beside them round. */
function held(text: string): string {
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)
    ? `\u2068${text}\u2069`
    : text
}

/** A text within a width, ended by `…` where it is longer; no character is cut in two. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  let kept = ''
  let used = 1
  for (const { segment } of segmenter.segment(text)) {
    used += widthOf(segment)
    if (used > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** How many cells of a terminal a text takes. Marks on letters take none. */
export function widthOf(text: string): number {
  return /^[\u0020-\u007e]*$/.test(text)
    ? text.length
    : stringWidth(text.replace(/(?!\ufe0f|\u20e3)\p{M}/gu, ''))
}
