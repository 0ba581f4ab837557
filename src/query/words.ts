import { foldText } from '../lexicon/fold'

/** Words to look for, folded: one, or several that stand one behind the other. */
export interface Needle {
  readonly words: readonly string[]
  /** The last word may go on: `quant` finds `quantization`. */
  readonly isPrefix: boolean
}

/** The words of a search term, parted at blanks; empty where it has none. */
export function needleOf(term: string, isPrefix = false): Needle {
  return {
    words: foldText(term)
      .split(/\s+/)
      .filter((word) => word !== ''),
    isPrefix,
  }
}

/**
 * Whether folded text has the words: each of them whole, in their order, with nothing but signs and blanks between. A word is whole where neither
 * side goes on with a letter or a digit; scripts that put no blanks between words (Han, kana, Thai) have no such sides. Signs of a needle count:
 * `c++` finds `C++17` no more than `C`.
 */
export function holdsWords(folded: string, { words, isPrefix }: Needle): boolean {
  const [first, ...others] = words
  if (first === undefined) return false
  const isWhole = (index: number, end: number): boolean =>
    (isPrefix && index === words.length - 1) || isEdge(folded, end)
  let ends: number[] = []
  for (let at = folded.indexOf(first); at !== -1; at = folded.indexOf(first, at + 1)) {
    if (!isEdge(folded, at) || !isWhole(0, at + first.length)) continue
    if (others.length === 0) return true
    ends.push(at + first.length)
  }
  for (const [index, word] of others.entries()) {
    if (ends.length === 0) return false
    ends = endsBehind(folded, word, ends).filter((end) => isWhole(index + 1, end))
  }
  return ends.length > 0
}

/**
 * Where a word ends that stands behind one of the places, with nothing but signs between, and one at least. The places go up, so that the signs
 * between two words are looked at once, however many of the places lie among them.
 */
function endsBehind(folded: string, word: string, places: readonly number[]): number[] {
  const ends: number[] = []
  let at = -1
  for (const place of places) {
    if (place < at || folded.startsWith(word, place)) continue
    at = place
    while (at < folded.length && !isLetter(folded.charCodeAt(at)) && !folded.startsWith(word, at)) at++
    if (at > place && folded.startsWith(word, at)) ends.push(at + word.length)
  }
  return ends
}

/** Whether no word goes on over a place of a text. */
function isEdge(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return true
  const before = text.charAt(at - 1)
  const after = text.charAt(at)
  if (!isLetter(before.charCodeAt(0)) || !isLetter(after.charCodeAt(0))) return true
  return isUnparted(before) || isUnparted(after)
}

/** Letters and digits; one half of a pair counts as a letter. */
function isLetter(unit: number): boolean {
  if (unit < 128) return (unit > 96 && unit < 123) || (unit > 47 && unit < 58) || (unit > 64 && unit < 91)
  return /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(String.fromCharCode(unit))
}

/** Whether a text starts with a character of a script that puts no blanks between its words: Han, kana, Thai, Lao, Khmer. */
export function isUnparted(text: string): boolean {
  if (text.charCodeAt(0) < 0x0e00) return false
  return /^[\p{Script=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(text)
}
