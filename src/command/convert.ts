import { once } from 'node:events'
import { fstatSync } from 'node:fs'
import { stat } from 'node:fs/promises'

import { type Diagnostic, type Exporter, json, type Paper, stringify } from '../index'
import { parseChunks, parseFile, writeFileAtomically } from '../node'
import { orderOfKey, type SortKey } from '../query/sort'
import { interruptible } from './interruption'
import type { Formats } from './plugin'
import { printable } from './printable'
import { selectPapers } from './select'
import { exitCodes, type Log, type Surroundings } from './surroundings'

export interface ConvertOptions {
  readonly to?: string
  readonly output?: string
  readonly from?: string
  readonly referenceDate: string
  readonly dayFirst?: boolean
  readonly encoding?: string
  readonly strict: boolean
  readonly allowEmpty: boolean
  readonly merge: boolean
  readonly query?: string
  readonly sort?: readonly SortKey[]
  readonly limit?: number
}

/** What the options of the command may name. */
export interface FormatNames {
  readonly to: readonly string[]
  readonly from: readonly string[]
  /** Throws where a key to sort by names no field. */
  readonly sort: (key: string) => unknown
}

/** What the formats are called, and the fields that papers can be sorted by. */
export function namesOf({ exporters, readers }: Formats): FormatNames {
  return { to: exporters.names, from: readers.names, sort: orderOfKey }
}

/** What the files hold. */
interface ReadFiles {
  readonly papers: readonly Paper[]
  /** What they are called, with their days. */
  readonly titles: ReadonlySet<string>
  /** The newest day of the digests. */
  readonly date: string | undefined
  /** A message is one that the options forbid. */
  readonly isBad: boolean
  /** A file gave no paper, and does not say itself that there is none. */
  readonly isUnread: boolean
}

/** Reads files (`-` is standard input), writes their papers in one format and gives the exit code. */
export async function convert(
  files: readonly string[],
  options: ConvertOptions,
  surroundings: Surroundings,
  formats: Formats,
): Promise<number> {
  const lines: string[] = []
  try {
    return await convertTold(files, options, surroundings, formats, { write: (line) => lines.push(line) })
  } finally {
    // Messages that nobody takes must not keep the output waiting.
    if (lines.length > 0) surroundings.stderr.write(lines.join(''))
  }
}

async function convertTold(
  files: readonly string[],
  options: ConvertOptions,
  { stdin, stdout }: Surroundings,
  formats: Formats,
  log: Log,
): Promise<number> {
  const refusal = refusalOf(options, formats) ?? (await refusalOfInput(files, options.output, stdin))
  if (refusal !== undefined) return refuse(refusal, log)
  const read = await readAll(files, options, stdin, formats, log)
  if (typeof read === 'number') return read
  const selected = selectPapers(read.papers, options)
  for (const [place, message] of selected.messages) log.write(lineOf(place, message))
  if (selected.isRefused) return exitCodes.usage
  const isBad = options.strict && selected.messages.some(([, { fatal }]) => fatal !== undefined)
  if (read.isBad || isBad) return exitCodes.badData
  if (options.output !== undefined && read.papers.length === 0 && read.isUnread && !options.allowEmpty) {
    const reason = 'is not written, for no papers were found; --allow-empty writes it all the same'
    log.write(told(`${options.output}: ${reason}`))
    return exitCodes.badData
  }
  if (selected.papers.length === 0 && read.papers.length > 0 && options.limit !== 0)
    log.write(told(`none of ${read.papers.length} papers matches the query`))
  return writePapers(selected.papers, headOf(read, selected.papers, options), options, formats, stdout, log)
}

async function writePapers(
  papers: readonly Paper[],
  head: { title?: string; updated?: string },
  options: ConvertOptions,
  formats: Formats,
  stdout: Surroundings['stdout'],
  log: Log,
): Promise<number> {
  const { output } = options
  const target = output ?? '<stdout>'
  const exporter = exporterFor(options, formats)
  // A format of a plugin may list no options.
  const known = Object.entries(head).filter(
    ([name]) => exporter.options === undefined || name in exporter.options,
  )
  const written = stringify(papers, exporter, Object.fromEntries(known), {
    report: (message) => log.write(lineOf(target, message)),
  })
  try {
    if (output !== undefined)
      await interruptible((signal) => writeFileAtomically(output, [written], { signal }))
    else if (!stdout.write(written)) await once(stdout, 'drain')
    return exitCodes.ok
  } catch (error) {
    return failed(target, error, log)
  }
}

/** Reads the files in turn, and tells what there is to say of them; an exit code where one cannot be read. */
async function readAll(
  files: readonly string[],
  { referenceDate, dayFirst, encoding, from, strict }: ConvertOptions,
  stdin: Surroundings['stdin'],
  { readers }: Formats,
  log: Log,
): Promise<ReadFiles | number> {
  const papers: Paper[] = []
  const titles = new Set<string>()
  let date: string | undefined
  let isBad = false
  let isUnread = false
  for (const file of files) {
    const settings = { referenceDate, dayFirst, encoding, reader: from, readers }
    try {
      const digest = file === '-' ? await parseChunks(stdin, settings) : await parseFile(file, settings)
      for (const line of linesOf(nameOf(file), digest.messages)) log.write(line)
      isBad ||= digest.messages.some(({ fatal }) => fatal === true || (strict && fatal !== undefined))
      isUnread ||=
        digest.papers.length === 0 && !digest.messages.some(({ ruleId }) => ruleId === 'empty-list')
      for (const paper of digest.papers) papers.push(paper)
      // Pages of weeks and months have no day.
      if (digest.date?.length === 10 && (date === undefined || digest.date > date)) date = digest.date
      titles.add([digest.title, digest.date].filter((part) => part !== undefined).join(', '))
    } catch (error) {
      return failed(nameOf(file), error, log)
    }
  }
  return { papers, titles, date, isBad, isUnread }
}

/** What formats for people and feeds have at the top: what all files are called, and of which day they are. Other formats know no such options. */
function headOf(
  { titles, date }: ReadFiles,
  papers: readonly Paper[],
  { referenceDate }: ConvertOptions,
): { title?: string; updated?: string } {
  const [title = ''] = titles
  const isDated = papers.some(({ featured, published }) => featured !== undefined || published !== undefined)
  const updated = date ?? (isDated ? undefined : referenceDate)
  return {
    ...(titles.size === 1 && title !== '' && { title }),
    ...(updated !== undefined && { updated }),
  }
}

/** The format that was asked for, or that the output file's extension names. */
function exporterFor({ to, output }: ConvertOptions, { exporters }: Formats): Exporter {
  const extension = extensionOf(output)
  const byExtension = [...exporters].find((exporter) => exporter.extension === extension)
  return (to === undefined ? byExtension : exporters.get(to)) ?? json
}

function extensionOf(output: string | undefined): string | undefined {
  return /[^/\\]\.([a-z0-9]+)$/i.exec(output ?? '')?.[1]?.toLowerCase()
}

/** What is wrong with the output, before anything is read or written. */
function refusalOf({ to, output }: ConvertOptions, { exporters }: Formats): string | undefined {
  if (output === undefined || to !== undefined) return undefined
  const extension = extensionOf(output)
  const isKnown = [...exporters].some((exporter) => exporter.extension === extension)
  return extension === undefined || isKnown
    ? undefined
    : `${output}: no format has the extension '${extension}'; name one with --to`
}

/** A file that is read must not be written to, whatever names and links lead to it. */
async function refusalOfInput(
  files: readonly string[],
  output: string | undefined,
  stdin: Surroundings['stdin'],
): Promise<string | undefined> {
  const target = output === undefined ? undefined : await identityOf(output)
  if (target === undefined) return undefined
  for (const file of files)
    if ((await identityOf(file === '-' ? stdin : file)) === target)
      return `${output}: is read too; write to another file`
  return undefined
}

/** What tells a file from all others; `undefined` for none, and for what is no file. */
async function identityOf(file: string | Surroundings['stdin']): Promise<string | undefined> {
  const handle = typeof file === 'string' ? file : 'fd' in file ? file.fd : undefined
  try {
    const stats =
      typeof handle === 'number'
        ? fstatSync(handle, { bigint: true })
        : typeof handle === 'string'
          ? await stat(handle, { bigint: true })
          : undefined
    return stats?.isFile() ? `${stats.dev}:${stats.ino}` : undefined
  } catch {
    // Whoever reads or writes it says why it cannot be.
    return undefined
  }
}

/** What messages call a file. */
export function nameOf(file: string): string {
  return file === '-' ? '<stdin>' : file
}

/** Of a page of ten thousand rows that all lack the same thing nobody reads ten thousand lines. */
const MOST_OF_A_RULE = 20

/** A line for each message, but of one rule no more than a few, and then how many there are. */
function* linesOf(file: string, messages: readonly Diagnostic[]): Generator<string> {
  const counts = new Map<string, number>()
  for (const message of messages) {
    const count = (counts.get(message.ruleId) ?? 0) + 1
    counts.set(message.ruleId, count)
    if (count <= MOST_OF_A_RULE) yield lineOf(file, message)
  }
  for (const [ruleId, count] of counts)
    if (count > MOST_OF_A_RULE)
      yield `${printable(`${file} ${ruleId} ${count - MOST_OF_A_RULE} more of this rule`)}\n`
}

/** `file:line:column rule reason: "what was found" (note)`; a note of several lines, such as a query with a caret, stands below. */
function lineOf(file: string, { place, ruleId, reason, actual, note }: Diagnostic): string {
  const point = place && ('start' in place ? place.start : place)
  const where = point ? `${file}:${point.line}:${point.column}` : file
  const found =
    actual === undefined || actual === '' || reason.includes(actual) ? '' : `: ${JSON.stringify(actual)}`
  const lines = note?.split('\n') ?? []
  const [only] = lines
  if (lines.length > 1) return [`${where} ${ruleId} ${reason}`, ...lines, ''].map(printable).join('\n')
  return `${printable(`${where} ${ruleId} ${reason}${found}${only === undefined ? '' : ` (${only})`}`)}\n`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder',
  EACCES: 'permission denied',
  ELOOP: 'is a link that leads to itself',
}

/** Says why the plugins cannot be used. */
export function refusePlugin({ message }: Error, log: Log): number {
  return refuse(message, log)
}

function refuse(message: string, log: Log): number {
  log.write(told(message))
  return exitCodes.usage
}

/** Says why a file could not be read or written; what is no such failure is thrown. */
export function failed(file: string, error: unknown, log: Log): number {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  log.write(told(`${file}: ${REASONS[code] ?? message}`))
  return exitCodes.inputOutput
}

function told(message: string): string {
  return `${printable(`paperdigest: ${message}`)}\n`
}
