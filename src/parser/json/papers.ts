import { parseDate } from '../../lexicon/date'
import { parseArxivId } from '../../lexicon/identifier'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { isSiteItem, readSiteItem } from '../hugging-face/item'
import { fieldsOfPage } from '../hugging-face/page'
import { entriesOf, isObject, type JsonEntry, type JsonObject, memberOf, notJson, parseJson } from './entries'
import { parsePrinted } from './printed'
import { createRecordReader } from './record'
import { createTellType, type TellType, typeOf } from './tell'
import { readTopicRows } from './topic-rows'

/** How the entries of a JSON document become nodes. */
export interface JsonPapersOptions {
  /** Where a member of a record stands. Default: nobody knows. */
  readonly placeOfMember?: ((record: JsonObject, key: string) => Position | undefined) | undefined
  report(message: Diagnostic): void
}

/** Reads the entries of a JSON document, one after the other. */
export interface JsonPapers {
  isItem(value: JsonObject): boolean
  /** Keys of lists whose papers are others than those that the document is about. */
  readonly others: ReadonlySet<string>
  read(entry: JsonEntry): DigestContent[]
}

/** Keys of lists whose papers are others than those that the document is about. */
const OTHERS: ReadonlySet<string> = new Set([
  'references',
  'citations',
  'cited_by',
  'citedBy',
  'related',
  'related_papers',
  'relatedPapers',
  'recommendations',
  'similar',
  'similar_papers',
  'similarPapers',
])

/** Levels that a value which is no paper may have before it is called too deep rather than odd. */
const DEEPEST = 512

/** The papers of JSON, as the site's interface has them and as other programs write them; any other value is left out with a message. */
export function createJsonPapers({ placeOfMember, report }: JsonPapersOptions): JsonPapers {
  const records = createRecordReader(placeOfMember)
  let current: JsonEntry | undefined
  const placeNow = (): Diagnostic['place'] => current?.place
  const tell: TellType = createTellType(report, placeNow)
  const site = {
    records,
    tell,
    tellBroken(text: string): void {
      report(notJson('Unexpected text in place of a paper; it is no JSON and is left out', placeNow(), text))
    },
  }
  const told = new Set<string>()

  const isItem = (value: JsonObject): boolean => isSiteItem(value) || records.isRecord(value)

  function readPage(page: unknown): DigestContent[] {
    if (!isObject(page)) return []
    // A stream gives what stands around its items twice.
    return fieldsOfPage(page).filter(({ type }) => !told.has(type) && told.add(type))
  }

  function readObject(value: JsonObject, { key, heading, place }: JsonEntry): DigestContent[] {
    const paper = isSiteItem(value) ? readSiteItem(value, site) : records.read(value, tell)
    if (place) paper.position = place
    addKey(paper, key)
    const section = memberOf(value, 'section')
    return underHeading(
      paper,
      heading ?? (typeof section === 'string' && section !== '' ? section : undefined),
    )
  }

  function readOther(value: unknown): DigestContent[] {
    const rows = readTopicRows(value, tellRow)
    if (rows.length > 0) return rows
    if (typeof value === 'string') {
      const inner = /^\s{0,99}[[{]/.test(value) ? (parseJson(value) ?? parsePrinted(value)) : undefined
      if (inner && typeof inner.value === 'object')
        return [...entriesOf(inner.value, { isItem, others: OTHERS })].flatMap(readInner)
      report(notJson('Unexpected text in place of a paper; it is no JSON and is left out', placeNow(), value))
    } else report(noPaper(value, placeNow()))
    return []
  }

  /** JSON in a string within JSON: once, and no deeper. */
  function readInner(entry: JsonEntry): DigestContent[] {
    if (entry.kind === 'envelope') return readPage(entry.value)
    if (isObject(entry.value) && isItem(entry.value))
      return readObject(entry.value, { ...entry, place: current?.place })
    report(noPaper(entry.value, placeNow()))
    return []
  }

  function tellRow(key: string, value: unknown): void {
    tell(key, value, 'a row of a table, such as |2025-04-03|Title|Authors|…|')
  }

  const siblings = createSiblings()

  return {
    isItem,
    others: OTHERS,
    read(entry) {
      current = entry
      const { kind, value } = entry
      if (kind === 'envelope') return readPage(value)
      return isObject(value) &&
        (isSiteItem(value) || siblings.isPaper(value, isItem(value)) || isUntitled(value))
        ? readObject(value, entry)
        : readOther(value)
    },
  }
}

/** So many papers of one shape must have been seen, and twice as many as of other things. */
const FEW = 3
const MOST_SHAPES = 64

/** Remembers which keys papers of the document have: where most objects with the same ones are papers, so is one with a title that no identifier tells. */
function createSiblings(): { isPaper(value: JsonObject, isItem: boolean): boolean } {
  const shapes = new Map<string, { papers: number; others: number }>()
  return {
    isPaper(value, isItem) {
      const keys = Object.keys(value)
      const key = keys.length > MOST_SHAPES ? '' : keys.join('\n')
      const shape = shapes.get(key) ?? { papers: 0, others: 0 }
      if (shapes.size < MOST_SHAPES) shapes.set(key, shape)
      shape[isItem ? 'papers' : 'others']++
      if (isItem) return true
      const title = memberOf(value, 'title')
      return (
        typeof title === 'string' && title !== '' && shape.papers >= FEW && shape.papers > shape.others * 2
      )
    },
  }
}

/** A paper without a title: it is left out with the message that all readers give. */
function isUntitled(value: JsonObject): boolean {
  return (Object.hasOwn(value, 'authors') || isObject(value.paper)) && !Object.hasOwn(value, 'error')
}

/** The key that a paper stands under names it, where it is an id. */
function addKey(paper: PaperNode, key: string | undefined): void {
  const arxiv = key === undefined ? undefined : parseArxivId(key)
  if (arxiv !== undefined) paper.children.push({ type: 'identifier', value: arxiv, data: { kind: 'arxiv' } })
}

/** A topic is a section; a day is when the papers were listed. */
function underHeading(paper: PaperNode, heading: string | undefined): DigestContent[] {
  if (heading === undefined) return [paper]
  if (parseDate(heading) === undefined) return [{ type: 'section', title: heading, children: [paper] }]
  const day: FieldNode = { type: 'featured', value: heading }
  if (!paper.children.some(({ type }) => type === 'featured')) paper.children.push(day)
  return [paper]
}

function noPaper(value: unknown, place: Diagnostic['place']): Diagnostic {
  if (isDeeper(value, DEEPEST))
    return diagnostic('limit-exceeded', `Unexpected value deeper than ${DEEPEST} levels; it is left out`, {
      place,
    })
  return diagnostic('unclaimed-text', `Unexpected ${typeOf(value)} that names no paper; it is left out`, {
    place,
    actual: typeof value === 'object' ? undefined : String(value),
    expected: ['an object with a title and authors, an abstract or an identifier'],
  })
}

/** Goes down along first members only: a walk of all would cost as much as the document. */
function isDeeper(value: unknown, levels: number): boolean {
  let inner = value
  for (let level = 0; level < levels; level++) {
    if (typeof inner !== 'object' || inner === null) return false
    inner = Object.values(inner)[0]
  }
  return true
}
