import { frozen } from '../model/frozen'
import type { TreeReader } from '../parser/reader'
import { type TaggedFormat, taggedReading } from '../parser/tagged/records'

/** Source: "MEDLINE/PubMed Data Element (Field) Descriptions" of the National Library of Medicine; ERIC and KoreaMed write the same with a few more tags. */
const format: TaggedFormat = {
  name: 'nbib',
  tag: /^\uFEFF?([A-Z][A-Z\d]{1,4})\s{0,2}-(?:\s|$)/,
  starts: ['PMID'],
  keys: {
    type: 'PT',
    title: 'TI|BTI|TT',
    authors: 'FAU|AU',
    groups: 'CN',
    editors: 'FED|ED',
    abstract: 'AB|OAB',
    published: 'DP|DEP',
    doi: 'LID|AID',
    pmid: 'PMID',
    mention: 'SI|GN|OID',
    links: 'URL|LID',
    keywords: 'OT|KW',
    container: 'JT|BTI|TA',
    volume: 'VI',
    issue: 'IP',
    pages: 'PG',
    publisher: 'PB',
    place: 'PL',
    series: 'CTI',
    edition: 'EN',
    language: 'LA',
  },
  familyFirst: 'AU|ED',
  types: {
    article: 'preprint',
    'article-journal': 'journal article|journal articles|letter|editorial|comment|case reports',
    'article-newspaper': 'newspaper article',
    book: 'book|books',
    chapter: 'book chapter',
    dataset: 'dataset',
    'paper-conference': 'congress|congresses|speeches/meeting papers',
    report: 'technical report',
    thesis: 'academic dissertation|dissertations/theses',
  },
}

/** MEDLINE's tagged records, as PubMed (`.nbib`), ERIC and others write them. It streams: one record is held. */
export const nbib: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'nbib',
  extensions: ['nbib', 'medline', 'txt'],
  mediaTypes: ['application/nbib', 'text/plain'],
  detect: (head) => (/^(?:PMID ?- ?\d|OWN +- +(?:NLM|ERIC))/m.test(head) ? 0.97 : 0),
  ...taggedReading(format),
}))
