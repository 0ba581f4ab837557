import { splitAuthorList } from '../../lexicon/author-list'
import type { FieldNode, PaperNode } from '../../model/tree'
import { dayOf, fieldsOfRemark, identityOf } from '../../parser/feed/fields'
import { childrenOf, firstOf } from '../../parser/feed/record'
import type { XmlElement, XmlRecord } from '../../parser/xml'

/**
 * A record of arXiv's metadata as harvesters get it (info.arxiv.org/help/oa): the formats `arXiv`, `arXivRaw` and `oai_dc`. `undefined` for anything
 * that names no paper.
 */
export function readMetadata(record: XmlRecord): PaperNode | undefined {
  const identifiers = identifiersOf(record)
  if (identifiers.length === 0) return undefined
  const day = firstOf(record, 'created', 'dc:date') ?? versionDate(record)
  const remark = firstOf(record, 'comments')
  const children: FieldNode[] = [
    ...identifiers,
    ...fieldOf('title', firstOf(record, 'title', 'dc:title')),
    ...authorsOf(record),
    ...fieldOf('published', day, dayOf),
    ...categoriesOf(record),
    ...fieldOf('abstract', firstOf(record, 'abstract', 'dc:description')),
    ...(remark ? fieldsOfRemark(remark.text, remark.position) : []),
  ]
  return { type: 'paper', children, position: record.position }
}

function fieldOf(
  type: FieldNode['type'],
  element: XmlElement | undefined,
  read: (words: string) => string = (words) => words,
): FieldNode[] {
  return element ? [{ type, value: read(element.text), position: element.position }] : []
}

/** The first of each kind: some papers have the DOIs of several versions. */
function identifiersOf(record: XmlRecord): FieldNode[] {
  const fields = childrenOf(record, 'id', 'dc:identifier', 'doi').flatMap(
    ({ text, position }): FieldNode[] => {
      const identity = identityOf(text.trim().split(/\s/, 1)[0] ?? '')
      return identity
        ? [{ type: 'identifier', value: identity.value, data: { kind: identity.kind }, position }]
        : []
    },
  )
  return fields.filter(
    ({ data }, index) => fields.findIndex((field) => field.data?.kind === data?.kind) === index,
  )
}

/** Of the versions that `arXivRaw` lists, the first. */
function versionDate({ elements }: XmlRecord): XmlElement | undefined {
  return elements.find(({ name, parent }) => name === 'date' && parent === 'version')
}

/** Parts of names (`keyname`, `forenames`, `suffix`) within each `author`, names one by one, or one list. */
function authorsOf(record: XmlRecord): FieldNode[] {
  const parts = partsOfNames(record)
  if (parts.length > 0) return parts
  const named = childrenOf(record, 'dc:creator')
  if (named.length > 0)
    return named.map(({ text, position }) => ({ type: 'author', value: text.trim(), position }))
  return childrenOf(record, 'authors').flatMap(({ text, position }) =>
    splitAuthorList(text).map((name): FieldNode => ({ type: 'author', value: name, position })),
  )
}

function partsOfNames({ elements }: XmlRecord): FieldNode[] {
  const fields: FieldNode[] = []
  let parts = new Map<string, string>()
  for (const { name, parent, text, position } of elements) {
    if (parent === 'author') parts.set(name, text.trim())
    if (name !== 'author' || parent !== 'authors') continue
    const value = ['forenames', 'keyname', 'suffix']
      .map((part) => parts.get(part) ?? '')
      .join(' ')
      .trim()
    if (value !== '') fields.push({ type: 'author', value: value.replace(/\s+/g, ' '), position })
    parts = new Map()
  }
  return fields
}

/** Codes in `categories`; `dc:subject` has their names, which are words and no codes. */
function categoriesOf(record: XmlRecord): FieldNode[] {
  const codes = childrenOf(record, 'categories').flatMap(({ text, position }) =>
    text
      .trim()
      .split(/\s+/)
      .map((value): FieldNode => ({ type: 'category', value, position })),
  )
  const names = childrenOf(record, 'dc:subject').map(
    ({ text, position }): FieldNode => ({ type: 'keyword', value: text, position }),
  )
  return [...codes, ...names]
}
