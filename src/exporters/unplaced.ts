import { rawEntryOf } from '../lexicon/bibtex/raw'
import { slotsOfField } from '../lexicon/bibtex/record'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import type { Paper } from '../model/paper'
import type { ExportSession } from './exporter'

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
    add({ extra }) {
      if (!report || !extra) return
      for (const [origin, fields] of Object.entries(extra))
        if (!session.keepsExtra?.(origin))
          for (const name of namesOf(origin, fields)) counts.set(name, (counts.get(name) ?? 0) + 1)
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

/** Of an entry of BibTeX what no field of a paper holds; of other formats that is all that stands there. */
function namesOf(origin: string, fields: object): string[] {
  const entry = origin === 'bibtex' ? rawEntryOf(fields) : undefined
  return entry
    ? Object.keys(entry.fields).filter(
        (name) => slotsOfField(name).length === 0 && !/^(?:crossref|xdata)$/i.test(name),
      )
    : Object.keys(fields)
}
