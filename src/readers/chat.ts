import { frozen } from '../model/frozen'
import type { DigestContent } from '../model/tree'
import { spanOf } from '../parser/assemble'
import { readDigest } from '../parser/grammar/digest'
import { headingAt } from '../parser/grammar/outline'
import type { Element } from '../parser/line/element'
import { readSiteOr } from '../parser/prose'
import type { ReadContext, TreeReader } from '../parser/reader'
import { createDayReader } from './chat/day'
import { elementsOf, type Message } from './chat/elements'
import { isExport, readExport } from './chat/export'
import { readTranscript, startsTranscript } from './chat/transcript'

/**
 * Chats and threads with papers in them, as people copy and programs export them: Slack, Discord, Telegram, WhatsApp, posts of one thread. A message is a
 * unit; its day is that of its papers, and who wrote it is nobody's author.
 */
export const chat: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'chat',
  extensions: ['txt', 'text', 'json', 'md', 'log'],
  mediaTypes: ['text/plain', 'application/json'],
  detect: (head) => (JSON_START.test(head) ? (isExport(head) ? 0.98 : 0) : startsTranscript(head)),
  read: readChat,
}))

const JSON_START = /^[\s\uFEFF]{0,4096}[[{]\s{0,999}["{]/

type DayOf = ReturnType<typeof createDayReader>

/** What is read as one page: the messages of a day, or one with headings, which group no others. */
interface Run {
  readonly day: string | undefined
  readonly elements: Element[]
  readonly isHeaded: boolean
}

function readChat(document: string, context: ReadContext): DigestContent[] {
  const isExported = JSON_START.test(document)
  const messages = isExported ? readExport(document, context) : readTranscript(document, context)
  const dayOf = createDayReader(messages, context.report)
  if (isExported) return readMessages(messages, dayOf, context)
  const words = wordsOf(messages, document)
  const content = readSiteOr(words, { ...context, document: words }, String, (report) =>
    readMessages(messages, dayOf, { ...context, report }),
  )
  return content.some(({ type }) => type === 'digestDate') ? content : withDays(content, messages, dayOf)
}

/** Each paper behind the day of its message. */
function withDays(
  content: readonly DigestContent[],
  messages: readonly Message[],
  dayOf: DayOf,
): DigestContent[] {
  let index = 0
  let last: string | undefined
  return content.flatMap((node): DigestContent[] => {
    const start = (node.type === 'paper' ? spanOf(node) : node.position)?.start.offset ?? -1
    while ((messages[index + 1]?.position?.start.offset ?? Number.POSITIVE_INFINITY) <= start) index++
    const message = messages[index]
    const day = message && dayOf(message)
    if (node.type !== 'paper' || day === undefined || day === last) return [node]
    last = day
    return [{ type: 'digestDate', value: day, position: message?.position }, node]
  })
}

/** The words of messages where they stand in the document; all else is blank. A page of the site that somebody pasted is read from these. */
function wordsOf(messages: readonly Message[], document: string): string {
  const blanks = (from: number, to?: number): string => document.slice(from, to).replace(/[^\r\n]/g, ' ')
  let words = ''
  for (const { lines } of messages)
    for (const { text, position } of lines)
      if (position) words += blanks(words.length, position.start.offset) + text
  return words + blanks(words.length)
}

function readMessages(messages: readonly Message[], dayOf: DayOf, context: ReadContext): DigestContent[] {
  const runs: Run[] = []
  for (const message of messages) {
    const day = dayOf(message)
    const elements = elementsOf(message)
    const isHeaded = elements.some((_, index) => headingAt(elements, index) !== undefined)
    const run = runs.at(-1)
    if (!run || run.day !== day || run.isHeaded || isHeaded) runs.push({ day, elements, isHeaded })
    else for (const element of elements) run.elements.push(element)
  }
  return runs.flatMap(({ day, elements, isHeaded }): DigestContent[] => {
    const nodes = readDigest(elements, context.report, [], context.trace)
    const [first] = elements
    if (isHeaded && nodes.some(({ type }) => type === 'digestDate')) return nodes
    const own = nodes.filter(({ type }) => type !== 'digestDate')
    return day === undefined || own.length === 0
      ? own
      : [{ type: 'digestDate', value: day, position: first?.position }, ...own]
  })
}
