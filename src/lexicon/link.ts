import { wrappedUrl } from './redirect'

/** What a link leads to. */
export type LinkRelation = 'abstract' | 'pdf' | 'code' | 'project' | 'discussion' | 'video' | 'other'

/** All relations, the surest first. */
export const linkRelations: readonly string[] = [
  'abstract',
  'pdf',
  'code',
  'project',
  'discussion',
  'video',
  'other',
] satisfies LinkRelation[]

/** Whether a word names what a link leads to. */
export function isRelation(text: string | undefined): text is LinkRelation {
  return text !== undefined && linkRelations.includes(text)
}

/** An address found in a text; `start` and `end` are its place there, before cleaning. */
export interface FoundUrl {
  url: string
  start: number
  end: number
}

/**
 * Finds the http(s) addresses in running text and cleans what writing leaves at their ends: a full stop, a bracket that was
 * not opened, `\_` for `_`, and the doubled remains of `\url{…}` (`https://a/b{https://a/b}`). Linear: each unit is read once.
 */
export function findUrls(text: string): FoundUrl[] {
  const found: FoundUrl[] = []
  let from = text.indexOf('http')
  while (from !== -1) {
    const scheme = text.startsWith('https://', from) ? 8 : text.startsWith('http://', from) ? 7 : 0
    if (scheme === 0) {
      from = text.indexOf('http', from + 4)
      continue
    }
    const end = endOfUrl(text, from + scheme)
    const length = trimmedLength(
      text.slice(from, end),
      text.charAt(from - 1) === '_' ? `${CLOSING}_` : CLOSING,
    )
    const url = cleanUrl(text.slice(from, from + length))
    if (url !== undefined) found.push({ url, start: from, end: from + length })
    from = text.indexOf('http', end)
  }
  return found
}

/** A link may be wrapped by a mail server, and what it wraps by a search engine. */
const MOST_WRAPPINGS = 4

/**
 * The address itself: `\_`, `\#`, `\%`, `\&`, `\~` unescaped, closing punctuation off, and what redirectors put around it. `undefined` unless it is http(s)
 * with a host (RFC 3986); entities and blanks that hide a scheme are of no use, since the scheme must stand at the very start.
 */
export function cleanUrl(address: string): string | undefined {
  const url = bareUrl(address)
  return url === undefined ? undefined : unwrapUrl(url)
}

/** An address without what redirectors put around it. */
export function unwrapUrl(address: string): string {
  let url = address
  for (let round = 0; round < MOST_WRAPPINGS; round++) {
    const wrapped = wrappedUrl(url)
    const inner = wrapped === undefined ? undefined : bareUrl(wrapped)
    if (inner === undefined) break
    url = inner
  }
  return url
}

function bareUrl(address: string): string | undefined {
  let url = address.slice(0, trimmedLength(address))
  if (PLAIN.test(url)) return url
  url = url.replace(/^https?(?=:)/i, (scheme) => scheme.toLowerCase())
  if (url.includes('\\')) url = url.replace(/\\([_#%&~$])/g, '$1').replaceAll('\\', '')
  return /^https?:\/\/[\p{L}\p{N}[][^\s<>"{}|^`]*$/iu.test(url) ? url : undefined
}

/** Most addresses: ASCII, and nothing in them to clean. */
const PLAIN = /^https?:\/\/[A-Za-z0-9[][!#-;=?-[\]_a-z~]*$/

/** `https://a/b{https://a/b}`: what a site leaves of `\url{…}` where it prints both the address and its source. */
export function withoutDoubledUrls(text: string): string {
  if (!text.includes('{http')) return text
  return text.replace(
    /(https?:\/\/[^\s{}]{1,400})\{(https?:\/\/[^\s{}]{1,400})(\}?)/g,
    (whole, url: string, again: string, brace: string) => {
      const dot = brace === '' ? (/[.,;:]$/.exec(again)?.[0] ?? '') : ''
      return cleanUrl(url) === cleanUrl(again) ? `${url}${dot}` : whole
    },
  )
}

/**
 * What ends an address: white space, a quote, an angle bracket, a brace, text that is no address; kana, Han and Hangul behind a Latin letter, since these
 * scripts put no blank between an address and the word behind it (`https://a.example/b에서`). A part of a path that starts with one (`/路径`) is an
 * IRI's (RFC 3987).
 */
const END_OF_URL =
  /[\u0000-\u0020"<>{}`|^\u00a0\u2000-\u206f\u3000-\u303f\uff00-\uffef]|(?<=[A-Za-z\d])[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g

function endOfUrl(text: string, from: number): number {
  END_OF_URL.lastIndex = from
  return END_OF_URL.exec(text)?.index ?? text.length
}

/** An underscore may be the last of a repository's name; it is emphasis where one stands before the address too. */
const CLOSING = '.,;:!?\'"*~\\'

function trimmedLength(url: string, closing = CLOSING): number {
  let end = url.length
  let opened = 0
  for (let index = 0; index < end; index++) {
    const code = url.charCodeAt(index)
    if (code === 40 || code === 91) opened++
    else if (code === 41 || code === 93) opened--
  }
  while (end > 0) {
    const last = url[end - 1] ?? ''
    if (closing.includes(last)) end--
    else if ((last === ')' || last === ']') && opened < 0) {
      end--
      opened++
    } else break
  }
  return end
}
