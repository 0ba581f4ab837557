import { matchDate } from '../../lexicon/date'
import { furnitureOf, isCurator, isPageName, isSheetEdge, isTruncation } from '../../lexicon/label'
import { matchCount } from '../../lexicon/number'
import { type Block, sliceBlock } from '../block'
import { isReference } from '../inline/syntax'
import type { Range, Shape } from './shape'
import { readAnnouncement, readVotedShape } from './voted-shape'

/** One way in which a block can be told: `null` where it does not apply. */
interface Construct {
  readonly name: string
  /** The longest text that it can apply to, so that abstracts cost nothing. */
  readonly longest: number
  /** The ASCII characters that it can start with, so that most titles cost little; others always may. */
  readonly initials: string
  read(text: string): Shape | undefined
}

const DIGITS = '0123456789'

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ANY = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32))
const LONGEST_VOTED = 400

const TEXT: Shape = { kind: 'text' }
const DOT: Shape = { kind: 'dot' }

/** The first that applies wins; their order is part of the grammar. */
export const constructs: readonly Construct[] = [
  {
    name: 'dot',
    longest: 3,
    initials: '',
    read: (text) => (text === '·' || text === '•' || text === '• ·' ? DOT : undefined),
  },
  {
    name: 'signature',
    longest: 3,
    initials: '-',
    read: (text) => (text === '--' || text === '—' ? { kind: 'signature' } : undefined),
  },
  { name: 'voted', longest: LONGEST_VOTED, initials: ANY, read: readVotedShape },
  { name: 'announcement', longest: 120, initials: CAPITALS, read: readAnnouncement },
  { name: 'ordinal', longest: 8, initials: `#${DIGITS}`, read: readOrdinal },
  { name: 'counts', longest: 40, initials: `-${DIGITS}`, read: readCounts },
  { name: 'authorCount', longest: 24, initials: DIGITS, read: readAuthorCount },
  { name: 'date', longest: 48, initials: `JFMASONDP${DIGITS}`, read: readDate },
  {
    name: 'sheet',
    longest: 160,
    initials: `hpP${DIGITS}`,
    read: (text) => (isSheetEdge(text) ? { kind: 'sheet' } : undefined),
  },
  { name: 'rule', longest: 100_000, initials: '-_=*~`', read: readRule },
  { name: 'reference', longest: 4000, initials: `[f${DIGITS}`, read: readReference },
  { name: 'upvotes', longest: 24, initials: 'uU', read: readUpvotes },
  { name: 'stars', longest: 48, initials: 'gG', read: readStars },
  {
    name: 'page',
    longest: 24,
    initials: 'aAvVpPgG',
    read: (text) => (isPageName(text) ? { kind: 'page' } : undefined),
  },
  { name: 'paperId', longest: 48, initials: 'aApP', read: readPaperId },
  { name: 'submitted', longest: 120, initials: 'sS', read: readSubmitted },
  {
    name: 'truncation',
    longest: 90,
    initials: '[(tTcC',
    read: (text) => (isTruncation(text) ? { kind: 'truncation' } : undefined),
  },
  {
    name: 'curator',
    longest: 160,
    initials: 'ab',
    read: (text) => (isCurator(text) ? { kind: 'curator' } : undefined),
  },
  {
    name: 'furniture',
    longest: 80,
    initials: `${CAPITALS}${CAPITALS.toLowerCase()}`,
    read: readFurniture,
  },
]

const LONGEST = 160

/** By the ASCII character that a text starts with, the constructs that can apply. */
const byInitial: readonly (readonly Construct[])[] = Array.from({ length: 128 }, (_, code) =>
  constructs.filter(({ initials }) => initials.includes(String.fromCharCode(code))),
)

/** Gives a block its shape. */
export function shapeOf(block: Block): Shape {
  const { text } = block
  if (text.length > LONGEST)
    return (
      readRule(text) ??
      (text.charCodeAt(0) === 91 ? readReference(text) : undefined) ??
      (text.length <= LONGEST_VOTED ? readVotedShape(text) : undefined) ??
      TEXT
    )
  for (const construct of byInitial[text.charCodeAt(0)] ?? constructs) {
    if (text.length > construct.longest) continue
    const shape = construct.read(text)
    if (shape) return shape
  }
  return TEXT
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
  const parts: Block[] = []
  const ends: number[] = []
  for (let start = 0; start <= text.length; ) {
    const dot = text.indexOf('·', start)
    const from = skipBlanks(text, start)
    const to = dot === -1 ? text.length : dot
    const words = text.slice(from, to).trimEnd()
    if (words === '') return [block]
    parts.push({
      ...sliceBlock(block, from, from + words.length),
      apart: block.apart && start === 0,
      dotted: block.dotted || start > 0,
    })
    ends.push(from + words.length)
    start = to + 1
  }
  const shapes = parts.map((part) => shapeOf(part).kind)
  let tail = parts.length
  while (tail > 1 && isBylineKind(shapes[tail - 1])) tail--
  const [first] = parts
  const isDated = shapes
    .slice(Math.max(1, tail - 1))
    .some((kind) => kind === 'date' || kind === 'authorCount')
  if (!first || tail === parts.length || !(isDated || shapes[0] === 'date')) return [block]
  const head = { ...sliceBlock(block, 0, ends[tail - 1] ?? text.length), dotted: first.dotted }
  return [head, ...parts.slice(tail)]
}

function isBylineKind(kind: Shape['kind'] | undefined): boolean {
  return kind === 'date' || kind === 'authorCount' || kind === 'counts' || kind === 'submitted'
}

/** Whether a line that stands where cards print their date tells a time, in a form that no rule reads. */
export function tellsTime(text: string): boolean {
  return text.length <= 40 && /\d|\bago\b|yesterday|today/i.test(text)
}

/** `#3` · `3.`; a bare figure may be anything else, too. */
function readOrdinal(text: string): Shape | undefined {
  const match = /^(?:# ?(\d{1,4})|(\d{1,4})[.)])$/.exec(text)
  return match ? { kind: 'ordinal', value: Number(match[1] ?? match[2]) } : undefined
}

/** `14  5` · `1.71k` · `-`; anything else on the line makes it text. */
function readCounts(text: string): Shape | undefined {
  if (text === '-') return { kind: 'counts', ranges: [[0, 1]] }
  const ranges: Range[] = []
  let at = 0
  while (at < text.length) {
    const match = matchCount(text.slice(at))
    if (!match) return undefined
    ranges.push([at, at + match.length])
    at = skipBlanks(text, at + match.length)
  }
  return ranges.length > 0 ? { kind: 'counts', ranges } : undefined
}

/** `Upvote 117` · `Upvotes: 3` · `Upvote`. */
function readUpvotes(text: string): Shape | undefined {
  const label = /^upvotes?[:：]?(?: {1,4}|$)/i.exec(text)
  if (!label) return undefined
  const at = label[0].length
  if (at === text.length) return { kind: 'upvotes', range: undefined }
  const range: Range = [at, text.length]
  if (text.slice(at) === '-') return { kind: 'upvotes', range }
  return matchCount(text.slice(at))?.length === text.length - at ? { kind: 'upvotes', range } : undefined
}

/** `GitHub 3.29k`. */
function readStars(text: string): Shape | undefined {
  const label = /^github[:：]? {1,4}/i.exec(text)
  if (!label) return undefined
  const at = label[0].length
  const count = matchCount(text.slice(at))
  return count && /^(?: {1,4}(?:auto|arXiv Page|Project Page))*$/i.test(text.slice(at + count.length))
    ? { kind: 'stars', range: [at, at + count.length] }
    : undefined
}

function readPaperId(text: string): Shape | undefined {
  return /^(?:Papers {1,4})?arxiv: ?\d{4}\.\d{4,5}(?:v\d{1,2})?$/i.test(text)
    ? { kind: 'paperId' }
    : undefined
}

function readReference(text: string): Shape | undefined {
  return isReference(text) ? { kind: 'reference' } : undefined
}

function readRule(text: string): Shape | undefined {
  return text.length > 2 && /^(?:[-_=*~━─═]{3,}|(?:`{3,}|~{3,})[\w-]{0,20}|(?:[-*_] ?){3,})$/.test(text)
    ? { kind: 'rule' }
    : undefined
}

/** `6 authors` · `1 author`. */
function readAuthorCount(text: string): Shape | undefined {
  const first = text.charCodeAt(0)
  return first >= 48 &&
    first <= 57 &&
    /^(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})[ \t\u00A0]{1,4}authors?$/i.test(text)
    ? { kind: 'authorCount' }
    : undefined
}

/**
 * ```text
 * Published on Oct 4, 2026      Apr 3, 2025 2
 *              ^----------^     ^---------^ ^
 * ```
 */
function readDate(text: string): Shape | undefined {
  const published = /^Published on /.test(text)
  const at = published ? skipBlanks(text, 13) : 0
  const match = matchDate(at === 0 ? text : text.slice(at))
  if (!match) return undefined
  const rest = at + match.length
  const next = skipBlanks(text, rest)
  if (next === text.length) return { kind: 'date', at, rest, count: undefined, published }
  const count = matchCount(text.slice(next))
  if (!count || next === rest || next + count.length !== text.length) return undefined
  return { kind: 'date', at, rest, count: [next, text.length], published }
}

/** `Submitted by` · `Submitted by floyed`. */
function readSubmitted(text: string): Shape | undefined {
  if (!/^Submitted by(?!\w)/.test(text)) return undefined
  const labelEnd = text.charCodeAt(12) === 58 ? 13 : 12
  // A sentence: names have few words, and a date may follow.
  const name = text.slice(labelEnd).replace(/\bon [A-Z][a-z]{2,8} \d.*$/, '')
  if (name.trim().split(/ +/).length > 4) return undefined
  return { kind: 'submitted', labelEnd, rest: skipBlanks(text, labelEnd) }
}

function readFurniture(text: string): Shape | undefined {
  const furniture = furnitureOf(text)
  return furniture ? { kind: 'furniture', furniture } : undefined
}

function skipBlanks(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code === 32 || code === 9 || code === 0xa0; code = text.charCodeAt(at))
    at++
  return at
}
