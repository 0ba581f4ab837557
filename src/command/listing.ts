import type { Paper } from '../index'
import { type FieldName, states, vocabulary } from '../model/vocabulary'
import { requireField } from '../query/fields'
import { refuse } from './message'
import type { VerbOptions } from './option-table'
import { writeText } from './output'
import { printable } from './printable'
import { formatSettings } from './settings'
import type { Terminal } from './surroundings'
import { tableOf } from './table'
import type { CommandContext } from './verb'
import { exporterFor, writePapers } from './write'

/** What a list of papers shows where nothing else is asked for. */
const COLUMNS: readonly FieldName[] = ['published', 'upvotes', 'title', 'authors', 'id']
/** The same where there is little room. */
const FEW_COLUMNS: readonly FieldName[] = ['upvotes', 'title', 'id']
/** Less than these columns of a terminal are little room. */
const LITTLE_ROOM = 60

/** Shows papers to people as a table, and to programs a line each with tabs; where a format or a file is named, writes them in that. */
export async function listPapers(
  papers: readonly Paper[],
  files: readonly string[],
  options: VerbOptions,
  context: CommandContext,
): Promise<number> {
  if (isFormatted(options, context)) {
    const exporter = await exporterFor(files, options, context)
    if (typeof exporter === 'number') return exporter
    const settings = formatSettings(context.settings, exporter)
    return writePapers(papers, exporter, () => settings, options, context)
  }
  const { terminal, stderr } = context.surroundings
  const named = columnsOf(options)
  if (typeof named === 'string') return refuse(named, stderr)
  const names = options.columns === undefined && terminal ? shownOf(papers, terminal) : named
  const cells = names.map((name) => vocabulary[name].cell)
  const rows = papers.map((paper) => cells.map((cell) => String(cell(paper) ?? '')))
  const text = terminal
    ? `${rows.length === 0 ? '' : tableOf(names.map(columnOf), rows, terminal)}${counted(rows.length)}\n`
    : rows.map((row) => `${row.map(printable).join('\t')}\n`).join('')
  return writeText(text, undefined, context.surroundings)
}

/** Refuses what the list cannot be, before anything is read; `undefined` where it can be. */
export async function refusalOfList(
  files: readonly string[],
  options: VerbOptions,
  context: CommandContext,
): Promise<number | undefined> {
  if (isFormatted(options, context)) {
    const exporter = await exporterFor(files, options, context)
    if (typeof exporter === 'number') return exporter
    formatSettings(context.settings, exporter)
    return undefined
  }
  const names = columnsOf(options)
  return typeof names === 'string' ? refuse(names, context.surroundings.stderr) : undefined
}

function isFormatted({ to, output }: VerbOptions, { settings }: CommandContext): boolean {
  return to !== undefined || output !== undefined || [...settings.keys()].some((name) => name !== 'columns')
}

function columnsOf({ columns }: VerbOptions): readonly FieldName[] | string {
  try {
    return columns?.split(',').map((word) => requireField(word.trim(), 'a column')) ?? COLUMNS
  } catch (error) {
    return (error as Error).message
  }
}

/** Of the usual columns those that fit, and that a paper states. */
function shownOf(papers: readonly Paper[], { columns }: Terminal): readonly FieldName[] {
  const names = columns < LITTLE_ROOM ? FEW_COLUMNS : COLUMNS
  return names.filter((name) => papers.some((paper) => states(paper, name)))
}

function columnOf(name: FieldName): { name: string; isCount: boolean } {
  return { name, isCount: vocabulary[name].kind === 'number' }
}

function counted(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`
}
