import { meaningOfLabel } from '../../lexicon/field-label'
import { parseArxivId } from '../../lexicon/identifier'

/** As entries.ts has it, which imports this file. */
type JsonObject = Readonly<Record<string, unknown>>

/**
 * The records of an object that pairs titles with ids, `{"Lamps That Learn": "2504.01234"}`, or ids with titles; none for any other object.
 */
export function recordsOfPairs(value: JsonObject): JsonObject[] {
  const pairs = Object.entries(value)
  const isTitled = isPairing(pairs, ([title, id]) => [title, id])
  if (!isTitled && !isPairing(pairs, ([id, title]) => [title, id])) return []
  return pairs.map(([key, other]) => (isTitled ? { title: key, arxiv: other } : { title: other, arxiv: key }))
}

/** Every pair has an id or `null`, and most titles are of several words: `{"arxiv_id": "2504.01234"}` is a paper's own. */
function isPairing(
  pairs: readonly (readonly [string, unknown])[],
  sides: (pair: readonly [unknown, unknown]) => readonly [unknown, unknown],
): boolean {
  let titles = 0
  let ids = 0
  for (const pair of pairs) {
    const [title, id] = sides(pair)
    if (isId(id)) ids++
    else if (id !== null) return false
    if (typeof title !== 'string' || ROW.test(title) || meaningOfLabel(title) !== undefined) return false
    if (isTitle(title)) titles++
  }
  return titles * 2 > pairs.length && ids * 2 > pairs.length
}

/** A line of a Markdown page. */
const ROW = /^\s{0,8}(?:\||[-*+]\s)/

/** The record of a list that holds a paper by position, `["Lamps That Learn", ["Ada Quill"], ["https://…"]]`: a title, and links beside names or ids. */
export function recordOfTuple(list: readonly unknown[]): JsonObject | undefined {
  const [title, ...rest] = list
  if (typeof title !== 'string' || !isTitle(title) || list.length > 8) return undefined
  const record = new Map<string, unknown>([['title', title]])
  for (const one of rest) {
    const key = isLinks(one) ? 'links' : isNames(one) ? 'authors' : isId(one) ? 'arxiv' : undefined
    if (key !== undefined && !record.has(key))
      record.set(
        key,
        [one].flat().filter((part) => part !== null),
      )
    else if (typeof one === 'object' && one !== null) return undefined
  }
  return record.has('arxiv') || record.has('links') ? Object.fromEntries(record) : undefined
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length < 64 && parseArxivId(value) !== undefined
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string')
}

function isTitle(text: string): boolean {
  return text.length < 512 && /\S\s\S/.test(text) && !/^https?:/i.test(text) && !ROW.test(text)
}

function isLinks(value: unknown): boolean {
  const list = Array.isArray(value) ? value : [value]
  return list.some(isLink) && list.every((one) => one === null || isLink(one))
}

function isLink(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value)
}
