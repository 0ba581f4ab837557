import { type LabelMeaning, LONGEST_LABEL, linkMeanings, meaningOfLabel } from '../../lexicon/field-label'
import { matchCount } from '../../lexicon/number'
import { type Line, sliceLine, textOf, trimLine, wholeText } from '../line/span'

/** A statement of the form `label: value`, however it is marked up. */
export interface Keyed {
  /** `undefined` for a label that the vocabulary does not know. */
  readonly meaning: LabelMeaning | undefined
  readonly value: Line
}

/** Signs that stand for a label. The value has to look like one: a count behind a star, a date behind a calendar. */
const SIGNS: readonly (readonly [RegExp, LabelMeaning])[] = [
  [/^(?:👍|⬆|🔺|🔼|▲|△|❤|🩷|💖|↑|⇧)/u, 'upvotes'],
  [/^(?:⭐|🌟|★|☆)/u, 'stars'],
  [/^(?:💬|🗨|🗯)/u, 'comments'],
  [/^(?:📅|🗓|📆)/u, 'published'],
  [/^(?:👥|✍|🖊|🧑‍🔬|👨‍🔬|👩‍🔬|🧑‍🎓|👤)/u, 'authors'],
  [/^(?:🏢|🏛|🏫|🏦)/u, 'organization'],
  [/^(?:🏷|🔖)/u, 'keywords'],
]

/** Any of the signs, to find them in the middle of a line. */
const SIGN = /👍|⬆|🔺|🔼|▲|△|❤|🩷|💖|⭐|🌟|★|☆|💬|🗨|📅|🗓|📆|👥|✍|🧑‍🔬|👨‍🔬|👩‍🔬|👤|🏢|🏛|🏫|🏷|🔖/gu

/** A sign with its figure. */
const FIGURE = /^(?:👍|⬆|🔺|🔼|▲|△|❤|🩷|💖|⭐|🌟|★|☆|💬|🗨)\uFE0F?\s?\d[\d,.]{0,8}[kKmM]?(?![\w.,])/u

/** What stands between the statements of one line. */
const SEPARATOR = /[·•|｜┃‖∙⋅\t]/g

/**
 * Reads `**Authors:** A, B`, `**Authors**: …`, `Authors: …`, `👥 A, B`, `👍 32`, `32 upvotes` and a strong label alone. `isItem`: in a list, a plain
 * short label that nobody knows is a label too.
 */
export function keyOf(line: Line, isItem = false): Keyed | undefined {
  const text = wholeText(line)
  const strong = strongEnd(line)
  const colon = colonOf(line, text)
  if (strong > 0) return strongKey(line, text, strong, colon)
  if (colon > 0) {
    const label = text.slice(0, colon)
    const meaning = meaningOf(label)
    if (
      meaning !== undefined ||
      (isItem && /^[\P{L}]{0,4}\p{L}[\p{L}\p{N} /&'’-]{0,31}$/u.test(label) && text.length > colon + 1)
    )
      return { meaning, value: behindColon(line, text, colon) }
  }
  return (
    signKey(line, text) ??
    countKey(text) ??
    (line.some(({ url }) => url !== undefined) ? undefined : loneKey(text))
  )
}

/** The value behind a colon, or behind the two of Dataview's `key:: value`. */
function behindColon(line: Line, text: string, colon: number): Line {
  return trimLine(sliceLine(line, colon + (text.charAt(colon + 1) === ':' ? 2 : 1)))
}

/** A label by itself: what it announces stands on the next line. */
function loneKey(text: string): Keyed | undefined {
  const meaning = text.length > 32 || /^\W{0,3}(?:https?|www)/.test(text) ? undefined : meaningOf(text)
  return meaning === undefined || meaning === 'title' || /\d/.test(text) ? undefined : { meaning, value: [] }
}

function strongKey(line: Line, text: string, end: number, colon: number): Keyed | undefined {
  const label = text.slice(0, end).trim()
  const after = /^[\s]{0,3}[:：]{1,2}/.exec(text.slice(end))?.[0]
  if (after !== undefined)
    return { meaning: meaningOf(label), value: trimLine(sliceLine(line, end + after.length)) }
  if (/[:：]$/.test(label)) return { meaning: meaningOf(label), value: trimLine(sliceLine(line, end)) }
  const count = countKey(text)
  if (count) return count
  const meaning = meaningOf(label)
  const rest = text.slice(end)
  if (meaning !== undefined)
    return {
      meaning,
      value: trimLine(sliceLine(line, end + (/^\s{0,3}[-–—]\s/.exec(rest)?.[0].length ?? 0))),
    }
  const inside = colon > 0 && colon < end ? meaningOf(text.slice(0, colon)) : undefined
  if (inside !== undefined) return { meaning: inside, value: trimLine(sliceLine(line, colon + 1)) }
  return signKey(line, text)
}

function signKey(line: Line, text: string): Keyed | undefined {
  for (const [sign, meaning] of SIGNS) {
    const match = sign.exec(text)
    if (!match) continue
    const from =
      match[0].length +
      (/^(?:\s|[:：]|\uFE0E|\uFE0F|\u200D){0,6}/.exec(text.slice(match[0].length))?.[0].length ?? 0)
    const value = trimLine(sliceLine(line, from))
    const words = textOf(value)
    const isCount = meaning === 'upvotes' || meaning === 'stars' || meaning === 'comments'
    if (isCount) return matchCount(words) || words === '-' ? { meaning, value } : undefined
    if (meaning === 'published') return /^\p{L}{0,12}\.?\s?\d/u.test(words) ? { meaning, value } : undefined
    // One head, one name: whether its bearer wrote the paper or handed it in is not said.
    const isLone = meaning === 'authors' && text.startsWith('👤') && !/[,，、;；&]| and /.test(words)
    return { meaning: isLone ? 'ignored' : meaning, value }
  }
  return undefined
}

/** `32 upvotes`, `5 comments`, `1.2k stars`, `6 authors`, `32 👍`. */
function countKey(text: string): Keyed | undefined {
  const trimmed = text.trim()
  const count = matchCount(trimmed)
  if (!count || trimmed.length > count.length + 20) return undefined
  const words = trimmed.slice(count.length).trim()
  const figure: Line = [{ text: trimmed.slice(0, count.length) }]
  if (/^authors?$/i.test(words)) return { meaning: 'authorCount', value: [{ text: trimmed }] }
  // As a label the word announces a remark.
  const own = /^comment$/i.test(words) ? 'comments' : meaningOf(words)
  const meaning = own ?? SIGNS.find(([sign]) => sign.test(words))?.[1]
  return meaning === 'upvotes' || meaning === 'stars' || meaning === 'comments'
    ? { meaning, value: figure }
    : undefined
}

/** The vocabulary's meaning of a label, also of `作者 (Authors)` and `Abstract / 摘要`, whose parts agree. */
export function meaningOf(label: string): LabelMeaning | undefined {
  const whole = meaningOfLabel(label)
  if (whole !== undefined || label.length > 2 * LONGEST_LABEL) return whole
  const parts = label
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])\s{0,2}(?=[A-Za-z])|(?<=[A-Za-z])\s{0,2}(?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])/gu,
      '/',
    )
    .split(/[/／|&+()（）]|\band\b/)
    .filter((part) => /\p{L}/u.test(part))
  if (parts.length < 2 || parts.length > 3) return undefined
  const qualified = /[(（]/.test(label) ? meaningOfLabel(label.slice(0, label.search(/[(（]/))) : undefined
  const meanings = parts.map(meaningOfLabel)
  const [first] = meanings
  if (meanings.every((meaning) => meaning === first)) return first
  return meanings.every((meaning) => LINKS.has(meaning)) ? 'link' : qualified
}

/** What leads somewhere. `Paper` among them is a link. */
const LINKS: ReadonlySet<LabelMeaning | undefined> = new Set([...linkMeanings, 'title', 'arxiv'] as const)

/** Where the strong words end with which a line starts; 0 where it starts with others. Signs before them do not count. */
export function strongEnd(line: Line): number {
  let end = 0
  let at = 0
  let isStrong = false
  for (const { text, strong, url } of line) {
    at += text.length
    if (strong && url === undefined) {
      end = at
      isStrong = true
    } else if (isStrong ? text.trim() !== '' : /[\p{L}\p{N}]/u.test(text) || url !== undefined) break
  }
  return end
}

/** The colon that may end a label: in plain or strong words, near the start, and not that of an address. */
function colonOf(line: Line, text: string): number {
  const head = text.slice(0, LONGEST_LABEL + 16)
  const colon = head.search(/[:：]/)
  if (colon <= 0 || text.startsWith('//', colon + 1)) return -1
  let at = 0
  for (const span of line) {
    if (colon < at + span.text.length) return span.url !== undefined || span.code ? -1 : colon
    at += span.text.length
  }
  return -1
}

/** The statements of a line: `👤 A • 👍 32 • [PDF](…)`, `**Source:** X · **Date:** Y`. A line of one statement is given as it is. */
export function segmentsOf(line: Line): Line[] {
  const counts = countsOf(line)
  if (counts.length > 0) return counts
  const cuts: { at: number; length: number }[] = []
  let at = 0
  for (const [index, span] of line.entries()) {
    if (
      span.strong &&
      index > 0 &&
      span.url === undefined &&
      !line[index - 1]?.strong &&
      isStrongLabel(line, index)
    )
      cuts.push({ at, length: 0 })
    if (span.url === undefined && !span.code && /[^\0-\x7f]|[|\t]/.test(span.text)) {
      for (const { index: found } of span.text.matchAll(SEPARATOR)) cuts.push({ at: at + found, length: 1 })
      for (const { index: found } of span.text.matchAll(SIGN)) {
        cuts.push({ at: at + found, length: 0 })
        const figure = FIGURE.exec(span.text.slice(found, found + 24))
        if (figure) cuts.push({ at: at + found + figure[0].length, length: 0 })
      }
    }
    at += span.text.length
  }
  if (cuts.length === 0) return [line]
  cuts.sort((a, b) => a.at - b.at)
  const segments = cutLine(line, [...cuts, { at, length: 0 }])
  return segments.some((segment) => keyOf(segment) !== undefined || isLinks(segment)) ? segments : [line]
}

/** The parts of a line between cuts, which are in order; each span is looked at once for each cut in it. */
function cutLine(line: Line, cuts: readonly { readonly at: number; readonly length: number }[]): Line[] {
  const segments: Line[] = []
  let from = 0
  let index = 0
  let start = 0
  for (const cut of cuts) {
    let to = index
    let end = start
    while (to < line.length && end < cut.at) end += line[to++]?.text.length ?? 0
    // Spans without words, such as empty links, belong to what ends before them.
    while (to < line.length && line[to]?.text === '') to++
    const segment = trimLine(sliceLine(line.slice(index, to), from - start, cut.at - start))
    if (segment.length > 0) segments.push(segment)
    from = Math.max(from, cut.at + cut.length)
    while (index < line.length && start + (line[index]?.text.length ?? 0) <= from && index < to) {
      start += line[index]?.text.length ?? 0
      index++
    }
  }
  return segments
}

/** `, 34 upvotes, 5 comments)` as its figures; none where something else is among them. */
function countsOf(line: Line): Line[] {
  const text = line.length === 1 && line[0]?.url === undefined ? (line[0]?.text ?? '') : ''
  if (text.length > 80 || !/^[\s,;:([（–—-]{0,4}\d/.test(text)) return []
  const parts = text.replace(/^[\s,;:([（–—-]{1,4}|[)\]）\s]{1,4}$/g, '').split(/[,;/] |，/)
  return parts.every((part) => countKey(part) !== undefined)
    ? parts.map((part) => [{ text: part.trim() }])
    : []
}

function isStrongLabel(line: Line, index: number): boolean {
  const text = line[index]?.text ?? ''
  return /[:：]\s?$/.test(text) || /^\s?[:：]/.test(line[index + 1]?.text ?? '')
}

/** Whether a line is links and next to nothing else. */
export function isLinks(line: Line): boolean {
  let linked = false
  let others = 0
  for (const { text, url } of line) {
    if (url !== undefined) linked = true
    else others += text.replace(/[^\p{L}\p{N}]+/gu, '').length
  }
  return linked && others <= 20
}
