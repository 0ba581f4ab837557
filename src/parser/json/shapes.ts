import { meaningOfLabel } from '../../lexicon/field-label'
import { parseArxivId } from '../../lexicon/identifier'
import type { JsonObject } from './entries'

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
    if (typeof id === 'string' && id.length < 64 && parseArxivId(id) !== undefined) ids++
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
  const links = rest.filter(isLinks).flat().filter(isLink)
  const ids = rest.filter((one) => typeof one === 'string' && parseArxivId(one) !== undefined)
  const names = rest.filter(
    (one) => Array.isArray(one) && !isLinks(one) && one.every((name) => typeof name === 'string'),
  )
  if (rest.some((one) => Array.isArray(one) && !isLinks(one) && !names.includes(one))) return undefined
  if (links.length + ids.length === 0 || names.length > 1) return undefined
  return { title, authors: names[0], link: links, arxiv: ids[0] }
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
