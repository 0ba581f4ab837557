import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'

import { type Diagnostic, type Exporter, json, type Paper, stringify } from '../index'
import { parseChunks, parseFile, writeFileAtomically } from '../node'
import { orderOfKey, type SortKey } from '../query/sort'
import type { Formats } from './plugin'
import { selectPapers } from './select'
import { exitCodes, type Surroundings } from './surroundings'

export interface ConvertOptions {
  readonly to?: string
  readonly output?: string
  readonly from?: string
  readonly referenceDate: string
  readonly dayFirst?: boolean
  readonly encoding?: string
  readonly strict: boolean
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
  /** A message is one that the options forbid. */
  readonly isBad: boolean
}

/** Reads files (`-` is standard input), writes their papers in one format and gives the exit code. */
export async function convert(
  files: readonly string[],
  options: ConvertOptions,
  surroundings: Surroundings,
  formats: Formats,
): Promise<number> {
  const { stdout, stderr } = surroundings
  const refusal = refusalOf(files, options, formats)
  if (refusal !== undefined) return refuse(refusal, stderr)
  const read = await readAll(files, options, surroundings, formats)
  if (typeof read === 'number') return read
  const selected = selectPapers(read.papers, options)
  for (const [place, message] of selected.messages) stderr.write(lineOf(place, message))
  if (selected.isRefused) return exitCodes.usage
  const isBad = options.strict && selected.messages.some(([, { fatal }]) => fatal !== undefined)
  if (read.isBad || isBad) return exitCodes.badData
  const target = options.output ?? '<stdout>'
  const exporter = exporterFor(options, formats)
  // A format of a plugin may list no options.
  const hasTitle = exporter.options === undefined || 'title' in exporter.options
  const written = stringify(selected.papers, exporter, hasTitle ? titleOf(read.titles) : {}, {
    report: (message) => stderr.write(lineOf(target, message)),
  })
  try {
    if (options.output !== undefined) await writeFileAtomically(options.output, [written])
    else if (!stdout.write(written)) await once(stdout, 'drain')
    return exitCodes.ok
  } catch (error) {
    return failed(target, error, stderr)
  }
}

/** Reads the files in turn, and tells what there is to say of them; an exit code where one cannot be read. */
async function readAll(
  files: readonly string[],
  { referenceDate, dayFirst, encoding, from, strict }: ConvertOptions,
  { stdin, stderr }: Surroundings,
  { readers }: Formats,
): Promise<ReadFiles | number> {
  const papers: Paper[] = []
  const titles = new Set<string>()
  let isBad = false
  for (const file of files) {
    const settings = { referenceDate, dayFirst, encoding, reader: from, readers }
    try {
      const digest = file === '-' ? await parseChunks(stdin, settings) : await parseFile(file, settings)
      for (const line of linesOf(nameOf(file), digest.messages)) stderr.write(line)
      isBad ||= digest.messages.some(({ fatal }) => fatal === true || (strict && fatal !== undefined))
      for (const paper of digest.papers) papers.push(paper)
      titles.add([digest.title, digest.date].filter((part) => part !== undefined).join(', '))
    } catch (error) {
      return failed(nameOf(file), error, stderr)
    }
  }
  return { papers, titles, isBad }
}

/** What formats for people may put at the top: what all files are called. Other formats know no such option. */
function titleOf(titles: ReadonlySet<string>): { title?: string } {
  const [title = ''] = titles
  return titles.size === 1 && title !== '' ? { title } : {}
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
function refusalOf(
  files: readonly string[],
  { to, output }: ConvertOptions,
  { exporters }: Formats,
): string | undefined {
  if (output === undefined) return undefined
  if (files.some((file) => file !== '-' && resolve(file) === resolve(output)))
    return `${output}: is read too; write to another file`
  const extension = extensionOf(output)
  const isKnown = [...exporters].some((exporter) => exporter.extension === extension)
  if (to === undefined && extension !== undefined && !isKnown)
    return `${output}: no format has the extension '${extension}'; name one with --to`
  return undefined
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
}

/** Says why the plugins cannot be used. */
export function refusePlugin({ message }: Error, stderr: Writable): number {
  return refuse(message, stderr)
}

function refuse(message: string, stderr: Writable): number {
  stderr.write(`${printable(`paperdigest: ${message}`)}\n`)
  return exitCodes.usage
}

/** Says why a file could not be read or written; what is no such failure is thrown. */
export function failed(file: string, error: unknown, stderr: Writable): number {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  stderr.write(`${printable(`paperdigest: ${file}: ${REASONS[code] ?? message}`)}\n`)
  return exitCodes.inputOutput
}

/** Controls and bidi marks of a page must not drive the terminal. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
