import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** How much a cache on disk holds. */
export interface CacheLimits {
  /** Bytes of all of its files. */
  readonly maximumBytes: number
  /** Milliseconds since a file was written. */
  readonly maximumAge: number
}

/** A temporary file that is older is nobody's any more. */
const HOUR = 3_600_000

/** Names that the cache gives: whatever else is in the folder is somebody else's. */
const PARENT = /^[0-9a-f]{2}$/
const ENTRY = /^[0-9a-f]{62}\.json$/
const TEMPORARY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface File {
  readonly path: string
  readonly size: number
  readonly time: number
}

/**
 * Removes what programs left that were killed, what is older than it may be, and of what is more than there may be the oldest. Other programs may do the same, and read and write, meanwhile: an answer
 * that goes is asked for again.
 */
export async function prune(
  folder: string,
  temporaries: string,
  { maximumBytes, maximumAge }: CacheLimits,
): Promise<void> {
  const now = Date.now()
  for (const { path, time } of await filesIn(temporaries, TEMPORARY))
    if (time < now - HOUR) await remove(path)
  const files: File[] = []
  for (const parent of await readdir(folder))
    if (PARENT.test(parent)) files.push(...(await filesIn(join(folder, parent), ENTRY)))
  files.sort((first, second) => second.time - first.time)
  let bytes = 0
  for (const { path, size, time } of files) {
    bytes += size
    if (bytes > maximumBytes || time < now - maximumAge) await remove(path)
  }
}

async function filesIn(folder: string, pattern: RegExp): Promise<File[]> {
  const files: File[] = []
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names) {
    if (!pattern.test(name)) continue
    const path = join(folder, name)
    const stats = await stat(path).catch(() => undefined)
    if (stats?.isFile()) files.push({ path, size: stats.size, time: stats.mtimeMs })
  }
  return files
}

/** Another program may have been first, or have it open; then it goes the next time. */
async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {})
}
