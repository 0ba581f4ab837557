import { rawEntryOf } from '../lexicon/bibtex/raw'
import { slotsOfField } from '../lexicon/bibtex/record'
import { publicationTexts } from '../lexicon/publication'
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
      const foreign = extra.filter(([origin]) => !session.keeps?.('extra', origin))
      for (const [origin, fields] of foreign) for (const name of namesOf(origin, fields)) count(name)
      // What was read from the same format stands there as it did.
      if (foreign.length === extra.length && isOfRecord(paper))
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
  const isStated: Readonly<Record<(typeof OTHERS)[number], boolean>> = {
    moreAuthors: moreAuthors !== undefined,
    pmid: identifiers.pmid !== undefined,
    editors: publication.editors !== undefined,
    comment: comment !== undefined,
    language: language !== undefined,
    links: links.some(({ url }) => url !== paper.url),
    keywords: keywords.length > 0,
  }
  const parts = publicationTexts.filter((part) => publication[part] !== undefined)
  return [
    ...parts.map((part) => (part === 'number' ? 'publicationNumber' : part)),
    ...OTHERS.filter((field) => isStated[field]),
  ]
}

const OTHERS = ['moreAuthors', 'pmid', 'editors', 'comment', 'language', 'links', 'keywords'] as const

/** Of an entry of BibTeX what no field of a paper holds; of other formats that is all that stands there. */
function namesOf(origin: string, fields: object): string[] {
  const entry = origin === 'bibtex' ? rawEntryOf(fields) : undefined
  return entry
    ? Object.keys(entry.fields).filter(
        (name) => slotsOfField(name).length === 0 && !/^(?:crossref|xdata)$/i.test(name),
      )
    : Object.keys(fields)
}
