import { relationOfUrl } from '../../lexicon/identifier'
import { findUrls } from '../../lexicon/link'
import { once } from '../../lexicon/once'

/** A run of words in one line, and what marks it carries. */
export interface Span {
  readonly text: string
  /** Where its link leads, as written. */
  readonly url?: string | undefined
  readonly strong?: boolean | undefined
  /** Set in italics; never for a mark within a word or in math, which is given back to the text. */
  readonly emphasis?: boolean | undefined
  readonly code?: boolean | undefined
  /** It names what follows it: the words of `<summary>`. */
  readonly label?: boolean | undefined
  /** The page's own class calls it a title: `paper-title`, `card__title`. */
  readonly isTitle?: boolean | undefined
  /** Words that stand for a picture; the span has no text then. */
  readonly image?: string | undefined
}

/** The spans of one printed line. */
export type Line = readonly Span[]

/** The words of a line, as one text. */
export function textOf(line: Line): string {
  if (line.length === 1) return (line[0]?.text ?? '').trim()
  let text = ''
  for (const span of line) text += span.text
  return text.trim()
}

/** A line without white space at its ends; spans that say and link nothing are out. */
export function trimLine(line: Line): Line {
  const spans = line.filter(({ text, url }) => text !== '' || url !== undefined)
  let from = 0
  let to = spans.length
  while (from < to && isBlank(spans[from])) from++
  while (to > from && isBlank(spans[to - 1])) to--
  const trimmed = spans.slice(from, to)
  const first = trimmed[0]
  const last = trimmed.at(-1)
  if (first) trimmed[0] = { ...first, text: first.text.trimStart() }
  if (last)
    trimmed[trimmed.length - 1] = {
      ...(trimmed.at(-1) ?? last),
      text: (trimmed.at(-1) ?? last).text.trimEnd(),
    }
  return trimmed
}

function isBlank(span: Span | undefined): boolean {
  return span !== undefined && span.url === undefined && span.text.trim() === ''
}

/** The part of a line between two places of its text; white space as it stands. */
export function sliceLine(line: Line, from: number, to = Number.POSITIVE_INFINITY): Line {
  const spans: Span[] = []
  let at = 0
  for (const span of line) {
    const start = Math.max(from, at)
    const end = Math.min(to, at + span.text.length)
    if (start < end) spans.push({ ...span, text: span.text.slice(start - at, end - at) })
    else if (span.text === '' && at >= from && at <= to) spans.push(span)
    at += span.text.length
  }
  return spans
}

/** The whole text of a line, white space at its ends included: the measure of {@link sliceLine}. */
export function wholeText(line: Line): string {
  let text = ''
  for (const span of line) text += span.text
  return text
}

/** Bare addresses, and links as other programs write them, become links in plain spans; the words of a bare address are the address. */
export function withLinks(line: Line): Line {
  if (!line.some(({ text, url, code }) => url === undefined && !code && MAY_LINK.test(text))) return line
  return line.flatMap((span) => (span.url === undefined && !span.code ? linkSpans(span) : [span]))
}

const MAY_LINK = /http|\[\[|\.(?:org|co|com|net)\//i

/** Longer words beside an address are running text. */
const LONGEST_BESIDE = 200

const SCHEME = 'https://'

/** An address as people type it: `arxiv.org/abs/2504.01234`. */
const BARE =
  /(?<![\p{L}\p{N}/.@:_-])(?:[a-z\d-]{2,30}\.){1,3}(?:org|co|com|net)\/[^\s<>[\](){}|"'，。；、]{2,300}/giu

/** Links as chats, AsciiDoc, wikis, trackers and TeX write them, each with the two groups of its address and its words. */
const written = /* @__PURE__ */ once(
  () =>
    new RegExp(
      [
        // `<https://…|Words>`
        String.raw`<(https?:[^\s<>|]{1,2048})\|([^<>|]{1,500})>`,
        // `https://…[Words]`
        String.raw`(?:link:)?(https?:[^\s<>[\]{}|]{1,2048})\[([^[\]]{1,500})\]`,
        // `[https://… Words]`
        String.raw`\[(https?:[^\s<>[\]|]{1,2048})\s([^[\]|]{1,500})\](?!\()`,
        // `[Words|https://…]`
        String.raw`\[([^[\]|]{1,500})\|(https?:[^\s<>[\]|]{1,2048})\]`,
        String.raw`\\?href\{(https?:[^\s{}]{1,2048})\}\{([^{}]{1,500})\}`,
      ].join('|'),
      'gu',
    ),
)

function linkSpans(span: Span): Span[] {
  const found: { start: number; end: number; text: string; url: string }[] = []
  for (const match of span.text.matchAll(written())) {
    const [whole, ...groups] = match
    const [first = '', second = ''] = groups.filter((group) => group !== undefined)
    const [url, words] = /^https?:/.test(first) ? [first, second] : [second, first]
    if (/\p{L}{2}/u.test(words))
      found.push({ start: match.index, end: match.index + whole.length, text: words.trim(), url })
  }
  // In running text it is a mention, which goes on as it is printed.
  for (const { 0: printed, index } of span.text.length > LONGEST_BESIDE ? [] : span.text.matchAll(BARE)) {
    const [address] = findUrls(SCHEME + printed)
    // Other names with a dot and a slash may be anything.
    if (address && /^(?:abstract|pdf|code)$/.test(relationOfUrl(address.url)))
      found.push({
        start: index,
        end: index + address.end - SCHEME.length,
        text: address.url,
        url: address.url,
      })
  }
  for (const { url, start, end } of findUrls(span.text)) found.push({ url, start, end, text: url })
  for (let open = span.text.indexOf('[['); open !== -1; open = span.text.indexOf('[[', open + 2)) {
    const close = span.text.indexOf(']]', open)
    if (close === -1) break
    const [target = '', alias] = span.text.slice(open + 2, close).split('|')
    if (!target.includes('\n'))
      found.push({ start: open, end: close + 2, text: (alias ?? target).trim(), url: target.trim() })
  }
  found.sort((a, b) => a.start - b.start)
  const spans: Span[] = []
  let at = 0
  for (const { start, end, text, url } of found) {
    if (start < at) continue
    if (start > at) spans.push({ ...span, text: span.text.slice(at, start) })
    spans.push({ ...span, text, url })
    at = end
  }
  if (at < span.text.length) spans.push({ ...span, text: span.text.slice(at) })
  return spans
}
