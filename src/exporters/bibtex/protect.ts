import { once } from '../../lexicon/once'
import type { TexEncoder } from './escape'
import { findMath, type MathSpan } from './math'

/**
 * Which capitals of a title braces hold: `smart` those that a style in sentence case must not take away, `all` the whole title, `none` none.
 */
export type Protection = 'smart' | 'all' | 'none'

/**
 * A title as TeX, with braces around the words whose capitals a style must not take away: bibliography styles print titles in
 * sentence case, and BibTeX lowers all but the first letter of a title and of what follows `: `. Words are parted at
 * hyphens, slashes and every other sign, so that no more than the part that needs it is held: `{GNN}-to-{MLP}`.
 * `properNouns` are kept too. The title is expected to be clean (`cleanLine`).
 */
export function protectTitle(
  title: string,
  encoder: TexEncoder,
  properNouns: ReadonlySet<string>,
  protection: Protection = 'smart',
): string {
  if (protection !== 'smart')
    return protection === 'all' ? `{${encoder.encode(title)}}` : encoder.encode(title)
  const spans = findMath(title)
  const words = findPlainWords(title, spans) ?? findWords(title, spans)
  const context: TitleContext = { title, words, properNouns, isSentence: undefined }
  let held: Word[] | undefined
  for (const word of words)
    if (needsBraces(context, word)) {
      held ??= []
      held.push(word)
    }
  if (held) holdLead(held, title, spans)
  if (!held && spans.length === 0) return encoder.escape(title, 0, title.length)
  return withBraces(title, held ?? [], spans, encoder)
}

/** `LLM2Vec-Gen:` is one name: where a part of the one word before the first colon is held, all of it is, since styles make the others small. */
function holdLead(held: Word[], title: string, spans: readonly MathSpan[]): void {
  const colon = title.indexOf(':')
  const [first] = held
  if (!first || first.start >= colon || (spans[0]?.start ?? colon) < colon) return
  const lead = title.slice(0, colon)
  if (lead.includes(' ') || title.charAt(colon + 1) !== ' ' || isMathLead(lead)) return
  const start = lead.search(/[\p{L}\p{N}]/u)
  const behind = held.findIndex((word) => word.start >= colon)
  held.splice(0, behind === -1 ? held.length : behind, { ...first, start, end: colon })
}

function withBraces(
  title: string,
  held: readonly Word[],
  spans: readonly MathSpan[],
  encoder: TexEncoder,
): string {
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
  for (const word of held) {
    writeUntil(word.start)
    const tex = encoder.escape(title, word.start, word.end)
    result += isMathLetter(word, tex) ? tex : `{${tex}}`
    at = word.end
  }
  writeUntil(title.length)
  return result
}

/** Whether a lead has letters that are set as math, whose braces hold them. */
function isMathLead(lead: string): boolean {
  return /[^\0-\x7f\p{Script=Latin}\p{M}\p{P}]/u.test(lead)
}

interface TitleContext {
  readonly title: string
  readonly words: readonly Word[]
  readonly properNouns: ReadonlySet<string>
  /** Found out when a word asks for it first. */
  isSentence: boolean | undefined
}

/** A stretch of a title and what its letters are: a sum of the traits below. */
interface Word {
  readonly start: number
  readonly end: number
  readonly traits: number
}

const CAPITAL = 1
/** A capital behind the first character, or a digit. */
const CAPITAL_INSIDE_OR_DIGIT = 2
/** Nothing but small letters, of any script that has them. */
const SMALL = 4
/** A capital, and nothing but small letters behind it. */
const CAPITALISED = 8
const NOT_ASCII = 16

const LATER_CAPITAL = /[^\0-\x7f]|.[A-Z]/s

/** {@link findWords} of a title in ASCII, sign by sign, since most are; `undefined` for others. */
function findPlainWords(title: string, spans: readonly MathSpan[]): Word[] | undefined {
  const words: Word[] = []
  // Behind the first blank of a title that has one capital at most, at its start, no word needs anything.
  const blank = LATER_CAPITAL.test(title) ? -1 : title.indexOf(' ')
  const length = blank < 0 ? title.length : blank
  let span = 0
  let at = 0
  while (at < length) {
    const math = spans[span]
    if (math && at >= math.start) {
      at = math.end
      span += 1
      continue
    }
    const first = title.charCodeAt(at)
    if (first > 127) return undefined
    const kind = KINDS()[first]
    if (kind === OTHER) {
      at += 1
      continue
    }
    const start = at
    let traits =
      kind === SMALL_LETTER
        ? SMALL
        : kind === CAPITAL_LETTER
          ? CAPITAL + CAPITALISED
          : CAPITAL_INSIDE_OR_DIGIT
    for (at += 1; at < length; at += 1) {
      const code = title.charCodeAt(at)
      if (code > 127) return undefined
      const kind = KINDS()[code]
      if (kind === SMALL_LETTER) continue
      if (kind === CAPITAL_LETTER) traits |= CAPITAL + CAPITAL_INSIDE_OR_DIGIT
      else if (kind === DIGIT) traits |= CAPITAL_INSIDE_OR_DIGIT
      else if (!isJoint(title, at)) break
      traits &= ~(SMALL + CAPITALISED)
    }
    // One capital alone is no word in capitals and small letters.
    if (at === start + 1) traits &= ~CAPITALISED
    words.push({ start, end: at, traits })
  }
  return words
}

const OTHER = 0
const SMALL_LETTER = 1
const CAPITAL_LETTER = 2
const DIGIT = 3

const KINDS = /* @__PURE__ */ once(() =>
  Uint8Array.from({ length: 128 }, (_, code) => {
    const character = String.fromCharCode(code)
    if (/[a-z]/.test(character)) return SMALL_LETTER
    if (/[A-Z]/.test(character)) return CAPITAL_LETTER
    return /[0-9]/.test(character) ? DIGIT : OTHER
  }),
)

/** A dot or an apostrophe, with a letter or digit behind it. */
function isJoint(title: string, at: number): boolean {
  const code = title.charCodeAt(at)
  return (code === 46 || code === 39) && (KINDS()[title.charCodeAt(at + 1)] ?? OTHER) !== OTHER
}

/** Letters and digits; a dot or an apostrophe between two of them does not part them: `Qwen2.5`, `O'Neil`. */
function findWords(title: string, spans: readonly MathSpan[]): Word[] {
  const pattern = /[\p{L}\p{N}\p{M}]+(?:[.'’][\p{L}\p{N}\p{M}]+)*/gu
  const words: Word[] = []
  let span = 0
  for (let match = pattern.exec(title); match; match = pattern.exec(title)) {
    const start = match.index
    let math = spans[span]
    while (math && math.end <= start) math = spans[++span]
    if (math && math.start <= start) pattern.lastIndex = math.end
    else words.push({ start, end: pattern.lastIndex, traits: traitsOf(match[0]) })
  }
  return words
}

function traitsOf(word: string): number {
  let traits = /[^\0-\x7f]/.test(word) ? NOT_ASCII : 0
  if (/\p{Lu}/u.test(word)) traits |= CAPITAL
  if (/.\p{Lu}|\p{N}/su.test(word)) traits |= CAPITAL_INSIDE_OR_DIGIT
  if (/^\p{Ll}+$/u.test(word)) traits |= SMALL
  if (/^\p{Lu}\p{Ll}+$/u.test(word)) traits |= CAPITALISED
  return traits
}

function needsBraces(context: TitleContext, word: Word): boolean {
  const { traits, start, end } = word
  if ((traits & CAPITAL) === 0) return false
  if ((traits & CAPITAL_INSIDE_OR_DIGIT) !== 0) return true
  const { title, words, properNouns } = context
  if (end - start === 1)
    return title.charAt(start) !== 'A' || !isArticle(context, word) || followsSentence(title, start)
  if (title.charAt(end) === '-' && /[0-9]/.test(title.charAt(end + 1))) return true
  const text = title.slice(start, end)
  if (properNouns.has(text) || (text.endsWith('s') && properNouns.has(text.replace(/['’]s$/, ''))))
    return true
  if (followsSentence(title, start)) return true
  if (word === words[0] || followsColon(title, start)) return false
  if ((traits & NOT_ASCII) !== 0) return true
  context.isSentence ??= isSentenceCase(title, words)
  return context.isSentence
}

/** `A Vision` but not `A*`, `Q-A`, `Type A` or, since titles write an article with a small word behind it small, `Vitamin A deficiency`. */
function isArticle({ title, words }: TitleContext, word: Word): boolean {
  const { start, end } = word
  if (!/^(?:|[\s"“‘'(])$/.test(title.charAt(start - 1)) || title.charAt(end) !== ' ') return false
  const isSmallNext = /^\p{Ll}$/u.test(title.charAt(end + 1))
  return (
    !isSmallNext ||
    word === words[0] ||
    title.charAt(start - 1) !== ' ' ||
    /[:.–—-]/.test(title.charAt(start - 2))
  )
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
function isMathLetter({ start, end }: Word, tex: string): boolean {
  return end - start <= 2 && tex.startsWith('{$') && tex.indexOf('$}') === tex.length - 2
}

/** Words of four letters and more that titles in title case leave small. */
const SMALL_WORDS: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      `about above across after against along amid among around atop before behind below beneath beside between beyond despite during
  from into like near onto over past since than that through throughout till toward towards under underneath unlike until unto upon
  versus when where while with within without what your their via does have
  `
        .trim()
        .split(/\s+/),
    ),
)

/** Whether the longer words of a title, but for the first, are as often small as capitalised, and some of them are. */
function isSentenceCase(title: string, words: readonly Word[]): boolean {
  let small = 0
  let capital = 0
  for (let index = 1; index < words.length; index += 1) {
    const { start, end, traits } = words[index] as Word
    if ((traits & (SMALL | CAPITALISED)) === 0 || end - start < 4) continue
    if (title.charAt(start - 1) !== ' ' || title.charAt(start - 2) === ':') continue
    if ((traits & CAPITALISED) !== 0) capital += 1
    else if (!SMALL_WORDS().has(title.slice(start, end))) small += 1
  }
  return small > 0 && small >= capital
}
