import {
  arxivOfDoi,
  arxivOfField,
  arxivOfVenue,
  identifierOfUrl,
  parseArxivId,
  parseDoi,
} from '../identifier'
import { languageTag } from '../language'
import { findUrls, unwrapUrl } from '../link'
import type { NameParts } from '../name'
import { once } from '../once'
import { plainSpan, publicationTexts } from '../publication'
import { decodeTex, decodeVerbatim } from '../tex'
import { toOneLine } from '../text'
import { isPreprintSeries } from '../venue'
import { dateOfEntry } from './date'
import { cslTypeOf, thesisKinds, UNKNOWN_KIND } from './entry-type'
import { journalOfCommand } from './journal'
import { type BibtexNames, readNames, splitTop } from './names'

/** What a field of an entry counts for. Several may state one thing: `year` and `month`. */
export type BibtexSlot = keyof BibtexValues

/** What an entry states in the form of a paper; `undefined` where it does not, or not for sure. */
export interface BibtexValues {
  readonly type: string | undefined
  readonly title: string | undefined
  readonly authors: readonly NameParts[] | undefined
  readonly editors: readonly NameParts[] | undefined
  readonly abstract: string | undefined
  readonly published: string | undefined
  readonly container: string | undefined
  readonly volume: string | undefined
  readonly issue: string | undefined
  readonly number: string | undefined
  readonly pages: string | undefined
  readonly publisher: string | undefined
  readonly organization: string | undefined
  readonly place: string | undefined
  readonly event: string | undefined
  readonly series: string | undefined
  readonly edition: string | undefined
  readonly language: string | undefined
  readonly keywords: readonly string[] | undefined
  readonly category: string | undefined
  readonly arxiv: string | undefined
  readonly doi: string | undefined
  readonly pmid: string | undefined
  readonly openreview: string | undefined
  readonly acl: string | undefined
  readonly url: string | undefined
  readonly pdf: string | undefined
}

/** The slots that are parts of a publication, and of the same name there. */
export const publicationSlots = /* @__PURE__ */ once(() =>
  Object.freeze(['type', ...publicationTexts.filter((part) => part !== 'reference')] as const),
)

/** The slots that are identifiers of a paper, and of the same name there. */
export const identifierSlots = /* @__PURE__ */ once(() =>
  Object.freeze(['arxiv', 'doi', 'pmid', 'openreview', 'acl'] as const),
)

/** Fields by what they count for, the first of them that says something before the others. What stands nowhere here has no place in a paper. */
const FIELDS = {
  title: ['title', 'subtitle'],
  authors: ['author'],
  editors: ['editor'],
  abstract: ['abstract'],
  published: ['date', 'year', 'month', 'day'],
  container: ['journal', 'journaltitle', 'booktitle', 'shortjournal'],
  volume: ['volume'],
  issue: ['issue', 'number'],
  number: ['number', 'issue', 'type'],
  pages: ['pages', 'eid'],
  publisher: ['publisher', 'institution', 'school', 'organization'],
  organization: ['organization'],
  place: ['location', 'address'],
  event: ['eventtitle'],
  series: ['series'],
  edition: ['edition'],
  language: ['langid', 'language'],
  keywords: ['keywords', 'keyword'],
  category: ['primaryclass', 'eprintclass'],
  arxiv: ['eprint', 'archiveprefix', 'eprinttype', 'arxiv', 'arxivid'],
  doi: ['doi'],
  pmid: ['pmid', 'eprint', 'archiveprefix', 'eprinttype'],
  url: ['url'],
  pdf: ['pdf'],
} as const satisfies Partial<Record<BibtexSlot, readonly string[]>>

const SLOTS: () => ReadonlyMap<string, readonly BibtexSlot[]> = /* @__PURE__ */ once(() => slotsByField())

function slotsByField(): Map<string, BibtexSlot[]> {
  const slots = new Map<string, BibtexSlot[]>()
  for (const [slot, names] of Object.entries(FIELDS))
    for (const name of names) slots.set(name, [...(slots.get(name) ?? []), slot as BibtexSlot])
  return slots
}

const NONE: readonly BibtexSlot[] = []

/** What a field counts for; nothing where a paper has no place for it. */
export function slotsOfField(name: string): readonly BibtexSlot[] {
  return SLOTS().get(name.toLowerCase()) ?? NONE
}

/** The fields that may state a slot. */
export function fieldsOfSlot(slot: BibtexSlot): readonly string[] {
  return (FIELDS as Partial<Record<BibtexSlot, readonly string[]>>)[slot] ?? []
}

/** An entry: its type, and the values of its fields in TeX by their names in lower case. */
export interface BibtexEntry {
  readonly type: string
  readonly texOf: (name: string) => string | undefined
}

/** Reads what an entry states: decided here alone, for those who read bibliographies and those who write them. */
export function readEntryValues({
  type,
  texOf,
}: BibtexEntry): BibtexValues & { readonly names: BibtexNames } {
  const text = (slot: BibtexSlot): string | undefined => {
    for (const name of fieldsOfSlot(slot)) {
      const words = textOf(texOf(name))
      if (words !== undefined) return words
    }
    return undefined
  }
  const container = journalOfCommand(texOf('journal') ?? '') ?? text('container')
  const isSeries = isPreprintSeries(container ?? '')
  const file = decodeVerbatim(texOf('pdf') ?? '')
  const pdf = /^https?:\/\/\S+$/.test(file) ? file : undefined
  const url = addressOf(texOf, pdf)
  const identifiers = identifiersOf(texOf, [url, pdf])
  const names = readNames(texOf('author') ?? '')
  const editors = readNames(texOf('editor') ?? '').authors
  const cslType = isSeries ? 'article' : cslTypeOf(type, identifiers.arxiv !== undefined)
  const keywords = wordsOf(texOf('keywords') ?? texOf('keyword') ?? '')
  const number = textOf(texOf('number'))
  const isArticle = cslType !== undefined && /^(?:article|review)/.test(cslType)
  const organization = textOf(texOf('organization'))
  // Of a preprint or a page it is who made it, and no publisher.
  const isLoose = cslType === undefined || cslType === 'article' || cslType === 'webpage'
  const kind = cslType === 'thesis' ? kindOf(type, textOf(texOf('type'))) : undefined
  return {
    names,
    type: cslType,
    title: titleOf(
      textOf(texOf('title')) ?? (cslType === 'book' ? textOf(texOf('booktitle')) : undefined),
      textOf(texOf('subtitle')),
    ),
    authors: names.authors.length === 0 ? undefined : names.authors,
    editors: editors.length === 0 ? undefined : editors,
    abstract: text('abstract'),
    published: dateOfEntry(texOf),
    container: isSeries ? undefined : container,
    volume: text('volume'),
    issue: textOf(texOf('issue')) ?? (isArticle ? number : undefined),
    number: kind ?? (isArticle ? undefined : number),
    pages: plainSpan(text('pages')),
    publisher:
      textOf(texOf('publisher')) ??
      textOf(texOf('institution')) ??
      textOf(texOf('school')) ??
      (isLoose ? undefined : organization),
    organization: isLoose ? organization : undefined,
    place: text('place'),
    event: text('event'),
    series: text('series'),
    edition: text('edition'),
    language: languageTag(textOf(texOf('langid')) ?? '') ?? languageTag(textOf(texOf('language')) ?? ''),
    keywords: keywords.length === 0 ? undefined : keywords,
    category: decodeVerbatim(texOf('primaryclass') ?? texOf('eprintclass') ?? '') || undefined,
    ...identifiers,
    url,
    pdf,
  }
}

function textOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : toOneLine(decodeTex(value)) || undefined
}

/** A subtitle belongs to the title, which may hold it already. */
function titleOf(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title
  return title.toLowerCase().endsWith(subtitle.toLowerCase()) ? title : `${title}: ${subtitle}`
}

function wordsOf(value: string): string[] {
  const words = splitTop(value, ',;').map((word) => toOneLine(decodeTex(word)))
  return [...new Set(words)].filter((word) => word !== '')
}

function kindOf(entryType: string, stated: string | undefined): string | undefined {
  if (stated?.toLowerCase() === UNKNOWN_KIND.toLowerCase()) return undefined
  return (
    thesisKinds.get((stated ?? '').toLowerCase().replace(/[^a-z]/g, '')) ??
    stated ??
    thesisKinds.get(entryType.toLowerCase())
  )
}

/** Fields in whose words an arXiv id may stand. */
const PLACES = [
  'journal',
  'journaltitle',
  'note',
  'howpublished',
  'number',
  'booktitle',
  'publisher',
] as const

/** Of each kind the first counts: what a field states before what an address names. */
function identifiersOf(
  texOf: BibtexEntry['texOf'],
  addresses: readonly (string | undefined)[],
): Pick<BibtexValues, 'arxiv' | 'doi' | 'pmid' | 'openreview' | 'acl'> {
  const verbatim = (name: string): string => decodeVerbatim(texOf(name) ?? '')
  const archive = verbatim('archiveprefix').toLowerCase() || verbatim('eprinttype').toLowerCase()
  const found = addresses.map((address) => (address === undefined ? undefined : identifierOfUrl(address)))
  const named = (kind: string): string | undefined =>
    found.find((identifier) => identifier?.kind === kind)?.value
  const doi = parseDoi(verbatim('doi')) ?? named('doi')
  const eprint = /^(?:arxiv(?:\.org)?)?$/.test(archive) ? arxivOfField(verbatim('eprint')) : undefined
  let arxiv = eprint ?? arxivOfField(verbatim('arxiv')) ?? arxivOfField(verbatim('arxivid'))
  for (const name of PLACES) arxiv ??= arxivOfVenue(verbatim(name))
  arxiv ??= parseArxivId(/^abs\/(\S+)$/.exec(verbatim('volume'))?.[1] ?? '')
  const pubmed = archive === 'pubmed' ? verbatim('eprint') : ''
  return {
    arxiv: arxiv ?? named('arxiv') ?? (doi === undefined ? undefined : arxivOfDoi(doi)),
    doi,
    pmid: [pubmed, verbatim('pmid')].find((id) => /^\d+$/.test(id)) ?? named('pmid'),
    openreview: named('openreview'),
    acl: named('acl'),
  }
}

/** The paper's page: `url`, else an address that stands where people put one, else that of its PDF where that names the paper. */
function addressOf(texOf: BibtexEntry['texOf'], pdf: string | undefined): string | undefined {
  const url = decodeVerbatim(texOf('url') ?? '')
  if (/^https?:\/\/\S+$/.test(url)) return unwrapUrl(url)
  for (const name of ['howpublished', 'note', 'ee']) {
    const [found] = findUrls(decodeVerbatim(texOf(name) ?? ''))
    if (found && (name !== 'note' || identifierOfUrl(found.url))) return found.url
  }
  return pdf !== undefined && identifierOfUrl(pdf) ? pdf : undefined
}
