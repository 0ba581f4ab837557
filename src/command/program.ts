import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'

import { decoderOf } from '../lexicon/charset'
import { isPartialDate } from '../lexicon/date'
import type { ConvertOptions, FormatNames } from './convert'
import type { ExplainOptions } from './explain'
import type { Formats } from './plugin'
import { exitCodes, type Surroundings } from './surroundings'

/** Runs the command line (`argv` without node and script) and gives its exit code. Rejects only on a defect of its own. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, today, version } = surroundings
  let code: number = exitCodes.ok
  const program = new Command('paperdigest')
    .description('Turns digest pages of research papers into bibliographies and tables.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
  // Readers and exporters are most of the program: without a word that may name a command it needs none of them.
  const conversion = argv.some((word) => !word.startsWith('-')) ? await import('./conversion') : undefined
  let formats: Formats | undefined
  try {
    // Plugins have names that `--to` may have, so they are loaded before the words are understood.
    formats = await conversion?.loadFormats(pluginsOf(argv, today))
  } catch (error) {
    if (conversion && error instanceof conversion.PluginError) return conversion.refusePlugin(error, stderr)
    throw error
  }
  const command = program
    .command('convert')
    .description('Reads digests and writes their papers.')
    .argument('[files...]', 'digest files; - or none reads standard input')
    .action(async (files: string[], options: ConvertOptions) => {
      if (conversion && formats)
        code = await conversion.convert(files.length === 0 ? ['-'] : files, options, surroundings, formats)
    })
  addOptions(command, formats && conversion?.namesOf(formats), today)
  const explaining = program
    .command('explain')
    .description('Tells of each line of a digest what it was taken for, and why.')
    .argument('<file>', 'a digest file, or one of its lines as file:line; - reads standard input')
    .action(async (file: string, options: ExplainOptions) => {
      if (conversion && formats) code = await conversion.explainFile(file, options, surroundings, formats)
    })
  addReader(explaining, formats && conversion?.namesOf(formats))
  explaining.option('--json', 'write JSON: the lines, their parts, facts and decisions', false)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    throw error
  }
}

/** The options of the command; without names any format and any field will do. */
function addOptions(command: Command, names: FormatNames | undefined, today: string): void {
  const to = new Option(
    '-t, --to <format>',
    'the format to write; by default that of the output file, or json',
  )
  command
    .addOption(names ? to.choices(names.to) : to)
    .option('-o, --output <file>', 'write to a file instead of standard output')
  addReader(command, names)
  command
    .option(
      '--reference-date <YYYY-MM-DD>',
      'dates without a year lie at or before this day; today by default',
      readDay,
      today,
    )
    .option('--day-first', 'of dates such as 04/03/2025 the day comes first, and not the month')
    .option('--no-day-first', 'of dates such as 04/03/2025 the month comes first')
    .option('--encoding <label>', 'the character set of the files, such as windows-1252', readEncoding)
    .option('-m, --merge', 'unite papers that several of the files hold', false)
    .option('-q, --query <query>', "keep the papers that match, such as 'title:pruning has:code'")
    .option(
      '-s, --sort <fields>',
      'sort by fields, with - for the greatest first, such as -upvotes,title',
      (text) => (names ? readSort(text, names.sort) : text),
    )
    .option('-n, --limit <count>', 'write no more papers than these', readCount)
    .option(
      '-p, --plugin <module>',
      'take readers and exporters from a module too; may be repeated',
      collect,
      [],
    )
    .option('--allow-empty', 'write the output file also where no papers were found', false)
    .option('--strict', 'write nothing and exit with 65 on any warning', false)
}

function addReader(command: Command, names: FormatNames | undefined): void {
  const from = new Option('-f, --from <reader>', 'the reader to use instead of detecting one')
  command.addOption(names ? from.choices(names.from) : from)
}

/** The modules that `--plugin` names. The words are those of the command, so that a query may start with `-p`; what is wrong with them is told later. */
function pluginsOf(argv: readonly string[], today: string): string[] {
  const search = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption(false)
  const command = search.command('convert').helpOption(false).allowUnknownOption().argument('[words...]')
  addOptions(command, undefined, today)
  command.action(() => {})
  try {
    search.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
  }
  return command.opts<{ plugin: string[] }>().plugin
}

function collect(module: string, all: readonly string[]): string[] {
  return [...all, module]
}

function readDay(text: string): string {
  if (text.length !== 10 || !isPartialDate(text)) throw new InvalidArgumentError('Expected YYYY-MM-DD.')
  return text
}

function readEncoding(label: string): string {
  if (!decoderOf(label)) throw new InvalidArgumentError('Expected the label of a character set, such as gbk.')
  return label
}

function readSort(text: string, check: FormatNames['sort']): readonly string[] {
  const keys = text.split(',').map((key) => key.trim())
  for (const key of keys)
    try {
      check(key)
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message)
    }
  return keys
}

function readCount(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 0 on.')
  return Number(text)
}
