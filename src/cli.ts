import { once } from 'node:events'
import { readFileSync } from 'node:fs'

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'

import { type Diagnostic, type Exporter, exporters, type Paper, readers, stringify } from './index'
import { parseChunks, parseFile, writeFileAtomically } from './node'

/** Exit codes, as in sysexits(3). */
const USAGE = 2
const BAD_DATA = 65
const INPUT_OUTPUT = 74

interface ConvertOptions {
  to: string
  output?: string
  from?: string
  referenceDate: string
  strict: boolean
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that goes away (`| head`) is no failure.
  process.exit(error.code === 'EPIPE' ? 0 : INPUT_OUTPUT)
})

process.exitCode = await run(process.argv)

async function run(argv: string[]): Promise<number> {
  let code = 0
  const program = new Command('paperdigest')
    .description('Turns digest pages of research papers into bibliographies and tables.')
    .version(version())
    .exitOverride()
  program
    .command('convert')
    .description('Reads digests and writes their papers.')
    .argument('[files...]', 'digest files; - or none reads standard input')
    .addOption(
      new Option('-t, --to <format>', 'the format to write').choices(exporters.names).default('json'),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option('-f, --from <reader>', 'the reader to use instead of detecting one').choices(readers.names),
    )
    .option(
      '--reference-date <YYYY-MM-DD>',
      'dates without a year lie at or before this day (default: today)',
      readDay,
      today(),
    )
    .option('--strict', 'write nothing and exit with 65 where anything had to be left out or doubted', false)
    .action(async (files: string[], options: ConvertOptions) => {
      code = await convert(files.length === 0 ? ['-'] : files, options)
    })
  try {
    await program.parseAsync(argv)
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
    throw error
  }
}

async function convert(files: readonly string[], options: ConvertOptions): Promise<number> {
  const papers: Paper[] = []
  let failed = false
  for (const file of files) {
    const name = file === '-' ? '<stdin>' : file
    try {
      const settings = { referenceDate: options.referenceDate, reader: options.from }
      const digest =
        file === '-' ? await parseChunks(process.stdin, settings) : await parseFile(file, settings)
      for (const message of digest.messages) tell(name, message)
      failed ||= digest.messages.some(
        ({ fatal }) => fatal === true || (options.strict && fatal !== undefined),
      )
      for (const paper of digest.papers) papers.push(paper)
    } catch (error) {
      return fail(name, error)
    }
  }
  if (failed) return BAD_DATA
  const exporter = exporters.get(options.to) as Exporter
  const written = stringify(
    papers,
    exporter,
    {},
    { report: (message) => tell(options.output ?? '<stdout>', message) },
  )
  try {
    if (options.output !== undefined) await writeFileAtomically(options.output, [written])
    else if (!process.stdout.write(written)) await once(process.stdout, 'drain')
    return 0
  } catch (error) {
    return fail(options.output ?? '<stdout>', error)
  }
}

/** `file:line:column rule reason`, on standard error. */
function tell(file: string, { place, ruleId, reason, note }: Diagnostic): void {
  const point = place && ('start' in place ? place.start : place)
  const where = point ? `${file}:${point.line}:${point.column}` : file
  process.stderr.write(
    `${printable(`${where} ${ruleId} ${reason}${note === undefined ? '' : ` (${note})`}`)}\n`,
  )
}

function fail(file: string, error: unknown): number {
  const { code, message } = error as NodeJS.ErrnoException
  const reason =
    code === 'ENOENT'
      ? 'no such file'
      : code === 'EISDIR'
        ? 'is a folder'
        : code === 'EACCES'
          ? 'permission denied'
          : message
  process.stderr.write(`${printable(`paperdigest: ${file}: ${reason}`)}\n`)
  return INPUT_OUTPUT
}

/** Controls and bidi marks of a page must not drive the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function readDay(text: string): string {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text))
    throw new InvalidArgumentError('Expected YYYY-MM-DD.')
  return text
}

/** The local day: it is what the person at the terminal would write down. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}
