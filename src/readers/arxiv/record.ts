import { isArxivCategory } from '../../lexicon/category'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { fieldsOfLabel } from '../../parser/arxiv/label'
import { authorFields } from '../../parser/author'
import { linksOfRemark, readAnnouncement, readFeedTitle } from '../../parser/feed/fields'
import { childrenOf, firstOf, grandchildrenOf, linksOf, wordsOf } from '../../parser/feed/record'
import { addressesOf } from '../../parser/html/fragment'
import { attributeOf, type XmlElement, type XmlRecord } from '../../parser/xml'

/**
 * An entry of arXiv's interface (info.arxiv.org/help/api) or of its feeds (info.arxiv.org/help/rss_specifications), or a record of its metadata as harvesters
 * get it (info.arxiv.org/help/oa: `arXiv`, `arXivRaw`, `oai_dc`); `undefined` for one that names no paper, such as an error. What a feed says of an entry's date is
 * the day of the announcement, and its kind is its section.
 */
export function readRecord(record: XmlRecord): DigestContent | undefined {
  const title = firstOf(record, 'title', 'dc:title')
  const summary = firstOf(record, 'summary', 'description', 'content:encoded', 'abstract', 'dc:description')
  const id = firstOf(record, 'id', 'dc:identifier')
  const heading = readFeedTitle(wordsOf(title))
  const announced = readAnnouncement(summary?.text ?? '')
  const kind =
    firstOf(record, 'arxiv:announce_type', 'announce_type')?.text.trim().toLowerCase() ?? announced.type
  // Feeds write HTML; the interface and the metadata give plain text, in which `<` is a sign of its own.
  const isPlain = kind === undefined && id !== undefined && !/^\s{0,99}oai:/i.test(id.text)
  const identifiers = identifiersOf(
    record,
    [announced.arxiv, heading.arxiv],
    (id ?? title ?? record).position,
  )
  if (identifiers.length === 0) return undefined
  const day = isPlain
    ? (firstOf(record, 'published', 'created', 'dc:date') ?? firstVersion(record))
    : firstOf(record, 'pubdate', 'published')
  const remark = firstOf(record, 'arxiv:comment', 'comment', 'comments')
  const reference = firstOf(record, 'arxiv:journal_ref', 'journal-ref')
  const version = isPlain ? /\d(v\d{1,3})\s{0,9}$/.exec(id?.text ?? '')?.[1] : undefined
  const children: FieldNode[] = [
    ...identifiers,
    ...fieldOf('title', title, isPlain ? (title?.text ?? '') : heading.title),
    ...namesOf(record, isPlain),
    ...fieldOf(isPlain ? 'published' : 'featured', day, day?.text ?? ''),
    ...categoriesOf(record, heading.category),
    ...fieldOf(
      'abstract',
      summary,
      isPlain ? (summary?.text ?? '') : readAnnouncement(wordsOf(summary)).abstract,
    ),
    ...linksOf(record).map(
      ({ url, rel, position }): FieldNode => ({
        type: 'link',
        value: addressOf(url),
        data: { rel },
        position,
      }),
    ),
    ...fieldsOfLabel('remark', [wordsOf(remark)], remark?.position),
    ...fieldsOfLabel('reference', [wordsOf(reference)], reference?.position),
    ...(version === undefined ? [] : [{ type: 'version' as const, value: version, position: id?.position }]),
    // A feed writes `this https URL` and puts the address behind it.
    ...(summary && !isPlain ? linksOfRemark(addressesOf(summary.text).join(' '), summary.position) : []),
  ]
  const paper: PaperNode = { type: 'paper', children, position: record.position }
  const section = kind?.replace(/\s+/g, ' ') ?? ''
  return section === '' ? paper : { type: 'section', title: section, children: [paper] }
}

/** The one address of a page or a PDF of arXiv's: the interface still writes `http`, and the version, which is a field of its own. */
function addressOf(url: string): string {
  const [, kind, id] =
    /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(abs|pdf)\/([\w./-]{5,40}?)(?:v\d{1,3})?(?:\.pdf)?$/i.exec(
      url,
    ) ?? []
  return id === undefined ? url : `https://arxiv.org/${kind?.toLowerCase()}/${id}`
}

function fieldOf(type: FieldNode['type'], element: XmlElement | undefined, value: string): FieldNode[] {
  return element && value.trim() !== '' ? [{ type, value, position: element.position }] : []
}

/** The first of each kind: some papers have the DOIs of several versions. Without an arXiv id or a DOI of its own an entry names no paper. */
function identifiersOf(
  record: XmlRecord,
  told: readonly (string | undefined)[],
  position: FieldNode['position'],
): FieldNode[] {
  const own = childrenOf(record, 'id', 'guid', 'dc:identifier', 'doi', 'arxiv:doi', 'prism:doi').map(
    ({ text }) => text,
  )
  const links = linksOf(record).map(({ url }) => url)
  const fields = [...own, attributeOf(record, 'rdf:about'), ...links, ...told].flatMap((words = '') =>
    fieldsOfLabel('identifiers', words.trim().split(/[\s,]+/, 1), position),
  )
  const firsts = fields.filter(
    ({ data }, index) => fields.findIndex((field) => field.data?.kind === data?.kind) === index,
  )
  return firsts.some(({ data }) => data?.kind === 'arxiv') ? firsts : []
}

/** Of the versions that `arXivRaw` lists, the first. */
function firstVersion({ elements }: XmlRecord): XmlElement | undefined {
  return elements.find(({ name, parent }) => name === 'date' && parent === 'version')
}

/** Parts of names (`keyname`, `forenames`, `suffix`) within each `author`, names one by one, or all in one element, with affiliations in brackets and links around them. */
function namesOf(record: XmlRecord, isPlain: boolean): FieldNode[] {
  const parted = partedNames(record)
  if (parted.length > 0) return parted
  const one = [grandchildrenOf(record, 'author', 'name'), childrenOf(record, 'dc:creator', 'creator')].find(
    ({ length }) => length > 0,
  )
  const elements = one ?? childrenOf(record, 'author', 'authors')
  return elements.flatMap((element) => {
    const words = wordsOf(element).replace(/\s+/g, ' ')
    const isName = elements.length > 1 || (isPlain && one !== undefined)
    return isName ? fieldOf('author', element, words.trim()) : authorFields(words, element.position)
  })
}

function partedNames({ elements }: XmlRecord): FieldNode[] {
  const fields: FieldNode[] = []
  let parts = new Map<string, string>()
  for (const element of elements) {
    const { name, parent, text } = element
    if (parent === 'author') parts.set(name, text.trim())
    if (name !== 'author' || parent !== 'authors') continue
    const words = ['forenames', 'keyname', 'suffix'].map((part) => parts.get(part) ?? '').join(' ')
    fields.push(...fieldOf('author', element, words.replace(/\s+/g, ' ').trim()))
    parts = new Map()
  }
  return fields
}

/** Codes, the primary one first; what the subjects of `oai_dc` have is their names, which are words and no codes. */
function categoriesOf(record: XmlRecord, primary: string | undefined): FieldNode[] {
  const elements = [
    ...childrenOf(record, 'arxiv:primary_category', 'primary_category'),
    ...childrenOf(record, 'category', 'categories', 'dc:subject'),
  ]
  const fields = elements.flatMap((element): FieldNode[] => {
    const term = attributeOf(element, 'term') || element.text.trim()
    const codes = term.split(/\s+/).filter(isArxivCategory)
    if (codes.length === 0 && element.name === 'dc:subject') return fieldOf('keyword', element, term)
    return codes.flatMap((code) => fieldOf('category', element, code))
  })
  return primary === undefined ? fields : [{ type: 'category', value: primary }, ...fields]
}
