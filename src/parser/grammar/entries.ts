import { type Line, sliceLine, textOf } from '../line/span'
import type { Element, Passage } from '../mdast/element'
import { readBody, readLead } from './body'
import type { Card } from './card'
import { keyOfAnchors, titleOfCard, weightOf } from './card'
import { createFactReader } from './fact-reader'
import { isLinks, keyOf, meaningOf, strongEnd } from './key'
import { anchorOf } from './links'
import type { Repeats } from './repeats'
import { readTable } from './table'
import { isTitle, type Lead, leadOf } from './title'
import { wrappedTitle } from './wrapped-title'

/** The papers that stand in a run of elements side by side, and what belongs to none of them. */
export interface Entries {
  readonly cards: Card[]
  readonly rest: Element[]
}

interface Candidate {
  readonly lead: Lead | undefined
  readonly head: Passage
  readonly body: Element[]
  readonly kind: 'item' | 'text' | 'record'
}

/** Reads list items, table rows, paragraphs and records that each start a paper. What has no anchor is none. */
export function readEntries(elements: readonly Element[], repeats: Repeats): Entries {
  const cards: Card[] = []
  const rest: Element[] = []
  let open: Candidate | undefined

  function close(): void {
    if (!open) return
    const card = cardOf(open, repeats)
    if (card) cards.push(card)
    else {
      rest.push(open.head)
      if (open.body.length > 0) {
        const inner = readEntries(open.body, repeats)
        cards.push(...inner.cards)
        rest.push(...inner.rest)
      }
    }
    open = undefined
  }

  for (const element of elements.flatMap((whole) => partsOf(whole, repeats))) {
    if (element.kind === 'table') {
      close()
      const found = readTable(element)
      cards.push(...found.cards)
      rest.push(...found.rest)
      continue
    }
    if (element.kind === 'rule') {
      close()
      continue
    }
    const next = candidateOf(element, open, repeats)
    if (next) {
      close()
      open = next
    } else if (open && belongs(element, open)) open.body.push(element)
    else {
      close()
      rest.push(element)
    }
  }
  close()
  return { cards, rest }
}

/** A paragraph whose lines start papers of their own, because the blank lines between them were lost, as its parts. */
function partsOf(element: Element, repeats: Repeats): Element[] {
  if (element.kind !== 'text' && element.kind !== 'item') return [element]
  const { lines } = element
  if (lines.length < 2) return [element]
  const parts: { lines: Line[]; anchor?: string | undefined }[] = []
  for (const [index, line] of lines.entries()) {
    const lead =
      index === 0 || line.some(({ strong, url }) => strong || url !== undefined) ? leadOf(line) : undefined
    const isLinked = lead?.url !== undefined && anchorOf(lead.url) !== undefined
    const isStart =
      lead !== undefined &&
      (isLinked || (lead.mark === 'strong' && keyOf(line) === undefined && !isLabelLead(line, lead, repeats)))
    if (index === 0 || isStart) parts.push({ lines: [line] })
    else parts.at(-1)?.lines.push(line)
    const part = parts.at(-1)
    if (part)
      part.anchor ??= line
        .map(({ url }) => (url === undefined ? undefined : anchorOf(url)))
        .find((anchor) => anchor !== undefined)
  }
  const anchors = new Set(parts.flatMap(({ anchor }) => anchor ?? []))
  if (anchors.size < 2 || parts.slice(1).some(({ anchor }) => anchor === undefined)) return [element]
  return parts.map((part) => ({ ...element, lines: part.lines }))
}

/** An element that can start a paper; nested ones belong to the item that they stand in. */
function candidateOf(element: Passage, open: Candidate | undefined, repeats: Repeats): Candidate | undefined {
  const [line] = element.lines
  if (!line || element.kind === 'heading') return undefined
  if (open && open.kind !== 'text' && element.depth > open.head.depth) return undefined
  const keyed = keyOf(line)
  if (keyed && (keyed.meaning === 'title' || keyed.meaning === 'translatedTitle')) {
    const value = textOf(keyed.value)
    if (isTitle(value) && !isLinks(keyed.value)) {
      const isSecond = open?.kind === 'record' && keyed.meaning === 'translatedTitle'
      return isSecond ? undefined : { lead: undefined, head: element, body: [], kind: 'record' }
    }
  }
  if (open?.kind === 'record') return undefined
  if (keyed?.meaning !== undefined) return undefined
  const lead = leadOf(line)
  if (!lead || isLabelLead(line, lead, repeats)) return undefined
  if (element.kind === 'item') {
    if (open?.kind === 'text' && !startsWithPaper(element, lead)) return undefined
    return { lead, head: element, body: [], kind: 'item' }
  }
  return startsParagraph(element, lead, line) ? { lead, head: element, body: [], kind: 'text' } : undefined
}

function startsWithPaper({ lines }: Passage, lead: Lead): boolean {
  if (lead.url !== undefined && anchorOf(lead.url) !== undefined) return true
  return (
    lead.mark !== 'link' &&
    lines.some((line) => line.some(({ url }) => url !== undefined && anchorOf(url) !== undefined))
  )
}

function isLabelLead(line: Line, lead: Lead, repeats: Repeats): boolean {
  if (repeats.isLabel([{ text: lead.title }])) return true
  const strong = strongEnd(line)
  if (strong === 0) return false
  const label = sliceLine(line, 0, strong)
  return repeats.isLabel(label) || meaningOf(textOf(label)) !== undefined
}

/** A paragraph starts a paper where its title is marked: strong, or the words of a link to it; or a line by itself over links and labels. */
function startsParagraph({ lines }: Passage, lead: Lead, line: Line): boolean {
  if (lead.mark === 'strong') return true
  if (lead.mark === 'link') return lead.url !== undefined && anchorOf(lead.url) !== undefined
  const [, second] = lines
  if (!second || lead.rest.length > 0 || /[.。!:：]$/.test(textOf(line)) || lead.title.length > 250)
    return false
  const rest = lines.slice(1)
  return (
    rest.some((other) => other.some(({ url }) => url !== undefined && anchorOf(url) !== undefined)) &&
    (isLinks(second) || keyOf(second)?.meaning !== undefined || rest.length < 4)
  )
}

function belongs(element: Passage, open: Candidate): boolean {
  if (open.kind !== 'item') return true
  if (element.depth > open.head.depth) return true
  if (element.kind === 'text' && element.depth > 0 && element.depth === open.head.depth) return true
  const [line] = element.lines
  if (!line || element.kind === 'item') return false
  return keyOf(line)?.meaning !== undefined || isLinks(line)
}

function cardOf({ lead, head, body, kind }: Candidate, repeats: Repeats): Card | undefined {
  if (lead && isRoundup(head, lead)) return undefined
  const reader = createFactReader()
  if (lead) readLead(reader, head, lead)
  const own = lead && wrappedTitle(head.lines, lead)
  const lines = head.lines.slice(own?.count ?? 0)
  for (const line of lines)
    reader.take(line, { position: head.position, isItem: head.kind === 'item' && !lead })
  reader.pause()
  readBody(reader, body, repeats)
  const { facts } = reader
  const title = titleOfCard(own?.title, facts)
  if (!title) return undefined
  const isPaper =
    kind === 'record' ? facts.anchors.size > 0 || weightOf(facts) > 1 : isAnchored(facts.anchors, body, lead)
  return isPaper
    ? {
        title: title.title,
        titlePosition: title.position ?? head.position,
        facts,
        isRecord: kind === 'record',
      }
    : undefined
}

/** A sentence that mentions papers starts none of them. */
function isRoundup({ lines }: Passage, lead: Lead): boolean {
  const anchors = new Set<string>()
  for (const line of lines)
    for (const { url } of line) {
      const anchor = url === undefined ? undefined : anchorOf(url)
      if (anchor?.startsWith('arxiv:')) anchors.add(anchor)
    }
  return anchors.size > 1 && !(lead.url !== undefined && anchorOf(lead.url) !== undefined)
}

/** One paper is what the entry is about; a group of several has its papers in it. */
function isAnchored(anchors: ReadonlySet<string>, body: readonly Element[], lead: Lead | undefined): boolean {
  if (anchors.size === 0) return false
  if (lead?.url !== undefined && anchorOf(lead.url) !== undefined) return true
  const arxiv = [...anchors].filter((anchor) => anchor.startsWith('arxiv:'))
  return arxiv.length < 2 || body.length === 0 || keyOfAnchors(anchors) !== undefined
}
