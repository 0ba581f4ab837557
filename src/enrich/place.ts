import { foldText } from '../lexicon/fold'
import { once } from '../lexicon/once'
import { isArchive } from '../lexicon/venue'
import type { Paper } from '../model/paper'
import type { Difference } from './difference'

/**
 * Where an entry and a record of it say that it came out elsewhere. Names of places have many forms, works come out more than once, and volumes and pages are counted in several ways: so this is
 * information. But an article of one journal with another volume and another first page is another article.
 */
export function placeDifferences(paper: Paper, record: Paper): Difference[] {
  const [own = {}, other = {}] = [paper.publication, record.publication]
  const { container: stated, type } = own
  const { container: found } = other
  if (stated === undefined || found === undefined) return []
  if ([stated, found].some((name) => isArchive(name) || SERIES.test(name))) return []
  if (!areOnePlace(stated, found)) {
    const reason = 'it came out there too, or the place has another name'
    return [{ field: 'publication.container', stated, found, reason, isInformation: true }]
  }
  const differences = [
    numberDifference('volume', own.volume, other.volume, volumeOf),
    numberDifference('pages', own.pages, other.pages, firstPageOf),
  ].filter((difference) => difference !== undefined)
  const isJournal = type === 'article-journal' && other.type === 'article-journal'
  const isFault = isJournal && differences.length > 1
  return differences.map((difference) => ({ ...difference, isInformation: !isFault }))
}

/** What holds volumes of several places, each with a name of its own. */
const SERIES = /\blecture notes\b|\bLNCS\b|\bseries (?:on|in)\b|\be-?books\b/i

function numberDifference(
  part: 'volume' | 'pages',
  stated: string | undefined,
  found: string | undefined,
  read: (text: string) => number | undefined,
): Difference | undefined {
  if (stated === undefined || found === undefined) return undefined
  const [one, other] = [read(stated), read(found)]
  if (one === undefined || other === undefined || one === other) return undefined
  const reason = `the record has ${part === 'volume' ? 'another one' : 'others'}`
  return { field: `publication.${part}`, stated, found, reason, isInformation: true }
}

/** A number, and no year: some journals call their volumes by those too. */
function volumeOf(text: string): number | undefined {
  const number = Number(/^(?:vol(?:ume|\.)?\s{0,3})?(\d{1,5})$/i.exec(text.trim())?.[1])
  return Number.isNaN(number) || (number >= 1900 && number < 2100) ? undefined : number
}

/** Of pages the first, also within an article that has a number of its own (`235:1-235:37`); a number alone may be one of an article. */
function firstPageOf(text: string): number | undefined {
  const first = /^(?:\d{1,6}:)?(\d{1,6})\s{0,3}[-–]{1,2}\s{0,3}(?:\d{1,6}:)?\d{1,6}$/.exec(text.trim())?.[1]
  return first === undefined ? undefined : Number(first)
}

/** Words that any place may have in its name, or lack. */
const COMMON: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      `a acm advances an and annual cvf conf conference de des der die et for fur ieee in intl international la le les main meeting of on pmlr proc proceedings series siam
  symp symposium the track und usenix volume workshop`
        .trim()
        .split(/\s+/),
    ),
)

/**
 * Whether two names may be those of one place: the same words, a word more or less, a part before a colon, all words of one as the other one abbreviates them, or letters that stand for them.
 */
export function areOnePlace(first: string, second: string): boolean {
  const [one, other] = [wordsOf(first), wordsOf(second)]
  const [letters, others] = [lettersOf(first), lettersOf(second)]
  if ([...others].some((word) => letters.has(word) || standsFor(word, one))) return true
  if ([...letters].some((word) => standsFor(word, other))) return true
  return formsOf(first).some((form) =>
    formsOf(second).some((otherForm) => abbreviates(form, otherForm) || abbreviates(otherForm, form)),
  )
}

/** What tells a place, in words: of its whole name, and of that without a subtitle. */
function formsOf(name: string): string[][] {
  return [...new Set([name, name.split(/[:(]/, 1)[0] ?? ''])].map((form) => {
    const words = wordsOf(form)
    const telling = tellingOf(words)
    return telling.length > 0 ? telling : words
  })
}

function wordsOf(name: string): string[] {
  return foldText(name.slice(0, 400)).match(/\p{L}+/gu) ?? []
}

/** What tells a place from others. Ordinal numbers tell when, and not where. */
function tellingOf(words: readonly string[]): string[] {
  return words.filter((word) => !COMMON().has(word) && !ORDINAL.test(word))
}

const ORDINAL =
  /^(?:st|nd|rd|th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,9}teenth|\w{3,9}tieth|twenty|thirty|forty|fifty)$/

/** Words with several capitals, as `NeurIPS` and `ICML`, in a name that has others too, or is that word alone. */
function lettersOf(name: string): Set<string> {
  const words = name.slice(0, 400).match(/\p{L}+/gu) ?? []
  const capitals = words.filter((word) => /\p{Lu}.{0,9}\p{Lu}/u.test(word))
  const isShouted = words.length > 2 && capitals.length === words.length
  // Two letters stand for a place alone, and in other names for anything.
  const shortest = words.length > 2 ? 3 : 2
  const letters = isShouted ? [] : capitals.filter(({ length }) => length >= shortest)
  return new Set(letters.map((word) => foldText(word)).filter((word) => !COMMON().has(word)))
}

/** Whether the letters of a word are those with which words begin, in their order: one letter or more of each, and some words may have none. */
function standsFor(letters: string, words: readonly string[]): boolean {
  /** How many letters may be used up by now. */
  let reached = new Set([0])
  for (const word of words) {
    const next = new Set(reached)
    for (const start of reached)
      for (
        let length = 1;
        letters.startsWith(word.slice(0, length), start) && length <= word.length;
        length++
      )
        next.add(start + length)
    reached = next
  }
  // `AISTATS` has an s more than its words.
  return reached.has(letters.length) || (letters.endsWith('s') && reached.has(letters.length - 1))
}

/** Whether each of several words is one of the others, whole or cut short, in their order. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 0 || short.length > long.length || (short.length < 2 && long.length > 1)) return false
  let at = 0
  return short.every((word) => {
    while (at < long.length && !isCutOf(word, long[at] ?? '')) at++
    return at++ < long.length
  })
}

/** `natl` of `national`, `mach` of `machine`. */
function isCutOf(short: string, word: string): boolean {
  if (short[0] !== word[0]) return false
  let at = 0
  for (const letter of word) if (letter === short[at]) at++
  return at === short.length
}
