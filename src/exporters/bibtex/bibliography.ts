import { entryTypeOf } from '../../lexicon/bibtex/entry-type'
import { toAscii } from '../../lexicon/fold'
import { arxivIdOf, pageOf } from '../../model/address'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import { frozen } from '../../model/frozen'
import type { OptionRules } from '../../model/option'
import type { Paper } from '../../model/paper'
import { isOfRecord, publisherDoi } from '../address'
import { cleanLine } from '../clean'
import { hasLoneSurrogate, reportLoneSurrogate, wellFormed } from '../encode'
import type { ExportContext, ExportSession, RecordField } from '../exporter'
import { type KeyOptions, keyOptions, openKeys } from '../key/assign'
import { safeAddress } from '../safe-address'
import { type AddField, createEntryFormatter, verbatim } from './entry'
import { createEncoder, type TexEncoder } from './escape'
import { groupName, nameList } from './name-list'
import { properNouns } from './proper-nouns'
import { type Protection, protectTitle } from './protect'
import { NO_PUBLICATION, type PublicationParts, publicationParts } from './publication'
import { type EntryRecord, recordOf, type TexField } from './record'
import { createReferences } from './references'

/** Options that every TeX bibliography has. */
export interface BibliographyOptions extends KeyOptions {
  /** Adds the abstract to papers of digests; those of bibliographies have it as their record does. Default false. */
  readonly abstract?: boolean | undefined
  /** Adds the keywords to papers of digests, likewise. Default false. */
  readonly keywords?: boolean | undefined
  /** Which capitals of titles braces hold: those that styles must not make small, all of the title, or none. Default `smart`. */
  readonly protection?: Protection | undefined
  /** `ascii` writes letters and symbols beyond ASCII as commands, `unicode` keeps those that LaTeX reads. Default: `ascii` for BibTeX, `unicode` for BibLaTeX. */
  readonly characters?: 'ascii' | 'unicode' | undefined
  /** Words that keep their capital, beside the built-in proper nouns: `['Foxglove']`. */
  readonly protect?: Iterable<string> | undefined
  /**
   * Prints the organisation as the author of a paper without names. Default false, because a digest does not say that the
   * organisation on its card wrote the paper.
   */
  readonly organizationAsAuthor?: boolean | undefined
  /** Adds the organisation of a digest's card in the field `organization`, which styles print as the publisher. Default false. */
  readonly organization?: boolean | undefined
}

/** The options of BibTeX and BibLaTeX. */
export const bibliographyOptions: OptionRules<BibliographyOptions> = /* @__PURE__ */ frozen(() => ({
  ...keyOptions,
  abstract: { type: 'flag', description: 'add the abstract' },
  keywords: { type: 'flag', description: 'add the keywords' },
  protection: {
    type: 'choice',
    choices: ['smart', 'all', 'none'],
    description: 'which capitals of titles braces hold; smart by default',
  },
  characters: {
    type: 'choice',
    choices: ['ascii', 'unicode'],
    description: 'how letters beyond ASCII are written',
  },
  protect: { type: 'list', description: 'words that keep their capital, beside those that are known' },
  organizationAsAuthor: {
    type: 'flag',
    description: 'print the organisation as author of a paper without names',
  },
  organization: { type: 'flag', description: 'add the organisation, which styles print as the publisher' },
}))

/** What a dialect arranges: values in TeX, `undefined` where the paper has none. */
export interface EntryParts {
  readonly title: string
  readonly names: string | undefined
  /** The type of entry that the paper's publication has in BibTeX; `undefined` for preprints and what has none. */
  readonly entryType: string | undefined
  readonly publication: PublicationParts
  readonly language: string | undefined
  readonly organization: string | undefined
  /** What to sort and label by where there are no names: plain ASCII, since styles cut it after any character. */
  readonly label: string | undefined
  /** What to call the paper where there are no names: its title up to a colon or a question. */
  readonly shortTitle: string | undefined
  /** Four digits. */
  readonly year: string | undefined
  /** 1 to 12. */
  readonly month: number | undefined
  /** A partial ISO date. */
  readonly date: string | undefined
  readonly arxiv: string | undefined
  readonly arxivClass: string | undefined
  readonly doi: string | undefined
  /** Where it is the only identifier of an archive, which a field has place for one of. */
  readonly pmid: string | undefined
  readonly url: string | undefined
  readonly abstract: string | undefined
  readonly keywords: string | undefined
}

/** What BibLaTeX calls the archive whose identifier stands in `eprint`. */
export function archiveOf({ arxiv, pmid }: EntryParts): string | undefined {
  return arxiv !== undefined ? 'arxiv' : pmid === undefined ? undefined : 'pubmed'
}

/** One way of writing a TeX bibliography: BibTeX's, BibLaTeX's. Text, names and keys are common to all. */
export interface Dialect {
  /** See {@link createEncoder}. */
  readonly letterForm: 'ascii' | 'unicode'
  /** What records state and an entry that is made anew has no field for. */
  readonly unplaced: ReadonlySet<RecordField>
  type(parts: EntryParts): string
  /** Adds the fields in the order of printing. */
  addFields(parts: EntryParts, add: AddField): void
}

/** Starts a bibliography in a dialect. Keys go by order of arrival where `context.papers` is absent. */
export function openBibliography(
  dialect: Dialect,
  options: BibliographyOptions,
  context: ExportContext,
): ExportSession {
  const { protection = 'smart', characters = dialect.letterForm } = options
  requireOneOf('protection', protection, ['smart', 'all', 'none'])
  requireOneOf('characters', characters, ['ascii', 'unicode'])
  const writer: PartsWriter = {
    options,
    protection,
    encoder: createEncoder(characters),
    nouns: readNouns(options.protect),
    report: context.report,
  }
  const formatEntry = createEntryFormatter()
  const keyOf = openKeys(options, context)
  const keepsReference = createReferences(options, context.papers)
  return {
    separator: '\n',
    keeps: (field, format = 'bibtex') => format === 'bibtex' && !dialect.unplaced.has(field),
    entry(paper, index) {
      const key = keyOf(paper, index)
      const parts = readParts(paper, writer)
      if (!parts) return ''
      const record = paper.extra && recordOf(paper, (name, field) => keepsReference(name, field, index))
      if (record) return writeRecord(record, parts, key)
      const entry = formatEntry(dialect.type(parts), key, (add) => dialect.addFields(parts, add))
      return writer.encoder.hasUnmapped() ? reportUnmapped(entry, paper, writer) : entry
    },
  }

  function writeRecord(record: EntryRecord, parts: EntryParts, key: string): string {
    const typed: TexField[] = []
    dialect.addFields(parts, (name, value = '', isMacro = false) => typed.push({ name, value, isMacro }))
    // What the encoder met is in fields that are mostly written as they stand.
    writer.encoder.takeUnmapped()
    const type = record.entryType ?? dialect.type(parts)
    const entry = formatEntry(type, key, (add) => record.addFields(typed, add))
    return hasLoneSurrogate(entry) ? wellFormed(entry) : entry
  }
}

function requireOneOf(option: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  throw new TypeError(
    `Expected ${option} to be one of ${choices.join(', ')}, received ${JSON.stringify(value)}`,
  )
}

interface PartsWriter {
  readonly options: BibliographyOptions
  readonly protection: Protection
  readonly encoder: TexEncoder
  readonly nouns: ReadonlySet<string>
  readonly report: (message: Diagnostic) => void
}

function readNouns(protect: Iterable<string> | undefined): ReadonlySet<string> {
  if (protect === undefined) return properNouns()
  if (typeof protect === 'string' || typeof protect?.[Symbol.iterator] !== 'function') {
    throw new TypeError(
      `Expected protect to be a list of words, such as ['Foxglove'], received ${JSON.stringify(protect)}`,
    )
  }
  return new Set([...properNouns(), ...protect])
}

function readParts(paper: Paper, writer: PartsWriter): EntryParts | undefined {
  const { encoder, options } = writer
  const { publication } = paper
  const title = cleanLine(paper.title)
  if (title === '') {
    writer.report(
      diagnostic('missing-title', 'Expected a title with something to print; the paper is left out', {
        actual: paper.id,
      }),
    )
    return undefined
  }
  const organization = paper.organization ? cleanLine(paper.organization.name) : ''
  const isAuthor = options.organizationAsAuthor === true && organization !== ''
  const names = nameList(paper, encoder) ?? (isAuthor ? groupName(organization, encoder) : undefined)
  const date = DATE.test(paper.published ?? '') ? paper.published : undefined
  const arxiv = arxivIdOf(paper)
  const isRecord = isOfRecord(paper)
  const doi = isRecord ? paper.identifiers.doi : publisherDoi(paper)
  const url = safeAddress(pageOf(paper), writer.report)
  return {
    title: protectTitle(title, encoder, writer.nouns, writer.protection),
    names,
    entryType: publication?.type && entryTypeOf(publication.type, publication.number),
    publication: publication ? publicationParts(publication, encoder) : NO_PUBLICATION,
    language: paper.language,
    organization:
      !options.organization || organization === '' || isAuthor ? undefined : encoder.encode(organization),
    label:
      names === undefined
        ? plainLabel(organization) || plainLabel(shortTitle(title)) || 'Untitled'
        : undefined,
    shortTitle: names === undefined ? encoder.encode(shortTitle(title)) : undefined,
    year: date?.slice(0, 4),
    month: date !== undefined && date.length > 4 ? Number(date.slice(5, 7)) : undefined,
    date,
    arxiv: arxiv === undefined ? undefined : verbatim(arxiv),
    arxivClass: arxiv === undefined ? undefined : arxivClass(paper.categories[0]),
    doi: doi === undefined ? undefined : verbatim(doi),
    pmid: isRecord && arxiv === undefined ? paper.identifiers.pmid : undefined,
    url: url === undefined ? undefined : verbatim(url),
    abstract:
      (options.abstract || isRecord) && paper.abstract !== undefined
        ? encoder.encode(cleanLine(paper.abstract))
        : undefined,
    keywords: options.keywords || isRecord ? keywordList(paper.keywords, encoder) : undefined,
  }
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/

function arxivClass(category: string | undefined): string | undefined {
  return category !== undefined && /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(category) ? category : undefined
}

/** Up to the first colon or question, and no longer than a few words. */
function shortTitle(title: string): string {
  const head = title.split(/[:?!] | [–—-] /, 1)[0] ?? title
  if (head.length <= 48) return head
  const cut = head.lastIndexOf(' ', 48)
  return cut > 0 ? head.slice(0, cut) : [...head].slice(0, 48).join('')
}

function plainLabel(text: string): string {
  return toAscii(text)
    .replace(/[^A-Za-z0-9 .,:;!?()+/-]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

function keywordList(keywords: readonly string[], encoder: TexEncoder): string {
  return keywords
    .map((keyword) => encoder.encode(cleanLine(keyword)))
    .filter((keyword) => keyword !== '')
    .map((keyword) => (/[,;]/.test(keyword) ? `{${keyword}}` : keyword))
    .join(', ')
}

/** Tells of what the encoder kept as it is, and returns the entry in a form that can be encoded. */
function reportUnmapped(entry: string, paper: Paper, { encoder, report }: PartsWriter): string {
  const all = encoder.takeUnmapped()
  const characters = all.filter((character) => !hasLoneSurrogate(character))
  if (characters.length > 0) {
    const list = characters.slice(0, 12).join(' ')
    const note = 'Set the bibliography with LuaLaTeX or XeLaTeX and a font that has them.'
    report(
      diagnostic(
        'unmapped-character',
        `Unexpected characters that TeX has no plain form of, kept as they are: ${list}`,
        {
          actual: paper.id,
          note,
        },
      ),
    )
  }
  if (characters.length === all.length) return entry
  reportLoneSurrogate(paper.id, report)
  return wellFormed(entry)
}
