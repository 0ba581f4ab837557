import type { Paper } from '../../model/paper'

/** The DOIs that arXiv gives to its papers: they say the same as the arXiv id. */
const ARXIV_DOI = '10.48550/arxiv.'

/**
 * The identifiers of a paper as keys, `arxiv:2504.02508`, `doi:10.1234/x`, the surest first. The DOI of an arXiv paper is its arXiv id, so that is given
 * once. Empty for a paper that is known by its title alone.
 */
export function keysOf({ identifiers }: Paper): string[] {
  const { arxiv, doi, openreview, acl, pmid } = identifiers
  const keys: string[] = []
  const named = doi?.startsWith(ARXIV_DOI) ? doi.slice(ARXIV_DOI.length) : undefined
  if (arxiv !== undefined) keys.push(`arxiv:${arxiv}`)
  else if (named !== undefined) keys.push(`arxiv:${named}`)
  if (doi !== undefined && named === undefined) keys.push(`doi:${doi}`)
  if (openreview !== undefined) keys.push(`openreview:${openreview}`)
  if (acl !== undefined) keys.push(`acl:${acl}`)
  if (pmid !== undefined) keys.push(`pmid:${pmid}`)
  return keys
}

/** What a key identifies with: `arxiv`, `doi`. */
export function kindOf(key: string): string {
  return key.slice(0, key.indexOf(':'))
}

/** All titles that a paper is known by: its own, and those that merging left to its sources. */
export function titlesOf({ title, sources }: Paper): string[] {
  const titles = [title]
  for (const source of sources)
    if (source.title !== undefined && !titles.includes(source.title)) titles.push(source.title)
  return titles
}
