import { type NameList, splitNames } from './name-list'
import { hasKnownFamily, isGroup, isTeam, isTitleWord, particles } from './name-words'
import { isVenue } from './venue'

/** What speaks for words being the names of persons. */
export interface NameEvidence {
  readonly list: NameList
  /** How many are written as names of persons alone are, or of teams that sign among others. The rest are of one word, or in other letters. */
  readonly sure: number
  /** `by` stands before them. */
  readonly isAnnounced: boolean
}

/**
 * Whether words are a list of personal names: two at least that are surely some, or one where a label or `by` announces names, or `et al.` says that
 * there are more. Teams, names of one word and names in other letters are such among others.
 */
export function isNameList(words: string, isAnnounced = false): boolean {
  const evidence = weighNames(words)
  if (!evidence) return false
  const { list, sure } = evidence
  // `Locks, Weirs, and Long Horizons` is a title, unless something says that these are names.
  if (list.isFirstTurned && !isAnnounced && !evidence.isAnnounced) return false
  return sure >= (list.isCut || isAnnounced || evidence.isAnnounced ? 1 : 2) && sure * 2 >= list.names.length
}

const LONGEST_NAME = 40

/** Whether words are one name, and nothing else: whose it is, other bylines of the page have to tell. */
export function isLoneName(words: string): boolean {
  return words.length <= LONGEST_NAME && isNameList(words, true)
}

/** What speaks for it; `undefined` for words in which one part is no name: a sentence, a title, an institution, a venue, a field of study. */
export function weighNames(words: string): NameEvidence | undefined {
  if (/[!?。:：]$/.test(words)) return undefined
  const list = splitNames(words)
  // Years, days and identifiers are no footnote marks.
  if (/\d{3}|\d[./]\d/.test(words.replace(list.cut, ''))) return undefined
  const isAnnounced = /^by\s/i.test(words)
  let sure = 0
  for (const [index, name] of list.names.entries()) {
    if (isPerson(name) || isTeamName(name)) sure++
    else if (!mayBeName(name, index === list.names.length - 1)) return undefined
  }
  return list.names.length === 0 ? undefined : { list, sure, isAnnounced }
}

const WORD =
  /^(?:[dDlLO]['’]|(?:[aA]l|[eE]l)-)?(?:\p{Lu}[\p{L}\p{M}'’ʼ-]{0,24}|(?:\p{Lu}\p{Ll}{0,2}\.-?){1,4})$/u

/** Two to six words with capitals, but for particles: `K. Ødegård`, `Maria van der Wit`, `Quill, Ada`. */
function isPerson(name: string): boolean {
  if (hasKnownFamily(name) || (JAPANESE.test(name) && !JAPANESE_WORD.test(name))) return true
  const words = name.replace(/\.(?=\p{Lu}\p{L})/gu, '. ').split(/,? /)
  if (words.length < 2 || words.length > 6) return false
  const isFirst = (word: string): boolean => words.length > 2 && particles().has(word)
  return (
    words.every((word, index) => WORD.test(word) || (index > 0 ? particles().has(word) : isFirst(word))) &&
    !words.some(isTitleWord) &&
    words.some((word) => /\p{L}{2}/u.test(word)) &&
    !isGroup(words) &&
    !isVenue(name)
  )
}

/** A family name in Han with a given name in Hiragana: `高田みのる`. */
const JAPANESE = /^\p{Script=Han}{1,3}\p{Script=Hiragana}{2,4}$/u

/** Ends of words and phrases that are written as such names are: `論文まとめ`, `要約する`. */
const JAPANESE_WORD =
  /(?:まとめ|する|した|して|です|ます|から|まで|より|など|ため|について|による|ごと|だけ|ください)$/u

/** `Polar Team`, `SLOW Collaboration`. */
function isTeamName(name: string): boolean {
  return name.length <= 60 && /^\p{Lu}\S* /u.test(name) && isTeam(name)
}

/**
 * Names that only stand among others: in Han or Hangul, in small letters (`bo reed`), or of one word. At the end, one of the last two
 * may be an institution, or where a sentence goes on.
 */
function mayBeName(name: string, isLast: boolean): boolean {
  if (/^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})$/u.test(name)) return true
  const words = name.split(' ')
  if (isLast || isGroup(words) || words.some(isTitleWord)) return false
  return (
    WORD.test(name) || (words.length === 2 && words.every((word) => /^\p{L}[\p{L}'’-]{1,24}$/u.test(word)))
  )
}
