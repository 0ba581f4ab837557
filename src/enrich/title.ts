import { foldTitle } from '../lexicon/fold'
import { titlesOf } from '../model/identity'
import type { Paper } from '../model/paper'

/** What titles are equal by: their letters and digits, however words are joined: `Pre-Training` is `Pretraining`. */
export function titleKey(title: string): string {
  return foldTitle(title).replaceAll('-', '')
}

/** The keys of all titles that a paper is known by. */
export function titleKeysOf(paper: Paper): string[] {
  return [...new Set(titlesOf(paper).map(titleKey))]
}

export function haveOneTitle(first: Paper, second: Paper): boolean {
  const keys = new Set(titleKeysOf(first))
  return titleKeysOf(second).some((key) => keys.has(key))
}

/** Titles that are so alike are one where an identifier says so too: authors change them from version to version. */
const ALIKE = 0.75

/** Titles that are so alike are mostly one; among those that are less so are corrections and enhanced versions. */
const NEARLY_EQUAL = 0.9

/** Whether two titles may be of one paper, which an identifier tells to be one. */
export function areTitlesAlike(first: Paper, second: Paper): boolean {
  return likenessOf(first, second) >= ALIKE
}

/** Whether two titles are the same but for a misprint, or a subtitle that one of them lacks. */
export function areTitlesClose(first: Paper, second: Paper): boolean {
  return likenessOf(first, second) >= NEARLY_EQUAL
}

/** How alike the most alike titles of two papers are, from 0 to 1; a title without its subtitle is alike. */
export function likenessOf(first: Paper, second: Paper): number {
  if (haveOneTitle(first, second)) return 1
  let most = 0
  for (const one of titlesOf(first))
    for (const other of titlesOf(second)) {
      if (isCutOf(one, other) || isCutOf(other, one)) return NEARLY_EQUAL
      most = Math.max(most, likeness(titleKey(one), titleKey(other)))
    }
  return most
}

const SUBTITLE = /[:?!.]\s|\s[-–—]{1,3}\s|—/

/** The title without what stands behind its first colon, dash or stop; `undefined` where that is all of it, or hardly a name. */
export function mainTitleOf(title: string): string | undefined {
  const at = title.search(SUBTITLE)
  const main = at < 0 ? '' : title.slice(0, at)
  return titleKey(main).length < 5 ? undefined : main
}

/** Whether a title is the other one without its subtitle. */
function isCutOf(title: string, whole: string): boolean {
  const main = mainTitleOf(whole)
  return main !== undefined && titleKey(main) === titleKey(title)
}

/** More of a title tells nothing more. */
const LONGEST = 400

/** Dice's coefficient of the pairs of letters. */
function likeness(first: string, second: string): number {
  const [one, other] = [first.slice(0, LONGEST), second.slice(0, LONGEST)]
  if (one.length < 2 || other.length < 2) return one === other ? 1 : 0
  const pairs = new Map<string, number>()
  for (let index = 1; index < one.length; index++) {
    const pair = one.slice(index - 1, index + 1)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let common = 0
  for (let index = 1; index < other.length; index++) {
    const pair = other.slice(index - 1, index + 1)
    const count = pairs.get(pair) ?? 0
    if (count === 0) continue
    pairs.set(pair, count - 1)
    common += 1
  }
  return (2 * common) / (one.length + other.length - 2)
}
