import { withoutEnd } from '../../lexicon/edge'
import { parseArxivId } from '../../lexicon/identifier'
import { isNameList } from '../../lexicon/name-evidence'
import { isVenue } from '../../lexicon/venue'
import { type Line, type Span, sliceLine, trimLine, wholeText } from '../line/span'
import { referenceOf } from './reference'
import { cleanTitle, isTitle, prefixOf } from './title'

/** A part of a line that may be a title, and what stands around it. */
export interface Lead {
  readonly title: string
  /** What the line says before it: identifiers, days and votes of a list, tags, names. */
  readonly front: readonly Line[]
  /** What stands behind it. */
  readonly rest: Line
  /** How the title is marked: printed strong, a link's words, or neither. */
  readonly mark: 'strong' | 'link' | 'plain'
  /** What the title links to. */
  readonly url?: string | undefined
  /** Other words of the line stand before it. */
  readonly isWithin: boolean
  /** The reference that it stands in. */
  readonly reference?: LeadReference | undefined
  /** The page's own class calls it a title. */
  readonly isCalled: boolean
}

/** What a reference says beside its title. */
export interface LeadReference {
  readonly names?: string | undefined
  readonly year?: string | undefined
  /** It starts with other things than the title, as no other line does. */
  readonly isSure: boolean
}

/** Where a line stands: a heading and a cell mark their words as a whole. */
export type LeadPlace = 'heading' | 'cell' | undefined

/** Parts of a line that are looked at. */
const MOST = 6

/** What a line starts a paper with; `undefined` where it starts with a label, an address, or a sentence too long for a title. */
export function leadOf(line: Line, place?: LeadPlace): Lead | undefined {
  for (const lead of leadsOf(line, place)) return lead
  return undefined
}

/**
 * The parts of a line that may be a title, in reading order: strong words, the words of links, the words up to the first link. Tags in code, icons and words
 * that are a label are passed over.
 *
 * ```text
 * * `serving` [:scroll:](a.pdf) [Lamps That Learn](https://…) by Ada Quill
 *   front                        ^--------------^             rest
 * ```
 */
export function* leadsOf(line: Line, place?: LeadPlace): Generator<Lead> {
  const isMarked = line.some(({ url, strong }) => url !== undefined || strong)
  const front: Line[] = []
  let rest = behindPrefix(line, isMarked, front)
  let isWithin = false
  for (let part = 0; part < MOST && rest.length > 0; part++) {
    const lead = partOf(rest, place, isWithin)
    if (lead) {
      const { own, facts: inner } = lead
      yield {
        ...own,
        front: [...front, ...inner.map((text): Line => [{ text }])],
        isWithin,
        isCalled: rest[0]?.isTitle === true,
      }
    }
    const end = endOfPart(rest)
    if (end >= rest.length) return
    const passed = rest.slice(0, end)
    front.push(passed)
    isWithin ||= !passed.every(isAside)
    rest = trimLine(rest.slice(end))
    rest = behindPrefix(rest, isMarked, front)
  }
}

/** A line without what stands before a title; what of it says something, or leads somewhere, goes to `front`. */
function behindPrefix(line: Line, isMarked: boolean, front: Line[]): Line {
  const { length, facts } = prefixOf(wholeText(line), isMarked)
  for (const text of facts) front.push([{ text }])
  if (length === 0) return trimLine(line)
  const links = sliceLine(line, 0, length).filter(({ url }) => url !== undefined)
  if (links.length > 0) front.push(links)
  return trimLine(sliceLine(line, length))
}

/** What stands before a title and is none of it: tags in code, icons, marks. */
function isAside({ text, code, url, strong }: Span): boolean {
  return (
    code === true ||
    (strong === true && url === undefined && TAG.test(text)) ||
    !/[\p{L}\p{N}]/u.test(text) ||
    (url !== undefined && (/^:[\w+-]{1,32}:$/.test(text) || /^https?:\/\/\S+$/.test(text)))
  )
}

/** Strong words in brackets, with which a list tags the title behind them: `**[CVPR 2026]** Lamps That Learn`. */
const TAG = /^\s?[[【(（][^[\]【】()（）]{1,40}[\]】)）]\s?$/

/** How many spans the first part of a line has: those of one link, of strong words, of code, or the plain ones up to the next mark. */
function endOfPart(line: Line): number {
  const [first] = line
  if (!first) return 0
  let end = 1
  const isSame = (span: Span): boolean => {
    if (first.url !== undefined) return span.url === first.url
    if (first.strong) return span.strong === true && span.url === undefined
    return span.url === undefined && !span.strong && !!span.code === !!first.code
  }
  while (end < line.length && isSame(line[end] as Span)) end++
  return end
}

interface Part {
  readonly own: Omit<Lead, 'front' | 'isWithin' | 'isCalled'>
  readonly facts: readonly string[]
}

function partOf(line: Line, place: LeadPlace, isWithin: boolean): Part | undefined {
  const [first] = line
  if (!first) return undefined
  if (
    first.code &&
    first.url === undefined &&
    line.slice(1).some(({ url, strong }) => url !== undefined || strong)
  )
    return undefined
  if (first.strong) {
    const own = markedPart(line, ({ strong, url, text }) => strong === true && text !== url, 'strong')
    return own ?? (isWithin ? undefined : plainPart(line, place))
  }
  if (first.url !== undefined) {
    const { url } = first
    return url.startsWith('#') ? undefined : markedPart(line, (span) => span.url === url, 'link')
  }
  return isWithin ? undefined : plainPart(line, place)
}

function markedPart(
  line: Line,
  isMarked: (span: Span) => boolean,
  mark: 'strong' | 'link',
): Part | undefined {
  let count = 0
  while (count < line.length) {
    const span = line[count] as Span
    const next = line[count + 1]
    if (!isMarked(span) && !(span.text.trim() === '' && next && isMarked(next))) break
    count++
  }
  const marked = line.slice(0, count)
  const inner = wholeText(marked)
  if (marked.every(({ url }) => url === undefined) && TAG.test(inner) && hasWords(line.slice(count)))
    return undefined
  const { length, facts } = prefixOf(inner)
  const title = cleanTitle(inner.slice(length))
  const url = marked.find((span) => span.url !== undefined)?.url
  return isTitle(title) ? { own: { title, rest: trimLine(line.slice(count)), mark, url }, facts } : undefined
}

function hasWords(line: Line): boolean {
  return line.some(({ text, url }) => url === undefined && /\p{L}{2}/u.test(text))
}

/** The label of names within a line, behind a title. */
const NAMES = /\s(?=(?:authors?|written by|作者|著者|저자|autores|auteurs|autoren)\s?[:：]\s?\p{L})/iu

/** Up to the first link, or to a dash or a double blank behind which something else starts. A heading is a title as a whole. */
function plainPart(line: Line, place: LeadPlace): Part | undefined {
  let end = 0
  for (const [index, span] of line.entries()) {
    if (
      span.url !== undefined ||
      (span.emphasis && end > 0 && place !== 'heading' && isBesideTitle(span.text)) ||
      (span.code && end > 0 && isAsideCode(span.text, line[index + 1]?.text, place))
    )
      break
    end += span.text.length
  }
  const whole = wholeText(line)
  const label = place === 'heading' ? undefined : NAMES.exec(whole.slice(0, Math.min(end, 400)))
  if (label) end = label.index
  const text = whole.slice(0, end)
  const isWhole = end === whole.length
  const reference =
    place === 'heading'
      ? undefined
      : referenceOf(
          text,
          line.some(({ url }) => url !== undefined),
        )
  if (reference) {
    const [from, to] = reference.title
    const title = cleanTitle(text.slice(from, to))
    const names = reference.names && text.slice(...reference.names)
    const rest = trimLine(sliceLine(line, reference.rest))
    const said: LeadReference = { names, year: reference.year, isSure: from > 0 }
    if (isTitle(title)) return { own: { title, rest, mark: 'plain', reference: said }, facts: [] }
  }
  const cuts =
    place === 'heading' && isWhole
      ? [text.length]
      : [
          cutOf(text, isWhole),
          ...(place === 'cell' ? [firstDash(text), withoutEnd(text, /[.。]/).length] : []),
        ]
  for (const cut of cuts) {
    const isCut = cut === end && !isWhole && line.some(({ emphasis }) => emphasis)
    const title = cleanTitle(isCut ? withoutEnd(text.slice(0, cut), /[\s.,]/) : text.slice(0, cut))
    if (cut > 0 && isTitle(title) && (place === 'heading' || !isSentence(title)) && !isNameList(title))
      return { own: { title, rest: trimLine(sliceLine(line, cut)), mark: 'plain' }, facts: [] }
  }
  return undefined
}

/** Words in italics behind a title: who wrote it, or where it came out. */
function isBesideTitle(text: string): boolean {
  const words = withoutEnd(text.replace(/^[\s,.;:(–—-]+/, ''), /[\s,.;:)–—-]/)
  return isNameList(words, true) || isVenue(words)
}

/** Code that stands beside a title, not in it: an identifier, a figure, or something behind which no words go on. */
function isAsideCode(code: string, next: string | undefined, place: LeadPlace): boolean {
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
  const isDash =
    dash > 0 && (text.length - dash > SHORTEST_BLURB || (!isWhole && isBehindTitle(text.slice(dash, limit))))
  const isGap = gap > 0 && text.length - gap > SHORTEST_BLURB
  if (isDash && (!isGap || dash < gap)) return dash
  return isGap ? gap : limit
}

/** Whether what a dash parts from a title and links follow is none of it: nothing, names, a sentence, or words that go on in small letters. */
function isBehindTitle(text: string): boolean {
  const words = withoutEnd(text, /[\s([（]/)
    .replace(/^\s?[—–·•|-]\s?|\s[—–·•|-]\s?$/g, '')
    .trim()
  return (
    words === '' || /[.。;；:：,，([（]$/.test(words) || /^\p{Ll}/u.test(words) || isNameList(words, true)
  )
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
