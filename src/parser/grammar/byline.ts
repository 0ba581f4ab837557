import { matchDate } from '../../lexicon/date'
import { isLoneName, isNameList } from '../../lexicon/name-evidence'
import { isSubject } from '../../lexicon/name-words'
import { isOrganization } from '../../lexicon/organization'
import { isVenue } from '../../lexicon/venue'
import type { Position } from '../../model/paper'
import { type Line, textOf } from '../line/span'
import { type Facts, hasNames } from './facts'
import { keyOf } from './key'
import { stateUnlabelled } from './unlabelled'

/** Longer lines are running text. */
const LONGEST = 2000

/** What a part of a byline is; `words` are those that only their place tells. */
type Part =
  | { readonly kind: 'count'; readonly meaning: 'upvotes' | 'comments' | 'stars'; readonly value: string }
  | { readonly kind: 'authorCount' | 'published' | 'names' | 'words'; readonly value: string }

/**
 * Reads a line of names and facts that middle dots part, as it stands under a title; `false` for any other.
 *
 * ```text
 * Ada Quill, Bo Tarn and 5 others · Fernhill Labs · 2025-08-01 · 31 upvotes
 * ^-----------------------------^   ^-----------^   ^--------^   ^--------^
 * ```
 */
export function readByline(facts: Facts, text: string, position: Position | undefined): boolean {
  if (text.length > LONGEST || !/\s[·•]\s/.test(text)) return false
  const parts = text.split(/\s[·•]\s/).map((part) => partOf(part.trim()))
  const words = parts.filter(({ kind }) => kind === 'words')
  const isSure = parts.some(({ kind }) => kind !== 'words')
  // Behind the first figure or date nothing stands that is known by its place.
  const lastWords = parts.findLastIndex(({ kind }) => kind === 'words')
  const isOrdered = parts.slice(0, Math.max(0, lastWords)).every(({ kind }) => !FIGURES.has(kind))
  if (!isSure || !isOrdered || words.some(({ value }) => !isShort(value) || isPhrase(value))) return false
  const names = parts.filter(({ kind }) => kind === 'names')
  const areKnown = names.length > 0 || isNamed(facts) || parts.some(({ kind }) => kind === 'authorCount')
  if (names.length > 1 || words.length > (areKnown ? 1 : 2)) return false
  if (names.length === 1 && parts[0]?.kind !== 'names') return false
  for (const [index, part] of parts.entries())
    if (part.kind === 'words') stateWords(facts, part.value, areKnown || index > 0, position)
    else state(facts, part, position)
  return true
}

const FIGURES: ReadonlySet<Part['kind']> = new Set<Part['kind']>(['count', 'published'])

function partOf(words: string): Part {
  const keyed = words.length < 40 ? keyOf([{ text: words }]) : undefined
  const value = keyed?.value[0]?.text ?? ''
  if (keyed?.meaning === 'authorCount') return { kind: 'authorCount', value: words }
  if (keyed?.meaning === 'upvotes' || keyed?.meaning === 'comments' || keyed?.meaning === 'stars')
    return { kind: 'count', meaning: keyed.meaning, value }
  const day = matchDate(words)
  if (day?.length === words.length && day.date.year !== undefined) return { kind: 'published', value: words }
  return { kind: isNameList(words) ? 'names' : 'words', value: words }
}

function state(facts: Facts, part: Part, position: Position | undefined): void {
  const { kind, value } = part
  if (kind === 'names') {
    const statement = { meaning: 'authors', value, position } as const
    facts.statements.push(statement)
    facts.bylines.push(statement)
  } else if (kind === 'count') facts.statements.push({ meaning: part.meaning, value, position })
  else if (kind !== 'words') facts.statements.push({ meaning: kind, value, position })
}

/** Behind names stands who they work for; without any, words by themselves may be a name or not. */
function stateWords(
  facts: Facts,
  words: string,
  isBehindNames: boolean,
  position: Position | undefined,
): void {
  if (stateUnlabelled(facts, [{ text: words }], position, false)) return
  if (!isBehindNames && isNameList(words, true)) facts.prose.push({ words, position })
  else if (
    isTitled(words) &&
    (isOrganization(words) || (isBehindNames && !isVenue(words) && !isSubject(words)))
  )
    facts.statements.push({ meaning: 'organization', value: words, position })
  else facts.rest.push({ words, position })
}

function isNamed(facts: Facts): boolean {
  const [lone] = facts.prose
  return hasNames(facts) || (lone !== undefined && facts.prose.length === 1 && isLoneName(lone.words))
}

/** Whether words stand right behind names, and are a name themselves, of an institution or of where the paper came out: nobody says which. */
export function isBesideByline(facts: Facts, words: string): boolean {
  const { bylines, prose } = facts
  const isBehind = prose.length === 0 ? bylines.length > 0 : isNamed(facts)
  return isBehind && words.length <= 60 && words.split(/\s/).length <= 6 && isTitled(words)
}

function isShort(words: string): boolean {
  return words.length <= 80 && /\p{L}/u.test(words) && !/[.!?。:：]$|[.。] \p{Lu}/u.test(words)
}

/** Running text: more words than a tag has, and not written as a name is. */
function isPhrase(words: string): boolean {
  return words.split(/\s+/).length > 3 && !isTitled(words) && !/^by\s/i.test(words)
}

const SMALL = /^(?:of|for|the|and|de|di|du|des|la|in|at|&|von|zu)$/

/** Whether the words are written as names of institutions are: with capitals, but for small words. */
function isTitled(words: string): boolean {
  const parts = words.split(/\s+/)
  return (
    parts.length <= 10 &&
    parts.every((part) => SMALL.test(part) || /^[(]?[\p{Lu}\p{Lo}\d]/u.test(part)) &&
    isShort(words)
  )
}

/** How far a byline before running text reaches. */
const LONGEST_BEFORE = 400

/**
 * Where the names stand with which words start behind a dash, a comma or the stop of a title, and where goes on what follows the full stop or the dash at their end. `undefined` for
 * words that start with anything else, or with one name alone, which may be that of anything.
 *
 * ```text
 * — Bob Reed, Carol Tarn. A benchmark of long tides.
 *   ^------------------^
 * ```
 */
export function namesBefore(words: string): { from: number; to: number; rest: number } | undefined {
  const from = /^[-–—,:.]\s{1,3}/.exec(words)?.[0].length ?? 0
  if (from === 0) return undefined
  const head = words.slice(0, LONGEST_BEFORE)
  for (const { 0: end, index } of head.matchAll(
    /[.。]\s{1,3}(?=["“'‘([]?[\p{Lu}\p{Lo}\d])|\s[-–—]\s{1,3}/gu,
  )) {
    if (index < from) continue
    const before = head.slice(from, index)
    const isAbbreviated = end.startsWith('.') && /(?:^|[\s.-])(?:\p{Lu}|[JS]r|St|al)$/u.test(before)
    if (isAbbreviated && !/\bal$/.test(before)) continue
    const to = /\bal$/.test(before) ? index + 1 : index
    const names = head.slice(from, to)
    return isNameList(names, isVenue(/^[^.()[\]]{0,60}/.exec(words.slice(index + end.length))?.[0] ?? ''))
      ? { from, to, rest: index + end.length }
      : undefined
  }
  return undefined
}

/** Whether a part of a line is who the authors work for: it stands behind a dot, where commas part the names. `Authors: Ada Quill, Bo Tarn · Fernhill Institute` */
export function isGroupBehind([names = '', more]: readonly string[], line: Line): boolean {
  return (
    more === undefined &&
    /,| and /.test(names) &&
    line.every(({ url }) => url === undefined) &&
    isOrganization(textOf(line))
  )
}
