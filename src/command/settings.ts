import type { Exporter } from '../index'
import { nearest } from '../model/nearest'
import { type OptionRule, readOption } from '../model/option'
import { parseOptions } from '../parser/options'
import type { VerbOptions } from './option-table'

/** A setting that makes no sense. */
export class SettingError extends Error {
  override name = 'SettingError'
}

/** What can be set of reading: options of documents, and each limit by its own name. */
export const readingRules: Readonly<Record<string, OptionRule>> = {
  ...Object.fromEntries(
    Object.entries<OptionRule>(parseOptions).filter(
      ([name, { type }]) => type !== 'value' && name !== 'path',
    ),
  ),
  'limits.lineLength': { type: 'count', description: 'the most units of a line' },
  'limits.cardLength': { type: 'count', description: 'the most units of a paper of prose' },
  'limits.documentLength': { type: 'count', description: 'the most units of a document that is read whole' },
}

/** `--set` and its short forms as one list, a later one before an earlier. Throws a SettingError where one is no `key=value`. */
export function settingsOf({ set = [], columns, template, title }: VerbOptions): Map<string, string> {
  const settings = new Map<string, string>()
  for (const pair of set) {
    const equals = pair.indexOf('=')
    if (equals < 1) throw new SettingError(`--set ${pair}: expected key=value, such as --set abstract=true`)
    settings.set(pair.slice(0, equals), pair.slice(equals + 1))
  }
  for (const [name, value] of Object.entries({ columns, template, title }))
    if (value !== undefined) settings.set(name, value)
  return settings
}

/** Takes those of reading out of all settings, as values. */
export function takeParseSettings(settings: Map<string, string>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  const limits: Record<string, unknown> = {}
  for (const [name, text] of settings) {
    const rule = Object.hasOwn(readingRules, name) ? readingRules[name] : undefined
    if (!rule) continue
    settings.delete(name)
    const value = readValue(name, text, rule)
    if (name.startsWith('limits.')) limits[name.slice('limits.'.length)] = value
    else found[name] = value
  }
  return Object.keys(limits).length > 0 ? { ...found, limits } : found
}

/** The options of a format as values. Throws a SettingError for one that it does not have. */
export function formatSettings(
  settings: ReadonlyMap<string, string>,
  { name, options }: Exporter,
): Record<string, unknown> {
  const rules = options as Readonly<Record<string, OptionRule>> | undefined
  return Object.fromEntries(
    Array.from(settings, ([key, text]) => {
      const rule = rules && Object.hasOwn(rules, key) ? rules[key] : undefined
      if (rule) return [key, readValue(key, text, rule)]
      // A format of a plugin may list none, and then takes texts.
      if (!rules) return [key, text]
      const known = [...Object.keys(rules), ...Object.keys(readingRules)]
      const near = nearest(key, known)
      const hint =
        near === undefined ? `paperdigest formats ${name} lists those there are` : `did you mean '${near}'?`
      throw new SettingError(`--set ${key}: no option of ${name} or of reading; ${hint}`)
    }),
  )
}

function readValue(name: string, text: string, rule: OptionRule): unknown {
  try {
    return readOption(name, text, rule)
  } catch (error) {
    throw new SettingError(`--set ${name}: ${(error as Error).message}`)
  }
}
