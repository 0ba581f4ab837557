import type { Diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent, TextNode } from '../../model/tree'
import type { Element, Passage } from '../line/element'
import { united } from '../line/place'
import { textOf } from '../line/span'
import type { Trace } from '../trace'
import { withPartedAddresses } from './beside'
import {
  type Card,
  keyOfCard,
  paperOf,
  remnantsOf,
  settleBylines,
  settleEnd,
  settleSections,
  weightOf,
} from './card'
import { withCards } from './cards'
import { areSomeLeft, createCensus } from './census'
import { dateIn } from './day'
import { type Entries, readEntries } from './entries'
import { type EntryReading, readEntry } from './entry'
import { hasNames, loneNameOf } from './facts'
import { cardOfFrontMatter, describeFrontMatter, type FrontMatter, isCalled } from './front-matter'
import { headingLead } from './heading'
import { anchorOf } from './links'
import { outlineOf, type Section } from './outline'
import { describePage, titleHeading } from './page'
import { findRepeats, type Repeats } from './repeats'
import { textNode, unclaimedText } from './unclaimed'
import { isSameTitle } from './weigh'

/** Papers and other content, in reading order, before it becomes nodes. */
type Found = { readonly card: Card } | { readonly rest: Element }

/**
 * Reads the elements of a Markdown document as a digest. Papers come as headings with fields under them, as list items, table rows,
 * paragraphs or labelled records; what they are is decided section by section, for pages mix them.
 */
export function readDigest(
  given: readonly Element[],
  report: (message: Diagnostic) => void,
  frontMatter: readonly FrontMatter[] = [],
  trace?: Trace,
): DigestContent[] {
  const elements = withPartedAddresses(given)
  const repeats = findRepeats(elements, trace)
  const root = outlineOf(withCards(elements), repeats)
  const named = titleHeading(root, frontMatter)
  const census = createCensus()
  const first = readSections(root, { ...repeats, census }, named)
  // Entries of one section may be papers because those of others are.
  const read = areSomeLeft(census) ? readSections(root, { ...repeats, page: census }, named) : first
  const found = inOrder(withoutMentions(read), placeOf)
  const cards = found.flatMap((one) => ('card' in one ? [one.card] : []))
  const single = cardOfFrontMatter(frontMatter, elements, repeats)
  if (single && cards.every((card) => (keyOfCard(card) ?? keyOfCard(single)) === keyOfCard(single)))
    return [paperOf(single)]
  if (named) settlePageTitle(cards, named, frontMatter)
  settleSections(cards)
  settleBylines(cards)
  settleEnd(cards)
  const isNamedPaper = cards.some(
    ({ titlePosition }) => titlePosition !== undefined && titlePosition === named?.position,
  )
  const content: DigestContent[] = [
    ...describeFrontMatter(frontMatter),
    ...describePage(root, named, isNamedPaper),
  ]
  let unclaimed: TextNode[] = []
  const tell = (): void => {
    const [first] = unclaimed
    const [words] = first?.value.split('\n', 1) ?? []
    if (first && words !== undefined)
      report(unclaimedText(united(first.position, unclaimed.at(-1)?.position), words))
    unclaimed = []
  }
  let last: Position | undefined
  for (const { node, card } of inOrder(found.flatMap(piecesOf), ({ place }) => place)) {
    if (node.type !== 'text') {
      tell()
      content.push(node)
      continue
    }
    const { value, position } = node
    // What a table is printed around is told where the table is.
    const isInside = last && position && position.start.offset < last.end.offset
    last = isInside ? last : (position ?? last)
    const text: TextNode = { type: 'text', value, position: position && last }
    content.push(text)
    if (card) {
      tell()
      report(unclaimedText(text.position, value))
    } else unclaimed.push(text)
  }
  tell()
  return content
}

/** A node to be, and of words that a card leaves, whose they are. */
interface Piece {
  readonly node: DigestContent
  readonly place: Position | undefined
  readonly card?: Card
}

function piecesOf(one: Found): Piece[] {
  if (!('card' in one)) {
    const node = textNode(one.rest)
    return node.value === '' ? [] : [{ node, place: node.position }]
  }
  const { card } = one
  const paper = paperOf(card)
  const node: DigestContent =
    card.section === undefined ? paper : { type: 'section', title: card.section, children: [paper] }
  const left = remnantsOf(card).map(({ words, position }): Piece => {
    return { node: { type: 'text', value: words, position }, place: position, card }
  })
  return [{ node, place: placeOf(one) }, ...left]
}

function placeOf(one: Found): Position | undefined {
  return 'card' in one ? (one.card.head?.position ?? one.card.titlePosition) : one.rest.position
}

/** As they stand in the document: what a section's entries leave is found behind them. What has no place stays behind what was found before it. */
function inOrder<Item>(items: readonly Item[], place: (item: Item) => Position | undefined): Item[] {
  let last = 0
  const placed = items.map((item) => {
    last = place(item)?.start.offset ?? last
    return { item, start: last }
  })
  return placed.sort((a, b) => a.start - b.start).map(({ item }) => item)
}

/** A page that its front matter calls as its heading does is about the one paper on it, where nothing but a heading of a part would be its title. */
function settlePageTitle(
  cards: readonly Card[],
  heading: Passage,
  frontMatter: readonly FrontMatter[],
): void {
  const [card] = cards
  const line = heading.lines[0] ?? []
  if (!card || cards.length > 1 || card.head?.kind !== 'heading' || card.facts.titles.length > 0) return
  if (card.head.lines[0]?.some(({ url }) => url !== undefined)) return
  if (isCalled(frontMatter, textOf(line))) card.title = headingLead(line)?.title ?? card.title
}

/** An entry that only mentions a paper of which another one tells is none: its first element is left. */
function withoutMentions(found: readonly Found[]): Found[] {
  const told = new Set<string>()
  for (const one of found) {
    const key = 'card' in one && !one.card.facts.isMentioned ? keyOfCard(one.card) : undefined
    if (key !== undefined) told.add(key)
  }
  return found.map((one) => {
    if (!('card' in one) || !one.card.facts.isMentioned || !one.card.head) return one
    return told.has(keyOfCard(one.card) ?? '') ? { rest: one.card.head } : one
  })
}

function readSections(root: Section, repeats: Repeats, title: Passage | undefined): Found[] {
  const found: Found[] = []
  readSection(root, undefined, { repeats, found, title })
  return found
}

interface Reading {
  readonly repeats: Repeats
  readonly found: Found[]
  /** The heading that names the page: it groups nothing. */
  readonly title: Passage | undefined
  /** Most of the headings side by side link a paper. */
  readonly areLinked?: boolean | undefined
}

/** Reads a section; tells whether there were papers. */
function readSection(section: Section, group: string | undefined, reading: Reading): boolean {
  const { heading, body, children } = section
  const { repeats, found, title } = reading
  const [line] = heading?.lines ?? []
  const lead = line && headingLead(line)
  if (heading && anchorOf(lead?.url) !== undefined) return readLinked(section, group, reading)
  const name = line === undefined || heading === title ? group : textOf(line)
  const linked = children.filter((child) => child.heading && anchorOfLead(child.heading) !== undefined)
  const inner: Reading = { ...reading, found: [], areLinked: linked.length * 2 > children.length }
  let hasPapers = false
  for (const child of children) hasPapers = readSection(child, name, inner) || hasPapers
  const entries = readEntries(body, repeats)
  const [only, ...more] = [
    ...entries.cards,
    ...inner.found.flatMap((one) => ('card' in one ? [one.card] : [])),
  ]
  if (only && more.length === 0 && line && lead && isNamedIn(textOf(line), only.title)) {
    const card = readHeading(section, repeats)?.card
    if (card)
      found.push({ card: { ...card, title: only.title, titlePosition: heading?.position, section: group } })
    if (card) return true
  }
  if (!hasPapers && heading && lead) {
    const isOfDay = heading === title && line !== undefined && dateIn(textOf(line)) !== undefined
    const named = isOfDay ? undefined : readHeading(section, repeats)
    const isPaper =
      named?.isPaper || (heading !== title && named && isAuthored(named, entries, reading.areLinked === true))
    if (named?.card && isPaper && isOwn(named, entries, heading === title)) {
      found.push({ card: { ...named.card, section: group } })
      return true
    }
  }
  for (const card of entries.cards) found.push({ card: { ...card, section: name } })
  if (heading && heading !== title && entries.cards.length === 0 && !hasPapers) found.push({ rest: heading })
  for (const element of entries.rest) found.push({ rest: element })
  if (heading && heading !== title && name !== undefined && (hasPapers || entries.cards.length > 0))
    repeats.trace?.({ type: 'section', title: name, position: heading.position })
  found.push(...inner.found)
  return hasPapers || entries.cards.length > 0
}

/** Whether a heading is a title, or ends in it behind words of its own: `Notes of the day - Lamps That Learn`. */
function isNamedIn(heading: string, title: string): boolean {
  if (isSameTitle(heading, title)) return true
  const before = heading.toLowerCase().indexOf(title.toLowerCase())
  return (
    before > 0 &&
    title.includes(' ') &&
    /[-–—:：|]\s?$/.test(heading.slice(0, before)) &&
    heading.length - before - title.length < 3
  )
}

/** A heading that links its paper is that paper, whatever stands under it, but for a list of others that starts right there. */
function readLinked(section: Section, group: string | undefined, reading: Reading): boolean {
  const inner: Reading = { ...reading, found: [] }
  let hasPapers = false
  for (const child of section.children) hasPapers = readSection(child, group, inner) || hasPapers
  const own = hasPapers ? { ...section, children: [] } : section
  const others = listedUnder(own, reading.repeats)
  const { card } = readHeading(others ? { ...own, body: [...others.rest] } : own, reading.repeats) ?? {}
  if (card) reading.found.push({ card: { ...card, section: group } })
  for (const other of others?.cards ?? []) reading.found.push({ card: { ...other, section: group } })
  if (hasPapers || !card) reading.found.push(...inner.found)
  return hasPapers || card !== undefined
}

/** The entries right under a heading that links a paper, where each of them links another one with its title. */
function listedUnder({ heading, body }: Section, repeats: Repeats): Entries | undefined {
  const [first] = body
  if (!heading || (first?.kind !== 'item' && first?.kind !== 'table')) return undefined
  const key = anchorOfLead(heading)
  const entries = readEntries(body, repeats)
  const keys = entries.cards.map(keyOfCard)
  // Under an arXiv id, a DOI is another way to the same paper.
  const scheme = key?.slice(0, key.indexOf(':') + 1) ?? ''
  const areOthers =
    keys.length > (first.kind === 'table' ? 0 : 1) &&
    keys.every((other) => other !== key && other?.startsWith(scheme))
  return areOthers && !entries.rest.includes(first) ? entries : undefined
}

function anchorOfLead({ lines }: Passage): string | undefined {
  return anchorOf(headingLead(lines[0] ?? [])?.url)
}

/** Whether the fields under a heading say who wrote what it names: where it is not the page's own, that is a paper. */
function isAuthored({ facts }: EntryReading, { parts }: Entries, areLinked: boolean): boolean {
  return parts === 0 && (hasNames(facts) || (areLinked && loneNameOf(facts) !== undefined))
}

/** Whether what stands under a heading are the fields of the paper that it names, and no entries of their own. */
function isOwn(reading: EntryReading, { cards, parts }: Entries, isPageTitle: boolean): boolean {
  const [entry] = cards
  if (!entry || !reading.card) return cards.length === 0
  if (cards.length !== 1 || isPageTitle || reading.facts.anchors.size > 1) return false
  // Words under it are more of a title than its own: it groups.
  if (reading.candidate && reading.candidate.element > 0) return false
  if (entry.isRecord || isSameTitle(reading.card.title, entry.title)) return true
  return (parts > 0 && !entry.isLinked) || weightOf(reading.facts) > weightOf(entry.facts)
}

/** The paper that a heading names, with everything under it. */
function readHeading(section: Section, repeats: Repeats): EntryReading | undefined {
  const { heading } = section
  return heading && readEntry({ kind: 'heading', elements: [heading, ...foldedBody(section)] }, repeats)
}

function foldedBody({ body, children }: Section): Element[] {
  return [
    ...body,
    ...children.flatMap((child) => [...(child.heading ? [child.heading] : []), ...foldedBody(child)]),
  ]
}
