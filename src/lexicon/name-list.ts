import { splitFamilyFirst } from './name'
import { groupWords, isDegree, isSuffix, particles } from './name-words'
import { once } from './once'

/** Names as a list prints them, and whether it says that there are more. */
export interface NameList {
  readonly names: readonly string[]
  /** The family names stand before initials: `Quill A, van den Berg C`. */
  readonly isFamilyFirst: boolean
  /** The first name alone is turned round, as catalogues print it: `Quill, Ada, and Bo Reed`. */
  readonly isFirstTurned: boolean
  /** `et al.`, `等`, `and others`, `... 14 more authors ...`: the list is not the whole. */
  readonly isCut: boolean
  /** The words that say so, as printed; empty where the list is whole. */
  readonly cut: string
  /** How many names stand before these words. */
  readonly cutAt: number
  /** How many there are beside those that are named: of `and 5 others`, `+8 authors`, `외 3명`. Not of a number that may be that of all: `et al. (12 authors)`. */
  readonly others: number | undefined
}

const COUNT = String.raw`\d{1,3}(?:,\d{3}|\d{0,3})`
const UNIT =
  '(?:more|others?|additional|further|authors?|not shown|weiteren?|anderen?|autres|auteurs|más|otros|autores|mais|outros|altri|autori|저자|人|名|명|位|作者)'
const SIGN = String.raw`(?:\\?[+＋&…]|\.{3}|and|plus|und|y|e|et)`
const WORDS = String.raw`et\.?\s{0,2}al(?:ii)?\.?|et coll\.?|(?:and )?others|and colleagues|y otros|e outros|e altri|et autres|u(?:nd|\.) ?a(?:ndere|\.)|и др\.?|etc\.?|等人?|외|ほか|他|\.{3}|…`
const TAIL = String.raw`\s{0,2}[(（]?\s?(?:${SIGN}\s?)?${COUNT}(?:\s?${UNIT}){0,4}[)）]?`
const ONLY_COUNT = String.raw`[(（]?(?:(?:${SIGN}\s{0,2}){1,2}${COUNT}|${COUNT}\+?\s?${UNIT})(?:\s?${UNIT}){0,4}[)）]?`
/** What says that there are more names, up to the end of the list or the next of its commas. */
const MORE = /* @__PURE__ */ once(
  () =>
    new RegExp(
      String.raw`(?:[,;、，；]\s?|\s|^|(?<=\p{L})(?=\.{3}|…|\s?[(（])|(?<=\p{Script=Han})(?=等|(?:ほか|他)\s?\d))((?:${WORDS})(?:${TAIL}|\s?[(（]?${SIGN}\s?${COUNT}[)）]?)?|${ONLY_COUNT})(?:\.{3}|\s?\.{3}|\s?…)?\s{0,2}(?:$|(?=[,;、，；]))`,
      'iu',
    ),
)
const HINT =
  /[\d…等외他]|\.\.|ほか|\b[eE][tT]\b|[oO]ther|colleag|[eE]tc|u\. ?a|и др|otros|outros|altri|autres|andere/
const OTHERS =
  /(?:[+＋&…]|\.{3}|\b(?:and|plus|und|y|e)|^et|외|ほか|他)\s{0,2}(\d[\d,]{0,6})|(\d[\d,]{0,6})\s?(?:more|others?|additional|further|weitere|andere|autres|más|otros|mais|outros|altri)/iu

/** A group that the whole list, or its last name, is signed for: it may have commas and an `and` of its own. */
const SIGNED =
  /[\s,](?:for|on behalf of) (?:the )?([^()]{1,160}(?:collaborations?|consortium|group|team|project))$/i
/** Words that say whom a group stands for, before the group's name. */
const FOR = /^(?:[bB]y:? |(?:[fF]or|[oO]n behalf of) (?:the )?|the )/
const AND = /,? (?:[aA]nd|AND|&|und|og|och|oraz|и|[和與与及]|및|그리고|et(?! al)) (?!\d)|^(?:and|&) /
/** Conjunctions of scripts that put no blanks between words: at the end of a list, before a name. */
const HAN_AND = /(?<=\p{Script=Han}) ?[和與与及と] ?(?=\p{Script=Han}{2,4}$)/u
/** Conjunctions that stand within names too: `Ramón y Cajal`. Between two words on either side they part names. */
const DOUBTFUL = / (?:y|e|i|en|ve|ja) (?=\S{1,40} \S)(?<=\S \S{1,40} \S{1,2} )/
const CJK = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** `OpenAI`, `A.Quill`, but `McLamp`: what no given names stand behind. */
const NO_FAMILY = /^(?!(?:Ma?c|Fitz|D[eiu]|L[ae]|V[ao]n)\p{Lu}).{0,60}\p{Ll}\p{Lu}|^\p{Lu}\./u
/** `A.`, `J.-P.`, `LV`: given names that are initials alone. */
const INITIALS = /^(?:\p{Lu}{1,3}|(?:\p{Lu}\.[\s-]{0,2}){1,4})$/u
const TURNED = /^[^,\s]+, [^,]+$/
/** What ends a list that is printed as a sentence, and no abbreviation. */
const FULL_STOP = /(?<=\p{L}\p{Ll})(?<!\b(?:[JS]r|St|Inc|Ltd|Co|Corp|al|etc))\.$/u
const PLAIN = /^\p{Lu}[\p{L} .'’-]{0,60}[\p{Ll}.]$/u
const MARKS = /[\s*†‡§¶∗¹²³⁴⁵⁶⁷⁸⁹⁰,]{1,64}$/u

/**
 * Splits a printed list of names in any of the ways that carriers print one: `A, B and C`, `Quill, Ada; Ødegård, Marit`, `Quill, A., Ødegård, M.`,
 * `Quill A, van den Berg C`, `王小明、李四`, `SLOW Collaboration: A. Quill`. Names are as printed; footnote marks, numbers and affiliations in
 * brackets (which may be nested and hold commas) are off; `Jr.` and degrees stay with their name. A single `Quill, Ada` is one name.
 */
export function splitNames(text: string): NameList {
  return listOf(
    withoutBrackets(
      text
        .replace(/[\s\u00A0]+/g, ' ')
        .replace(/\$?\^\{?[\d*†‡§, ]{1,16}\}?\$?/g, '')
        .trim()
        .replace(FULL_STOP, ''),
    ),
  )
}

function listOf(text: string): NameList {
  let names: string[] = []
  let cut: string | undefined
  let cutAt = 0
  let rest = text
  // Most lists are whole, and this is known sooner.
  for (let more = moreIn(rest); more; more = moreIn(rest)) {
    names = names.concat(namesOf(rest.slice(0, more.index)))
    rest = rest.slice(more.index + more[0].length)
    if (cut === undefined) cutAt = names.length
    cut ??= more[0].replace(/^[\s,;、，；]+/, '').trim()
  }
  names = names.concat(namesOf(rest))
  return {
    names,
    isFamilyFirst: isFamilyFirst(names),
    isFirstTurned: names.length > 1 && names.findLastIndex((name) => TURNED.test(name)) === 0,
    isCut: cut !== undefined,
    cut: cut ?? '',
    cutAt: cut === undefined ? names.length : cutAt,
    others: othersIn(cut ?? ''),
  }
}

function moreIn(text: string): RegExpExecArray | null {
  return HINT.test(text) ? MORE().exec(text) : null
}

/** Whether words say that there are more names, and how many they say; `undefined` where they say anything else. */
export function readMore(words: string): { readonly others: number | undefined } | undefined {
  const more = moreIn(words.trim())
  return more ? { others: othersIn(more[0]) } : undefined
}

function othersIn(cut: string): number | undefined {
  const [, behind, ahead] = OTHERS.exec(cut) ?? []
  const figure = behind ?? ahead
  return figure === undefined ? undefined : Number(figure.replaceAll(',', ''))
}

function namesOf(text: string): string[] {
  const signed = SIGNED.exec(text.slice(-200))
  const list = signed ? text.slice(0, text.length - signed[0].length) : text
  const colon = /^([^,;:]{1,100}): ?(?=\S)/.exec(list)
  const group = colon && isGroupName(colon[1] ?? '') ? colon : undefined
  const parts = [group?.[1] ?? '', ...partsOf(list.slice(group?.[0].length ?? 0)), signed?.[1] ?? '']
  return parts.map(bareName).filter((name) => /\p{L}/u.test(name))
}

function partsOf(text: string): string[] {
  if (/[;；]/.test(text)) {
    const parts = text.split(/[;；]/)
    const areInverted = parts.every((part) => part.includes(',') || !/\p{L}/u.test(part) || isGroupName(part))
    return areInverted ? parts : parts.flatMap((part) => (isInverted(part) ? [part] : partsOf(part)))
  }
  const last = text.lastIndexOf(',') + 1
  const end = text.slice(last).replace(DOUBTFUL, ' & ')
  const clauses = (text.slice(0, last) + (CJK.test(end) ? end.replace(HAN_AND, ' & ') : end)).split(AND)
  if (/[、，•·|]/.test(text))
    return clauses.flatMap((clause) => clause.split(/[、，•|]| · |(?<!\p{Script=Han})·(?=\p{L})/u))
  // `Quill, Ada and Gool, Luc`, as BibTeX has it.
  if (clauses.length > 1 && clauses.every((clause) => clause.split(',').length === 2 && isInverted(clause)))
    return clauses
  const parts = withSuffixes(clauses.flatMap((clause) => clause.split(',')))
  if (parts.length === 2 && clauses.length === 1 && isInverted(text)) return [text]
  // `Quill, Ada, and Bo Reed`: catalogues turn the first name alone.
  const [family = '', given = '', ...others] = parts
  const isTurned =
    others.length > 0 &&
    /^\s?[^\s,]+(?:\s\p{Lu}\.?)?\s?$/u.test(given) &&
    others.every((part) => /\S\s\S/.test(part)) &&
    isInverted(`${family},${given}`)
  if (isTurned) return [`${family},${given}`, ...others]
  const isPaired = parts.length % 2 === 0 && parts.length > 1
  if (
    isPaired &&
    parts.every((part, index) => index % 2 === 0 || INITIALS.test(part.split(',', 1)[0]?.trim() ?? ''))
  )
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part},${parts[index + 1]}`] : []))
  return parts
}

/** Whether a name with one comma is one turned round: a family name, and initials or one or two given names behind it. */
function isInverted(text: string): boolean {
  const [before = '', after = ''] = text.split(',').map((part) => part.trim())
  // These put the family name first as it is.
  if (CJK.test(text) || NO_FAMILY.test(before)) return false
  const [first = '', second] = before.split(' ')
  const isFamily =
    second === undefined ? /^[\p{Lu}\p{Lo}]/u.test(first) : particles().has(first.toLowerCase())
  return after !== '' && (isFamily || (INITIALS.test(after) && /^\p{L}/u.test(first)))
}

function isGroupName(name: string): boolean {
  const words = name.trim().split(' ')
  return groupWords().has((words.at(-1) ?? '').toLowerCase())
}

/** Suffixes and degrees go to the name before them. */
function withSuffixes(parts: readonly string[]): string[] {
  const names: string[] = []
  for (const part of parts) {
    const last = names.length - 1
    if (last >= 0 && (isSuffix(part.trim()) || isDegree(part.trim())))
      names[last] = `${names[last]}, ${part.trim()}`
    else names.push(part)
  }
  return names
}

/**
 * Whether names are those of PubMed and Scopus: all but groups are a family name before initials. Initials with dots, one letter alone, or letters
 * without a vowel cannot be a family name in capitals (`Jin LI`).
 */
export function isFamilyFirst(names: readonly string[]): boolean {
  let count = 0
  let isSure = false
  for (const name of names) {
    const given = splitFamilyFirst(name)?.given
    if (given === undefined && !isGroupName(name)) return false
    if (given !== undefined) count++
    isSure ||= given !== undefined && SURE.test(given)
  }
  return isSure && count > 1
}

const SURE = /^\P{L}*\p{L}\P{L}*$|\.|^(?!NG$)[^AEIOUY]+$/u

/**
 * Brackets and what is in them taken out, but for words that say that there are more names, or a group that is signed for. One that is not closed
 * ends at the next comma. Brackets around the whole are off.
 */
function withoutBrackets(text: string): string {
  if (!/[([（]/.test(text)) return text
  let bare = text.replace(/^\(([^()]*)\)$/, '$1')
  const held: string[] = []
  // From the innermost out; affiliations are not nested deeper.
  for (let depth = 0; depth < 8 && /[)\]）]/.test(bare); depth++)
    bare = bare.replace(/[([（]([^()[\]（）]*)[)\]）]/g, (whole, inner: string) => {
      if (inner.length > 200) return ' '
      if (SIGNED.test(` ${inner}`)) return `, ${inner}`
      if (MORE().exec(inner)?.[0] !== inner) return ' '
      return `\0${held.push(whole) - 1}\0`
    })
  const rest = bare
    .replace(/[([（][^,]*/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  return rest.replace(/\0(\d{1,6})\0/g, (_, at: string) => held[Number(at)] ?? '')
}

function bareName(part: string): string {
  const name = part.trim()
  if (PLAIN.test(name)) return name
  return name
    .replace(FOR, '')
    .replace(/^[*†‡§¶∗,\s]{1,16}/u, '')
    .replace(MARKS, '')
    .replace(/( .{0,64}[\p{Ll}*†‡§∗])\d{1,2}$/u, '$1')
    .replace(MARKS, '')
    .replace(/^(?:and|&|et|und|y|e)$/i, '')
}
