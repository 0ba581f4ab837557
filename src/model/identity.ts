import { foldText, foldTitle } from '../lexicon/fold'
import { arxivOfDoi } from '../lexicon/identifier'
import { splitName } from '../lexicon/name'
import type { Identifiers, Paper, Position, Source } from './paper'

/** `arxiv:2504.02508`, else `doi:10.…`, else `title:<folded title>`: the same paper has the same id wherever it is read. */
export function idOf(title: string, { arxiv, doi }: Identifiers): string {
  const number = arxiv ?? (doi === undefined ? undefined : arxivOfDoi(doi))
  if (number !== undefined) return `arxiv:${number}`
  return doi === undefined ? `title:${foldTitle(title)}` : `doi:${doi}`
}

/**
 * Gives the identifiers of a paper as keys, `arxiv:2504.02508`, `doi:10.1234/x`, the surest first. The DOI of an arXiv paper is its arXiv id, so that is
 * given once. None for a paper that is known by its title alone.
 */
export function eachKey(
  { id, identifiers }: Pick<Paper, 'id' | 'identifiers'>,
  visit: (key: string) => void,
): void {
  const { arxiv, doi, openreview, acl, pmid } = identifiers
  const named = doi === undefined ? undefined : arxivOfDoi(doi)
  const number = arxiv ?? named
  // The id mostly says the same, and a text that is there already costs less than a new one.
  if (number !== undefined) visit(isIdOf(id, number) ? id : `arxiv:${number}`)
  if (doi !== undefined && named === undefined) visit(`doi:${doi}`)
  if (openreview !== undefined) visit(`openreview:${openreview}`)
  if (acl !== undefined) visit(`acl:${acl}`)
  if (pmid !== undefined) visit(`pmid:${pmid}`)
}

/** Whether two papers have an identifier in common. */
export function shareKey(first: Identified, second: Identified): boolean {
  const keys = new Set(keysOf(first))
  return keysOf(second).some((key) => keys.has(key))
}

function isIdOf(id: string, arxiv: string): boolean {
  return id.length === arxiv.length + 6 && id.startsWith('arxiv:') && id.endsWith(arxiv)
}

/** What tells whether papers of one title are one. */
export interface Evidence {
  /** {@link eachKey} */
  readonly keys: readonly string[]
  /** Family names of persons, folded; groups may sign for anybody. */
  readonly families: readonly string[]
  /** The words of their names: bibliographies turn names round. */
  readonly names: ReadonlySet<string>
  readonly year: number | undefined
  readonly place: Place
}

/** Where a paper is printed: its container, folded, its volume there and its first page. */
export interface Place {
  readonly container?: string
  readonly volume?: string
  readonly page?: string
}

export type Identified = Pick<Paper, 'id' | 'identifiers' | 'authors' | 'published' | 'publication'>

export function evidenceOf(paper: Identified): Evidence {
  const keys = keysOf(paper)
  const { published } = paper
  const names = new Set(paper.authors.flatMap(({ name }) => foldText(name).split(WORD_END)))
  const year = published === undefined ? undefined : Number(published.slice(0, 4))
  return { keys, families: familiesOf(paper), names, year, place: placeOf(paper) }
}

function placeOf({ publication: { container, volume, pages } = {} }: Pick<Paper, 'publication'>): Place {
  const page = pages?.match(/[\p{L}\p{N}.:]+/u)?.[0]
  return {
    ...(container !== undefined && { container: foldTitle(container) }),
    ...(volume !== undefined && { volume: foldText(volume) }),
    ...(page !== undefined && { page: foldText(page) }),
  }
}

function keysOf(paper: Pick<Paper, 'id' | 'identifiers'>): string[] {
  const keys: string[] = []
  eachKey(paper, (key) => keys.push(key))
  return keys
}

const WORD_END = /[^\p{L}\p{M}'’-]+/u

/** The last word of each family name: whether `Van` belongs to it is told in more than one way. */
function familiesOf({ authors }: Pick<Paper, 'authors'>): string[] {
  return authors.flatMap(({ name, family, literal }) => {
    const last = literal === undefined ? (family ?? splitName(name).family) : undefined
    return last === undefined ? [] : [foldText(last.slice(last.lastIndexOf(' ') + 1))]
  })
}

/**
 * Whether papers of one title are others: an identifier of one kind, all family names, the year, by more than one, or the volume or first page in one
 * container is another. Nothing is concluded from what one of them does not state.
 */
export function contradicts(first: Evidence, second: Evidence): boolean {
  if (first.year !== undefined && second.year !== undefined && Math.abs(first.year - second.year) > 1)
    return true
  if (haveOtherKeys(first.keys, second.keys) || haveOtherPlaces(first.place, second.place)) return true
  return (
    first.families.length > 0 &&
    second.families.length > 0 &&
    !first.families.some((family) => second.names.has(family)) &&
    !second.families.some((family) => first.names.has(family))
  )
}

function haveOtherKeys(first: readonly string[], second: readonly string[]): boolean {
  const kinds = new Map(first.map((key) => [kindOf(key), key]))
  return second.some((key) => (kinds.get(kindOf(key)) ?? key) !== key)
}

/** A column of editorials has one title and one author; journals that are written in other ways may be one, so of these nothing is known. */
function haveOtherPlaces(first: Place, second: Place): boolean {
  if (first.container === undefined || first.container !== second.container) return false
  return differs(first.volume, second.volume) || differs(first.page, second.page)
}

/** What a key identifies with: `arxiv`, `doi`. */
function kindOf(key: string): string {
  return key.slice(0, key.indexOf(':'))
}

/** So many authors stand for all: lists of papers cut them. */
const FIRST_AUTHORS = 8

/**
 * What papers of one identifier have in common with each other, and not with those that have it by mistake: a word of their titles, two family names, or
 * all of these.
 */
export function signsOf(paper: Pick<Paper, 'title' | 'sources' | 'authors'>): string[] {
  const families = [...new Set(familiesOf(paper))]
  const signs = titlesOf(paper).flatMap(wordsOf)
  for (const [index, family] of families.slice(0, FIRST_AUTHORS).entries())
    for (const other of families.slice(0, index)) signs.push([family, other].sort().join('+'))
  if (families.length > 0) signs.push(`${families.sort().join('+')}+`)
  return signs
}

/** Words that tell titles apart: those of four letters and more, else all. */
function wordsOf(title: string): readonly string[] {
  const words = foldTitle(title).split('-')
  const long = words.filter((word) => word.length > 3)
  return long.length > 0 ? long : words
}

/** All titles that a paper is known by: its own, and those that merging left to its sources. */
export function titlesOf({ title, sources }: Pick<Paper, 'title' | 'sources'>): string[] {
  const titles = [title]
  for (const source of sources)
    if (source.title !== undefined && !titles.includes(source.title)) titles.push(source.title)
  return titles
}

/**
 * Whether two papers of one id or title on one page are one. A page links what it speaks of, so where one of two cards names nobody its identifier
 * counts, whatever it is called; and of titles without names the number of authors tells together with the day.
 */
export function isRepeated(first: Paper, second: Paper): boolean {
  const isTitle = ({ id }: Paper): boolean => id.startsWith('title:')
  if (isTitle(first) || isTitle(second)) {
    const isUnnamed = first.authors.length === 0 || second.authors.length === 0
    return (
      !contradicts(evidenceOf(first), evidenceOf(second)) &&
      !(
        isUnnamed &&
        differs(first.published, second.published) &&
        differs(first.authorCount, second.authorCount)
      )
    )
  }
  if (haveOtherKeys(keysOf(first), keysOf(second))) return false
  if (first.title === second.title || first.authors.length === 0 || second.authors.length === 0) return true
  const words = new Set(titlesOf(first).flatMap(wordsOf))
  return (
    titlesOf(second)
      .flatMap(wordsOf)
      .some((word) => words.has(word)) || haveNames(first, second)
  )
}

/** Whether two papers have two family names in common, or all of the shorter list. */
function haveNames(first: Paper, second: Paper): boolean {
  const known = new Set(familiesOf(first))
  const others = new Set(familiesOf(second))
  const common = [...others].filter((family) => known.has(family)).length
  return common > 0 && common >= Math.min(2, known.size, others.size)
}

function differs(first: string | number | undefined, second: string | number | undefined): boolean {
  return first !== undefined && second !== undefined && first !== second
}

/** Where a paper stands in the document that is being read; keys in the order of the contract, absent values have none. */
export function sourceOf(
  {
    reader,
    path,
    digestDate,
  }: {
    readonly reader: string
    readonly path?: string | undefined
    readonly digestDate?: string | undefined
  },
  position: Position | undefined,
): Source {
  const source: Source = { reader }
  if (path !== undefined) source.path = path
  if (digestDate !== undefined) source.digestDate = digestDate
  if (position) source.position = position
  return source
}
