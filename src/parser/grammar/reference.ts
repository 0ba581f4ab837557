import { withoutEnd } from '../../lexicon/edge'
import { isLoneName, isNameList } from '../../lexicon/name-evidence'
import { isVenue } from '../../lexicon/venue'

/** Longer text is no reference. */
const LONGEST = 480

/** Title and names of a reference that no mark parts: where each starts and ends in its text. */
export interface Reference {
  readonly title: readonly [from: number, to: number]
  readonly names?: readonly [from: number, to: number] | undefined
  /** Where the rest starts. */
  readonly rest: number
  /** The only year that it states outside of its title. */
  readonly year?: string | undefined
}

/**
 * Reads a line as references are written; `undefined` for any other. `isLinked`: something on the line leads somewhere.
 *
 * ```text
 * Ada Quill, Bo Reed. "Lamps That Learn." SOSP 2026.      Lamps That Learn. Ada Quill, Bo Reed. SOSP 2026.
 * ^----------------^   ^---------------^                  ^--------------^  ^----------------^
 *
 * Quill, A., & Reed, B. (2026). Lamps that learn. Journal of Dusk, 7(3), 12-30.
 * ^-------------------^  ^--^   ^--------------^
 *
 * Quill A, Reed B. Lamps that learn. J Dusk. 2026;12(3):45-67.      Quill, A. & Reed, B. Lamps that learn. J. Dusk 12, 45-67 (2026).
 * ^-------------^  ^--------------^          ^--^                   ^------------------^ ^--------------^                     ^--^
 * ```
 */
export function referenceOf(text: string, isLinked: boolean): Reference | undefined {
  if (text.length > LONGEST) return undefined
  const dated = datedIn(text) ?? sourcedIn(text)
  if (dated) return dated
  const found = quotedIn(text) ?? namedBehind(text)
  if (!found) return undefined
  const rest = text.slice(found.rest)
  const years = new Set(rest.match(YEAR))
  const [year] = years.size === 1 ? years : []
  // A sentence may end before names too: what only papers have stands behind those, or a link beside them.
  const isSure = found.title[0] > 0 || isLinked || years.size > 0 || isVenue(rest.replace(/^[\s.,;]+/, ''))
  return isSure ? { ...found, year } : undefined
}

/** What a search prints under a title: who wrote, where it came out, and when. */
export interface SearchResult {
  readonly names: string
  readonly source?: string | undefined
  readonly year: string
}

const DATED_SOURCE = /^(?:(.{2,160}?)(?:\s?…)?,\s)?((?:19|20)\d{2})$/u

/** `A Quill, B Reed-Moss - Journal of Dusk, 2026 - example.org`; a hyphen within a word parts nothing. */
export function searchResultOf(text: string): SearchResult | undefined {
  if (text.length > LONGEST) return undefined
  const [names = '', dated = '', host = '', ...more] = text.split(/\s{1,2}[-–]\s/)
  const [, source, year] = DATED_SOURCE.exec(dated) ?? []
  if (year === undefined || more.length > 0 || host.length > 80) return undefined
  const areNames = isNameList(names, true) || (source !== undefined && isLoneName(names))
  return areNames ? { names, source, year } : undefined
}

/** A year, and no part of an identifier or of an address. */
const YEAR = /(?<![\d./:-])(?:19|20)\d{2}(?![\d/])(?!\.\d)/g

const DATED = /^([^()]{4,400})\(((?:19|20)\d{2})[a-z]?(?:,[^()]{2,24})?\)(?:[.,:]|\s[-–—])\s{1,2}/u

/** Names and a year in brackets before the title, as the APA has them. */
function datedIn(text: string): Reference | undefined {
  const [head, before = '', year] = DATED.exec(text) ?? []
  const names = withoutEnd(before, /[\s,;:]/)
  if (head === undefined || !isNameList(names, true)) return undefined
  const title = text.slice(head.length)
  const stop = /[.?!](?=\s|$)|\s[-–—]\s/u.exec(title)
  const end = stop ? stop.index + (/[?!]/.test(stop[0]) ? 1 : 0) : title.length
  const to = head.length + withoutEnd(title.slice(0, end), /\s/).length
  return { title: [head.length, to], names: [0, names.length], rest: head.length + end, year }
}

/** The year of a reference that starts with its names: `J Dusk. 2026;12(3):45-67`, `J. Dusk 12, 45-67 (2026)`, `Ada Quill. 2026. Lamps`. */
const SOURCED =
  /[.\s]\s?((?:19|20)\d{2})(?:\s\p{L}{3}(?:\s\d{1,2})?)?\s?;\s?\d{1,4}[(:]|\s?\(((?:19|20)\d{2})\)\.?$|\.\s((?:19|20)\d{2})\.\s/u
const STOP = /[.?!](?=["”]?\s[\p{L}\d])/gu

/** Names, title and journal, each up to a full stop, as medicine and physics have them; the year may stand before the title. */
function sourcedIn(text: string): Reference | undefined {
  const source = SOURCED.exec(text)
  const names = source ? namesBefore(text) : undefined
  if (!source || !names) return undefined
  const [gap = '', own] = /^[\s.]*(?:((?:19|20)\d{2})\.\s)?["“]?/.exec(text.slice(names[1])) ?? []
  const from = names[1] + gap.length
  // A journal has a title before it, of more than one word.
  const stop = stopsIn(text).find((at) => at > from && /\S\s\S/.test(text.slice(from, at)))
  if (stop === undefined || (own === undefined && stop > source.index)) return undefined
  const to = text.charAt(stop) === '.' ? stop : stop + 1
  const rest = stop + (/["”]/.test(text.charAt(stop + 1)) ? 2 : 1)
  return { title: [from, to], names, rest, year: own ?? source[1] ?? source[2] }
}

/** The list of names that a reference starts with, behind its number. */
function namesBefore(text: string): readonly [from: number, to: number] | undefined {
  const start = /^(?:\[\d{1,4}\]|\d{1,4}[.)])\s{1,3}/.exec(text)?.[0].length ?? 0
  for (const stop of stopsIn(text)) {
    const before = text.slice(start, stop)
    // The full stop of an initial or of `et al.` is none of the list's.
    const isShort = /\bal$|[.,]\s{0,2}\p{Lu}$/u.test(before) && before.includes(',')
    const end = isShort ? stop + 1 : stop
    if (isNameList(text.slice(start, end), true)) return [start, end]
  }
  return undefined
}

function stopsIn(text: string): number[] {
  return [...text.matchAll(STOP)].map(({ index }) => index)
}

const QUOTED = /["“„«](?=[^"“”„«»]{8,300}["”“»])([^"“”„«»]{8,300})["”“»]/
/** What else may stand before a quoted title: surnames, and words in brackets. */
const BEFORE =
  /^(?:[(（[][^()（）[\]]{2,24}[)）\]]\s?)?(?:[\p{Lu}&][\p{L}'’.-]{0,24}|and|et|al\.|u\.|y|de|van|von|[,\s])*[,.:：]\s?$/u

function quotedIn(text: string): Reference | undefined {
  const match = QUOTED.exec(text)
  if (!match || match.index === 0) return undefined
  const title = withoutEnd(match[1] ?? '', /[,.\s]/)
  const before = withoutEnd(text.slice(0, match.index), /[\s,.:：]/)
  const areNames = isNameList(before, true)
  if (
    !(areNames ? /\S\s\S/ : /\S\s\S+\s\S/).test(title) ||
    !(areNames || BEFORE.test(text.slice(0, match.index)))
  )
    return undefined
  const from = match.index + 1
  const rest = match.index + match[0].length
  return { title: [from, from + title.length], rest, ...(areNames && { names: [0, before.length] }) }
}

/** Ends of a title that names may follow; a comma may stand in any title. */
const END = /([.?!])\s{1,2}(?=\p{Lu})|,\s(?=\p{Lu})/gu

function namedBehind(text: string): Reference | undefined {
  let count = 0
  for (const { 0: end, 1: stop, index } of text.matchAll(END)) {
    if (++count > 8) return undefined
    const from = index + end.length
    if (stop === '.' && /(?:^|[\s.-])(?:\p{Lu}|vs|et al|[JS]r)$/u.test(text.slice(0, index))) continue
    if (stop === undefined && !/\S\s\S+\s\S/.test(text.slice(0, index))) continue
    const to = namesEnd(text, from)
    if (to === undefined) continue
    return { title: [0, stop === '?' || stop === '!' ? index + 1 : index], names: [from, to], rest: to }
  }
  return undefined
}

/** Where the names end with which a part of a reference starts: at a full stop, or at the venue behind the last comma. */
function namesEnd(text: string, from: number): number | undefined {
  const stop = /(?<!(?:^|[\s.-])(?:\p{Lu}|[JS]r|al))\.(?=\s|$)|[([（]|\s[-–—]\s/u.exec(text.slice(from))
  const end = stop ? from + stop.index : text.length
  const whole = text.slice(from, end)
  const bare = withoutEnd(whole, /[\s,;]/)
  if (isNameList(bare)) return from + bare.length
  const venue = /,\s([^,]{2,48})$/.exec(bare)
  const isPlace = venue !== null && (/\d{4}|['’]\d{2}\b/.test(venue[1] ?? '') || isVenue(venue[1] ?? ''))
  const names = isPlace ? bare.slice(0, venue.index) : ''
  return isPlace && isNameList(names) ? from + names.length : undefined
}
