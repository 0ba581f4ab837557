import type { Diagnostic } from '../model/diagnostic'
import type { Position } from '../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../model/tree'
import { createAssembler, toPlain } from '../parser/assemble'
import { dayOf } from '../parser/feed-fields'
import { type MailBody, readMail } from '../parser/mail'
import { isSitePage, openProse } from '../parser/prose'
import type { ReadContext, TreeReader } from '../parser/reader'
import { createPointer } from '../parser/xml'

/**
 * Mails with digests as they are stored (RFC 5322, MIME): the newsletter of the digest's site, and pages that somebody sent. What the mail's encoding
 * did is undone, and its text is read as prose.
 */
export const mail: TreeReader = {
  name: 'mail',
  extensions: ['eml', 'mbox', 'txt', 'text'],
  mediaTypes: ['message/rfc822', 'text/plain'],
  detect: detectMail,
  read: readBodies,
}

/** Headers of its own make it a mail; a listing of arXiv's is for that reader, which is surer. */
function detectMail(head: string): number {
  if (!/^[\s\uFEFF]{0,64}(?:From |[A-Za-z][\w-]{1,40}:\s)/.test(head)) return 0
  const found = readMail(head)
  if (!found) return 0
  const { headers } = found
  const isStored = headers.has('mime-version') || headers.has('message-id') || headers.has('content-type')
  if (!isStored && !(headers.has('from') && headers.has('subject'))) return 0
  return isStored || found.bodies.some(({ text }) => isSitePage(text) > 0) ? 0.9 : 0
}

/** A day on which somebody answered or passed the mail on is not the digest's. */
const PASSED_ON = /^\s{0,4}(?:re|fwd?|aw|wg)\s?:/i

function* readBodies(document: string, context: ReadContext): Generator<DigestContent> {
  const found = readMail(document)
  const date = found?.headers.get('date')
  if (date !== undefined) yield { type: 'retrieved', value: dayOf(date) }
  const content = (found?.bodies ?? [{ text: document, offset: 0 }]).flatMap((body) =>
    readBody(body, document, context),
  )
  const isDated = content.some(({ type }) => type === 'digestDate')
  if (date !== undefined && !isDated && !PASSED_ON.test(found?.headers.get('subject') ?? ''))
    yield { type: 'digestDate', value: dayOf(date) }
  yield* content
}

function readBody({ text, offset }: MailBody, document: string, context: ReadContext): DigestContent[] {
  const pointOf = createPointer(document)
  const placed = (position: Position | undefined): Position | undefined =>
    position === undefined || offset === undefined
      ? undefined
      : { start: pointOf(offset + position.start.offset), end: pointOf(offset + position.end.offset) }
  const report = (message: Diagnostic): void => context.report(moved(message, placed))
  const assembler = createAssembler()
  const session = openProse({ ...context, document: text, report })
  const content: DigestContent[] = []
  for (const token of [...session.write(text), ...session.end()]) content.push(...assembler.push(token))
  content.push(...assembler.end())
  return toPlain(content).map((node) => {
    if (node.type === 'paper') return movedPaper(node, placed)
    if (node.type === 'section')
      return { ...node, children: node.children.map((paper) => movedPaper(paper, placed)) }
    return { ...node, position: placed(node.position) }
  })
}

type Placed = (position: Position | undefined) => Position | undefined

function movedPaper(paper: PaperNode, placed: Placed): PaperNode {
  const children = paper.children.map((field): FieldNode => ({ ...field, position: placed(field.position) }))
  return { ...paper, children, position: placed(paper.position) }
}

function moved(message: Diagnostic, placed: Placed): Diagnostic {
  const { place } = message
  if (place === undefined) return message
  const position = 'start' in place ? placed(place) : placed({ start: place, end: place })
  return { ...message, place: position }
}
