import { matchDate } from '../../lexicon/date'
import { isNameList } from '../../lexicon/name-evidence'
import { isTeam } from '../../lexicon/name-words'
import { isOrganization } from '../../lexicon/organization'
import { isOneWord } from '../../lexicon/script'
import { isDatedVenue, isPreprintSeries, isSource, isVenue } from '../../lexicon/venue'
import type { Position } from '../../model/paper'
import { type Line, textOf } from '../line/span'
import { type Fact, factsIn } from './fact'
import type { Facts } from './facts'
import { searchResultOf } from './reference'

/** `#lamps #robots/arms` */
const HASHTAGS = /^#\p{L}[\p{L}\p{N}_/-]{0,63}(?:\s{1,3}#\p{L}[\p{L}\p{N}_/-]{0,63}){0,15}$/u

/** Longer words are looked at from their start. */
const LONGEST_LINE = 400

/** What a part of a line is by itself: names, a day, categories, an identifier, hashtags. */
export function stateUnlabelled(
  facts: Facts,
  line: Line,
  position: Position | undefined,
  isWhole: boolean,
): boolean {
  const text = textOf(line)
  const words = text.replace(/^[)\]）\s]{0,4}[-–—,;·•]\s+/, '')
  const known = factsIn(words) ?? dottedDay(text, words)
  if (known) {
    stateFacts(facts, known, position)
    return true
  }
  if (HASHTAGS.test(words)) {
    facts.statements.push({ meaning: 'keywords', value: words, position })
    return true
  }
  const result = isWhole ? searchResultOf(words) : undefined
  if (result && facts.statements.every(({ meaning }) => meaning !== 'authors')) {
    const { names, source = '', year } = result
    facts.statements.push({ meaning: 'authors', value: names, position })
    const known = source === '' ? undefined : factsIn(source)
    if (known) stateFacts(facts, known, position)
    else if (source !== '') facts.statements.push({ meaning: 'venue', value: source, position })
    facts.statements.push({ meaning: 'published', value: year, position })
    return true
  }
  const [, before = '', year = ''] = DATED.exec(words) ?? []
  const preprint = isPreprintSeries(before) ? factsIn(before) : undefined
  if (preprint) stateFacts(facts, preprint, position)
  else if (isSource(words)) facts.statements.push({ meaning: 'venue', value: words, position })
  if (preprint || isSource(words)) {
    facts.statements.push({ meaning: 'published', value: year, position })
    return true
  }
  if (isDatedVenue(words)) {
    facts.statements.push({ meaning: 'venue', value: words.replace(/^[([（]|[.,;)\]）\s]+$/g, ''), position })
    return true
  }
  const by = /^by\s/i.test(words)
  const hasAuthors = facts.statements.some(({ meaning }) => meaning === 'authors')
  if (!hasAuthors && (by || isWhole) && startsAsNames(words) && isNameList(by ? words.slice(3) : words, by)) {
    const value = by ? words.slice(3) : words
    const statement = { meaning: 'authors', value, position } as const
    facts.statements.push(statement)
    if (!by) facts.bylines.push(statement)
    return true
  }
  const [, names = '', day = ''] = hasAuthors || !isWhole ? [] : (DATED_NAMES.exec(words) ?? [])
  // Behind a full stop stands something else, with its year.
  if (names !== '' && !/\p{Ll}{2}\.\s/u.test(names) && isNameList(names)) {
    const statement = { meaning: 'authors', value: names, position } as const
    facts.statements.push(statement, { meaning: 'published', value: day, position })
    facts.bylines.push(statement)
    return true
  }
  if (/^[)\]）\s]{0,4}[-–—]\s/.test(textOf(line)) && isOrganization(words) && !isTeam(words)) {
    facts.statements.push({ meaning: 'organization', value: words, position })
    return true
  }
  return false
}

/** A year behind where a paper came out: `arXiv preprint arXiv:2504.01234, 2025`. */
const DATED = /^(.{3,150}),\s((?:19|20)\d{2})$/u

/** Names with a year behind them: `Ada Quill, Bo Tarn (2025)`. */
const DATED_NAMES = /^([^()（）\d]{3,300}?)[,.]?\s{1,2}[([（]?((?:19|20)\d{2})[)\]）]?[.,]?$/

/** Whether long words may be names: running text is known by its start. */
function startsAsNames(words: string): boolean {
  const end = words.length > LONGEST_LINE ? words.lastIndexOf(',', LONGEST_LINE) : words.length
  return end === words.length || isNameList(words.slice(0, Math.max(0, end)))
}

/** States what a text says by itself. */
export function stateFacts(facts: Facts, known: readonly Fact[], position: Position | undefined): void {
  for (const { meaning, value } of known) {
    if (meaning === 'arxiv') facts.anchors.add(`arxiv:${value}`)
    facts.statements.push({ meaning, value: meaning === 'categories' ? [value] : value, position })
  }
}

/** A day behind a middle dot may go without its year, and have a number of comments behind it. */
function dottedDay(text: string, words: string): Fact[] | undefined {
  if (!/^[·•]/.test(text)) return undefined
  const day = matchDate(words)
  const rest = words.slice(day?.length ?? 0).trim()
  if (!day || !/^\d{0,5}$/.test(rest)) return undefined
  const published: Fact = { meaning: 'published', value: words.slice(0, day.length) }
  return rest === '' ? [published] : [published, { meaning: 'comments', value: rest }]
}

/** Longer words are a summary, whatever they are. */
const LONGEST_REMNANT = 80

/** Whether words are only one word, a name, a day or a figure, such as a table or a list has beside a title: `W. Idget, 2025`, `2026.03`. */
export function isRemnant(words: string): boolean {
  if (words.length > LONGEST_REMNANT) return false
  if (
    (isOneWord(words) && !/[.!?]$/.test(words)) ||
    !/\p{L}/u.test(words) ||
    matchDate(words)?.length === words.length
  )
    return true
  const bare = words.replace(/[\s,;()]{0,3}\b(?:19|20)\d{2}\b[\s,;()]{0,3}/g, ' ').trim()
  if (bare === '' || isNameList(bare, true) || isOrganization(bare) || isVenue(bare)) return true
  return bare !== words && /^\p{Lu}[\p{L}&-]{1,24}$/u.test(bare)
}

/** Running text without the signs by themselves at its end, with which pages grade or link what they tell: `It holds back. ●`. */
export function withoutSigns(words: string): string {
  const tail = words.slice(-32)
  const signs = /(?:\s(?:\p{So}\uFE0F?|[•·|→↗]){1,4})+$/u.exec(tail)
  return signs ? words.slice(0, words.length - signs[0].length) : words
}
