import { Parser } from 'htmlparser2'

import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { emptyList } from '../empty'
import { createStreamPointer } from '../pointer'
import { type ContentSession, longestRecord, type ReadContext, streamed } from '../reader'
import { createEntryReader, type RecordElement, type XmlFormat } from './element'
import { compileFormat, statementCost } from './format'
import { readRecord } from './record'

/** Reads records of an XML document; it streams, and holds one record. Entities that a DOCTYPE declares are not expanded, and nothing is fetched. */
export function xmlReading(format: XmlFormat): ReturnType<typeof streamed> {
  return streamed((context) => openRecords(format, context))
}

/** Elements so deep in a record are words of what is around them. */
const DEEPEST = 24

/** Elements may stand so deep in each other; what is deeper is no record, and costs the parser more for each level (see the package's security notes). */
const DEEPEST_OF_ALL = 512

const SLICE = 65_536

interface OpenElement extends Pick<RecordElement, 'name' | 'attributes'> {
  readonly children: RecordElement[]
  readonly start: Point
  /** Where its words start among those of the record. */
  readonly from: number
  hasWords: boolean
}

function openRecords(format: XmlFormat, { limits, report }: ReadContext): ContentSession {
  const compiled = compileFormat(format)
  const entriesOf = createEntryReader(format, compiled)
  const records = new Set(format.records)
  const most = longestRecord(limits)
  const pointer = createStreamPointer()
  let content: DigestContent[] = []
  const open: OpenElement[] = []
  let depth = 0
  let elements = 0
  /** That of the record that is open. */
  let recordDepth = -1
  let pieces: string[] = []
  let length = 0
  /** From this depth on nothing is held of the record, which is too long. */
  let fullDepth = Infinity
  let written = 0
  let isOver = false

  const tell = (
    rule: 'limit-exceeded' | 'incomplete-card',
    reason: string,
    place: Diagnostic['place'],
  ): void => report(diagnostic(rule, `Unexpected ${reason}`, { place }))

  function close(isCut: boolean, end: number): void {
    const { name, attributes, children, hasWords, start, from } = open.pop() ?? EMPTY
    const text = pieces.slice(from).join('')
    const position = { start, end: pointer.pointOf(end) }
    const element: RecordElement = { name, attributes, children, text, hasWords, isCut, position }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else {
      recordDepth = -1
      fullDepth = Infinity
      pieces = []
      content.push(readRecord({ entries: entriesOf(element), position }, compiled))
    }
  }

  function grow(by: number): void {
    const [outer] = open
    if (!outer) return
    if (length <= most && length + by > most)
      tell('limit-exceeded', `record longer than ${most} units; what is beyond is left out`, outer.start)
    length += by
  }

  const isHeld = (): boolean =>
    recordDepth !== -1 && depth - recordDepth < DEEPEST && depth < fullDepth && !isOver

  function stop(what: string, at: number): void {
    tell('limit-exceeded', `${what}; the rest is not read`, pointer.pointOf(at))
    isOver = true
    parser.pause()
  }

  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth++
        elements++
        if (depth > DEEPEST_OF_ALL) return stop(`element ${DEEPEST_OF_ALL} levels deep`, parser.startIndex)
        const name = tag.slice(tag.indexOf(':') + 1)
        if (recordDepth === -1 && records.has(name)) {
          recordDepth = depth
          length = 0
        }
        grow(statementCost)
        if (length > most) fullDepth = Math.min(fullDepth, depth)
        if (!isHeld()) return
        const start = pointer.pointOf(parser.startIndex)
        open.push({
          name,
          attributes: normalized(attributes),
          children: [],
          start,
          from: pieces.length,
          hasWords: false,
        })
      },
      ontext(piece) {
        const inner = open.at(-1)
        const room = most - length
        grow(piece.length)
        if (!inner || room <= 0) return
        pieces.push(piece.slice(0, room))
        inner.hasWords ||= piece.trim() !== ''
      },
      onclosetag() {
        if (isHeld()) close(false, parser.endIndex + 1)
        depth--
      },
    },
    { xmlMode: true },
  )

  /** What the parser has seen is asked for at places that do not depend on the pieces in which the document comes. */
  function writePiece(piece: string): void {
    pointer.write(piece)
    written += piece.length
    parser.write(piece)
    const seen = parser.endIndex
    pointer.forget(Math.min(seen, parser.startIndex))
    if (!isOver && written % SLICE === 0 && written - seen > most)
      stop(`markup longer than ${most} units`, seen)
  }

  function drain(): readonly DigestContent[] {
    const complete = content
    content = []
    return complete
  }

  return {
    write(chunk) {
      for (let from = 0; from < chunk.length && !isOver; ) {
        const piece = chunk.slice(from, from + SLICE - (written % SLICE))
        writePiece(piece)
        from += piece.length
      }
      return drain()
    },
    end() {
      const [outer] = open
      if (outer)
        tell('incomplete-card', 'end of the document within a record; what is complete is kept', outer.start)
      while (open.length > 0) close(true, written)
      if (elements === 1 && depth === 0 && !isOver) report(emptyList())
      isOver = true
      return drain()
    },
  }
}

/** The ends of lines in a value are blanks (XML 1.0, 3.3.3). */
function normalized(attributes: OpenElement['attributes']): OpenElement['attributes'] {
  const entries = Object.entries(attributes)
  return entries.some(([, value]) => /[\t\n\r]/.test(value))
    ? Object.fromEntries(entries.map(([name, value]) => [name, value.replace(/\r\n|[\t\n\r]/g, ' ')]))
    : attributes
}

const EMPTY: OpenElement = {
  name: '',
  attributes: {},
  children: [],
  start: { line: 1, column: 1, offset: 0 },
  from: 0,
  hasWords: false,
}
