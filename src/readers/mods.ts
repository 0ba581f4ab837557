import { toOneLine } from '../lexicon/text'
import { frozen } from '../model/frozen'
import type { Author } from '../model/paper'
import type { TreeReader } from '../parser/reader'
import { type RecordElement, wordsOf, type XmlFormat } from '../parser/record/element'
import { nameOfParts } from '../parser/record/name'
import { xmlReading } from '../parser/record/xml'

/** Source: the outline of MODS 3.8 of the Library of Congress; what Zotero, bibutils and the ACL Anthology write. */
const format: XmlFormat = {
  name: 'mods',
  records: ['mods'],
  attributes: ['type', 'unit'],
  stepOf: (element) => (element.name === 'name' ? roleOf(element) : undefined),
  nameParts: ['namePart', 'role'],
  nameOf,
  valueOf: (element) =>
    element.name === 'titleInfo'
      ? titleOf(element)
      : element.name === 'name'
        ? wordsOf(element, 'namePart')
        : element.name === 'detail'
          ? wordsOf(element, 'number')
          : undefined,
  keys: {
    type: 'genre|relatedItem[host]/genre',
    citationKey: 'identifier[citekey]|@ID',
    title: 'titleInfo|titleInfo[uniform]',
    authors: 'author',
    editors: 'editor|relatedItem[host]/editor',
    abstract: 'abstract',
    published:
      'originInfo/dateIssued|relatedItem[host]/originInfo/dateIssued|relatedItem[host]/part/date|part/date|originInfo/copyrightDate',
    doi: 'identifier[doi]',
    pmid: 'identifier[pmid]|identifier[pubmed]',
    arxiv: 'identifier[arxiv]',
    mention: 'note|relatedItem[host]/titleInfo',
    links: 'location/url|identifier[uri]',
    keywords: 'subject/topic',
    container: 'relatedItem[host]/titleInfo',
    volume: 'relatedItem[host]/part/detail[volume]|part/detail[volume]',
    issue: 'relatedItem[host]/part/detail[issue]|part/detail[issue]|relatedItem[host]/part/detail[number]',
    firstPage:
      'relatedItem[host]/part/extent[pages]/start|part/extent[pages]/start|part/extent[page]/start|relatedItem[host]/part/extent[page]/start',
    lastPage:
      'relatedItem[host]/part/extent[pages]/end|part/extent[pages]/end|part/extent[page]/end|relatedItem[host]/part/extent[page]/end',
    pages: 'relatedItem[host]/part/extent[pages]/list|part/detail[page]',
    publisher: 'originInfo/publisher|relatedItem[host]/originInfo/publisher',
    place:
      'originInfo/place/placeTerm[text]|relatedItem[host]/originInfo/place/placeTerm[text]|originInfo/place/placeTerm',
    series: 'relatedItem[series]/titleInfo|relatedItem[host]/relatedItem[series]/titleInfo',
    edition: 'originInfo/edition',
    language: 'language/languageTerm[code]|language/languageTerm[text]|language/languageTerm',
  },
  types: {
    article: 'preprint',
    'article-journal': 'journal article|journalarticle|academic journal|article|periodical',
    'article-magazine': 'magazine article|magazinearticle|magazine',
    'article-newspaper': 'newspaper article|newspaperarticle|newspaper',
    book: 'book',
    chapter: 'book section|booksection|book chapter',
    'paper-conference': 'conference paper|conferencepaper|conference publication',
    report: 'report|technical report',
    thesis: 'thesis|ph.d. thesis|masters thesis',
    webpage: 'web page|webpage|web site',
  },
}

/** MODS, the records of libraries. It streams: one record is held. */
export const mods: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'mods',
  extensions: ['xml', 'mods'],
  mediaTypes: ['application/mods+xml', 'application/xml', 'text/xml'],
  detect: (head) => (/<(?:[a-z]{1,9}:)?mods(?:Collection)?[\s>]/.test(head) ? 0.97 : 0),
  ...xmlReading(format),
}))

/** Whose name it is: that of an author where nothing else is said. */
function roleOf(element: RecordElement): string | undefined {
  const role = element.children.find(({ name }) => name === 'role')
  const words = role ? toOneLine(role.text).toLowerCase() : ''
  if (words === '' || /\b(?:aut|authors?|cre|creator)\b/.test(words)) return 'author'
  return /\b(?:edt|editors?)\b/.test(words) ? 'editor' : undefined
}

function nameOf(element: RecordElement): Author | undefined {
  if (element.name !== 'name') return undefined
  const part = (type: string): string =>
    element.children
      .filter(({ name, attributes }) => name === 'namePart' && (attributes.type ?? '') === type)
      .map(({ text }) => toOneLine(text))
      .join(' ')
  const family = part('family')
  if (family !== '') return nameOfParts(family, part('given'), part('termsOfAddress'))
  const literal = part('')
  return element.attributes.type === 'corporate' && literal !== '' ? { name: literal, literal } : undefined
}

/** `The` that is not sorted by, the title, and its subtitle. */
function titleOf(element: RecordElement): string {
  const title = [wordsOf(element, 'nonSort'), wordsOf(element, 'title')]
    .filter((words) => words !== '')
    .join(' ')
  const subtitle = wordsOf(element, 'subTitle')
  return subtitle === '' ? title : `${title}: ${subtitle}`
}
