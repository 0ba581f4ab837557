import { destinationOf } from '../../lexicon/destination'
import { parseArxivId } from '../../lexicon/identifier'
import type { Page, PageLine, PageSpan } from './line'

/** What is done with an address that a page writes without its host. */
type Resolve = (address: string) => string | undefined

/**
 * The lines of a page with whole addresses. `isSite`: the page is of the digest's own site, whose short addresses are known; on any other page
 * an address that is relative to nobody knows what is none.
 */
export function withAddresses(lines: readonly PageLine[], page: Page, isSite: boolean): PageLine[] {
  const resolve = createResolver(page, isSite)
  return lines.map((line) =>
    line.spans.some(({ url }) => url !== undefined && !isWhole(url))
      ? { ...line, spans: line.spans.map((span) => resolved(span, resolve)) }
      : line,
  )
}

function resolved(span: PageSpan, resolve: Resolve): PageSpan {
  if (span.url === undefined || isWhole(span.url)) return span
  const url = resolve(span.url)
  return { ...span, url, isAstray: url === undefined }
}

function isWhole(url: string): boolean {
  return /^[a-z][a-z\d+.-]{0,31}:/i.test(url)
}

function createResolver({ base }: Page, isSite: boolean): Resolve {
  const isKnown =
    base !== undefined && !/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)(?:[/:?#]|$)/i.test(base)
  return (address) => {
    if (address.startsWith('//')) return `https:${address}`
    if (isKnown) return absolute(address, base)
    const arxiv = /^\/(abs|pdf|html|format)\/([^?#]{9,40})/.exec(address)
    const id = arxiv?.[2] === undefined ? undefined : parseArxivId(arxiv[2].replace(/\.pdf$/, ''))
    if (arxiv && id !== undefined)
      return `https://arxiv.org/${arxiv[1] === 'pdf' ? 'pdf' : 'abs'}/${arxiv[2]}`
    if (isSite || address.startsWith('#')) return address
    const destination = destinationOf(address)
    return destination && 'arxiv' in destination ? address : undefined
  }
}

function absolute(address: string, base: string): string | undefined {
  try {
    return new URL(address, base).href
  } catch {
    return undefined
  }
}
