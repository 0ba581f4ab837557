import { isFarewell } from '../../lexicon/label'
import { isNameList } from '../../lexicon/name-evidence'
import type { Element, Passage } from '../line/element'
import { type Line, sliceLine, textOf } from '../line/span'
import { paperBeside, withAddresses } from './beside'
import type { Card } from './card'
import { type Entry, type EntryReading, readEntry } from './entry'
import { isLinks, keyOf, strongEnd } from './key'
import { type Lead, leadOf, leadsOf } from './lead'
import { anchorOf, linksPaper } from './links'
import { meaningOf } from './meaning'
import { searchResultOf } from './reference'
import type { Repeats } from './repeats'
import { countEntries, promoteSiblings } from './siblings'
import { readTable } from './table'
import { isTitle } from './title'

/** The papers that stand in a run of elements side by side, and what belongs to none of them. */
export interface Entries {
  readonly cards: readonly Card[]
  readonly rest: readonly Element[]
  /** Entries that start as papers do and link nothing: where there are some, those that do may be parts of one paper, too. */
  readonly parts: number
}

/** An entry that is open: elements go on with it. */
interface Open {
  readonly kind: Entry['kind']
  readonly head: Passage
  readonly elements: Element[]
}

/** What a run gives, in reading order. */
type Found =
  | { readonly reading: EntryReading }
  | { readonly cards: readonly Card[] }
  | { readonly rest: Element }

/** Reads list items, table rows, paragraphs and records that each start a paper. What has no anchor is none, unless its siblings are papers. */
export function readEntries(elements: readonly Element[], repeats: Repeats): Entries {
  const found: Found[] = []
  let open: Open | undefined
  let parts = 0

  function close(): void {
    if (open) found.push({ reading: readEntry(open, repeats) })
    open = undefined
  }

  const readOne = (element: Element): void => {
    if (element.kind === 'table') {
      close()
      const { cards, rest } = readTable(element, repeats.trace)
      found.push({ cards }, ...rest.map((grid): Found => ({ rest: grid })))
      return
    }
    if (element.kind === 'rule') {
      close()
      return
    }
    if (element.card !== undefined) {
      if (open && open.head.card === element.card) open.elements.push(element)
      else {
        close()
        open = { kind: 'card', head: element, elements: [element] }
      }
      return
    }
    if (open?.head.card !== undefined) close()
    const kind = startOf(element, open, repeats)
    if (kind) {
      close()
      open = { kind, head: element, elements: [element] }
    } else {
      if (isPart(element)) parts++
      if (open && belongs(element, open)) open.elements.push(element)
      else {
        close()
        found.push({ rest: element })
      }
    }
  }
  for (const whole of elements) {
    const pieces = partsOf(whole, repeats)
    pieces.forEach(readOne)
    // What stands behind several of one paragraph is not the last one's alone.
    if (pieces.length > 1) close()
  }
  close()
  const entries = settled(found, repeats)
  return { ...entries, parts: entries.parts + parts }
}

/** Strong words alone on a line, which are a label here: they head a part of something. */
function isPart({ kind, lines }: Passage): boolean {
  const [line] = lines
  if (!line || kind === 'heading' || line.some(({ url }) => url !== undefined)) return false
  return strongEnd(line) > 0 && textOf(sliceLine(line, strongEnd(line))) === ''
}

/** What became of the entries: papers, or elements in which others may stand. */
function settled(found: readonly Found[], repeats: Repeats): Entries {
  const readings = found.flatMap((one) => ('reading' in one ? [one.reading] : []))
  const promoted = promoteSiblings(readings, repeats.trace, repeats.page)
  if (repeats.census) countEntries(repeats.census, readings, promoted)
  const cards: Card[] = []
  const rest: Element[] = []
  let parts = 0
  for (const one of found) {
    if ('cards' in one) cards.push(...one.cards)
    else if ('rest' in one) rest.push(one.rest)
    else {
      const { card, isPaper, facts, entry } = one.reading
      if (card && (isPaper || promoted.has(one.reading))) {
        cards.push(card)
        continue
      }
      if (facts.anchors.size === 0 && facts.statements.every(({ meaning }) => meaning !== 'link')) parts++
      const [head, ...body] = entry.elements
      if (head) rest.push(head)
      if (body.length === 0) continue
      const inner = readEntries(body, repeats)
      cards.push(...inner.cards)
      rest.push(...inner.rest)
    }
  }
  return { cards, rest, parts }
}

/** How identifiers of arXiv look. */
const NUMBERED = /\d{4}\.\d{4}/

/** A paragraph whose lines start papers of their own, because the blank lines between them were lost, as its parts. */
function partsOf(element: Element, repeats: Repeats): Element[] {
  if ((element.kind !== 'text' && element.kind !== 'item') || element.card !== undefined) return [element]
  const lines = withAddresses(element.lines)
  const whole = lines === element.lines ? element : { ...element, lines }
  if (lines.length < 2) return [whole]
  const areReferences = lines.slice(0, 1).some(isReference) && lines.slice(1).some(isReference)
  const parts: { lines: Line[]; anchor?: string | undefined }[] = []
  for (const [index, line] of lines.entries()) {
    const lead =
      index === 0 ||
      line.some(({ strong, url }) => strong || url !== undefined) ||
      NUMBERED.test(textOf(line))
        ? leadOf(line)
        : undefined
    const isLinked = anchorOf(lead?.url) !== undefined
    const beside = lead && paperBeside(lead, line)
    const isStart =
      (areReferences && isReference(line)) ||
      (lead !== undefined &&
        (isLinked ||
          beside !== undefined ||
          (lead.mark === 'strong' && keyOf(line) === undefined && !isLabelLead(line, lead, repeats))))
    if (index === 0 || isStart) parts.push({ lines: [line] })
    else parts.at(-1)?.lines.push(line)
    const part = parts.at(-1)
    if (part)
      part.anchor ??= beside ?? line.map(({ url }) => anchorOf(url)).find((anchor) => anchor !== undefined)
  }
  const anchors = new Set(parts.flatMap(({ anchor }) => anchor ?? []))
  if (areReferences) return parts.map((part) => ({ ...element, lines: part.lines }))
  if (anchors.size < 2 || parts.slice(1).some(({ anchor }) => anchor === undefined)) return [whole]
  return parts.map((part) => ({ ...element, lines: part.lines }))
}

function isReference(line: Line): boolean {
  return leadOf(line)?.reference?.isSure === true
}

/** What an element starts, if anything; nested ones belong to the item that they stand in. */
function startOf(element: Passage, open: Open | undefined, repeats: Repeats): Entry['kind'] | undefined {
  const [line] = element.lines
  if (!line || element.kind === 'heading') return undefined
  if (open && open.kind !== 'text' && element.depth > open.head.depth) return undefined
  const keyed = keyOf(line)
  if (keyed && (keyed.meaning === 'title' || keyed.meaning === 'translatedTitle')) {
    const value = textOf(keyed.value)
    if (isTitle(value) && !isLinks(keyed.value)) {
      const isSecond = open?.kind === 'record' && keyed.meaning === 'translatedTitle'
      return isSecond ? undefined : 'record'
    }
  }
  if (open?.kind === 'record' || keyed?.meaning !== undefined) return undefined
  // `key:: value` is a label, whatever the key.
  if (/^[\p{L}_][\p{L}\p{N}_ -]{0,39}::(?:\s|$)/u.test(textOf(line))) return undefined
  // A strong label with nothing behind its colon is the part of something.
  if (keyed && keyed.value.length === 0 && /[:：]$/.test(textOf(line))) return undefined
  for (const lead of leadsOf(line)) {
    if (isLabelLead(line, lead, repeats)) continue
    if (element.kind === 'item')
      return open?.kind === 'text' && !startsWithPaper(element, lead) ? undefined : 'item'
    if (startsParagraph(element, lead, line)) return 'text'
  }
  return undefined
}

function startsWithPaper({ lines }: Passage, lead: Lead): boolean {
  if (anchorOf(lead.url) !== undefined) return true
  return lead.mark !== 'link' && lines.some(linksPaper)
}

function isLabelLead(line: Line, lead: Lead, repeats: Repeats): boolean {
  if (repeats.isLabel([{ text: lead.title }])) return true
  if (lead.isWithin) return false
  const strong = strongEnd(line)
  if (strong === 0) return false
  const label = sliceLine(line, 0, strong)
  return repeats.isLabel(label) || meaningOf(textOf(label)) !== undefined
}

/**
 * A paragraph starts a paper where its title is marked: strong, or the words of a link to it; or a line by itself over links, labels or names.
 */
function startsParagraph({ lines }: Passage, lead: Lead, line: Line): boolean {
  if (lead.isWithin) return false
  if (lead.mark === 'strong' || lead.reference?.isSure) return true
  // A row of links of which another one leads to the paper: it is that of the title above.
  if (lead.mark === 'link' && anchorOf(lead.url) === undefined && lead.front.some(linksPaper)) return false
  if (lead.mark === 'link')
    return lead.url !== undefined && (anchorOf(lead.url) !== undefined || lines.length === 1)
  const [, second] = lines
  if ((!second || lead.front.length > 0) && paperBeside(lead, line) !== undefined) return true
  if (!second || lead.rest.length > 0 || /[:：]$/.test(textOf(line)) || lead.title.length > 250) return false
  if (isNameList(textOf(second), true) || searchResultOf(textOf(second))) return true
  if (/[.。!]$/.test(textOf(line))) return false
  const rest = lines.slice(1)
  return rest.some(linksPaper) && (isLinks(second) || keyOf(second)?.meaning !== undefined || rest.length < 4)
}

/** A paragraph that introduces what follows it, or ends a letter. */
function isAboutOthers({ kind, lines }: Passage): boolean {
  const [line, ...more] = lines
  if (kind !== 'text' || !line) return false
  const text = textOf(line)
  if (isFarewell(text)) return true
  return more.length === 0 && /\S\s+\S+\s+\S.*[:：]$/.test(text) && keyOf(line)?.meaning === undefined
}

function belongs(element: Passage, open: Open): boolean {
  if (open.kind !== 'item') return open.kind !== 'text' || !isAboutOthers(element)
  if (element.depth > open.head.depth) return true
  if (element.kind === 'text' && element.depth > 0 && element.depth === open.head.depth) return true
  const [line] = element.lines
  if (!line || element.kind === 'item') return false
  return keyOf(line)?.meaning !== undefined || isLinks(line)
}
