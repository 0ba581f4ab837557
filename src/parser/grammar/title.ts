import { parseDate } from '../../lexicon/date'
import { meaningOfLabel } from '../../lexicon/field-label'
import { parseArxivId } from '../../lexicon/identifier'
import { foreignLetters } from '../../lexicon/script'
import { type Line, sliceLine, textOf, trimLine, wholeText } from '../line/span'

/** What a line starts a paper with: its title, and what stands behind it. */
export interface Lead {
  readonly title: string
  readonly rest: Line
  /** How the title is marked: printed strong, a link's words, or neither. */
  readonly mark: 'strong' | 'link' | 'plain'
  /** What the title links to. */
  readonly url?: string | undefined
  /** An identifier, a day or votes that stood before the title. */
  readonly before: string
}

/** Longer text is no title. */
const LONGEST_TITLE = 360

const NUMBER =
  /^(?:\(?#?\d{1,4}\s?[.)、）](?![\d.])|#\d{1,4}(?=\s)|\[\d{1,4}\](?=\s)|[①-⑳❶-❿]|(?:no\.?|paper|rank|papers?|论文|論文|논문|artículo)\s?#?\d{1,4}\s?[.:：)\-–—]|【\d{1,4}】|第\s?\d{1,4}\s?[篇号位]\s?[.:：、]?)\s{0,4}/iu
/** Boxes, bullets and pictures; a digit in a key's frame is the number of an item. */
const SIGNS =
  /^(?:\uFE0E|\uFE0F|\u200D|\u20E3|[0-9#*]\uFE0F?\u20E3|[\s•●▪◦∙>\-–—*|]|\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\[[ xX]\])+/u
const IDENTIFIER =
  /^[[(（]?(?:arxiv:\s?)?(\d{4}\.\d{4,5})(?:v\d{1,2})?[\])）]?\s{0,3}(?:[-–—:：|·]\s{0,3})?(?=\S)/i
const DAY = /^[[(（]?(\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)[\])）]?\s{1,3}(?:[-–—:：|·]\s{0,3})?(?=\S)/

/** `[ICML 2026]`, `(CVPR'25, oral)`: where and when, before the title. */
const VENUE = /^[[(（【][^\])）】]{0,40}(?:(?:19|20)\d{2}|['’]\d{2})[^\])）】]{0,24}[\])）】]\s{1,3}(?=\S)/

/** `[54 upvotes]`, `(12 👍)`: what a site's readers gave, before the title. */
const VOTES =
  /^[[(（【]\s?(\d[\d,]{0,8}(?:\.\d{1,2})?[kKmM]?\s?(?:upvotes?|votes?|likes?|points|👍|▲|⬆))\uFE0F?\s?[\])）】]\s{0,3}(?:[-–—:：|·]\s{0,3})?(?=\S)/iu

/** Numbers, signs, boxes, identifiers and days before a title: how long they are, and those that say something. */
function prefixOf(text: string): { length: number; before: string } {
  let at = 0
  let before = ''
  if (/^[A-Za-mo-z](?!aper|rt[íi]culo|rxiv|ank)/i.test(text)) return { length: 0, before }
  for (let round = 0; round < 8; round++) {
    const rest = text.slice(at, at + 256)
    const sign = SIGNS.exec(rest) ?? NUMBER.exec(rest)
    const known = sign ? undefined : (IDENTIFIER.exec(rest) ?? DAY.exec(rest))
    const votes = sign || known ? undefined : VOTES.exec(rest)
    const found = sign ?? known ?? votes ?? VENUE.exec(rest)
    if (!found || found[0].length === rest.length) break
    if (known) before = known[1] ?? ''
    if (votes) before = before === '' ? (votes[1] ?? '') : `${before} · ${votes[1]}`
    at += found[0].length
  }
  return { length: at, before }
}

/** What a line starts a paper with; `undefined` where it starts with a label, an address, or a sentence too long for a title. */
export function leadOf(line: Line, place?: 'heading' | 'cell'): Lead | undefined {
  const { length, before } = prefixOf(wholeText(line))
  const start = trimLine(sliceLine(line, length))
  const [first] = start
  if (!first) return undefined
  if (first.strong)
    return (
      markedLead(start, ({ strong, url, text }) => strong === true && text !== url, 'strong', before) ??
      plainLead(start, before, place)
    )
  if (first.url !== undefined) {
    const { url } = first
    return url.startsWith('#') ? undefined : markedLead(start, (span) => span.url === url, 'link', before)
  }
  return plainLead(start, before, place)
}

function markedLead(
  line: Line,
  isMarked: (span: Line[number]) => boolean,
  mark: 'strong' | 'link',
  before: string,
): Lead | undefined {
  let count = 0
  while (count < line.length) {
    const span = line[count] as Line[number]
    const next = line[count + 1]
    if (!isMarked(span) && !(span.text.trim() === '' && next && isMarked(next))) break
    count++
  }
  const marked = line.slice(0, count)
  const inner = wholeText(marked)
  const own = before === '' ? prefixOf(inner) : { length: prefixOf(inner).length, before }
  const title = cleanTitle(inner.slice(own.length))
  const url = marked.find((span) => span.url !== undefined)?.url
  return isTitle(title)
    ? { title, rest: trimLine(line.slice(count)), mark, url, before: own.before }
    : undefined
}

/** Up to the first link, or to a dash or a double blank behind which something else starts. A heading is a title as a whole. */
function plainLead(line: Line, before: string, place: 'heading' | 'cell' | undefined): Lead | undefined {
  let end = 0
  for (const [index, span] of line.entries()) {
    if (span.url !== undefined || (span.code && end > 0 && isAside(span.text, line[index + 1]?.text, place)))
      break
    end += span.text.length
  }
  const text = wholeText(line).slice(0, end)
  const isWhole = end === wholeText(line).length
  const cuts =
    place === 'heading' && isWhole
      ? [text.length]
      : [cutOf(text, isWhole), ...(place === 'cell' ? [firstDash(text)] : [])]
  for (const cut of cuts) {
    const title = cleanTitle(text.slice(0, cut))
    if (isTitle(title) && !isSentence(title))
      return { title, rest: trimLine(sliceLine(line, cut)), mark: 'plain', before }
  }
  return undefined
}

/** Code that stands beside a title, not in it: an identifier, a figure, or something behind which no words go on. */
function isAside(code: string, next: string | undefined, place: 'heading' | 'cell' | undefined): boolean {
  if (parseArxivId(code) !== undefined || !/\p{L}/u.test(code)) return true
  return place !== 'heading' && !/^[\s'’s-]{0,3}\p{L}/u.test(next ?? '')
}

/** Running text: it ends in a full stop, or goes on behind one. */
function isSentence(text: string): boolean {
  return (/[.。;；]$/.test(text) && text.length > 60) || /[\p{Ll})\]%\d][.。] ?\p{Lu}.*[.。]/u.test(text)
}

/** A blurb behind a title is longer than a subtitle. */
const SHORTEST_BLURB = 90

function cutOf(text: string, isWhole: boolean): number {
  const open = isWhole ? -1 : unclosed(text)
  const limit = open > 0 ? open : text.length
  const gap = text.slice(0, limit).search(/\S {2,8}\S/) + 1
  const dash = firstDash(text.slice(0, limit))
  const isDash = dash > 0 && (!isWhole || text.length - dash > SHORTEST_BLURB)
  const isGap = gap > 0 && text.length - gap > SHORTEST_BLURB
  if (isDash && (!isGap || dash < gap)) return dash
  return isGap ? gap : limit
}

function firstDash(text: string): number {
  return text.search(/\s[—–·•]\s|\s-\s|\s[—–|·•]\s?$/)
}

/** The bracket that opens the links behind a title: `Title (read more on [arXiv](…))`. */
function unclosed(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text.charAt(at)
    if (character === ')' || character === '）') depth++
    else if ((character === '(' || character === '（') && depth-- === 0) return at
  }
  return -1
}

const WRAPS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['"', '"'],
]

/** Figures behind a title: `(140 ▲)`, `👍 32`, `⭐ 1.2k`, `(2504.02508)`. */
const TAIL =
  /[\s([（]{1,3}(?:(?:👍|⬆|🔺|🔼|▲|△|❤|⭐|🌟|★|💬|🔥)\uFE0F?\s?\d[\d.,]{0,8}[kKmM]?|\d[\d,]{0,8}\s?(?:👍|⬆|🔺|🔼|▲|△|❤|⭐|🌟|★)\uFE0F?|(?:arxiv:\s?)?\d{4}\.\d{4,5}(?:v\d{1,2})?)[)\]）]?\s{0,2}$/iu

/** A title without what pages put around it: brackets, quotation marks, a colon or a dash at its end. */
export function cleanTitle(text: string): string {
  let title = (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
  if (/^[A-Za-z0-9].*[A-Za-z]$/.test(title)) return title
  for (let round = 0; round < 4; round++) {
    const before = title
    title = title
      .replace(TAIL, '')
      .replace(/\s(?:\p{Extended_Pictographic}\uFE0F?){1,3}$/u, '')
      .replace(/\s{0,2}[([（]$/, '')
      .replace(/(?:^|\s)[-–—|·•:：]{1,64}$|[:：|·•]{1,64}$/, '')
      .replace(/^[|·•]\s?/, '')
      .trim()
    for (const [open, close] of WRAPS)
      if (
        title.startsWith(open) &&
        title.endsWith(close) &&
        title.length > 2 &&
        !title.slice(1, -1).includes(close)
      )
        title = title.slice(1, -1).trim()
    if (title === before) break
  }
  return title
}

/** Figures that {@link cleanTitle} takes off, for whoever reads them. */
export function tailOf(text: string): string {
  if (/[A-Za-z]\s*$/.test(text.slice(-4)) && !/[kKmM]\s*$/.test(text)) return ''
  return (
    TAIL.exec(text.trim())?.[0]
      .replace(/[()[\]（）]/g, '')
      .trim() ?? ''
  )
}

/** Whether words can be a title: no label, address, identifier, date or sentence without end. */
export function isTitle(title: string): boolean {
  if (title.length < 2 || title.length > LONGEST_TITLE || !/\p{L}/u.test(title)) return false
  if (/^(?:https?:|www\.)/i.test(title) || parseArxivId(title) !== undefined) return false
  return (
    meaningOfLabel(title) === undefined && parseDate(title) === undefined && !/^\d+ [a-z]+s$/i.test(title)
  )
}

/** The paper's own title of two that a page gives it: the one less translated; of equals the fuller. */
export function betterTitle(first: string, second: string): string {
  const difference = foreignLetters(first) - foreignLetters(second)
  if (difference !== 0) return difference < 0 ? first : second
  return second.length > first.length ? second : first
}

/** The words of a title without regard to spelling, to find those that repeat. */
export function foldedTitle(line: Line): string {
  const text = textOf(line)
  return cleanTitle(text.slice(prefixOf(text).length)).toLowerCase()
}
