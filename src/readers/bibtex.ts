import type { DigestContent } from '../model/tree'
import { type ContentSession, longestRecord, type ReadContext, type TreeReader } from '../parser/reader'
import { BodyReader, monthMacros } from './bibtex/body'
import { createEntrySplitter, type RawEntry } from './bibtex/entries'
import { readEntry } from './bibtex/entry'

/**
 * Bibliographies in BibTeX and BibLaTeX: those of this package, and those of others as far as a paper holds what they say. It streams: one
 * entry is held. `@string` counts for what stands behind it; `@comment` and `@preamble` are passed over.
 */
export const bibtex: TreeReader = {
  name: 'bibtex',
  extensions: ['bib', 'bibtex', 'biblatex'],
  mediaTypes: ['application/x-bibtex', 'text/x-bibtex', 'application/x-bibtex-text-file'],
  detect: detectBibtex,
  *read(document, context) {
    const session = stream(context)
    yield* session.write(document)
    yield* session.end()
  },
  stream,
}

const ENTRY = /^[ \t]{0,40}@[ \t]{0,9}[A-Za-z]{2,40}[ \t]{0,9}[{(]/m
const FIRST = /^\uFEFF?\s*(?:%[^\n\r]{0,400}[\n\r]\s*){0,40}@[ \t]{0,9}[A-Za-z]{2,40}[ \t]{0,9}[{(]/

/** Sure where the first thing is an entry, behind comments perhaps; elsewhere an entry may be a part of a page. */
function detectBibtex(head: string): number {
  if (FIRST.test(head)) return 0.96
  return ENTRY.test(head) && !/^\uFEFF?\s*[{[<]/.test(head) ? 0.15 : 0
}

function stream({ limits, report }: ReadContext): ContentSession {
  const splitter = createEntrySplitter(longestRecord(limits), report)
  const macros = new Map(monthMacros)

  function nodesOf(entry: RawEntry): DigestContent[] {
    if (entry.type === 'comment' || entry.type === 'preamble') return []
    const fields = new BodyReader(entry, macros, report).fields(entry.type !== 'string')
    if (entry.type === 'string') {
      for (const { name, value } of fields.values()) macros.set(name, value)
      return []
    }
    // Of a broken entry without a title it was told that it is broken.
    if (entry.isBroken && !fields.has('title')) return []
    const last = [...fields.values()].at(-1)
    const position = { start: entry.start, end: last?.position.end ?? entry.bodyStart }
    return [{ ...readEntry(fields, report), position }]
  }

  return {
    write: (chunk) => splitter.write(chunk).flatMap(nodesOf),
    end: () => splitter.end().flatMap(nodesOf),
  }
}
