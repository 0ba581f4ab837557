import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Point } from '../model/paper'
import { createPointer } from './pointer'

/** A file as unified sees it: anything with a `value`, and a `path` where there is one. A `VFile` fits. */
export interface DocumentFile {
  readonly value: string | Uint8Array
  readonly path?: string | undefined
}

/** What can be parsed: text, bytes (UTF-8, UTF-16 with a byte-order mark, or what XML and HTML declare), or a file. */
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

/** How many bytes are looked at for a declaration (WHATWG HTML, "prescan a byte stream"). */
export const DECLARATION_LENGTH = 1024

const DECLARED =
  /^\s{0,99}<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})["']|<meta\s[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i

/**
 * The encoding that XML (`<?xml encoding="iso-8859-1"?>`) or HTML (`<meta charset="windows-1252">`) declares in its first bytes, or that its first
 * characters show, where it is another one than UTF-8 and has no byte-order mark.
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (encodingOf(bytes) !== 'utf-8') return undefined
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_LENGTH))
  if (!head.trimStart().startsWith('<')) return undefined
  const declared = DECLARED.exec(head)
  const label = (declared?.[1] ?? declared?.[2] ?? 'utf-8').toLowerCase()
  // Whoever could read the declaration as ASCII does not read UTF-16.
  if (/^utf-?(?:8|16)/.test(label)) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Decodes bytes: what is valid UTF-8 is read so, whatever it declares, since programs that convert a file leave its declaration as it was. */
export function decodeText(bytes: Uint8Array): string {
  const declared = declaredEncoding(bytes)
  if (declared === undefined || (!declared.startsWith('utf-16') && isUtf8(bytes)))
    return new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes)
  return new TextDecoder(declared).decode(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function decodeBytes(bytes: Uint8Array): DecodedDocument {
  const text = decodeText(bytes)
  return { text, messages: encodingMessages(text) }
}

/** U+FFFD that came out of decoding, or was there before: told once, at its first place. */
function encodingMessages(text: string): Diagnostic[] {
  const offset = text.indexOf('\uFFFD')
  return offset === -1 ? [] : [encodingFault(createPointer(text)(offset))]
}

/** Says that bytes were no text. */
export function encodingFault(place?: Point): Diagnostic {
  const reason = 'Unexpected bytes that are no text in this encoding; they are read as U+FFFD'
  return diagnostic('invalid-encoding', reason, { place })
}
