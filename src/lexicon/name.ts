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

/** Words that, in lower case, stand before a family name without being sorted by. */
export const particles: ReadonlySet<string> = listOf(`
  van von vom der den des het de del della dello delle degli dei dalla dal la las los le lo di da das do
  dos du ten ter te tot zu zum zur af av op 't ’t bin bint ibn al el
`)

/** Words that, with a capital, open a family name of two words: `Van Gool`, `De la Torre`. */
export const familyOpenings: ReadonlySet<string> = listOf(`
  Van Von Vander Vanden De Del Della Dello Degli Dalla Dal Den Der Des Di Da Do Dos Das Du La Las Le Lo Los
  Ter Ten El Al St. Saint Mac San Santa Abu Abou Ben
`)

/** Family names beside which `Van`, `Le` and the like are middle names: `Nguyen Van Anh`, `Toan Van Tran`. */
const vietnamese: ReadonlySet<string> = listOf(`
  nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh dao doan truong trinh lam mai
  cao luong luu thai chau ta tong quach
`)

/** Words that no person is called by: one of them makes the whole name that of a group. Lower case. */
export const groupWords: ReadonlySet<string> = listOf(`
  team teams collaboration collaborations consortium group lab labs laboratory laboratories research
  university institute institution foundation initiative corporation company committee community
  contributors authors organization organisation association society academy alliance council department
  project technologies technology inc inc. ltd ltd. llc gmbh corp corp. co. deepmind openai
`)

/** Words of fields of study, by which nobody is called: `Computer Vision`, `Language Processing`. Lower case. */
export const subjectWords: ReadonlySet<string> = listOf(`
  adaptation agents alignment analysis analytics applications architecture architectures bias biology chemistry
  classification clustering computing control data design detection diffusion dynamics economics editing engineering
  estimation ethics evaluation fairness finance forecasting generation graphics inference intelligence interaction
  interpretability language languages learning linguistics manipulation mathematics mining modeling modelling models
  navigation networks optimization optimisation perception physics planning prediction privacy processing programming
  reasoning recognition reconstruction recommendation regression reinforcement retrieval robotics safety science
  sciences search security segmentation semantics simulation speech statistics summarization synthesis systems theory
  tracking transformers translation understanding vision
`)

const SUFFIX = /^(?:[Jj][Rr]\.?|[Ss][Rr]\.?|II|III|IV)$/
const DEGREE = /^(?:ph\.?\s?d\.?|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|esq\.?)$/i
const FOREIGN_LETTER = /[^\p{Script=Latin}\p{Lm}\P{L}]/u
const INITIAL = /^\p{Lu}\.?$/u

/**
 * Splits a printed name. Reads `Given particle Family Suffix`, `Family, Given`, `Family, Suffix, Given` and
 * `Given Family, Suffix`. One word, a name of a group, a name with digits, ` and ` or ` & ` in it, and one in other than Latin
 * letters come back as `literal`, since a guess at their parts would be sorted and abbreviated wrongly for ever. Degrees
 * (`, PhD`) go. A blank name gives an empty `name`, which callers leave out.
 */
export function splitName(name: string): NameParts {
  const plain = splitPlain(name)
  if (plain) return plain
  const printed = name.normalize('NFC').trim().replace(/\s+/g, ' ')
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
  if (given === 'AI' || family === 'AI' || (family.length < 4 && SUFFIX.test(family))) return undefined
  if (groupWords.has(given.toLowerCase()) || groupWords.has(family.toLowerCase())) return undefined
  return { name, family, given }
}

function isLiteral(printed: string): boolean {
  if (!printed.includes(' '))
    return !/^[^,]+,[^,]+$/.test(printed) || /\d/.test(printed) || FOREIGN_LETTER.test(printed)
  if (/\d| and | & /i.test(printed) || FOREIGN_LETTER.test(printed)) return true
  const words = printed.split(/[\s,]+/)
  if (words.some((word) => groupWords.has(word.toLowerCase()))) return true
  // In a name that is capitals throughout, AI is a Chinese family name.
  return words.includes('AI') && words.some((word) => /\p{Ll}/u.test(word))
}

function splitCommas(printed: string): NameParts {
  const fields = printed
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '' && !DEGREE.test(field))
  const [first, second, third] = fields
  if (first === undefined || fields.length > 3) return { name: printed, literal: printed }
  if (second === undefined)
    return isLiteral(first) ? { name: first, literal: first } : splitWords(first, first.split(' '))
  if (third === undefined) {
    if (SUFFIX.test(second)) return splitWords(`${first} ${second}`, [...first.split(' '), second])
    return inverted(first, second, undefined)
  }
  if (SUFFIX.test(second)) return inverted(first, third, second)
  if (SUFFIX.test(third)) return inverted(first, second, third)
  return { name: printed, literal: printed }
}

/** `van den Oord, Aäron`: the family name's extent is given, only its particle is to be found. */
function inverted(before: string, given: string, suffix: string | undefined): NameParts {
  const words = before.split(' ')
  let start = 0
  while (start < words.length - 1 && particles.has(words[start] ?? '')) start += 1
  return compose(given, words.slice(0, start), words.slice(start), suffix)
}

function splitWords(printed: string, words: readonly string[]): NameParts {
  const last = words[words.length - 1] ?? ''
  const suffix = SUFFIX.test(last) ? last : undefined
  const names = suffix === undefined ? words : words.slice(0, -1)
  if (names.length < 2) return { name: printed, literal: printed }
  const run = particleRun(names)
  if (run)
    return compose(
      names.slice(0, run.start).join(' '),
      names.slice(run.start, run.end),
      names.slice(run.end),
      suffix,
    )
  const start = familyStart(names)
  return compose(names.slice(0, start).join(' '), [], names.slice(start), suffix)
}

/** The last run of lower-case particles that has a family name behind it. */
function particleRun(names: readonly string[]): { start: number; end: number } | undefined {
  let end = names.length - 1
  while (end > 0 && !particles.has(names[end - 1] ?? '')) end -= 1
  // `Caio da S. Dias`: what follows the particle is no family name.
  if (end === 0 || names.slice(end).some((word) => INITIAL.test(word))) return undefined
  let start = end - 1
  while (start > 0 && particles.has(names[start - 1] ?? '')) start -= 1
  const opened = start > 1 && familyOpenings.has(names[start - 1] ?? '')
  return opened ? undefined : { start, end }
}

/** Where the family name starts in a name without particle: at its last word, or at what opens a longer one. */
function familyStart(names: readonly string[]): number {
  const last = names.length - 1
  // `Santiago Ramón y Cajal`, `Antoni Gaudí i Cornet`
  if (last >= 3 && /^[yi]$/.test(names[last - 1] ?? '')) return last - 2
  let start = last
  while (start > 1 && particles.has(names[start - 1] ?? '')) start -= 1
  while (start > 1 && familyOpenings.has(names[start - 1] ?? '')) start -= 1
  const isMiddleName = start < last && (vietnamese.has(bare(names[0])) || vietnamese.has(bare(names[last])))
  return isMiddleName ? last : start
}

function bare(word: string | undefined): string {
  return (word ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function compose(
  given: string,
  before: readonly string[],
  family: readonly string[],
  suffix: string | undefined,
): NameParts {
  const particle = before.join(' ')
  const parts: NameParts = {
    name: [given, particle, ...family, suffix ?? ''].filter((part) => part !== '').join(' '),
  }
  parts.family = family.join(' ')
  if (given !== '') parts.given = given
  if (particle !== '') parts.particle = particle
  if (suffix !== undefined) parts.suffix = suffix
  return parts
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
