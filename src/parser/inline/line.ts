import { destinationOf } from '../../lexicon/destination'
import type { Block, BlockImage, BlockLink, BlockPiece } from '../block'
import { sliceBlock } from '../block'
import { readLine } from '../line'

/** Lines that links hold together. */
export interface Group {
  readonly lines: GroupLine[]
  readonly links: GroupLink[]
}

/** A line and what of it is syntax. All places are units of its text. */
export interface GroupLine {
  readonly block: Block
  readonly cuts: (readonly [from: number, to: number])[]
  readonly images: BlockImage[]
  /** The end of the syntax that starts at a unit. */
  readonly ends: Map<number, number>
  /** Up to this unit there are no words, as far as is known. */
  lead: number
  /** It is an address and nothing else. */
  address?: string | undefined
  /** It starts with the address of the line above it. */
  leading?: string | undefined
  leadingEnd?: number | undefined
}

/** A link from one line's unit to another's. */
export interface GroupLink {
  readonly url: string
  readonly line: number
  readonly from: number
  readonly lastLine: number
  readonly to: number
}

/** The blocks of each line of a group: none where a line was syntax only, several where links part what stands on it. */
export function* blocksOfGroup(group: Group): Generator<readonly Block[]> {
  const { lines, links } = group
  const visible = lines.map(visibleOf)
  const of: BlockLink[][] = lines.map(() => [])
  for (const link of links) {
    let isEmpty = true
    for (let index = link.line; index <= link.lastLine; index++) {
      const line = visible[index]
      if (!line || line.text === '') continue
      const from = line.unitOf(index === link.line ? link.from : 0)
      const to = line.unitOf(index === link.lastLine ? link.to : Number.POSITIVE_INFINITY)
      if (to <= from) continue
      of[index]?.push(isEmpty ? { url: link.url, from, to } : { url: link.url, from, to, continued: true })
      isEmpty = false
    }
    const line = visible[link.lastLine]
    const at = line?.unitOf(link.to) ?? 0
    if (isEmpty) of[link.lastLine]?.push({ url: link.url, from: at, to: at })
  }
  for (const [index, line] of lines.entries()) {
    const found = (of[index] ?? []).sort((a, b) => a.from - b.from || a.to - b.to)
    yield partsOf(visible[index] ?? visibleOf(line), line, found)
  }
}

/** A line of which no syntax is known. */
export function newLine(block: Block): GroupLine {
  return { block, cuts: [], images: [], ends: new Map(), lead: 0 }
}

/** Takes a part of a line for syntax. */
export function cut(line: GroupLine | undefined, from: number, to: number): void {
  if (!line || to <= from) return
  line.cuts.push([from, to])
  line.ends.set(from, Math.max(to, line.ends.get(from) ?? 0))
}

/** Whether nothing but white space, list marks and syntax stands before a unit of a line. */
export function isLeading(line: GroupLine, at: number): boolean {
  const { text } = line.block
  while (line.lead < at) {
    const end = line.ends.get(line.lead)
    if (end !== undefined) line.lead = end
    else if (isBlank(text.charCodeAt(line.lead))) line.lead++
    else return false
  }
  return true
}

/** Longer stretches are not looked at. */
const NEAR = 200

/** Whether nothing but white space and syntax stands between two units of a line that are near each other. */
export function isBlankBetween({ block, ends }: GroupLine, from: number, to: number): boolean {
  if (to - from > NEAR) return false
  for (let at = from; at < to; ) {
    const end = ends.get(at)
    if (end !== undefined) at = end
    else if (isBlank(block.text.charCodeAt(at))) at++
    else return false
  }
  return true
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 45 || code === 42
}

interface Visible {
  readonly text: string
  readonly dotted: boolean
  readonly heading: number
  readonly pieces: readonly BlockPiece[]
  /** A unit of the line's text as one of the visible text. */
  unitOf(raw: number): number
}

function visibleOf({ block, cuts, images }: GroupLine): Visible {
  const { text } = block
  const kept: { from: number; to: number; at: number }[] = []
  let words = ''
  let last = 0
  const keep = (from: number, to: number): void => {
    if (to <= from) return
    kept.push({ from, to, at: words.length })
    words += text.slice(from, to)
  }
  for (const [from, to] of [...cuts].sort((a, b) => a[0] - b[0])) {
    keep(last, from)
    last = Math.max(last, to)
  }
  keep(last, text.length)
  const whole = words.length
  words = words.replace(/[\s\\]{1,400}$/, '')
  const marked = /^[\s[]{0,8}(?:\d{1,5}\]\s{0,4})?\\?-\s{0,4}(?:\]|$)/.test(text)
  const line = readLine(words, 0, words.length, 0, 1, 1, false, marked)
  // A list mark before a picture is none of the words.
  const read = line?.text === '-' && images.length > 0 ? undefined : line
  const start = read?.start ?? whole
  const length = read?.text.length ?? 0
  return {
    text: read?.text ?? '',
    dotted: read?.dotted ?? /^[\s-]*[·•][\s-]*$/.test(words),
    heading: read?.heading ?? 0,
    pieces: kept
      .filter(({ from, to, at }) => at < start + length && at + to - from > start)
      .map(({ from, at }) => ({
        from: Math.max(0, at - start),
        start: block.start + from + Math.max(0, start - at),
      })),
    unitOf(raw) {
      let low = 0
      let high = kept.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((kept[middle]?.from ?? 0) <= raw) low = middle + 1
        else high = middle
      }
      const piece = kept[low - 1]
      const unit = piece ? piece.at + Math.min(raw, piece.to) - piece.from : 0
      return Math.min(length, Math.max(0, unit - start))
    },
  }
}

/** A line with more links is taken as a whole. */
const MOST_LINKS = 64

/** One block, or one for each figure and other link that stands beside other words. */
function partsOf(visible: Visible, { block, images }: GroupLine, links: readonly BlockLink[]): Block[] {
  const { text, pieces } = visible
  const offset = pieces[0]?.start ?? block.start
  const end = pieces.at(-1)
  const whole: Block = {
    ...block,
    text,
    start: offset,
    end: end ? end.start + text.length - end.from : block.end,
    column: block.column + offset - block.start,
    dotted: block.dotted || visible.dotted,
    heading: block.heading || visible.heading,
    links: links.length > 0 ? links : undefined,
    images: images.length > 0 ? images.map(({ alt, at }) => ({ alt, at: visible.unitOf(at) })) : undefined,
    pieces: pieces.length > 1 ? pieces : undefined,
  }
  if (text === '') return links.map((link) => ({ ...whole, links: [link] }))
  const only = links.length === 1 && links[0]?.from === 0 && links[0].to >= text.length
  if (links.length === 0 || only || links.length > MOST_LINKS) return [whole]
  const [first] = links
  // The same address twice is a picture and a name; an unknown one may be that, too.
  const onlyLinks =
    isOnlyLinks(text, links) &&
    links.every(({ url }) => url !== '') &&
    links.some(({ url }) => url !== first?.url)
  const parts: Block[] = []
  let at = 0
  for (const link of links) {
    if (link.from < at) continue
    const [from, to] = trimmed(text, link.from, link.to)
    if (to <= from) parts.push({ ...whole, text: '', links: [link], images: undefined, pieces: undefined })
    else if (onlyLinks || isFigure(text.slice(from, to), link.url, text.length)) {
      addWords(parts, whole, at, from)
      const separator = text.slice(at, from)
      parts.push({ ...sliceBlock(whole, from, to), dotted: at === 0 ? whole.dotted : /[·•]/.test(separator) })
      at = to
    }
  }
  addWords(parts, whole, at, text.length)
  return parts
}

function addWords(parts: Block[], whole: Block, from: number, to: number): void {
  const [start, end] = trimmed(whole.text, from, to)
  if (end > start && !/^[\s|·•,/\u00A0]*$/.test(whole.text.slice(start, end)))
    parts.push({ ...sliceBlock(whole, start, end), dotted: start === 0 ? whole.dotted : false })
}

function isOnlyLinks(text: string, links: readonly BlockLink[]): boolean {
  let at = 0
  for (const { from, to } of links) {
    if (from > at && !/^[\s|·•,/\u00A0]*$/.test(text.slice(at, from))) return false
    at = Math.max(at, to)
  }
  return /^[\s|·•,/\u00A0]*$/.test(text.slice(at))
}

/** Whether a link's words stand for themselves, whatever stands beside them. */
function isFigure(words: string, url: string, length: number): boolean {
  if (/^(?:GitHub|arXiv)\b.{0,20}$/i.test(words)) return true
  if (!/^(?:upvotes? )?(?:-|\d[\d.,]{0,9}[kKmM]?)$/i.test(words)) return false
  const kind = destinationOf(url)?.kind
  return kind === 'paper' || kind === 'upvote' || kind === 'community' || (url === '' && length <= 120)
}

function trimmed(text: string, from: number, to: number): [from: number, to: number] {
  let start = from
  let end = to
  while (start < end && /[\s\u00A0]/.test(text.charAt(start))) start++
  while (end > start && /[\s\u00A0]/.test(text.charAt(end - 1))) end--
  return [start, end]
}
