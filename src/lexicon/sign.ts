import { figureSource } from './number'
import { once } from './once'
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

/** The meanings that count. */
export const countMeanings: readonly CountMeaning[] = ['upvotes', 'stars', 'comments']

const MEANINGS = /* @__PURE__ */ once(() => Object.keys(SIGNS) as SignMeaning[])

/**
 * The source of a pattern for one sign of these meanings, all by default, with the selector that may follow it (Unicode 16, emoji presentation). The
 * pattern needs the flag `u`.
 */
export function signPattern(...meanings: readonly SignMeaning[]): string {
  const known = meanings.length > 0 ? meanings : MEANINGS()
  return `(?:${known.map((meaning) => SIGNS[meaning]).join('|')})[\\uFE0E\\uFE0F]?`
}

/** A pattern for a sign that counts with its figure behind it, between two parts of a pattern. */
export function signedFigure(before: string, behind: string): RegExp {
  return new RegExp(`${before}${signPattern(...countMeanings)}\\s?${figureSource}${behind}`, 'u')
}

const PATTERNS: () => readonly (readonly [SignMeaning, RegExp])[] = /* @__PURE__ */ once(() =>
  MEANINGS().map((meaning) => [meaning, new RegExp(`^${signPattern(meaning)}`, 'u')]),
)

/** The sign that a text starts with, and how many units it takes; `undefined` where it starts with none. */
export function signAt(text: string): { readonly meaning: SignMeaning; readonly length: number } | undefined {
  if (text.charCodeAt(0) < 0x2000) return undefined
  for (const [meaning, pattern] of PATTERNS()) {
    const sign = pattern.exec(text)
    if (sign) return { meaning, length: sign[0].length }
  }
  return undefined
}

/** Whether a sign counts something. */
export function isCountMeaning(meaning: string | undefined): meaning is CountMeaning {
  return countMeanings.some((known) => known === meaning)
}
