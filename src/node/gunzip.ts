import { constants, createGunzip, type Gunzip } from 'node:zlib'

import { type Diagnostic, diagnostic } from '../model/diagnostic'

/** The two bytes that gzip starts with (RFC 1952, section 2.3.1). */
const MAGIC: readonly [number, number] = [0x1f, 0x8b]
/** So many bytes are inflated at once, that a bomb has little to go off with. */
const PIECE = 8192
/** Bytes that may come out however few went in: 64 MiB. */
const FREE = 67_108_864
/** Beyond those, text that is more than so many times what it was is none: digests come to a tenth, and repeated lines to a hundredth. */
const MOST_RATIO = 250
/** No more bytes come out: 16 GiB. */
const MOST_BYTES = 17_179_869_184

/**
 * Inflates what is compressed by gzip, whatever it is called; other bytes pass as they are. Data that breaks off, is damaged or grows beyond all measure
 * ends there: what came out before stays, with the message `incomplete-gzip`.
 */
export async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  report: (message: Diagnostic) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array()
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
    if (head.length >= MAGIC.length) break
  }
  const rest = following(head, iterator)
  if (MAGIC.every((byte, index) => head[index] === byte)) yield* inflate(rest, report)
  else yield* rest
}

async function* following(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (head.length > 0) yield head
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
}

async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  report: (message: Diagnostic) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip()
  const pieces: Uint8Array[] = []
  let bytesOut = 0
  gunzip.on('data', (piece: Uint8Array) => {
    bytesOut += piece.length
    pieces.push(piece)
  })
  let bytesIn = 0
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE)
        bytesIn += piece.length
        await written(gunzip, piece)
        yield* pieces.splice(0)
        const isBomb = bytesOut > FREE && bytesOut > bytesIn * MOST_RATIO
        if (isBomb || bytesOut > MOST_BYTES) {
          report(
            gapOf('Unexpected compressed data that grows beyond all measure; the rest of it is left out'),
          )
          return
        }
      }
    }
    // What is there comes out before the end is asked for, at which zlib says whether it is one.
    await flushed(gunzip)
    yield* pieces.splice(0)
    await ended(gunzip)
  } catch (error) {
    if (!isOfZlib(error)) throw error
    yield* pieces.splice(0)
    report(gapOf('Unexpected end of compressed data, which was cut off or is damaged'))
  } finally {
    gunzip.destroy()
  }
}

function gapOf(reason: string): Diagnostic {
  return diagnostic('incomplete-gzip', reason)
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))
}

function written(gunzip: Gunzip, piece: Uint8Array): Promise<void> {
  return settled(gunzip, (done) => gunzip.write(piece, done))
}

function flushed(gunzip: Gunzip): Promise<void> {
  return settled(gunzip, (done) => gunzip.flush(constants.Z_SYNC_FLUSH, done))
}

function ended(gunzip: Gunzip): Promise<void> {
  return settled(gunzip, (done) => gunzip.once('end', done).end())
}

/** Waits until a step is done, or the data is found to be broken, which some steps do not tell. */
function settled(gunzip: Gunzip, step: (done: () => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => {
      gunzip.off('error', done)
      if (error) reject(error)
      else resolve()
    }
    gunzip.once('error', done)
    step(done)
  })
}
