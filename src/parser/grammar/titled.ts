import { withoutEnd } from '../../lexicon/edge'
import { isPreprintSeries, isVenue } from '../../lexicon/venue'
import { type Line, sliceLine, textOf, trimLine } from '../line/span'
import type { FactReader } from './fact-reader'
import type { LinePlace } from './facts'
import type { Lead } from './lead'
import { citationBehind, citationOf, tailOf, yearBehind } from './title'

/** Reads what stands around a title on its line: before it, its address, figures and citation behind it, and the rest. */
export function readAround(reader: FactReader, lead: Lead, line: Line | undefined, place: LinePlace): void {
  const text = line ? textOf(line) : ''
  for (const front of lead.front) reader.tag(front, place)
  if (lead.url !== undefined) reader.take([{ text: lead.title, url: lead.url }], place)
  const tail = tailOf(text)
  if (tail !== '') reader.take([{ text: tail }], place)
  const cited = citationBehind(text, lead.title)
  if (cited) reader.cite(cited.names, place)
  const { names, isSure = false } = lead.reference ?? {}
  if (names !== undefined) reader.take([{ text: names }], { ...place, meaning: 'authors' })
  reader.close()
  const year = lead.reference?.year ?? cited?.year ?? yearBehind(lead.title)
  if (year !== undefined) reader.take([{ text: year }], { ...place, meaning: 'published' })
  const rest = trimLine(sliceLine(lead.rest, citationOf(textOf(lead.rest))?.length ?? 0))
  if (rest.length === 0) return
  if (isSure && readSource(reader, rest, place)) return
  reader.behind(rest, place, lead.mark !== 'plain')
}

const IDENTIFIERS = /\b(?:doi:?\s?(10\.\d{4,9}\/[^\s,;]{1,200})|(PMID:?\s?\d{5,9}))[\s.,;]{0,3}/gi

/** Longer words behind a reference say more than where the paper came out. */
const LONGEST_SOURCE = 160

/** Where a paper came out, as a reference ends: `Journal of Dusk, 7(3), 12-30`, `In Proc. CVPR, 2026`, `arXiv preprint arXiv:2504.01234`. */
function readSource(reader: FactReader, rest: Line, place: LinePlace): boolean {
  const printed = rest.map(({ text, url }) => (url === text ? '' : text)).join('')
  const words = withoutEnd(printed.replace(IDENTIFIERS, '').replace(/^[\s.,;:]*(?:in:?\s)?/i, ''), /[\s.,;:]/)
  const isSource =
    isVenue(words) ||
    /^Proc(?:\.|eedings\b)|(?<!\d)(?:19|20)\d{2}(?!\d)|\b(?:vol|pp|no)\.\s?\d|\d\s?\(\d|,\s\d|\d:\s?\d/.test(
      words,
    )
  if (words.length > LONGEST_SOURCE || (words !== '' && !isSource && !isPreprintSeries(words))) return false
  if (words !== '') reader.take([{ text: words }], { ...place, meaning: 'venue' })
  for (const [, doi, pmid] of printed.matchAll(IDENTIFIERS)) {
    reader.close()
    reader.take([{ text: doi ? withoutEnd(doi, /[.)]/) : `${pmid}` }], { ...place, meaning: 'identifier' })
  }
  reader.close()
  const links = rest.filter(({ url }) => url !== undefined)
  if (links.length > 0) reader.take(links, place)
  return true
}
