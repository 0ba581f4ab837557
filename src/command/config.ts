import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { nearest } from '../model/nearest'
import { type CommandOption, type CommandOptionName, commandOptions, longNameOf } from './option-table'
import type { Verb } from './verb'

/** Options that a file gives. */
export interface Config {
  readonly file: string
  readonly options: Readonly<Record<string, unknown>>
}

/** Says what is wrong with a file of options. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Where options are looked for, from a folder upward. All are data: what a folder from elsewhere holds must run nothing. */
const PLACES: readonly string[] = [
  '.paperdigestrc',
  '.paperdigestrc.json',
  '.paperdigestrc.yaml',
  '.paperdigestrc.yml',
  'paperdigest.config.json',
  'paperdigest.config.yaml',
  'paperdigest.config.yml',
  'package.json',
]

/** What a file cannot say, for it would run a program, or write or read files that nobody named. */
const TYPED: ReadonlySet<CommandOptionName> = new Set<CommandOptionName>([
  'plugin',
  'output',
  'outDir',
  'newSince',
  'cache',
  'local',
  'append',
  'allowEmpty',
  'recursive',
  'config',
  'noConfig',
  'printConfig',
])

/**
 * The options of the file that is named, or of the one that stands next in a folder or above it; `undefined` where there is none.
 * @throws {ConfigError} Where the file holds no options.
 */
export async function findConfig(named: string | undefined, folder: string): Promise<Config | undefined> {
  // Few folders have such a file, but each start looks for it.
  // Built into the command, a CommonJS module has no names of its own.
  const { default: all } = (await import('lilconfig')) as unknown as { default: typeof import('lilconfig') }
  const search = all.lilconfig('paperdigest', {
    searchPlaces: [...PLACES],
    loaders: { '.json': loadData, '.yaml': loadData, '.yml': loadData, noExt: loadData },
    packageProp: 'paperdigest',
  })
  try {
    const found =
      named === undefined ? await search.search(folder) : { filepath: named, config: await loadNamed(named) }
    if (!found || found.config === undefined) return undefined
    return { file: found.filepath, options: requireMap(found.filepath, found.config) }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new ConfigError(
      `${named ?? folder}: ${code === 'ENOENT' ? 'no such file' : message.split('\n', 1)[0]}`,
    )
  }
}

async function loadNamed(path: string): Promise<unknown> {
  const all = await loadData(path, await readFile(path, 'utf8'))
  return basename(path) === 'package.json' ? Object(all).paperdigest : all
}

/** JSON or YAML, of which JSON is a part but for its faults, which are told as such. */
async function loadData(path: string, content: string): Promise<unknown> {
  try {
    if (/\.json$/.test(path)) return JSON.parse(content) as unknown
    const { parse } = await import('yaml')
    return parse(content, { schema: 'core', maxAliasCount: 100, logLevel: 'error' }) as unknown
  } catch (error) {
    throw new ConfigError(`${path}: ${(error as Error).message.split('\n', 1)[0]}`)
  }
}

function requireMap(file: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new ConfigError(
    `${file}: expected options by name, such as {"to": "bibtex", "set": {"abstract": true}}`,
  )
}

/**
 * The words that say what a file says, for a verb: they come before those that were typed, which so count before them. Options of other verbs are passed over.
 * @throws {ConfigError} Where there is no such option, or it must be typed.
 */
export function wordsOf({ file, options }: Config, verb: Verb): string[] {
  return Object.entries(options).flatMap(([word, value]) => {
    const name = NAMES.get(word)
    if (name === undefined) {
      const near = nearest(word, [...NAMES.keys()])
      throw new ConfigError(
        `${file}: there is no option '${word}'${near === undefined ? '' : `; did you mean '${near}'?`}`,
      )
    }
    if (TYPED.has(name))
      throw new ConfigError(`${file}: '${word}' must be typed, since what a folder holds may be anybody's`)
    return verb.options.includes(name) ? wordsFor(file, word, commandOptions[name], value) : []
  })
}

/** Options by their long name, `day-first`. */
const NAMES: ReadonlyMap<string, CommandOptionName> = new Map(
  (Object.keys(commandOptions) as CommandOptionName[]).map((name) => [longNameOf(name), name]),
)

function wordsFor(file: string, word: string, { flags, isList }: CommandOption, value: unknown): string[] {
  const expected = (what: string): ConfigError => new ConfigError(`${file}: expected ${word} as ${what}`)
  if (!flags.includes('<')) {
    if (typeof value !== 'boolean') throw expected('true or false')
    return value ? [`--${word}`] : []
  }
  if (typeof value === 'object' && value !== null && isList) {
    const items = Array.isArray(value)
      ? value
      : Object.entries(value).map(([key, of]) => `${key}=${textOf(of)}`)
    return items.map((item) => `--${word}=${textOf(item)}`)
  }
  const text = textOf(value)
  if (text === undefined) throw expected(isList ? 'a list or a map' : 'a text, a number or a list')
  return [`--${word}=${text}`]
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(String).join(',')
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}
