import { decoderOf } from '../lexicon/charset'
import {
  DECLARATION_LENGTH,
  declaredEncoding,
  decodeText,
  encodingFault,
  encodingOf,
  isWholeNeeded,
} from './document'
import type { ReadContext } from './reader'

/** Gives the text of the next chunk, as far as its characters are whole; `undefined` ends the stream. */
export type ChunkDecoder = (chunk: string | Uint8Array | undefined) => string

/**
 * Decodes bytes that may be cut anywhere; strings pass through. A mail, and a document that declares another encoding than UTF-8, is held until its
 * end, since only all of its bytes tell whether the declaration is true; over `limits.documentLength` it is believed.
 */
export function createDecoder({ limits, report }: ReadContext, encoding?: string): ChunkDecoder {
  let decoder = encoding === undefined ? undefined : decoderOf(encoding)
  let held: Uint8Array[] = []
  let length = 0
  let isHeld = false
  let told = false

  function check(text: string): string {
    if (told || !text.includes('\uFFFD')) return text
    told = true
    report(encodingFault())
    return text
  }

  function release(): Uint8Array {
    const bytes = joined(held, length)
    held = []
    return bytes
  }

  return (chunk) => {
    if (typeof chunk === 'string') return chunk
    if (chunk === undefined) return check(decoder ? decoder.decode() : decodeText(release()))
    if (!(chunk instanceof Uint8Array))
      throw new TypeError(`Expected chunks of strings or bytes (Uint8Array), received ${typeof chunk}`)
    if (decoder) return check(decoder.decode(chunk, { stream: true }))
    // A stream may use its buffer again.
    held.push(chunk.slice())
    length += chunk.length
    if (length < DECLARATION_LENGTH || (isHeld && length <= limits.documentLength)) return ''
    const bytes = release()
    isHeld ||= isWholeNeeded(bytes)
    if (isHeld && length <= limits.documentLength) {
      held = [bytes]
      return ''
    }
    decoder = decoderOf(declaredEncoding(bytes) ?? encodingOf(bytes)) ?? new TextDecoder()
    return check(decoder.decode(bytes, { stream: true }))
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
