import type { Diagnostic } from '../model/diagnostic'
import type { Digest } from '../model/digest'
import type { Paper } from '../model/paper'
import { parse, throwOnWarnings } from '../parser/parse'
import { type Chunks, type ParseStreamOptions, parseStream } from '../parser/stream'
import { inflated } from './gunzip'

/** Bytes up to which a document is read as a whole, so that its cards are known before its dates are read: 8 MiB. */
const WHOLE = 8_388_608

/** A document that is being read. */
export interface OpenDigest {
  /** What a small document holds, with its title and day. */
  readonly whole?: Digest
  /** Its papers; those of a large document are read as they are asked for. */
  readonly papers: Iterable<Paper> | AsyncIterable<Paper>
}

/**
 * Starts to read a document, compressed by gzip or not: one of up to 8 MiB as a whole, a larger one as a stream. `report` takes the messages, of a whole document at once. Rejects
 * with what the chunks throw, and as `parse` does.
 */
export async function openDigest(chunks: Chunks, options: ParseStreamOptions): Promise<OpenDigest> {
  const gaps: Diagnostic[] = []
  let isStream = false
  const tell = (message: Diagnostic): void => {
    const told = options.path === undefined ? message : { ...message, path: options.path }
    if (isStream) options.report?.(told)
    else gaps.push(told)
    if (options.strict) throwOnWarnings([told])
  }
  const iterator = inflated(bytesOf(chunks), tell)
  const held: Uint8Array[] = []
  let length = 0
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    held.push(next.value)
    length += next.value.length
    if (length <= WHOLE) continue
    isStream = true
    return { papers: parseStream(following(held, iterator), options) }
  }
  const digest = parse(Buffer.concat(held), options)
  const messages = [...digest.messages, ...gaps]
  for (const message of messages) options.report?.(message)
  return { whole: { ...digest, messages }, papers: digest.papers }
}

async function* following(
  held: Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  // Each is let go when it was read.
  for (let piece = held.shift(); piece; piece = held.shift()) yield piece
  yield* rest
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
