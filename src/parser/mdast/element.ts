import type { Nodes, Root, Table, TableRow } from 'mdast'

import type { Position } from '../../model/paper'
import { elementsOfMarkup, passagesOfMarkup } from '../html/markup'
import { type CellContent, type Element, type Grid, joinedLines } from '../line/element'
import { placeOf, type Shift, united } from '../line/place'
import { type Line, sliceLine, textOf, trimLine, wholeText } from '../line/span'
import { createPointer } from '../pointer'
import { htmlBlockAt } from './html-block'
import { type InlineContext, linesOf } from './inline'

/** Takes trees, gives elements. */
export interface Collector {
  /** `source`: the text that the tree's positions point into; `shift`: where that stands in the document. */
  add(tree: Nodes, source?: string, shift?: Shift): void
  /** Takes rows that go on with the last table. */
  addRows(rows: readonly CellContent[][]): void
  readonly elements: readonly Element[]
}

/** Collects the elements of a document, tree by tree. Trees are walked without recursion. */
export function createCollector(): Collector {
  const elements: Element[] = []
  return {
    elements,
    add(tree, source, shift) {
      collect(tree, { source, definitions: definitionsOf(tree), shift }, elements)
    },
    addRows(rows) {
      const grid = lastGrid(elements)
      if (grid) for (const row of rows) addRow(grid, row)
    },
  }
}

interface CollectContext extends InlineContext {
  readonly shift: Shift | undefined
}

function lastGrid(elements: readonly Element[]): Grid | undefined {
  return elements.findLast((element): element is Grid => element.kind === 'table')
}

function definitionsOf(tree: Nodes): Map<string, string> {
  const definitions = new Map<string, string>()
  for (const node of tree.type === 'root' ? (tree as Root).children : [])
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url)
  return definitions
}

interface Step {
  readonly node: Nodes
  /** How many list items it stands in. */
  readonly depth: number
  readonly isFirst: boolean
}

function collect(tree: Nodes, context: CollectContext, elements: Element[]): void {
  const { source, shift } = context
  const pointAt = shift ? shift.at : source === undefined ? undefined : createPointer(source)
  const waiting: Step[] = [{ node: tree, depth: 0, isFirst: false }]
  let open = shift?.isTableOpen === true ? lastGrid(elements) : undefined
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { node, depth, isFirst } = step
    if (shift?.length !== undefined && (node.position?.start.offset ?? 0) > shift.length) continue
    const position = placeOf(node, shift)
    switch (node.type) {
      case 'heading': {
        const lines = linesOf(node, context)
        if (lines.length > 1) lines.splice(0, lines.length, joinedLines(lines))
        elements.push({ kind: 'heading', depth: node.depth, lines, position })
        break
      }
      case 'paragraph': {
        const lines = linesOf(node, context)
        if (/^(?:-{2,}|_{3,}|={3,})$/.test(textOf(lines[0] ?? [])))
          elements.push({ kind: 'rule', depth, lines: [], position })
        if (lines.length > 0 && !continueTable(elements.at(-1), lines, position))
          elements.push({ kind: isFirst ? 'item' : 'text', depth, lines, position })
        break
      }
      case 'html': {
        const block = htmlBlockAt(node, (index) => waiting.at(-1 - index)?.node, source, shift, pointAt)
        if (block) waiting.length -= block.more
        if (block) elements.push(...elementsOfMarkup(block.markup, block.placeOf))
        else elements.push(...passagesOfMarkup(node.value, depth, position))
        break
      }
      case 'thematicBreak':
        elements.push({ kind: 'rule', depth, lines: [], position })
        break
      case 'table':
        addTable(node, context, elements, open)
        open = undefined
        break
      default: {
        if (!('children' in node)) break
        const isItem = node.type === 'listItem'
        for (let index = node.children.length - 1; index >= 0; index--) {
          const child = node.children[index] as Nodes
          waiting.push({ node: child, depth: isItem ? depth + 1 : depth, isFirst: isItem && index === 0 })
        }
      }
    }
  }
}

function addTable(table: Table, context: CollectContext, elements: Element[], open: Grid | undefined): void {
  const [first, ...rest] = table.children.map((row) => cellsOf(row, context))
  if (!first) return
  const grid = open ?? { kind: 'table', head: first, rows: [], position: placeOf(table, context.shift) }
  if (!open) elements.push(grid)
  for (const row of rest) addRow(grid, row)
}

function cellsOf(row: TableRow, context: CollectContext): CellContent[] {
  return row.children.map((cell) => ({
    lines: linesOf(cell, context),
    position: placeOf(cell, context.shift),
  }))
}

/** A row that broke inside a cell goes on where it broke: together they are one row's worth of cells. */
function addRow(grid: Grid, row: CellContent[]): void {
  const previous = grid.rows.at(-1)
  const width = grid.head.length
  const last = previous?.at(-1)
  if (!previous || previous.length >= width || row.length + previous.length - 1 > width) {
    grid.rows.push(row)
    return
  }
  const [first, ...rest] = row
  const lines = glued(last?.lines ?? [], first?.lines ?? [])
  previous.splice(-1, 1, { lines, position: united(last?.position, first?.position) }, ...rest)
}

function glued(before: readonly Line[], after: readonly Line[]): Line[] {
  if (before.length === 0 || after.length === 0) return [...before, ...after]
  return [...before.slice(0, -1), joinedLines([...before.slice(-1), ...after.slice(0, 1)]), ...after.slice(1)]
}

/** A blank line inside a cell ends the table for the parser; what follows has its bars still. */
function continueTable(
  grid: Element | undefined,
  lines: readonly Line[],
  position: Position | undefined,
): boolean {
  const previous = grid?.kind === 'table' ? grid.rows.at(-1) : undefined
  if (grid?.kind !== 'table' || !previous || !lines.some((line) => barsOf(line).length > 0)) return false
  const isOpen = previous.length < grid.head.length
  if (!isOpen && !lines.every(isBarred)) return false
  for (const line of lines)
    addRow(
      grid,
      splitCells(line).map((cell) => ({ lines: cell.length > 0 ? [cell] : [], position })),
    )
  return true
}

function isBarred(line: Line): boolean {
  return wholeText(line).trim().startsWith('|')
}

function splitCells(line: Line): Line[] {
  const bars = barsOf(line)
  const cells = bars.map((bar, index) => trimLine(sliceLine(line, (bars[index - 1] ?? -1) + 1, bar)))
  const rest = trimLine(sliceLine(line, (bars.at(-1) ?? -1) + 1))
  if (textOf(rest) !== '') cells.push(rest)
  return isBarred(line) ? cells.slice(1) : cells
}

/** Where the bars stand in a line's text that are none of its links' and code's. */
function barsOf(line: Line): number[] {
  const bars: number[] = []
  let at = 0
  for (const { text, url, code } of line) {
    if (url === undefined && !code)
      for (let bar = text.indexOf('|'); bar !== -1; bar = text.indexOf('|', bar + 1)) bars.push(at + bar)
    at += text.length
  }
  return bars
}
