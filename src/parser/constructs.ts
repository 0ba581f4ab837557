import { matchDate } from '../lexicon/date'
import { type Furniture, furnitureOf, isCurator, isTruncation } from '../lexicon/label'
import { matchCount } from '../lexicon/number'
import type { Block } from './block'

/** What a block is by itself, before its neighbours are known. `at` and `rest` are units from the start of its text. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'dot' }
  | { readonly kind: 'signature' }
  | { readonly kind: 'truncation' }
  | { readonly kind: 'curator' }
  | { readonly kind: 'furniture'; readonly furniture: Furniture }
  /** `6 authors`. */
  | { readonly kind: 'authorCount' }
  /** `161`, `14 5`, `-`: the ends of each figure. */
  | { readonly kind: 'counts'; readonly ranges: readonly Range[] }
  /** `Apr 3, 2025 2`: a date from `at` to `rest`, then perhaps a count. */
  | {
      readonly kind: 'date'
      readonly at: number
      readonly rest: number
      readonly count: Range | undefined
      readonly published: boolean
    }
  /** `Submitted by`, perhaps with the name behind it. */
  | { readonly kind: 'submitted'; readonly labelEnd: number; readonly rest: number }

/** Start and end of a part of a block's text. */
export type Range = readonly [start: number, end: number]

/** One way in which a block can be told: `null` where it does not apply. */
interface Construct {
  readonly name: string
  /** The longest text that it can apply to, so that abstracts cost nothing. */
  readonly longest: number
  read(text: string): Shape | undefined
}

const TEXT: Shape = { kind: 'text' }
const DOT: Shape = { kind: 'dot' }

/** The first that applies wins; their order is part of the grammar. */
export const constructs: readonly Construct[] = [
  {
    name: 'dot',
    longest: 3,
    read: (text) => (text === '·' || text === '•' || text === '• ·' ? DOT : undefined),
  },
  {
    name: 'signature',
    longest: 3,
    read: (text) => (text === '--' || text === '—' ? { kind: 'signature' } : undefined),
  },
  { name: 'counts', longest: 40, read: readCounts },
  { name: 'authorCount', longest: 24, read: readAuthorCount },
  { name: 'date', longest: 48, read: readDate },
  { name: 'submitted', longest: 120, read: readSubmitted },
  {
    name: 'truncation',
    longest: 40,
    read: (text) => (isTruncation(text) ? { kind: 'truncation' } : undefined),
  },
  { name: 'curator', longest: 160, read: (text) => (isCurator(text) ? { kind: 'curator' } : undefined) },
  { name: 'furniture', longest: 80, read: readFurniture },
]

const LONGEST = 160

/** Gives a block its shape. */
export function shapeOf(block: Block): Shape {
  const { text } = block
  if (text.length > LONGEST) return TEXT
  for (const construct of constructs) {
    if (text.length > construct.longest) continue
    const shape = construct.read(text)
    if (shape) return shape
  }
  return TEXT
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

/** `6 authors` · `1 author`. */
function readAuthorCount(text: string): Shape | undefined {
  const first = text.charCodeAt(0)
  return first >= 48 && first <= 57 && /^\d{1,6}[ \t\u00A0]{1,4}authors?$/.test(text)
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
  const published = text.startsWith('Published on ')
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
  if (!/^submitted[ \u00A0]by(?![\w])/i.test(text)) return undefined
  const labelEnd = text.charCodeAt(12) === 58 ? 13 : 12
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
