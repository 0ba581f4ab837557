import { parseDate } from '../../lexicon/date'
import { parseArxivId } from '../../lexicon/identifier'
import { figureSource } from '../../lexicon/number'
import { once } from '../../lexicon/once'
import { foreignLetters } from '../../lexicon/script'
import { countMeanings, signPattern } from '../../lexicon/sign'
import { isVenue } from '../../lexicon/venue'
import { type Line, textOf } from '../line/span'
import { factsIn } from './fact'
import { meaningOf } from './meaning'
import { isNothing } from './statements'

/** Longer text is no title. */
const LONGEST_TITLE = 360

const NUMBER =
  /^(?:\[(?:pdf|html|book|citation)\]|\(?#?\d{1,4}\s?[.)、）](?![\d.])|#\d{1,4}(?=\s)|\[\d{1,4}\](?=\s)|[①-⑳❶-❿]|(?:no\.?|paper|rank|papers?|论文|論文|논문|artículo)\s?#?\d{1,4}\s?[.:：)\-–—]|【\d{1,4}】|第\s?\d{1,4}\s?[篇号位]\s?[.:：、]?)\s{0,4}/iu
/** Boxes, bullets and pictures; a digit in a key's frame is the number of an item. */
const SIGNS =
  /^(?:\uFE0E|\uFE0F|\u200D|\u20E3|[0-9#*]\uFE0F?\u20E3|[\s•●▪◦∙■□▣◆◇◈○◎◉▷►▸▹★☆❖✦✧※➤➜→♦>\-–—*|]|\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\[[ xX]\]|:[a-z][\w+-]{1,32}:)+/u
/** Keywords of lists of things to do, before what is to be done. */
const TO_DO = /^(?:TODO|DOING|DONE|LATER|NOW|NEXT|WAITING|CANCELL?ED|IN-PROGRESS)\s{1,3}(?=\S)/

/** An id or a day before a title; and brackets there, which may hold facts: `[Apr 2024]`, `(12 👍)`. */
const BARE =
  /^((?:arxiv[:\s]\s?)?\d{4}\.\d{4,5}(?:v\d{1,2})?|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?=\s))\s{0,3}(?:[-–—:：|·]\s{0,3})?(?=\S)/i
const BRACKETED = /^[[(（【]\s?([^[\](){}（）【】]{2,48}?)\s?[\])）】]\s{0,3}(?:[-–—:：|·]\s{0,3})?(?=\S)/

/** `[ICML 2026]`, `(CVPR'25, oral)`: where and when, before the title. */
const VENUE = /^[[(（【][^\])）】]{0,40}(?:(?:19|20)\d{2}|['’]\d{2})[^\])）】]{0,24}[\])）】]\s{1,3}(?=\S)/

/** `【NLP】Lamps`, `[模型] Lamps`: what a list tags a title with. */
const TAGGED = /^(?:【([^【】]{1,24})】|\[([^[\]]{1,16})\])\s{0,3}(?=\S)/

/** A tag in brackets that are part of no title, or in other letters than the title behind it. */
function tagBefore(text: string): RegExpExecArray | null {
  const match = TAGGED.exec(text)
  if (!match) return null
  const isForeign = foreignLetters(match[0]) > 0 && foreignLetters(text.slice(match[0].length)) === 0
  return match[1] !== undefined || isForeign ? match : null
}

/** Numbers, signs, boxes, identifiers and days before a title: how long they are, and those that say something. */
export function prefixOf(text: string, isMarkedNext = false): { length: number; facts: readonly string[] } {
  let at = 0
  const facts: string[] = []
  if (/^[A-Za-mo-z](?!aper|rt[íi]culo|rxiv|ank)/i.test(text) && !TO_DO.test(text)) return { length: 0, facts }
  for (let round = 0; round < 8; round++) {
    const rest = text.slice(at, at + 256)
    const sign = SIGNS.exec(rest) ?? NUMBER.exec(rest) ?? (isMarkedNext ? TO_DO.exec(rest) : undefined)
    const fact = sign ? null : (BARE.exec(rest) ?? factsBracketed(rest))
    const found = sign ?? fact ?? VENUE.exec(rest) ?? tagBefore(rest)
    if (!found || (found[0].length === rest.length && !isMarkedNext)) break
    if (fact) facts.push(fact[1] ?? '')
    at += found[0].length
  }
  return { length: at, facts }
}

function factsBracketed(text: string): RegExpExecArray | null {
  const match = BRACKETED.exec(text)
  return match && factsIn(match[1] ?? '') ? match : null
}

const WRAPS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
  ['(', ')'],
  ['（', '）'],
]

/** Behind a title in quotation marks its editor goes on: `「Lamps That Learn」——how they do it`. */
const QUOTED =
  /^(?:「([^」]{8,300})」|《([^》]{8,300})》|“([^”]{8,300})”|『([^』]{8,300})』)(?=\s{0,2}(?:[—–:：,，(（]|-\s))/

const SIGN = /* @__PURE__ */ once(() => signPattern(...countMeanings))

/** Figures behind a title: `(140 ▲)`, `👍 32`, `⭐ 1.2k`, `(arXiv 2504.02508)`. */
const TAIL = /* @__PURE__ */ once(
  () =>
    new RegExp(
      `[\\s([（]{1,3}(?:${SIGN()}\\s?${figureSource}|\\d[\\d,]{0,8}\\s?${SIGN()}|(?:arxiv[:\\s]\\s?)?\\d{4}\\.\\d{4,5}(?:v\\d{1,2})?)[)\\]）]?\\s{0,2}$`,
      'iu',
    ),
)

/** A title without what pages put around it: brackets, quotation marks, a colon or a dash at its end. */
export function cleanTitle(text: string): string {
  let title = (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
  if (/^[A-Za-z0-9].*[A-Za-z]$/.test(title)) return title
  const quoted = QUOTED.exec(title)
    ?.slice(1)
    .find((inner) => inner !== undefined)
  if (quoted !== undefined) return quoted.trim()
  for (let round = 0; round < 4; round++) {
    const before = title
    title = withoutCitation(title)
      .replace(TAIL(), '')
      .replace(/\s(?:\p{Extended_Pictographic}\uFE0F?){1,3}$/u, '')
      .replace(/\s{0,2}[([（]$/, '')
      .replace(/(?:^|\s)[-–—|·•:：]{1,64}$|[:：|·•]{1,64}$/, '')
      .replace(/^[|·•:：,，]\s?|[,，]$/, '')
      .trim()
    for (const [open, close] of WRAPS)
      if (
        title.startsWith(open) &&
        title.endsWith(close) &&
        title.length > 2 &&
        !title.slice(1, -1).includes(close)
      )
        title = title.slice(1, -1).trim()
    if (title === before) break
  }
  return title
}

/** Figures that {@link cleanTitle} takes off, for whoever reads them. */
export function tailOf(text: string): string {
  if (/[A-Za-z]\s*$/.test(text.slice(-4)) && !/[kKmM]\s*$/.test(text)) return ''
  return (
    TAIL()
      .exec(text.trim())?.[0]
      .replace(/[()[\]（）]/g, '')
      .trim() ?? ''
  )
}

/** Who wrote a paper and when, as texts cite it. */
interface Citation {
  readonly length: number
  readonly names: string
  readonly year: string
}

const CITATION = /^\s{0,2}[(（]([^()（）\d]{2,80}),?\s{1,2}((?:19|20)\d{2})[a-z]?[)）]/
const CITED_NAME = /^(?:(?:van|von|de|der|den|del|la|le|el|al)\s){0,2}\p{Lu}[\p{L}\p{M}'’-]{1,24}$/u

/** The citation with which words start: `(Quill & Reed, 2025)`, `(van Gool et al. 2026)`. */
export function citationOf(words: string): Citation | undefined {
  const [{ length } = '', cited = '', year = ''] = CITATION.exec(words) ?? []
  const names = cited.replace(/[,\s]+$/, '')
  // One word before a year is the name of anything: of a place, of a company.
  if (!/[\s&]/.test(names) || isVenue(names)) return undefined
  const all = names.replace(/,?\set\sal\.?$/, '').split(/,\s(?:&\s|and\s)?|\s&\s|\sand\s/)
  return all.every((name) => CITED_NAME.test(name)) ? { length, names, year } : undefined
}

function withoutCitation(title: string): string {
  const at = /[)）]$/.test(title) ? Math.max(title.lastIndexOf(' ('), title.lastIndexOf('（')) : 0
  return at > 0 && citationOf(title.slice(at)) ? title.slice(0, at) : title
}

/** The citation that a line has right behind a title. */
export function citationBehind(text: string, title: string): Citation | undefined {
  const at = text.indexOf(title)
  return at === -1 ? undefined : citationOf(text.slice(at + title.length))
}

/** A year in brackets at the end of a title. */
const YEAR = /\s[(（]((?:19|20)\d{2})[)）]$/

/** The year that a page puts in brackets behind a title. */
export function yearBehind(title: string): string | undefined {
  return YEAR.exec(title)?.[1]
}

/** Words of links that say what to do with them: `View on arXiv`, `到论文主页查看详情`. */
const CALL =
  /^(?:(?:read|view|see|open|check|go to|visit|click|full|original|download|get|more)\b.{0,40}\b(?:arxiv|hugging ?face|hf|papers?|pdf|page|abstract|text|more|details|here|link|original|openreview|github|code|site|website|alphaxiv)\b.{0,12}|.{0,24}(?:查看|阅读|点击|前往|閱讀|查看詳情).{0,16})$/i

/** Whether words are what the text of a link says of where it leads, and no name of it. */
export function isCall(words: string): boolean {
  return words.length <= 48 && CALL.test(words)
}

/** What makes up a file of TeX, and says nothing. */
const STRUCTURE = /^\\(?:begin|bibitem|documentclass|end|item|usepackage)\b/

/** Whether words can be a title: no label, address, identifier, date, code of a picture, or sentence without end. */
export function isTitle(title: string): boolean {
  if (title.length < 2 || title.length > LONGEST_TITLE || !/\p{L}/u.test(title)) return false
  if (/^(?:https?:|www\.)\S*$/i.test(title) || isIdentifier(title)) return false
  if (
    /^(?:n\/a|tbd|tba|none|null|:[a-z][\w+-]{1,32}:?|\d{1,9} [a-z]{1,24}s|\d{1,3}\s?\/\s?\d{1,3})$/i.test(
      title,
    )
  )
    return false
  if (isNothing(title) || isVenue(title) || STRUCTURE.test(title)) return false
  return meaningOf(title) === undefined && parseDate(title) === undefined && !isCall(title)
}

/** `2504.01234`, `arXiv 2504.01234v2 [cs.CL]`, `[2504.01234]`: an identifier and nothing else. */
function isIdentifier(words: string): boolean {
  if (!/\d{7}|\d{4}\.\d{4}/.test(words) || words.length > 48) return false
  const bare = words
    .replace(/\s?[[(（][a-z-]{2,12}(?:\.[A-Za-z-]{2,8})?[\])）]$/, '')
    .replace(/^[[(（]|[\])）]$/g, '')
    .replace(/^arxiv[:\s]{1,3}/i, '')
  return parseArxivId(bare) !== undefined
}

/** The words of a title without regard to spelling, to find those that repeat. */
export function foldedTitle(line: Line): string {
  const text = textOf(line)
  return cleanTitle(text.slice(prefixOf(text).length)).toLowerCase()
}
