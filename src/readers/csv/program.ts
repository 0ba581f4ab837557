import { splitNames } from '../../lexicon/name-list'
import type { Position } from '../../model/paper'
import type { PaperNode } from '../../model/tree'
import { fieldsOfStatements, meaningOfKey, statementsOf } from '../../parser/grammar/statements'
import {
  compileFormat,
  type ListMeaning,
  type RecordEntry,
  type RecordFormat,
} from '../../parser/record/format'
import { readRecord } from '../../parser/record/record'

/**
 * What the heads of tables state that reference managers and databases write, in lower case. Seen in those of Zotero, Scopus, PubMed, Embase, Rayyan,
 * RefWorks, OpenAlex, IEEE Xplore, SpringerLink, Web of Science and Google Scholar.
 */
const format: RecordFormat = {
  name: 'csv',
  keys: {
    type: 'item type|reference type|publication type|document type|content type|document identifier|type',
    citationKey: 'citation key|citationkey|bibtex key',
    title: 'title|title primary|document title|item title|article title|display_name',
    authors:
      'author full names|authors|author|author names|authors, primary|authorships.author.display_name|authorships.raw_author_name|author_names',
    editors: 'editors|editor|authors, secondary|book editors',
    abstract: 'abstract|abstract note',
    published:
      'publication year|publication_year|pub year|year|date|publication date|publication_date|date of publication|pub date free form|online date',
    doi: 'doi|item doi|ids.doi|doi link',
    pmid: 'pmid|pubmed id|pubmed_id|medline pmid|ids.pmid',
    mention:
      'extra|archive location|archive id|publication title|source title|journal|notes|url|number|publisher',
    links:
      'url|urls|link|links|article url|full text link|primary_location.landing_page_url|link attachments',
    pdfs: 'pdf link|primary_location.pdf_url|best_oa_location.pdf_url',
    keywords: 'author keywords|keywords|manual tags|automatic tags|keywords.display_name',
    container:
      'publication title|source title|journal|journal/book|periodical full|journal title|title secondary|primary_location.source.display_name|venue|booktitle|publication|journal abbreviation',
    volume: 'volume|journal volume|biblio.volume',
    issue: 'issue|journal issue|biblio.issue',
    firstPage: 'page start|first page|start page|biblio.first_page',
    lastPage: 'page end|last page|end page|other pages|biblio.last_page',
    pages: 'pages|art. no.|article number',
    publisher: 'publisher|book publisher|primary_location.source.host_organization_name',
    place: 'place|place of publication|publisher location',
    event: 'conference name|meeting name|conference title|conference',
    series: 'series|series title|book series title|title tertiary',
    edition: 'edition',
    number: 'report number',
    language: 'language|article language|language of original document',
  },
  familyFirst: 'authors|author names|editors',
  valuesOf,
  types: {
    article: 'preprint|unpublished material|posted-content',
    'article-journal':
      'journalarticle|journal article|article|journal|journal-article|review|letter|editorial|ieee journals',
    'article-magazine': 'magazinearticle|magazine article|ieee magazines',
    'article-newspaper': 'newspaperarticle|newspaper article',
    book: 'book|book, whole|ebook|edited book|monograph',
    chapter: 'booksection|book chapter|book, section|chapter|book-chapter',
    dataset: 'dataset|data paper',
    'paper-conference':
      'conferencepaper|conference paper|conference proceedings|proceedings paper|proceedings-article|ieee conferences|conference abstract',
    patent: 'patent',
    'post-weblog': 'blogpost',
    report: 'report',
    software: 'computerprogram',
    speech: 'presentation',
    standard: 'standard|ieee standards',
    thesis: 'thesis|dissertation',
    webpage: 'webpage|web page',
  },
}

/** What a database writes where there is none. */
const NOTHING = /^\[no (?:abstract|author name|title) available\]$/i

/** Heads that nobody but such a program writes. */
const TELLING =
  /^(?:item type|abstract note|publication stage|eid|author full names|author names|medline pmid|journal\/book|nihms id|authors, primary|title primary|periodical full|pubmed_id|pmc_id|authorships\.author\.display_name|authorships\.raw_author_name|primary_location\.source\.display_name|document title|item doi|item title|source title)$/

/** How rows are read that a person's own program wrote, or one that many use. */
export interface ProgramTable {
  readonly hasTitle: boolean
  paperOf(cells: readonly RecordEntry[], position: Position): PaperNode
}

/** The table of a header. What neither the vocabulary of digests nor the heads of these programs know is kept under `extra`. */
export function createProgramTable(names: readonly string[]): ProgramTable {
  const compiled = compileFormat(format)
  const isOfProgram = names.some((name) => TELLING.test(name.toLowerCase()))
  const isWord = (name: string): boolean => !isOfProgram && meaningOfKey(name.trim()) !== undefined
  const titles = names.filter((name) =>
    isOfProgram
      ? compiled.keysOf('title', '').includes(name.toLowerCase())
      : /^(?:translatedT|t)itle$/.test(meaningOfKey(name.trim()) ?? ''),
  )
  return {
    hasTitle: titles.length > 0,
    paperOf(cells, position) {
      const words = cells.filter(({ key }) => isWord(key))
      const rest = cells.filter(({ key }) => !isWord(key))
      const entries = withDay(rest.map(foldHead).filter(({ value }) => !NOTHING.test(value))).flatMap(
        withLabels,
      )
      const record = readRecord({ entries, position }, compiled)
      return { ...record, children: [...fieldsOfStatements(statementsOf(words)), ...record.children] }
    },
  }
}

/** Makes a test of whether a head is one that these programs write. */
export function createHeadTest(): (name: string) => boolean {
  const { knows } = compileFormat(format)
  return (name) => knows(name.toLowerCase())
}

function foldHead(entry: RecordEntry): RecordEntry {
  return { ...entry, key: entry.key.toLowerCase(), label: entry.key }
}

/** `year`, `month`, `day`: a column for each part. */
function withDay(entries: readonly RecordEntry[]): RecordEntry[] {
  const parts = ['year', 'month', 'day'].flatMap((key) => entries.filter((entry) => entry.key === key))
  const [year] = parts
  if (parts.length < 2 || year?.key !== 'year') return [...entries]
  return [
    ...entries.filter((entry) => !parts.includes(entry)),
    { ...year, value: parts.map(({ value }) => value).join(' ') },
  ]
}

/** What Zotero keeps under `Extra`: lines of `Citation Key: quill2023`, of which some are known. */
function withLabels(entry: RecordEntry): RecordEntry[] {
  if (entry.key !== 'extra') return [entry]
  const found = [...entry.value.matchAll(/^(Citation Key|PMID|DOI): {0,3}(\S{1,200})$/gim)]
  return [
    entry,
    ...found.map(([, label = '', value = '']) => ({ ...entry, key: label.toLowerCase(), value })),
  ]
}

function valuesOf(meaning: ListMeaning, value: string): readonly string[] | undefined {
  if (meaning === 'authors' || meaning === 'editors') return namesOf(value)
  if (meaning === 'keywords') return value.split(/[;|]/.test(value) ? /[;|]/ : ',')
  return undefined
}

/** Each name, with what says that there are more. */
function namesOf(words: string): readonly string[] {
  const { names, isCut, cut, cutAt } = splitNames(words.replaceAll('|', '; '))
  const last = names.at(-1) ?? ''
  // PubMed ends its list with a full stop.
  const isStopped =
    /^[^,.]{1,99}\s\p{Lu}{1,4}\.$/u.test(last) &&
    (names.length > 1 || /\p{Lu}{2}\.$/u.test(last)) &&
    !names.slice(0, -1).some((name) => name.includes('.'))
  const whole = isStopped ? [...names.slice(0, -1), last.slice(0, -1)] : names
  return isCut ? [...whole.slice(0, cutAt), cut, ...whole.slice(cutAt)] : whole
}
