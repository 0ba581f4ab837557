import { arxivIdOf } from '../model/address'
import type { Paper } from '../model/paper'

/**
 * Whether a bibliography's record of the paper was read: what such a record states is written whatever the options say. One that only completed what another document
 * states makes no record of it.
 */
export function isOfRecord({ citationKey, sources }: Paper): boolean {
  return (
    citationKey !== undefined ||
    (sources ?? []).some(({ reader, fields }) => fields === undefined && RECORD_READERS.has(reader))
  )
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
