import { arxivOfDoi } from '../lexicon/identifier'
import type { Paper } from '../model/paper'

/**
 * The address to print for a paper: its own page, or else the page that one of its identifiers names. A DOI gives none, since
 * formats print it by itself. `undefined` where nothing names a page.
 */
export function addressOf(paper: Paper): string | undefined {
  const { openreview, acl, pmid } = paper.identifiers
  if (paper.url !== undefined) return paper.url
  const arxiv = arxivIdOf(paper)
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`
  if (acl !== undefined) return `https://aclanthology.org/${acl}`
  if (openreview !== undefined) return `https://openreview.net/forum?id=${openreview}`
  if (pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}`
  return undefined
}

/** The address by which a DOI is resolved; what an address may not hold is encoded by `safeAddress`. */
export function resolverOf(doi: string): string {
  return `https://doi.org/${doi}`
}

/** The arXiv id, also where only the DOI that arXiv made of it is known. */
export function arxivIdOf({ identifiers: { arxiv, doi } }: Paper): string | undefined {
  return arxiv ?? (doi === undefined ? undefined : arxivOfDoi(doi))
}

/** Whether a bibliography's record of the paper was read: what such a record states is written whatever the options say. */
export function isOfRecord({ citationKey, sources }: Paper): boolean {
  return citationKey !== undefined || (sources ?? []).some(({ reader }) => RECORD_READERS.has(reader))
}

const RECORD_READERS: ReadonlySet<string> = new Set([
  'bibtex',
  'ris',
  'csl-json',
  'nbib',
  'endnote',
  'pubmed',
])

/** The DOI that a publisher gave: arXiv registers one for every preprint, which says no more than the id that it is made of, where that is known. */
export function publisherDoi(paper: Paper): string | undefined {
  const { doi } = paper.identifiers
  return doi?.startsWith('10.48550/') && arxivIdOf(paper) !== undefined ? undefined : doi
}
