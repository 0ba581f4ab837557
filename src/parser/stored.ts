import { once } from '../lexicon/once'
import { type Diagnostic, diagnostic } from '../model/diagnostic'
import { idOf, sourceOf } from '../model/identity'
import type { Paper, Position, Source } from '../model/paper'
import type { FieldType } from '../model/token'
import type { DigestContent, FieldNode, PaperNode, SectionNode } from '../model/tree'
import { spanOf } from './assemble'
import { type DigestContext, OPTIONAL } from './draft'
import { readFields } from './fields'
import { isObject, memberOf } from './json/entries'
import { shown } from './json/tell'
import { validatePaper } from './validate'

/**
 * The node of a paper that a document holds as a paper. Its fields are left out: {@link fillFields} gives them where somebody looks. It
 * stands in a section where it names one.
 */
export function storedNode(paper: unknown, position?: Position | undefined): PaperNode | SectionNode {
  const node: PaperNode = { type: 'paper', children: [], data: { paper } }
  if (position) node.position = position
  const section = isObject(paper) ? memberOf(paper, 'section') : undefined
  return typeof section === 'string' && section !== ''
    ? { type: 'section', title: section, children: [node] }
    : node
}

/** Gives the nodes that {@link storedNode} made the fields that they left out, so that a plugin finds them. */
export function fillFields(content: readonly DigestContent[]): void {
  for (const node of content) {
    const papers = node.type === 'paper' ? [node] : node.type === 'section' ? node.children : []
    for (const { data, children } of papers) {
      if (data?.paper === undefined || children.length > 0) continue
      const paper = settle(data.paper, { reader: 'tree' }, undefined, ignore)
      if (paper) for (const field of fieldsOfPaper(paper)) children.push(field)
    }
  }
}

/**
 * The paper that a node holds as such: its values pass the schema and are not read again, so that what was written comes back as it was. A field
 * that a plugin added, changed or took out counts before the value.
 */
export function readStored(node: PaperNode, context: DigestContext): Paper | undefined {
  const place = spanOf(node)
  const paper = settle(node.data?.paper, sourceOf(context, place), place, context.report)
  if (!paper) return undefined
  const edited = node.children.length === 0 ? paper : withEdits(paper, node, context)
  if (edited && context.section !== undefined) edited.section = context.section
  return edited
}

const LISTS = ['authors', 'links', 'keywords', 'categories'] as const satisfies readonly (keyof Paper)[]
const RECORDS = ['identifiers', 'metrics'] as const satisfies readonly (keyof Paper)[]

/** A value as a paper: what it lacks and need not have is empty, what is wrong with it is told and left out. */
function settle(
  value: unknown,
  source: Source,
  place: Position | undefined,
  report: (message: Diagnostic) => void,
): Paper | undefined {
  const title = isObject(value) ? memberOf(value, 'title') : undefined
  if (!isObject(value) || typeof title !== 'string' || title === '') {
    report(
      diagnostic('missing-title', 'Unexpected paper without a title; it is left out', {
        place,
        expected: ['a title'],
      }),
    )
    return undefined
  }
  const draft: Record<string, unknown> = { id: memberOf(value, 'id'), title }
  for (const key of [...OPTIONAL, 'section'] as const) {
    const member = memberOf(value, key)
    if (member !== undefined && member !== null) draft[key] = member
  }
  for (const key of LISTS) draft[key] = memberOf(value, key) ?? []
  for (const key of RECORDS) draft[key] = memberOf(value, key) ?? {}
  draft.sources = memberOf(value, 'sources') ?? [source]
  const hasId = typeof draft.id === 'string' && /^(?:arxiv|doi|title):./.test(draft.id)
  // A stand-in until the identifiers are known to be sound.
  if (!hasId) draft.id = 'title:-'
  let isSound = true
  const tell = (message: Diagnostic): void => {
    isSound = false
    report(message)
  }
  const paper = validatePaper(draft as unknown as Paper, tell, { place, source })
  if (!paper) return undefined
  // Somebody changed it: nobody can say any more of which document a place without a path is one.
  if (!isSound) paper.sources = paper.sources.map(withoutStrayPlace)
  if (!hasId) paper.id = idOf(title, paper.identifiers)
  if (!hasId && memberOf(value, 'id') !== undefined)
    report(
      diagnostic('invalid-field', `Unexpected id; it is made anew: ${paper.id}`, {
        place,
        actual: shown(memberOf(value, 'id')),
        expected: ['arxiv:2504.02508', 'doi:10.1000/example', 'title:a-title'],
      }),
    )
  return withCount(paper, place, report)
}

function withoutStrayPlace(source: Source): Source {
  if (source.path !== undefined) return source
  const { position: _, ...rest } = source
  return rest
}

/** A number of authors that is smaller than that of the names is none. */
function withCount(paper: Paper, place: Position | undefined, report: (message: Diagnostic) => void): Paper {
  if (paper.authorCount === undefined || paper.authorCount >= paper.authors.length) return paper
  report(
    diagnostic(
      'invalid-field',
      'Unexpected number of authors, smaller than that of their names; it is left out',
      {
        place,
        actual: shown(paper.authorCount),
      },
    ),
  )
  const { authorCount: _, ...rest } = paper
  return rest
}

/** Fields of one value that have the name of their key. */
const ONE = ['submitterName', 'submittedAt', 'citationKey', 'comment', 'version', 'language'] as const

/** The fields that state what a paper holds, as values and not as words to be read. */
export function fieldsOfPaper(paper: Paper): FieldNode[] {
  const { identifiers, metrics, organization, url } = paper
  const fields: FieldNode[] = [plainField('title', paper.title, url === undefined ? {} : { url })]
  const add = (type: FieldType, value: string | number | undefined, data: FieldNode['data'] = {}): void => {
    if (value !== undefined) fields.push(plainField(type, String(value), data))
  }
  add('abstract', paper.abstract)
  add('tldr', paper.tldr)
  for (const author of paper.authors) add('author', author.name, { name: author })
  add('authorCount', paper.authorCount)
  if (organization) add('organization', organization.name, { slug: organization.slug, url: organization.url })
  add('published', paper.published)
  add('featured', paper.featured)
  add('submitter', paper.submitter)
  for (const key of ONE) add(key, paper[key])
  if (paper.withdrawn) add('withdrawn', 'withdrawn')
  const { editors = [], ...publication } = paper.publication ?? {}
  for (const [part, words] of Object.entries(publication))
    add('publication', words, { part: part as keyof typeof publication })
  for (const name of editors) add('editor', name.name, { name })
  for (const image of paper.images ?? []) add('image', image.url, { rel: image.rel })
  for (const [format, record] of Object.entries(paper.extra ?? {}))
    for (const [key, stated] of Object.entries(record)) add('extra', key, { format, key, stated })
  for (const kind of ['arxiv', 'doi', 'openreview', 'acl', 'pmid'] as const)
    add('identifier', identifiers[kind], { kind })
  for (const link of paper.links) add('link', link.url, { rel: link.rel })
  for (const keyword of paper.keywords) add('keyword', keyword)
  for (const category of paper.categories) add('category', category)
  for (const kind of ['upvotes', 'comments', 'stars'] as const) add(kind, metrics[kind])
  return fields
}

/** A field whose value is read as it stands. */
export function plainField(
  type: FieldType,
  value: string,
  data: FieldNode['data'] = {},
  position?: Position | undefined,
): FieldNode {
  const known = Object.entries(data).filter(([, detail]) => detail !== undefined)
  return {
    type,
    value,
    data: { plain: true, ...Object.fromEntries(known) },
    ...(position && { position }),
  }
}

/** Reads the kinds of field in which the node differs from its paper; the others stay as they are stored. */
function withEdits(paper: Paper, node: PaperNode, context: DigestContext): Paper | undefined {
  const before = byType(fieldsOfPaper(paper))
  const after = byType(node.children)
  const types = new Set([...before.keys(), ...after.keys()])
  const changed = new Set([...types].filter((type) => !isSame(before.get(type), after.get(type))))
  if (changed.size === 0) return paper
  // Editors are a part of the publication, which is read as a whole.
  if (changed.has('publication') || changed.has('editor')) changed.add('publication').add('editor')
  const titles = changed.has('title') ? (after.get('title') ?? []) : [plainField('title', paper.title)]
  const children = [...titles, ...node.children.filter(({ type }) => type !== 'title' && changed.has(type))]
  const read = readFields({ ...node, children }, context)
  return read && validatePaper(merge(paper, read, changed), context.report, { place: spanOf(node) })
}

function byType(fields: readonly FieldNode[]): Map<string, FieldNode[]> {
  const groups = new Map<string, FieldNode[]>()
  for (const field of fields) {
    const group = groups.get(field.type)
    if (group) group.push(field)
    else groups.set(field.type, [field])
  }
  return groups
}

/** By what the fields say; where a plugin puts them is of no account. */
function isSame(before: readonly FieldNode[] = [], after: readonly FieldNode[] = []): boolean {
  return (
    before.length === after.length &&
    before.every((field, index) => {
      const other = after[index]
      return (
        field.value === other?.value && JSON.stringify(field.data ?? {}) === JSON.stringify(other.data ?? {})
      )
    })
  )
}

const KEY_OF: () => Readonly<Partial<Record<FieldType, keyof Paper>>> = /* @__PURE__ */ once(() => ({
  title: 'title',
  abstract: 'abstract',
  tldr: 'tldr',
  author: 'authors',
  authorCount: 'authorCount',
  organization: 'organization',
  published: 'published',
  featured: 'featured',
  submitter: 'submitter',
  identifier: 'identifiers',
  link: 'links',
  keyword: 'keywords',
  category: 'categories',
  upvotes: 'metrics',
  comments: 'metrics',
  stars: 'metrics',
  ...Object.fromEntries(ONE.map((key) => [key, key])),
  withdrawn: 'withdrawn',
  publication: 'publication',
  editor: 'publication',
  image: 'images',
  extra: 'extra',
}))

/** A kind of field without any field left is taken out. */
function merge(paper: Paper, read: Paper, changed: ReadonlySet<string>): Paper {
  const merged: Record<string, unknown> = { ...paper }
  for (const type of changed) {
    const key = Object.hasOwn(KEY_OF(), type) ? KEY_OF()[type as FieldType] : undefined
    if (key === undefined) continue
    if (key === 'metrics') {
      const { [type]: _, ...rest } = { ...paper.metrics, ...(merged.metrics as object) } as Record<
        string,
        unknown
      >
      const value = read.metrics[type as keyof Paper['metrics']]
      merged.metrics = value === undefined ? rest : { ...rest, [type]: value }
    } else if (read[key] === undefined) delete merged[key]
    else merged[key] = read[key]
  }
  if (paper.authorCount !== undefined && !changed.has('authorCount'))
    merged.authorCount = Math.max(paper.authorCount, (merged.authors as Paper['authors']).length)
  // Names that somebody adds or completes tell anew whether there are more.
  if (changed.has('author') || changed.has('authorCount')) {
    delete merged.moreAuthors
    if (read.moreAuthors) merged.moreAuthors = true
  }
  if (changed.has('title')) merged.url = read.url ?? paper.url
  const identifiers = merged.identifiers as Paper['identifiers']
  if (changed.has('link')) merged.identifiers = { ...read.identifiers, ...identifiers }
  if (changed.has('title') || changed.has('identifier') || changed.has('link'))
    merged.id = idOf(String(merged.title), merged.identifiers as Paper['identifiers'])
  return merged as unknown as Paper
}

function ignore(): void {
  // What is wrong with the value is told when it is read.
}
