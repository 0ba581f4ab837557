import type { LabelMeaning } from '../../lexicon/field-label'
import { identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { parseCount } from '../../lexicon/number'
import type { Position } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'
import { dayOf, fieldsOfRemark, isArxivCategory } from '../feed/fields'
import { fieldsOfStatements, isNothing, meaningOfKey, statementsOf } from '../grammar/statements'
import { isObject, type JsonObject, memberOf } from './entries'
import { createKeyReader } from './keys'
import type { TellType } from './tell'
import { textOf } from './words'

/** Reads records of papers that somebody's own program wrote, by the names of their keys. */
export interface RecordReader {
  /** Whether an object is a paper's record: it has a title, and says something else that only papers have. */
  isRecord(value: JsonObject): boolean
  read(record: JsonObject, tell: TellType): PaperNode
}

/** What may stand in an object within the record, such as `links: {pdf: …}`, `externalIds: {ArXiv: …}`. */
const NESTED: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  'arxiv',
  'doi',
  'link',
  'pdf',
  'code',
  'project',
  'video',
  'upvotes',
  'comments',
  'stars',
])

/** Beside a title and one of these, `authors` or an identifier make a paper. */
const USUAL: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  'abstract',
  'tldr',
  'pdf',
  'published',
  'link',
])

type PlaceOfMember = (record: JsonObject, key: string) => Position | undefined

interface Entry {
  readonly key: string
  readonly meaning: LabelMeaning
  readonly value: unknown
}

export function createRecordReader(placeOf?: PlaceOfMember): RecordReader {
  const meaningOf = createKeyReader()

  function entriesOfRecord(record: JsonObject): Entry[] {
    return Object.keys(record).flatMap((key): Entry[] => {
      const value = memberOf(record, key)
      const meaning = meaningOf(key)
      // `links: {pdf: …}` says more than that there are links.
      if (meaning === undefined || meaning === 'link') {
        const nested = isObject(value) ? nestedEntries(value) : []
        if (nested.length > 0 || meaning === undefined) return nested
      }
      // `paper: https://…` beside a title.
      const isAddress = meaning === 'title' && typeof value === 'string' && /^https?:\/\/\S+$/i.test(value)
      return [{ key, meaning: isAddress ? 'link' : meaning, value }]
    })
  }

  function nestedEntries(nested: JsonObject): Entry[] {
    return Object.keys(nested).flatMap((key): Entry[] => {
      const meaning = meaningOf(key)
      const value = memberOf(nested, key)
      return meaning !== undefined && NESTED.has(meaning) && !isObject(value) ? [{ key, meaning, value }] : []
    })
  }

  return {
    isRecord(record) {
      const entries = entriesOfRecord(record).filter(({ value }) => isStated(value))
      const has = (meaning: LabelMeaning): boolean => entries.some((entry) => entry.meaning === meaning)
      if (!entries.some(({ meaning, value }) => isTitle(meaning) && typeof value === 'string')) return false
      if (entries.some(namesPaper)) return true
      // Lists of conferences: a title beside its PDF.
      return (
        has('abstract') ||
        entries.some(isPdf) ||
        (entries.some(isAuthors) && entries.some(({ meaning }) => USUAL.has(meaning)))
      )
    },
    read(record, tell) {
      const entries = withoutSecondTitle(entriesOfRecord(record).filter(({ value }) => isStated(value)))
      const remarks: FieldNode[] = []
      const texts = entries.flatMap((entry) => {
        const { key, meaning, value } = entry
        if (COUNTS.has(meaning) && !isCount(value)) {
          if (meaning === 'comments' && typeof value === 'string')
            remarks.push(...fieldsOfRemark(value, undefined))
          else tell(key, value, 'a number')
          return []
        }
        const text = textsOf(entry, tell)
        return text === undefined ? [] : [{ key, meaning, value: text, position: placeOf?.(record, key) }]
      })
      const stated = statementsOf(texts.map((text) => ({ ...text, key: keyOf(text.meaning, text.key) })))
      const children = fieldsOfStatements(stated).map(topicOf)
      const organization = entries.find(({ meaning, value }) => meaning === 'organization' && isObject(value))
      if (organization) addHandle(children, organization.value)
      for (const { meaning, value } of entries)
        if (meaning === 'authors' && Array.isArray(value) && value.some(isHidden))
          children.push({ type: 'authorCount', value: String(value.length) })
      return { type: 'paper', children: [...children, ...remarks] }
    },
  }
}

/** The key itself where the vocabulary knows it, so that a plain `summary` is told; else the word for what it means. */
function keyOf(meaning: LabelMeaning | undefined, key: string): string {
  return meaning === undefined || meaningOfKey(key) === meaning ? key : meaning
}

function isTitle(meaning: LabelMeaning): boolean {
  return meaning === 'title' || meaning === 'translatedTitle'
}

/** `null`, an empty text and an empty list say that there is nothing. */
function isStated(value: unknown): boolean {
  if (value === null || value === undefined) return false
  return typeof value === 'string' ? !isNothing(value) : !Array.isArray(value) || value.length > 0
}

/** Authors in the plural: what has an `author` may be any piece of writing. */
function isAuthors({ key, meaning, value }: Entry): boolean {
  return meaning === 'authors' && (Array.isArray(value) || !/author$/i.test(key))
}

function isPdf({ meaning, value }: Entry): boolean {
  return meaning === 'pdf' && typeof value === 'string' && /^https?:\/\/\S+\.pdf$/i.test(value)
}

/** Whether a value is an identifier of a paper, or an address that names one. */
function namesPaper({ meaning, value }: Entry): boolean {
  const text = Array.isArray(value) ? value[0] : value
  if (typeof text !== 'string' || text.length > 2048) return false
  if (/^https?:/i.test(text)) return identifierOfUrl(text) !== undefined && meaning !== 'abstract'
  const isNamed = meaning === 'arxiv' || meaning === 'doi' || meaning === 'identifier'
  return isNamed && (parseArxivId(text) ?? parseDoi(text)) !== undefined
}

/** `name` and `paper` are a title only where no key says `title`. */
function withoutSecondTitle(entries: readonly Entry[]): readonly Entry[] {
  const titled = entries.filter(({ meaning, key }) => meaning === 'title' && /title/i.test(key))
  if (titled.length === 0) return entries
  return entries.filter((entry) => entry.meaning !== 'title' || titled.includes(entry))
}

const COUNTS: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>(['upvotes', 'comments', 'stars'])

function isCount(value: unknown): boolean {
  return (
    (typeof value === 'number' && value >= 0) ||
    (typeof value === 'string' && parseCount(value) !== undefined)
  )
}

/** The words of a value: of a text, a number where one may stand, an object by its name, and a list of these. */
function textsOf({ key, meaning, value }: Entry, tell: TellType): string | string[] | undefined {
  if (Array.isArray(value)) {
    const texts = value.flatMap((element): string[] => {
      if (isHidden(element)) return []
      const text = textOf(element, meaning)
      if (text === undefined && element !== null) tell(key, element, EXPECTED)
      return text === undefined ? [] : [text]
    })
    if (meaning === 'organization' && texts.length > 1) return undefined
    if (meaning === 'published') return texts.slice(0, 1).map((text) => dayOf(text) ?? text)
    return isOneText(meaning) ? texts.join('\n') : texts
  }
  const text = textOf(value, meaning)
  if (text === undefined) tell(key, value, EXPECTED)
  // One author as an object is one name, whatever commas it has.
  return text !== undefined && isObject(value) ? [text] : text
}

const EXPECTED = 'a string, or a list of strings'

/** Authors whom the site hides have no names; the number of all is stated then. */
function isHidden(element: unknown): boolean {
  return isObject(element) && memberOf(element, 'hidden') === true
}

/** What has one text, so that a list of them is its lines. */
function isOneText(meaning: LabelMeaning): boolean {
  return isTitle(meaning) || meaning === 'abstract' || meaning === 'tldr'
}

/** arXiv's own categories are such; other topics are keywords. */
function topicOf(field: FieldNode): FieldNode {
  return field.type === 'category' && !isArxivCategory(field.value) ? { ...field, type: 'keyword' } : field
}

/** `{name: 'fernhill-ai', fullname: 'Fernhill AI'}`. */
function addHandle(children: FieldNode[], value: unknown): void {
  if (!isObject(value)) return
  const slug = memberOf(value, 'name')
  const field = children.find(({ type }) => type === 'organization')
  if (field && typeof slug === 'string' && slug !== field.value) field.data = { slug }
}
