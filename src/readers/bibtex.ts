import { monthOfMacro } from '../lexicon/bibtex/raw'
import { diagnostic } from '../model/diagnostic'
import { frozen } from '../model/frozen'
import type { Point } from '../model/paper'
import type { DigestContent } from '../model/tree'
import {
  type ContentSession,
  longestRecord,
  type ReadContext,
  streamed,
  type TreeReader,
} from '../parser/reader'
import { BodyReader } from './bibtex/body'
import { createEntrySplitter, type RawEntry } from './bibtex/entries'
import { nodeOfEntry } from './bibtex/entry'
import { createInheritance, type ReadEntry } from './bibtex/inheritance'

/**
 * Bibliographies in BibTeX and BibLaTeX: those of this package and of others. What a paper has no place for is kept as it stands (`extra.bibtex`). It streams: one
 * entry is held, and those that wait for the one they take fields of (`crossref`, `xdata`). `@string` counts for what stands behind it.
 */
export const bibtex: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'bibtex',
  extensions: ['bib', 'bibtex', 'biblatex'],
  mediaTypes: ['application/x-bibtex', 'text/x-bibtex', 'application/x-bibtex-text-file'],
  detect: detectBibtex,
  ...streamed(stream),
}))

const ENTRY = /^[ \t]{0,40}@[ \t]{0,9}[A-Za-z][\w.+-]{1,39}[ \t]{0,9}[{(]/m
const FIRST = /^\uFEFF?\s*(?:%[^\n\r]{0,400}[\n\r]\s*){0,40}@[ \t]{0,9}[A-Za-z][\w.+-]{1,39}[ \t]{0,9}[{(]/

/** Sure where the first thing is an entry, behind comments perhaps; elsewhere an entry may be a part of a page. */
function detectBibtex(head: string): number {
  if (FIRST.test(head)) return 0.96
  return ENTRY.test(head) && !/^\uFEFF?\s*[{[<]/.test(head) ? 0.15 : 0
}

function stream({ limits, report }: ReadContext): ContentSession {
  const splitter = createEntrySplitter(longestRecord(limits), report)
  const inheritance = createInheritance(report)
  const macros = new Map(monthOfMacro())
  const asides = createAsides(report)

  function nodesOf(entry: RawEntry): DigestContent[] {
    const type = entry.type.toLowerCase()
    asides.add(type, entry.start)
    if (type === 'comment' || type === 'preamble') return []
    const body = new BodyReader(entry, macros, report)
    const key = type === 'string' ? '' : body.key()
    const fields = body.fields()
    if (type === 'string') {
      for (const { name, value } of fields.values()) macros.set(name.toLowerCase(), value)
      return []
    }
    // Of a broken entry without a title it was told that it is broken.
    if (entry.isBroken && !fields.has('title')) return []
    const end = [...fields.values()].at(-1)?.position.end ?? entry.bodyStart
    const { start } = entry
    return cardsOf(inheritance.push({ type: entry.type, key, fields, inherited: new Map(), start, end }))
  }

  /** Of what others only refer to there is no card. */
  function cardsOf(entries: readonly ReadEntry[]): DigestContent[] {
    return entries.flatMap((entry) =>
      /^(?:xdata|set)$/i.test(entry.type) ? [] : [nodeOfEntry(entry, report)],
    )
  }

  return {
    write: (chunk) => splitter.write(chunk).flatMap(nodesOf),
    end() {
      const last = [...splitter.end().flatMap(nodesOf), ...cardsOf(inheritance.end())]
      asides.end(splitter.firstComment())
      return last
    },
  }
}

/** What becomes of things in a bibliography that are no entries. */
const ASIDES: ReadonlyMap<string, string> = new Map([
  ['string', '@string: its words stand where it is used'],
  ['xdata', '@xdata: its fields stand where it is used'],
  ['set', '@set: its entries stand by themselves'],
  ['comment', '@comment, which is left out'],
  ['preamble', '@preamble, which is left out'],
])

/** Tells once a document of each kind of things that are no entries. */
function createAsides(report: ReadContext['report']): {
  add(type: string, start: Point): void
  end(comment: Point | undefined): void
} {
  const seen = new Map<string, { count: number; readonly place: Point }>()
  return {
    add(type, place) {
      if (!ASIDES.has(type)) return
      const known = seen.get(type)
      if (known) known.count++
      else seen.set(type, { count: 1, place })
    },
    end(comment) {
      for (const [type, { count, place }] of seen)
        report(
          diagnostic(
            'unclaimed-text',
            `Unexpected ${ASIDES.get(type)}${count === 1 ? '' : ` (${count} of them)`}`,
            { place },
          ),
        )
      if (comment)
        report(
          diagnostic(
            'unclaimed-text',
            'Unexpected text between entries, which is a comment; it is left out',
            { place: comment },
          ),
        )
    },
  }
}
