import { destinationOf } from '../../lexicon/destination'
import { isRemark } from '../../lexicon/label'
import { isElement } from '../html/elements'
import type { References } from './references'

/** What has a meaning within a line; escapes first. */
export const TOKENS =
  /\\[-[\]()<>+*\s]|!?\[|\]|<(?:https?|file):[^<>\s]{1,2000}>|<\/?[a-z][a-z0-9]{0,11}(?=[\s/>]|$)[^<>]{0,2000}(?:>|$)|\(BUTTON\)|_{3,}|(?:https?|file):\/\/[^\s<>[\]]{1,2000}/gi

/** Where a link leads, and where its syntax ends. */
export interface Target {
  readonly url: string
  readonly end: number
  /** The line breaks off within the address. */
  readonly open?: boolean | undefined
  /** `[]`: the address is defined elsewhere, under the link's own words. */
  readonly isCollapsed?: boolean | undefined
}

const REFERENCE = /^\[\s{0,3}(\d{1,5})\s{0,3}\]/
const LONGEST_ADDRESS = 4000

/** What follows the closing bracket of a link: `(address "title")`, `[67]`, `[]`. `at` is the unit behind the bracket. */
export function targetOf(text: string, at: number, references: References): Target | undefined {
  const code = text.charCodeAt(at)
  if (code === 91) {
    if (text.charCodeAt(at + 1) === 93) return { url: '', end: at + 2, isCollapsed: true }
    const match = REFERENCE.exec(text.slice(at, at + 16))
    if (match) return { url: references.addressOf(Number(match[1])), end: at + match[0].length }
    const end = text.indexOf(']', at)
    const url = end === -1 || end - at > 300 ? undefined : references.definitionOf(text.slice(at + 1, end))
    return url === undefined ? undefined : { url, end: end + 1 }
  }
  if (code !== 40) return undefined
  let start = at + 1
  while (/[ <\n]/.test(text.charAt(start))) start++
  let end = start
  for (let depth = 0; end < text.length && end - start < LONGEST_ADDRESS; end++) {
    const unit = text.charCodeAt(end)
    // An address that the end of the line before broke off.
    if (unit === 10) continue
    if (unit <= 32 || unit === 91 || unit === 93 || unit === 60 || unit === 62 || unit === 0xa0) break
    if (unit === 40) depth++
    else if (unit === 41 && depth-- === 0) break
  }
  const url = text.slice(start, end).replaceAll('\n', '')
  if (end === text.length) return /^[a-z/.]/i.test(url) || url === '' ? { url, end, open: true } : undefined
  const rest = /^>?(?:[ \u00A0]{1,3}(?:"[^"]{0,400}"|'[^']{0,400}'))?[ \u00A0]{0,3}\)/.exec(
    text.slice(end, end + 410),
  )
  return rest ? { url, end: end + rest[0].length } : undefined
}

/** Where the attributes end that stand at a unit, `{.class}`, or the line where they go on behind it; `undefined` where none stand. */
export function endOfAttributes(text: string, at: number): number | undefined {
  if (!/^\{[.#\w]/.test(text.slice(at, at + 2))) return undefined
  const end = text.indexOf('}', at)
  return end === -1 ? text.length : end + 1
}

/** What words in brackets are that lead nowhere. */
export type BracketMeaning = 'blank' | 'image' | 'number' | 'address' | 'name'

const IMAGE_LABEL =
  /^(?:图片|圖片|图像|图|画像|이미지|imagen|bild|image|img|photo|picture|avatar|logo|thumbnail)(?:\s{0,2}\d{1,5})?\s{0,2}(?:[:：]\s*|$)/i

/**
 * Tells words in brackets by themselves; `leads`: nothing stands before them on their line, `alone`: nothing behind them either. `before`: what stands
 * just before them; a box behind a link's own list mark is one, too (`[- [x] 29](…)`).
 */
export function bracketOf(
  words: string,
  leads: boolean,
  alone: boolean,
  before: string,
): BracketMeaning | undefined {
  if (words.length > LONGEST_ADDRESS) return undefined
  const bare = words.trim()
  if (bare === '' || /^_+$/.test(bare)) return 'blank'
  if (/^[xX-]$/.test(bare) && (leads || /\[\s{0,3}-\s{0,3}$/.test(before))) return 'blank'
  if (/^\d{1,5}$/.test(bare)) return 'number'
  if (IMAGE_LABEL.test(bare)) return 'image'
  if (/^(?:(?:https?|file):\/)?\/\S*$/.test(bare)) return 'address'
  return alone && /^[\w.@+-]{1,64}$/.test(bare) && !isRemark(`[${bare}]`) ? 'name' : undefined
}

/** Whether such a name is what a text browser prints for a picture without words. */
export function isPrinted(words: string): boolean {
  return words.trim() === 'IMG'
}

/** Whether an address is that of a picture. */
export function isPicture(url: string): boolean {
  return /\.(?:png|jpe?g|gif|svg|webp|avif|ico)(?:[?#]|$)|\/avatars?\//i.test(url.trim())
}

/** Whether a line only opens or closes a division: `::: {.class}`. */
export function isDivision(text: string): boolean {
  return /^:{3,}(?:[ \t]*\{[^}]{0,2000}(?:\}[ \t]*:*)?|[ \t]+(?:[\w-]{1,64}[ \t]*)?:*)?$/.test(text)
}

/** The words that stand for a picture, without the label that a program puts before them: `Image 3: `, `图片：`. */
export function alternativeOf(words: string): string {
  const bare = words.trim()
  const label = IMAGE_LABEL.exec(bare)
  return label ? bare.slice(label[0].length).trim() : bare
}

/** How many units a program's own label takes at the start of a link's words: `LINK: `. */
export function prefixOf(text: string, from: number): number {
  return (
    /^\s{0,3}(?:LINK|Link|链接|URL)\s{0,2}[:：]\s{0,3}/.exec(text.slice(from, from + 16))?.[0].length ?? 0
  )
}

/** The name of an HTML element's tag, with a slash where it ends one; `undefined` for what is none (`<x y>`). */
export function elementOf(tag: string): string | undefined {
  const match = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag)
  const name = (match?.[2] ?? '').toLowerCase()
  return isElement(name) ? `${match?.[1] ?? ''}${name}` : undefined
}

/** The value of an attribute of a tag. */
export function attributeOf(tag: string, name: 'href' | 'alt' | 'src'): string | undefined {
  const start = tag.search(new RegExp(`\\s${name}\\s{0,2}=`, 'i'))
  if (start === -1) return undefined
  const value = tag.slice(tag.indexOf('=', start) + 1).trimStart()
  const quote = value.charAt(0)
  if (quote === '"' || quote === "'") return value.slice(1, value.indexOf(quote, 1))
  return /^[^\s>]*/.exec(value)?.[0]
}

/** A line of a list of addresses: `12. https://…`, `[12]: /papers/…`, `[label]: https://…`, `file:///…`. */
export function isReference(text: string): boolean {
  if (/^file:\S{1,4000}$/i.test(text)) return true
  return /^(?:\d{1,5}\.|\[\d{1,5}\]:?|\[[^\n]{0,600}\]:)[ \t\u00A0]{1,8}<?(?:(?:https?|file|ftp|mailto|javascript):|\/|#)\S{0,4000}(?:[ \t]{1,4}["'(].{0,400})?$/i.test(
    text,
  )
}

/** A line that is an address and nothing else. */
export function isAddress(text: string): boolean {
  return /^<?(?:https?|file):\/\/\S{1,4000}$/i.test(text)
}

/** Whether an address is a paper's own, or one of those that stand for it. */
export function isPaper(url: string): boolean {
  const kind = destinationOf(url)?.kind
  return kind === 'paper' || kind === 'upvote' || kind === 'community'
}

/** `GitHub 3.29k`, `arXiv Page`: words that stand before an address of another site. */
export function isPageLabel(words: string): boolean {
  return words.length < 40 && /^\s*(?:GitHub|arXiv|Code|Project)\b[^:：]{0,24}$/i.test(words)
}

/** Whether a link's words stand for themselves, whatever stands beside them. */
export function isFigure(words: string, url: string, length: number): boolean {
  if (/^(?:GitHub|arXiv)\b.{0,20}$/i.test(words)) return true
  if (!/^(?:upvotes? )?(?:-|\d[\d.,]{0,9}[kKmM]?)$/i.test(words)) return false
  return isPaper(url) || (url === '' && length <= 120)
}
