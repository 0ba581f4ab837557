import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds between two looks, and after which the wait is given up. */
const BETWEEN = 40
const PATIENCE = 60_000
/** A lock of another machine, of which nobody here can tell whether its program lives, is nobody's after so long. */
const STALE = 600_000

/**
 * Does work on a file that no other program does at the same time, where all of them ask here: a file beside it, `name.lock`, says who works. That of a program that was killed counts for
 * nothing. Rejects with the code `EBUSY` where another one works for longer than a minute.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${path}.lock`
  const own = JSON.stringify({ program: randomUUID(), host: hostname(), pid: process.pid })
  const start = performance.now()
  while (!(await taken(lock, own))) {
    if (performance.now() - start > PATIENCE)
      throw Object.assign(new Error(`another program works on it; if none does, remove ${lock}`), {
        code: 'EBUSY',
      })
    await wait(BETWEEN)
  }
  try {
    return await work()
  } finally {
    if ((await contentOf(lock)) === own) await rm(lock, { force: true })
  }
}

async function taken(lock: string, own: string): Promise<boolean> {
  try {
    await writeFile(lock, own, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const content = await contentOf(lock)
  if (content !== undefined && (await isStale(lock, content))) await remove(lock, content)
  return false
}

/** Of two that find the same lock stale, one may come when the other has taken it already: what was moved away is looked at again. */
async function remove(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  await rename(lock, aside).catch(unlessMissing)
  const content = await contentOf(aside)
  if (content === stale || content === undefined) await rm(aside, { force: true })
  else await rename(aside, lock)
}

async function isStale(lock: string, content: string): Promise<boolean> {
  const { host, pid } = holderIn(content)
  if (host === hostname() && pid !== undefined) return !isAlive(pid)
  const stats = await stat(lock).catch(unlessMissing)
  return stats !== undefined && Date.now() - stats.mtimeMs > STALE
}

/** Who holds a lock; half a line is no one's. */
function holderIn(content: string): { host?: unknown; pid?: number } {
  try {
    const { host, pid } = Object(JSON.parse(content)) as { host?: unknown; pid?: unknown }
    return typeof pid === 'number' ? { host, pid } : { host }
  } catch {
    return {}
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function contentOf(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch(unlessMissing)
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
