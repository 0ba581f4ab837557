import { once } from '../once'

/**
 * What the types of entries are in the vocabulary of CSL, and back: of several that are one type to CSL the first is written. Sources: btxdoc, the biblatex manual (section 2.1), and
 * what JabRef, Mendeley and Zotero write beside them. `misc` and `online` say nothing of a work that is known by its arXiv id.
 */
const TYPES: () => readonly (readonly [csl: string, entry: string])[] = /* @__PURE__ */ once(() =>
  `
  article-journal article, article-journal suppperiodical, article-journal periodical, article-journal journalarticle, article-magazine magazine, article-newspaper newspaper,
  article-newspaper newspaperarticle, book book, book mvbook, book collection, book mvcollection, book reference, book mvreference, book proceedings, book mvproceedings,
  book manual, pamphlet booklet, chapter incollection, chapter inbook, chapter bookinbook, chapter suppbook, chapter suppcollection, chapter booksection,
  entry-encyclopedia inreference, entry-encyclopedia encyclopediaarticle, entry-dictionary dictionaryentry, paper-conference inproceedings, paper-conference conference,
  paper-conference conferencepaper, paper-conference conferenceproceedings, thesis phdthesis, thesis mastersthesis, thesis thesis, thesis bachelorsthesis,
  report techreport, report report, manuscript unpublished, dataset dataset, dataset data, software software, patent patent, standard standard, map map, song audio, song music,
  motion_picture movie, motion_picture video, graphic artwork, graphic image, performance performance, personal_communication letter, legal_case jurisdiction,
  legislation legislation, legislation statute, review review, webpage online, webpage electronic, webpage www, webpage webpage, post-weblog blog, speech presentation, speech talk
`
    .split(',')
    .map((pair) => pair.trim().split(/\s+/) as [string, string]),
)

const CSL_TYPES: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () => new Map(TYPES().map(([csl, entry]) => [entry, csl])),
)
const ENTRY_TYPES: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () => new Map(TYPES().toReversed()),
)

/** The type of CSL that an entry's type stands for (`@in-proceedings` is `@inproceedings`); `undefined` for `misc` and those that nobody knows. */
export function cslTypeOf(entryType: string, isPreprint: boolean): string | undefined {
  const type = CSL_TYPES().get(entryType.toLowerCase().replace(/[_-]/g, ''))
  if (isPreprint && (type === undefined || type === 'webpage')) return 'article'
  return type
}

/** The type of entry that BibTeX or biblatex has for a type of CSL; `undefined` where it has none of its own. */
export function entryTypeOf(cslType: string, kind: string | undefined): string | undefined {
  if (cslType === 'thesis' && kind !== undefined && /master|\bm\.?sc\b|dipl/i.test(kind))
    return 'mastersthesis'
  return ENTRY_TYPES().get(cslType)
}

/**
 * What the field `type` says of a thesis whose entry's type tells another kind than its own; of one of unknown kind that it is a thesis, since
 * styles print `PhD thesis` for want of it.
 */
export function thesisTypeOf(entryType: string, kind: string = UNKNOWN_KIND): string | undefined {
  return entryType.endsWith('thesis') && thesisKinds.get(entryType) !== kind ? kind : undefined
}

/** No kind of thesis. */
export const UNKNOWN_KIND = 'Thesis'

/** The kind of a thesis, by its entry's type or biblatex's name for it. */
export const thesisKinds: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mastersthesis', "Master's thesis"],
  ['mathesis', "Master's thesis"],
  ['bathesis', "Bachelor's thesis"],
  ['bachelorsthesis', "Bachelor's thesis"],
])
