import type { LabelMeaning } from '../../lexicon/field-label'
import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
import type { Block } from '../block'
import { paperOf, titleOfCard, weightOf } from '../grammar/card'
import { createFactReader } from '../grammar/fact-reader'
import { RUNNING } from '../grammar/meaning'
import { LISTS } from '../grammar/open-label'
import { isSummary } from '../grammar/statements'
import { withLinks } from '../line/span'
import { type Claim, claimOf, claimValues, inOrder, placeOf, type Slice, wordsOf } from '../slice'

/** A label and its value: the rest of its line, and the lines that go on with it. */
export interface Entry {
  /** `undefined` for a label that the vocabulary does not know, and for lines without one. */
  readonly meaning: LabelMeaning | undefined
  readonly label: string
  /** The line of the label, and where its value starts. */
  readonly block: Block
  readonly labelEnd: number
  readonly lines: Slice[]
  /** Of a labelled entry: the column of its label. */
  readonly column: number
}

/**
 * What the labelled lines of one record come to: the fields of a paper by their places, or `undefined` where they state none. The
 * fields are those that such a record gives in Markdown.
 */
export function claimsOfRecord(entries: readonly Entry[]): Claim[] | undefined {
  const { facts, take, close } = createFactReader()
  const fieldsOf = new Map<Position | undefined, FieldNode[]>()
  const places = entries.map(({ block }) => placeOf(claimOf(block, 'text')))
  for (const [index, entry] of entries.entries()) {
    const position = places[index]
    fieldsOf.set(position, [])
    const value = wordsOfEntry(entry)
    const meaning = meaningIn(entry, entries)
    if (value === '' || (meaning === undefined && (entry.label !== '' || !isStatement(value)))) continue
    const line = [{ text: value }]
    // An address in running text is none of the record's.
    const isText = meaning === 'title' || RUNNING.has(meaning)
    take(isText ? line : withLinks(line), { position, isItem: false, meaning })
    close()
  }
  const chosen = titleOfCard(undefined, facts)
  const titled = chosen && entries[places.indexOf(chosen.position as Position)]
  if (!chosen || !titled || (facts.anchors.size === 0 && weightOf(facts) < 2)) return undefined
  // A labelled title is the whole of its value, whatever it starts with.
  const paper = paperOf({ title: wordsOfEntry(titled), titlePosition: chosen.position, facts })
  for (const field of paper.children) fieldsOf.get(field.position)?.push(field)
  return inOrder(entries.flatMap((entry, index) => claimsOfEntry(entry, fieldsOf.get(places[index]) ?? [])))
}

/** All lines of what is no record. */
export function linesOf(entries: readonly Entry[]): Claim[] {
  const blocks = entries.flatMap(({ block, lines }) => [block, ...lines.map((line) => line.block)])
  return inOrder([...new Set(blocks)].map((block) => claimOf(block, 'text')))
}

/** What an entry says among the others: a plain `Summary` is the abstract where nothing else is. */
function meaningIn({ meaning, label }: Entry, entries: readonly Entry[]): LabelMeaning | undefined {
  const isAbstract = meaning !== undefined && isSummary(label)
  return isAbstract && !entries.some((entry) => entry.meaning === 'abstract') ? 'abstract' : meaning
}

/** Whether a line without a label says something by itself: an address, or a figure with its name. */
function isStatement(value: string): boolean {
  return value.includes('://') || (value.length < 60 && /\d/.test(value)) || value.length >= 200
}

/** The lines of a value as one: names that stand one a line become a list. */
function wordsOfEntry({ meaning, lines }: Entry): string {
  const texts = lines.map(wordsOf)
  const isByLine = LISTS.has(meaning) && !texts.some((text) => /[,，、;；]| and /.test(text))
  return texts.join(isByLine ? ', ' : ' ').trim()
}

function claimsOfEntry(
  { block, labelEnd, lines, meaning, label }: Entry,
  fields: readonly FieldNode[],
): Claim[] {
  const claims = claimValues(lines, fields)
  const [only] = fields
  const [first] = lines
  if (only && first && fields.length === 1 && claims.length === 0) {
    const data = only.type === 'link' ? { url: only.value } : { words: only.value }
    claims.push({ ...first, type: only.type, data: { ...only.data, ...data } })
  }
  const known = new Set(claims.map((claim) => claim.block))
  const type = meaning !== undefined || label !== '' ? 'chrome' : 'text'
  for (const line of lines) if (!known.has(line.block) && line.to > line.from) claims.push({ ...line, type })
  if (labelEnd > 0) claims.push(claimOf(block, 'label', [0, labelEnd]))
  return claims
}
