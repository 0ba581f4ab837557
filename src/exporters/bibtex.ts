import { thesisTypeOf } from '../lexicon/bibtex/entry-type'
import { once } from '../lexicon/once'
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

/** Options of the {@link bibtex} exporter. */
export interface BibtexOptions extends BibliographyOptions {
  /**
   * `misc` is what a preprint is. `article`, with `journal = {arXiv preprint arXiv:…}`, is for the classic styles, which print
   * neither eprint nor url; a paper without names, year or arXiv id stays `misc`, since those styles miss them in an article.
   * Default `misc`.
   */
  readonly type?: 'misc' | 'article' | undefined
}

/**
 * BibTeX in ASCII, for every style and for biber; nothing for no papers. Keys do not depend on the order of the papers, except
 * in a stream, where of papers that compete for a key the first to arrive has it. Characters that TeX has no plain form of are
 * kept as they are, with a message. Letters beyond Latin-1 need `\usepackage[T1]{fontenc}`, `\mathbb` needs amssymb, and math may need amsmath (`\text`,
 * `\binom`).
 */
export const bibtex: Exporter<BibtexOptions> = /* @__PURE__ */ frozen(() => ({
  name: 'bibtex',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  seesAll: true,
  options: {
    ...bibliographyOptions,
    type: {
      type: 'choice',
      choices: ['misc', 'article'],
      description: 'the type of preprints; misc by default',
    },
  },
  open({ type = 'misc', ...options }, context) {
    if (type !== 'misc' && type !== 'article')
      throw new TypeError(`Expected type to be 'misc' or 'article', received '${String(type)}'`)
    return openBibliography(type === 'article' ? articleDialect : miscDialect, options, context)
  },
}))

/** The macros that every style defines, and that print the month in its language. */
export const monthMacros = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const

const unplaced: Dialect['unplaced'] = new Set(['event', 'comment', 'links'])

const miscDialect: Dialect = {
  letterForm: 'ascii',
  unplaced,
  type: ({ entryType = 'misc' }) => (STANDARD().has(entryType) ? entryType : 'misc'),
  addFields(parts, add) {
    add('title', parts.title)
    add('author', parts.names)
    addPublication(parts, add)
    add('organization', parts.organization)
    add('key', parts.label)
    addCommonFields(parts, add)
  },
}

const articleDialect: Dialect = {
  letterForm: 'ascii',
  unplaced,
  type: (parts) => (isArticle(parts) ? 'article' : miscDialect.type(parts)),
  addFields(parts, add) {
    if (!isArticle(parts)) {
      miscDialect.addFields(parts, add)
      return
    }
    add('title', parts.title)
    add('author', parts.names)
    add('journal', `arXiv preprint arXiv:${parts.arxiv}`)
    addCommonFields(parts, add)
  },
}

/** A preprint that the classic styles can print as an article. */
function isArticle({ entryType, publication, names, year, arxiv }: EntryParts): boolean {
  const isPreprint = entryType === undefined && publication.container === undefined
  return isPreprint && names !== undefined && year !== undefined && arxiv !== undefined
}

/** The types that every style knows (btxdoc, section 3.1). */
const STANDARD: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished'.split(
        ' ',
      ),
    ),
)

/** btxdoc, section 3.2: the publisher of a thesis is its school, and that of a report its institution. */
function addPublication({ entryType = 'misc', publication }: EntryParts, add: AddField): void {
  const isArticle = entryType === 'article'
  const isThesis = entryType.endsWith('thesis')
  const isPart = /^in|^conference$/.test(entryType)
  add('editor', publication.editors)
  add(isPart ? 'booktitle' : 'journal', publication.container)
  add('volume', publication.volume)
  add(
    'number',
    isArticle
      ? (publication.issue ?? publication.number)
      : isThesis
        ? undefined
        : (publication.number ?? publication.issue),
  )
  add('pages', publication.pages)
  add('type', thesisTypeOf(entryType, publication.number))
  add('series', publication.series)
  add('edition', publication.edition)
  add(isThesis ? 'school' : entryType === 'techreport' ? 'institution' : 'publisher', publication.publisher)
  add('address', publication.place)
  add('note', publication.reference)
}

function addCommonFields(parts: EntryParts, add: AddField): void {
  add('year', parts.year)
  add('month', parts.month === undefined ? undefined : monthMacros[parts.month - 1], true)
  add('eprint', parts.arxiv ?? parts.pmid)
  add('archivePrefix', parts.arxiv === undefined ? undefined : 'arXiv')
  add('eprinttype', archiveOf(parts))
  add('primaryClass', parts.arxivClass)
  add('doi', parts.doi)
  add('url', parts.url)
  add('language', parts.language)
  add('abstract', parts.abstract)
  add('keywords', parts.keywords)
}
