import { arxivIdOf } from '../model/address'
import type { Paper } from '../model/paper'

/**
 * Whether a bibliography's record of the paper was read: what such a record states is written whatever the options say. One that only completed what another document
 * states makes no record of it. A row of a table is one where it says of which type the publication is, as the tables of databases do.
 */
export function isOfRecord({ citationKey, publication, sources }: Paper): boolean {
  return (
    citationKey !== undefined ||
    (sources ?? []).some(
      ({ reader, fields }) =>
        fields === undefined &&
        (RECORD_READERS.has(reader) || (reader === 'csv' && publication?.type !== undefined)),
    )
  )
}

const RECORD_READERS: ReadonlySet<string> = new Set([
  'bibtex',
  'ris',
  'csl-json',
  'nbib',
  'endnote',
  'endnote-xml',
  'mods',
  'pubmed',
  'refworks',
])

/** The DOI that a publisher gave: arXiv registers one for every preprint, which says no more than the id that it is made of, where that is known. */
export function publisherDoi(paper: Paper): string | undefined {
  const { doi } = paper.identifiers
  return doi?.startsWith('10.48550/') && arxivIdOf(paper) !== undefined ? undefined : doi
}
