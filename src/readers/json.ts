import { isPeriod } from '../model/digest'
import { frozen } from '../model/frozen'
import type { DigestContent } from '../model/tree'
import { isObject, type JsonObject, memberOf } from '../parser/json/entries'
import { objectReading } from '../parser/json/reading'
import type { TreeReader } from '../parser/reader'
import { storedNode } from '../parser/stored'

/**
 * Papers as this package writes them: an array, JSON Lines, one paper, or a whole digest as `JSON.stringify` has it. What was written comes back as it
 * was. It streams: one paper is held.
 */
export const json: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'json',
  extensions: ['json', 'ndjson', 'jsonl'],
  mediaTypes: ['application/json', 'application/x-ndjson', 'application/jsonl', 'application/x-jsonlines'],
  detect: detectJson,
  ...objectReading({
    isItem: isStored,
    readItem: storedNode,
    readEnvelope,
    example: 'a paper: { "id": "arxiv:2504.02508", "title": … }',
  }),
}))

/** An id as only this package makes them. */
const ID = /"id"\s{0,9}:\s{0,9}"(?:arxiv|doi|title):[^"]/

/** Names as texts: papers of ours have objects. */
const FOREIGN = /"authors"\s{0,9}:\s{0,9}\[\s{0,99}"/

const TYPE = /"type"\s{0,9}:\s{0,9}"/

/** A digest without papers, as `JSON.stringify` writes what `parse` gives. */
const EMPTY = /"papers"\s{0,9}:\s{0,9}\[\s{0,99}\]\s{0,9},\s{0,9}"messages"\s{0,9}:\s{0,9}\[/

/** Sure where an id of ours stands in the head; a bare empty list may be anybody's. */
function detectJson(head: string): number {
  const start = head.replace(/^\uFEFF/, '').trimStart()
  if (start.startsWith('{') || start.startsWith('[')) {
    // Items of CSL-JSON have a type beside the id that they were written with; papers have none.
    if (FOREIGN.test(start)) return 0
    if (ID.test(start)) return TYPE.test(start) ? 0.5 : 0.97
    return EMPTY.test(start) ? 0.97 : 0
  }
  return 0
}

/** A paper of the contract has an id of ours, or the records that nobody else has beside a title. */
function isStored(value: JsonObject): boolean {
  const id = memberOf(value, 'id')
  if (typeof id === 'string' && /^(?:arxiv|doi|title):./.test(id)) return true
  return (
    typeof memberOf(value, 'title') === 'string' &&
    isObject(memberOf(value, 'identifiers')) &&
    isObject(memberOf(value, 'metrics'))
  )
}

/** A digest's own description, under the keys that `parse` gives it. */
function* readEnvelope(value: JsonObject): Generator<DigestContent> {
  const title = memberOf(value, 'title')
  if (typeof title === 'string') yield { type: 'digestTitle', value: title }
  const date = memberOf(value, 'date')
  if (typeof date === 'string') yield { type: 'digestDate', value: date }
  const period = memberOf(value, 'period')
  if (isPeriod(period)) yield { type: 'period', value: period }
  const query = memberOf(value, 'query')
  if (typeof query === 'string') yield { type: 'query', value: query }
}
