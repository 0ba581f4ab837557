import { type Diagnostic, DigestError, diagnostic } from '../model/diagnostic'
import type { Digest } from '../model/digest'
import { Token } from '../model/token'
import type { DigestContent, Root } from '../model/tree'
import { toPlain } from './assemble'
import { detectReader, headOf } from './detect'
import { type Document, decodeDocument, refuseFileName } from './document'
import { isEmptyList } from './empty'
import { evaluate } from './evaluate'
import { openContent } from './intake'
import { type ParseOptions, readOptions, type TreeOptions } from './options'
import { createPointer } from './pointer'
import type { ReadContext, Reader } from './reader'
import { fillFields } from './stored'
import type { Trace } from './trace'
import { readWhole } from './whole'

/**
 * Reads a digest into papers. Content never throws: what is wrong with it is in `messages`, with its place.
 *
 * Throws a TypeError where `document` or `options` make no sense, and a `DigestError` under `strict: true` where any message
 * is more than information.
 */
export function parse(document: Document, options: ParseOptions): Digest {
  const { referenceDate, dayFirst, strict } = readOptions(options)
  const messages: Diagnostic[] = []
  const { content, reader, path } = readDocument(document, options, messages)
  const report = (message: Diagnostic): unknown => messages.push(message)
  const evaluated = evaluate(
    content,
    { reader: reader?.name ?? 'none', path, referenceDate, dayFirst },
    report,
  )
  if (reader && evaluated.papers.length === 0 && !messages.some(isEmptyList)) messages.push(noPapers(reader))
  if (path !== undefined) for (const message of messages) message.path = path
  messages.sort((a, b) => offsetOf(a) - offsetOf(b))
  const digest: Digest = { ...evaluated, messages }
  if (strict) throwOnWarnings(messages)
  return digest
}

/**
 * The digest as a unist tree, `root > section? > paper > field`, in plain nodes with positions. What was noticed while reading
 * goes to `options.report`; what is wrong with the values shows when `toPapers` reads them. Throws only on misuse.
 */
export function fromDigest(document: Document, options: TreeOptions): Root {
  readOptions(options)
  const messages: Diagnostic[] = []
  const { content, reader, text } = readDocument(document, options, messages)
  if (options.report) messages.forEach(options.report)
  const children = toPlain(content)
  fillFields(children)
  const position = { start: { line: 1, column: 1, offset: 0 }, end: createPointer(text)(text.length) }
  const root: Root = { type: 'root', children, position }
  if (reader) root.data = { reader: reader.name }
  return root
}

/**
 * The tokens of a document of prose: gapless, so that their values, joined, are the document. A structured document (JSON and
 * the like), and one that no reader recognises, is one token of type `text`. Throws only on misuse.
 */
export function tokenize(document: Document, options: ParseOptions): Token[] {
  const { limits, encoding } = readOptions(options)
  refuseFileName(document, extensionsOf(options.readers))
  const { text, path } = decodeDocument(document, encoding)
  const reader = chooseReader(headOf(text), options, path, ignore)
  if (reader && 'open' in reader) {
    const session = reader.open({ limits, document: text, report: ignore })
    return [...session.write(text), ...session.end()]
  }
  if (text === '') return []
  const end = createPointer(text)(text.length)
  return [new Token('text', -1, { text, base: 0 }, 0, text.length, 1, 1, end.line, end.column)]
}

function extensionsOf(readers: Iterable<Reader>): Set<string> {
  const extensions = new Set<string>()
  for (const reader of readers) for (const extension of reader.extensions ?? []) extensions.add(extension)
  return extensions
}

/** The reader that the options name, or that the document calls for. */
export function chooseReader(
  head: string,
  options: ParseOptions,
  path: string | undefined,
  report: (message: Diagnostic) => void,
): Reader | undefined {
  const { reader } = options
  if (reader === undefined || head.trim() === '')
    return detectReader(head, options.readers, { path, mediaType: options.mediaType }, report)
  return typeof reader === 'string' ? [...options.readers].find(({ name }) => name === reader) : reader
}

/** Throws where a message is more than information. */
export function throwOnWarnings(messages: readonly Diagnostic[]): void {
  const serious = messages.filter(({ fatal }) => fatal !== undefined)
  const [first] = serious
  if (first)
    throw new DigestError(
      `${first.reason} (${first.ruleId}${serious.length > 1 ? `, and ${serious.length - 1} more` : ''})`,
      messages,
    )
}

/** Says that a document was read and held no paper. */
export function noPapers(reader: Reader): Diagnostic {
  return diagnostic('no-papers', 'Unexpected document without papers', {
    place: { line: 1, column: 1, offset: 0 },
    expected: ['a card: a title with a byline ("6 authors") and a date, or with "Submitted by"'],
    note: `It was read as ${reader.name}`,
  })
}

interface ReadDocument {
  readonly content: Iterable<DigestContent>
  readonly reader: Reader | undefined
  readonly path: string | undefined
  readonly text: string
}

/** Reads a document with the reader that its options name or that it calls for; `trace` takes the decisions. */
export function readDocument(
  document: Document,
  options: ParseOptions,
  messages: Diagnostic[],
  trace?: Trace,
): ReadDocument {
  const { limits, encoding } = readOptions(options)
  refuseFileName(document, extensionsOf(options.readers))
  const decoded = decodeDocument(document, encoding)
  const { text } = decoded
  const path = (options.path ?? decoded.path) || undefined
  messages.push(...decoded.messages)
  const report = (message: Diagnostic): unknown => messages.push(message)
  const reader = chooseReader(headOf(text), options, path, report)
  return {
    content: reader ? readContent(reader, text, { limits, document: text, report, trace }) : [],
    reader,
    path,
    text,
  }
}

function readContent(reader: Reader, text: string, context: ReadContext): Iterable<DigestContent> {
  if (!('open' in reader)) return readWhole(reader, text, context)
  const session = openContent(reader, context)
  return [...session.write(text), ...session.end()]
}

function offsetOf({ place }: Diagnostic): number {
  if (place === undefined) return -1
  return 'start' in place ? place.start.offset : place.offset
}

function ignore(): void {
  // Tokens carry no messages: `parse` tells.
}
