import type { Position } from '../../model/paper'
import { isObject, type JsonObject, memberOf } from '../../parser/json/entries'
import { createJsonSplitter } from '../../parser/json/splitter'
import { longestRecord, type ReadContext } from '../../parser/reader'
import type { Message, MessageLine } from './elements'
import { DISCORD_MARKS, MARKS } from './markup'

/** Keys that stand together in the exports of chats, and in no other JSON. */
const KEYS: readonly (readonly RegExp[])[] = [
  [/"ts"\s{0,9}:\s{0,9}"\d{9,11}\.\d{1,9}"/, /"text"\s{0,9}:/],
  [/"messages"\s{0,9}:/, /"channel"\s{0,9}:/],
  [/"content"\s{0,9}:/, /"timestamp"\s{0,9}:/, /"(?:embeds|attachments)"\s{0,9}:/],
  [/"(?:from_id|text_entities)"\s{0,9}:/, /"date"\s{0,9}:/],
]

/** Whether a document starts as the export of a chat. */
export function isExport(head: string): boolean {
  return KEYS.some((keys) => keys.every((key) => key.test(head)))
}

/** The messages of an export: of Slack, Telegram, or Discord. */
export function readExport(document: string, { limits, report }: ReadContext): Message[] {
  const splitter = createJsonSplitter({ isItem: isMessage, itemLength: longestRecord(limits), report })
  return [...splitter.write(document), ...splitter.end()].flatMap(({ value, place }) =>
    isObject(value) && isMessage(value) ? [messageOf(value, place)] : [],
  )
}

function isMessage(value: JsonObject): boolean {
  return (
    wordsOf(value, 'ts', 'date', 'timestamp') !== '' &&
    ['text', 'content'].some((key) => Object.hasOwn(value, key))
  )
}

function messageOf(value: JsonObject, position: Position | undefined): Message {
  const seconds = wordsOf(value, 'ts')
  const linesOf = (text: string): MessageLine[] =>
    text.split(/\r\n?|\n/).map((line) => ({ text: line, position }))
  const cards = [...listOf(value, 'embeds'), ...listOf(value, 'attachments')].map(wordsOfCard)
  return {
    day: seconds === '' ? wordsOf(value, 'date', 'timestamp') : dayOfEpoch(Number(seconds)),
    marks: Object.hasOwn(value, 'content') ? DISCORD_MARKS() : MARKS(),
    lines: linesOf(
      joined(listOf(value, 'blocks').map(wordsOfBlock), '\n\n') || wordsOf(value, 'text', 'content'),
    ),
    cards: cards.filter((card) => card !== '').map(linesOf),
    position,
  }
}

/** The card of a link, or one that a program made; pictures and files have no words. */
function wordsOfCard(card: JsonObject): string {
  const title = linked(wordsOf(card, 'title'), wordsOf(card, 'url', 'title_link', 'from_url'))
  const fields = listOf(card, 'fields').map((field) =>
    joined([wordsOf(field, 'name', 'title'), wordsOf(field, 'value')], ': '),
  )
  return joined([title, wordsOf(card, 'description', 'text'), ...fields], '\n')
}

/** The words of a block of Slack's. What people type has none of these: it stands in `text`, with marks. */
function wordsOfBlock(block: JsonObject): string {
  const parts = [block, ...listOf(block, 'fields'), ...listOf(block, 'elements')].map((part) => {
    const text = memberOf(part, 'text')
    return linked(isObject(text) ? wordsOf(text, 'text') : wordsOf(part, 'text'), wordsOf(part, 'url'))
  })
  return joined(parts, '\n')
}

function linked(words: string, url: string): string {
  return url === '' || words === '' ? words : `<${url}|${words}>`
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between)
}

/** The text under the first of the keys that has one: as it is, or in Telegram's pieces, whose meanings become marks. */
function wordsOf(value: JsonObject, ...keys: string[]): string {
  for (const key of keys) {
    const text = memberOf(value, key)
    const pieces = Array.isArray(text) ? text : [text]
    const words = pieces.map((piece) =>
      isObject(piece) ? marked(piece) : typeof piece === 'string' ? piece : '',
    )
    if (words.some((piece) => piece !== '')) return words.join('')
  }
  return ''
}

function marked(piece: JsonObject): string {
  const { type, text, href } = piece
  if (typeof text !== 'string') return ''
  if (typeof href === 'string') return linked(text, href)
  return type === 'bold' ? text.replace(/\S(?:.{0,4096}\S)?/g, '*$&*') : text
}

function listOf(value: JsonObject, key: string): JsonObject[] {
  const member = memberOf(value, key)
  return Array.isArray(member) ? member.filter(isObject) : []
}

/** The day of a moment in seconds since 1970, in UTC: years start in March, so that a leap day is the last one. */
function dayOfEpoch(seconds: number): string | undefined {
  const days = Math.floor(seconds / 86_400) + 719_468
  if (!(days > 719_468 && days < 3_652_425)) return undefined
  const century = Math.floor((4 * days + 3) / 146_097)
  const inCentury = days - Math.floor((146_097 * century) / 4)
  const year = Math.floor((4 * inCentury + 3) / 1461)
  const inYear = inCentury - Math.floor((1461 * year) / 4)
  const month = Math.floor((5 * inYear + 2) / 153)
  const day = inYear - Math.floor((153 * month + 2) / 5) + 1
  const date = [100 * century + year + (month > 9 ? 1 : 0), month > 9 ? month - 9 : month + 3, day]
  return date.map((part) => String(part).padStart(2, '0')).join('-')
}
