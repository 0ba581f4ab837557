import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Paper } from '../model/paper'
import type { PaperList } from '../model/papers'

/** Papers that wait until all of them are there. */
export interface PaperSpool {
  add(paper: Paper): void
  /** Those that were added, once all were. */
  readonly papers: PaperList
  /** Removes them. */
  end(): void
}

/** So many papers are kept in memory; more are kept in a temporary file, and read when they are asked for. */
const MOST = 2_000
/** Units of text that are written at once. */
const PIECE = 1_048_576

/** Makes a spool. Its file has no name, where systems allow that, so that a program which is killed leaves nothing. */
export function createPaperSpool(most = MOST): PaperSpool {
  const held: Paper[] = []
  let file: SpoolFile | undefined
  const papers: PaperList = {
    get length() {
      return file ? file.length : held.length
    },
    at(index) {
      return file ? file.at(index) : held[index]
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < papers.length; index++) yield papers.at(index) as Paper
    },
  }
  return {
    add(paper) {
      if (!file && held.length < most) {
        held.push(paper)
        return
      }
      file ??= openFile()
      for (const earlier of held.splice(0)) file.add(earlier)
      file.add(paper)
    },
    papers,
    end: () => file?.end(),
  }
}

interface SpoolFile {
  readonly length: number
  add(paper: Paper): void
  at(index: number): Paper | undefined
  end(): void
}

function openFile(): SpoolFile {
  const path = join(tmpdir(), `paperdigest-${randomUUID()}.tmp`)
  const handle = openSync(path, 'wx+', 0o600)
  try {
    rmSync(path)
  } catch {
    // It is removed at the end, where a file that is open has to stay.
  }
  /** Where each paper starts, and the last one ends. */
  const places = [0]
  let waiting: Buffer[] = []
  let waitingLength = 0
  const flush = (): void => {
    let at = (places.at(-1) ?? 0) - waitingLength
    for (const bytes of waiting)
      for (let done = 0; done < bytes.length; ) {
        const written = writeSync(handle, bytes, done, bytes.length - done, at)
        done += written
        at += written
      }
    waiting = []
    waitingLength = 0
  }
  return {
    get length() {
      return places.length - 1
    },
    add(paper) {
      const bytes = Buffer.from(JSON.stringify(paper))
      waiting.push(bytes)
      waitingLength += bytes.length
      places.push((places.at(-1) ?? 0) + bytes.length)
      if (waitingLength > PIECE) flush()
    },
    at(index) {
      const start = places[index]
      const end = places[index + 1]
      if (start === undefined || end === undefined) return undefined
      if (waitingLength > 0) flush()
      const bytes = Buffer.allocUnsafe(end - start)
      readSync(handle, bytes, 0, bytes.length, start)
      return JSON.parse(bytes.toString()) as Paper
    },
    end() {
      closeSync(handle)
      rmSync(path, { force: true })
    },
  }
}
