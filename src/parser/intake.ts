import type { Token } from '../model/token'
import type { DigestContent } from '../model/tree'
import { createAssembler } from './assemble'
import { BLANK_LENGTH, HEAD_LENGTH, headOf } from './detect'
import type { ContentSession, ReadContext, Reader, TreeReader } from './reader'
import { readWhole, tooLong } from './whole'

/** Takes a document of which nobody has said what it is. */
export interface Intake extends ContentSession {
  /** Known once the head has been seen. */
  readonly reader: Reader | undefined
  /** Whether that reader sees the whole document, and gives nothing before its end. */
  readonly isHeld: boolean
}

/** Waits for a head to choose the reader by, and hands all to it. */
export function createIntake(choose: (head: string) => Reader | undefined, context: ReadContext): Intake {
  let reader: Reader | undefined
  let session: ContentSession | undefined
  let head = ''

  function start(): readonly DigestContent[] {
    reader = choose(headOf(head))
    session = reader ? openContent(reader, context) : { write: () => [], end: () => [] }
    return session.write(head)
  }

  return {
    get reader() {
      return reader
    },
    get isHeld() {
      return reader !== undefined && !('open' in reader) && reader.stream === undefined
    },
    write(text) {
      if (session) return session.write(text)
      head += text
      const isEnough = headOf(head).length >= HEAD_LENGTH || head.length >= BLANK_LENGTH
      return isEnough ? start() : []
    },
    end() {
      const first = session ? [] : start()
      return [...first, ...(session?.end() ?? [])]
    },
  }
}

/** The nodes of a document piece by piece, whatever its reader gives. */
export function openContent(reader: Reader, context: ReadContext): ContentSession {
  if (!('open' in reader)) return reader.stream?.(context) ?? holding(reader, context)
  const session = reader.open(context)
  const assembler = createAssembler()
  const assembled = (tokens: readonly Token[]): DigestContent[] => {
    const content: DigestContent[] = []
    for (const token of tokens) for (const node of assembler.push(token)) content.push(node)
    return content
  }
  return {
    write: (text) => assembled(session.write(text)),
    end: () => [...assembled(session.end()), ...assembler.end()],
  }
}

/** Holds the document for a reader that must see all of it, and refuses more than the limit. */
function holding(reader: TreeReader, context: ReadContext): ContentSession {
  const { documentLength } = context.limits
  const parts: string[] = []
  let length = 0
  return {
    write(text) {
      length += text.length
      if (length <= documentLength) parts.push(text)
      else parts.length = 0
      return []
    },
    end() {
      if (length <= documentLength) return [...readWhole(reader, parts.join(''), context)]
      context.report(tooLong(length, documentLength))
      return []
    },
  }
}
