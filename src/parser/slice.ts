import type { Position } from '../model/paper'
import type { FieldData, TokenType } from '../model/token'
import { type Block, offsetAt, type Range } from './block'

/** A part of a block's words; a value that runs over lines is several. */
export interface Slice {
  readonly block: Block
  readonly from: number
  readonly to: number
}

/** A slice and the role that it was given. */
export interface Claim extends Slice {
  readonly type: TokenType
  readonly data?: FieldData | undefined
}

/** Gives a block, or a part of it, a role. */
export function claimOf(
  block: Block,
  type: TokenType,
  [from, to]: Range = [0, block.text.length],
  data?: FieldData,
): Claim {
  return { block, type, from, to, data }
}

export function wordsOf({ block, from, to }: Slice): string {
  return block.text.slice(from, to)
}

/** Claims in reading order. */
export function inOrder<One extends Slice>(slices: One[]): One[] {
  const startOf = ({ block, from }: Slice): number => block.start + from
  const isSorted = slices.every(
    (slice, index) => index === 0 || startOf(slices[index - 1] ?? slice) <= startOf(slice),
  )
  return isSorted ? slices : slices.sort((a, b) => startOf(a) - startOf(b))
}

/** The slices of the document that a slice of a block is made of: their offset and their length. */
export function slicesOf({ block, from, to }: Slice): readonly (readonly [offset: number, length: number])[] {
  const { pieces, start, text } = block
  if (pieces === undefined) return [[start + from, to - from]]
  return pieces.flatMap((piece, index) => {
    const first = Math.max(from, piece.from)
    const end = Math.min(to, pieces[index + 1]?.from ?? text.length)
    return end > first ? [[piece.start + first - piece.from, end - first]] : []
  })
}

/** Where a slice stands in the document. */
export function placeOf({ block, from, to }: Slice): Position {
  if (block.place) return block.place
  const offset = offsetAt(block, from)
  const end = to > from ? offsetAt(block, to - 1) + 1 : offset
  const column = block.column - block.start
  return {
    start: { line: block.line, column: column + offset, offset },
    end: { line: block.line, column: column + end, offset: end },
  }
}

/** A value that was read from the words of slices: a name of a list, an address, a count. */
export interface Value {
  readonly type: TokenType
  readonly value: string
  readonly data?: FieldData | undefined
}

/** Fields whose lines are joined again where the tree is built; others that run over lines are given by their words. */
const RUNNING: ReadonlySet<TokenType> = new Set<TokenType>(['title', 'abstract', 'tldr', 'organization'])

/** How far behind the last value the next one may stand. */
const NEAR = 8192

/**
 * Claims for values the words that say them, each behind those of the one before, whatever white space is between them and however the lines are
 * wrapped. What says it in other words (`arXiv: 2504.01234` an address) is left to the caller.
 */
export function claimValues(slices: readonly Slice[], values: readonly Value[]): Claim[] {
  const text = slices.map(wordsOf).join('\n')
  const claims: Claim[] = []
  let index = 0
  let start = 0
  let cursor = 0
  for (const { type, value, data } of values) {
    const words = value
      .trim()
      .replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
      .replace(/\s+/g, '\\s{1,99}')
    const found =
      words === '' ? undefined : new RegExp(words).exec(text.slice(cursor, cursor + NEAR + value.length))
    if (!found) continue
    const from = cursor + found.index
    cursor = from + found[0].length
    for (let isFirst = true; index < slices.length; ) {
      const slice = slices[index] as Slice
      const end = start + slice.to - slice.from
      const [first, last] = [Math.max(from, start), Math.min(cursor, end)]
      if (last > first) {
        const at = slice.from - start
        const isJoined = RUNNING.has(type) || (isFirst && cursor <= end)
        const own = isJoined ? { type, data } : { type, data: { ...data, words: value } }
        const place = { block: slice.block, from: at + first, to: at + last }
        claims.push({ ...place, ...(isFirst || isJoined ? own : { type: 'label' }) })
        isFirst = false
      }
      if (cursor <= end) break
      start = end + 1
      index++
    }
  }
  return claims
}
