import { parseArxivId, relationOfUrl } from '../../lexicon/identifier'
import type { FieldNode, PaperNode } from '../../model/tree'
import { isObject, type JsonObject, memberOf, parseJson } from '../json/entries'
import type { TellType } from '../json/tell'
import { dayListed } from './day'

/** How an item is read. */
export interface ItemOptions {
  /** Whether the item comes from a page of the site, which links the page of each paper. */
  readonly isPage?: boolean
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

function isSitePaper(value: JsonObject): boolean {
  if (!isText(memberOf(value, 'id')) || !isText(memberOf(value, 'title'))) return false
  const authors = memberOf(value, 'authors')
  return (
    Array.isArray(authors) &&
    authors.every(isObject) &&
    ['submittedOnDailyAt', 'discussionId', 'upvotes', 'ai_keywords'].some((key) => Object.hasOwn(value, key))
  )
}

/**
 * The fields of an item. What the paper says counts before what the item says of it: the item's title may be shortened, and its date is another.
 * Values of other types than the interface gives are told of and left out.
 */
export function readSiteItem(item: JsonObject, options: ItemOptions): PaperNode {
  const { tell } = options
  const paper = paperOf(item, options)
  const children: FieldNode[] = []
  const either = (key: string): unknown => memberOf(paper, key) ?? memberOf(item, key)

  function text(type: FieldNode['type'], key: string, data?: FieldNode['data']): void {
    const own = textOf(memberOf(paper, key), key, tell)
    const value = own ?? (item === paper ? undefined : textOf(memberOf(item, key), key, tell))
    if (value !== undefined) children.push(data === undefined ? { type, value } : { type, value, data })
  }

  function count(type: FieldNode['type'], key: string): void {
    const value = either(key)
    if (typeof value === 'number') children.push({ type, value: String(value) })
    else if (value !== undefined && value !== null) tell(key, value, 'a number')
  }

  text('title', 'title')
  text('identifier', 'id', { kind: 'arxiv' })
  readLinks(children, either, options)
  readAuthors(children, either('authors'), tell)
  text('abstract', 'summary')
  text('tldr', 'ai_summary')
  const published = textOf(memberOf(paper, 'publishedAt'), 'publishedAt', tell)
  if (published !== undefined) children.push({ type: 'published', value: published })
  readDay(children, paper, item, tell)
  readOrganization(children, either('organization') ?? either('submitterOrganization'), tell)
  readSubmitter(children, either('submittedBy') ?? either('submittedOnDailyBy'), tell)
  readList(children, 'keyword', 'ai_keywords', either('ai_keywords'), tell)
  count('upvotes', 'upvotes')
  count('comments', 'numComments')
  count('stars', 'githubStars')
  return { type: 'paper', children }
}

/** The paper of an item, or the item itself; a paper that was written into a string as JSON is taken out of it, any other text is no paper. */
function paperOf(item: JsonObject, { tellBroken }: ItemOptions): JsonObject {
  const paper = memberOf(item, 'paper')
  if (isObject(paper)) return paper
  if (typeof paper !== 'string') return item
  const parsed = parseJson(paper)?.value
  if (isObject(parsed)) return parsed
  tellBroken(paper)
  return {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** A text; nothing for a value that says that there is none. */
function textOf(value: unknown, key: string, tell: TellType): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (value !== undefined && value !== null) tell(key, value, 'a string')
  return undefined
}

/** Hidden authors have no names here; then the number of all is stated beside the names. */
function readAuthors(children: FieldNode[], value: unknown, tell: TellType): void {
  if (value === undefined || value === null) return
  if (!Array.isArray(value)) {
    tell('authors', value, 'a list of authors')
    return
  }
  let isHidden = false
  for (const author of value) {
    const name = isObject(author) ? memberOf(author, 'name') : author
    if (isObject(author) && memberOf(author, 'hidden') === true) isHidden = true
    else if (typeof name === 'string') children.push({ type: 'author', value: name })
    else tell('authors', author, 'an author with a name')
  }
  if (isHidden) children.push({ type: 'authorCount', value: String(value.length) })
}

function readDay(children: FieldNode[], paper: JsonObject, item: JsonObject, tell: TellType): void {
  const stated = textOf(
    memberOf(paper, 'submittedOnDailyAt') ?? memberOf(item, 'submittedOnDailyAt'),
    'submittedOnDailyAt',
    tell,
  )
  const value =
    stated ??
    (item === paper ? undefined : dayListed(memberOf(item, 'publishedAt'), memberOf(paper, 'publishedAt')))
  if (value !== undefined) children.push({ type: 'featured', value })
}

/** `{name: 'fernhill-ai', fullname: 'Fernhill AI'}`: the handle and the name for people. */
function readOrganization(children: FieldNode[], value: unknown, tell: TellType): void {
  if (value === undefined || value === null) return
  if (typeof value === 'string') {
    if (value !== '') children.push({ type: 'organization', value })
    return
  }
  const slug = isObject(value) ? memberOf(value, 'name') : undefined
  const name = isObject(value) ? (memberOf(value, 'fullname') ?? slug) : undefined
  if (!isText(name)) tell('organization', value, 'an organisation with a name')
  else children.push({ type: 'organization', value: name, data: isText(slug) ? { slug } : {} })
}

/** `{name: 'wren', fullname: 'Wren Hollow'}`: the handle is what the site prints. */
function readSubmitter(children: FieldNode[], value: unknown, tell: TellType): void {
  if (value === undefined || value === null) return
  const names = isObject(value) ? ['name', 'user', 'fullname'].map((key) => memberOf(value, key)) : [value]
  const name = names.find(isText)
  if (name === undefined) tell('submittedBy', value, 'a person with a name')
  else children.push({ type: 'submitter', value: name })
}

function readList(
  children: FieldNode[],
  type: FieldNode['type'],
  key: string,
  value: unknown,
  tell: TellType,
): void {
  if (value === undefined || value === null) return
  if (!Array.isArray(value)) {
    tell(key, value, 'a list of strings')
    return
  }
  for (const element of value) {
    if (typeof element === 'string') children.push({ type, value: element })
    else tell(key, element, 'a string')
  }
}

/** Of the media only the videos are links; the others are pictures. */
const VIDEO = /\.(?:mp4|webm|mov|m4v)$/i

function readLinks(
  children: FieldNode[],
  either: (key: string) => unknown,
  { isPage, tell }: ItemOptions,
): void {
  const id = either('id')
  const arxiv = isPage && typeof id === 'string' ? parseArxivId(id) : undefined
  if (arxiv !== undefined)
    children.push({
      type: 'link',
      value: `https://huggingface.co/papers/${arxiv}`,
      data: { rel: 'abstract' },
    })
  const code = textOf(either('githubRepo'), 'githubRepo', tell)
  if (code !== undefined) children.push({ type: 'link', value: code, data: { rel: 'code' } })
  const project = textOf(either('projectPage'), 'projectPage', tell)
  if (project !== undefined) {
    // A repository that stands in for a project's page is both.
    if (relationOfUrl(project) === 'code')
      children.push({ type: 'link', value: project, data: { rel: 'code' } })
    children.push({ type: 'link', value: project, data: { rel: 'project' } })
  }
  const media = either('mediaUrls') ?? either('mediaUrl')
  for (const url of Array.isArray(media) ? media : [media])
    if (typeof url === 'string' && VIDEO.test(url))
      children.push({ type: 'link', value: url, data: { rel: 'video' } })
}
