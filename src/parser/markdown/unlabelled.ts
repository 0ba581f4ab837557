import { matchDate } from '../../lexicon/date'
import { parseArxivId } from '../../lexicon/identifier'
import { groupWords } from '../../lexicon/name'
import { splitNames } from '../../lexicon/name-list'
import type { Position } from '../../model/paper'
import type { Facts } from './facts'
import { type Line, textOf } from './span'

/** What a part of a line is by itself: names, a day, categories, an identifier. */
export function stateUnlabelled(
  facts: Facts,
  line: Line,
  position: Position | undefined,
  isWhole: boolean,
): boolean {
  const words = textOf(line).replace(/^[)\]）\s]{0,4}[-–—,;·•]\s+/, '')
  if (words.length > 400) return false
  const arxiv = parseArxivId(words.replace(/^[([（`]{1,2}|[)\]）`]{1,2}$/g, ''))
  if (arxiv !== undefined) {
    facts.anchors.add(`arxiv:${arxiv}`)
    facts.statements.push({ meaning: 'arxiv', value: arxiv, position })
    return true
  }
  if (/^\[?[a-z-]{2,10}\.[A-Z]{2}(?:[,\s]+[a-z-]{2,10}\.[A-Z]{2})*\]?$/.test(words)) {
    facts.statements.push({ meaning: 'categories', value: words.replace(/[[\]]/g, ''), position })
    return true
  }
  const isDotted = /^[·•]/.test(textOf(line))
  const day = matchDate(words.replace(/^\(|\)$/g, ''))
  const rest = day && words.slice(day.length).trim()
  if (
    day &&
    (day.date.year !== undefined || isDotted) &&
    (rest === '' || rest === ')' || (isDotted && /^\d{1,5}$/.test(rest ?? '')))
  ) {
    facts.statements.push({
      meaning: 'published',
      value: words.replace(/^\(|\)$/g, '').slice(0, day.length),
      position,
    })
    if (isDotted && rest !== '') facts.statements.push({ meaning: 'comments', value: rest ?? '', position })
    return true
  }
  if (/^[)\]）\s]{0,4}[-–—]\s/.test(textOf(line)) && isOrganization(words)) {
    facts.statements.push({ meaning: 'organization', value: words, position })
    return true
  }
  const by = /^by\s/i.test(words)
  const hasAuthors = facts.statements.some(({ meaning }) => meaning === 'authors')
  if (!hasAuthors && (by || isWhole) && isNameList(by ? words.slice(3) : words, by)) {
    facts.statements.push({ meaning: 'authors', value: by ? words.slice(3) : words, position })
    return true
  }
  return false
}

/** A few capitalised words, one of which only groups are called by. */
function isOrganization(words: string): boolean {
  const parts = words.split(' ')
  if (parts.length > 6 || parts.length < 2 || /[.,:;!?]/.test(words)) return false
  return /^\p{Lu}/u.test(words) && parts.some((part) => groupWords.has(part.toLowerCase()))
}

/** `Ada Quill, Marit Ødegård`: two names at least, each of capitalised words. */
export function isNameList(words: string, isAnnounced = false): boolean {
  if (/[.!?。:：]$/.test(words) && !/\bal\.$/.test(words)) return false
  const { names, isCut } = splitNames(words)
  if (names.length < (isCut || isAnnounced ? 1 : 2)) return false
  return names.every((name) =>
    /^\p{Lu}[\p{L}.'’-]{0,24}(?:\s(?:\p{Lu}[\p{L}.'’-]{0,24}|van|von|de|der|den|di|da|del|la|le|bin|al)){1,4}$/u.test(
      name,
    ),
  )
}
