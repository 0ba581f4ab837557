import { frozen } from '../model/frozen'
import type { Author } from '../model/paper'
import type { TreeReader } from '../parser/reader'
import { type RecordElement, wordsOf, type XmlFormat } from '../parser/record/element'
import { nameOfParts } from '../parser/record/name'
import { xmlReading } from '../parser/record/xml'

/** Source: the PubMed DTD of the National Library of Medicine. The list of references is about other papers. */
const format: XmlFormat = {
  name: 'pubmed',
  records: ['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation'],
  attributes: ['EIdType', 'IdType'],
  // These only group what a record says.
  stepOf: ({ name }) =>
    /^(?:MedlineCitation|Pubmed(?:Book)?Data|BookDocument|Article)$/.test(name) ? '' : undefined,
  nameParts: ['LastName', 'ForeName', 'FirstName', 'MiddleName', 'Initials', 'Suffix', 'CollectiveName'],
  nameOf,
  valueOf: ({ name, attributes, children, text }) => {
    if (name.endsWith('Date') && children.length > 0)
      return children.map((part) => part.text.trim()).join(' ')
    return Object.hasOwn(attributes, 'Label') ? `${attributes.Label}: ${text.trim()}` : undefined
  },
  keys: {
    type: 'PublicationTypeList/PublicationType|PublicationType',
    title: 'ArticleTitle|VernacularTitle|Book/BookTitle',
    authors: 'AuthorList/Author|Book/AuthorList/Author',
    abstract: 'Abstract/AbstractText|OtherAbstract/AbstractText',
    published: 'Journal/JournalIssue/PubDate|ArticleDate|Book/PubDate',
    doi: 'ELocationID[doi]|ArticleIdList/ArticleId[doi]',
    pmid: 'PMID|ArticleIdList/ArticleId[pubmed]',
    mention: 'DataBankList/DataBank/AccessionNumberList/AccessionNumber',
    keywords: 'KeywordList/Keyword',
    language: 'Language',
    container: 'Journal/Title|Book/BookTitle|Journal/ISOAbbreviation',
    volume: 'Journal/JournalIssue/Volume|Book/Volume',
    issue: 'Journal/JournalIssue/Issue',
    firstPage: 'Pagination/StartPage',
    lastPage: 'Pagination/EndPage',
    pages: 'Pagination/MedlinePgn',
    publisher: 'Book/Publisher/PublisherName',
    place: 'Book/Publisher/PublisherLocation',
    series: 'Book/CollectionTitle',
    edition: 'Book/Edition',
    ignored: 'ReferenceList',
  },
  types: {
    article: 'preprint',
    'article-journal': 'journal article|letter|editorial|comment|case reports',
    book: 'book',
    chapter: 'book chapter',
    dataset: 'dataset',
    'paper-conference': 'congress',
    report: 'technical report',
  },
}

/** PubMed's XML, of articles and of books. It streams: one record is held. */
export const pubmed: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'pubmed',
  extensions: ['xml'],
  mediaTypes: ['application/xml', 'text/xml'],
  detect: (head) =>
    /<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)[\s>]/.test(head) ? 0.97 : 0,
  ...xmlReading(format),
}))

function nameOf(element: RecordElement): Author | undefined {
  const literal = wordsOf(element, 'CollectiveName')
  if (literal !== '') return { name: literal, literal }
  const family = wordsOf(element, 'LastName')
  if (family === '') return undefined
  const given = wordsOf(element, 'ForeName', 'FirstName') || wordsOf(element, 'Initials')
  return nameOfParts(family, given, wordsOf(element, 'Suffix'))
}
