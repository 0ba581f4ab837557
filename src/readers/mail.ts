import type { Diagnostic } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import type { Position } from '../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../model/tree'
import { toPlain } from '../parser/assemble'
import { attempt, taken } from '../parser/attempt'
import { readDigest } from '../parser/grammar/digest'
import { readHtmlDocument } from '../parser/html/document'
import type { Passage } from '../parser/line/element'
import { passagesOf, readPlainLine } from '../parser/line/passages'
import { sourceLines } from '../parser/line/source'
import { type Mail, type MailBody, readMail } from '../parser/mail'
import { linesOfMarkdown } from '../parser/mdast/plain'
import { createPointer } from '../parser/pointer'
import { isSitePage, readProse, startsWithRecords } from '../parser/prose'
import type { ReadContext, TreeReader } from '../parser/reader'

/**
 * Mails with digests as they are stored (RFC 5322, MIME): the newsletter of the digest's site, digests by others, pages that somebody sent; and a page that a
 * browser saved as one file (MHTML, RFC 2557). What the mail's encoding did is undone; its pages are read as HTML and its text as prose, whichever
 * gives more papers.
 */
export const mail: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'mail',
  extensions: ['eml', 'mbox', 'mhtml', 'mht', 'txt', 'text'],
  mediaTypes: ['message/rfc822', 'multipart/related', 'text/plain'],
  detect: detectMail,
  read: readStored,
}))

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

function readStored(document: string, context: ReadContext): DigestContent[] {
  const found = readMail(document)
  const bodies = found?.bodies ?? [{ text: document, offset: 0 }]
  const asPages = attempt((report) =>
    (found?.pages ?? []).flatMap((part) => readPage(part, { ...context, report })),
  )
  const asText = attempt((report) =>
    bodies.flatMap((body) => readBody(body, document, { ...context, report })),
  )
  // A page names its papers by links, which its text has lost.
  const isPage = asPages.papers > 0 && asPages.papers >= asText.papers
  const content = taken(isPage ? asPages : asText, context)
  return [...daysOf(found, content), ...content]
}

/** The day of a mail tells the year of a day without one; where the text has none, it is the digest's. That of a saved page is when it was saved. */
function daysOf(found: Mail | undefined, content: readonly DigestContent[]): DigestContent[] {
  const value = found?.headers.get('date')
  if (found === undefined || value === undefined) return []
  const { headers } = found
  const isSaved = headers.has('snapshot-content-location') || /saved by/i.test(headers.get('from') ?? '')
  const isDated = content.some(({ type }) => type === 'digestDate')
  const isOwn = !isSaved && !isDated && !PASSED_ON.test(headers.get('subject') ?? '')
  return [{ type: 'retrieved', value }, ...(isOwn ? [{ type: 'digestDate' as const, value }] : [])]
}

/** A page within a mail. Its places are those of what was decoded, and are told only where nothing was. */
function readPage({ text, offset }: MailBody, context: ReadContext): DigestContent[] {
  const shift = offset ?? -1
  if (shift === 0) return readHtmlDocument(text, context)
  const report = ({ place: _place, ...message }: Diagnostic): void => context.report(message)
  const content = readHtmlDocument(text, { ...context, document: text, report })
  return toPlain(content).map((node) => moveNode(node, () => undefined))
}

function readBody({ text, offset }: MailBody, document: string, context: ReadContext): DigestContent[] {
  const pointOf = createPointer(document)
  const placed = (position: Position | undefined): Position | undefined =>
    position === undefined || offset === undefined
      ? undefined
      : { start: pointOf(offset + position.start.offset), end: pointOf(offset + position.end.offset) }
  const report = (message: Diagnostic): void => context.report(moved(message, placed))
  const own = { ...context, document: text, report }
  const content =
    isSitePage(text) > 0 || startsWithRecords(text)
      ? readProse(text, own)
      : readDigest(passagesIn(text, own), report, [], context.trace)
  return toPlain(content).map((node) => moveNode(node, placed))
}

/** The lines of a text as its writer marked them. */
function passagesIn(text: string, context: ReadContext): Passage[] {
  const lines = [...sourceLines(text, context)]
  return passagesOf(
    lines.map((line) => readPlainLine(line.text, line.position, (words) => linesOfMarkdown(words)[0] ?? [])),
  )
}

type Placed = (position: Position | undefined) => Position | undefined

function moveNode(node: DigestContent, placed: Placed): DigestContent {
  if (node.type === 'paper') return movePaper(node, placed)
  if (node.type === 'section')
    return { ...node, children: node.children.map((paper) => movePaper(paper, placed)) }
  return { ...node, position: placed(node.position) }
}

function movePaper(paper: PaperNode, placed: Placed): PaperNode {
  const children = paper.children.map((field): FieldNode => ({ ...field, position: placed(field.position) }))
  return { ...paper, children, position: placed(paper.position) }
}

function moved(message: Diagnostic, placed: Placed): Diagnostic {
  const { place } = message
  if (place === undefined) return message
  const position = 'start' in place ? placed(place) : placed({ start: place, end: place })
  return { ...message, place: position }
}
