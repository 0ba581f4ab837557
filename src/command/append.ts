import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'

import type { Exporter, ExportSession, Paper } from '../index'
import { parse } from '../index'
import { fieldOf } from '../model/vocabulary'
import { withFileLock } from '../node/file-lock'
import { clusterPapers } from '../query/merge/clusters'
import { interruptible } from './interruption'
import { createTeller, failed, note, refuse, toldOf } from './message'
import { type Settings, writeText } from './output'
import { exitCodes } from './surroundings'
import type { CommandContext } from './verb'

/** What reads back what an exporter wrote. */
const READERS: Readonly<Record<string, string>> = {
  ndjson: 'json',
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  csv: 'csv',
  tsv: 'csv',
}

/**
 * Writes papers behind those that a file holds, each that is not there yet; what was there stays as it is, to the letter. Programs that add to one file do so one after the other, and none
 * ever sees half of it.
 */
export async function appendPapers(
  papers: readonly Paper[],
  exporter: Exporter,
  settings: Settings,
  output: string,
  context: CommandContext,
): Promise<number> {
  let code: number = exitCodes.ok
  try {
    // Who is interrupted gives the file free.
    await interruptible(() =>
      withFileLock(output, async () => {
        code = await append(papers, exporter, settings, output, context)
      }),
    )
  } catch (error) {
    return failed(output, error, context.surroundings.stderr)
  }
  return code
}

async function append(
  papers: readonly Paper[],
  exporter: Exporter,
  given: Settings,
  output: string,
  { formats, surroundings }: CommandContext,
): Promise<number> {
  const { stderr } = surroundings
  const before = await textOf(output)
  const reader = READERS[exporter.name]
  const { papers: old, messages } =
    before.trim() === ''
      ? NOTHING
      : parse({ value: before, path: output }, { reader, readers: formats.readers })
  if (messages.some(({ fatal, ruleId }) => fatal === true || ruleId === 'no-papers')) {
    stderr.write(toldOf(`${output}: is not written, for it holds no ${exporter.name} to be added to`))
    return exitCodes.badData
  }
  const fresh = freshOf(old, papers)
  const known = papers.length - fresh.length
  const isKnown = `${known} of ${papers.length} papers ${known === 1 ? 'is' : 'are'} there already`
  if (known > 0) note(`${output}: ${isKnown}`, surroundings)
  if (fresh.length === 0 && before !== '') return exitCodes.ok
  const settings = before === '' ? given : withColumnsOf(before, exporter, given)
  const all = [...old, ...fresh]
  const teller = createTeller(output, surroundings)
  let isOld = true
  const session = exporter.open(settings, { papers: all, report: (message) => isOld || teller.tell(message) })
  const { head = '', separator = '' } = session
  if (before !== '' && !before.replace(/^\ufeff/, '').startsWith(head.replace(/^\ufeff/, '')))
    return refuse(`${output}: has other columns than ${head.trim()}`, stderr)
  for (const [index, paper] of old.entries()) session.entry(paper, index)
  isOld = false
  const entries = entriesOf(session, fresh, old.length)
  teller.end()
  const start = before === '' ? head : ended(before, head) + (old.length > 0 ? separator : '')
  return writeText(start + entries.join(separator) + (session.tail?.() ?? ''), output, surroundings)
}

const NOTHING = { papers: [], messages: [] }

function entriesOf(session: ExportSession, papers: readonly Paper[], from: number): string[] {
  return papers.map((paper, index) => session.entry(paper, from + index)).filter((entry) => entry !== '')
}

/** Papers of which no copy is among those that are there, each once. */
function freshOf(old: readonly Paper[], papers: readonly Paper[]): Paper[] {
  return clusterPapers([...old, ...papers]).groups.flatMap(([first = 0]) => {
    const paper = papers[first - old.length]
    return first < old.length || !paper ? [] : [paper]
  })
}

/** What a file holds, which may not be there yet. */
async function textOf(output: string): Promise<string> {
  try {
    const bytes = await readFile(output)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      /\.gz$/i.test(output) && bytes.length > 0 ? gunzipSync(bytes) : bytes,
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** A table that is there has its own columns, where none are asked for. */
function withColumnsOf(before: string, { name, options = {} }: Exporter, settings: Settings): Settings {
  if (!Object.hasOwn(options, 'columns') || settings.columns !== undefined || settings.lossless === true)
    return settings
  const delimiter = name === 'tsv' ? '\t' : String(settings.delimiter ?? ',')
  const columns = (before.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '').split(delimiter)
  return columns.every((column) => fieldOf(column) === column) ? { ...settings, columns } : settings
}

/** A text whose last line is ended, as its lines are. */
function ended(text: string, head: string): string {
  return /\n$/.test(text) ? text : `${text}${/\r\n$/.test(head) ? '\r\n' : '\n'}`
}
