import { once } from '../../lexicon/once'
import { diagnostic } from '../../model/diagnostic'
import { sourceLines } from '../../parser/line/source'
import type { ReadContext } from '../../parser/reader'
import type { Message, MessageLine } from './elements'
import { isWriter, readStamp, type Shape, shapesOf } from './stamp'

/** Lines in which the first message starts: exports have a head. */
const HEAD_LINES = 12

/** How sure it is that a text is a chat: very, where lines say who wrote and on which day; by fractions, times and handles less. */
export function startsTranscript(head: string): number {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '')
  const shapes = shapesOf(lines)
  const starts = lines.slice(0, HEAD_LINES).map(readStamp)
  if (!starts.some((stamp) => stamp && shapes.has(stamp.shape))) return 0
  return isThreadOf(shapes) ? 0.75 : 0.97
}

function isThreadOf(shapes: ReadonlySet<Shape>): boolean {
  return [...shapes].every(({ strength }) => strength !== 'sure')
}

/** Lines of the chat itself: what it prints around words. */
const FURNITURE =
  /^\s{0,9}(?:\(?edited\)?|·|Messages and calls are end-to-end encrypted.{0,200}|APP|BOT|\d{1,4} repl(?:y|ies)|View (?:thread|replies)|Last reply .{1,40}|Show (?:more|this thread)|Quote|Translate post|[\u200E<]{0,2}(?:image|video|audio|sticker|GIF|document|Media) omitted>?|This message was deleted\.?|Forwarded from .{1,80}|={20,}|Exported [\d,]{1,9} message\(s\))\s{0,9}$/i

const FIGURE = String.raw`\d[\d.,]{0,9}[KM]?(?: (?:repl(?:y|ies)|reposts?|quotes?|likes?|bookmarks?|views?))?`
/** What readers did with a post, which is no figure of a paper: `12 45 1.2K`. */
const FIGURES = /* @__PURE__ */ once(
  () => new RegExp(`^\\s{0,9}${FIGURE}(?:\\s{1,9}${FIGURE}){0,5}\\s{0,9}$`, 'i'),
)

/** What stands behind it is no word of the message; of these parts the cards of links say something. */
const PART = /^\{(Embed|Attachments|Reactions|Stickers|Inline Emojis)\}$/

/** The messages of a chat as people copy and programs export it. What stands before the first is left out with a message. */
export function readTranscript(document: string, context: ReadContext): Message[] {
  const lines = [...sourceLines(document, context)]
  const shapes = shapesOf(lines.map(({ text }) => text))
  const isThread = isThreadOf(shapes)
  const messages: Message[] = []
  let part: MessageLine[] = []
  for (const line of lines) {
    const { text, position } = line
    const stamp = readStamp(text)
    const message = messages.at(-1)
    const mark = PART.exec(text)
    if (stamp && shapes.has(stamp.shape)) {
      if (stamp.isNameless) dropName(part)
      if (!message) tellHead(part, context)
      const rest = text.slice(stamp.length)
      const { line, column, offset } = position.start
      const start = { line, column: column + stamp.length, offset: offset + stamp.length }
      part = FURNITURE.test(rest) ? [] : [{ text: rest, position: { ...position, start } }]
      const { marks, strength } = stamp.shape
      const day = stamp.day ?? (strength === 'sure' ? undefined : message?.day)
      messages.push({ day, marks, lines: part, cards: [], position })
    } else if (mark) {
      part = []
      if (mark[1] === 'Embed') message?.cards.push(part)
    } else if (!FURNITURE.test(text) && !(isThread && FIGURES().test(text))) part.push(line)
  }
  return messages
}

/** What programs print at the head of an export. */
const HEAD = /^\s{0,9}(?:Guild|Channel|Topic|After|Before): /

/** What else stands before the first message is nobody's. */
function tellHead(lines: readonly MessageLine[], { report }: ReadContext): void {
  const words = lines.filter(({ text }) => text.trim() !== '' && !HEAD.test(text))
  const [first] = words
  if (!first?.position) return
  const end = words.at(-1)?.position?.end ?? first.position.end
  report(
    diagnostic('unclaimed-text', 'Unexpected text before the first message; it is left out', {
      place: { start: first.position.start, end },
      actual: first.text,
    }),
  )
}

/** A name that stands on the line above its stamp went to the message before. */
function dropName(lines: MessageLine[]): void {
  while (lines.at(-1)?.text.trim() === '') lines.pop()
  if (isWriter(lines.at(-1)?.text ?? '')) lines.pop()
}
