import { isArxivCategory, isCategoryCode } from '../../lexicon/category'
import type { LabelMeaning } from '../../lexicon/field-label'
import { identifierOfUrl, parseArxivId, parseDoi } from '../../lexicon/identifier'
import { parseCount } from '../../lexicon/number'
import type { Position } from '../../model/paper'
import type { FieldNode, PaperNode } from '../../model/tree'
import { fieldsOfRemark } from '../feed/fields'
import { fieldsOfStatements, isNothing, type Statement } from '../grammar/statements'
import { isObject, type JsonObject, memberOf } from './entries'
import { createKeyReader } from './keys'
import type { TellType } from './tell'
import { textOf } from './words'

/** Reads records of papers that somebody's own program wrote, by the names of their keys. */
export interface RecordReader {
  /** Whether an object is a paper's record: it has a title, and says something else that only papers have. */
  isRecord(value: JsonObject): boolean
  /** `apart`: keys that the caller reads itself; then what unknown keys hold is not about the paper. */
  read(record: JsonObject, tell: TellType, apart?: ReadonlySet<string>): PaperNode
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
  meaning: LabelMeaning
  readonly value: unknown
}

export function createRecordReader(placeOf?: PlaceOfMember): RecordReader {
  const meaningOf = createKeyReader()

  /** What is stated under keys that mean something. */
  function entriesOf(record: JsonObject, apart?: ReadonlySet<string>): Entry[] {
    const entries: Entry[] = []
    for (const key of Object.keys(record)) {
      const meaning = meaningOf(key)
      const value = record[key]
      if (apart ? meaning === undefined || apart.has(key) : meaning === undefined && !isObject(value))
        continue
      if (!isStated(value)) continue
      // `links: {pdf: …}` says more than that there are links.
      const before = entries.length
      if (!apart && (meaning === undefined || meaning === 'link') && isObject(value))
        addNested(entries, value)
      if (meaning === undefined || entries.length > before) continue
      // `paper: https://…` beside a title.
      const isAddress = meaning === 'title' && typeof value === 'string' && /^https?:\/\/\S+$/i.test(value)
      entries.push({ key, meaning: isAddress ? 'link' : meaning, value })
    }
    return entries
  }

  function addNested(entries: Entry[], nested: JsonObject): void {
    for (const [key, value] of Object.entries(nested)) {
      const meaning = isStated(value) && !isObject(value) ? meaningOf(key) : undefined
      if (meaning !== undefined && NESTED.has(meaning)) entries.push({ key, meaning, value })
    }
  }

  return {
    isRecord(record) {
      const entries = entriesOf(record)
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
    read(record, tell, apart) {
      const plain: FieldNode[] = []
      const statements: Statement[] = []
      const entries = withoutSecondTitle(entriesOf(record, apart))
      const count = (is: (meaning: LabelMeaning) => boolean): number => {
        let found = 0
        for (const { meaning } of entries) if (is(meaning)) found++
        return found
      }
      const hasAbstract = count((meaning) => meaning === 'abstract') > 0
      // Of several titles and days one is chosen.
      const hasTitle = count(isTitle) === 1
      const hasDay = count((meaning) => meaning === 'published') === 1
      for (const entry of entries) {
        const { key } = entry
        if (!hasAbstract && entry.meaning === 'tldr' && /^summary$/i.test(key)) entry.meaning = 'abstract'
        const { meaning } = entry
        const position = placeOf?.(record, key)
        const isChosen = (hasTitle && isTitle(meaning)) || (hasDay && meaning === 'published')
        if (addPlain(plain, entry, isChosen, position, tell)) continue
        const text = textsOf(entry, tell)
        if (text !== undefined) statements.push({ meaning, value: text, position })
      }
      // Links come before the texts that may name the same pages.
      const children =
        statements.length === 0 ? plain : [...fieldsOfStatements(statements).map(topicOf), ...plain]
      const organization = entries.find(({ meaning, value }) => meaning === 'organization' && isObject(value))
      if (organization) addHandle(children, organization.value)
      return { type: 'paper', children }
    },
  }
}

/** What is one value however it is written, so that its words are not looked into. */
const WHOLE: Readonly<Partial<Record<LabelMeaning, FieldNode['type']>>> = {
  abstract: 'abstract',
  tldr: 'tldr',
  organization: 'organization',
  featured: 'featured',
  submitter: 'submitter',
}

/** Adds the fields of what needs no reading as words: texts, items of lists, persons as objects, and remarks where a number of comments might stand. */
function addPlain(
  fields: FieldNode[],
  entry: Entry,
  isChosen: boolean,
  position: Position | undefined,
  tell: TellType,
): boolean {
  const { key, meaning, value } = entry
  const type = isChosen ? (isTitle(meaning) ? 'title' : 'published') : WHOLE[meaning]
  const text = type !== undefined && !Array.isArray(value) ? textOf(value, meaning) : undefined
  if (type !== undefined && text !== undefined) fields.push({ type, value: text, position })
  else if (isCounted(meaning)) {
    if (isCount(value)) fields.push({ type: meaning, value: String(value), position })
    else if (meaning === 'comments' && typeof value === 'string')
      fields.push(...fieldsOfRemark(value, position))
    else tell(key, value, 'a number')
  } else if (!Array.isArray(value)) return false
  else if (meaning === 'authors' && value.every(isObject)) addPersons(fields, entry, value, position, tell)
  else if (meaning === 'keywords' && value.every(isText)) {
    for (const word of value)
      fields.push({ type: isCategoryCode(word) ? 'category' : 'keyword', value: word, position })
  } else return false
  return true
}

function addPersons(
  fields: FieldNode[],
  { key }: Entry,
  persons: readonly JsonObject[],
  position: Position | undefined,
  tell: TellType,
): void {
  for (const person of persons) {
    const own = memberOf(person, 'name')
    const name = isHidden(person) ? undefined : typeof own === 'string' && own !== '' ? own : textOf(person)
    if (name !== undefined) fields.push({ type: 'author', value: name, position })
    else if (!isHidden(person)) tell(key, person, EXPECTED)
  }
  // Authors whom the site hides have no names; the number of all is stated then.
  if (persons.some(isHidden)) fields.push({ type: 'authorCount', value: String(persons.length) })
}

function isHidden(person: JsonObject): boolean {
  return memberOf(person, 'hidden') === true
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !isNothing(value)
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
  const titles = entries.filter(({ meaning }) => meaning === 'title')
  const titled = titles.length < 2 ? titles : titles.filter(({ key }) => /title/i.test(key))
  if (titled.length === 0 || titled.length === titles.length) return entries
  return entries.filter((entry) => entry.meaning !== 'title' || titled.includes(entry))
}

function isCounted(meaning: LabelMeaning): meaning is 'upvotes' | 'comments' | 'stars' {
  return meaning === 'upvotes' || meaning === 'comments' || meaning === 'stars'
}

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
      const text = textOf(element, meaning)
      if (text === undefined && element !== null) tell(key, element, EXPECTED)
      return text === undefined ? [] : [text]
    })
    if (meaning === 'organization' && texts.length > 1) return undefined
    if (meaning === 'published') return texts.slice(0, 1)
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
