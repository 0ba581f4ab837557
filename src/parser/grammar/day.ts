import { matchDate } from '../../lexicon/date'

/** The full day in a line: `Papers for 2024-10-10`, `Updated on 2026.06.29`. */
export function dateIn(text: string): string | undefined {
  for (const match of text.matchAll(
    /(?<![\d.])(?=\d{4}[-./年년])|(?<!\p{L})(?=\p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?!\d))|(?<!\d)(?=\d{1,2}(?:\.|er|º)? (?:de )?\p{L}{3,10})/gu,
  )) {
    const rest = text.slice(match.index)
    const found = matchDate(rest)
    if (found?.date.year !== undefined && found.date.day !== undefined) return rest.slice(0, found.length)
  }
  return undefined
}
