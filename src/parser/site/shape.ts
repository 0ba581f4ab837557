import { matchDate } from '../../lexicon/date'
import {
  type Furniture,
  furnitureOf,
  isCurator,
  isPageName,
  isRemark,
  isSheetEdge,
} from '../../lexicon/label'
import { matchCount } from '../../lexicon/number'
import { once } from '../../lexicon/once'
import { signPattern } from '../../lexicon/sign'
import { skipBlanks } from '../../lexicon/text'
import { type Block, type Range, sliceBlock } from '../block'
import { isReference } from '../inline/syntax'

/** What a block is by itself, before its neighbours are known. */
export type Kind =
  | 'text'
  | 'dot'
  /** `#3`, `3.`: the number of a card, alone on its line. */
  | 'ordinal'
  | 'signature'
  | 'remark'
  | 'curator'
  | 'furniture'
  /** `6 authors`. */
  | 'authorCount'
  /** `161`, `14 5`, `-`. */
  | 'counts'
  /** `Apr 3, 2025 2`: a date, then perhaps a count. */
  | 'date'
  /** `Upvote 117` · `Upvote`. */
  | 'upvotes'
  /** `GitHub 3.29k`. */
  | 'stars'
  /** `arXiv Page` · `View PDF`: the name of a page about the paper, where the words above it are one. */
  | 'page'
  /** `12. https://…` in a list of addresses. */
  | 'reference'
  /** `2/23/26, 9:14 AM   Daily Papers`, `https://…   2/3`: what a browser prints at the edges of each sheet. */
  | 'sheet'
  /** `-----`. */
  | 'rule'
  /** `Lamps That Learn (140 ▲)`: a title, where the line has one, and its upvotes. */
  | 'voted'
  /** `Here is the selection of papers for today (6 Jul):`. */
  | 'announcement'
  /** `Papers arxiv:2504.02508`, at the head of a paper's own page. */
  | 'paperId'
  /** `Submitted by`, perhaps with the name behind it. */
  | 'submitted'

export interface Shape {
  readonly kind: Kind
  /** What its label announces, or what it is: a date, a title, a name, an identifier. */
  readonly value?: Range | undefined
  readonly figures: readonly Range[]
  /** Where a voted title leads. */
  readonly url?: string | undefined
  readonly furniture?: Furniture | undefined
}

const NONE: readonly Range[] = []
const TEXT: Shape = { kind: 'text', figures: NONE }
const COUNT = '(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:(?:\\.\\d{1,3})?[kKmM])?(?![\\w.,])'
const FIGURE = '\\d[\\d.,]{0,8}[kKmM]?'
const VOTE = /* @__PURE__ */ once(() => signPattern('upvotes'))
const SIGN = /* @__PURE__ */ once(() => new RegExp(VOTE(), 'u'))
const BEHIND = /* @__PURE__ */ once(
  () =>
    new RegExp(
      `[\\s\\u00A0]{0,3}[([（]?[\\s\\u00A0]?(?:(${FIGURE})[\\s\\u00A0]?${VOTE()}|${VOTE()}[\\s\\u00A0]?(${FIGURE}))[\\s\\u00A0]?[)\\]）]?(?:[\\s\\u00A0]{1,4}<?(https?://\\S{1,400}?)>?)?$`,
      'du',
    ),
)
const BEFORE = /* @__PURE__ */ once(
  () => new RegExp(`^[([（]?${VOTE()}[\\s\\u00A0]?(${FIGURE})[)\\]）]?[\\s\\u00A0:|·–-]{1,4}(?=\\S)`, 'du'),
)

/** What only the site's pages and mails print, whatever program copied them. */
const ANCHORS: ReadonlySet<Kind> = new Set<Kind>([
  'submitted',
  'authorCount',
  'curator',
  'paperId',
  'announcement',
])

/** Whether a block is one that only the site's pages and mails print. For a vote they print a triangle; other lists print any sign. */
export function isAnchor(block: Pick<Block, 'text' | 'dotted'>): boolean {
  const { kind, value } = shapeOf(block)
  if (kind === 'date') return block.dotted || (value?.[0] ?? 0) > 0
  return ANCHORS.has(kind) || (kind === 'voted' && /[▲△▴🔺🔼]/u.test(block.text))
}

/** One way in which a block can be told. */
interface Construct {
  readonly kind: Kind
  /** The longest text that it can apply to, so that abstracts cost nothing. */
  readonly longest: number
  /** The ASCII characters that it can start with, so that most titles cost little; others always may. */
  readonly initials: RegExp
  /** A pattern whose groups are figures, a predicate, or what gives the shape. */
  readonly test: RegExp | ((text: string) => boolean) | ((text: string) => Shape | undefined)
}

const LONGEST = 160
const LONGEST_VOTED = 400

/** The first that applies wins; their order is part of the grammar. */
export const constructs: () => readonly Construct[] = /* @__PURE__ */ once(() => [
  { kind: 'dot', longest: 3, initials: /^$/, test: /^(?:·|•|• ·)$/ },
  { kind: 'signature', longest: 3, initials: /-/, test: /^(?:--|—)$/ },
  { kind: 'voted', longest: LONGEST_VOTED, initials: /./, test: readVoted },
  { kind: 'announcement', longest: 120, initials: /[A-Z]/, test: readAnnouncement },
  { kind: 'ordinal', longest: 8, initials: /[#\d]/, test: /^(?:# ?(\d{1,4})|(\d{1,4})[.)])$/d },
  { kind: 'counts', longest: 40, initials: /[-\d]/, test: readCounts },
  {
    kind: 'authorCount',
    longest: 24,
    initials: /\d/,
    test: /^(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})[ \t\u00A0]{1,4}authors?$/i,
  },
  { kind: 'date', longest: 48, initials: /[JFMASONDP\d]/, test: readDate },
  { kind: 'sheet', longest: 160, initials: /[hpP\d]/, test: isSheetEdge },
  {
    kind: 'rule',
    longest: 100_000,
    initials: /[-_=*~`]/,
    test: /^(?:[-_=*~━─═]{3,}|(?:`{3,}|~{3,})[\w-]{0,20}|(?:[-*_] ?){3,})$/,
  },
  { kind: 'reference', longest: 4000, initials: /[[f\d]/, test: isReference },
  {
    kind: 'upvotes',
    longest: 24,
    initials: /u/i,
    test: new RegExp(`^upvotes?[:：]?(?: {1,4}(-|${COUNT})| {0,4})$`, 'di'),
  },
  {
    kind: 'stars',
    longest: 48,
    initials: /g/i,
    test: new RegExp(`^github[:：]? {1,4}(${COUNT})(?: {1,4}(?:auto|arXiv Page|Project Page))*$`, 'di'),
  },
  { kind: 'page', longest: 24, initials: /[avpg]/i, test: isPageName },
  {
    kind: 'paperId',
    longest: 48,
    initials: /[ap]/i,
    test: /^(?:Papers {1,4})?arxiv: ?\d{4}\.\d{4,5}(?:v\d{1,2})?$/i,
  },
  { kind: 'submitted', longest: 120, initials: /s/i, test: readSubmitted },
  { kind: 'remark', longest: 90, initials: /[#[(tc]/i, test: isRemark },
  { kind: 'curator', longest: 160, initials: /[ab]/, test: isCurator },
  { kind: 'furniture', longest: 80, initials: /[a-z]/i, test: readFurniture },
])

/** By the ASCII character that a text starts with, the constructs that can apply. */
const byInitial: () => readonly (readonly Construct[])[] = /* @__PURE__ */ once(() =>
  Array.from({ length: 128 }, (_, code) =>
    code < 32 ? [] : constructs().filter(({ initials }) => initials.test(String.fromCharCode(code))),
  ),
)
const long = /* @__PURE__ */ once(() => constructs().filter(({ longest }) => longest > LONGEST))

/** Gives a block its shape. */
export function shapeOf({ text }: Pick<Block, 'text'>): Shape {
  const possible = text.length > LONGEST ? long() : (byInitial()[text.charCodeAt(0)] ?? constructs())
  for (const construct of possible) {
    if (text.length > construct.longest) continue
    const shape = shapeBy(construct, text)
    if (shape) return shape
  }
  return TEXT
}

function shapeBy({ kind, test }: Construct, text: string): Shape | undefined {
  if (test instanceof RegExp) {
    const found = test.exec(text)
    return found
      ? { kind, figures: found.indices?.slice(1).filter((range) => range !== undefined) ?? NONE }
      : undefined
  }
  const told = test(text)
  return told === true ? { kind, figures: NONE } : told || undefined
}

/** The parts of a line between its middle dots, without the empty ones. */
export function betweenDots(text: string): Range[] {
  const ranges: Range[] = []
  for (let start = 0; start <= text.length; ) {
    const dot = text.indexOf('·', start)
    const end = dot === -1 ? text.length : dot
    const from = skipBlanks(text, start)
    const to = from + text.slice(from, end).trimEnd().length
    if (to > from) ranges.push([from, to])
    start = end + 1
  }
  return ranges
}

/**
 * Takes a byline that stands on one line with its date and its figures apart; any other block stays whole.
 *
 * ```text
 * 6 authors · Apr 3, 2025 · 2
 *           ^             ^
 * ```
 */
export function partsOf(block: Block): readonly Block[] {
  const { text } = block
  if (text.length > LONGEST || text.indexOf('·') < 1) return [block]
  const ranges = betweenDots(text)
  if (ranges.length !== text.split('·').length) return [block]
  const parts = ranges.map(([from, to], index) => ({
    ...sliceBlock(block, from, to),
    apart: block.apart && index === 0,
    dotted: block.dotted || index > 0,
  }))
  const kinds = parts.map((part) => shapeOf(part).kind)
  const tail = Math.max(1, kinds.findLastIndex((kind) => !BYLINE.has(kind)) + 1)
  const isDated = kinds.slice(Math.max(1, tail - 1)).some((kind) => kind === 'date' || kind === 'authorCount')
  if (tail === parts.length || !(isDated || kinds[0] === 'date')) return [block]
  const isByline = block.dotted || kinds[tail - 1] === 'text'
  const head = sliceBlock(block, 0, ranges[tail - 1]?.[1] ?? text.length)
  return [{ ...head, dotted: isByline }, ...parts.slice(tail)]
}

const BYLINE: ReadonlySet<Kind> = new Set<Kind>(['date', 'authorCount', 'counts', 'submitted'])

/** `Lamps That Learn (140 ▲)` · `▲ 140 Lamps That Learn` · `▲ 140`. */
function readVoted(text: string): Shape | undefined {
  if (!SIGN().test(text)) return undefined
  const before = BEFORE().exec(text)
  const found = before ?? BEHIND().exec(text)
  const figure = found?.indices?.[1] ?? found?.indices?.[2]
  if (!found || !figure) return undefined
  const title: Range = before ? [before[0].length, text.length] : [0, found.index]
  const words = text.slice(...title)
  // Figures beside figures, each with its sign, are a list's own.
  if (/\p{Extended_Pictographic}/u.test(words) && !/\p{L}/u.test(words)) return undefined
  return { kind: 'voted', value: words === '' ? undefined : title, figures: [figure], url: found[3] }
}

function readAnnouncement(text: string): Shape | undefined {
  if (text.charCodeAt(text.length - 1) !== 58 || !/\bpapers\b/i.test(text)) return undefined
  const from = text.lastIndexOf('(') + 1
  const end = from + ((from > 0 && matchDate(text.slice(from))?.length) || 0)
  return end > from && /^\) ?:$/.test(text.slice(end))
    ? { kind: 'announcement', value: [from, end], figures: NONE }
    : undefined
}

/** `14  5` · `1.71k` · `-`; anything else on the line makes it text. */
function readCounts(text: string): Shape | undefined {
  const figures: Range[] = []
  for (let at = 0; at < text.length; ) {
    const length = text === '-' ? 1 : matchCount(text.slice(at))?.length
    if (length === undefined) return undefined
    figures.push([at, at + length])
    at = skipBlanks(text, at + length)
  }
  return figures.length > 0 ? { kind: 'counts', figures } : undefined
}

/**
 * ```text
 * Published on Oct 4, 2026      Apr 3, 2025 2
 *              ^----------^     ^---------^ ^
 * ```
 */
function readDate(text: string): Shape | undefined {
  const at = text.startsWith('Published on ') ? skipBlanks(text, 13) : 0
  const match = matchDate(at === 0 ? text : text.slice(at))
  if (!match) return undefined
  const value: Range = [at, at + match.length]
  const next = skipBlanks(text, value[1])
  if (next === text.length) return { kind: 'date', value, figures: NONE }
  const count = matchCount(text.slice(next))
  const isAll = count && next > value[1] && next + count.length === text.length
  return isAll ? { kind: 'date', value, figures: [[next, text.length]] } : undefined
}

/** `Submitted by` · `Submitted by floyed`. */
function readSubmitted(text: string): Shape | undefined {
  const label = /^Submitted by(?!\w):?/.exec(text)?.[0]
  if (label === undefined) return undefined
  // A sentence: names have few words, and a date may follow.
  const name = text.slice(label.length).replace(/\bon [A-Z][a-z]{2,8} \d.*$/, '')
  if (name.trim().split(/ +/).length > 4) return undefined
  const from = skipBlanks(text, label.length)
  return { kind: 'submitted', value: from < text.length ? [from, text.length] : undefined, figures: NONE }
}

function readFurniture(text: string): Shape | undefined {
  const furniture = furnitureOf(text)
  return furniture && { kind: 'furniture', furniture, figures: NONE }
}
