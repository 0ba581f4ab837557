import { isPartialDate } from '../../lexicon/date'
import { LineWriter } from '../line/writer'
import {
  ASIDES,
  type Attributes,
  attributeOf,
  BLOCKS,
  CONTAINERS,
  headingOf,
  marksOf,
  PREFORMATTED,
} from './elements'
import type { Cell, Container, PageLine, Region, Table } from './line'

/** What the open elements say of the lines in them. */
interface Scope {
  /** Depth of the heading, 0 outside. */
  readonly heading: number
  readonly isPreformatted: boolean
  readonly region: Region
  /** Name of the innermost block. */
  readonly element: string
  readonly container: Container | undefined
  /** How many list items are open. */
  readonly items: number
  readonly table: Table | undefined
  readonly cell: Cell | undefined
}

/** An open element, and what was before it. */
export interface Frame {
  readonly name: string
  readonly at: number
  readonly scope: Scope
  /** How many marks were open. */
  readonly marks: number
}

/** Elements within a line that pages print apart where nothing stands between them: `<span>45</span><span>2026</span>`. */
const PARTS: ReadonlySet<string> = new Set(['span', 'time', 'small'])

const OUTSIDE: Scope = {
  heading: 0,
  isPreformatted: false,
  region: 'main',
  element: '',
  container: undefined,
  items: 0,
  table: undefined,
  cell: undefined,
}

/** Takes the elements and the words of a page as they come; gives its printed lines. */
export class PageWriter {
  private scope: Scope
  private readonly line = new LineWriter()
  private readonly lines: PageLine[] = []
  private start = -1
  private end = -1
  private block = 0
  private containers = 0
  /** The next line is the first of a list item. */
  private isFirst = false
  /** A part of the line has ended; nothing was printed since. */
  private isBehindPart = false
  /** A part of the line starts right behind another. */
  private isParted = false
  /** The last words that were printed. */
  private last = ''
  /** The day that an open `time` states for programs; its words may say it by the day of reading, or without the year. */
  private day: string | undefined

  /** `isPreformatted`: line ends are those of the source. */
  constructor(isPreformatted = false) {
    this.scope = { ...OUTSIDE, isPreformatted }
  }

  open(name: string, attributes: Attributes, at: number): Frame {
    const frame = { name, at, scope: this.scope, marks: this.line.depth }
    this.isParted ||= (this.isBehindPart && PARTS.has(name)) || (name === 'time' && !this.line.isEmpty)
    if (name === 'time') this.day = dayOf(attributes)
    if (BLOCKS().has(name)) this.openBlock(name, attributes)
    if (name === 'em') this.line.emphasis()
    const marks = marksOf(name, attributes)
    if (marks) this.line.open(marks)
    if (name === 'br') this.lineBreak()
    else if (name === 'hr') this.rule(at)
    else if (name === 'img') {
      this.line.image(collapsed(attributeOf(attributes, 'alt')).trim())
      this.startAt(at)
    }
    return frame
  }

  close({ name, at, scope, marks }: Frame): void {
    if (BLOCKS().has(name)) this.endBlock()
    this.line.close(marks)
    if (!this.line.isEmpty) this.startAt(at)
    if (name === 'li') this.isFirst = false
    if (name === 'time') {
      this.day = undefined
      this.isParted ||= !this.line.isEmpty
    }
    this.isBehindPart ||= (PARTS.has(name) || name === 'a') && !this.line.isEmpty
    this.scope = scope
  }

  text(text: string, from: number, to: number): void {
    if (this.day !== undefined && /\S/.test(text) && !/\d{4}/.test(text)) {
      this.words(this.day, from, to)
      this.day = ''
      return
    }
    if (!this.scope.isPreformatted) {
      this.words(collapsed(text), from, to)
      return
    }
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.newLine()
      this.words(line, from, to)
    }
  }

  finish(): PageLine[] {
    this.endBlock()
    return this.lines
  }

  private openBlock(name: string, attributes: Attributes): void {
    this.endBlock()
    const { scope } = this
    this.scope = {
      heading: headingOf(name) || scope.heading,
      isPreformatted: scope.isPreformatted || PREFORMATTED().has(name),
      region: ASIDES().has(name) ? 'aside' : scope.region,
      element: name,
      container: CONTAINERS().has(name) ? this.containerOf(name, attributes) : scope.container,
      items: name === 'li' ? scope.items + 1 : scope.items,
      table: name === 'table' ? tableIn(scope.table, attributes) : scope.table,
      cell:
        name === 'table'
          ? undefined
          : name === 'td' || name === 'th'
            ? cellIn(scope, name, attributes)
            : scope.cell,
    }
    if (name === 'li') this.isFirst = true
    else if (name === 'tr' && scope.table) {
      scope.table.rows++
      scope.table.columns = 0
    }
  }

  private containerOf(name: string, attributes: Attributes): Container {
    const parent = this.scope.container
    const index = this.containers++
    // What stands in a card's card is the card's own.
    const article = parent && parent.article !== -1 ? parent.article : name === 'article' ? index : -1
    const list = name === 'dl' ? index : (parent?.list ?? -1)
    return { parent, name, className: attributeOf(attributes, 'class'), index, article, list }
  }

  private words(text: string, from: number, to: number): void {
    const isOpen = this.line.isEmpty || this.line.tail.endsWith(' ')
    const piece = isOpen && text.startsWith(' ') ? text.trimStart() : text
    if (piece === '') return
    if (piece !== ' ') {
      if (this.isParted && !/[:：,;([]\s?$/.test(this.last) && !/^[,.;:!?)\]，、；：。）]/.test(piece))
        this.line.text('\t')
      this.isParted = this.isBehindPart = false
      this.last = piece.slice(-8)
    }
    this.line.text(piece)
    this.startAt(from)
    if (to > this.end) this.end = to
  }

  private startAt(at: number): void {
    if (this.start !== -1) return
    this.start = at
    this.end = at
  }

  /** A `br`: one ends the line, two part paragraphs. */
  private lineBreak(): void {
    if (this.line.isEmpty) this.block++
    this.newLine()
  }

  private rule(at: number): void {
    this.endBlock()
    this.put('rule', this.scope.items, 'hr', [], at, at)
    this.block++
  }

  private endBlock(): void {
    this.newLine()
    this.block++
  }

  private newLine(): void {
    if (this.line.isEmpty) return
    const spans = this.line.take()
    const last = spans.at(-1)
    if (last?.text.endsWith(' ')) spans[spans.length - 1] = { ...last, text: last.text.trimEnd() }
    const only = spans.length === 1 ? spans[0] : undefined
    if (only?.text !== '' || only.url !== undefined || only.image !== undefined) {
      const { heading, table, items, element } = this.scope
      if (table && heading > 0) table.isLayout = true
      const kind = heading > 0 ? 'heading' : this.isFirst ? 'item' : 'text'
      this.put(kind, heading || items, element, spans, this.start, this.end)
      this.isFirst = false
    }
    this.start = this.end = -1
    this.isParted = this.isBehindPart = false
  }

  private put(
    kind: PageLine['kind'],
    depth: number,
    element: string,
    spans: PageLine['spans'],
    start: number,
    end: number,
  ): void {
    const block = this.block
    const { region, container, cell } = this.scope
    const article = container?.article ?? -1
    const list = container?.list ?? -1
    // Written out: copies by spreading cost more than all else here.
    this.lines.push({
      kind,
      depth,
      element,
      spans,
      block,
      article,
      list,
      region,
      container,
      cell,
      start,
      end,
    })
  }
}

/** `2026-11-23` of `2026-11-23T09:41:00Z`. */
function dayOf(attributes: Attributes): string | undefined {
  const day = /^\s{0,9}(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(attributeOf(attributes, 'datetime'))?.[1]
  return day !== undefined && isPartialDate(day) ? day : undefined
}

function tableIn(outer: Table | undefined, attributes: Attributes): Table {
  for (let around = outer; around && !around.isLayout; around = around.parent) around.isLayout = true
  const isLayout = /^(?:presentation|none)$/i.test(attributeOf(attributes, 'role'))
  return { parent: outer, rows: 0, width: 0, columns: 0, reached: [], heads: 0, isLayout }
}

function cellIn({ table, cell }: Scope, name: string, attributes: Attributes): Cell | undefined {
  if (!table) return cell
  const isHead = name === 'th'
  if (table.rows === 0) table.rows = 1
  if (isHead && table.columns === 0 && table.heads === table.rows - 1) table.heads++
  if (!isHead && table.heads === table.rows) table.heads--
  const row = table.rows - 1
  while ((table.reached[table.columns] ?? -1) >= row) table.columns++
  const column = table.columns
  table.columns += spanOf(attributes, 'colspan')
  const last = row + spanOf(attributes, 'rowspan') - 1
  if (last > row) for (let at = column; at < table.columns; at++) table.reached[at] = last
  table.width = Math.max(table.width, table.columns)
  return { table, row, column }
}

/** How many columns or rows a cell takes: 1 where nothing sensible is said. */
function spanOf(attributes: Attributes, name: string): number {
  const count = Number(attributeOf(attributes, name))
  return count > 1 && count < 1000 ? Math.floor(count) : 1
}

/** White space as pages print it: a run with a line end is one blank. Two blanks stay: digests part a title from its text by them. */
function collapsed(text: string): string {
  return /[\t\n\f\r\0]/.test(text)
    ? text.replace(/[ \t\n\f\r\0]+/g, (run) => (/[^ ]/.test(run) ? ' ' : run))
    : text
}
