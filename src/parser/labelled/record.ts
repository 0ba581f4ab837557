import type { LabelMeaning } from '../../lexicon/field-label'
import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
import type { Block } from '../block'
import { paperOf, titleOfCard, weightOf } from '../grammar/card'
import { createFactReader } from '../grammar/fact-reader'
import { isSummary } from '../grammar/statements'
import { withLinks } from '../line/span'
import { type Claim, placeOf } from '../site/card'
import { claimValues, type Slice } from './values'

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
  const { facts, entryAt } = readFacts(entries)
  const chosen = titleOfCard(undefined, facts)
  const entry = chosen && entryAt.get(chosen.position as Position)
  if (!chosen || !entry || (facts.anchors.size === 0 && weightOf(facts) < 2)) return undefined
  // A labelled title is the whole of its value, whatever it starts with.
  const paper = paperOf({ title: wordsOf(entry), titlePosition: chosen.position, facts })
  const fields = new Map<Entry, FieldNode[]>()
  for (const field of paper.children) {
    const stated = field.position && entryAt.get(field.position)
    if (!stated) continue
    const known = fields.get(stated)
    if (known) known.push(field)
    else fields.set(stated, [field])
  }
  return inOrder(entries.flatMap((stated) => claimsOfEntry(stated, fields.get(stated) ?? [])))
}

/** All lines of what is no record. */
export function linesOf(entries: readonly Entry[]): Claim[] {
  return inOrder(
    entries.flatMap(({ block, lines }) => {
      const blocks = new Set([block, ...lines.map((line) => line.block)])
      return [...blocks].map((line): Claim => ({ block: line, type: 'text' }))
    }),
  )
}

function readFacts(entries: readonly Entry[]): {
  facts: ReturnType<typeof createFactReader>['facts']
  entryAt: ReadonlyMap<Position, Entry>
} {
  const reader = createFactReader()
  const entryAt = new Map<Position, Entry>()
  const hasAbstract = entries.some(({ meaning }) => meaning === 'abstract')
  for (const entry of entries) {
    const position = placeOf({ block: entry.block, type: 'text' })
    entryAt.set(position, entry)
    const value = wordsOf(entry)
    const meaning =
      !hasAbstract && entry.meaning !== undefined && isSummary(entry.label) ? 'abstract' : entry.meaning
    if (value === '' || (meaning === undefined && (entry.label !== '' || !isStatement(value)))) continue
    const isProse = meaning === 'title' || meaning === 'abstract' || meaning === 'tldr'
    reader.take(isProse ? [{ text: value }] : withLinks([{ text: value }]), {
      position,
      isItem: false,
      meaning,
    })
    reader.close()
  }
  return { facts: reader.facts, entryAt }
}

/** Whether a line without a label says something by itself: an address, or a figure with its name. */
function isStatement(value: string): boolean {
  return value.includes('://') || (value.length < 60 && /\d/.test(value)) || value.length >= 200
}

/** The lines of a value as one: names that stand one a line become a list. */
function wordsOf({ meaning, lines }: Entry): string {
  const texts = lines.map(({ block, from, to }) => block.text.slice(from, to))
  const isList = meaning === 'authors' || meaning === 'keywords' || meaning === 'categories'
  const isByLine = isList && !texts.some((text) => /[,，、;；]| and /.test(text))
  return texts.join(isByLine ? ', ' : ' ').trim()
}

function claimsOfEntry(entry: Entry, fields: readonly FieldNode[]): Claim[] {
  const { block, labelEnd, lines, meaning, label } = entry
  const { claims, missing } = claimValues(
    lines,
    fields.map(({ type, value, data }) => ({ type, value, data })),
  )
  const [only] = missing
  const [first] = lines
  if (only && first && missing.length === 1 && claims.length === 0) {
    const data =
      only.type === 'link' ? { ...only.data, url: only.value } : { ...only.data, words: only.value }
    claims.push({ block: first.block, type: only.type, range: [first.from, first.to], data })
  }
  const known = new Set(claims.map((claim) => claim.block))
  const isStated = meaning !== undefined || label !== ''
  for (const line of lines)
    if (!known.has(line.block) && line.to > line.from)
      claims.push({ block: line.block, type: isStated ? 'chrome' : 'text', range: [line.from, line.to] })
  if (labelEnd > 0) claims.push({ block, type: 'label', range: [0, labelEnd] })
  return claims
}

function inOrder(claims: Claim[]): Claim[] {
  const startOf = ({ block, range }: Claim): number => block.start + (range?.[0] ?? 0)
  return claims.sort((a, b) => startOf(a) - startOf(b))
}
