import type { LabelMeaning } from '../../lexicon/field-label'
import { isObject, type JsonObject, memberOf } from './entries'

/** What is a number as often as a text. */
const NUMERIC: ReadonlySet<LabelMeaning | undefined> = new Set<LabelMeaning | undefined>([
  'published',
  'identifier',
  'authorCount',
  'upvotes',
  'comments',
  'stars',
])

/** Keys under which an object within a record has its words, the first that is there. */
const NAMES: readonly string[] = [
  'fullname',
  'full_name',
  'display_name',
  'name',
  'text',
  'url',
  'href',
  'term',
  'title',
  'value',
  'id',
  'created',
]

/** The words of a value: a text, a number where one may stand, an object by its name, such as `{name: 'Ada Quill', affiliation: …}`. */
export function textOf(value: unknown, meaning?: LabelMeaning): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return NUMERIC.has(meaning) && value >= 0 ? String(value) : undefined
  if (!isObject(value)) return undefined
  // The site prints the handle of who submitted.
  return (
    (meaning === 'submitter' ? firstText(value, HANDLES) : undefined) ??
    firstText(value, NAMES) ??
    nameOfParts(value) ??
    textOfAuthor(value)
  )
}

const HANDLES: readonly string[] = ['name', 'user', 'username']

function firstText(value: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = memberOf(value, key)
    if (isText(text)) return text
  }
  return undefined
}

function nameOfParts(value: JsonObject): string | undefined {
  const parts = ['given', 'family'].map((key) => memberOf(value, key) ?? memberOf(value, `${key}_name`))
  return parts.filter(isText).join(' ') || undefined
}

/** `{author: {display_name: 'Ada Quill'}, institutions: …}`: an authorship. */
function textOfAuthor(value: JsonObject): string | undefined {
  const author = memberOf(value, 'author')
  return isObject(author) && !Object.hasOwn(author, 'author') ? textOf(author) : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
