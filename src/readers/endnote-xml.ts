import { endnoteTypes } from '../lexicon/endnote'
import { frozen } from '../model/frozen'
import type { TreeReader } from '../parser/reader'
import type { XmlFormat } from '../parser/record/element'
import { xmlReading } from '../parser/record/xml'

/** Source: the element list of EndNote's XML (RSXML), as EndNote, Zotero, Mendeley and JabRef write it. */
const format: XmlFormat = {
  name: 'endnote-xml',
  records: ['record'],
  attributes: [],
  valueOf: ({ name, attributes }) => (name === 'ref-type' ? attributes.name : undefined),
  keys: {
    type: 'ref-type',
    citationKey: 'label',
    title: 'titles/title',
    authors: 'contributors/authors/author',
    editors: 'contributors/secondary-authors/author',
    abstract: 'abstract',
    published: 'dates/year|dates/pub-dates/date',
    doi: 'electronic-resource-num',
    arxiv: 'accession-num',
    mention: 'titles/secondary-title|periodical/full-title|notes|urls/related-urls/url|custom1',
    links: 'urls/related-urls/url|urls/web-urls/url|urls/text-urls/url',
    pdfs: 'urls/pdf-urls/url',
    keywords: 'keywords/keyword',
    container: 'titles/secondary-title|periodical/full-title|titles/alt-title|periodical/abbr-1',
    volume: 'volume',
    issue: 'number|issue',
    pages: 'pages',
    publisher: 'publisher',
    place: 'pub-location',
    series: 'titles/tertiary-title',
    edition: 'edition',
    language: 'language',
  },
  ofTypes: [
    [
      'Book|Edited Book|Electronic Book',
      { container: '', series: 'titles/tertiary-title|titles/secondary-title', issue: '', pages: '' },
    ],
    [
      'Report|Patent|Standard',
      {
        container: '',
        series: 'titles/tertiary-title|titles/secondary-title',
        number: 'number|isbn',
        issue: '',
      },
    ],
    ['Thesis', { container: '', number: 'work-type', issue: '' }],
  ],
  valuesOf: (meaning, value) => (meaning === 'keywords' ? value.split(';') : undefined),
  types: endnoteTypes,
}

/** EndNote's XML. It streams: one record is held. */
export const endnoteXml: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'endnote-xml',
  extensions: ['xml'],
  mediaTypes: ['application/xml', 'text/xml'],
  detect: (head) => (/<record>/.test(head) && /<(?:ref-type|source-app)[\s>]/.test(head) ? 0.97 : 0),
  ...xmlReading(format),
}))
