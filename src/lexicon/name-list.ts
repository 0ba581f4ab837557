/** Names as a byline prints them, and whether it says that there are more. */
export interface NameList {
  readonly names: readonly string[]
  /** `et al.`, `等`, `and others`: the list is not the whole. */
  readonly isCut: boolean
  /** The words that say so, as printed; empty where the list is whole. */
  readonly cut: string
}

/** What stands at the end of a list that is not the whole. */
const CUT =
  /(?:[,;、，]|\s|^|(?<=\p{Script=Han})(?=等))\s{0,3}[(（]?(?:(?:et\.?\s{0,2}al\.?|and others|etc\.?|等人?|외|ほか|他)(?:\s{0,2}\(?\+?\s?\d{0,4}\s?(?:more|authors?|others?|명|人|名)?\)?)?|(?:and|\+|&|외)\s{0,2}\d{1,4}\s{0,2}(?:more|others?|authors?|more authors?|other authors?|명)?[)）]?|\.{3}|…)\s{0,3}$/iu

/**
 * How many authors there are beside those that are named: of `and 5 others`, `+8 authors`, `외 3명`. `undefined` for words that tell no number,
 * or one that may be that of all: `et al. (12 authors)`, `等 5 人`.
 */
export function othersIn(cut: string): number | undefined {
  const figure = /\d{1,4}/.exec(cut)
  if (!figure) return undefined
  const isOfOthers = /[+＋&]\s?\d|^\P{L}{0,4}(?:and|외|ほか|他)|\b(?:more|others?)\b/iu.test(cut)
  return isOfOthers ? Number(figure[0]) : undefined
}

const SUFFIX = /^(?:jr\.?|sr\.?|ii|iii|iv|ph\.?d\.?)$/i
/** `A.`, `J.-P.`, `LV`: given names that are initials alone. */
const INITIALS = /^(?:\p{Lu}{1,3}|(?:\p{Lu}\.[\s-]{0,2}){1,4})$/u
const MARKS = /[\s*†‡§¶∗¹²³⁴⁵⁶⁷⁸⁹⁰,]{1,64}$/u

/**
 * Splits a printed list of names: `A, B and C`, `Quill, Ada; Ødegård, Marit`, `Quill, A., Ødegård, M.`, `王小明、李四`. Names are as
 * printed; footnote marks, numbers and affiliations in brackets behind them are off. A single `Quill, Ada` is one name.
 */
export function splitNames(text: string): NameList {
  let rest = text.replace(/[\s\u00A0]+/g, ' ').trim()
  const cut = rest.length < 65_536 ? CUT.exec(rest.slice(-64)) : undefined
  if (cut) rest = rest.slice(0, Math.max(0, rest.length - 64) + cut.index)
  const names = listOf(rest)
    .map(bareName)
    .filter((name) => /\p{L}/u.test(name))
  return { names, isCut: Boolean(cut), cut: cut?.[0].replace(/^[\s,;、，]{1,8}/, '').trim() ?? '' }
}

function listOf(text: string): string[] {
  if (text.includes(';') || text.includes('；')) return text.split(/[;；]/)
  if (/[、，•·|]/.test(text)) return text.split(/[、，•|]| · |·(?=\p{L})/u)
  const clauses = text.split(/,? (?:and|&) /i)
  // `Quill, Ada and Gool, Luc`, as BibTeX has it.
  if (clauses.length > 1 && clauses.every((clause) => clause.split(',').length === 2 && isInverted(clause)))
    return clauses
  const parts = clauses.flatMap((clause) => clause.split(','))
  if (parts.length === 2 && clauses.length === 1 && isInverted(text)) return [text]
  const isPaired = parts.length % 2 === 0 && parts.length > 1
  if (isPaired && parts.every((part, index) => index % 2 === 0 || INITIALS.test(part.trim())))
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part},${parts[index + 1]}`] : []))
  return withSuffixes(parts)
}

/** Whether a name with one comma is one turned round: two words, or initials or two given names behind one family name. */
function isInverted(text: string): boolean {
  const [before = '', after = ''] = text.split(',').map((part) => part.trim())
  // These put the family name first as it is.
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return false
  return /^[\p{Lu}\p{Lo}]/u.test(before) && after !== '' && (!before.includes(' ') || INITIALS.test(after))
}

function withSuffixes(parts: readonly string[]): string[] {
  const names: string[] = []
  for (const part of parts) {
    const last = names.length - 1
    if (last >= 0 && SUFFIX.test(part.trim())) names[last] = `${names[last]}, ${part.trim()}`
    else names.push(part)
  }
  return names
}

function bareName(part: string): string {
  return part
    .trim()
    .replace(/^(?:and|by|&) /i, '')
    .replace(/\s?[(（][^()（）]{0,200}[)）]$/, '')
    .replace(MARKS, '')
    .replace(/( .{0,64}\p{Ll})\d{1,2}$/u, '$1')
    .trim()
}
