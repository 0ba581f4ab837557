import { isPartialDate } from '../lexicon/date'
import { isMoment } from '../lexicon/moment'
import { once } from '../lexicon/once'
import { publicationTypes } from '../lexicon/publication'
import type { Paper } from './paper'
import { paperPatterns } from './paper-patterns'

/** A copy of a value that is sound, as the schema would give it; `undefined` for one that is not, or that only the schema can tell. */
type Part = (value: unknown) => unknown

/**
 * A copy of a paper that the schema would let through, equal to what the schema gives; `undefined` where the schema must be asked, which alone says what is
 * wrong. It costs a fraction of the schema, and nothing to make.
 */
export function soundPaper(value: unknown): Paper | undefined {
  return paper()(value) as Paper | undefined
}

const paper = /* @__PURE__ */ once(() => {
  const text = where(isText)
  const line = where((value) => isText(value) && !/[\n\r]/.test(value))
  const count = where((value) => Number.isSafeInteger(value) && (value as number) >= 0)
  const ordinal = where((value) => Number.isSafeInteger(value) && (value as number) >= 1)
  const yes = where((value) => value === true)
  const date = where((value) => matches(value, paperPatterns.date) && isPartialDate(value))
  const moment = where((value) => typeof value === 'string' && isMoment(value))
  const like = (pattern: RegExp): Part => where((value) => matches(value, pattern))
  const oneOf = (...words: readonly string[]): Part => where((value) => words.includes(value as string))
  const url = like(paperPatterns.url)
  const author = record(
    { name: line },
    { family: text, given: text, particle: text, suffix: text, literal: text },
  )
  const metrics = record({}, { upvotes: count, comments: count, stars: count })
  const point = record({ line: ordinal, column: ordinal, offset: count }, {})
  const publication = record(
    {},
    {
      type: oneOf(...publicationTypes),
      container: line,
      volume: line,
      issue: line,
      pages: line,
      publisher: line,
      place: line,
      editors: list(author, 1),
      event: line,
      series: line,
      edition: line,
      number: line,
      reference: line,
    },
  )
  const source = record(
    { reader: text },
    {
      path: text,
      digestDate: date,
      position: record({ start: point, end: point }, {}),
      title: line,
      citationKey: line,
      metrics,
      fields: list(text, 1),
    },
  )
  const parts = {
    id: like(paperPatterns.id),
    title: line,
    abstract: text,
    tldr: text,
    authors: list(author, 0),
    authorCount: count,
    moreAuthors: yes,
    organization: record({ name: line }, { slug: text, url }),
    published: date,
    featured: date,
    submitter: line,
    submitterName: line,
    submittedAt: moment,
    identifiers: record(
      {},
      {
        arxiv: like(paperPatterns.arxiv),
        doi: like(paperPatterns.doi),
        openreview: text,
        acl: text,
        pmid: like(paperPatterns.pmid),
      },
    ),
    url,
    publication,
    citationKey: line,
    comment: line,
    version: ordinal,
    withdrawn: yes,
    language: like(paperPatterns.language),
    images: list(record({ url, rel: oneOf('thumbnail', 'media') }, {}), 1),
    links: list(
      record({ url, rel: oneOf('abstract', 'pdf', 'code', 'project', 'discussion', 'video', 'other') }, {}),
      0,
    ),
    keywords: list(text, 0),
    categories: list(text, 0),
    metrics,
    section: text,
    extra: entries,
    sources: list(source, 1),
  } satisfies { readonly [Field in keyof Paper]-?: Part }
  return ordered(parts, NEEDED)
})

/** Fields that every paper has. */
const NEEDED: ReadonlySet<string> = new Set([
  'id',
  'title',
  'authors',
  'identifiers',
  'links',
  'keywords',
  'categories',
  'metrics',
  'sources',
])

function where(isSound: (value: unknown) => boolean): Part {
  return (value) => (isSound(value) ? value : undefined)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value)
}

function list(part: Part, fewest: number): Part {
  return (value) => {
    if (!Array.isArray(value) || value.length < fewest) return undefined
    const copy: unknown[] = []
    for (let index = 0; index < value.length; index++) {
      const sound = part(value[index])
      if (sound === undefined) return undefined
      copy.push(sound)
    }
    return copy
  }
}

/** An object with parts that it needs, and behind them parts that it may have. */
function record(needed: Readonly<Record<string, Part>>, optional: Readonly<Record<string, Part>>): Part {
  return ordered({ ...needed, ...optional }, new Set(Object.keys(needed)))
}

/** An object with these parts, in their order; others are left out. */
function ordered(parts: Readonly<Record<string, Part>>, needed: ReadonlySet<string>): Part {
  const all = Object.entries(parts).map(([key, part]) => ({ key, part, isNeeded: needed.has(key) }))
  return (value) => {
    if (!isPlain(value)) return undefined
    const copy: Record<string, unknown> = {}
    for (const { key, part, isNeeded } of all) {
      const given = value[key]
      if (given === undefined) {
        if (isNeeded) return undefined
        if (key in value) copy[key] = undefined
        continue
      }
      const sound = part(given)
      if (sound === undefined) return undefined
      copy[key] = sound
    }
    return copy
  }
}

/** What no other field has a place for: values by key, by the name of a format. */
function entries(value: unknown): unknown {
  // Of what has a function for its `constructor`, only the schema can tell whether it is an object.
  return copied(value, (inner) =>
    copied(
      inner,
      where((one) => typeof one !== 'function'),
    ),
  )
}

function copied(value: unknown, part: Part): unknown {
  if (!isPlain(value)) return undefined
  const copy: Record<string, unknown> = {}
  for (const key of Reflect.ownKeys(value)) {
    const sound = typeof key === 'string' && key !== '__proto__' ? part(value[key]) : undefined
    if (sound === undefined) return undefined
    copy[key as string] = sound
  }
  return copy
}

/** An object as programs write one down: of a class only the schema can tell. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
