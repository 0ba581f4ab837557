import { once } from '../lexicon/once'
import { publicationTypes } from '../lexicon/publication'
import { frozen } from '../model/frozen'
import { isObject, type JsonObject, memberOf } from '../parser/json/entries'
import { objectReading } from '../parser/json/reading'
import type { TreeReader } from '../parser/reader'
import { readItem } from './csl-json/item'

/**
 * CSL-JSON, as reference managers and citation processors write it (citeproc-js, csl-data.json): an array, one item, `{"references": […]}`, or an
 * object by key. It streams: one item is held.
 */
export const cslJson: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'csl-json',
  extensions: ['json', 'csl', 'csljson'],
  mediaTypes: ['application/vnd.citationstyles.csl+json', 'application/json'],
  detect: detectCsl,
  ...objectReading({ isItem, readItem, example: 'an item: { "type": "article", "title": … }' }),
}))

/** The types of CSL 1.0.2, and what some programs have for a preprint. */
const TYPES: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () => new Set([...publicationTypes, 'preprint']),
)

const TYPE = /"type"\s{0,9}:\s{0,9}"([a-z_-]{3,24})"/
const TELLING =
  /"(?:date-parts|family|container-title|genre|citation-key|citation-label|non-dropping-particle|literal|issued|URL|DOI)"\s{0,9}:/

/** An item's type, and one of the keys that CSL alone has. */
function detectCsl(head: string): number {
  if (!/^\uFEFF?\s*[{[]/.test(head)) return 0
  const type = TYPE.exec(head)?.[1]
  const isKnown = type !== undefined && TYPES().has(type)
  if (/"(?:date-parts|non-dropping-particle)"\s{0,9}:/.test(head)) return isKnown ? 0.97 : 0.9
  return isKnown && TELLING.test(head) ? 0.96 : 0
}

function isItem(value: JsonObject): boolean {
  const type = memberOf(value, 'type')
  const has = (key: string): boolean => memberOf(value, key) !== undefined
  return (
    (typeof type === 'string' && TYPES().has(type) && (has('title') || has('issued') || has('author'))) ||
    (has('title') && (isObject(memberOf(value, 'issued')) || has('container-title')))
  )
}
