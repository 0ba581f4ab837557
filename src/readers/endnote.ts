import { endnoteTypes } from '../lexicon/endnote'
import { frozen } from '../model/frozen'
import type { TreeReader } from '../parser/reader'
import { type TaggedFormat, taggedReading } from '../parser/tagged/records'

/** Source: the tags of refer(1) and of EndNote's import filter; ACL Anthology, CNKI and Google Scholar write them too. */
const format: TaggedFormat = {
  name: 'endnote',
  tag: /^\uFEFF?\s{0,8}%([\dA-Za-z!-/:-@[-`{-~])(?:\s|$)/,
  starts: ['0'],
  lists: ['K'],
  keys: {
    type: '0',
    citationKey: 'F',
    title: 'T',
    authors: 'A',
    editors: 'E|Y',
    abstract: 'X',
    published: 'D|8',
    doi: 'R',
    arxiv: 'M',
    mention: 'J|B|O|Z|U',
    links: 'U',
    pdfs: '>',
    keywords: 'K',
    container: 'J|B',
    volume: 'V',
    issue: 'N',
    pages: 'P',
    publisher: 'I',
    place: 'C',
    series: 'S',
    edition: '7',
    language: 'G',
  },
  ofTypes: [
    ['book|edited book|electronic book', { series: 'S|B', container: '', pages: '' }],
    [
      'report|government document|standard|patent',
      { number: '@|N', issue: '', series: 'S|B', container: '' },
    ],
    ['thesis', { number: '9', container: '', pages: '' }],
    ['conference proceedings|conference paper', { container: 'B|J|S' }],
  ],
  valuesOf: (meaning, value) => (meaning === 'keywords' ? value.split(/;|,\s/) : undefined),
  types: endnoteTypes,
}

/** EndNote's tagged records (`.enw`, `%A Ada Quill`), and those of refer(1), of which it took them. It streams: one record is held. */
export const endnote: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'endnote',
  extensions: ['enw', 'endf', 'refer', 'txt'],
  mediaTypes: ['application/x-endnote-refer', 'application/x-research-info-systems', 'text/plain'],
  detect: (head) => (/^%(?:0 [A-Z]|T \S)/m.test(head) && /^%[ATDJ] \S/m.test(head) ? 0.96 : 0),
  ...taggedReading(format),
}))
