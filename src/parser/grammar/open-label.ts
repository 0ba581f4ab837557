import type { LabelMeaning } from '../../lexicon/field-label'
import type { Position } from '../../model/paper'
import { type Line, textOf } from '../line/span'
import type { LinePlace } from './facts'
import { linksPaper } from './links'
import { RUNNING } from './meaning'

/** A label whose value is being read. */
export interface Open {
  readonly meaning: LabelMeaning | undefined
  readonly words: string[]
  readonly position?: Position | undefined
  /** Its value is a list of items, in so many list items each. */
  itemDepth?: number | undefined
}

/** What is told as a list, whose items may stand one a line. */
export const LISTS: ReadonlySet<LabelMeaning | undefined> = new Set<LabelMeaning | undefined>([
  'authors',
  'keywords',
  'categories',
])

/** Whether links are the value of a label: a link to a paper is nobody's name, and nothing that a paper is about. */
export function takesLinks({ meaning }: Open, line: Line): boolean {
  if (meaning === undefined) return false
  return !(LISTS.has(meaning) || meaning === 'organization') || !linksPaper(line)
}

/** Whether an item is the first of a list of names or words that a label announces. */
export function startsList({ meaning, words }: Open, { isItem, depth }: LinePlace): boolean {
  return isItem && depth !== undefined && words.length === 0 && LISTS.has(meaning)
}

/** Whether an item goes on with a list that an item started. */
export function isNextItem({ itemDepth }: Open, { isItem, depth }: LinePlace): boolean {
  return isItem && itemDepth !== undefined && depth === itemDepth
}

/** Whether a line without a label goes on with what is open. */
export function takesMore({ meaning, words }: Open, line: Line, isFirst: boolean): boolean {
  if (words.length === 0 || meaning === undefined || RUNNING.has(meaning)) return true
  if (meaning === 'title' || meaning === 'translatedTitle') return isFirst && isWrap(words, textOf(line))
  if (!LISTS.has(meaning) || !isFirst) return LISTS.has(meaning)
  const last = words.at(-1) ?? ''
  return /[,，、;；]$|\band$/.test(last) || /^(?:[,，、;；]|and )/.test(textOf(line))
}

/** Whether words are the rest of a title that was wrapped: short, and behind one that does not end. */
function isWrap(words: readonly string[], text: string): boolean {
  return (
    words.length < 4 && text.length < 120 && !/[.。!?！？]$/.test(words.at(-1) ?? '') && !/[.。]$/.test(text)
  )
}

/** The words of a line that is a list: of those that marks part, and nothing but blanks, each is one. */
export function listOf(line: Line): string {
  return line.every(({ code, url, text }) => code || url !== undefined || text.trim() === '')
    ? line.flatMap(({ text }) => text.trim() || []).join(', ')
    : textOf(line).replace(/[,;]?\s?\t\s?/g, ', ')
}
