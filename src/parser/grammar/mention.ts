import { parseArxivId } from '../../lexicon/identifier'
import { once } from '../../lexicon/once'
import type { Position } from '../../model/paper'
import { type Line, sliceLine, trimLine, wholeText } from '../line/span'
import { factsIn } from './fact'
import type { Facts } from './facts'
import { stateFacts } from './unlabelled'

const BRACKETED =
  '[[(（]\\s?(?:arxiv[:\\s]\\s?)?(\\d{4}\\.\\d{4,5})(?:v\\d{1,2})?(?:\\s?[,，;；|·][^\\])）]{0,60})?[\\])）]'
const CALLED = 'arxiv[:\\s]\\s?(\\d{4}\\.\\d{4,5})(?:v\\d{1,2})?'
const FIRST = /* @__PURE__ */ once(() => new RegExp(`^(?:${BRACKETED}|${CALLED}(?![\\d.]))`, 'i'))
const LAST = /* @__PURE__ */ once(() => new RegExp(`(?:${BRACKETED}|${CALLED})[\\s.。]{0,3}$`, 'i'))

/** A longer line is running text, whose last words may name any paper. */
const LONGEST = 600

/**
 * A line without the bare id of a paper at its edge, which is noted. Within a line it is a paper that is spoken of, and so it is before words that go on with
 * what stands before it, unless `mayGoOn`.
 *
 * ```text
 * First lamp to see its corner. [2504.01234, Fernhill]
 *                               ^--------------------^
 * ```
 */
export function withoutMention(facts: Facts, line: Line, mayGoOn = false): Line {
  const text = wholeText(line)
  if (text.length > LONGEST || !/\d{4}\.\d{4}/.test(text)) return line
  const start = FIRST().exec(text)
  const found = start ?? LAST().exec(text.slice(-96))
  const id = parseArxivId(found?.[1] ?? found?.[2] ?? '')
  // Several in one bracket are spoken of together.
  if (!found || id === undefined || /\d{4}\.\d{4}.*\d{4}\.\d{4}/s.test(found[0])) return line
  const { length } = found[0]
  const mention = start ? sliceLine(line, 0, length) : sliceLine(line, text.length - length)
  if (mention.some(({ url }) => url !== undefined)) return line
  if (start?.[1] !== undefined && !mayGoOn && /^\s{0,3}[\p{L}\p{N}]/u.test(text.slice(length))) return line
  facts.mentions.add(id)
  return trimLine(start ? sliceLine(line, length) : sliceLine(line, 0, text.length - length))
}

/** A tag of an entry: what it states by itself, or a word for what the entry is about. */
export function stateTag(facts: Facts, tag: string, position: Position | undefined): void {
  const arxiv = parseArxivId(tag)
  const known = arxiv === undefined ? factsIn(tag) : [{ meaning: 'arxiv', value: arxiv } as const]
  if (known) stateFacts(facts, known, position)
  else if (/\p{L}/u.test(tag) && tag.length <= 40)
    facts.statements.push({ meaning: 'keywords', value: [tag], position })
}

/** How many spans a line starts with that are tags in code, or blank between them. */
export function tagsBefore(line: Line): number {
  const end = line.findIndex(({ code, text, url }) => url !== undefined || !(code || text.trim() === ''))
  return end === -1 ? line.length : end
}
