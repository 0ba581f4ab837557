import { type Diagnostic, diagnostic } from '../model/diagnostic'

/** A file as unified sees it: anything with a `value`, and a `path` where there is one. A `VFile` fits. */
export interface DocumentFile {
  readonly value: string | Uint8Array
  readonly path?: string | undefined
}

/** What can be parsed: text, bytes (UTF-8, or UTF-16 with a byte-order mark), or a file. */
export type Document = string | Uint8Array | DocumentFile

/** A document as text, and what was noticed on the way. */
export interface DecodedDocument {
  readonly text: string
  readonly path?: string | undefined
  readonly messages: readonly Diagnostic[]
}

/** Decodes a document. Throws a TypeError on anything that is none; bytes that are no text give a message and U+FFFD. */
export function decodeDocument(document: Document): DecodedDocument {
  if (typeof document === 'string') return { text: document, messages: [] }
  if (document instanceof Uint8Array) return decodeBytes(document)
  if (typeof document === 'object' && document !== null && 'value' in document) {
    const { value, path } = document
    if (typeof value === 'string') return { text: value, path, messages: [] }
    if (value instanceof Uint8Array) return { ...decodeBytes(value), path }
  }
  throw new TypeError(
    `Expected the text of a digest (string), its bytes (Uint8Array) or a file ({value, path?}), received ${document === null ? 'null' : typeof document}. Read the file first: parse(await readFile(path))`,
  )
}

/** The encoding that the first bytes tell (WHATWG Encoding, "BOM sniff"); UTF-8 otherwise. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function decodeBytes(bytes: Uint8Array): DecodedDocument {
  const text = new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes)
  return { text, messages: encodingMessages(text) }
}

/** U+FFFD that came out of decoding, or was there before: told once, at its first place. */
function encodingMessages(text: string): Diagnostic[] {
  const offset = text.indexOf('\uFFFD')
  if (offset === -1) return []
  return [
    diagnostic(
      'invalid-encoding',
      'Unexpected bytes that are no text in this encoding; they are read as U+FFFD',
      { place: pointAt(text, offset) },
    ),
  ]
}

/** Line and column of an offset. */
export function pointAt(text: string, offset: number): { line: number; column: number; offset: number } {
  let line = 1
  let start = 0
  for (let index = 0; index < offset; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++
      start = index + 1
    }
  }
  return { line, column: offset - start + 1, offset }
}
