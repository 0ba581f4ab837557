import { withLettersOfMath } from './math-text'
import { once } from './once'

/**
 * Letters that Unicode does not decompose, and what bibliographers write for them in ASCII; the capital forms follow from
 * these. Source: the Latin-ASCII transform of CLDR, and for Greek the names of the letters, as in LaTeX.
 */
export const asciiSpellings: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      `
  ß=ss æ=ae œ=oe ø=o ð=d đ=d þ=th ł=l ħ=h ı=i ȷ=j ŋ=n ŧ=t ĸ=q ſ=s ƒ=f ə=e ɓ=b ɗ=d ƙ=k ƴ=y ɛ=e ɔ=o ƶ=z ɨ=i
  ʉ=u α=alpha β=beta γ=gamma δ=delta ε=epsilon ζ=zeta η=eta θ=theta ι=iota κ=kappa λ=lambda μ=mu ν=nu ξ=xi
  ο=omicron π=pi ρ=rho σ=sigma ς=sigma τ=tau υ=upsilon φ=phi χ=chi ψ=psi ω=omega
  `
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split('=') as [string, string]),
    ),
)

/** Signs of text that have a plain ASCII form. Every other sign becomes a blank, so that it still parts words. */
const asciiSigns: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      "‘=' ’=' ʼ=' ′=' “=\" ”=\" ‐=- ‑=- −=- ⁄=/ ∞=infinity"
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    ),
)

// Only the general ones: the vowel signs of Indic scripts and the voicing marks of kana are letters to their readers.
const DIACRITICS = /[\u0300-\u036f]+/g
// Signs behind a word belong to its name: `C++`, `C#`, `K⁺`. A power does not: `cm⁻¹` is printed `cm-1` elsewhere.
const ASCII_WORDS = /[a-z0-9]+(?:[+#]+(?![a-z0-9+#]))?/g
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[+#]+(?![\p{L}\p{N}+#])|[⁺⁻]+(?!\p{N}))?/gu

/**
 * The text in ASCII, case kept: `Łódź` -> `Lodz`, `π₀` -> `pi0`. Diacritics go, ligatures and Greek are spelled out, other
 * signs become blanks; letters of other scripts go, so the result may be empty.
 */
export function toAscii(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text
  let result = ''
  for (const character of text.normalize('NFKD')) result += character <= '\x7f' ? character : spell(character)
  return result
}

/** {@link toAscii} in lower case: what citation keys are made of. */
export function foldToAscii(text: string): string {
  return toAscii(text).toLowerCase()
}

/**
 * The letters and digits of a title, lower case, without diacritics, words joined by `-`; letters of every script are kept:
 * `Łódź: naïve 学习` -> `lodz-naive-学习`. Math counts as the letters it prints: `$\\mu$P` is `μP`, and charges count, `$K^+$` is no `$K^-$`. A title without any letter or digit gives the hexadecimal code points of its
 * signs, so the result is empty only for a title that is empty or blank.
 */
export function foldTitle(printed: string): string {
  const title = withLettersOfMath(printed)
  // Most titles are ASCII, and nothing of what follows changes those.
  if (!/[^\0-\x7f]/.test(title) && /[A-Za-z0-9]/.test(title))
    return (title.toLowerCase().match(ASCII_WORDS) ?? []).join('-')
  const words = title
    .toLowerCase()
    .replace(/[^⁺⁻]+/g, (text) => text.normalize('NFKD').replace(DIACRITICS, '').normalize('NFC'))
    .match(WORDS)
  if (words) return words.map((word) => spellLatin(word).replaceAll('⁺', '+')).join('-')
  const signs: string[] = []
  for (const sign of title) if (sign.trim() !== '') signs.push((sign.codePointAt(0) ?? 0).toString(16))
  return signs.join('-')
}

/**
 * The text as it is searched: lower case, without diacritics, Latin ligatures spelled out, wide and compatibility forms plain; signs and blanks
 * stay. `Łódź: “naïve”` -> `lodz: “naive”`. Where words stand in it is not where they stand in the text.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (!/[^\0-\x7f]/.test(lower)) return lower
  return spellLatin(lower.normalize('NFKD').replace(DIACRITICS, '').normalize('NFC'))
}

function spell(character: string): string {
  const known = asciiSpellings().get(character) ?? asciiSigns().get(character)
  if (known !== undefined) return known
  const lower = asciiSpellings().get(character.toLowerCase())
  if (lower !== undefined) return lower.charAt(0).toUpperCase() + lower.slice(1)
  return /[\p{L}\p{M}\p{N}\p{Cf}]/u.test(character) ? '' : ' '
}

/** Latin letters only: a title in Greek stays in Greek. */
function spellLatin(word: string): string {
  if (!/[^\0-\x7f]/.test(word)) return word
  return word.replace(/[^\0-\x7f]/gu, (letter) =>
    /\p{Script=Latin}/u.test(letter) ? (asciiSpellings().get(letter) ?? letter) : letter,
  )
}
