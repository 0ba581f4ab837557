import { frozen } from '../model/frozen'
import type { TreeReader } from '../parser/reader'
import { type TaggedFormat, taggedReading } from '../parser/tagged/records'

/** `TY  - JOUR`; programs were seen to write one blank or none, and tags in lower case. */
const TAG = /^\uFEFF?\s{0,8}([A-Z][A-Z\d]|ty|er|[a-z][a-z\d](?=\s\s-))(?:\s{1,2}-(?:\s|$)|-\s)/

/**
 * Source: the RIS format specifications of Reference Manager (2001) and EndNote (2011), and what Zotero, Mendeley, Scopus, Ovid, SpringerLink, IEEE Xplore and
 * Google Scholar write.
 */
const format: TaggedFormat = {
  name: 'ris',
  tag: TAG,
  isCaseless: true,
  starts: ['TY'],
  end: 'ER',
  lists: ['KW'],
  keys: {
    type: 'TY',
    citationKey: 'ID',
    title: 'TI|T1|CT|BT',
    authors: 'AU|A1',
    editors: 'ED|A2',
    abstract: 'AB|N2',
    published: 'PY|Y1|DA',
    doi: 'DO|DI|M3',
    pmid: 'PM',
    arxiv: 'AN',
    mention: 'M1|M2|N1|T2|JO|JF|PB|UR|VL|AV',
    links: 'UR|L2|LK',
    pdfs: 'L1',
    keywords: 'KW',
    container: 'JF|T2|JO|BT|JA|J2|J1',
    volume: 'VL',
    issue: 'IS|CP',
    firstPage: 'SP',
    lastPage: 'EP',
    pages: 'C7|AR',
    publisher: 'PB',
    place: 'CY|PP',
    series: 'T3',
    edition: 'ET',
    language: 'LA',
  },
  ofTypes: [
    // The pages of a whole book are how many it has.
    [
      'BOOK|EDBOOK|EBOOK|WHOLE',
      { title: 'TI|T1|BT|CT', container: '', series: 'T3|T2', editors: 'ED|A3|A2', firstPage: '' },
    ],
    ['CONF|CPAPER', { container: 'C3|BT|T2|JF|JO|JA|J2', event: 'T2', place: 'C1|CY', issue: 'IS|CP' }],
    ['RPRT|GOVDOC|STAND|PAT', { container: '', series: 'T3|T2', number: 'M1|SN|IS', issue: '' }],
    ['THES', { container: '', number: 'M3', editors: 'ED|A2', firstPage: '' }],
  ],
  valuesOf: (meaning, value) => (meaning === 'keywords' ? value.split(';') : undefined),
  types: {
    article: 'unpb|unpd|inpr',
    'article-journal': 'jour|ejour|jfull|abst',
    'article-magazine': 'mgzn',
    'article-newspaper': 'news',
    bill: 'bill|unbill',
    book: 'book|edbook|ebook|whole',
    classic: 'clswk',
    chapter: 'chap|echap',
    dataset: 'data|dbase|aggr',
    document: 'gen',
    'entry-dictionary': 'dict',
    'entry-encyclopedia': 'ency|encyc',
    figure: 'figure|chart|equa',
    graphic: 'art',
    hearing: 'hear',
    legal_case: 'case|legal',
    legislation: 'stat',
    manuscript: 'manscpt',
    map: 'map',
    motion_picture: 'mpct|video|advs|multi',
    musical_score: 'music',
    pamphlet: 'pamp',
    'paper-conference': 'cpaper|conf',
    patent: 'pat',
    periodical: 'ser|jfull',
    personal_communication: 'pcomm|icomm',
    'post-weblog': 'blog',
    report: 'rprt|govdoc|grnt',
    software: 'comp',
    speech: 'slide',
    song: 'sound',
    standard: 'stand',
    thesis: 'thes',
    webpage: 'elec|web',
  },
}

/** RIS, as reference managers and databases write it: all types, values over several lines, records without an end. It streams: one record is held. */
export const ris: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'ris',
  extensions: ['ris', 'txt'],
  mediaTypes: ['application/x-research-info-systems', 'application/x-endnote-refer', 'text/plain'],
  detect: (head) => (/^(?:TY|ty) {0,2}- {0,2}[A-Za-z]{2,16}\s*$/m.test(head) ? 0.97 : 0),
  ...taggedReading(format),
}))
