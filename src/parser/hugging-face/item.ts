import { parseArxivId, relationOfUrl } from '../../lexicon/identifier'
import { readMoment } from '../../lexicon/moment'
import type { Image, LinkRelation } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'
import { isObject, type JsonObject, memberOf, parseJson } from '../json/entries'
import { foldKey } from '../json/keys'
import { parsePrinted } from '../json/printed'
import type { RecordReader } from '../json/record'
import type { TellType } from '../json/tell'
import { dayListed } from './day'

/** How an item is read. */
export interface ItemOptions {
  readonly records: RecordReader
  tell: TellType
  /** Takes the text of a paper that is no JSON. */
  tellBroken(text: string): void
}

/** An item of a listing, `{paper: {…}, title, numComments, …}`, or a paper as the site's interface has it, `{id, title, authors: [{name}], …}`. */
export function isSiteItem(value: JsonObject): boolean {
  const paper = memberOf(value, 'paper')
  if (isObject(paper)) return Object.hasOwn(paper, 'title') || Object.hasOwn(paper, 'id')
  if (typeof paper === 'string') return /^\s{0,8}\{/.test(paper)
  return isSitePaper(value)
}

/** Keys, folded, that only papers of the site have. */
const SITE_KEYS: ReadonlySet<string> = new Set([
  'submitted on daily at',
  'discussion id',
  'upvotes',
  'ai keywords',
])

function isSitePaper(value: JsonObject): boolean {
  const authors = memberOf(value, 'authors')
  return (
    isText(memberOf(value, 'id')) &&
    isText(memberOf(value, 'title')) &&
    Array.isArray(authors) &&
    authors.every(isObject) &&
    Object.keys(value).some((key) => SITE_KEYS.has(foldKey(key)))
  )
}

/**
 * An item is a record in which what the paper says counts before what the listing says of it: the listing's title may be shortened, and its date is
 * another.
 */
export function readSiteItem(item: JsonObject, options: ItemOptions): PaperNode {
  const paper = paperOf(item, options)
  const record: Record<string, unknown> = { ...paper }
  if (item !== paper) addListing(record, item, options)
  for (const [client, own] of CLIENT_KEYS)
    if (Object.hasOwn(record, client)) {
      record[own] = record[client]
      record[client] = undefined
    }
  if (record.submittedBy) record.submittedOnDailyBy = undefined
  const links = linksOf(record, options)
  const listing = listingOf(record)
  const { children } = options.records.read(record, options.tell, APART)
  const field = children.find(({ type }) => type === 'organization')
  const organization = record.organization ?? record.submitterOrganization
  const slug = isObject(organization) && memberOf(organization, 'name')
  if (field && isText(slug)) field.data = { slug }
  return { type: 'paper', children: [...links, ...children, ...listing] }
}

/** Who submitted it and when, beyond the handle and the day. */
function listingOf(record: Readonly<Record<string, unknown>>): FieldNode[] {
  const by = [record.submittedBy, record.submittedOnDailyBy].find(isObject)
  const [name, at] = [by && memberOf(by, 'fullname'), record.submittedOnDailyAt]
  const stated: readonly (readonly [FieldNode['type'], unknown])[] = [
    ['submitterName', name],
    // A day that is told by another time is no moment, and one without a zone is none for sure.
    ['submittedAt', isText(at) && at.length > 10 ? readMoment(at) : undefined],
  ]
  return stated.flatMap(([type, value]) => (isText(value) ? [{ type, value }] : []))
}

/** Adds what the listing says of a paper, and the paper does not say itself. */
function addListing(record: Record<string, unknown>, item: JsonObject, { tell }: ItemOptions): void {
  for (const key of Object.keys(item)) {
    if (key === 'paper' || key === 'publishedAt' || key === '__proto__') continue
    const own = record[key]
    const isOwn = own !== undefined && own !== null && own !== ''
    const isOdd = isOwn && isText(item[key]) && typeof own !== 'string'
    if (isOdd) tell(key, own, 'a string')
    if (!isOwn || isOdd) record[key] = item[key]
  }
  record.submittedOnDailyAt ??= dayListed(memberOf(item, 'publishedAt'), record.publishedAt)
}

/** Keys of the interface's Python client, which other programs use for something else, or which are read apart. */
const CLIENT_KEYS: readonly (readonly [string, string])[] = [
  ['submitted_at', 'submittedOnDailyAt'],
  ['submitted_by', 'submittedBy'],
  ['github_repo', 'githubRepo'],
  ['project_page', 'projectPage'],
]

/** The paper of an item, or the item itself; a paper that was written into a string as JSON is taken out of it, any other text is no paper. */
function paperOf(item: JsonObject, { tellBroken }: ItemOptions): JsonObject {
  const paper = memberOf(item, 'paper')
  if (isObject(paper)) return paper
  if (typeof paper !== 'string') return item
  const parsed = (parseJson(paper) ?? parsePrinted(paper))?.value
  if (isObject(parsed)) return parsed
  tellBroken(paper)
  return {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Of the media only the videos are links too. */
const VIDEO = /\.(?:mp4|webm|mov|m4v)$/i

/** Keys that {@link linksOf} reads. */
const APART: ReadonlySet<string> = new Set([
  'id',
  'githubRepo',
  'projectPage',
  'thumbnail',
  'mediaUrls',
  'mediaUrl',
])

/** An item's addresses, and its id: as the interface calls them, whatever the abstract says of the same pages. An id that is none is to be told of. */
function linksOf(record: Record<string, unknown>, { tell }: ItemOptions): FieldNode[] {
  const fields: FieldNode[] = []
  const add = (value: string, rel: LinkRelation): unknown =>
    fields.push({ type: 'link', value, data: { rel } })
  const take = (key: string, read: (text: string) => void): void => {
    const value = record[key]
    for (const one of Array.isArray(value) ? value : [value])
      if (isText(one)) read(one)
      else if (one !== undefined && one !== null && one !== '') tell(key, one, 'a string')
  }
  const id = record.id
  if (typeof id === 'number') tell('id', id, 'an arXiv identifier')
  const arxiv = typeof id === 'string' ? parseArxivId(id) : undefined
  // The site has a page for each of its papers, and its own pages link it.
  if (arxiv !== undefined) add(`https://huggingface.co/papers/${arxiv}`, 'abstract')
  if (isText(id)) fields.push({ type: 'identifier', value: id, data: { kind: 'arxiv' } })
  take('githubRepo', (url) => add(url, 'code'))
  take('projectPage', (url) => {
    // A repository that stands in for a project's page is both.
    if (relationOfUrl(url) === 'code') add(url, 'code')
    add(url, 'project')
  })
  const images: FieldNode[] = []
  const show = (value: string, rel: Image['rel']): unknown =>
    images.push({ type: 'image', value, data: { rel } })
  take('thumbnail', (url) => show(url, 'thumbnail'))
  for (const key of ['mediaUrls', 'mediaUrl'])
    take(key, (url) => {
      show(url, 'media')
      if (VIDEO.test(url)) add(url, 'video')
    })
  return [...fields, ...images]
}
