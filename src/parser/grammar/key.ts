import { type LabelMeaning, LONGEST_LABEL } from '../../lexicon/field-label'
import { once } from '../../lexicon/once'
import { isCountMeaning, signAt, signedFigure, signPattern } from '../../lexicon/sign'
import { type Line, sliceLine, textOf, trimLine, wholeText } from '../line/span'
import { factsIn } from './fact'
import { meaningOf } from './meaning'

/** A statement of the form `label: value`, however it is marked up. */
export interface Keyed {
  /** `undefined` for a label that the vocabulary does not know. */
  readonly meaning: LabelMeaning | undefined
  readonly value: Line
}

/** Any of the signs, to find them in the middle of a line; and one with its figure. */
const SIGN = /* @__PURE__ */ once(() => new RegExp(signPattern(), 'gu'))
const FIGURE = /* @__PURE__ */ once(() => signedFigure('^', ''))

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
  if (isIdBefore(text)) return undefined
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
    iconKey(line, text) ??
    (line.some(({ url }) => url !== undefined) ? undefined : (factKey(text) ?? loneKey(text)))
  )
}

/** Whether an identifier stands before a title, and is not all that its label announces: `arXiv:2504.01234 Lamps That Learn`. */
function isIdBefore(text: string): boolean {
  const id = /^arxiv:\s?\d{4}\.\d{4,5}(?:v\d{1,2})?[\s:–—-]{1,3}(?=\p{L})/iu.exec(text)
  return id !== null && meaningOf(/^[^:：]{1,48}/.exec(text.slice(id[0].length))?.[0] ?? '') === undefined
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
  const fact = line.some(({ url }) => url !== undefined) ? undefined : factKey(text)
  if (fact) return fact
  const meaning = meaningOf(label)
  const rest = text.slice(end)
  if (meaning !== undefined)
    return {
      meaning,
      value: trimLine(sliceLine(line, end + (/^\s{0,3}[-–—]\s/.exec(rest)?.[0].length ?? 0))),
    }
  const inside = colon > 0 && colon < end ? meaningOf(text.slice(0, colon)) : undefined
  if (inside !== undefined) return { meaning: inside, value: trimLine(sliceLine(line, colon + 1)) }
  return iconKey(line, text)
}

/** A sign that stands for a label, where the value looks like one. What a sign beside a figure counts is a fact by itself. */
function iconKey(line: Line, text: string): Keyed | undefined {
  const sign = signAt(text)
  if (!sign || isCountMeaning(sign.meaning)) return undefined
  const gap = /^[\s:：\u200D]{0,6}/.exec(text.slice(sign.length))?.[0].length ?? 0
  const value = trimLine(sliceLine(line, sign.length + gap))
  const words = textOf(value)
  if (sign.meaning === 'published')
    return /^\p{L}{0,12}\.?\s?\d/u.test(words) ? { meaning: 'published', value } : undefined
  // One head, one name: whether its bearer wrote the paper or handed it in is not said.
  const isLone = text.startsWith('👤') && !/[,，、;；&]| and /.test(words)
  return { meaning: isLone ? 'ignored' : sign.meaning, value }
}

/** What a row of facts says first: `32 upvotes`, `2025-04-03`. */
function factKey(text: string): Keyed | undefined {
  const [fact] = factsIn(text) ?? []
  return fact && { meaning: fact.meaning, value: [{ text: fact.value }] }
}

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
      for (const { index: found } of span.text.matchAll(SIGN())) {
        cuts.push({ at: at + found, length: 0 })
        const figure = FIGURE().exec(span.text.slice(found, found + 24))
        if (figure) cuts.push({ at: at + found + figure[0].length, length: 0 })
      }
    }
    at += span.text.length
  }
  if (cuts.length === 0) return [line]
  cuts.sort((a, b) => a.at - b.at)
  const segments = cutLine(line, [...cuts, { at, length: 0 }])
  const isColumns = line.some(({ text }) => text.includes('\t'))
  return segments.some((segment) => isStated(segment, isColumns)) ? segments : [line]
}

/** Whether a part of a line says what it states; a day alone, unless it is a column, may be that of anything that is told beside it. */
function isStated(segment: Line, isColumn: boolean): boolean {
  const keyed = keyOf(segment)
  if (keyed) return isColumn || keyed.meaning !== 'published' || textOf(keyed.value) !== textOf(segment)
  return isLinks(segment) || (isColumn && factsIn(textOf(segment)) !== undefined)
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
