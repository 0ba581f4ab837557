import type { Paper } from '../../model/paper'
import type { PaperList } from '../../model/papers'
import type { KeyOptions } from '../key/assign'

/**
 * Whether the entry that the one at a place names is written under that name, and behind it if it stood there, where BibTeX wants it: in a stream it is not known, and
 * taken for so of `crossref`.
 */
export function createReferences(
  { keepKeys = true }: KeyOptions,
  papers: PaperList | undefined,
): (key: string, field: string, from: number) => boolean {
  if (!keepKeys) return () => false
  if (!papers) return (_key, field) => field === 'crossref'
  let places: Map<string, number> | undefined
  return (key, field, from) => {
    places ??= placesIn(papers)
    const place = places.get(key.toLowerCase())
    if (place === undefined) return false
    return field !== 'crossref' || place > from || !isBehind(papers.at(place), papers.at(from))
  }
}

/** Where the entry of each key is, whatever its case. */
function placesIn(papers: PaperList): Map<string, number> {
  const places = new Map<string, number>()
  let place = 0
  for (const { citationKey } of papers) {
    if (citationKey !== undefined) places.set(citationKey.toLowerCase(), place)
    place++
  }
  return places
}

/** Whether an entry stood behind another one of its document. */
function isBehind(entry: Paper | undefined, other: Paper | undefined): boolean {
  const [first, second] = [entry, other].map((paper) => paper?.sources[0])
  return (
    first?.path === second?.path &&
    (first?.position?.start.offset ?? 0) > (second?.position?.start.offset ?? 0)
  )
}
