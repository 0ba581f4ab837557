import { randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import {
  access,
  type FileHandle,
  open,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import {
  type Chunks,
  type Digest,
  type Paper,
  type ParseStreamOptions,
  readers,
  type WithDefaultReaders,
} from './index'
import type { Diagnostic } from './model/diagnostic'
import { openDigest } from './node/open-digest'
import { requirePath } from './parser/options'

export { createDiskCache, type DiskCacheOptions } from './node/disk-cache'
export { createSeenFile } from './node/seen-file'

/**
 * Reads a digest file, compressed by gzip or not. Files up to 8 MiB are read as a whole, larger ones as a stream.
 * Rejects with Node's own error where the file cannot be read; throws as `parse` does.
 */
export function parseFile(
  path: string,
  options: WithDefaultReaders<ParseStreamOptions> = {},
): Promise<Digest> {
  requirePath(path)
  return parseChunks(createReadStream(path), { path, ...options })
}

/** Reads a digest from a stream such as `process.stdin`, in the way of {@link parseFile}. */
export async function parseChunks(
  chunks: Chunks,
  options: WithDefaultReaders<ParseStreamOptions> = {},
): Promise<Digest> {
  const messages: Diagnostic[] = []
  const report = (message: Diagnostic): void => {
    messages.push(message)
    options.report?.(message)
  }
  const { whole, papers } = await openDigest(chunks, { readers, ...options, report })
  if (whole) return whole
  const all: Paper[] = []
  for await (const paper of papers) all.push(paper)
  return { papers: all, messages }
}

/** How a file is written. */
export interface WriteOptions {
  /** Ends the writing: the old file stays, and nothing is left behind. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes a file so that a crash leaves the old one or the new one, and no half one: a temporary file in the same folder is
 * written, flushed to the disk and renamed. A link is followed, also where its file is not there yet, and the old file's mode kept; what is no file (a
 * pipe, a device) is written to as it is, and a file that is read-only stays as it is. Rejects with Node's own error, or with the signal's reason; the
 * temporary file is then removed.
 */
export async function writeFileAtomically(
  path: string,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  { signal }: WriteOptions = {},
): Promise<void> {
  requirePath(path)
  const old = await stat(path).catch(unlessMissing)
  if (old?.isDirectory()) throw failure('EISDIR', `${path} is a folder`)
  if (old && !old.isFile()) return writeFile(path, chunks, { signal })
  // To rename needs no right to write the file that goes, and the superuser has every right.
  if (old && (old.mode & 0o222) === 0) throw failure('EACCES', `${path} is read-only`)
  if (old) await access(path, constants.W_OK)
  const target = await targetOf(path)
  // Its name says nothing of the file's, which may be as long as names can be.
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`)
  signal?.throwIfAborted()
  let file: FileHandle | undefined
  try {
    file = await open(temporary, 'wx')
    for await (const piece of joined(chunks)) await file.writeFile(piece, { signal })
    if (old) await file.chmod(old.mode)
    await file.sync()
    await file.close()
    file = undefined
    signal?.throwIfAborted()
    await rename(temporary, target)
  } catch (error) {
    await file?.close()
    await rm(temporary, { force: true })
    throw error
  }
}

/** Units of text that are written at once: each writing costs as much as a hundred papers' text. */
const PIECE = 65_536

async function* joined(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  let text = ''
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') text += chunk
    if (text.length > (typeof chunk === 'string' ? PIECE : 0)) {
      yield text
      text = ''
    }
    if (typeof chunk !== 'string') yield chunk
  }
  if (text !== '') yield text
}

/** Where a path leads through links, also where nothing is there. */
async function targetOf(path: string): Promise<string> {
  const real = await realpath(path).catch(unlessMissing)
  if (real !== undefined) return real
  const link = await readlink(path).catch(() => undefined)
  return link === undefined ? path : targetOf(resolve(await realpath(dirname(path)), link))
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function failure(code: string, reason: string): Error {
  return Object.assign(new Error(`${code}: ${reason}`), { code })
}
