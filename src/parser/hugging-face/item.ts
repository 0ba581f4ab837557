import { parseArxivId, relationOfUrl } from '../../lexicon/identifier'
import type { LinkRelation } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'
import { isObject, type JsonObject, memberOf, parseJson } from '../json/entries'
import { foldKey } from '../json/keys'
import { parsePrinted } from '../json/printed'
import type { RecordReader } from '../json/record'
import type { TellType } from '../json/tell'
import { dayListed } from './day'

/** How an item is read. */
export interface ItemOptions {
  /** Whether the item comes from a page of the site, which links the page of each paper. */
  readonly isPage?: boolean
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
  const record = new Map<string, unknown>()
  function add(key: string, value: unknown): void {
    const before = record.get(key)
    if (before === undefined || typeof before === typeof value) record.set(key, value)
    else options.tell(key, value, `a ${typeof before}`)
  }
  for (const source of item === paper
    ? [item]
    : [{ ...item, paper: undefined, publishedAt: undefined }, paper])
    for (const [key, value] of Object.entries(source))
      if (value !== null && value !== undefined && value !== '' && (!isObject(value) || isNamed(value)))
        add(CAMEL.get(key) ?? key, value)
  const day = dayListed(memberOf(item, 'publishedAt'), memberOf(paper, 'publishedAt'))
  if (item !== paper && day !== undefined && !record.has('submittedOnDailyAt'))
    record.set('submittedOnDailyAt', day)
  if (record.has('submittedBy')) record.delete('submittedOnDailyBy')
  const links = takeLinks(record, options)
  const { children, ...node } = options.records.read(Object.fromEntries(record), options.tell)
  const field = children.find(({ type }) => type === 'organization')
  const organization = record.get('organization') ?? record.get('submitterOrganization')
  const slug = isObject(organization) && memberOf(organization, 'name')
  if (field && isText(slug)) field.data = { slug }
  return { ...node, children: [...links, ...children] }
}

/** Keys of the interface's Python client that other programs use for something else, or that are read apart. */
const CAMEL: ReadonlyMap<string, string> = new Map([
  ['submitted_at', 'submittedOnDailyAt'],
  ['submitted_by', 'submittedBy'],
  ['github_repo', 'githubRepo'],
  ['project_page', 'projectPage'],
])

/** A person or an organisation; what else an object holds is not about the paper. */
function isNamed(value: JsonObject): boolean {
  return (
    ['name', 'fullname', 'user'].some((key) => Object.hasOwn(value, key)) || Object.keys(value).length === 0
  )
}

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

/** Of the media only the videos are links; the others are pictures. */
const VIDEO = /\.(?:mp4|webm|mov|m4v)$/i

/** Takes an item's addresses out: as the interface calls them, whatever the abstract says of the same pages. An id that is none is to be told of. */
function takeLinks(record: Map<string, unknown>, { isPage, tell }: ItemOptions): FieldNode[] {
  const fields: FieldNode[] = []
  const add = (value: string, rel: LinkRelation): unknown =>
    fields.push({ type: 'link', value, data: { rel } })
  const take = (key: string, read: (text: string) => void): void => {
    for (const value of [record.get(key) ?? []].flat())
      if (typeof value === 'string') read(value)
      else tell(key, value, 'a string')
    record.delete(key)
  }
  const id = record.get('id')
  if (typeof id === 'number') tell('id', id, 'an arXiv identifier')
  const arxiv = typeof id === 'string' ? parseArxivId(id) : undefined
  if (isPage && arxiv !== undefined) add(`https://huggingface.co/papers/${arxiv}`, 'abstract')
  if (arxiv === undefined && typeof id === 'string')
    fields.push({ type: 'identifier', value: id, data: { kind: 'arxiv' } })
  take('githubRepo', (url) => add(url, 'code'))
  take('projectPage', (url) => {
    // A repository that stands in for a project's page is both.
    if (relationOfUrl(url) === 'code') add(url, 'code')
    add(url, 'project')
  })
  for (const key of ['mediaUrls', 'mediaUrl']) take(key, (url) => VIDEO.test(url) && add(url, 'video'))
  return fields
}
