import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'

import { type Diagnostic, type Exporter, exporters, json, type Paper, readers, stringify } from '../index'
import { isPartialDate } from '../lexicon/date'
import { parseChunks, parseFile, writeFileAtomically } from '../node'

/** What the command line stands on; a test gives its own. */
export interface Surroundings {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** `YYYY-MM-DD`, the local day. */
  readonly today: string
  readonly version: string
}

/** Exit codes, as in sysexits(3). */
export const exitCodes = { ok: 0, usage: 2, badData: 65, inputOutput: 74 } as const

interface ConvertOptions {
  readonly to?: string
  readonly output?: string
  readonly from?: string
  readonly referenceDate: string
  readonly strict: boolean
}

/** Runs the command line (`argv` without node and script) and gives its exit code. Rejects only on a defect of its own. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, today, version } = surroundings
  let code: number = exitCodes.ok
  const program = new Command('paperdigest')
    .description('Turns digest pages of research papers into bibliographies and tables.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
  program
    .command('convert')
    .description('Reads digests and writes their papers.')
    .argument('[files...]', 'digest files; - or none reads standard input')
    .addOption(
      new Option(
        '-t, --to <format>',
        'the format to write; by default that of the output file, else json',
      ).choices(exporters.names),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option('-f, --from <reader>', 'the reader to use instead of detecting one').choices(readers.names),
    )
    .option(
      '--reference-date <YYYY-MM-DD>',
      'dates without a year lie at or before this day; today by default',
      readDay,
      today,
    )
    .option('--strict', 'write nothing and exit with 65 on any warning', false)
    .action(async (files: string[], options: ConvertOptions) => {
      code = await convert(files.length === 0 ? ['-'] : files, options, surroundings)
    })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    throw error
  }
}

async function convert(
  files: readonly string[],
  options: ConvertOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { stdin, stdout, stderr } = surroundings
  const papers: Paper[] = []
  let isBad = false
  for (const file of files) {
    const settings = { referenceDate: options.referenceDate, reader: options.from }
    try {
      const digest = file === '-' ? await parseChunks(stdin, settings) : await parseFile(file, settings)
      for (const message of digest.messages) stderr.write(lineOf(nameOf(file), message))
      isBad ||= digest.messages.some(({ fatal }) => fatal === true || (options.strict && fatal !== undefined))
      for (const paper of digest.papers) papers.push(paper)
    } catch (error) {
      return failed(nameOf(file), error, stderr)
    }
  }
  if (isBad) return exitCodes.badData
  const target = options.output ?? '<stdout>'
  const exporter = exporterFor(options)
  const written = stringify(
    papers,
    exporter,
    {},
    { report: (message) => stderr.write(lineOf(target, message)) },
  )
  try {
    if (options.output !== undefined) await writeFileAtomically(options.output, [written])
    else if (!stdout.write(written)) await once(stdout, 'drain')
    return exitCodes.ok
  } catch (error) {
    return failed(target, error, stderr)
  }
}

/** The format that was asked for, or that the output file's extension names. */
function exporterFor({ to, output }: ConvertOptions): Exporter {
  const extension = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase()
  const byExtension = [...exporters].find((exporter) => exporter.extension === extension)
  return (to === undefined ? byExtension : exporters.get(to)) ?? json
}

function nameOf(file: string): string {
  return file === '-' ? '<stdin>' : file
}

/** `file:line:column rule reason` */
function lineOf(file: string, { place, ruleId, reason, note }: Diagnostic): string {
  const point = place && ('start' in place ? place.start : place)
  const where = point ? `${file}:${point.line}:${point.column}` : file
  return `${printable(`${where} ${ruleId} ${reason}${note === undefined ? '' : ` (${note})`}`)}\n`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder',
  EACCES: 'permission denied',
}

function failed(file: string, error: unknown, stderr: Writable): number {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  stderr.write(`${printable(`paperdigest: ${file}: ${REASONS[code] ?? message}`)}\n`)
  return exitCodes.inputOutput
}

/** Controls and bidi marks of a page must not drive the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function readDay(text: string): string {
  if (text.length !== 10 || !isPartialDate(text)) throw new InvalidArgumentError('Expected YYYY-MM-DD.')
  return text
}
