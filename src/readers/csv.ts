import { unguardFormula } from '../lexicon/formula'
import { diagnostic, type RuleId } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import type { Point, Position } from '../model/paper'
import type { DigestContent, PaperNode } from '../model/tree'
import { emptyList } from '../parser/empty'
import { fieldsOfStatements, statementsOf } from '../parser/grammar/statements'
import {
  type ContentSession,
  longestRecord,
  type ReadContext,
  streamed,
  type TreeReader,
} from '../parser/reader'
import { storedNode } from '../parser/stored'
import { type Header, readHeader } from './csv/header'
import { type OwnTable, ownTable } from './csv/own'
import { createProgramTable, type ProgramTable } from './csv/program'
import { type CsvRecord, type CsvSplitter, createCsvSplitter } from './csv/records'

/**
 * Tables with a header line: those that this package writes, in all modes, and those of others whose column names are known. Commas, semicolons,
 * tabs or bars part the cells. It streams: one row is held.
 */
export const csv: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'csv',
  extensions: ['csv', 'tsv', 'tab'],
  mediaTypes: ['text/csv', 'text/tab-separated-values', 'application/csv'],
  detect: detectCsv,
  ...streamed(stream),
}))

/** `--- | ---`: the table is Markdown. */
const MARKDOWN_RULE = /^[^\n\r]{0,2000}(?:\r\n?|\n)\s{0,9}:?-{3,99}:?\s{0,9}\|/

/** A header is as wide as a table: one of ours is sure, two known columns of which one is the title are likely. */
function detectCsv(head: string): number {
  if (/^\uFEFF?\s*[{[<@#|]/.test(head) || MARKDOWN_RULE.test(head)) return 0
  const header = readHeader(head, true)
  if (!header) return 0
  const { names, known } = header
  if (ownTable(names)) return names.length > 1 ? 0.95 : 0.3
  if (known === 0 || names.some((name) => name.length > 64)) return 0
  const { hasTitle } = createProgramTable(names)
  if (!hasTitle) return known >= 2 ? 0.05 : 0
  return known >= 2 && known * 2 >= names.length ? 0.85 : known >= 2 ? 0.5 : 0.05
}

/** A document without a line end in so many units has no header. */
const LONGEST_HEADER = 131_072

const START: Point = { line: 1, column: 1, offset: 0 }
const NO_HEADER: Header = { delimiter: ',', names: [], rows: START, known: 0 }

function stream(context: ReadContext): ContentSession {
  let waiting = ''
  let rows: Rows | undefined

  function start(isWhole: boolean): readonly DigestContent[] {
    const isLong = waiting.length > LONGEST_HEADER
    const header = readHeader(waiting, isWhole || isLong)
    if (!header && !isLong) return []
    const text = waiting.slice(header?.rows.offset)
    waiting = ''
    rows = createRows(header ?? NO_HEADER, context)
    return rows.take(rows.splitter.write(text))
  }

  return {
    write(chunk) {
      if (rows) return rows.take(rows.splitter.write(chunk))
      waiting += chunk
      return start(false)
    },
    end() {
      const first = rows ? [] : start(true)
      const last = rows ? rows.take(rows.splitter.end()) : []
      if (rows?.isEmpty()) context.report(emptyList())
      return [...first, ...last]
    },
  }
}

interface Rows {
  readonly splitter: CsvSplitter
  take(records: readonly CsvRecord[]): DigestContent[]
  /** Nothing stands under the head of a table of papers. */
  isEmpty(): boolean
}

function createRows(header: Header, { limits, report }: ReadContext): Rows {
  const { delimiter, names } = header
  const table = ownTable(names)
  const program = table ? undefined : createProgramTable(names)
  let count = 0
  const hasTitle = program?.hasTitle ?? names.includes('title')
  const tell = (
    rule: RuleId,
    reason: string,
    actual: string,
    place: Position | Point,
    expected?: string[],
  ): void => report(diagnostic(rule, reason, { place, actual, ...(expected && { expected }) }))
  if (!hasTitle)
    tell(
      'missing-title',
      'Unexpected table without a column of titles; its rows are left out',
      names.join(delimiter),
      START,
      ['title'],
    )
  return {
    splitter: createCsvSplitter({
      delimiter,
      start: header.rows,
      recordLength: longestRecord(limits),
      report(message) {
        count++
        report(message)
      },
    }),
    isEmpty: () => hasTitle && count === 0,
    take(records) {
      count += records.length
      if (!hasTitle) return []
      return records.map((record) => {
        const more = record.cells.slice(names.length).filter((cell) => cell.trim() !== '')
        if (more.length > 0)
          tell(
            'invalid-syntax',
            'Unexpected cells beyond the last column; they are left out',
            more.join(', '),
            record.position,
            [`${names.length} cells`],
          )
        return rowOf(record, names, table, program)
      })
    },
  }
}

function rowOf(
  { cells, position }: CsvRecord,
  names: readonly string[],
  table: OwnTable | undefined,
  program: ProgramTable | undefined,
): DigestContent {
  const paper = table?.paperOf(cells)
  if (paper !== undefined) return storedNode(paper, position)
  const entries = names.flatMap((key, index) => {
    const value = unguardFormula(cells[index] ?? '')
    return value.trim() === '' ? [] : [{ key, value, position }]
  })
  const section = entries.find(({ key }) => isSection(key))?.value.trim()
  const stated = entries.filter(({ key }) => !isSection(key))
  const row: PaperNode = program?.paperOf(stated, position) ?? {
    type: 'paper',
    children: fieldsOfStatements(statementsOf(stated)),
    position,
  }
  return section === undefined ? row : { type: 'section', title: section, children: [row] }
}

/** A column that says of each row under which heading it stands. */
function isSection(name: string): boolean {
  return name.toLowerCase() === 'section'
}
