import type { DigestContent } from '../model/tree'
import { readDigest } from '../parser/grammar/digest'
import type { Element } from '../parser/line/element'
import type { ReadContext, TreeReader } from '../parser/reader'
import { createDayReader } from './chat/day'
import { elementsOf } from './chat/elements'
import { isExport, readExport } from './chat/export'
import { readTranscript, startsTranscript } from './chat/transcript'

/**
 * Chats and threads with papers in them, as people copy and programs export them: Slack, Discord, Telegram, WhatsApp, posts of one thread. A message is a
 * unit; its day is that of its papers, and who wrote it is nobody's author.
 */
export const chat: TreeReader = {
  name: 'chat',
  extensions: ['txt', 'text', 'json', 'md', 'log'],
  mediaTypes: ['text/plain', 'application/json'],
  detect: (head) => (JSON_START.test(head) ? (isExport(head) ? 0.98 : 0) : startsTranscript(head)),
  read: readChat,
}

const JSON_START = /^[\s\uFEFF]{0,4096}[[{]\s{0,999}["{]/

/** What is read as one page: the messages of a day, or one with headings, which group no others. */
interface Run {
  readonly day: string | undefined
  readonly elements: Element[]
  readonly isHeaded: boolean
}

function readChat(document: string, context: ReadContext): DigestContent[] {
  const messages = JSON_START.test(document)
    ? readExport(document, context)
    : readTranscript(document, context)
  const dayOf = createDayReader(messages, context.report)
  const runs: Run[] = []
  for (const message of messages) {
    const day = dayOf(message)
    const elements = elementsOf(message)
    const isHeaded = elements.some(({ kind }) => kind === 'heading')
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
