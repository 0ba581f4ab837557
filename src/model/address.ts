import { arxivOfDoi } from '../lexicon/identifier'
import type { Paper } from './paper'

/**
 * The address of a paper, whatever it was read from: its own page, where the digest links one; else the page of its arXiv id, ACL Anthology id, OpenReview
 * id or PubMed id, its DOI at the resolver, or a link to an abstract. `undefined` where nothing names a page.
 */
export function addressOf(paper: Paper): string | undefined {
  const { doi } = paper.identifiers
  return (
    pageOf(paper) ??
    (doi === undefined ? undefined : resolverOf(doi)) ??
    paper.links.find(({ rel }) => rel === 'abstract')?.url
  )
}

/** The PDF of a paper: the one that the digest links, else that of its arXiv id or ACL Anthology id, or at OpenReview. `undefined` where nothing names one. */
export function pdfOf(paper: Paper): string | undefined {
  const { openreview, acl } = paper.identifiers
  const linked = paper.links.find(({ rel }) => rel === 'pdf')
  if (linked) return linked.url
  const arxiv = arxivIdOf(paper)
  if (arxiv !== undefined) return `https://arxiv.org/pdf/${arxiv}`
  if (acl !== undefined) return `https://aclanthology.org/${acl}.pdf`
  return openreview === undefined ? undefined : `https://openreview.net/pdf?id=${openreview}`
}

/** The page of a paper on Hugging Face, which has one for each paper of arXiv that somebody asks for. `undefined` without an arXiv id. */
export function huggingFaceOf(paper: Paper): string | undefined {
  const arxiv = arxivIdOf(paper)
  return arxiv === undefined ? undefined : `https://huggingface.co/papers/${arxiv}`
}

/** The address to print beside a DOI: the paper's own page, or else the page that one of its other identifiers names. */
export function pageOf(paper: Paper): string | undefined {
  const { openreview, acl, pmid } = paper.identifiers
  if (paper.url !== undefined) return paper.url
  const arxiv = arxivIdOf(paper)
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`
  if (acl !== undefined) return `https://aclanthology.org/${acl}`
  if (openreview !== undefined) return `https://openreview.net/forum?id=${openreview}`
  return pmid === undefined ? undefined : `https://pubmed.ncbi.nlm.nih.gov/${pmid}`
}

/** The address by which a DOI is resolved; signs that an address may not hold have their code. */
export function resolverOf(doi: string): string {
  return `https://doi.org/${doi.replace(/[\s<>"{}|\\^`#?%]/g, encodeURIComponent)}`
}

/** The arXiv id, also where only the DOI that arXiv made of it is known. */
export function arxivIdOf({ identifiers: { arxiv, doi } }: Paper): string | undefined {
  return arxiv ?? (doi === undefined ? undefined : arxivOfDoi(doi))
}
