import type { LabelMeaning } from '../../lexicon/field-label'
import { foldLabel } from '../../lexicon/field-label'
import { identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { parseCount } from '../../lexicon/number'
import type { Position } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'
import { fieldsOfRemark, isArxivCategory } from '../feed/fields'
import { fieldsOfStatements, isNothing, meaningOfKey, statementsOf } from '../grammar/statements'
import { isObject, type JsonObject, memberOf } from './entries'
import type { TellType } from './tell'
import { textOf } from './words'

/** Reads records of papers that somebody's own program wrote, by the names of their keys. */
export interface RecordReader {
  /** Whether an object is a paper's record: it has a title, and says something else that only papers have. */
  isRecord(value: JsonObject): boolean
  read(record: JsonObject, tell: TellType): PaperNode
}

/** Keys that only programs write; what people write too is in the vocabulary of labels. Words as `foldKey` leaves them. */
const KEYS: Readonly<Record<string, LabelMeaning>> = {
  'arxiv url': 'link',
  'arxiv abs url': 'link',
  'abs link': 'link',
  'doi url': 'link',
  'entry id': 'link',
  'hf url': 'link',
  'html url': 'link',
  'hugging face url': 'link',
  'huggingface url': 'link',
  'web url': 'link',
  'open access pdf': 'pdf',
  'code link': 'code',
  'code urls': 'code',
  'github repo url': 'code',
  'github url': 'code',
  'repo url': 'code',
  'repository url': 'code',
  'demo url': 'project',
  'project page url': 'project',
  'project url': 'project',
  'author names': 'authors',
  'paper title': 'title',
  'paper abstract': 'abstract',
  'num authors': 'authorCount',
  'authors count': 'authorCount',
  'published date': 'published',
  'submitted date': 'published',
  'submitted on daily at': 'featured',
  'daily date': 'featured',
  'submitted on daily by': 'submitter',
  'primary category': 'categories',
  'upvote count': 'upvotes',
  'upvotes count': 'upvotes',
  'num upvotes': 'upvotes',
  'like count': 'upvotes',
  'likes count': 'upvotes',
  comments: 'comments',
  'num comments': 'comments',
  'comments count': 'comments',
  'star count': 'stars',
  'num stars': 'stars',
  'stargazers count': 'stars',
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
  const known = new Map<string, LabelMeaning | undefined>()

  function meaningOf(key: string): LabelMeaning | undefined {
    if (known.has(key)) return known.get(key)
    const folded = foldKey(key)
    const meaning = (Object.hasOwn(KEYS, folded) ? KEYS[folded] : undefined) ?? meaningOfKey(key)
    // Keys may be ids: a document of them must not be held twice.
    if (known.size < MOST_KEYS) known.set(key, meaning)
    return meaning
  }

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
      return has('abstract') || (entries.some(isAuthors) && entries.some(({ meaning }) => USUAL.has(meaning)))
    },
    read(record, tell) {
      const entries = withoutSecondTitle(entriesOfRecord(record).filter(({ value }) => isStated(value)))
      const remarks: FieldNode[] = []
      const texts = entries.flatMap((entry) => {
        const { key, meaning, value } = entry
        if (meaning === 'comments' && !isCount(value)) {
          if (typeof value === 'string') remarks.push(...fieldsOfRemark(value, undefined))
          return []
        }
        const text = textsOf(entry, tell)
        return text === undefined ? [] : [{ key, meaning, value: text, position: placeOf?.(record, key) }]
      })
      const stated = statementsOf(texts.map((text) => ({ ...text, key: keyOf(text.meaning, text.key) })))
      const children = fieldsOfStatements(stated).map(topicOf)
      const organization = entries.find(({ meaning, value }) => meaning === 'organization' && isObject(value))
      if (organization) addHandle(children, organization.value)
      return { type: 'paper', children: [...children, ...remarks] }
    },
  }
}

const MOST_KEYS = 1024

/** `submittedOnDailyAt`, `submitted_on_daily_at` -> `submitted on daily at`. */
function foldKey(key: string): string {
  return key.length > 64
    ? key
    : foldLabel(key.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[-./_]+/g, ' '))
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

function isCount(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && parseCount(value) !== undefined)
}

/** The words of a value: of a text, a number where one may stand, an object by its name, and a list of these. */
function textsOf({ key, meaning, value }: Entry, tell: TellType): string | string[] | undefined {
  if (Array.isArray(value)) {
    const texts = value.flatMap((element): string[] => {
      const text = textOf(element, meaning)
      if (text === undefined && element !== null) tell(key, element, EXPECTED)
      return text === undefined ? [] : [text]
    })
    if (meaning === 'organization' && texts.length > 1) return undefined
    return isOneText(meaning) ? texts.join('\n') : texts
  }
  const text = textOf(value, meaning)
  if (text === undefined) tell(key, value, EXPECTED)
  // One author as an object is one name, whatever commas it has.
  return text !== undefined && isObject(value) ? [text] : text
}

const EXPECTED = 'a string, or a list of strings'

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
