import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { requireOptions } from '../model/option'
import type { AnswerCache } from '../network/cache'
import { type CacheLimits, prune } from './prune'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How much a cache on disk holds; what is left out has its default. */
export interface DiskCacheOptions {
  /** Bytes of all answers, of which the oldest go; 536,870,912 (512 MiB) by default. It is looked at from time to time, so for a while there may be a tenth more. */
  readonly maximumBytes?: number | undefined
  /** Milliseconds after which an answer goes; 90 days by default. Only while offline is any answer used that is older than a week. */
  readonly maximumAge?: number | undefined
}

/**
 * A cache in a folder, which is made where it is not there: a file for each answer. A file is written beside its place and moved there, and what it holds is checked
 * when it is read; so a program may be killed, and several may share the folder, at any time. The folder may be removed at will, and what else is in it stays.
 * @throws {TypeError} Where the folder or the options make no sense.
 */
export function createDiskCache(folder: string, options: DiskCacheOptions = {}): AnswerCache {
  if (typeof folder !== 'string' || folder === '')
    throw new TypeError(`Expected a folder as a path, received ${JSON.stringify(folder)}`)
  const limits = readLimits(options)
  const temporaries = join(folder, 'tmp')
  /** Bytes written since the folder was looked through; it is at the first answer that is kept, too. */
  let written = Number.POSITIVE_INFINITY
  return {
    async get(key) {
      return contentOf(key, await readFile(placeOf(folder, key).path, 'utf8').catch(unlessMissing))
    },
    async set(key, text) {
      const { path, parent } = placeOf(folder, key)
      await mkdir(temporaries, { recursive: true })
      const temporary = join(temporaries, randomUUID())
      const entry = entryOf(key, text)
      try {
        await writeFile(temporary, entry, { flag: 'wx' })
        await mkdir(parent, { recursive: true })
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      const isFirst = written === Number.POSITIVE_INFINITY
      written += Buffer.byteLength(entry)
      if (written <= limits.maximumBytes / 10) return
      written = 0
      // Short programs need not look through all of it each time.
      if (!isFirst || (await isDue(folder))) await prune(folder, temporaries, limits)
    },
  }
}

/** Keys are addresses, which no file can be called; few files in each folder keep it quick everywhere. */
function placeOf(folder: string, key: string): { path: string; parent: string } {
  const name = hashOf(key)
  const parent = join(folder, name.slice(0, 2))
  return { path: join(parent, `${name.slice(2)}.json`), parent }
}

/** The check of what follows it, in a line of its own. */
function entryOf(key: string, text: string): string {
  const content = JSON.stringify({ key, text })
  return `"${hashOf(content)}"\n${content}\n`
}

/** What was kept for a key; `undefined` for a file that is torn, foreign or another key's. */
function contentOf(key: string, entry: string | undefined): string | undefined {
  if (entry === undefined) return undefined
  const end = entry.indexOf('\n')
  const content = entry.slice(end + 1, -1)
  if (entry.slice(0, end) !== `"${hashOf(content)}"`) return undefined
  const { key: own, text } = JSON.parse(content) as { key: string; text: string }
  return own === key ? text : undefined
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function readLimits(options: DiskCacheOptions): CacheLimits {
  requireOptions(options, ['maximumBytes', 'maximumAge'], 'a cache on disk')
  const { maximumBytes = 536_870_912, maximumAge = 90 * DAY } = options
  for (const [name, value] of Object.entries({ maximumBytes, maximumAge }))
    if (!(Number.isSafeInteger(value) && value > 0))
      throw new TypeError(`Expected options.${name} as a positive integer, received ${String(value)}`)
  return { maximumBytes, maximumAge }
}

/** Whether no program looked through the folder within the hour; the file that says so says now that this one does. */
async function isDue(folder: string): Promise<boolean> {
  const path = join(folder, 'pruned')
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => HOUR,
  )
  if (age >= 0 && age < HOUR) return false
  await writeFile(path, '')
  return true
}

/** Also where a part of the path is a file: then no answer can be there, and writing one says what is wrong. */
function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
