import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Point } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { toPlain } from './assemble'
import { isObject } from './json/entries'
import type { ReadContext, TreeReader } from './reader'

/**
 * Reads a document by a reader that sees all of it. Unless it takes pieces, too, which it takes as they are, the reader meets neither a byte-order mark
 * nor a CR alone as the end of a line; places count both.
 */
export function readWhole(
  reader: TreeReader,
  document: string,
  context: ReadContext,
): Iterable<DigestContent> {
  const { documentLength } = context.limits
  if (document.length > documentLength) {
    context.report(tooLong(document.length, documentLength))
    return []
  }
  if (reader.stream) return reader.read(document, context)
  const text = document.includes('\r') ? document.replace(/\r(?!\n)/g, '\n') : document
  if (!text.startsWith('\uFEFF')) return reader.read(text, context)
  const { report, trace } = context
  const content = reader.read(text.slice(1), {
    ...context,
    document: text.slice(1),
    report: (message) => report(behindMark(message)),
    trace: trace && ((decision) => trace(behindMark(decision))),
  })
  return behindMark(toPlain(content))
}

/** A value whose places count from behind the byte-order mark, with places in the document. */
function behindMark<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(behindMark) as Value
  if (!isObject(value)) return value
  if (typeof value.offset === 'number') {
    const { line, column, offset } = value as unknown as Point
    return { ...value, column: line === 1 ? column + 1 : column, offset: offset + 1 }
  }
  const members = Object.entries(value).map(([key, member]) => [
    key,
    key === 'data' || key === 'cause' ? member : behindMark(member),
  ])
  return Object.fromEntries(members) as Value
}

/** Says that a reader which must see the whole document was given too much of it. */
export function tooLong(length: number, most: number): Diagnostic {
  const reason = `Unexpected document of ${length} units: this reader must see the whole and takes ${most}`
  return diagnostic('limit-exceeded', reason)
}
