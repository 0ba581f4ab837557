import { diagnostic, type RuleId } from '../../model/diagnostic'
import type { Point } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { type ContentSession, longestRecord, type ReadContext, streamed } from '../reader'
import { compileFormat, type RecordEntry, type RecordFormat, statementCost } from '../record/format'
import { readRecord } from '../record/record'
import { createLineCutter, type PlacedLine } from './lines'

/** A format whose records are lines that start with a tag; other lines go on with the statement before them. */
export interface TaggedFormat extends RecordFormat {
  /** Matches the start of a line with a tag, of which the first group is the tag; in capitals, if it `isCaseless`. */
  readonly tag: RegExp
  readonly isCaseless?: boolean
  /** The tags by which records start. A record without one starts behind a blank line. */
  readonly starts: readonly string[]
  /** The tag by which records end, where they do not end with the next one or a blank line. */
  readonly end?: string
  /** The tags of lists, in which each line is a statement of its own. */
  readonly lists?: readonly string[]
}

/** Reads records of tagged lines; it streams, and holds one record. */
export function taggedReading(format: TaggedFormat): ReturnType<typeof streamed> {
  return streamed((context) => openRecords(format, context))
}

interface OpenStatement {
  readonly key: string
  readonly start: Point
  end: Point
  parts: string[]
}

interface OpenRecord {
  readonly start: Point
  /** It started with the tag that records start with. */
  readonly isMarked: boolean
  readonly entries: RecordEntry[]
  length: number
}

function openRecords(format: TaggedFormat, { limits, report }: ReadContext): ContentSession {
  const compiled = compileFormat(format)
  const starts = new Set(format.starts)
  const lists = new Set(format.lists)
  const most = longestRecord(limits)
  const cutter = createLineCutter(most)
  const told = new Set<string>()
  let record: OpenRecord | undefined
  let statement: OpenStatement | undefined
  let hasGap = false
  let content: DigestContent[] = []

  /** What is so of all records of a document is told once. */
  function tell(rule: RuleId, reason: string, place: Point, actual?: string, expected?: string[]): void {
    if (told.has(reason)) return
    told.add(reason)
    report(diagnostic(rule, reason, { place, ...(actual && { actual }), ...(expected && { expected }) }))
  }

  function finishStatement(): void {
    if (record && statement) {
      const { key, parts, start, end } = statement
      record.entries.push({ key, value: parts.join('\n'), position: { start, end } })
    }
    statement = undefined
  }

  function finishRecord(): void {
    finishStatement()
    const entries = record?.entries ?? []
    const position = record && { start: record.start, end: entries.at(-1)?.position?.end ?? record.start }
    if (entries.length > 0) content.push(readRecord({ entries, position }, compiled))
    record = undefined
  }

  function startStatement(key: string, value: string, start: Point, end: Point): void {
    const isStart = starts.has(key)
    if (record && (isStart || (hasGap && !record.isMarked))) {
      if (isStart && format.end !== undefined)
        tell(
          'invalid-syntax',
          'Unexpected record before the end of the one before it; both are read',
          start,
          undefined,
          [format.end],
        )
      finishRecord()
    }
    finishStatement()
    hasGap = false
    if (key === format.end) {
      finishRecord()
      return
    }
    record ??= { start, isMarked: isStart, entries: [], length: 0 }
    statement = { key, start, end, parts: [] }
    goOn(value, end)
  }

  function goOn(words: string, end: Point): void {
    if (!record || !statement) return
    record.length += words.length + statementCost
    if (record.length > most) {
      tell(
        'limit-exceeded',
        `Unexpected record longer than ${most} units; what is beyond is left out`,
        statement.start,
      )
      return
    }
    statement.parts.push(words)
    statement.end = end
  }

  function takeLine({ text, start, isCut }: PlacedLine): void {
    const end = { ...start, column: start.column + text.length, offset: start.offset + text.length }
    if (isCut)
      tell('limit-exceeded', `Unexpected line longer than ${most} units; the rest of it is left out`, start)
    const tag = format.tag.exec(text)
    const words = text.slice(tag?.[0].length ?? 0).trim()
    if (tag) {
      const key = tag[1] ?? ''
      startStatement(format.isCaseless ? key.toUpperCase() : key, words, start, end)
    } else if (words === '') hasGap = true
    else if (!statement) {
      // Numbers count the records.
      if (!/^[<[(]?\d{1,7}[>\]).:]?$/.test(words))
        tell('unclaimed-text', 'Unexpected text outside of records; it is passed over', start, words)
    } else {
      hasGap = false
      if (lists.has(statement.key)) startStatement(statement.key, words, start, end)
      else goOn(words, end)
    }
  }

  function take(lines: readonly PlacedLine[]): readonly DigestContent[] {
    for (const line of lines) takeLine(line)
    const complete = content
    content = []
    return complete
  }

  return {
    write: (chunk) => take(cutter.write(chunk)),
    end() {
      const last = take(cutter.end())
      if (record && format.end !== undefined)
        tell(
          'incomplete-card',
          'Unexpected end of the document within a record; what is complete is kept',
          record.start,
          undefined,
          [format.end],
        )
      finishRecord()
      return [...last, ...content]
    },
  }
}
