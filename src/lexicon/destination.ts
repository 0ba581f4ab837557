import { identifierOfUrl, parseArxivId } from './identifier'
import { cleanUrl } from './link'

/** What an address on a digest page leads to, told by the address alone. */
export type Destination =
  /** A paper's own page, or its PDF; `url` is absolute. */
  | { readonly kind: 'paper'; readonly arxiv: string; readonly url: string }
  /** The way to vote for a paper: the figure on such a link is its upvotes. */
  | { readonly kind: 'upvote'; readonly arxiv: string }
  /** A paper's discussion: the figure on such a link is its comments. */
  | { readonly kind: 'community'; readonly arxiv: string; readonly url: string }
  /** A picture of a paper. */
  | { readonly kind: 'thumbnail'; readonly arxiv: string }
  /** The listing of a day (`2026-02-20`), a month (`2026-02`) or a week (`2026-W08`). */
  | { readonly kind: 'day' | 'week' | 'month'; readonly date: string }
  | { readonly kind: 'trending' }
  /** A search page and what was asked. */
  | { readonly kind: 'search'; readonly query: string }
  /** The page of a person or an organisation on the digest's site; `slug` is its handle. */
  | { readonly kind: 'account'; readonly slug: string; readonly url: string }
  /** Anything else of the digest's site: its navigation, its pictures. */
  | { readonly kind: 'site' }
  /** Another site. */
  | { readonly kind: 'other'; readonly url: string }

/** The site whose relative links are understood. */
const SITE = 'https://huggingface.co'

/** First parts of the site's paths that are no accounts. */
const RESERVED: ReadonlySet<string> = new Set([
  'about',
  'api',
  'assets',
  'avatars',
  'blog',
  'brand',
  'chat',
  'collections',
  'contact',
  'datasets',
  'docs',
  'enterprise',
  'front',
  'huggingchat',
  'inference',
  'inference-endpoints',
  'join',
  'languages',
  'learn',
  'login',
  'logout',
  'metrics',
  'models',
  'new',
  'notifications',
  'organizations',
  'papers',
  'posts',
  'pricing',
  'privacy',
  'pro',
  'search',
  'settings',
  'spaces',
  'storage',
  'subscribe',
  'support',
  'tasks',
  'team',
  'terms-of-service',
])

/**
 * Tells what an address leads to. Takes absolute addresses, the site's own relative ones (`/papers/2504.02508`), what a page
 * saved on disk makes of them (`file://localhost/papers/…`) and copies in a web archive. `undefined` for what is no http(s)
 * address: `javascript:`, `mailto:`, an anchor within the page, or nothing at all.
 */
export function destinationOf(address: string): Destination | undefined {
  const url = onOwnPage(address)
  if (url === undefined) return undefined
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#([^\n]*))?/i.exec(url)
  const host = (match?.[1] ?? '').toLowerCase()
  const path = match?.[2] ?? ''
  if (host === 'huggingface.co' || host === 'hf.co')
    return onSite(url, path, match?.[3] ?? '', match?.[4] ?? '')
  const thumbnail = thumbnailOf(url)
  if (thumbnail !== undefined) return { kind: 'thumbnail', arxiv: thumbnail }
  if (host.endsWith('.huggingface.co')) return { kind: 'site' }
  const identifier = identifierOfUrl(url)
  return identifier?.kind === 'arxiv'
    ? { kind: 'paper', arxiv: identifier.value, url }
    : { kind: 'other', url }
}

/**
 * An address as an absolute http(s) one. Of relative ones only those are known that are a paper's on the digest's site: what else a page links to
 * beside itself is told by the page's own address. `undefined` where it is none. A file of an archived or saved page gives the address that was saved.
 */
export function absoluteUrl(address: string): string | undefined {
  const trimmed = address.trim().replace(/^<|>$/g, '')
  const archived = /^https?:\/\/web\.archive\.org\/web\/[\dA-Za-z_*]{1,20}\/(https?:\/\/.+)$/i.exec(trimmed)
  if (archived) return cleanUrl(archived[1] ?? '')
  if (/^https?:/i.test(trimmed)) return cleanUrl(trimmed)
  if (trimmed.startsWith('//')) return cleanUrl(`https:${trimmed}`)
  const relative = RELATIVE.exec(trimmed)
  const file = relative ? undefined : /^(?:\.\/)?([\w.-]+?)(?:\.(?:md|html?))?$/.exec(trimmed)
  const arxiv = parseArxivId(relative?.[2] ?? file?.[1] ?? '')
  if (arxiv === undefined) return undefined
  return relative ? cleanUrl(`${SITE}/papers/${relative[1]}`) : `${SITE}/papers/${arxiv}`
}

/** `/papers/2504.02508`, `../papers/2504.02508.md#community`. */
const RELATIVE =
  /^(?:file:\/\/(?:localhost)?\/|\/|(?:\.{1,2}\/){0,8})papers\/(([^/?#\s]+?(?:\/\d{7})?)(?:\.(?:md|html?))?\/?(?:[?#].*)?)$/i

/** An address on a page of the site, where a path is the site's own. */
function onOwnPage(address: string): string | undefined {
  const path = /^(?:file:\/\/(?:localhost)?(?=\/papers))?(\/(?!\/).*)$/i.exec(address.trim())?.[1]
  return path === undefined ? absoluteUrl(address) : cleanUrl(`${SITE}${path}`)
}

function onSite(url: string, path: string, query: string, fragment: string): Destination {
  const parts = path.split('/').filter(Boolean)
  const [first, second, third] = parts
  if (first === 'login' || first === 'join') {
    const next = /(?:^|&)next=([^&]*)/.exec(query)?.[1]
    const arxiv = next === undefined ? undefined : paperOfPath(decode(next))
    return arxiv === undefined ? { kind: 'site' } : { kind: 'upvote', arxiv }
  }
  if (first === 'papers') {
    if (second === undefined) {
      const asked = /(?:^|&)q=([^&]+)/.exec(query)?.[1]
      return asked === undefined
        ? { kind: 'site' }
        : { kind: 'search', query: decode(asked.replaceAll('+', ' ')).trim() }
    }
    if (second === 'trending') return { kind: 'trending' }
    if ((second === 'date' || second === 'week' || second === 'month') && third !== undefined)
      return { kind: second === 'date' ? 'day' : second, date: third }
    const arxiv = paperOfPath(path)
    if (arxiv === undefined) return { kind: 'site' }
    return fragment === 'community' ? { kind: 'community', arxiv, url } : { kind: 'paper', arxiv, url }
  }
  const thumbnail = thumbnailOf(url)
  if (thumbnail !== undefined) return { kind: 'thumbnail', arxiv: thumbnail }
  if (first === undefined || parts.length > 1 || RESERVED.has(first.toLowerCase())) return { kind: 'site' }
  return /^[\w.-]{1,96}$/.test(first) ? { kind: 'account', slug: first, url } : { kind: 'site' }
}

/** Whether an address is that of the vote for a paper or of its discussion: what lists of papers by others never link to. */
export function leadsToVote(url: string): boolean {
  return /\/login\?next=(?:%2F|\/)papers(?:%2F|\/)|\/papers\/[\w./-]{4,40}#community$/i.test(url)
}

function paperOfPath(path: string): string | undefined {
  const match = /\/papers\/([^/?#]+?)(?:\.md)?\/?(?:[?#]|$)/.exec(path)
  return match ? parseArxivId(match[1] ?? '') : undefined
}

function thumbnailOf(url: string): string | undefined {
  const match = /\/social-thumbnails\/papers\/([^/?#]+?)(?:\/gradient)?\.(?:png|jpe?g|webp)(?:[?#].*)?$/.exec(
    url,
  )
  return match ? parseArxivId(match[1] ?? '') : undefined
}

/** Percent-decoding that leaves a malformed address as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
