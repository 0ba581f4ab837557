import { foldText } from '../../lexicon/fold'
import type { Position } from '../../model/paper'
import type { Element, Passage } from '../../parser/line/element'
import { type PlainLine, passagesOf, readPlainLine } from '../../parser/line/passages'
import { type Span, textOf, trimLine } from '../../parser/line/span'
import { lineOfMarks, type Marks } from '../../parser/mdast/marks'

/** A line as it was written, with its marks. */
export interface MessageLine {
  readonly text: string
  readonly position?: Position | undefined
}

/** What somebody wrote at once. Who it was says nothing of a paper. */
export interface Message {
  /** The words of its stamp that tell the day. */
  readonly day?: string | undefined
  readonly marks: Marks
  readonly lines: MessageLine[]
  /** The cards that the chat made of its links; of each line by line the title, and what the page says of itself. */
  readonly cards: MessageLine[][]
  readonly position?: Position | undefined
}

/**
 * A message as elements behind a rule. The card of a link stands before the words, with the address of the link; one that says again what the message says
 * is left out.
 */
export function elementsOf({ lines, cards, marks, position }: Message): Element[] {
  const own = lines.map((line) => readLine(line, marks))
  const rule: Passage = { kind: 'rule', depth: 0, lines: [], position: position && { ...position } }
  const kept = cards
    .slice(0, MOST_CARDS)
    .map((card) => card.map((line) => readLine(line, marks)))
    .filter((card) => !isRepeated(card, own))
  if (kept.length === 0) return [rule, ...passagesOf(own)]
  const addresses = [...new Set(own.flatMap(({ line }) => line.flatMap(({ url }) => url ?? [])))]
  // What somebody says of a link is no title of what it leads to.
  const words = own.map((read) => ({
    ...read,
    line: trimLine(read.line.filter(({ url }) => url === undefined)),
  }))
  return [
    ...kept.flatMap((card, index) => [rule, ...passagesOf(withTitle(card, addresses[index]))]),
    rule,
    ...passagesOf(words),
  ]
}

function readLine({ text, position }: MessageLine, marks: Marks): PlainLine {
  return readPlainLine(text, position, (words) => lineOfMarks(words, marks).map(unescaped))
}

/** `&`, `<` and `>`, which programs that write chats have as references, as marks have these signs. */
function unescaped(span: Span): Span {
  const { text, url } = span
  return text.includes('&') || url?.includes('&')
    ? { ...span, text: plainOf(text), ...(url !== undefined && { url: plainOf(url) }) }
    : span
}

function plainOf(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

/** A card whose title leads to what it shows. The title stands first, or behind the address, before which stands who made the page. */
function withTitle(card: readonly PlainLine[], address: string | undefined): PlainLine[] {
  const said = card.filter(({ line }) => line.length > 0)
  const at = said
    .slice(0, 2)
    .findIndex(({ line: [first] }) => first?.url !== undefined && first.url === first.text)
  const [title, ...rest] = said.slice(at + 1)
  if (!title) return []
  const url = title.line.find((span) => span.url !== undefined)?.url ?? said[at]?.line[0]?.url ?? address
  return [
    { ...title, line: [{ text: textOf(title.line), strong: true, ...(url !== undefined && { url }) }] },
    ...rest,
  ]
}

/** No chat makes more cards of one message. */
const MOST_CARDS = 100

/** Shorter words may stand in any title. */
const SHORTEST = 12

/** Whether the first words of a card are those of its message, or a line of the message is part of them. */
function isRepeated(card: readonly PlainLine[], own: readonly PlainLine[]): boolean {
  const wordsOf = (reads: readonly PlainLine[]): string[] =>
    reads
      .map(({ line }) => foldText(textOf(line)))
      .filter((words) => words !== '' && !words.startsWith('http'))
  const words = wordsOf(own)
  const all = words.join('\n')
  return wordsOf(card)
    .slice(0, 2)
    .some(
      (first) => all.includes(first) || words.some((line) => line.length >= SHORTEST && first.includes(line)),
    )
}
