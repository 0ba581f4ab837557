import { thesisTypeOf } from '../lexicon/bibtex/entry-type'
import { frozen } from '../model/frozen'
import {
  archiveOf,
  type BibliographyOptions,
  bibliographyOptions,
  type Dialect,
  type EntryParts,
  openBibliography,
} from './bibtex/bibliography'
import type { AddField } from './bibtex/entry'
import type { Exporter } from './exporter'

/** Options of the {@link biblatex} exporter. */
export type BiblatexOptions = BibliographyOptions

/**
 * BibLaTeX for biber: letters and symbols stay UTF-8, Greek and the signs of mathematics become commands, since LaTeX has no letters for them; nothing for no papers. Keys are those of the `bibtex` exporter, in a
 * stream too. Preprints and what has no type are `@online`, and `@misc` where a paper has neither an address nor an identifier, which biber wants of the former.
 */
export const biblatex: Exporter<BiblatexOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'biblatex',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  seesAll: true,
  options: bibliographyOptions,
  open: (options, context) => openBibliography(onlineDialect, options, context),
}))

/** Names of fields and types: the biblatex manual, sections 2.1 and 2.2. */
const onlineDialect: Dialect = {
  letterForm: 'unicode',
  unplaced: new Set(['comment', 'language', 'links']),
  type: ({ entryType, url, doi, arxiv }) =>
    entryType ?? (url === undefined && doi === undefined && arxiv === undefined ? 'misc' : 'online'),
  addFields(parts, add) {
    add('title', parts.title)
    add('author', parts.names)
    addPublication(parts, add)
    add('organization', parts.organization)
    add('shorttitle', parts.shortTitle)
    add('date', parts.date)
    add('eprint', parts.arxiv ?? parts.pmid)
    add('eprinttype', archiveOf(parts))
    add('eprintclass', parts.arxivClass)
    add('doi', parts.doi)
    add('url', parts.url)
    add('abstract', parts.abstract)
    add('keywords', parts.keywords)
  },
}

function addPublication({ entryType = 'online', publication }: EntryParts, add: AddField): void {
  const isThesis = entryType.endsWith('thesis')
  const isPart = /^in|^conference$/.test(entryType)
  add('editor', publication.editors)
  add(isPart ? 'booktitle' : 'journaltitle', publication.container)
  add('volume', publication.volume)
  add(
    'number',
    entryType === 'article'
      ? (publication.issue ?? publication.number)
      : isThesis
        ? undefined
        : publication.number,
  )
  add('issue', entryType === 'article' ? undefined : publication.issue)
  add('pages', publication.pages)
  add('type', thesisTypeOf(entryType, publication.number))
  add('series', publication.series)
  add('edition', publication.edition)
  add(isThesis || entryType === 'techreport' ? 'institution' : 'publisher', publication.publisher)
  add('location', publication.place)
  add('eventtitle', publication.event)
  add('note', publication.reference)
}
