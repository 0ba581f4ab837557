import type { Diagnostic } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { withAddressRead } from './address'
import { createAssembler } from './assemble'
import { createDecoder } from './decoder'
import { BLANK_LENGTH, HEAD_LENGTH, headOf } from './detect'
import { createEvaluator, duplicate, type Evaluator, evaluated } from './evaluate'
import { readOptions, type TreeOptions } from './options'
import { chooseReader, noPapers, throwOnWarnings, tooLong } from './parse'
import type { ReadContext, Reader } from './reader'
import { contradicts, isAgain, uniteCards } from './unite'

/** How a stream is read; `report` takes the messages as they arise. */
export type ParseStreamOptions = TreeOptions

/** Text or bytes in pieces, such as a Node or web stream gives. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Reads a digest of any size piece by piece and yields each paper as soon as its card ends; any cutting gives the same papers.
 * Readers of prose hold one card; readers that must see the whole document hold it, up to `limits.documentLength`.
 *
 * It cannot look ahead: a year comes from `referenceDate` or from a date that the page printed before; two cards of one paper are
 * united only where they stand side by side. Throws as `parse` does.
 */
export async function* parseStream(
  chunks: Chunks,
  options: ParseStreamOptions,
): AsyncGenerator<Paper, void, undefined> {
  const { limits, referenceDate, strict } = readOptions(options)
  if (chunks === null || typeof chunks !== 'object')
    throw new TypeError(
      'Expected chunks as an iterable or a stream of strings or bytes; for one string use parse(text)',
    )
  const path = options.path || undefined
  const report = (message: Diagnostic): void => {
    const told = path === undefined ? message : { ...message, path }
    options.report?.(told)
    if (strict) throwOnWarnings([told])
  }
  const intake = createIntake(options, { limits, report })
  let evaluator: Evaluator | undefined
  let waiting: Paper | undefined
  let count = 0
  for await (const nodes of intake.read(chunks)) {
    evaluator ??= createEvaluator({ reader: intake.reader?.name ?? 'none', path, referenceDate }, report)
    const known: Evaluator = evaluator
    for (const { paper, isStored } of nodes
      .flatMap(withAddressRead)
      .flatMap((node) => evaluated(node, known))) {
      const isRepeated = waiting?.id === paper.id || (!isStored && waiting && isAgain(waiting, paper))
      if (waiting && isRepeated && !contradicts(waiting, paper)) {
        report(duplicate(paper))
        waiting = uniteCards(waiting, paper)
        continue
      }
      if (waiting) yield waiting
      waiting = paper
      count++
    }
  }
  if (waiting) yield waiting
  if (intake.reader && count === 0) report(noPapers(intake.reader))
}

interface Intake {
  /** Known once the head has been seen. */
  readonly reader: Reader | undefined
  read(chunks: Chunks): AsyncGenerator<DigestContent[], void, undefined>
}

/** Decodes, waits for a head to choose the reader by, and feeds it. */
function createIntake(options: ParseStreamOptions, context: ReadContext): Intake {
  let reader: Reader | undefined
  async function* read(chunks: Chunks): AsyncGenerator<DigestContent[], void, undefined> {
    const decode = createDecoder(context)
    let head = ''
    let feed: Feed | undefined
    for await (const chunk of chunks) {
      const text = decode(chunk)
      if (feed) {
        yield feed.write(text)
        continue
      }
      head += text
      if (headOf(head).length < HEAD_LENGTH && head.length < BLANK_LENGTH) continue
      reader = chooseReader(headOf(head), options, options.path, context.report)
      feed = createFeed(reader, context)
      yield feed.write(head)
    }
    const rest = decode(undefined)
    if (feed) yield feed.write(rest)
    else {
      reader = chooseReader(headOf(head + rest), options, options.path, context.report)
      feed = createFeed(reader, context)
      yield feed.write(head + rest)
    }
    yield feed.end()
  }
  return {
    get reader() {
      return reader
    },
    read,
  }
}

interface Feed {
  write(text: string): DigestContent[]
  end(): DigestContent[]
}

function createFeed(reader: Reader | undefined, context: ReadContext): Feed {
  if (!reader) return { write: () => [], end: () => [] }
  if ('open' in reader) {
    const session = reader.open(context)
    const assembler = createAssembler()
    return {
      write: (text) => session.write(text).flatMap((token) => assembler.push(token)),
      end: () => [...session.end().flatMap((token) => assembler.push(token)), ...assembler.end()],
    }
  }
  const session = reader.stream?.(context)
  if (session) return { write: (text) => [...session.write(text)], end: () => [...session.end()] }
  return wholeFeed((text) => [...reader.read(text, context)], context)
}

/** Holds the document for a reader that must see all of it, and refuses more than the limit. */
function wholeFeed(read: (text: string) => DigestContent[], context: ReadContext): Feed {
  const parts: string[] = []
  let length = 0
  return {
    write(text) {
      length += text.length
      if (length <= context.limits.documentLength) parts.push(text)
      else parts.length = 0
      return []
    },
    end() {
      if (length <= context.limits.documentLength) return read(parts.join(''))
      context.report(tooLong(length, context.limits.documentLength))
      return []
    },
  }
}
