import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { type Exporter, exporters, type Reader, type Registry, readers } from '../index'

/** The formats that the command knows. */
export interface Formats {
  readonly readers: Registry<Reader>
  readonly exporters: Registry<Exporter>
}

/** Says why a plugin cannot be used. */
export class PluginError extends Error {
  override name = 'PluginError'
}

/**
 * The formats of the package and those of plugins: modules, by path or by the name of a package, each of whose exports that is a reader or an exporter is added, in
 * place of one of the same name. Lists of such are taken too.
 * @throws {PluginError} Where a module cannot be loaded, or has neither.
 */
export async function loadFormats(plugins: readonly string[], folder = process.cwd()): Promise<Formats> {
  let formats: Formats = { readers, exporters }
  for (const plugin of plugins) {
    const items = Object.values(await load(plugin, folder)).flat()
    const found = items.filter(isFormat)
    if (found.length === 0) throw new PluginError(`${plugin}: exports no reader and no exporter`)
    for (const format of found) formats = withFormat(formats, format)
  }
  return formats
}

async function load(plugin: string, folder: string): Promise<object> {
  const isPath = /^(?:\.{0,2}[/\\]|[A-Za-z]:[/\\])/.test(plugin) || /\.[cm]?js$/.test(plugin)
  try {
    const file = isPath ? resolve(folder, plugin) : createRequire(join(folder, 'x.js')).resolve(plugin)
    if (!existsSync(file)) throw new PluginError(`${plugin}: no such file`)
    return (await inTime(plugin, import(pathToFileURL(file).href))) as object
  } catch (error) {
    if (error instanceof PluginError) throw error
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
    throw new PluginError(`${plugin}: ${reason}`, { cause: error })
  }
}

/** Milliseconds that a module may take to load. */
const LONGEST_LOAD = 10_000

/** A module may wait for what never comes. */
async function inTime<Value>(plugin: string, loading: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new PluginError(`${plugin}: was not loaded within ${LONGEST_LOAD / 1000} seconds`)
    timer = setTimeout(() => reject(error), LONGEST_LOAD)
  })
  try {
    return await Promise.race([loading, late])
  } finally {
    clearTimeout(timer)
  }
}

function withFormat(formats: Formats, format: Reader | Exporter): Formats {
  return isReader(format)
    ? { ...formats, readers: formats.readers.with(format) }
    : { ...formats, exporters: formats.exporters.with(format) }
}

function isFormat(value: unknown): value is Reader | Exporter {
  return isReader(value) || isExporter(value)
}

function isReader(value: unknown): value is Reader {
  const has = membersOf(value)
  return (
    has('name', 'string') && has('detect', 'function') && (has('open', 'function') || has('read', 'function'))
  )
}

function isExporter(value: unknown): value is Exporter {
  const has = membersOf(value)
  return (
    has('name', 'string') &&
    has('extension', 'string') &&
    has('mediaType', 'string') &&
    has('open', 'function')
  )
}

function membersOf(value: unknown): (name: string, type: string) => boolean {
  // A registry takes nothing without a name.
  if (typeof value !== 'object' || value === null || !('name' in value) || value.name === '')
    return () => false
  return (name, type) => typeof (value as Record<string, unknown>)[name] === type
}
