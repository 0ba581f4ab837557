import type { Block, BlockImage, BlockLink, BlockPiece, Range } from '../block'
import { sliceBlock } from '../block'
import { readLine } from '../line'
import { isFigure } from './syntax'

/** A line of a group, and where it starts in the group's text. */
export interface GroupLine {
  readonly block: Block
  readonly from: number
  /** What of it is syntax, and its pictures, by units of the block's words. */
  readonly cuts: Range[]
  readonly images: BlockImage[]
  /** Up to this unit there are no words, as far as is known. */
  lead: number
  /** It is an address and nothing else. */
  address?: string | undefined
  /** It starts with the address of the line above it, which ends at a unit. */
  leading?: string | undefined
  leadingEnd?: number | undefined
}

/** A unit of a group's text, and the number of its line, from 1. */
export interface Place {
  readonly at: number
  readonly line: number
}

/** An opening bracket, or an element, whose end has not come. */
export interface Opening extends Place {
  readonly kind: 'link' | 'image' | 'element'
  readonly url?: string | undefined
  /** Brackets within, which stand for pictures if this is a link. */
  readonly alternatives: Range[]
  /** It stands at the start or at the end of its line, as links that run over several lines do. */
  readonly torn: boolean
}

/** Lines that links hold together, as one text, and what of it is syntax. All places are units of that text. */
export class Group {
  text = ''
  readonly lines: GroupLine[] = []
  readonly links: BlockLink[] = []
  /** The end of the syntax that starts at a unit. */
  readonly #ends = new Map<number, number>()

  add(block: Block): GroupLine {
    const from = this.lines.length === 0 ? 0 : this.text.length + 1
    this.text = from === 0 ? block.text : `${this.text}\n${block.text}`
    const line = { block, from, cuts: [], images: [], lead: from }
    this.lines.push(line)
    return line
  }

  /** Takes a part of the text for syntax. */
  cut(from: number, to: number): void {
    if (to <= from) return
    for (let index = this.#lineAt(from); (this.lines[index]?.from ?? to) < to; index++) {
      const line = this.lines[index] as GroupLine
      const at = Math.max(from, line.from)
      line.cuts.push([at - line.from, to - line.from])
      this.#ends.set(at, Math.max(to, this.#ends.get(at) ?? 0))
    }
  }

  addImage(alt: string, at: number): void {
    const line = this.lines[this.#lineAt(at)]
    line?.images.push({ alt, at: at - line.from })
  }

  /** Whether nothing but white space, list marks and syntax stands before a unit of a line. */
  isLeading(line: GroupLine, at: number): boolean {
    line.lead = this.#endOfBlank(line.lead, at)
    return line.lead >= at
  }

  /** Whether nothing but white space and syntax stands between two units that are near each other. */
  isBlankBetween(from: number, to: number): boolean {
    return to - from <= NEAR && this.#endOfBlank(from, to) >= to
  }

  #endOfBlank(from: number, to: number): number {
    let at = from
    while (at < to) {
      const end = this.#ends.get(at) ?? (isBlank(this.text.charCodeAt(at)) ? at + 1 : at)
      if (end === at) break
      at = end
    }
    return at
  }

  /** The blocks of each line: none where a line was syntax only, several where links part what stands on it. */
  *blocks(): Generator<readonly Block[]> {
    const visible = this.lines.map(visibleOf)
    const of: BlockLink[][] = this.lines.map(() => [])
    for (const { url, from, to } of this.links) {
      let isEmpty = true
      const last = this.#lineAt(to)
      for (let index = this.#lineAt(from); index <= last; index++) {
        const line = visible[index]
        if (!line || line.text === '') continue
        const start = line.unitOf(from - line.from)
        const end = line.unitOf(to - line.from)
        if (end <= start) continue
        of[index]?.push(
          isEmpty ? { url, from: start, to: end } : { url, from: start, to: end, continued: true },
        )
        isEmpty = false
      }
      const at = visible[last]?.unitOf(to - (this.lines[last]?.from ?? 0)) ?? 0
      if (isEmpty) of[last]?.push({ url, from: at, to: at })
    }
    for (const [index, line] of visible.entries())
      yield partsOf(
        line,
        (of[index] ?? []).sort((a, b) => a.from - b.from || a.to - b.to),
      )
  }

  #lineAt(unit: number): number {
    return this.lines.findLastIndex(({ from }) => from <= unit)
  }
}

/** Longer stretches are not looked at. */
const NEAR = 200

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 45 || code === 42
}

/** A line without its syntax. */
interface Visible extends Pick<Block, 'text' | 'dotted' | 'heading'> {
  readonly block: Block
  readonly from: number
  readonly pieces: readonly BlockPiece[]
  readonly images: readonly BlockImage[]
  /** A unit of the line as one of the visible text. */
  unitOf(raw: number): number
}

function visibleOf({ block, from, cuts, images }: GroupLine): Visible {
  const { text } = block
  const kept: { from: number; to: number; at: number }[] = []
  let words = ''
  let last = 0
  const keep = (from: number, to: number): void => {
    if (to <= from) return
    kept.push({ from, to, at: words.length })
    words += text.slice(from, to)
  }
  for (const [from, to] of cuts.sort((a, b) => a[0] - b[0])) {
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
  const unitOf = (raw: number): number => {
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
  }
  return {
    block,
    from,
    text: read?.text ?? '',
    dotted: block.dotted || (read?.dotted ?? /^[\s-]*[·•][\s-]*$/.test(words)),
    heading: block.heading || (read?.heading ?? 0),
    pieces: kept
      .filter(({ from, to, at }) => at < start + length && at + to - from > start)
      .map(({ from, at }) => ({
        from: Math.max(0, at - start),
        start: block.start + from + Math.max(0, start - at),
      })),
    images: images.map(({ alt, at }) => ({ alt, at: unitOf(at) })),
    unitOf,
  }
}

/** A line with more links is taken as a whole. */
const MOST_LINKS = 64

/** One block, or one for each figure and other link that stands beside other words. */
function partsOf(
  { block, text, dotted, heading, pieces, images }: Visible,
  links: readonly BlockLink[],
): Block[] {
  const start = pieces[0]?.start ?? block.start
  const end = pieces.at(-1)
  const whole: Block = {
    ...block,
    text,
    start,
    end: end ? end.start + text.length - end.from : block.end,
    column: block.column + start - block.start,
    dotted,
    heading,
    links: links.length > 0 ? links : undefined,
    images: images.length > 0 ? images : undefined,
    pieces: pieces.length > 1 ? pieces : undefined,
  }
  if (text === '') return links.map((link) => ({ ...whole, links: [link] }))
  const [first] = links
  const only = links.length === 1 && first?.from === 0 && first.to >= text.length
  if (first === undefined || only || links.length > MOST_LINKS) return [whole]
  // The same address twice is a picture and a name; an unknown one may be that, too.
  const onlyLinks =
    isOnlyLinks(text, links) &&
    links.every(({ url }) => url !== '') &&
    links.some(({ url }) => url !== first.url)
  const parts: Block[] = []
  let at = 0
  for (const link of links) {
    if (link.from < at) continue
    const [from, to] = trimmed(text, link.from, link.to)
    if (to <= from) parts.push({ ...whole, text: '', links: [link], images: undefined, pieces: undefined })
    else if (onlyLinks || isFigure(text.slice(from, to), link.url, text.length)) {
      addWords(parts, whole, at, from)
      parts.push({
        ...sliceBlock(whole, from, to),
        dotted: at === 0 ? dotted : /[·•]/.test(text.slice(at, from)),
      })
      at = to
    }
  }
  addWords(parts, whole, at, text.length)
  return parts
}

const SEPARATORS = /^[\s|·•,/\u00A0]*$/

function addWords(parts: Block[], whole: Block, from: number, to: number): void {
  const [start, end] = trimmed(whole.text, from, to)
  if (!SEPARATORS.test(whole.text.slice(start, end)))
    parts.push({ ...sliceBlock(whole, start, end), dotted: start === 0 ? whole.dotted : false })
}

function isOnlyLinks(text: string, links: readonly BlockLink[]): boolean {
  let at = 0
  for (const { from, to } of links) {
    if (from > at && !SEPARATORS.test(text.slice(at, from))) return false
    at = Math.max(at, to)
  }
  return SEPARATORS.test(text.slice(at))
}

function trimmed(text: string, from: number, to: number): Range {
  const words = text.slice(from, to)
  const start = to - words.trimStart().length
  return [start, Math.max(start, from + words.trimEnd().length)]
}
