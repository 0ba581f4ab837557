import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { AnswerCache } from '../network/cache'

/** A temporary file that is older is nobody's any more. */
const HOUR = 3_600_000

/**
 * A cache in a folder, which is made where it is not there: a file for each answer. A file is written beside its place and moved there, and what it holds is checked
 * when it is read; so a program may be killed, and several may share the folder, at any time. The folder may be removed at will.
 */
export function createDiskCache(folder: string): AnswerCache {
  if (typeof folder !== 'string' || folder === '')
    throw new TypeError(`Expected a folder as a path, received ${JSON.stringify(folder)}`)
  const temporaries = join(folder, 'tmp')
  let isSwept = false
  return {
    async get(key) {
      return contentOf(key, await readFile(placeOf(folder, key).path, 'utf8').catch(unlessMissing))
    },
    async set(key, text) {
      const { path, parent } = placeOf(folder, key)
      await mkdir(temporaries, { recursive: true })
      if (!isSwept) await sweep(temporaries)
      isSwept = true
      const temporary = join(temporaries, randomUUID())
      try {
        await writeFile(temporary, entryOf(key, text), { flag: 'wx' })
        await mkdir(parent, { recursive: true })
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
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

/** Removes what programs that were killed left. */
async function sweep(temporaries: string): Promise<void> {
  for (const name of await readdir(temporaries)) {
    const path = join(temporaries, name)
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > HOUR) await rm(path, { force: true })
  }
}

/** Also where a part of the path is a file: then no answer can be there, and writing one says what is wrong. */
function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
