import { isArxivCategory } from '../../lexicon/category'
import {
  type FoundIdentifier,
  identifierOfUrl,
  parseArxivId,
  parseDoi,
  relationOfUrl,
} from '../../lexicon/identifier'
import { cleanUrl, findUrls } from '../../lexicon/link'
import { once } from '../../lexicon/once'
import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'

/** A title as feeds print it, and what they print into it. */
export interface FeedTitle {
  readonly title: string
  readonly arxiv?: string | undefined
  /** The arXiv category in brackets behind the id. */
  readonly category?: string | undefined
}

const ID = '((?:arXiv:\\s?)?(?:\\d{4}\\.\\d{4,5}|[a-z-]{2,16}(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d{1,3})?)'
/** `(arXiv:2401.00001v1 [cs.CL] UPDATED)` */
const ID_BEHIND = /* @__PURE__ */ once(
  () => new RegExp(`\\s?\\(${ID}\\s{0,3}(?:\\[([^\\]]{1,40})\\])?[A-Z\\s]{0,40}\\)$`, 'i'),
)
/** `[2401.00001] `, `arXiv:2401.00001v2 `, `2401.00001: ` */
const ID_BEFORE = /* @__PURE__ */ once(
  () => new RegExp(`^(?:\\[${ID}\\]|${ID}(?=[\\s:]))[\\s:—–-]{1,5}`, 'i'),
)

/** Takes an arXiv id off a title. With one behind it, the full stop that the old feeds put before it goes too. */
export function readFeedTitle(text: string): FeedTitle {
  const title = text.replace(/\s+/g, ' ').trim()
  const behind = title.endsWith(')') ? ID_BEHIND().exec(title.slice(-120)) : undefined
  if (behind) {
    const bare = title.slice(0, title.length - behind[0].length).trim()
    const arxiv = parseArxivId(behind[1] ?? '')
    if (arxiv !== undefined && bare !== '')
      return { title: bare.replace(/\.$/, ''), arxiv, category: behind[2] }
  }
  const before = ID_BEFORE().exec(title.slice(0, 60))
  const arxiv = before ? parseArxivId(before[1] ?? before[2] ?? '') : undefined
  return before && arxiv !== undefined ? { title: title.slice(before[0].length), arxiv } : { title }
}

/** What arXiv's feeds say before the abstract. */
export interface Announcement {
  readonly arxiv?: string | undefined
  /** `new`, `cross`, `replace` or `replace-cross`. */
  readonly type?: string | undefined
  readonly abstract: string
}

const ANNOUNCEMENT = /^\s{0,99}arXiv:\s?(\S{6,32})\s{1,9}Announce[ -]Type:\s{0,9}([a-z-]{2,20})\s{0,99}/i

/** Reads `arXiv:2401.00001v1 Announce Type: new \nAbstract: …`; without such a start the text is the abstract. */
export function readAnnouncement(text: string): Announcement {
  const match = ANNOUNCEMENT.exec(text)
  const rest = (match ? text.slice(match[0].length) : text).replace(/^\s{0,99}Abstract:\s/i, '')
  return match
    ? { arxiv: parseArxivId(match[1] ?? ''), type: (match[2] ?? '').toLowerCase(), abstract: rest }
    : { abstract: rest }
}

/**
 * The paper that an address, a `guid` or an identifier names: `https://arxiv.org/abs/…`, `oai:arXiv.org:2401.00001v1`, `arXiv:2401.00001`,
 * `doi:10.1000/x`.
 */
export function identityOf(text: string): FoundIdentifier | undefined {
  if (text.length > 2_000) return undefined
  const words = cleanUrl(text.trim()) ?? text.trim()
  const ofUrl = identifierOfUrl(words)
  if (ofUrl) return ofUrl
  // A digest's own page on a paper: `https://digest-example.org/p/2401.00001`.
  const last = /^https?:\/\/[^?#]+\/(\d{4}\.\d{4,5}(?:v\d{1,3})?)(?:\.pdf|\.html)?\/?(?:[?#]|$)/i.exec(
    words,
  )?.[1]
  const onPage = last === undefined ? undefined : parseArxivId(last)
  if (onPage !== undefined) return { kind: 'arxiv', value: onPage }
  const arxiv = parseArxivId(words.replace(/^oai:arxiv\.org:/i, ''))
  if (arxiv !== undefined) return { kind: 'arxiv', value: arxiv }
  const doi = parseDoi(words.split(/\s/, 1)[0] ?? '')
  return doi === undefined ? undefined : { kind: 'doi', value: doi }
}

/** The categories of `Computation and Language (cs.CL); Machine Learning (cs.LG)`, and of `cs.CL cs.LG`, as arXiv prints them. */
export function categoriesOf(words: string, position: Position | undefined): FieldNode[] {
  return words
    .split(/[\s(),;]+/)
    .filter(isArxivCategory)
    .map((value) => ({ type: 'category', value, position }))
}

/** What authors remark about their paper, whether that is that they took it back, and the addresses in it. */
export function fieldsOfRemark(remark: string, position: Position | undefined): FieldNode[] {
  const fields: FieldNode[] = [{ type: 'comment', value: withAddresses(remark), position }]
  if (WITHDRAWN.test(remark)) fields.push({ type: 'withdrawn', value: remark, position })
  return [...fields, ...linksOfRemark(remark, position)]
}

/** The site puts `this https URL` for an address, and its readers the address behind it; others print it twice. */
function withAddresses(remark: string): string {
  const words = remark.replace(/\bthis https? URL\s(?=https?:)/g, '').split(/\s+/)
  return words.filter((word, index) => !/^https?:/.test(word) || word !== words[index - 1]).join(' ')
}

/** arXiv asks for such words (info.arxiv.org/help/withdraw); what was withdrawn from a venue, or by arXiv, is something else. */
const WITHDRAWN =
  /(?:^\s{0,9}(?:paper |article )?|\bthis (?:paper|article|preprint|manuscript|submission|work) (?:has been |is |was ))withdrawn\b(?!,? (?:from|by arxiv))|\bauthors? (?:has |have )?(?:withdraws?|withdrew|withdrawn) (?:this|the) (?:paper|article|preprint|manuscript|submission)\b/i

/** The addresses to code, a project or a video in such a remark. */
export function linksOfRemark(remark: string, position: Position | undefined): FieldNode[] {
  if (!remark.includes('http')) return []
  return findUrls(remark).flatMap(({ url }) => {
    const rel = relationOfUrl(url)
    return rel === 'code' || rel === 'project' || rel === 'video'
      ? [{ type: 'link' as const, value: url, data: { rel }, position }]
      : []
  })
}

/** The day in a heading of arXiv's listings: `Showing new listings for Thursday, 3 April 2025`, `New submissions for Thu, 3 Apr 25`. */
export function dayOfListing(heading: string): string | undefined {
  return /\d{1,2} [A-Z][a-z]{2,8} (?:\d{4}|\d{2})(?!\d)/.exec(heading)?.[0]
}
