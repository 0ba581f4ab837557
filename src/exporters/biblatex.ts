import { type BibliographyOptions, type Dialect, openBibliography } from './bibtex/bibliography'
import type { Exporter } from './exporter'

/** Options of the {@link biblatex} exporter. */
export type BiblatexOptions = BibliographyOptions

/**
 * BibLaTeX for biber: letters stay UTF-8, Greek and symbols become commands; nothing for no papers. Keys are those of the `bibtex` exporter, in a
 * stream too. Entries are `@online`, and `@misc` where a paper has neither an address nor an identifier, which biber wants of the former.
 */
export const biblatex: Exporter<BiblatexOptions> = {
  name: 'biblatex',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  open: (options, context) => openBibliography(onlineDialect, options, context),
}

/** Names of fields: the biblatex manual, section 2.2. */
const onlineDialect: Dialect = {
  letterForm: 'unicode',
  type: ({ url, doi, arxiv }) =>
    url === undefined && doi === undefined && arxiv === undefined ? 'misc' : 'online',
  addFields(parts, add) {
    add('title', parts.title)
    add('author', parts.names)
    add('organization', parts.organization)
    add('shorttitle', parts.shortTitle)
    add('date', parts.date)
    add('eprint', parts.arxiv)
    add('eprinttype', parts.arxiv === undefined ? undefined : 'arxiv')
    add('eprintclass', parts.arxivClass)
    add('doi', parts.doi)
    add('url', parts.url)
    add('abstract', parts.abstract)
    add('keywords', parts.keywords)
  },
}
