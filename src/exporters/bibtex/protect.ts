import type { TexEncoder } from './escape'
import { findMath, type MathSpan } from './math'

/**
 * A title as TeX, with braces around the words whose capitals a style must not take away: bibliography styles print titles in
 * sentence case, and BibTeX lowers all but the first letter of a title and of what follows `: `. Words are parted at
 * hyphens, slashes and every other sign, so that no more than the part that needs it is held: `{GNN}-to-{MLP}`.
 * `properNouns` are kept too. The title is expected to be clean (`cleanLine`).
 */
export function protectTitle(title: string, encoder: TexEncoder, properNouns: ReadonlySet<string>): string {
  const spans = findMath(title)
  const words = findWords(title, spans)
  const isAscii = !NON_ASCII.test(title)
  const context: TitleContext = { title, words, properNouns, isAscii, isSentence: undefined }
  let result = ''
  let at = 0
  let span = 0
  const writeUntil = (end: number): void => {
    for (let math = spans[span]; math && math.end <= end; math = spans[span]) {
      result += `${encoder.escape(title, at, math.start)}{$${math.tex}$}`
      at = math.end
      span += 1
    }
    result += encoder.escape(title, at, end)
    at = end
  }
  for (const word of words) {
    if (!needsBraces(context, word)) continue
    writeUntil(word.start)
    const tex = encoder.escape(title, word.start, word.end)
    result += isMathLetter(word.text, tex) ? tex : `{${tex}}`
    at = word.end
  }
  writeUntil(title.length)
  return result
}

interface TitleContext {
  readonly title: string
  readonly words: readonly Word[]
  readonly properNouns: ReadonlySet<string>
  readonly isAscii: boolean
  /** Found out when a word asks for it first. */
  isSentence: boolean | undefined
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const HAS_CAPITAL = /\p{Lu}/u
const CAPITAL_INSIDE_OR_DIGIT = /.\p{Lu}|\p{N}/su
const NON_ASCII = /[^\0-\x7f]/

/** Letters and digits; a dot or an apostrophe between two of them does not part them: `Qwen2.5`, `O'Neil`. */
function findWords(title: string, spans: readonly MathSpan[]): Word[] {
  const pattern = NON_ASCII.test(title)
    ? /[\p{L}\p{N}\p{M}]+(?:[.'’][\p{L}\p{N}\p{M}]+)*/gu
    : /[A-Za-z0-9]+(?:[.'][A-Za-z0-9]+)*/g
  const words: Word[] = []
  let span = 0
  for (let match = pattern.exec(title); match; match = pattern.exec(title)) {
    const start = match.index
    let math = spans[span]
    while (math && math.end <= start) math = spans[++span]
    if (math && math.start <= start) pattern.lastIndex = math.end
    else words.push({ text: match[0], start, end: pattern.lastIndex })
  }
  return words
}

function needsBraces(context: TitleContext, word: Word): boolean {
  const { title, words, properNouns } = context
  const { text, start, end } = word
  const isAscii = context.isAscii || !NON_ASCII.test(text)
  if (!(isAscii ? /[A-Z]/ : HAS_CAPITAL).test(text)) return false
  if ((isAscii ? /.[A-Z]|[0-9]/ : CAPITAL_INSIDE_OR_DIGIT).test(text)) return true
  if (text.length === 1) return text !== 'A' || !isArticle(title, word) || followsSentence(title, start)
  if (title.charAt(end) === '-' && /[0-9]/.test(title.charAt(end + 1))) return true
  if (properNouns.has(text) || (text.endsWith('s') && properNouns.has(text.replace(/['’]s$/, ''))))
    return true
  if (followsSentence(title, start)) return true
  if (isAscii) {
    context.isSentence ??= isSentenceCase(title, words)
    if (!context.isSentence) return false
  }
  return word !== words[0] && !followsColon(title, start)
}

/** `A Vision` but not `A*`, `Q-A` or `Type A`. */
function isArticle(title: string, { start, end }: Word): boolean {
  return /^(?:|[\s"“‘'(])$/.test(title.charAt(start - 1)) && title.charAt(end) === ' '
}

/** Whether a `?` or `!` stands before a word, after which BibTeX starts no new sentence. */
function followsSentence(title: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && /[\s"“”‘’'()]/.test(title.charAt(at))) at -= 1
  return at >= 0 && at < start - 1 && /[?!]/.test(title.charAt(at))
}

/** Where BibTeX keeps a capital by itself. */
function followsColon(title: string, start: number): boolean {
  return title.charAt(start - 1) === ' ' && title.charAt(start - 2) === ':'
}

/** A capital that is set as math is held by the braces of the math: `{$\Delta$}`. */
function isMathLetter(text: string, tex: string): boolean {
  return text.length <= 2 && tex.startsWith('{$') && tex.indexOf('$}') === tex.length - 2
}

/** Words of four letters and more that titles in title case leave small. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `about above across after against along amid among around atop before behind below beneath beside between beyond despite during
  from into like near onto over past since than that through throughout till toward towards under underneath unlike until unto upon
  versus when where while with within without what your their via does have
  `
    .trim()
    .split(/\s+/),
)

/** Whether the longer words of a title, but for the first, are as often small as capitalised, and some of them are. */
function isSentenceCase(title: string, words: readonly Word[]): boolean {
  let small = 0
  let capital = 0
  for (let index = 1; index < words.length; index += 1) {
    const { text, start } = words[index] as Word
    if (text.length < 4 || title.charAt(start - 1) !== ' ' || title.charAt(start - 2) === ':') continue
    const isAscii = !NON_ASCII.test(text)
    if ((isAscii ? /^[A-Z][a-z]+$/ : /^\p{Lu}\p{Ll}+$/u).test(text)) capital += 1
    else if ((isAscii ? /^[a-z]+$/ : /^\p{Ll}+$/u).test(text) && !SMALL_WORDS.has(text)) small += 1
  }
  return small > 0 && small >= capital
}
