import { isCategoryCode } from '../../lexicon/category'
import { matchDate } from '../../lexicon/date'
import type { LabelMeaning } from '../../lexicon/field-label'
import { parseArxivId } from '../../lexicon/identifier'
import { figureSource, matchCount } from '../../lexicon/number'
import { once } from '../../lexicon/once'
import { isCountMeaning, signAt } from '../../lexicon/sign'
import { meaningOf } from './meaning'

/** The kinds of what words say by themselves. */
export const factMeanings = [
  'published',
  'upvotes',
  'comments',
  'stars',
  'authorCount',
  'arxiv',
  'categories',
] as const satisfies readonly LabelMeaning[]

/** What words say by themselves, without a label before them. */
export interface Fact {
  readonly meaning: (typeof factMeanings)[number]
  readonly value: string
}

interface Match {
  readonly facts: readonly Fact[]
  readonly length: number
}

/** Longer text is no row of facts. */
const LONGEST = 240

/** What stands between facts and around them. */
const BETWEEN = /^[\s,;:，；、|｜·•∙⋅()（）[\]【】\\/–—-]{1,12}/

const FIGURE = /* @__PURE__ */ once(() => new RegExp(`^${figureSource}`))
/** How pages print that there are none. */
const NONE = /^-(?=\s|$)/
/** Words behind a day that say of what: it is the paper's own. */
const BEHIND_DAY =
  /^\s?(?:提交|发布|發布|发表|公开|上传|submitted|published|posted|공개|게시|投稿|公開)(?![\p{L}])/iu
/** `2023.8`, `2024/05` */
const MONTH = /^((?:19|20)\d{2})[./](0?[1-9]|1[0-2])(?![\d./])/
const ID =
  /^(?:arxiv preprint\s)?(?:arxiv[:\s]\s?)?(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\s?\[[a-z-]{2,12}(?:\.[A-Za-z-]{2,8})?\])?(?![\w.])/i
const CODE = /^[a-z][a-z-]{1,11}(?:\.[A-Za-z-]{2,15})?(?!\w)/
const WORD = /^\s?(\p{L}{1,24}(?:\s\p{L}{1,12})?)(?![\p{L}\p{N}])/u

/**
 * The facts of which a text consists; `undefined` where it says anything else.
 *
 * ```text
 * (2026-04-01, 👍 10, 3 comments · arXiv:2504.01234 [cs.CL])
 *  ^--------^  ^---^  ^--------^   ^----------------------^
 * ```
 */
export function factsIn(text: string): Fact[] | undefined {
  if (text.length > LONGEST || !/[\d.-]/.test(text)) return undefined
  const facts: Fact[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const between = BETWEEN.exec(rest)
    if (between) {
      at += between[0].length
      continue
    }
    const match = factAt(rest)
    if (!match) return undefined
    facts.push(...match.facts)
    at += match.length
  }
  return facts.length > 0 ? facts : undefined
}

function factAt(text: string): Match | undefined {
  return dayAt(text) ?? figureAt(text) ?? idAt(text) ?? countAt(text) ?? categoryAt(text)
}

function dayAt(text: string): Match | undefined {
  const month = MONTH.exec(text)
  if (month)
    return {
      facts: [{ meaning: 'published', value: `${month[1]}-${month[2]?.padStart(2, '0')}` }],
      length: month[0].length,
    }
  const day = matchDate(text)
  if (!day || day.date.year === undefined) return undefined
  const behind = BEHIND_DAY.exec(text.slice(day.length))?.[0].length ?? 0
  return { facts: [{ meaning: 'published', value: text.slice(0, day.length) }], length: day.length + behind }
}

/** `👍 32`, `⭐: 1.2k`, `👍 -`, `32 👍`. */
function figureAt(text: string): Match | undefined {
  const before = signAt(text)
  if (before) {
    const gap = blanksAt(text, before.length)
    const figure =
      FIGURE().exec(text.slice(before.length + gap)) ?? NONE.exec(text.slice(before.length + gap))
    return figure && isCountMeaning(before.meaning)
      ? {
          facts: [{ meaning: before.meaning, value: figure[0] }],
          length: before.length + gap + figure[0].length,
        }
      : undefined
  }
  const figure = FIGURE().exec(text)?.[0].length ?? 0
  const gap = blanksAt(text, figure)
  const sign = figure > 0 ? signAt(text.slice(figure + gap)) : undefined
  if (!sign || !isCountMeaning(sign.meaning)) return undefined
  const end = figure + gap + sign.length
  // A sign that has a figure of its own behind it belongs to that.
  if (FIGURE().test(text.slice(end + blanksAt(text, end)))) return undefined
  return { facts: [{ meaning: sign.meaning, value: text.slice(0, figure) }], length: end }
}

function blanksAt(text: string, from: number): number {
  return /^[\s:：]{0,4}/.exec(text.slice(from, from + 4))?.[0].length ?? 0
}

function idAt(text: string): Match | undefined {
  const match = ID.exec(text)
  const arxiv = match ? parseArxivId(match[1] ?? '') : undefined
  return match && arxiv !== undefined
    ? { facts: [{ meaning: 'arxiv', value: arxiv }], length: match[0].length }
    : undefined
}

/** `32 upvotes`, `1.2k stars`, `6 authors`. */
function countAt(text: string): Match | undefined {
  const count = matchCount(text)
  const word = count && WORD.exec(text.slice(count.length))
  if (!count || !word) return undefined
  for (const words of [word[1] ?? '', (word[1] ?? '').split(/\s/)[0] ?? '']) {
    const fact = countOf(text.slice(0, count.length), words)
    const end = count.length + word[0].length - (word[1] ?? '').length + words.length
    if (fact) return { facts: [fact], length: end }
  }
  return undefined
}

/** A figure and the word for what it counts. */
export function countOf(figure: string, word: string): Fact | undefined {
  if (/^authors?$/i.test(word)) return { meaning: 'authorCount', value: `${figure} ${word}` }
  // As a label the word announces a remark.
  const meaning = /^comment$/i.test(word) ? 'comments' : meaningOf(word)
  return meaning === 'upvotes' || meaning === 'stars' || meaning === 'comments'
    ? { meaning, value: figure }
    : undefined
}

function categoryAt(text: string): Match | undefined {
  const code = CODE.exec(text)?.[0]
  return code !== undefined && isCategoryCode(code)
    ? { facts: [{ meaning: 'categories', value: code }], length: code.length }
    : undefined
}
