import { isArchive, isArchiveDoi } from '../lexicon/venue'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { idOf } from '../model/identity'
import type { Identifiers, Paper, Source } from '../model/paper'
import { paperFields } from '../model/paper-fields'
import { authorTotalOf, haveSameAuthors, isFullyNamed } from './person'
import { haveOneTitle } from './title'

/** A record of a paper, and whether its names may be taken. */
export interface FoundRecord {
  readonly record: Paper
  readonly givesNames: boolean
}

/** Which version of a paper is wanted: the one that the digest shows, or the published one instead of or beside it. */
export type WantedVersion = 'preprint' | 'published' | 'both'

/** A paper with what its records add. */
export interface CompletedPaper {
  readonly paper: Paper
  /** The published version as a paper of its own, where both are wanted and there is one. */
  readonly published?: Paper | undefined
  readonly messages: readonly Diagnostic[]
}

/** What any record may add that the digest does not state. */
const PLAIN = ['abstract', 'language', 'comment'] as const satisfies readonly (keyof Paper)[]

type PlainField = (typeof PLAIN)[number] | 'withdrawn'

const KINDS = ['arxiv', 'openreview', 'acl', 'pmid'] as const satisfies readonly (keyof Identifiers)[]

/**
 * A paper with what it lacks: names from a record that may give them, identifiers, and day, place and DOI of publication, all three of one record. What the digest states stays; where something of it
 * is changed all the same, a message says so. Each source names what was taken from it.
 */
export function completePaper(
  paper: Paper,
  found: readonly FoundRecord[],
  version: WantedVersion = 'preprint',
): CompletedPaper {
  const draft = createDraft(paper)
  const names = namesFor(paper, found)
  if (names) draft.takeNames(names)
  for (const { record } of found) {
    for (const kind of KINDS) draft.takeIdentifier(kind, record)
    draft.take('withdrawn', record)
    // An entry of a bibliography has what its owner wants in it.
    if (paper.citationKey !== undefined) continue
    for (const field of PLAIN) draft.take(field, record)
    if (draft.paper.categories.length === 0 && record.categories.length > 0)
      draft.set('categories', record.categories, record)
  }
  const record = publishedOf(found)
  const own = found.find(({ record: { published } }) => published !== undefined)?.record
  if (version === 'both' && record && isOther(paper, record))
    return { ...draft.done(own), published: separate(draft.done(own).paper, record) }
  if (record && (version === 'published' || !isOther(paper, record))) draft.takePublication(record)
  else if (record) draft.tellPublished(record)
  return draft.done(own)
}

/** The record to take names from: of those that may give them the one that has as many as the digest says, else the longest list that goes on where the digest's ends. */
function namesFor(paper: Paper, found: readonly FoundRecord[]): Paper | undefined {
  if (isFullyNamed(paper)) return undefined
  const records = found
    .filter(({ givesNames, record }) => givesNames && record.authors.length > paper.authors.length)
    .map(({ record }) => record)
    .filter((record) => paper.authors.length === 0 || haveSameAuthors(paper, record))
  const total = authorTotalOf(paper)
  const weight = (record: Paper): number =>
    (record.authors.length === total ? 1e6 : 0) + (isFullyNamed(record) ? 1e4 : 0) + record.authors.length
  let best: Paper | undefined
  for (const record of records) if (best === undefined || weight(record) > weight(best)) best = record
  return best
}

/** The record that says most of where the paper came out; `undefined` where none says anything. */
function publishedOf(found: readonly FoundRecord[]): Paper | undefined {
  const weight = ({ publication: { container = '' } = {}, identifiers: { doi = '' } }: Paper): number =>
    isArchive(container) ? 0 : (container === '' ? 0 : 4) + (doi === '' || isArchiveDoi(doi) ? 0 : 2)
  let best: Paper | undefined
  for (const { record } of found) if (weight(record) > (best ? weight(best) : 0)) best = record
  return best
}

/** Whether a record is of another version than the paper: it came out in another year, or at another place. */
function isOther({ published, identifiers, publication }: Paper, record: Paper): boolean {
  if (published !== undefined && record.published?.slice(0, 4) !== published.slice(0, 4)) return true
  if (publication?.container !== undefined) return true
  return identifiers.doi !== undefined && identifiers.doi !== record.identifiers.doi
}

/** The published version alone: what the paper says, with day, place and DOI of the record. */
function separate(paper: Paper, record: Paper): Paper {
  const { published: _, publication: __, citationKey: ___, version: ____, ...rest } = paper
  const draft = createDraft({ ...rest, identifiers: {}, sources: paper.sources })
  draft.takePublication(record)
  return draft.done(undefined).paper
}

interface PaperDraft {
  readonly paper: Paper
  take(field: PlainField, record: Paper): void
  set<Field extends keyof Paper>(field: Field, value: Paper[Field], record: Paper): void
  takeIdentifier(kind: keyof Identifiers, record: Paper): void
  takeNames(record: Paper): void
  takePublication(record: Paper): void
  tellPublished(record: Paper): void
  done(own: Paper | undefined): { paper: Paper; messages: Diagnostic[] }
}

function createDraft(original: Paper): PaperDraft {
  const paper: Paper = { ...original, identifiers: { ...original.identifiers } }
  const messages: Diagnostic[] = []
  const taken = new Map<Paper, string[]>()
  const note = (record: Paper, field: string): void => {
    taken.set(record, [...(taken.get(record) ?? []), field])
  }
  const tell = (rule: 'overwritten-field' | 'published-version', reason: string, actual: string): void => {
    messages.push(diagnostic(rule, reason, { ...placeOf(original), actual }))
  }
  const draft: PaperDraft = {
    paper,
    set(field, value, record) {
      paper[field] = value
      note(record, field)
    },
    take(field, record) {
      if (paper[field] === undefined && record[field] !== undefined) draft.set(field, record[field], record)
    },
    takeIdentifier(kind, record) {
      const value = record.identifiers[kind]
      if (value === undefined || paper.identifiers[kind] !== undefined) return
      paper.identifiers[kind] = value
      note(record, `identifiers.${kind}`)
    },
    takeNames(record) {
      draft.set('authors', record.authors, record)
      const total = authorTotalOf(record)
      if (paper.authorCount !== undefined && paper.authorCount < (total ?? record.authors.length)) {
        const reason = `Unexpected number of authors: a record has ${total ?? record.authors.length}, which is taken`
        tell('overwritten-field', reason, String(paper.authorCount))
        draft.set('authorCount', total ?? record.authors.length, record)
      }
      delete paper.moreAuthors
      if (record.moreAuthors && (paper.authorCount ?? 0) <= record.authors.length) paper.moreAuthors = true
    },
    takePublication(record) {
      const { published, publication, identifiers } = record
      if (
        published !== undefined &&
        (paper.published === undefined || !published.startsWith(paper.published.slice(0, 4)))
      ) {
        if (paper.published !== undefined)
          tell(
            'overwritten-field',
            `The day of the published version is taken: ${published}`,
            paper.published,
          )
        draft.set('published', published, record)
      }
      if (publication !== undefined && paper.publication?.container === undefined)
        draft.set('publication', publication, record)
      else if (publication !== undefined && paper.publication?.container !== publication.container) {
        tell(
          'overwritten-field',
          `The place of the published version is taken: ${publication.container}`,
          paper.publication?.container ?? '',
        )
        draft.set('publication', publication, record)
      }
      if (identifiers.doi !== undefined && paper.identifiers.doi !== identifiers.doi) {
        if (paper.identifiers.doi !== undefined)
          tell(
            'overwritten-field',
            `The DOI of the published version is taken: ${identifiers.doi}`,
            paper.identifiers.doi,
          )
        delete paper.identifiers.doi
        draft.takeIdentifier('doi', record)
      }
    },
    tellPublished(record) {
      const { published, publication, identifiers } = record
      const where = [publication?.container, published?.slice(0, 4), identifiers.doi].filter(
        (one) => one !== undefined,
      )
      tell('published-version', `A published version is known: ${where.join(', ')}`, paper.title)
    },
    done(own) {
      if (paper.published === undefined && own) draft.set('published', own.published, own)
      const sources = [...taken].map(([record, fields]) => sourceFor(paper, record, fields))
      const whole = {
        ...paper,
        id: idOf(paper.title, paper.identifiers),
        sources: [...paper.sources, ...sources],
      }
      return { paper: ordered(whole), messages }
    },
  }
  return draft
}

/** Where a record stands, what it calls the paper, and what was taken from it. */
function sourceFor(paper: Paper, record: Paper, fields: string[]): Source {
  const [first] = record.sources
  const { reader = 'local', path, digestDate, position } = first ?? {}
  const source: Source = { reader }
  if (path !== undefined) source.path = path
  if (digestDate !== undefined) source.digestDate = digestDate
  if (position !== undefined) source.position = position
  if (!haveOneTitle(paper, record) || record.title.length > paper.title.length) {
    if (record.title !== paper.title) source.title = record.title
  }
  source.fields = fields
  return source
}

/** Keys in the order of the contract. */
function ordered(paper: Paper): Paper {
  const done = {} as Paper
  for (const key of paperFields) if (paper[key] !== undefined) Object.assign(done, { [key]: paper[key] })
  return done
}

/** Where the digest shows a paper, for messages. */
export function placeOf({ sources: [first] }: Paper): {
  place?: Source['position']
  path?: string | undefined
} {
  return {
    ...(first?.position && { place: first.position }),
    ...(first?.path !== undefined && { path: first.path }),
  }
}
