import { matchCount } from './number'

/** What a sign stands for where a page prints it in place of a word. */
export type SignMeaning =
  | 'upvotes'
  | 'stars'
  | 'comments'
  | 'published'
  | 'authors'
  | 'organization'
  | 'keywords'

/** What signs count. */
export type CountMeaning = Extract<SignMeaning, 'upvotes' | 'stars' | 'comments'>

/** All signs that are known, by what they stand for; alternatives of a pattern, since some are several code points. */
const SIGNS: Readonly<Record<SignMeaning, string>> = {
  upvotes: '👍|⬆|🔺|🔼|▲|△|▴|↑|⇧|❤|♥|🩷|💖|💗',
  stars: '⭐|🌟|★|☆',
  comments: '💬|🗨|🗯',
  published: '📅|🗓|📆',
  authors: '👥|✍|🖊|🧑‍🔬|👨‍🔬|👩‍🔬|🧑‍🎓|👤',
  organization: '🏢|🏛|🏫|🏦',
  keywords: '🏷|🔖',
}

/** What counts, in the order in which it is looked for. */
export const countMeanings: readonly CountMeaning[] = ['upvotes', 'stars', 'comments']

const MEANINGS = Object.keys(SIGNS) as SignMeaning[]

/**
 * The source of a pattern for one sign of these meanings, all by default, with the selector that may follow it (Unicode 16, emoji presentation). The
 * pattern needs the flag `u`.
 */
export function signPattern(...meanings: readonly SignMeaning[]): string {
  const known = meanings.length > 0 ? meanings : MEANINGS
  return `(?:${known.map((meaning) => SIGNS[meaning]).join('|')})[\\uFE0E\\uFE0F]?`
}

const PATTERNS: readonly (readonly [SignMeaning, RegExp])[] = MEANINGS.map((meaning) => [
  meaning,
  new RegExp(`^${signPattern(meaning)}`, 'u'),
])

/** The sign that a text starts with, and how many units it takes; `undefined` where it starts with none. */
export function signAt(text: string): { readonly meaning: SignMeaning; readonly length: number } | undefined {
  if (text.charCodeAt(0) < 0x2000) return undefined
  for (const [meaning, pattern] of PATTERNS) {
    const sign = pattern.exec(text)
    if (sign) return { meaning, length: sign[0].length }
  }
  return undefined
}

/** Whether a sign counts something. */
export function isCountMeaning(meaning: string | undefined): meaning is CountMeaning {
  return countMeanings.some((known) => known === meaning)
}

/** A figure, what its sign says that it counts, and where it stands. */
export interface SignedFigure {
  readonly meaning: CountMeaning
  readonly from: number
  readonly to: number
}

/** Reads a text that is a figure with its sign and nothing else: `👍 32`, `▲1.2k`, `5 💬`, `⭐ -`. */
export function figureOf(text: string): SignedFigure | undefined {
  const before = signAt(text)
  if (before) {
    const from = before.length + blanksAt(text, before.length)
    const to = text.trimEnd().length
    const figure = text.slice(from, to)
    const isFigure = figure === '-' || matchCount(figure)?.length === figure.length
    return isFigure && isCountMeaning(before.meaning) ? { meaning: before.meaning, from, to } : undefined
  }
  const to = matchCount(text)?.length ?? 0
  const at = to + blanksAt(text, to)
  const behind = to > 0 ? signAt(text.slice(at)) : undefined
  const isWhole = behind !== undefined && text.slice(at + behind.length).trim() === ''
  return isWhole && isCountMeaning(behind.meaning) ? { meaning: behind.meaning, from: 0, to } : undefined
}

function blanksAt(text: string, from: number): number {
  return /^[\s:：]{0,4}/.exec(text.slice(from, from + 4))?.[0].length ?? 0
}
