import type { LinkRelation } from './link'

/** Identifiers that an address or a text can name. */
export interface FoundIdentifier {
  kind: 'arxiv' | 'doi' | 'openreview' | 'acl' | 'pmid'
  value: string
}

const NEW_ARXIV = /^((\d{2})(\d{2})\.(\d{4,5}))(?:v\d{1,3})?$/
const OLD_ARXIV = /^([a-z-]{2,16}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?$/
const DOI = /^10\.\d{4,9}\/\S+$/

/**
 * `2504.02508`, `arXiv:2504.02508v2`, `hep-th/9901001` -> the id without version. Ids of this form start with April 2007 and have five digits behind the
 * dot from 2015 on, four before (info.arxiv.org/help/arxiv_identifier.html).
 */
export function parseArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^arxiv:\s{0,3}/i, '')
    .replace(/\.pdf$/i, '')
  const [, id, year = '', month = '', number = ''] = NEW_ARXIV.exec(bare) ?? []
  if (id === undefined) return OLD_ARXIV.exec(bare)?.[1]
  const isMonth = month >= '01' && month <= '12' && year + month >= '0704'
  return isMonth && number.length === (year >= '15' ? 5 : 4) ? id : undefined
}

/**
 * `10.1000/x`, `doi:10.1000/X`, `https://doi.org/10.1000/x`, and addresses of publishers that have the DOI in their path -> lower case, without resolver
 * (doi.org handbook 2.4: case-insensitive). What an address may not hold is decoded: `%3C` is `<`.
 */
export function parseDoi(text: string): string | undefined {
  const trimmed = text.trim()
  const isAddress = /^https?:\/\//i.test(trimmed)
  const bare = isAddress ? doiOfAddress(trimmed) : trimmed.replace(/^(?:urn:)?doi:\s{0,3}|^info:doi\//i, '')
  if (bare === undefined) return undefined
  const doi = decodedPath(bare).toLowerCase()
  return DOI.test(doi) ? doi : undefined
}

/** What pages of publishers have behind a DOI, for a paper's views and its parts. */
const VIEW =
  /(?:\/(?:full|full\.(?:html|pdf)|fulltext(?:\.\w{1,4})?|abstract|abs|pdf|epdf|epub|meta|html|xml|summary|references|citation)|(?<=^10\.\d{4,9}\/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v\d{1,2}(?:\.(?:full|abstract|article-info))?(?:\.pdf|-text)?|\.pdf)?\/?$/i

/** The DOI in a path: at a resolver all of it, at other sites up to a name of a view. */
function doiOfAddress(address: string): string | undefined {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]{1,253})\/([^?#]{1,2000})/i.exec(address) ?? []
  const start = /(?:^|\/)(?=10\.\d{4,9}\/|10\.\d{4,9}%2f)/i.exec(path)
  if (!start) return undefined
  const doi = path.slice(start.index + start[0].length)
  return /(?:^|\.)doi\.org$/i.test(host) ? doi : doi.replace(VIEW, '')
}

/** Percent-decoding of what has a code; a sign that is none stays. */
function decodedPath(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const ARXIV_DOI = /^10\.48550\/arxiv\./i

/** `10.48550/arXiv.2504.02508` -> `2504.02508`: arXiv registers such a DOI for each paper (info.arxiv.org/help/doi.html). */
export function arxivOfDoi(doi: string): string | undefined {
  return ARXIV_DOI.test(doi) ? parseArxivId(doi.replace(ARXIV_DOI, '')) : undefined
}

/** The identifier that an address names, if its site is one of the known ones. */
export function identifierOfUrl(address: string): FoundIdentifier | undefined {
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)(\/[^?#]*)?(\?[^#]*)?/i.exec(address)
  if (!match) return undefined
  const host = (match[1] ?? '').toLowerCase()
  const path = match[2] ?? ''
  for (const site of SITES) {
    if (host !== site.host && !host.endsWith(`.${site.host}`)) continue
    const value = site.read(path, match[3] ?? '')
    if (value !== undefined) return { kind: site.kind, value }
  }
  if (!address.includes('10.')) return undefined
  const doi = parseDoi(address)
  return doi === undefined ? undefined : { kind: 'doi', value: doi }
}

interface Site {
  host: string
  kind: FoundIdentifier['kind']
  read(path: string, query: string): string | undefined
}

const SITES: readonly Site[] = [
  {
    host: 'huggingface.co',
    kind: 'arxiv',
    read: (path) => after(path, /^\/papers\/(.+?)(?:\.md)?\/?$/, parseArxivId),
  },
  {
    host: 'arxiv.org',
    kind: 'arxiv',
    read: (path) => after(path, /^\/(?:abs|pdf|html|format|src)\/(.+?)\/?$/, parseArxivId),
  },
  {
    host: 'alphaxiv.org',
    kind: 'arxiv',
    read: (path) => after(path, /^\/(?:abs|overview)\/(.+?)\/?$/, parseArxivId),
  },
  {
    host: 'openreview.net',
    kind: 'openreview',
    read: (path, query) =>
      /^\/(?:forum|pdf)$/.test(path) ? /[?&]id=([\w-]{6,})/.exec(query)?.[1] : undefined,
  },
  {
    host: 'aclanthology.org',
    kind: 'acl',
    read: (path) => /^\/([A-Z]?\d{2,4}[.-][\w.-]*?\d)(?:\.pdf)?\/?$/.exec(path)?.[1],
  },
  { host: 'pubmed.ncbi.nlm.nih.gov', kind: 'pmid', read: (path) => /^\/(\d{1,9})\/?$/.exec(path)?.[1] },
]

/** Pages of single papers at publishers whose addresses name no identifier; those of issues and of searches are elsewhere. */
const PAPER_PAGE =
  /^https?:\/\/(?:(?:www\.)?(?:proceedings\.mlr\.press\/v\d+\/[\w-]+|(?:proceedings|papers)\.(?:neurips|nips)\.cc\/paper|openaccess\.thecvf\.com\/content|ieeexplore\.ieee\.org\/(?:abstract\/)?document\/\d|usenix\.org\/conference\/\w+\/presentation\/|nature\.com\/articles\/[sn]|sciencedirect\.com\/science\/article\/|jmlr\.org\/papers\/v|ecva\.net\/papers\/|semanticscholar\.org\/paper\/|paperswithcode\.com\/paper\/|isca-archive\.org\/\w+\/\w+)|ojs\.aaai\.org\/.{1,80}\/article\/view\/\d)/i

/** Whether an address is that of the page of one paper at its publisher, whatever its identifier. */
export function isPaperPage(address: string): boolean {
  return PAPER_PAGE.test(address)
}

function after(
  path: string,
  pattern: RegExp,
  parse: (text: string) => string | undefined,
): string | undefined {
  const found = pattern.exec(path)?.[1]
  return found === undefined ? undefined : parse(found)
}

const CODE_HOSTS = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'gitee.com',
  'sourceforge.net',
])
const VIDEO_HOSTS = new Set(['youtube.com', 'youtu.be', 'vimeo.com', 'bilibili.com'])

/** What an address leads to, by its site and path alone. */
export function relationOfUrl(address: string): LinkRelation {
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)(\/[^?#]*)?([?#].*)?/i.exec(address)
  const host = (match?.[1] ?? '').toLowerCase()
  const path = match?.[2] ?? ''
  if (/\.pdf$|\/doi\/e?pdf\//i.test(path) || (/(?:^|\.)arxiv\.org$/.test(host) && path.startsWith('/pdf/')))
    return 'pdf'
  if (CODE_HOSTS.has(host)) return path.split('/').filter(Boolean).length >= 2 ? 'code' : 'other'
  if (VIDEO_HOSTS.has(host)) return 'video'
  if (/(?:^|\.)git(?:hub|lab)\.io$/.test(host)) return 'project'
  if (host === 'huggingface.co' && /^\/papers\//.test(path))
    return match?.[3]?.includes('#community') ? 'discussion' : 'abstract'
  return identifierOfUrl(address) ? 'abstract' : 'other'
}

const ARXIV_IN_WORDS =
  /\barxiv(?:\s{0,3}preprint)?[\s:_]{0,3}(?:arxiv:\s{0,3})?((?:\d{4}\.\d{4,5}|[a-z-]{2,16}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?)/i

/** The arXiv id in a bibliography's words for where a paper stands: `arXiv preprint arXiv:2504.02508`, `arXiv:2504.02508 [cs]`. */
export function arxivOfVenue(words: string): string | undefined {
  return parseArxivId(ARXIV_IN_WORDS.exec(words.slice(0, 400))?.[1] ?? '')
}

/** The arXiv id of a field that is for one, however people fill it in: `2504.02508 [cs.LG]`, `abs/2504.02508`, `https://arxiv.org/abs/2504.02508v2`. */
export function arxivOfField(words: string): string | undefined {
  const [first = ''] = words.trim().split(/[\s,;[]/, 1)
  const address = /^(?:https?:\/\/)?((?:[a-z]{1,8}\.)?arxiv\.org\/.*)$/i.exec(first)?.[1]
  const found = address === undefined ? undefined : identifierOfUrl(`https://${address}`)
  if (found?.kind === 'arxiv') return found.value
  return parseArxivId(first.replace(/^(?:abs|pdf)\//i, '')) ?? arxivOfVenue(words)
}
