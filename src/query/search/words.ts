import { foldText } from '../../lexicon/fold'
import { isUnparted } from '../words'

/** Takes a word of a text, folded, and where it stands in the text. */
export type WordVisitor = (word: string, start: number, end: number) => void

/** Of a longer word only the start is kept: nobody types more, and a line of base64 would fill the index. */
const LONGEST = 64

/**
 * The words of a text: runs of letters and digits, without case and diacritics. Scripts that put no blanks between words (Han, kana, Thai) give each two
 * neighbouring characters instead, and the last one of a run alone, so that a search for one character finds it anywhere.
 */
export function eachWord(text: string, visit: WordVisitor): void {
  if (/[^\0-\x7f]/.test(text)) eachUnicodeWord(text, visit)
  else eachAsciiWord(text, visit)
}

function eachAsciiWord(text: string, visit: WordVisitor): void {
  const lower = text.toLowerCase()
  let start = -1
  for (let at = 0; at <= lower.length; at++) {
    const unit = at < lower.length ? lower.charCodeAt(at) : 0
    const isWord = (unit > 96 && unit < 123) || (unit > 47 && unit < 58)
    if (isWord) {
      if (start === -1) start = at
    } else if (start !== -1) {
      visit(lower.slice(start, Math.min(at, start + LONGEST)), start, at)
      start = -1
    }
  }
}

function eachUnicodeWord(text: string, visit: WordVisitor): void {
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    if (!/[^\0-\x7f]/.test(run)) visit(run.toLowerCase().slice(0, LONGEST), index, index + run.length)
    else for (const piece of piecesOf(run)) eachOfPiece(piece, index, visit)
  }
}

interface Piece {
  readonly characters: readonly string[]
  /** Place in the run. */
  readonly start: number
  readonly isUnparted: boolean
}

/** `GPT模型` is a word and characters. */
function piecesOf(run: string): Piece[] {
  const pieces: { characters: string[]; start: number; isUnparted: boolean }[] = []
  let at = 0
  for (const character of run) {
    const last = pieces.at(-1)
    // A mark belongs to what stands before it.
    const isMark = /^\p{M}$/u.test(character)
    const isOwn = isMark ? (last?.isUnparted ?? false) : isUnparted(character)
    if (last && last.isUnparted === isOwn) last.characters.push(character)
    else pieces.push({ characters: [character], start: at, isUnparted: isOwn })
    at += character.length
  }
  return pieces
}

function eachOfPiece(piece: Piece, offset: number, visit: WordVisitor): void {
  let start = offset + piece.start
  if (!piece.isUnparted) {
    const written = piece.characters.join('')
    const word = foldText(written)
      .slice(0, LONGEST)
      .replace(/[\ud800-\udbff]$/, '')
    if (word !== '') visit(word, start, start + written.length)
    return
  }
  for (const [index, character] of piece.characters.entries()) {
    const pair = character + (piece.characters[index + 1] ?? '')
    visit(foldText(pair), start, start + pair.length)
    start += character.length
  }
}
