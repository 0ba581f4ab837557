import { type NameParts, withParticle } from '../../lexicon/name'
import type { Author, Paper } from '../../model/paper'
import { cleanLine } from '../clean'
import { namePartsOf } from '../name-parts'
import type { TexEncoder } from './escape'

/**
 * The names of a paper as BibTeX and biber read them: `Quill, Ada and {Van Gool}, Luc and others`. `undefined` where the
 * digest names nobody. `others` stands for the authors that the digest counts and does not name.
 */
export function nameList(paper: Paper, encoder: TexEncoder): string | undefined {
  const list = namesOf(paper.authors, encoder)
  if (list === undefined) return undefined
  return hasMore(paper) ? `${list} and others` : list
}

/** Whether a paper has more authors than are named. */
export function hasMore({ authors, authorCount = 0, moreAuthors }: Paper): boolean {
  return moreAuthors === true || authorCount > authors.length
}

/** Names in a list, `undefined` where none has anything to print. */
export function namesOf(authors: readonly Author[], encoder: TexEncoder): string | undefined {
  let list = ''
  for (const author of authors) {
    const name = formatName(author, encoder)
    if (name !== '') list += list === '' ? name : ` and ${name}`
  }
  return list === '' ? undefined : list
}

/** The name of a group, in braces, so that it is neither split nor abbreviated. */
export function groupName(name: string, encoder: TexEncoder): string {
  const tex = encoder.escape(name, 0, name.length)
  // Styles make labels of the first three characters in the braces; a command among them would be cut in two. BibTeX takes
  // a brace with a command behind it for one character. \relax prints nothing.
  return isOthers(name) || /[\\$]/.test(tex.replace(/[{}]/g, '').slice(0, 3))
    ? `{\\relax ${tex}}`
    : `{${tex}}`
}

/** `von Family, Suffix, Given`; names that were not split are split here, and those that cannot be are {@link groupName}s. */
export function formatName(author: Author, encoder: TexEncoder): string {
  const parts = joinedParticle(namePartsOf(author))
  const printed = parts.family ?? ''
  const isPlain = isPlainWord(printed) && !(printed.includes('-') && SMALL_PART.test(printed))
  const family = isPlain ? printed : cleanLine(printed)
  if (family === '') {
    const name = cleanLine(parts.literal ?? author.name)
    return name === '' ? '' : groupName(name, encoder)
  }
  const particle = part(parts.particle, encoder)
  const suffix = part(parts.suffix, encoder)
  const given = part(parts.given, encoder)
  const printedFamily = isPlain ? family : formatFamily(family, encoder)
  if (encoder.letterForm === 'unicode' && [particle, printedFamily, given, suffix].some(startsWithCommand))
    return groupName(cleanLine(author.name), encoder)
  let name = (particle === '' ? '' : `${particle} `) + printedFamily
  if (suffix !== '') name += `, ${suffix}`
  if (given !== '') name += `, ${given}`
  else if (suffix !== '') name += ','
  return name
}

/** A particle that is one word with the family name is a part of it, to BibTeX. */
function joinedParticle(parts: NameParts | Author): NameParts | Author {
  const { particle = '', family = '' } = parts
  if (!/['’-]$/.test(particle)) return parts
  return { ...parts, particle: undefined, family: withParticle(particle, family) } as Author
}

/** biber takes the sign that a command stands for as an initial, and writes half of a pair of braces. No name in letters is such. */
function startsWithCommand(tex: string): boolean {
  return /^\{*[\\$]/.test(tex)
}

/** BibTeX parts family names at hyphens, and takes a small part for a particle: it would print `el Sadat`. */
const SMALL_PART = /(?:^|[ -])\p{Ll}[^ -]*-|-\p{Ll}|^['’]/u

/** `{Van Gool}`: words before the last that are small, or that BibTeX users expect to be a particle, would be read as one. */
function formatFamily(family: string, encoder: TexEncoder): string {
  const space = family.lastIndexOf(' ')
  const isCompound =
    space > 0 &&
    (/^(?:Van|Von|De|Del|Della|Di|Da|Du|La|Le|Den|Der|El|Al|St\.) /.test(family) ||
      /(?:^| )\P{Lu}/u.test(family.slice(0, space)))
  return isCompound || isOthers(family) || SMALL_PART.test(family)
    ? groupName(family, encoder)
    : part(family, encoder)
}

/** What most names are made of needs nothing of what follows. */
function isPlainWord(text: string): boolean {
  const mayPart = text.length === 3 || text.length === 6
  return /^[A-Za-z.-]+$/.test(text) && !(mayPart && /^(?:and|others)$/i.test(text))
}

/** biber takes the word for the end of a list of names even in braces. */
function isOthers(name: string): boolean {
  return name.length === 6 && /^others$/i.test(name)
}

/** In braces where the part holds what would part names: a comma, or the word `and`. */
function part(text: string | undefined, encoder: TexEncoder): string {
  if (text === undefined || isPlainWord(text)) return text ?? ''
  const clean = cleanLine(text)
  if (clean === '') return ''
  const tex = encoder.escape(clean, 0, clean.length)
  if (/,|(?:^| )and(?: |$)|^others$/i.test(clean)) return `{${tex}}`
  // `{\_}` is one character to BibTeX where it abbreviates, and \_ is two.
  return tex.includes('\\') ? tex.replace(/\\[&%$#_]/g, '{$&}') : tex
}
