import type { FieldData, TokenType } from '../../model/token'
import type { Block } from '../block'
import type { Claim } from '../site/card'

/** A part of a line that belongs to a value. */
export interface Slice {
  readonly block: Block
  readonly from: number
  readonly to: number
}

/** A value that was read from lines: a name out of a list, an address, a count. */
export interface Value {
  readonly type: TokenType
  readonly value: string
  readonly data?: FieldData | undefined
}

/** How far ahead a value is looked for. */
const NEAR = 8192

/** Fields whose lines are joined again where the tree is built; others that run over lines are given by their words. */
const RUNNING: ReadonlySet<TokenType> = new Set<TokenType>(['title', 'abstract', 'tldr', 'organization'])

/** Finds values, each behind the one before, in the lines that they were read from. Those that cannot be found come back as `missing`. */
export function claimValues(
  lines: readonly Slice[],
  values: readonly Value[],
): { claims: Claim[]; missing: readonly Value[] } {
  const claims: Claim[] = []
  const missing: Value[] = []
  const text = lines.map(({ block, from, to }) => block.text.slice(from, to)).join('\n')
  let line = 0
  let lineStart = 0
  let cursor = 0
  for (const { type, value, data } of values) {
    const found = findWords(text, value, cursor)
    if (!found) {
      missing.push({ type, value, data })
      continue
    }
    const [start, end] = found
    cursor = end
    let isFirst = true
    for (;;) {
      const slice = lines[line]
      if (!slice) break
      const length = slice.to - slice.from
      const from = Math.max(start, lineStart) - lineStart
      const to = Math.min(end, lineStart + length) - lineStart
      if (to > from) {
        const range = [slice.from + from, slice.from + to] as const
        const isWhole = isFirst && end <= lineStart + length
        if (RUNNING.has(type) || isWhole) claims.push({ block: slice.block, type, range, data })
        else if (isFirst) claims.push({ block: slice.block, type, range, data: { ...data, words: value } })
        else claims.push({ block: slice.block, type: 'label', range })
        isFirst = false
      }
      if (end <= lineStart + length) break
      lineStart += length + 1
      line++
    }
  }
  return { claims, missing }
}

/** Where the words of a value stand, whatever white space is between them. */
function findWords(text: string, value: string, cursor: number): [start: number, end: number] | undefined {
  const words = value.split(/\s+/).filter((word) => word !== '')
  const [first] = words
  if (first === undefined) return undefined
  const near = text.slice(cursor, cursor + NEAR)
  for (
    let at = near.indexOf(first), tries = 0;
    at !== -1 && tries < 16;
    at = near.indexOf(first, at + 1), tries++
  ) {
    let end = cursor + at
    const isFound = words.every((word, index) => {
      if (index > 0) while (/\s/.test(text.charAt(end))) end++
      if (!text.startsWith(word, end)) return false
      end += word.length
      return true
    })
    if (isFound) return [cursor + at, end]
  }
  return undefined
}
