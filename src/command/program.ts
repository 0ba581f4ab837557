import { existsSync } from 'node:fs'

import { Command, CommanderError, Option } from 'commander'

import { nearest } from '../model/nearest'
import type { Inputs } from './inputs'
import { ExitError, refuse } from './message'
import { type CommandOption, commandOptions, longNameOf, type VerbOptions } from './option-table'
import { createProgress } from './progress'
import { exitCodes, type Surroundings } from './surroundings'
import type { RunVerb, Verb } from './verb'
import { verbs } from './verb-table'

/** Runs the command line (`argv` without node and script) and gives its exit code. Rejects only on a defect of its own. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdin, stderr } = surroundings
  const [first] = argv
  if (first === undefined && stdin.isTTY) {
    programOf(surroundings, 'no formats', async () => {}).outputHelp({ error: true })
    return exitCodes.usage
  }
  const words = withVerb(argv)
  if (typeof words === 'string') return refuse(words, stderr)
  let code: number = exitCodes.ok
  // Readers and exporters are most of the program: without a verb it needs none of them.
  const isNamed = words.length > 0 && !/^(?:-V|--version|-h|--help)$/.test(words[0] ?? '')
  try {
    const asked = isNamed ? await askedIn(words, surroundings) : NOTHING
    const config = await configFor(words, asked, surroundings)
    if (typeof config === 'number') return config
    const formats = isNamed ? await formatsFor(asked.plugins, surroundings) : 'no formats'
    if (typeof formats === 'number') return formats
    const program = programOf(surroundings, formats, async (verb, given, options) => {
      if (formats !== 'no formats')
        code = await runVerb(verb, given, options, { surroundings, formats, file: config?.file })
    })
    await program
      .parseAsync([...words.slice(0, 1), ...(config?.words ?? []), ...words.slice(1)], {
        from: 'user',
      })
      .catch((error: unknown) => {
        if (config && config.words.length > 0 && error instanceof CommanderError && error.exitCode !== 0)
          refuse(`options of ${config.file} count too`, stderr)
        throw error
      })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    throw error
  }
}

type KnownFormats = Parameters<RunVerb>[2]['formats']
type OnVerb = (verb: Verb, words: readonly string[], options: VerbOptions) => Promise<void>

/** A file alone, or nothing but options, is converted; what is neither a verb nor a file was meant as a verb: then says so. */
function withVerb(argv: readonly string[]): string[] | string {
  const [first] = argv
  const names = ['help', ...verbs.map(({ name }) => name)]
  if (first === undefined) return ['convert']
  if (names.includes(first) || /^(?:-V|--version|-h|--help)$/.test(first)) return [...argv]
  if (first.startsWith('-') || /[./\\]/.test(first) || existsSync(first)) return ['convert', ...argv]
  const near = nearest(first, names)
  return `${first}: no such verb or file; ${near === undefined ? 'paperdigest --help lists the verbs' : `did you mean '${near}'?`}`
}

/** Makes the program of the tables. */
function programOf(
  { version, stdout, stderr }: Surroundings,
  formats: KnownFormats | 'no formats',
  onVerb: OnVerb,
  isSilent = false,
): Command {
  const program = new Command('paperdigest')
    .description('Turns digest pages of research papers into bibliographies, tables, feeds and answers.')
    .usage('[verb] [options] [files...]')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => isSilent || stdout.write(text),
      writeErr: (text) => isSilent || stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'paperdigest: ')),
    })
  for (const verb of verbs) {
    const command = program.command(verb.name).description(verb.summary)
    for (const [word, description] of Object.entries(verb.words)) command.argument(word, description)
    for (const name of verb.options) command.addOption(optionOf(commandOptions[name], formats))
    command.action(async (...given: unknown[]) => {
      const words = given.slice(0, Object.keys(verb.words).length).flat()
      await onVerb(
        verb,
        words.filter((word) => typeof word === 'string'),
        command.opts<VerbOptions>(),
      )
    })
  }
  return program
}

function optionOf(
  { flags, description, read, isList, names }: CommandOption,
  formats: KnownFormats | 'no formats',
): Option {
  const option = new Option(flags, description)
  if (isList) option.argParser((value: string, all: readonly string[] = []) => [...all, value])
  else if (read && formats !== 'no formats') option.argParser(read)
  else if (formats !== 'no formats' && (names === 'readers' || names === 'exporters'))
    option.choices(formats[names].names)
  return option
}

/** What words say that must be known before all of them are understood: whose formats there are, and which file has options. */
interface Asked {
  readonly plugins: readonly string[]
  /** `false` where none is wanted. */
  readonly config?: string | false | undefined
}

const NOTHING: Asked = { plugins: [], config: false }

async function askedIn(words: readonly string[], surroundings: Surroundings): Promise<Asked> {
  let found: VerbOptions = {}
  const search = programOf(
    surroundings,
    'no formats',
    async (_, __, options) => {
      found = options
    },
    true,
  )
  // A help that is asked for is written when the formats are known.
  const asked = words.filter((word) => word !== '--help' && word !== '-h')
  try {
    await search.parseAsync(asked, { from: 'user' })
  } catch (error) {
    // What is wrong with the words is told later, by those that know the formats.
    if (!(error instanceof CommanderError)) throw error
    const all = search.commands.map((command) => command.opts<VerbOptions>())
    found = {
      plugin: all.flatMap(({ plugin = [] }) => plugin),
      ...all.find(({ config }) => config !== undefined),
    }
  }
  return {
    plugins: found.plugin ?? [],
    config: asked.length < words.length ? false : found.config,
  }
}

/** The words that a file with options stands for; an exit code where it has none. */
async function configFor(
  [first]: readonly string[],
  { config }: Asked,
  { stderr, folder = process.cwd() }: Surroundings,
): Promise<{ readonly file: string; readonly words: readonly string[] } | undefined | number> {
  const verb = verbs.find(({ name }) => name === first)
  if (config === false || !verb) return undefined
  const { ConfigError, findConfig, wordsOf } = await import('./config')
  try {
    const found = await findConfig(config, folder)
    return found && { file: found.file, words: wordsOf(found, verb) }
  } catch (error) {
    if (error instanceof ConfigError) return refuse(error.message, stderr)
    throw error
  }
}

/** The formats of the package and those of plugins, whose names the other words may have. */
async function formatsFor(
  plugins: readonly string[],
  surroundings: Surroundings,
): Promise<KnownFormats | number> {
  const { loadFormats, PluginError } = await import('./plugin')
  try {
    return await loadFormats(plugins)
  } catch (error) {
    if (error instanceof PluginError) return refuse(error.message, surroundings.stderr)
    throw error
  }
}

async function runVerb(
  verb: Verb,
  words: readonly string[],
  options: VerbOptions,
  {
    surroundings,
    formats,
    file,
  }: {
    readonly surroundings: Surroundings
    readonly formats: KnownFormats
    readonly file: string | undefined
  },
): Promise<number> {
  const { SettingError, settingsOf, takeParseSettings } = await import('./settings')
  const lines: string[] = []
  const stderr = { write: (line: string) => lines.push(line) }
  const own: Surroundings = { ...surroundings, stderr, verbosity: verbosityOf(options) }
  const progress = createProgress(own)
  try {
    const sorted = await sortKeysOf(options)
    if (typeof sorted === 'string') return refuse(sorted, stderr)
    if (options.printConfig === true) return await printConfig(verb, options, file, own)
    const settings = settingsOf(options)
    const parseSettings = takeParseSettings(settings)
    const named = await filesOf(verb, words, options, formats, own)
    if (typeof named === 'number') return named
    const run = await verb.load()
    const context = {
      surroundings: own,
      formats,
      settings,
      parseSettings,
      verbs,
      progress,
      below: named.below,
    }
    return await run([...named.others, ...named.files], { ...options, ...sorted }, context)
  } catch (error) {
    if (error instanceof SettingError) return refuse(error.message, stderr)
    if (error instanceof ExitError) return error.exitCode
    throw error
  } finally {
    progress.end()
    // Messages that nobody takes must not keep the output waiting.
    if (lines.length > 0) surroundings.stderr.write(lines.join(''))
  }
}

/** Options as a file with options would have them. */
async function printConfig(
  { name, options: names }: Verb,
  options: VerbOptions,
  file: string | undefined,
  surroundings: Surroundings,
): Promise<number> {
  const { writeText } = await import('./output')
  const own = Object.entries(options).filter(([key]) => key !== 'printConfig' && key !== 'config')
  const known = new Map<string, string>(names.map((key) => [key, longNameOf(key)]))
  const text = JSON.stringify(
    {
      verb: name,
      file,
      options: Object.fromEntries(own.map(([key, value]) => [known.get(key) ?? key, value])),
    },
    undefined,
    2,
  )
  return writeText(`${text}\n`, undefined, surroundings)
}

function verbosityOf({ quiet, verbose, strict }: VerbOptions): Surroundings['verbosity'] {
  if (quiet === true) return strict === true ? 'warnings' : 'errors'
  return verbose === true ? 'all' : 'usual'
}

/** The words of a verb, of which those that name files are found first; an exit code where one names nothing. */
async function filesOf(
  verb: Verb,
  words: readonly string[],
  options: VerbOptions,
  { readers }: KnownFormats,
  surroundings: Surroundings,
): Promise<{ others: readonly string[]; files: readonly string[]; below: Inputs } | number> {
  const start = Object.keys(verb.words).findIndex((word) => word.includes('files...'))
  if (start === -1) return { others: words, files: [], below: new Map() }
  const { inputsOf } = await import('./inputs')
  const named = await inputsOf(words.slice(start), options, readers, surroundings)
  return typeof named === 'number' ? named : { others: words.slice(0, start), ...named }
}

/** The keys to sort by; what is wrong with one, in words. */
async function sortKeysOf({ sort }: VerbOptions): Promise<{ sort?: readonly string[] } | string> {
  if (sort === undefined) return {}
  const { orderOfKey } = await import('../query/sort')
  const keys = String(sort)
    .split(',')
    .map((key) => key.trim())
  try {
    for (const key of keys) orderOfKey(key)
    return { sort: keys }
  } catch (error) {
    return `--sort ${(error as Error).message}`
  }
}
