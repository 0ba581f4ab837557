import { rawEntryOf } from '../lexicon/bibtex/raw'
import { slotsOfField } from '../lexicon/bibtex/record'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import { isOfRecord } from './address'
import type { ExportSession, RecordField } from './exporter'

/** Counts the fields of records that a format has no place for, to tell of them once a document. */
export interface Unplaced {
  add(paper: Paper): void
  report(): void
}

/** How many names of fields a message has at most. */
const MOST_NAMES = 12

export function createUnplaced(
  format: string,
  session: ExportSession,
  { report }: { readonly report?: ((message: Diagnostic) => void) | undefined },
): Unplaced {
  const counts = new Map<string, number>()
  return {
    add(paper) {
      if (!report) return
      const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
      const extra = Object.entries(paper.extra ?? {})
      const others = extra.filter(([origin]) => !session.keeps?.('extra', origin))
      for (const [origin, fields] of others) for (const name of namesOf(origin, fields)) count(name)
      // What was read from the same format stands there as it did.
      if (others.length === extra.length && isOfRecord(paper))
        for (const field of fieldsOf(paper)) if (!session.keeps?.(field)) count(field)
    },
    report() {
      if (counts.size === 0) return
      const names = [...counts].sort(([, left], [, right]) => right - left)
      const list = names.slice(0, MOST_NAMES).map(([name, count]) => `${name} (${count})`)
      const rest = names.length - list.length
      report?.(
        diagnostic(
          'unplaced-field',
          `Fields of records that ${format} has no place for are left out: ${list.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
        ),
      )
    },
  }
}

/** What a record states in fields of a paper that not every format has. */
function fieldsOf(paper: Paper): RecordField[] {
  const { moreAuthors, identifiers, publication = {}, comment, language, links, keywords } = paper
  const { editors, number: publicationNumber } = publication
  const others = links.some(({ url }) => url !== paper.url) || undefined
  const single = { moreAuthors, pmid: identifiers.pmid, editors, publicationNumber, comment, language }
  return [
    ...TEXTS.filter((name) => publication[name] !== undefined),
    ...SINGLE.filter((name) => single[name] !== undefined),
    ...(others ? (['links'] as const) : []),
    ...(keywords.length > 0 ? (['keywords'] as const) : []),
  ]
}

const SINGLE = ['moreAuthors', 'pmid', 'editors', 'publicationNumber', 'comment', 'language'] as const

const TEXTS = [
  'container',
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'event',
  'series',
  'edition',
  'reference',
] as const

/** Of an entry of BibTeX what no field of a paper holds; of other formats that is all that stands there. */
function namesOf(origin: string, fields: object): string[] {
  const entry = origin === 'bibtex' ? rawEntryOf(fields) : undefined
  return entry
    ? Object.keys(entry.fields).filter(
        (name) => slotsOfField(name).length === 0 && !/^(?:crossref|xdata)$/i.test(name),
      )
    : Object.keys(fields)
}
