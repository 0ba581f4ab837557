import { familyOpenings, groupWords, isDegree, isGroup, isSuffix, particles, vietnamese } from './name-words'

/** The parts of a person's name, or the `literal` name of anything else. `name` is the whole in reading order. */
export interface NameParts {
  name: string
  family?: string
  given?: string
  /** Lower case, not sorted by: `van den`. */
  particle?: string
  suffix?: string
  /** Set instead of the parts where the name is not, or may not be, that of one person in Latin letters. */
  literal?: string
}

const FOREIGN_LETTER = /[^\p{Script=Latin}\p{Lm}\P{L}]/u
const INITIAL = /^\p{Lu}\.?$/u
/** `A.Quill`: initials that a family name follows without a blank. */
const GLUED = /^((?:\p{Lu}\.[\s-]?){0,3}\p{Lu}\.)(?=\p{Lu}\p{Ll}\S{0,60}$)/u

/**
 * Splits a printed name. Reads `Given particle Family Suffix`, `Family, Given`, `Family, Suffix, Given` and
 * `Given Family, Suffix`. One word, a name of a group, a name with digits, ` and ` or ` & ` in it, and one in other than Latin
 * letters come back as `literal`, since a guess at their parts would be sorted and abbreviated wrongly for ever. Degrees
 * (`, PhD`) go. A blank name gives an empty `name`, which callers leave out.
 */
export function splitName(name: string): NameParts {
  const plain = splitPlain(name)
  if (plain) return plain
  const printed = name.normalize('NFC').trim().replace(/\s+/g, ' ').replace(GLUED, '$1 ')
  if (isLiteral(printed)) return { name: printed, literal: printed }
  const comma = printed.indexOf(',')
  return comma < 0 ? splitWords(printed, printed.split(' ')) : splitCommas(printed)
}

const PLAIN = /^[A-Z][A-Za-z'-]* [A-Z][A-Za-z'-]*$/

/** `Ada Quill`: most names are two plain words, which are split at once and never in another way by {@link splitName}. `undefined` for all others. */
export function splitPlain(name: string): NameParts | undefined {
  if (!PLAIN.test(name)) return undefined
  const blank = name.indexOf(' ')
  const given = name.slice(0, blank)
  const family = name.slice(blank + 1)
  if (given === 'AI' || family === 'AI' || (family.length < 4 && isSuffix(family))) return undefined
  if (groupWords().has(given.toLowerCase()) || groupWords().has(family.toLowerCase())) return undefined
  return { name, family, given }
}

/** Whether one comma parts two words; a pattern would count each letter of a name of megabytes on its stack. */
function isTurned(printed: string): boolean {
  const comma = printed.indexOf(',')
  return comma > 0 && comma < printed.length - 1 && comma === printed.lastIndexOf(',')
}

function isLiteral(printed: string): boolean {
  if (!printed.includes(' ')) return !isTurned(printed) || /\d/.test(printed) || FOREIGN_LETTER.test(printed)
  if (/\d(?!(?:nd|rd)$)| and | & /i.test(printed) || FOREIGN_LETTER.test(printed)) return true
  return isGroup(printed.split(/[\s,]+/))
}

function splitCommas(printed: string): NameParts {
  const fields = printed
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '' && !isDegree(field))
  const [first, second, third] = fields
  if (first === undefined || fields.length > 3) return { name: printed, literal: printed }
  if (second === undefined)
    return isLiteral(first) ? { name: first, literal: first } : splitWords(first, first.split(' '))
  if (third === undefined) {
    if (isSuffix(second)) return splitWords(`${first} ${second}`, [...first.split(' '), second])
    return inverted(first, second, undefined)
  }
  if (isSuffix(second)) return inverted(first, third, second)
  if (isSuffix(third)) return inverted(first, second, third)
  return { name: printed, literal: printed }
}

/** `van den Oord, Aäron`: the family name's extent is given, only its particle is to be found. */
function inverted(before: string, given: string, suffix: string | undefined): NameParts {
  const words = before.split(' ')
  let start = 0
  while (start < words.length - 1 && particles().has(words[start] ?? '')) start += 1
  return join(given, words.slice(0, start), words.slice(start), suffix)
}

function splitWords(printed: string, words: readonly string[]): NameParts {
  const last = words[words.length - 1] ?? ''
  const suffix = isSuffix(last) ? last : undefined
  const names = suffix === undefined ? words : words.slice(0, -1)
  if (names.length < 2) return { name: printed, literal: printed }
  const run = particleRun(names)
  if (run)
    return join(
      names.slice(0, run.start).join(' '),
      names.slice(run.start, run.end),
      names.slice(run.end),
      suffix,
    )
  const start = familyStart(names)
  return join(names.slice(0, start).join(' '), [], names.slice(start), suffix)
}

/** The last run of lower-case particles that has a family name behind it. */
function particleRun(names: readonly string[]): { start: number; end: number } | undefined {
  let end = names.length - 1
  while (end > 0 && !particles().has(names[end - 1] ?? '')) end -= 1
  // `Caio da S. Dias`: what follows the particle is no family name.
  if (end === 0 || names.slice(end).some((word) => INITIAL.test(word))) return undefined
  let start = end - 1
  while (start > 0 && particles().has(names[start - 1] ?? '')) start -= 1
  const opened = start > 1 && familyOpenings().has(names[start - 1] ?? '')
  return opened ? undefined : { start, end }
}

/** Where the family name starts in a name without particle: at its last word, or at what opens a longer one. */
function familyStart(names: readonly string[]): number {
  const last = names.length - 1
  // `Santiago Ramón y Cajal`, `Antoni Gaudí i Cornet`
  if (last >= 3 && /^[yi]$/.test(names[last - 1] ?? '')) return last - 2
  let start = last
  while (start > 1 && particles().has(names[start - 1] ?? '')) start -= 1
  while (start > 1 && familyOpenings().has(names[start - 1] ?? '')) start -= 1
  const isMiddleName =
    start < last && (vietnamese().has(bare(names[0])) || vietnamese().has(bare(names[last])))
  return isMiddleName ? last : start
}

function bare(word: string | undefined): string {
  return (word ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function join(
  given: string,
  before: readonly string[],
  family: readonly string[],
  suffix: string | undefined,
): NameParts {
  return composeName({ given, particle: before.join(' '), family: family.join(' '), suffix: suffix ?? '' })
}

/**
 * A name by its parts as bibliographies have them (BibTeX, CSL); a part that is absent is empty. A suffix behind a comma of another part, or in the
 * place of the given names, is found. Without a family name the name is literal; `name` is empty where all parts are.
 */
export function composeName(parts: Required<Omit<NameParts, 'name' | 'literal'>>): NameParts {
  const { given, particle, family, suffix } = withSuffix(parts)
  const whole = withParticle(particle, family)
  const name = [given, whole, suffix].filter((part) => part !== '').join(' ')
  if (family === '') return name === '' ? { name } : { name, literal: name }
  return {
    name,
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { particle }),
    ...(suffix !== '' && { suffix }),
  }
}

/** `van den Oord`; no blank stands behind a particle that an apostrophe or a hyphen ends: `d'Ambrosio`. */
export function withParticle(particle: string | undefined, family: string): string {
  if (particle === undefined || particle === '') return family
  return /['’-]$/.test(particle) ? particle + family : `${particle} ${family}`.trim()
}

function withSuffix<Parts extends { given: string; family: string; suffix: string }>(parts: Parts): Parts {
  const { given, suffix } = parts
  if (suffix !== '')
    return isSuffix(given) && !isSuffix(suffix) ? { ...parts, given: suffix, suffix: given } : parts
  for (const key of ['given', 'family'] as const) {
    const comma = parts[key].lastIndexOf(',')
    const last = parts[key].slice(comma + 1).trim()
    if (comma > 0 && isSuffix(last))
      return { ...parts, [key]: parts[key].slice(0, comma).trim(), suffix: last }
  }
  return parts
}

const FAMILY_FIRST =
  /^((?:(?:[\p{Ll}'’]{1,5}|\p{Lu}[\p{L}\p{M}'’-]{1,40}) ){0,4}\p{Lu}[\p{L}\p{M}'’-]{1,40}) (\p{Lu}{1,3}|\p{Lu}-\p{Lu}|(?:\p{Lu}\.[ -]?){1,4})(?:,? (\S{2,3}))?$/u

/** `Quill A`, `van den Berg C.`, `King ML Jr`: a family name before initials, as PubMed and Scopus print it; `undefined` for any other. */
export function splitFamilyFirst(name: string): (NameParts & { readonly given: string }) | undefined {
  const [, family = '', given = '', suffix] = FAMILY_FIRST.exec(name) ?? []
  if (given === '' || (suffix !== undefined && !isSuffix(suffix))) return undefined
  return { ...inverted(family, given.trim(), suffix), given }
}
