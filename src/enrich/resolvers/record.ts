import { parseArxivId, parseDoi } from '../../lexicon/identifier'
import { decodeLatex } from '../../lexicon/latex'
import { withoutMarkup } from '../../lexicon/markup'
import { composeName, splitName } from '../../lexicon/name'
import { type PublicationText, publicationTexts } from '../../lexicon/publication'
import { toOneLine } from '../../lexicon/text'
import type { Author, Paper } from '../../model/paper'
import type { FieldType } from '../../model/token'
import type { FieldNode } from '../../model/tree'
import { toPapers } from '../../parser/index'
import { isObject, type JsonObject, memberOf } from '../../parser/json/entries'
import { plainField } from '../../parser/stored'

/** What an answer states of a paper, in its own words. */
export interface StatedRecord extends Partial<Record<PublicationText | 'type', unknown>> {
  readonly title: unknown
  /** Names whole or in parts; `undefined` where the list is not that of all authors. */
  readonly authors: readonly StatedName[]
  /** The list is cut. */
  readonly isCut?: boolean
  readonly published?: unknown
  readonly abstract?: unknown
  readonly arxiv?: unknown
  readonly doi?: unknown
  readonly pmid?: unknown
  readonly acl?: unknown
}

/** A name as an answer has it. */
export interface StatedName {
  readonly name?: unknown
  readonly family?: unknown
  readonly given?: unknown
  readonly suffix?: unknown
  /** It is that of a group. */
  readonly isGroup?: boolean
}

/** No title and no name is longer; what is was not made by people. */
const LONGEST_TITLE = 2000
const LONGEST_NAME = 200
const LONGEST_PASSAGE = 50_000
/** The longest list of authors of a paper has some five thousand names. */
const MOST_NAMES = 10_000

/**
 * The paper of a record: cleaned, read and passed through the schema as all that is read. `undefined` where it has no title. Where one of its names cannot be read it has none, since a list with a gap is
 * another list.
 */
export function paperOf(stated: StatedRecord, resolver: string, address: string): Paper | undefined {
  const fields: FieldNode[] = []
  const add = (type: FieldType, value: string, data: FieldNode['data'] = {}): void => {
    if (value !== '') fields.push(plainField(type, value, data))
  }
  add('title', wordsOf(stated.title, LONGEST_TITLE).replace(/(?<![.\s])\.$/, ''))
  const names = stated.authors.slice(0, MOST_NAMES).map(nameOf)
  if (names.every((name) => name !== undefined)) for (const name of names) add('author', name.name, { name })
  if (stated.isCut || stated.authors.length > MOST_NAMES) add('authorCount', 'and others')
  add('abstract', wordsOf(stated.abstract, LONGEST_PASSAGE))
  add('published', textOf(stated.published).slice(0, 10))
  const arxiv = parseArxivId(textOf(stated.arxiv))
  const doi = parseDoi(textOf(stated.doi))
  add('identifier', arxiv ?? '', { kind: 'arxiv' })
  add('identifier', doi ?? '', { kind: 'doi' })
  add('identifier', /^\d{1,9}$/.exec(textOf(stated.pmid))?.[0] ?? '', { kind: 'pmid' })
  add('identifier', wordsOf(stated.acl, 100), { kind: 'acl' })
  if (stated.type !== undefined) add('publication', textOf(stated.type), { part: 'type' })
  for (const part of publicationTexts) add('publication', wordsOf(stated[part], LONGEST_TITLE), { part })
  const tree = { type: 'root' as const, children: [{ type: 'paper' as const, children: fields }] }
  const [paper] = toPapers(tree, { reader: resolver, path: address }).papers
  return paper
}

/** The members of a list, or the one that stands without a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** What stands under keys within each other; `undefined` where one is missing. */
export function within(value: unknown, ...keys: readonly string[]): unknown {
  let inner: unknown = value
  for (const key of keys) {
    if (!isObject(inner)) return undefined
    inner = memberOf(inner, key)
  }
  return inner
}

export function objectsOf(value: unknown): readonly JsonObject[] {
  return listOf(value).filter(isObject)
}

/** A text or a number as a text; of a list the first. */
export function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' ? one.trim() : typeof one === 'number' ? String(one) : ''
}

/** Words without what databases leave in them; what is longer than it can be is none. */
function wordsOf(value: unknown, longest: number): string {
  const text = textOf(value)
  return text.length > longest ? '' : toOneLine(decodeLatex(withoutMarkup(text)))
}

function nameOf({ name, family, given, suffix, isGroup }: StatedName): Author | undefined {
  const whole = wordsOf(name, LONGEST_NAME).replace(/\s\d{4}$/, '')
  const parts = { family: wordsOf(family, LONGEST_NAME), given: wordsOf(given, LONGEST_NAME) }
  if (isGroup) return whole === '' ? undefined : { name: whole, literal: whole }
  const hasParts = parts.family !== '' && (parts.given !== '' || whole === '')
  const author = hasParts
    ? partsOf(parts.family, parts.given, wordsOf(suffix, LONGEST_NAME))
    : splitName(whole)
  return author.name === '' ? undefined : author
}

/** A particle stands in front of the family name in most databases. */
function partsOf(family: string, given: string, suffix: string): Author {
  const split = splitName(`${family}, ${given}`)
  if (suffix === '' && split.literal === undefined && split.given === given) return split
  return composeName({ family, given, particle: '', suffix })
}
