import type { Position } from '../model/paper'
import { BLOCKS, scanHtml } from './html-scan'
import type { CellContent, Element, Passage } from './markdown/element'
import { meaningOf } from './markdown/key'
import { type Line, type Span, textOf, trimLine, withLinks } from './markdown/span'

/** A table that is open, and what its rows hold so far. */
interface OpenTable {
  /** How many elements there were before it. */
  readonly from: number
  readonly rows: Line[][][]
  /** The first row is of head cells. */
  isHeaded: boolean
  /** It is there to place things: it holds another table, or headings. */
  isLayout: boolean
}

const STRONG: ReadonlySet<string> = new Set(['b', 'strong', 'th', 'summary'])

/**
 * A piece of HTML as digests are written: headings, paragraphs, list items and tables, with their links, as {@link readDigest} takes them. Tables that only
 * place things are gone. All stand at `position`, that of the element which holds the HTML.
 */
export function elementsOfHtml(html: string, position: Position | undefined): Element[] {
  const elements: Element[] = []
  let lines: Line[] = []
  let spans: Span[] = []
  let heading = 0
  let strong = 0
  let depth = 0
  let isFirst = false
  let url: string | undefined
  let tables: OpenTable[] = []

  function newLine(): void {
    const line = trimLine(withLinks(spans.map(collapsed)))
    if (line.length > 0) lines.push(line)
    spans = []
  }

  function flush(): void {
    newLine()
    const table = tables.at(-1)
    if (lines.length === 0) return
    const cell = table?.rows.at(-1)?.at(-1)
    if (cell) for (const line of lines) cell.push(line)
    if (table && heading > 0) table.isLayout = true
    const kind = heading > 0 ? 'heading' : isFirst ? 'item' : 'text'
    const passage: Passage = {
      kind,
      depth: heading > 0 ? heading : depth,
      lines: heading > 0 ? [joined(lines)] : lines,
      // A place of its own tells one paragraph from the next.
      position: position && { ...position },
    }
    elements.push(passage)
    lines = []
    isFirst = false
  }

  function closeTable(): void {
    const table = tables.pop()
    if (!table) return
    for (const outer of tables) outer.isLayout = true
    const width = table.rows.reduce((most, { length }) => Math.max(most, length), 0)
    if (table.isLayout || width < 2 || table.rows.length < 2) return
    elements.length = table.from
    for (const element of readTable(table, width, position)) elements.push(element)
  }

  function openBlock(name: string): void {
    flush()
    const table = tables.at(-1)
    if (name === 'hr') elements.push({ kind: 'rule', depth: 0, lines: [], position })
    else if (name === 'li') {
      depth++
      isFirst = true
    } else if (name === 'table')
      tables.push({ from: elements.length, rows: [], isHeaded: false, isLayout: false })
    else if (name === 'tr') table?.rows.push([])
    else if (name === 'td' || name === 'th') {
      if (table && table.rows.length === 0) table.rows.push([])
      table?.rows.at(-1)?.push([])
      if (table?.rows.length === 1 && name === 'th') table.isHeaded = true
    } else heading = headingOf(name) || heading
  }

  scanHtml(html, {
    text(words) {
      if (words === '') return
      const last = spans.at(-1)
      if (last && last.url === url && !!last.strong === strong > 0)
        spans[spans.length - 1] = { ...last, text: last.text + words }
      else spans.push({ text: words, ...(url !== undefined && { url }), ...(strong > 0 && { strong: true }) })
    },
    newLine,
    open(name, attributes) {
      if (name === 'br') {
        // Two of them part paragraphs.
        if (spans.length === 0) flush()
        else newLine()
      } else if (BLOCKS.has(name)) openBlock(name)
      else if (name === 'a') {
        const address = Object.hasOwn(attributes, 'href') ? (attributes.href ?? '').trim() : ''
        url = address === '' ? undefined : address
      }
      if (STRONG.has(name)) strong++
    },
    close(name) {
      if (STRONG.has(name)) strong = Math.max(0, strong - 1)
      if (name === 'a') {
        if (url !== undefined && spans.at(-1)?.url !== url) spans.push({ text: '', url })
        url = undefined
      } else if (BLOCKS.has(name) && name !== 'br') {
        flush()
        if (name === 'li') {
          depth = Math.max(0, depth - 1)
          isFirst = false
        } else if (name === 'table') closeTable()
        else if (headingOf(name) > 0) heading = 0
      }
    },
  })
  flush()
  tables = []
  return elements
}

/** Plain text as paragraphs of lines; a blank line parts them. */
export function elementsOfText(text: string, position: Position | undefined): Element[] {
  return text
    .split(/(?:\r\n?|\n)[ \t]{0,99}(?:\r\n?|\n)/)
    .map((paragraph) =>
      paragraph
        .split(/\r\n?|\n/)
        .map((line) => trimLine(withLinks([{ text: line.trim() }])))
        .filter(({ length }) => length > 0),
    )
    .filter((lines) => lines.length > 0)
    .map((lines): Passage => ({ kind: 'text', depth: 0, lines, position: position && { ...position } }))
}

function headingOf(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : 0
}

/** White space as a page prints it. */
function collapsed(span: Span): Span {
  return /\s\s|[^\S ]/.test(span.text) ? { ...span, text: span.text.replace(/\s+/g, ' ') } : span
}

/** A heading is one line however it is written. */
function joined(lines: readonly Line[]): Line {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: ' ' }, ...line]))
}

/** A table with a head, or whose first row names its columns; or rows of a label and its value, as lines. */
function readTable({ rows, isHeaded }: OpenTable, width: number, position: Position | undefined): Element[] {
  const cells = rows.map((row) =>
    Array.from({ length: width }, (_, column): CellContent => ({ lines: row[column] ?? [], position })),
  )
  const [first = [], ...rest] = cells
  const labels = cells.filter(([label]) => label && isLabel(label)).length
  if (width === 2 && !first.every(isLabel) && labels * 2 > cells.length) return cells.flatMap(recordLine)
  const isHead = isHeaded || first.some(isLabel)
  const head = isHead ? first : first.map((): CellContent => ({ lines: [] }))
  return [{ kind: 'table', head, rows: isHead ? rest : cells, position }]
}

function isLabel(cell: CellContent): boolean {
  return meaningOf(wordsOf(cell).replace(/[:：]$/, '')) !== undefined
}

function recordLine([label, value]: readonly CellContent[]): Element[] {
  const words = label ? wordsOf(label).replace(/[:：]$/, '') : ''
  const [first = [], ...rest] = value?.lines ?? []
  if (words === '') return []
  const line: Line = [{ text: `${words}: `, strong: true }, ...first]
  return [{ kind: 'text', depth: 0, lines: [line, ...rest], position: value?.position }]
}

function wordsOf({ lines }: CellContent): string {
  return lines.map(textOf).join(' ').trim()
}
