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
  type ParseStreamOptions,
  parse,
  parseStream,
  type WithDefaultReaders,
} from './index'
import type { Diagnostic } from './model/diagnostic'
import { requirePath } from './parser/options'

export { createDiskCache, type DiskCacheOptions } from './node/disk-cache'
export { createSeenFile } from './node/seen-file'

/** Bytes up to which a document is read as a whole, so that its cards are known before its dates are read: 64 MiB. */
const WHOLE = 67_108_864

/**
 * Reads a digest file. Files up to 64 MiB are read as a whole, larger ones as a stream.
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
  const iterator = bytesOf(chunks)
  const held: Uint8Array[] = []
  let length = 0
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    held.push(next.value)
    length += next.value.length
    if (length > WHOLE) return collect(held, iterator, options)
  }
  return parse(Buffer.concat(held), options)
}

async function collect(
  held: Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
  options: WithDefaultReaders<ParseStreamOptions>,
): Promise<Digest> {
  const messages: Diagnostic[] = []
  const papers = []
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* held.splice(0)
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  }
  for await (const paper of parseStream(all(), { ...options, report: (message) => messages.push(message) }))
    papers.push(paper)
  return { papers, messages }
}

/** Encodes strings; one that ends in half of a surrogate pair waits for the other half. */
async function* bytesOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let half = ''
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? half + chunk : half
    half = typeof chunk === 'string' ? (/[\ud800-\udbff]$/.exec(text)?.[0] ?? '') : ''
    if (text !== half) yield encoder.encode(text.slice(0, text.length - half.length))
    if (typeof chunk !== 'string') yield chunk
  }
  if (half !== '') yield encoder.encode(half)
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
  chunks: Iterable<string> | AsyncIterable<string>,
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
    for await (const chunk of chunks) await file.writeFile(chunk, { signal })
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
