import { splitAuthorList } from '../../lexicon/author-list'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import {
  dayOf,
  fieldsOfRemark,
  identityOf,
  isArxivCategory,
  readAnnouncement,
  readFeedTitle,
} from '../../parser/feed/fields'
import { childrenOf, firstOf, grandchildrenOf, linksOf, wordsOf } from '../../parser/feed/record'
import { addressesOf } from '../../parser/html/fragment'
import { attributeOf, type XmlElement, type XmlRecord } from '../../parser/xml'

/**
 * An entry of arXiv's interface (info.arxiv.org/help/api) or of its feeds (info.arxiv.org/help/rss_specifications); `undefined` for one that names no
 * paper, such as an error. What a feed says of an entry's date is the day of the announcement, and its kind is its section.
 */
export function readEntry(record: XmlRecord): DigestContent | undefined {
  const title = firstOf(record, 'title')
  const summary = firstOf(record, 'summary', 'description', 'content:encoded')
  const heading = readFeedTitle(wordsOf(title))
  const announcement = readAnnouncement(summary?.text ?? '')
  const arxiv = arxivOf(record) ?? announcement.arxiv ?? heading.arxiv
  if (arxiv === undefined) return undefined

  const kind =
    firstOf(record, 'arxiv:announce_type', 'announce_type')?.text.trim().toLowerCase() ?? announcement.type
  const id = firstOf(record, 'id')
  const isAnswer = kind === undefined && id !== undefined && !/^\s{0,99}oai:/i.test(id.text)
  const day = isAnswer ? firstOf(record, 'published') : firstOf(record, 'pubdate', 'published')
  const position = (id ?? title ?? record).position
  const children: FieldNode[] = [
    { type: 'identifier', value: arxiv, data: { kind: 'arxiv' }, position },
    ...fieldOf('title', title, isAnswer ? (title?.text ?? '') : heading.title),
    ...authorsOf(record, isAnswer),
    ...fieldOf(isAnswer ? 'published' : 'featured', day, dayOf(day?.text ?? '')),
    ...categoriesOf(record, heading.category),
    // The interface gives plain text, in which `<` is a sign of its own.
    ...fieldOf(
      'abstract',
      summary,
      isAnswer ? (summary?.text ?? '') : readAnnouncement(wordsOf(summary)).abstract,
    ),
    ...detailsOf(record),
    // A feed writes `this https URL` and puts the address behind it.
    ...(summary && !isAnswer ? fieldsOfHtml(summary) : []),
  ]
  const paper: PaperNode = { type: 'paper', children, position: record.position }
  return kind === undefined || kind === '' ? paper : { type: 'section', title: kind, children: [paper] }
}

function fieldOf(type: FieldNode['type'], element: XmlElement | undefined, value: string): FieldNode[] {
  return element && value.trim() !== '' ? [{ type, value, position: element.position }] : []
}

function fieldsOfHtml({ text, position }: XmlElement): FieldNode[] {
  return addressesOf(text).flatMap((url) => fieldsOfRemark(url, position))
}

/** The id that the entry's own addresses name. */
function arxivOf(record: XmlRecord): string | undefined {
  const about = attributeOf(record, 'rdf:about')
  const words = [
    ...childrenOf(record, 'id', 'guid').map(({ text }) => text),
    about,
    ...linksOf(record).map(({ url }) => url),
  ]
  for (const text of words) {
    const identity = identityOf(text)
    if (identity?.kind === 'arxiv') return identity.value
  }
  return undefined
}

/** Names one by one, or all in one element, with affiliations in brackets and links around them. */
function authorsOf(record: XmlRecord, isAnswer: boolean): FieldNode[] {
  const named = grandchildrenOf(record, 'author', 'name')
  const listed = childrenOf(record, 'dc:creator', 'creator')
  const elements = named.length > 0 ? named : listed.length > 0 ? listed : childrenOf(record, 'author')
  return elements.flatMap((element) => {
    // Of several elements, each is one name; in a feed, one may be the whole list.
    const words = wordsOf(element).replaceAll('\n', ' ')
    const names = isAnswer || named.length > 1 ? [words] : splitAuthorList(words)
    return names.map((name): FieldNode => ({ type: 'author', value: name, position: element.position }))
  })
}

function categoriesOf(record: XmlRecord, primary: string | undefined): FieldNode[] {
  const elements = [
    ...childrenOf(record, 'arxiv:primary_category', 'primary_category'),
    ...childrenOf(record, 'category', 'dc:subject'),
  ]
  const terms = elements.flatMap((element): FieldNode[] => {
    const term = attributeOf(element, 'term') || element.text.trim()
    return isArxivCategory(term) ? [{ type: 'category', value: term, position: element.position }] : []
  })
  return primary === undefined ? terms : [{ type: 'category', value: primary }, ...terms]
}

/** Links, the DOI, and addresses in the authors' remark. */
function detailsOf(record: XmlRecord): FieldNode[] {
  const fields: FieldNode[] = linksOf(record).map(({ url, rel, position }) => ({
    type: 'link',
    value: url,
    data: { rel },
    position,
  }))
  const doi = firstOf(record, 'arxiv:doi', 'doi', 'prism:doi')
  if (doi)
    fields.push({
      type: 'identifier',
      value: doi.text.trim().split(/[\s,]+/)[0] ?? '',
      data: { kind: 'doi' },
      position: doi.position,
    })
  const remark = firstOf(record, 'arxiv:comment', 'comment')
  return remark ? [...fields, ...fieldsOfRemark(remark.text, remark.position)] : fields
}
