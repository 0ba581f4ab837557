import type { DigestContent } from '../../model/tree'
import { createAssembler } from '../../parser/assemble'
import { dayOf } from '../../parser/feed-fields'
import { type Mail, readMail } from '../../parser/mail'
import { openProse } from '../../parser/prose'
import type { ReadContext } from '../../parser/reader'
import { readDocument } from './document'

/** Whether a text starts as a stored mail with a page in it, or as a page that a browser saved as one (MHTML, RFC 2557). */
export function isMail(head: string): boolean {
  if (!/^\s{0,99}(?:From |[A-Za-z][\w-]{1,60}:)/.test(head)) return false
  return /^content-type:\s{0,9}(?:text\/html|multipart\/)/im.test(head) && readMail(head) !== undefined
}

/** The papers of a mail's pages, or of its plain text where they hold none. Places are those of the pages, so that none are told. */
export function readMailing(document: string, context: ReadContext): DigestContent[] {
  const mail = readMail(document)
  if (!mail) return []
  const report: ReadContext['report'] = ({ place: _place, ...message }) => context.report(message)
  const content = mail.pages.flatMap(({ text }) => readDocument(text, { ...context, document: text, report }))
  const isRead = content.some(({ type }) => type === 'paper' || type === 'section')
  const read = isRead ? content : [...content, ...readBodies(mail, { ...context, report })]
  return [...read.map(withoutPlaces), ...dayOfMail(mail)]
}

function readBodies({ bodies }: Mail, context: ReadContext): DigestContent[] {
  return bodies.flatMap(({ text }) => {
    const assembler = createAssembler()
    const session = openProse({ ...context, document: text })
    const tokens = [...session.write(text), ...session.end()]
    return [...tokens.flatMap((token) => assembler.push(token)), ...assembler.end()]
  })
}

/** The day of a mail is its digest's; that of a saved page is when it was saved. */
function dayOfMail({ headers }: Mail): DigestContent[] {
  const date = headers.get('date')
  if (date === undefined) return []
  const isSaved = headers.has('snapshot-content-location') || /saved by/i.test(headers.get('from') ?? '')
  return [{ type: isSaved ? 'retrieved' : 'digestDate', value: dayOf(date) }]
}

function withoutPlaces(node: DigestContent): DigestContent {
  if (node.type === 'section')
    return {
      type: 'section',
      title: node.title,
      children: node.children.map((paper) => ({ type: 'paper', children: fieldsOf(paper) })),
    }
  if (node.type === 'paper') return { type: 'paper', children: fieldsOf(node) }
  const { position: _position, ...rest } = node
  return rest
}

function fieldsOf({ children }: Extract<DigestContent, { type: 'paper' }>): typeof children {
  return children.map(({ position: _position, ...field }) => field)
}
