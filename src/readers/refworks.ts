import { frozen } from '../model/frozen'
import type { TreeReader } from '../parser/reader'
import { type TaggedFormat, taggedReading } from '../parser/tagged/records'

/** Source: the description of the RefWorks tagged format. No other line that starts with two capitals is a tag. */
const TAG =
  /^\uFEFF?(RT|SR|ID|A[1-6]|T[1-3]|J[FO]|YR|FD|VO|IS|[SO]P|K1|AB|NO|ED|P[BP]|SN|A[VDN]|LA|CL|SF|OT|L[KL]|DO|CN|D[BS]|IP|RD|ST|U[1-9]|[US]L|CR|W[TVP]|OL|PMC?ID)(?:\s|$)/

const format: TaggedFormat = {
  name: 'refworks',
  tag: TAG,
  starts: ['RT'],
  keys: {
    type: 'RT',
    citationKey: 'ID',
    title: 'T1',
    authors: 'A1',
    editors: 'A2',
    abstract: 'AB',
    published: 'YR|FD',
    doi: 'DO',
    pmid: 'PMID',
    mention: 'AN|NO|JF|T2|UL|LK',
    links: 'UL|LK',
    keywords: 'K1',
    container: 'JF|T2|JO',
    volume: 'VO',
    issue: 'IS',
    firstPage: 'SP',
    lastPage: 'OP',
    publisher: 'PB',
    place: 'PP',
    series: 'T3',
    edition: 'ED',
    language: 'LA',
  },
  valuesOf: (meaning, value) => (meaning === 'keywords' ? value.split(/[;\n]/) : undefined),
  types: {
    article: 'unpublished material',
    'article-journal': 'journal article|journal|journal, electronic|abstract',
    'article-magazine': 'magazine article',
    'article-newspaper': 'newspaper article',
    bill: 'bills/resolutions|bills',
    book: 'book, whole|book, edited|monograph',
    chapter: 'book, section',
    document: 'generic',
    graphic: 'artwork',
    hearing: 'hearing',
    legal_case: 'case/court decisions|case|court decisions',
    legislation: 'laws/statutes|laws|statutes',
    map: 'map',
    motion_picture: 'motion picture|video/ dvd|video',
    musical_score: 'music score',
    'paper-conference': 'conference proceedings',
    patent: 'patent',
    personal_communication: 'personal communication',
    report: 'report|grant',
    software: 'computer program',
    song: 'sound recording',
    thesis: 'dissertation|dissertation/thesis|dissertation/thesis, unpublished|thesis',
    webpage: 'web page|online discussion forum/blogs',
  },
}

/** The tagged format of RefWorks (`RT Journal Article`). It streams: one record is held. */
export const refworks: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'refworks',
  extensions: ['refworks', 'txt'],
  mediaTypes: ['text/plain'],
  detect: (head) => (/^RT [A-Z][a-z]/m.test(head) && /^(?:T1|A1|JF|YR) \S/m.test(head) ? 0.96 : 0),
  ...taggedReading(format),
}))
