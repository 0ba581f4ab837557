import { isNameList } from '../../lexicon/name-evidence'
import { isOpenEnded, mayBeWrapped } from '../../lexicon/wrap'
import { type Line, textOf } from '../line/span'
import { isLinks, keyOf } from './key'
import type { Lead } from './lead'
import { anchorOf } from './links'
import { cleanTitle, isTitle } from './title'

/** More lines are no title. */
const MOST_LINES = 3

/** A title of a plain list that runs over lines, as a whole, and how many lines of the item it takes; `lead` is what the first line gives. */
export function wrappedTitle(lines: readonly Line[], lead: Lead): { title: string; count: number } {
  let count = 1
  let title = lead.title
  if (lead.mark !== 'plain' || lead.rest.length > 0) return { title, count }
  while (count < MOST_LINES && goesOn(lines, count)) {
    const more = textOf(lines[count] ?? [])
    const whole = cleanTitle(/\p{L}-$/u.test(title) ? title + more : `${title} ${more}`)
    if (!isTitle(whole)) break
    title = whole
    count++
  }
  return { title, count }
}

function goesOn(lines: readonly Line[], count: number): boolean {
  const words = textOf(lines[count - 1] ?? [])
  const line = lines[count]
  if (!line || !isPlain(line)) return false
  const more = textOf(line)
  if (isOpenEnded(words)) return !isNameList(more)
  const next = lines[count + 1]
  // Nothing but a title's rest stands between a title and its names.
  return (
    next !== undefined &&
    mayBeWrapped(words) &&
    !isNameList(more, true) &&
    !/[.。]$|\d{4}$/.test(more) &&
    isNameList(textOf(next))
  )
}

/** Whether a line is words alone: without labels, figures and links. */
function isPlain(line: Line): boolean {
  const text = textOf(line)
  return (
    text.length < 120 &&
    /\p{L}/u.test(text) &&
    !/\s[·•|]\s|^by\s/i.test(text) &&
    keyOf(line) === undefined &&
    !isLinks(line) &&
    line.every(({ url, strong }) => !strong && anchorOf(url) === undefined)
  )
}
