import { arxivIdOf } from '../model/address'
import { contradicts, type Evidence, evidenceOf, shareKey } from '../model/identity'
import type { Paper } from '../model/paper'
import { authorTotalOf, haveSameAuthors, isFullyNamed } from './person'
import { areTitlesAlike, haveOneTitle, titleKey } from './title'

/** By what a record was recognised as that of a paper. */
export type MatchBasis = 'identifier' | 'names' | 'count' | 'date'

/** What was made of the records that were found for a paper. */
export type Match =
  /** These are records of the paper, one or several that agree with each other. */
  | { readonly verdict: 'same'; readonly records: readonly Paper[]; readonly basis: MatchBasis }
  /** They may be, and nothing tells: none of them is taken. */
  | { readonly verdict: 'ambiguous'; readonly records: readonly Paper[]; readonly reason: string }
  | { readonly verdict: 'none' }

/** What is known of the records. */
export interface MatchOptions {
  /**
   * Whether a record is of a list of papers, such as one that you hold. Databases have reviews and corrections under the title of what they are of, and names run
   * together: there the number of names tells less. Default: each is.
   */
  readonly isListed?: ((record: Paper) => boolean) | undefined
}

/**
 * Which of the records are those of a paper. One with an identifier of the paper is, if the titles agree too. Else one is by an equal title, if in
 * addition the names agree, or the number of names does where the paper has none, or the record has an arXiv id and dates within a year of each other. What agrees by its
 * title alone, and records that contradict each other, are told as ambiguous.
 */
export function matchPaper(paper: Paper, records: readonly Paper[], options: MatchOptions = {}): Match {
  const { isListed = () => true } = options
  const identified = records.filter((record) => shareKey(paper, record))
  const known = identified.filter((record) => areTitlesAlike(paper, record))
  const [first] = known
  if (first) {
    const names =
      paper.authors.length > 0 ? paper : (known.find(({ authors }) => authors.length > 0) ?? first)
    const told = { ...paper, authors: names.authors, authorCount: authorTotalOf(names) }
    const others = records.filter(
      (record) => !known.includes(record) && basisOf(told, record, isListed) === 'names',
    )
    return { verdict: 'same', records: [...known, ...others], basis: 'identifier' }
  }
  const titled = records.filter((record) => haveOneTitle(paper, record))
  const bases = new Map(titled.map((record) => [record, basisOf(paper, record, isListed)]))
  const supported = titled.filter((record) => bases.get(record) !== undefined)
  const basis = (['names', 'count', 'date'] as const).find((one) =>
    supported.some((record) => bases.get(record) === one),
  )
  if (basis !== undefined && areOne(supported)) return { verdict: 'same', records: supported, basis }
  if (basis !== undefined)
    return {
      verdict: 'ambiguous',
      records: supported,
      reason: 'several records of this title contradict each other',
    }
  if (titled.length > 0)
    return {
      verdict: 'ambiguous',
      records: titled,
      reason: 'the title is the same, and nothing else tells that the paper is',
    }
  if (identified.length > 0)
    return {
      verdict: 'ambiguous',
      records: identified,
      reason: 'the identifier is that of a paper with another title',
    }
  return { verdict: 'none' }
}

/** What, beside an equal title, tells that a record is of a paper; nothing where it contradicts. */
function basisOf(paper: Paper, record: Paper, isListed: (record: Paper) => boolean): MatchBasis | undefined {
  if (!haveOneTitle(paper, record)) return undefined
  const [own, other] = [evidenceOf(paper), evidenceOf(record)]
  if (contradicts(withoutYear(own), withoutYear(other))) return undefined
  const isNamed = paper.authors.length > 0 && record.authors.length > 0
  if (isNamed && !haveSameAuthors(paper, record)) return undefined
  // Of one author of a name there are many, and two rarely write together what two others of their names did.
  if (isNamed && isSure(paper, record)) return 'names'
  if (contradicts(own, other)) return undefined
  if (isNamed) return 'names'
  const [total, otherTotal] = [authorTotalOf(paper), authorTotalOf(record)]
  const isNear = areNear(paper.published, record.published)
  if (
    total !== undefined &&
    total === otherTotal &&
    (isNear || !isShort(paper.title)) &&
    (isListed(record) || isTelling(record))
  )
    return 'count'
  if (!isNear || arxivIdOf(record) === undefined) return undefined
  // Later versions have other authors, and digests cut lists: but papers of one title do not come on one day.
  const isCounted = total !== undefined && otherTotal !== undefined
  return isCounted && !isOneDay(paper.published, record.published) ? undefined : 'date'
}

/** Whether the number of a record's names tells it from another one of its title: several names that can be read. */
function isTelling({ authors }: Paper): boolean {
  return authors.length > 1 && authors.every(({ family }) => family !== undefined)
}

function isSure(paper: Paper, record: Paper): boolean {
  return paper.authors.length > 1 && isFullyNamed(paper) && isFullyNamed(record)
}

function withoutYear(evidence: Evidence): Evidence {
  return { ...evidence, year: undefined }
}

/** `Editorial`, `Attention`: titles that many papers have. */
function isShort(title: string): boolean {
  return titleKey(title).length < 16
}

/** Whether two dates are no more than a year apart. */
function areNear(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined) return false
  const [year = 0, month] = first.split('-').map(Number)
  const [otherYear = 0, otherMonth] = second.split('-').map(Number)
  if (month === undefined || otherMonth === undefined) return Math.abs(year - otherYear) <= 1
  return Math.abs((year - otherYear) * 12 + month - otherMonth) <= 12
}

/** Whether two dates are the same day, but for zones. */
function isOneDay(first: string | undefined, second: string | undefined): boolean {
  if (first?.length !== 10 || second?.length !== 10 || first.slice(0, 7) !== second.slice(0, 7)) return false
  return Math.abs(Number(first.slice(8)) - Number(second.slice(8))) <= 1
}

/** More records of a title than these are of no paper. */
const MOST = 64

/** Whether no record contradicts another one; the years of a preprint and of what became of it may lie apart. */
function areOne(records: readonly Paper[]): boolean {
  if (records.length > MOST) return false
  const evidence = records.map((record) => ({ record, told: evidenceOf(record) }))
  return evidence.every((one, index) =>
    evidence.slice(0, index).every((other) => {
      const isKnown = isSure(one.record, other.record) && haveSameAuthors(one.record, other.record)
      // Each version has a DOI of its own, but all preprints have one id.
      const [id, otherId] = [arxivIdOf(one.record), arxivIdOf(other.record)]
      if (isKnown) return id === undefined || otherId === undefined || id === otherId
      return !contradicts(one.told, other.told)
    }),
  )
}
