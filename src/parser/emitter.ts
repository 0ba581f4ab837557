import type { Diagnostic } from '../model/diagnostic'
import { type FieldData, type Fragment, Token, type TokenType } from '../model/token'
import { type Block, slicesOf } from './block'
import type { PageTraits } from './site/page'

/** Takes the roles that the constructs give to blocks, in reading order. */
export interface Claimant {
  /** `from` and `to` are units of the block's text; `card` is -1 outside cards. */
  claim(type: TokenType, card: number, block: Block, from: number, to: number, data?: FieldData): void
}

/** Where a segmenter writes, and what it may hold. */
export interface SegmenterContext {
  readonly emitter: Claimant
  report(message: Diagnostic): void
  /** Most units of running text that may wait for an anchor. */
  readonly cardLength: number
  /** What shows of the page as it is read; by default nothing is known. */
  readonly traits?: PageTraits | undefined
}

/** Writes tokens in order and fills what lies between the claimed ones, so that nothing of the document is lost. */
export interface Emitter extends Claimant {
  /** Claims a slice of one line by its place; `column` is that of `start`. */
  cut(
    type: TokenType,
    card: number,
    start: number,
    end: number,
    line: number,
    column: number,
    data?: FieldData,
  ): void
  /** Fills up to a place (the end of what was read). */
  fill(end: number, line: number, column: number): void
  /** Offset behind the last token. */
  readonly end: number
  /** The part of the document that claims are cut from, from {@link end} on. */
  fragment: Fragment
  /** Takes the tokens written since the last call. */
  take(): Token[]
}

/** An emitter at the start of a document. */
export function createEmitter(): Emitter {
  let tokens: Token[] = []
  let last = 0
  let lastLine = 1
  let lastColumn = 1
  let fragment: Fragment = { text: '', base: 0 }

  function fill(end: number, line: number, column: number): void {
    if (end <= last) return
    const type = isBlank(fragment, last, end) ? 'whitespace' : 'marker'
    tokens.push(new Token(type, -1, fragment, last, end, lastLine, lastColumn, line, column))
    last = end
    lastLine = line
    lastColumn = column
  }

  function cut(
    type: TokenType,
    card: number,
    start: number,
    end: number,
    line: number,
    column: number,
    data?: FieldData,
  ): void {
    if (end <= start) return
    fill(start, line, column)
    const endColumn = column + end - start
    tokens.push(new Token(type, card, fragment, start, end, line, column, line, endColumn, data))
    last = end
    lastLine = line
    lastColumn = endColumn
  }

  return {
    fill,
    cut,
    claim(type, card, block, from, to, data) {
      const { line, column, start } = block
      if (block.pieces === undefined) cut(type, card, start + from, start + to, line, column + from, data)
      else
        for (const [offset, length] of slicesOf(block, from, to))
          cut(type, card, offset, offset + length, line, column + offset - start, data)
    },
    get end() {
      return last
    },
    get fragment() {
      return fragment
    },
    set fragment(value) {
      fragment = value
    },
    take() {
      const taken = tokens
      tokens = []
      return taken
    },
  }
}

function isBlank(fragment: Fragment, start: number, end: number): boolean {
  const { text, base } = fragment
  for (let index = start - base; index < end - base; index++) {
    const code = text.charCodeAt(index)
    if (
      code !== 10 &&
      code !== 13 &&
      code !== 32 &&
      code !== 9 &&
      code !== 0xa0 &&
      code !== 0xfeff &&
      code !== 0x3000
    )
      return false
  }
  return true
}
