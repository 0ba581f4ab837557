import { matchDate } from '../../lexicon/date'
import type { LabelMeaning } from '../../lexicon/field-label'
import { arxivOfVenue, parseArxivId } from '../../lexicon/identifier'
import { isVenue } from '../../lexicon/venue'
import type { Position } from '../../model/paper'
import type { Facts } from './facts'
import { leadOf } from './lead'
import { meaningOf } from './meaning'
import { isTitle } from './title'

/** States what stands behind a label: titles and identifiers apart, counts and dates without what is written around them. */
export function stateLabelled(
  facts: Facts,
  meaning: LabelMeaning,
  value: string,
  position: Position | undefined,
): void {
  if (meaning === 'title' || meaning === 'translatedTitle') {
    const title = leadOf([{ text: value }])?.title ?? value
    if (isTitle(title))
      facts.titles.push({ title: titleOf(value, title), isTranslated: meaning !== 'title', position })
    return
  }
  if (meaning === 'identifier' || meaning === 'arxiv') {
    const arxiv =
      parseArxivId(value) ?? parseArxivId(/(?:^|[^\d.])(\d{4}\.\d{4,5})(?!\d)/.exec(value)?.[1] ?? '')
    if (arxiv !== undefined) facts.anchors.add(`arxiv:${arxiv}`)
    facts.statements.push({ meaning, value: arxiv ?? value, position })
    return
  }
  if (meaning === 'upvotes' || meaning === 'stars' || meaning === 'comments') {
    const match =
      /^[^\p{L}\p{N}]{0,6}(\d[\d,]{0,9}(?:\.\d{1,2})?[kKmM]?)(?:[^\p{L}\p{N}/%.]{1,3}(\p{L}{1,12}))?[^\p{L}\p{N}/%]*$/u.exec(
        value,
      )
    const figure = match?.[2] === undefined || meaningOf(match[2]) === meaning ? match?.[1] : undefined
    if (figure !== undefined) facts.statements.push({ meaning, value: figure, position })
    return
  }
  if (meaning === 'published' || meaning === 'featured') {
    facts.statements.push({ meaning, value: dayOf(value.replace(/^\p{L}{2,12}[:：]\s?/u, '')), position })
    return
  }
  // Where a paper can be read is no place where its authors work.
  const isPlace = meaning === 'venue' || (meaning === 'organization' && isVenue(value))
  const arxiv = isPlace ? arxivOfVenue(value) : undefined
  if (arxiv !== undefined) facts.anchors.add(`arxiv:${arxiv}`)
  if (arxiv !== undefined) facts.statements.push({ meaning: 'arxiv', value: arxiv, position })
  else facts.statements.push({ meaning: isPlace ? 'venue' : meaning, value, position })
}

/** The only year in words that start with no day, as beside a venue: `NeurIPS 2025`. */
function dayOf(value: string): string {
  if (matchDate(value) !== undefined) return value
  const year = /(?<![\d.])(?:19|20)\d{2}(?![\d.])/.exec(value)?.[0]
  // Other figures may be those of a day.
  return year === undefined || /\d/.test(value.replace(year, '')) ? value : year
}

/** A labelled title is the whole of its line, dashes too. */
function titleOf(value: string, lead: string): string {
  return value.length < 300 && value.startsWith(lead) && !/[[(（]\s?https?:/.test(value)
    ? (leadOf([{ text: value, strong: true }])?.title ?? lead)
    : lead
}
