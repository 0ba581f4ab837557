import { open, readFile } from 'node:fs/promises'

import type { SeenStore } from '../sources/seen'

/**
 * A file for `seen`. It is only ever added to, and what is added is on the disk when that ends: so a program that is killed leaves what was there, and two programs that
 * share the file lose nothing of each other's. Reading and adding reject with Node's own error; a file that is not there yet is empty.
 */
export function createSeenFile(path: string): SeenStore {
  if (typeof path !== 'string') throw new TypeError(`Expected a path as a string, received ${String(path)}`)
  return {
    async read() {
      try {
        return await readFile(path, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
        throw error
      }
    },
    async append(text) {
      const file = await open(path, 'a')
      try {
        await file.appendFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}
