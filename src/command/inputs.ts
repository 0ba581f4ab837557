import { stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'

import type { Reader } from '../index'
import { nameOf, note, toldOf } from './message'
import type { VerbOptions } from './option-table'
import { exitCodes, type Surroundings } from './surroundings'

/** The files that words name: each with its way below the folder that named it, or its own name. */
export type Inputs = ReadonlyMap<string, string>

/**
 * Finds the files that words of the command name: files, folders with `--recursive`, and patterns such as `week/*.md` that no shell has read, in the order of the words and of
 * names. What the command itself writes is found in no folder. An exit code where a word names nothing.
 */
export async function inputsOf(
  words: readonly string[],
  options: VerbOptions,
  readers: Iterable<Reader>,
  surroundings: Surroundings,
): Promise<{ readonly files: readonly string[]; readonly below: Inputs } | number> {
  const { stderr } = surroundings
  const files: string[] = []
  const below = new Map<string, string>()
  const add = (file: string, way: string): void => {
    files.push(file)
    below.set(file, way)
  }
  for (const word of words) {
    const stats = word === '-' ? undefined : await stat(word).catch(() => undefined)
    if (stats?.isDirectory()) {
      if (options.recursive !== true) {
        stderr.write(toldOf(`${word}: is a folder; --recursive reads the files in it`))
        return exitCodes.inputOutput
      }
      for (const way of await filesIn(word, options, readers, surroundings)) add(join(word, way), way)
    } else if (stats || !/[*?[{]/.test(word)) add(word, basename(nameOf(word)))
    else {
      const start = startOf(word)
      const found = await globbed(word, undefined, options)
      if (found.length === 0) {
        stderr.write(toldOf(`${word}: no file has such a name`))
        return exitCodes.inputOutput
      }
      for (const file of found) add(file, relative(start, file))
    }
  }
  return { files, below }
}

/** The files of a folder and of those within it that have the extension of a format, without hidden ones and without packages. */
async function filesIn(
  folder: string,
  options: VerbOptions,
  readers: Iterable<Reader>,
  surroundings: Surroundings,
): Promise<string[]> {
  const extensions = new Set([...readers].flatMap((reader) => reader.extensions ?? []))
  const all = await globbed('**/*', folder, options)
  const kept = all.filter((way) => extensions.has(extensionOf(way) ?? ''))
  const others = all.length - kept.length
  if (others > 0 || kept.length === 0)
    note(
      `${folder}: ${kept.length} ${kept.length === 1 ? 'file' : 'files'} to be read, and ${others} of other kinds`,
      surroundings,
    )
  return kept
}

/** Of a file's name, in lower case: `md` of `page.md` and of `page.md.gz`. */
export function extensionOf(file: string): string | undefined {
  return /[^/\\]\.([A-Za-z0-9]+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase()
}

async function globbed(
  pattern: string,
  folder: string | undefined,
  { output, outDir }: VerbOptions,
): Promise<string[]> {
  // Most words are files as they stand.
  const { glob } = await import('tinyglobby')
  const found = await glob(pattern, {
    ...(folder !== undefined && { cwd: folder }),
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
  })
  const written = [output, outDir].filter((path) => path !== undefined).map((path) => resolve(path))
  return found
    .filter((way) => {
      const path = resolve(folder ?? '', way)
      return !written.some((own) => path === own || path.startsWith(own + sep))
    })
    .sort()
}

/** The folder that a pattern starts with: `week` of `week/*.md`. */
function startOf(pattern: string): string {
  const parts = pattern.split('/')
  const end = parts.findIndex((part) => /[*?[{]/.test(part))
  return parts.slice(0, end).join('/') || (pattern.startsWith('/') ? '/' : '')
}
