import type { Nodes, Root, Table, TableRow } from 'mdast'

import type { Position } from '../../model/paper'
import { type MarkupPlace, placeOf, placeOfBlock, type Shift, united } from '../line/place'
import { type Line, sliceLine, textOf, trimLine, wholeText } from '../line/span'
import { htmlBlockAt } from './html-block'
import { type InlineContext, linesOf } from './inline'
import { linesOfMarkup } from './markup'

export type { Margin, Shift } from '../line/place'

/** A heading, a paragraph, the first paragraph of a list item, or a rule. */
export interface Passage {
  readonly kind: 'heading' | 'text' | 'item' | 'rule'
  /** Of a heading its depth; of anything else how many list items it stands in. */
  readonly depth: number
  readonly lines: readonly Line[]
  readonly position?: Position | undefined
}

/** A cell's printed lines. */
export interface CellContent {
  readonly lines: readonly Line[]
  readonly position?: Position | undefined
}

/** A table: its head and its rows. Rows may be long in coming, where a document is read in slices. */
export interface Grid {
  readonly kind: 'table'
  readonly head: readonly CellContent[]
  readonly rows: CellContent[][]
  readonly position?: Position | undefined
}

/** What a document consists of, in reading order, nesting undone. */
export type Element = Passage | Grid

/** Reads the HTML of a document: what its tags give structure to. */
export type MarkupReader = (markup: string, place: MarkupPlace) => Element[]

/** Takes trees, gives elements. */
export interface Collector {
  /** `source`: the text that the tree's positions point into; `shift`: where that stands in the document. */
  add(tree: Nodes, source?: string, shift?: Shift): void
  /** Takes rows that go on with the last table. */
  addRows(rows: readonly CellContent[][]): void
  readonly elements: readonly Element[]
}

/** Collects the elements of a document, tree by tree. Trees are walked without recursion. `readMarkup` reads tables and lists of HTML. */
export function createCollector(readMarkup: MarkupReader): Collector {
  const elements: Element[] = []
  return {
    elements,
    add(tree, source, shift) {
      collect(tree, { source, definitions: definitionsOf(tree), readMarkup }, shift, elements)
    },
    addRows(rows) {
      const grid = elements.findLast((element) => element.kind === 'table')
      if (grid?.kind === 'table') for (const row of rows) addRow(grid, row)
    },
  }
}

interface CollectContext extends InlineContext {
  readonly readMarkup: MarkupReader
}

function definitionsOf(tree: Nodes): Map<string, string> {
  const definitions = new Map<string, string>()
  if (tree.type !== 'root') return definitions
  for (const node of (tree as Root).children)
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url)
  return definitions
}

interface Step {
  readonly node: Nodes
  readonly depth: number
  readonly isFirst: boolean
}

function collect(tree: Nodes, context: CollectContext, shift: Shift | undefined, elements: Element[]): void {
  const waiting: Step[] = [{ node: tree, depth: 0, isFirst: false }]
  let isContinued = shift?.isTableOpen === true
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { node, depth, isFirst } = step
    const position = placeOf(node, shift)
    switch (node.type) {
      case 'heading':
        elements.push({ kind: 'heading', depth: node.depth, lines: joined(linesOf(node, context)), position })
        break
      case 'paragraph': {
        const lines = linesOf(node, context)
        if (/^(?:-{2,}|_{3,}|={3,})$/.test(textOf(lines[0] ?? [])))
          elements.push({ kind: 'rule', depth, lines: [], position })
        const previous = elements.at(-1)
        if (previous?.kind === 'table' && !continueTable(previous, lines, position))
          addPassage(elements, isFirst ? 'item' : 'text', depth, lines, position)
        else if (previous?.kind !== 'table')
          addPassage(elements, isFirst ? 'item' : 'text', depth, lines, position)
        break
      }
      case 'html': {
        const block = htmlBlockAt(node, (index) => waiting.at(-1 - index)?.node, context.source)
        if (block) {
          waiting.length -= block.more
          elements.push(...context.readMarkup(block.markup, placeOfBlock(node, block, shift)))
          break
        }
        for (const { line, heading } of linesOfMarkup(node.value))
          if (heading > 0) elements.push({ kind: 'heading', depth: heading, lines: [line], position })
          else addPassage(elements, 'text', depth, [line], position)
        break
      }
      case 'thematicBreak':
        elements.push({ kind: 'rule', depth, lines: [], position })
        break
      case 'table': {
        const open = isContinued ? elements.findLast((element) => element.kind === 'table') : undefined
        addTable(node, context, shift, elements, open as Grid | undefined)
        isContinued = false
        break
      }
      case 'code':
      case 'definition':
        break
      default:
        if ('children' in node)
          for (let index = node.children.length - 1; index >= 0; index--) {
            const child = node.children[index] as Nodes
            const isItem = node.type === 'listItem'
            waiting.push({ node: child, depth: isItem ? depth + 1 : depth, isFirst: isItem && index === 0 })
          }
    }
  }
}

/** Lines of one block of markup stay one passage. */
function addPassage(
  elements: Element[],
  kind: 'text' | 'item',
  depth: number,
  lines: readonly Line[],
  position: Position | undefined,
): void {
  if (lines.length === 0) return
  const previous = elements.at(-1)
  if (
    previous?.kind === 'text' &&
    previous.position !== undefined &&
    previous.position === position &&
    kind === 'text'
  )
    elements[elements.length - 1] = { ...previous, lines: [...previous.lines, ...lines] }
  else elements.push({ kind, depth, lines, position })
}

/** A heading is one line however it is written. */
function joined(lines: Line[]): Line[] {
  return lines.length < 2
    ? lines
    : [lines.flatMap((line, index) => (index === 0 ? line : [{ text: ' ' }, ...line]))]
}

function addTable(
  table: Table,
  context: InlineContext,
  shift: Shift | undefined,
  elements: Element[],
  open: Grid | undefined,
): void {
  const [first, ...rest] = table.children
  if (!first) return
  let grid = open
  if (!grid) {
    grid = { kind: 'table', head: cellsOf(first, context, shift), rows: [], position: placeOf(table, shift) }
    elements.push(grid)
  }
  for (const row of rest) addRow(grid, cellsOf(row, context, shift))
}

function cellsOf(row: TableRow, context: InlineContext, shift: Shift | undefined): CellContent[] {
  return row.children.map((cell) => ({ lines: linesOf(cell, context), position: placeOf(cell, shift) }))
}

/** A row that broke inside a cell goes on where it broke: together they are one row's worth of cells. */
function addRow(grid: Grid, row: CellContent[]): void {
  const previous = grid.rows.at(-1)
  const width = grid.head.length
  const isBroken =
    previous !== undefined && previous.length < width && row.length + previous.length - 1 <= width
  if (!isBroken) {
    grid.rows.push(row)
    return
  }
  const last = previous.pop()
  const [first, ...rest] = row
  previous.push(
    {
      lines: glued(last?.lines ?? [], first?.lines ?? []),
      position: united(last?.position, first?.position),
    },
    ...rest,
  )
}

function glued(before: readonly Line[], after: readonly Line[]): Line[] {
  const last = before.at(-1)
  const first = after[0]
  return last && first
    ? [...before.slice(0, -1), [...last, { text: ' ' }, ...first], ...after.slice(1)]
    : [...before, ...after]
}

/** A blank line inside a cell ends the table for the parser; what follows has its bars still. */
function continueTable(grid: Grid, lines: readonly Line[], position: Position | undefined): boolean {
  const previous = grid.rows.at(-1)
  if (
    !previous ||
    !lines.some((line) =>
      line.some(({ text, url, code }) => url === undefined && !code && text.includes('|')),
    )
  )
    return false
  const isOpen = previous.length < grid.head.length
  const isRow = lines.every((line) => wholeText(line).trim().startsWith('|'))
  if (!isOpen && !isRow) return false
  for (const line of lines)
    addRow(
      grid,
      splitCells(line).map((cell) => ({ lines: cell.length > 0 ? [cell] : [], position })),
    )
  return true
}

function splitCells(line: Line): Line[] {
  const cells: Line[] = []
  let from = 0
  let at = 0
  for (const { text, url, code } of line) {
    if (url === undefined && !code)
      for (let bar = text.indexOf('|'); bar !== -1; bar = text.indexOf('|', bar + 1)) {
        cells.push(trimLine(sliceLine(line, from, at + bar)))
        from = at + bar + 1
      }
    at += text.length
  }
  const rest = trimLine(sliceLine(line, from))
  if (textOf(rest) !== '') cells.push(rest)
  if (wholeText(line).trim().startsWith('|')) cells.shift()
  return cells
}
