import { arxivOfDoi } from '../../lexicon/identifier'
import type { Paper } from '../../model/paper'

/**
 * Gives the identifiers of a paper as keys, `arxiv:2504.02508`, `doi:10.1234/x`, the surest first. The DOI of an arXiv paper is its arXiv id, so that is
 * given once. None for a paper that is known by its title alone.
 */
export function eachKey({ id, identifiers }: Paper, visit: (key: string) => void): void {
  const { arxiv, doi, openreview, acl, pmid } = identifiers
  const named = doi === undefined ? undefined : arxivOfDoi(doi)
  const number = arxiv ?? named
  // The id mostly says the same, and a text that is there already costs less than a new one.
  if (number !== undefined) visit(isIdOf(id, number) ? id : `arxiv:${number}`)
  if (doi !== undefined && named === undefined) visit(`doi:${doi}`)
  if (openreview !== undefined) visit(`openreview:${openreview}`)
  if (acl !== undefined) visit(`acl:${acl}`)
  if (pmid !== undefined) visit(`pmid:${pmid}`)
}

function isIdOf(id: string, arxiv: string): boolean {
  return id.length === arxiv.length + 6 && id.startsWith('arxiv:') && id.endsWith(arxiv)
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
