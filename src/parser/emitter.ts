import type { Diagnostic } from '../model/diagnostic'
import { type FieldData, type Fragment, Token, type TokenType } from '../model/token'
import type { Block } from './block'
import { type Claim, slicesOf } from './slice'

/** Takes the blocks of a document in reading order. */
export interface Grammar {
  push(block: Block): void
  /** What is open ends here; more blocks may follow. */
  end(): void
}

/** Takes what is claimed of blocks, in reading order. */
export interface Claimant {
  /** `card` is -1 outside cards. */
  claim(claim: Claim, card: number): void
}

/** What shows, while a page is read, of the program that copied it. */
export interface PageTraits {
  /** It prints the words that stand for pictures as if they were text, so that organisations have two names. */
  printsAlternatives: boolean
  /** It marks pictures up. */
  marksImages: boolean
  /** Units of its longest line so far. */
  width: number
}

/** A page of which nothing is known. */
export function newPage(): PageTraits {
  return { printsAlternatives: false, marksImages: false, width: 0 }
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
  let lastLine = 1
  let lastColumn = 1
  const emitter: Emitter & { end: number } = {
    end: 0,
    fragment: { text: '', base: 0 },
    fill(end, line, column) {
      const { fragment } = emitter
      if (end > emitter.end)
        add(isBlank(fragment, emitter.end, end) ? 'whitespace' : 'marker', -1, end, line, column)
    },
    cut(type, card, start, end, line, column, data) {
      if (end <= start) return
      emitter.fill(start, line, column)
      add(type, card, end, line, column + end - start, data)
    },
    claim(claim, card) {
      const { line, column, start } = claim.block
      for (const [offset, length] of slicesOf(claim))
        emitter.cut(claim.type, card, offset, offset + length, line, column + offset - start, claim.data)
    },
    take() {
      const taken = tokens
      tokens = []
      return taken
    },
  }

  function add(
    type: TokenType,
    card: number,
    end: number,
    line: number,
    column: number,
    data?: FieldData,
  ): void {
    tokens.push(
      new Token(type, card, emitter.fragment, emitter.end, end, lastLine, lastColumn, line, column, data),
    )
    emitter.end = end
    lastLine = line
    lastColumn = column
  }
  return emitter
}

function isBlank({ text, base }: Fragment, start: number, end: number): boolean {
  for (let index = start - base; index < end - base; index++) {
    const code = text.charCodeAt(index)
    if (
      code > 32 ? code !== 0xa0 && code !== 0xfeff && code !== 0x3000 : !/[\n\r \t]/.test(text.charAt(index))
    )
      return false
  }
  return true
}
