import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseTable } from 'csv-parse/sync'

import { csv, stringify, tsv } from '../../src/index'
import { generatedPapers } from '../bench/papers.mjs'
import { fixturePapers, hostilePapers } from '../tex/papers'

const [, , work = '.'] = process.argv
const papers = [...fixturePapers('fixtures'), ...hostilePapers, ...generatedPapers(300)]
let failures = 0

function tell(client: string, problem: string | undefined): void {
  if (problem === undefined) console.log(`ok    ${client} (${papers.length} rows)`)
  else console.log(`FAIL  ${client}: ${problem}`)
  failures += problem === undefined ? 0 : 1
}

/** The first cell in which two tables differ. */
function difference(
  expected: readonly string[][],
  found: readonly (readonly string[])[],
): string | undefined {
  if (expected.length !== found.length) return `${found.length} rows instead of ${expected.length}`
  for (const [row, cells] of expected.entries())
    for (const [column, cell] of cells.entries())
      if (cell !== (found[row]?.[column] ?? ''))
        return `row ${row}, ${expected[0]?.[column]}: ${JSON.stringify(found[row]?.[column])} instead of ${JSON.stringify(cell)}`
  return undefined
}

interface Connection {
  runAndReadAll(query: string): Promise<{ getRows(): unknown[][] }>
}

/** A table as DuckDB reads it by itself: all cells as texts, and the types that it finds. */
async function readInDuckDb(file: string): Promise<{ rows: string[][]; types: Map<string, string> }> {
  const name = '@duckdb/node-api'
  const { DuckDBInstance } = (await import(name)) as {
    DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection> }> }
  }
  const connection = await (await DuckDBInstance.create()).connect()
  const described = await connection.runAndReadAll(`describe select * from read_csv('${file}')`)
  const types = new Map(described.getRows().map(([column, type]) => [String(column), String(type)]))
  const read = await connection.runAndReadAll(`select * from read_csv('${file}', all_varchar = true)`)
  const rows = read.getRows().map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))))
  return { rows: [[...types.keys()], ...rows], types }
}

const TEXTS = ['id', 'title', 'authors', 'arxiv', 'doi', 'url']

for (const [name, exporter, delimiter] of [
  ['table.csv', csv, ','],
  ['table.tsv', tsv, '\t'],
] as const) {
  const file = join(work, name)
  writeFileSync(file, stringify(papers, exporter))
  const expected: string[][] = parseTable(readFileSync(file), { delimiter, relax_column_count: false })
  const { rows, types } = await readInDuckDb(file)
  const numbers = TEXTS.filter((column) => types.get(column) !== 'VARCHAR')
  tell(`DuckDB, ${name}`, numbers.length > 0 ? `no texts: ${numbers.join(', ')}` : difference(expected, rows))
}

const file = join(work, 'table.csv')
const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)
if (office === undefined) console.log('skipped: LibreOffice')
else {
  // 44: comma, 34: quotation mark, 76: UTF-8; the sheet as it stands there, cells as they are shown.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
  const target = join(work, 'office')
  spawnSync(office, ['--headless', '--convert-to', filter, '--outdir', target, file], { timeout: 120_000 })
  const shown = join(target, 'table.csv')
  const expected: string[][] = parseTable(readFileSync(file))
  const found: string[][] = existsSync(shown) ? parseTable(readFileSync(shown)) : []
  const column = expected[0]?.indexOf('arxiv') ?? 0
  const only = (rows: string[][]): string[][] => rows.map((cells) => [cells[column] ?? ''])
  tell('LibreOffice, the arXiv ids of table.csv', difference(only(expected), only(found)))
}

process.exitCode = failures > 0 ? 1 : 0
