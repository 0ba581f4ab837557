import { isArchive } from '../lexicon/venue'
import { arxivIdOf } from '../model/address'
import type { Author, Identifiers, Paper } from '../model/paper'
import type { Difference } from './difference'
import { authorTotalOf, isSamePerson, remainderOf } from './person'
import { placeDifferences } from './place'
import { areTitlesClose, haveOneTitle, mainTitleOf, titleKey } from './title'

/** What is known of a record that an entry is compared with. */
export interface ComparedRecord {
  readonly record: Paper
  /** Its names are those of the paper, in their order. */
  readonly givesNames: boolean
}

/** Whether a record may be what an entry speaks of: its title is the same, or nearly so and one of its authors is too. */
export function mayBe(paper: Paper, record: Paper): boolean {
  if (haveOneTitle(paper, record)) return true
  if (!areTitlesClose(paper, record)) return false
  return paper.authors.some((author) => record.authors.some((other) => isSamePerson(author, other)))
}

/** Where an entry differs from a record of what it speaks of: in title, names, year, identifiers and place. What one of them does not state is no difference, but for names that are missing. */
export function differencesOf(paper: Paper, { record, givesNames }: ComparedRecord): Difference[] {
  return [
    titleDifference(paper, record),
    authorDifference(paper, record, givesNames),
    yearDifference(paper, record),
    identifierDifference('arxiv', arxivIdOf(paper), arxivIdOf(record)),
    areVersions(paper, record) ? undefined : identifierDifference('doi', doiOf(paper), doiOf(record)),
    ...placeDifferences(paper, record),
  ].filter((difference) => difference !== undefined)
}

/** An identifier of an entry by which another paper is known. */
export function strayIdentifier(paper: Paper, record: Paper): Difference | undefined {
  for (const kind of ['arxiv', 'doi', 'openreview', 'acl', 'pmid'] as const) {
    const stated = kind === 'arxiv' ? arxivIdOf(paper) : paper.identifiers[kind]
    const found = kind === 'arxiv' ? arxivIdOf(record) : record.identifiers[kind]
    if (stated === undefined || stated !== found) continue
    const field = `identifiers.${kind}`
    return { field, stated, found: record.title, reason: 'it is that of another paper', isInformation: false }
  }
  return undefined
}

function titleDifference(paper: Paper, record: Paper): Difference | undefined {
  if (haveOneTitle(paper, record)) return undefined
  const [stated, found] = [paper.title, record.title]
  const isCut = [
    [stated, found],
    [found, stated],
  ].some(([one = '', other = '']) => titleKey(mainTitleOf(other) ?? '') === titleKey(one))
  const reason = isCut ? 'one of them has no subtitle' : 'the titles are not the same'
  return { field: 'title', stated, found, reason, isInformation: isCut }
}

function authorDifference(paper: Paper, record: Paper, givesNames: boolean): Difference | undefined {
  const [own, other] = [paper.authors, record.authors]
  const tell = (reason: string, isInformation = false): Difference => ({
    field: 'authors',
    stated: listOf(own) || (paper.authorCount === undefined ? '' : `${paper.authorCount} authors`),
    found: listOf(other),
    reason,
    isInformation,
  })
  if (other.length === 0) return undefined
  const [total, otherTotal] = [authorTotalOf(paper), authorTotalOf(record)]
  if (own.length === 0) {
    if (total === undefined) return tell('no author is named')
    return total === otherTotal || otherTotal === undefined
      ? undefined
      : tell('the number of authors is another one')
  }
  // A group signs for persons, and nobody can tell for which.
  if (own.some(isGroup) !== other.some(isGroup)) return tell('a group stands for persons', true)
  const { own: strange, others } = remainderOf(own, other)
  const isCut = record.moreAuthors === true || (otherTotal ?? 0) > other.length
  const [first] = strange
  if (first && !(isCut && own.length > other.length))
    return tell(
      `${strange.map(({ name }) => name).join(', ')} ${strange.length === 1 ? 'is' : 'are'} not among the authors`,
    )
  const isOpen = paper.moreAuthors === true || (total ?? 0) > own.length
  const missing = isOpen ? [] : others
  if (missing.length > 0) return tell(`${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`)
  if (isOpen && total !== undefined && otherTotal !== undefined && total !== otherTotal)
    return tell('the number of authors is another one')
  const isInOrder = own.every(
    (author, index) => other[index] === undefined || isSamePerson(author, other[index]),
  )
  return isInOrder ? undefined : tell('they stand in another order', !givesNames)
}

function isGroup({ literal, name }: Author): boolean {
  return literal !== undefined && name.includes(' ')
}

/** More names tell nothing more. */
const MOST_NAMES = 6

function listOf(authors: readonly Author[]): string {
  const names = authors.slice(0, MOST_NAMES).map(({ name }) => name)
  return [...names, ...(authors.length > MOST_NAMES ? [`${authors.length - MOST_NAMES} more`] : [])].join(
    ', ',
  )
}

function yearDifference(paper: Paper, record: Paper): Difference | undefined {
  const [stated, found] = [paper.published?.slice(0, 4), record.published?.slice(0, 4)]
  if (stated === undefined || found === undefined || stated === found) return undefined
  const distance = Math.abs(Number(stated) - Number(found))
  const isVersion = areVersions(paper, record)
  const reason = isVersion
    ? 'one is of the preprint, one of the published version'
    : distance === 1
      ? 'the years are next to each other'
      : 'the years are not the same'
  return { field: 'published', stated, found, reason, isInformation: distance === 1 || isVersion }
}

/** Whether one of two is told as a preprint, and the other one as what came out elsewhere. */
function areVersions(first: Paper, second: Paper): boolean {
  const [one, other] = [versionOf(first), versionOf(second)]
  return one !== undefined && other !== undefined && one !== other
}

function versionOf(paper: Paper): 'preprint' | 'published' | undefined {
  const { container = '', type } = paper.publication ?? {}
  if (container !== '') return isArchive(container) ? 'preprint' : 'published'
  return arxivIdOf(paper) !== undefined || type === 'article' ? 'preprint' : undefined
}

/** What arXiv makes of its ids says no more than those. */
function doiOf({ identifiers: { doi } }: Paper): string | undefined {
  return doi?.startsWith('10.48550/') ? undefined : doi
}

function identifierDifference(
  kind: keyof Identifiers,
  stated: string | undefined,
  found: string | undefined,
): Difference | undefined {
  if (stated === undefined || found === undefined || stated === found) return undefined
  const reason = 'the record has another one'
  return { field: `identifiers.${kind}`, stated, found, reason, isInformation: false }
}
