import { decoderOf } from '../lexicon/charset'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Point } from '../model/paper'
import { charsetOf, readMime, transferOf } from './mime'
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

/**
 * Decodes a document; its bytes in `encoding`, where that is known. Throws a TypeError on anything that is none; bytes that are no text give a message
 * and U+FFFD.
 */
export function decodeDocument(document: Document, encoding?: string): DecodedDocument {
  if (typeof document === 'string') return { text: document, messages: [] }
  if (document instanceof Uint8Array) return decodeBytes(document, encoding)
  if (typeof document === 'object' && document !== null && 'value' in document) {
    const { value, path } = document
    if (typeof value === 'string') return { text: value, path, messages: [] }
    if (value instanceof Uint8Array) return { ...decodeBytes(value, encoding), path }
  }
  throw new TypeError(
    `Expected the text of a digest (string), its bytes (Uint8Array) or a file ({value, path?}), received ${describe(document)}`,
  )
}

function describe(document: unknown): string {
  if (document instanceof URL)
    return 'a URL: read the file or fetch the page first, parse(await readFile(url))'
  if (typeof document !== 'object' || document === null)
    return `${document === null ? 'null' : typeof document}. Read the file first: parse(await readFile(path))`
  if ('then' in document) return 'a promise: await it first, parse(await readFile(path))'
  if ('text' in document && 'headers' in document)
    return 'a response: await its text, parse(await response.text())'
  return 'object. Read the file first: parse(await readFile(path))'
}

/**
 * Throws a TypeError where a text is nothing but the name of a file: it was to be read first. `extensions` are those of the readers.
 */
export function refuseFileName(document: unknown, extensions: ReadonlySet<string>): void {
  if (typeof document !== 'string' || document.length > 255 || document.includes('://')) return
  const extension = /^[^\s<>|"*?{}]{1,240}\.([a-z]{1,8})$/i.exec(document)?.[1]?.toLowerCase()
  if (extension === undefined || !extensions.has(extension)) return
  throw new TypeError(
    `Expected the text of a digest, received the name of a file, ${JSON.stringify(document)}: read it first, parse(await readFile(path, 'utf8')), or parseFile(path) of paperdigest/node. To read it as text, pass { value: text }`,
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
/** `% Encoding: Cp1252` and `-*- coding: latin-1 -*-`: how editors of bibliographies and of TeX write it. */
const REMARKED =
  /^[\s%]{0,99}(?:encoding\s?[:=]|[^\n]{0,99}-\*-[^\n]{0,99}\bcoding\s?:)\s{0,9}([\w.:-]{2,40})/i

/**
 * The encoding that XML (`<?xml encoding="iso-8859-1"?>`), HTML (`<meta charset="windows-1252">`) or a remark (`% Encoding: Cp1252`) declares in the
 * first bytes, or that the first characters show, where it is another one than UTF-8 and has no byte-order mark.
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (encodingOf(bytes) !== 'utf-8') return undefined
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_LENGTH))
  const declared = (head.trimStart().startsWith('<') ? DECLARED : REMARKED).exec(head)
  const label = (declared?.[1] ?? declared?.[2] ?? 'utf-8').toLowerCase()
  // Whoever could read the declaration as ASCII does not read UTF-16.
  return /^utf-?(?:8|16)/.test(label) || !decoderOf(label) ? undefined : label
}

/** Whether only all bytes of a document that starts so tell what it says: it declares an encoding, or is a mail, whose parts do. */
export function isWholeNeeded(bytes: Uint8Array): boolean {
  return (
    declaredEncoding(bytes) !== undefined ||
    readMime(binaryOf(bytes.subarray(0, DECLARATION_LENGTH))) !== undefined
  )
}

/** Decodes bytes: what is valid UTF-8 is read so, whatever it declares, since programs that convert a file leave its declaration as it was. */
export function decodeText(bytes: Uint8Array): string {
  const declared = declaredEncoding(bytes)
  const text = decodeAs(declared?.startsWith('utf-16') ? declared : encodingOf(bytes), bytes)
  if (encodingOf(bytes) !== 'utf-8') return text
  // All bytes of ISO-2022-JP are ASCII.
  if (declared !== undefined && text.includes('\x1b')) return decodeAs(declared, bytes)
  if (!text.includes('\uFFFD')) return text
  return declared === undefined
    ? (textOfMail(bytes) ?? text)
    : isUtf8(bytes)
      ? text
      : decodeAs(declared, bytes)
}

function decodeAs(label: string, bytes: Uint8Array): string {
  return (decoderOf(label) ?? new TextDecoder()).decode(bytes)
}

/** A mail whose parts have character sets of their own, each in its own; what names none is windows-1252, where it is no UTF-8. */
function textOfMail(bytes: Uint8Array): string | undefined {
  const leaves = readMime(binaryOf(bytes))?.leaves ?? []
  const texts: string[] = []
  let from = 0
  const take = (to: number, decode: (piece: Uint8Array) => string): void => {
    const piece = bytes.subarray(from, to)
    texts.push(isUtf8(piece) ? decodeAs('utf-8', piece) : decode(piece))
    from = to
  }
  const guessed = (piece: Uint8Array): string => decodeAs(declaredEncoding(piece) ?? 'windows-1252', piece)
  for (const part of leaves) {
    take(part.start, guessed)
    const charset = /^(?:quoted-printable|base64)$/.test(transferOf(part)) ? undefined : charsetOf(part)
    take(part.end, charset ? (piece) => charset.decode(piece) : guessed)
  }
  if (leaves.length === 0) return undefined
  take(bytes.length, guessed)
  return texts.join('')
}

/** Bytes as characters of one byte each. */
function binaryOf(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return pieces.join('')
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function decodeBytes(bytes: Uint8Array, encoding: string | undefined): DecodedDocument {
  const text = encoding === undefined ? decodeText(bytes) : decodeAs(encoding, bytes)
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
