import { matchDate } from '../../lexicon/date'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent, TextNode } from '../../model/tree'
import { readBody, readLead } from './body'
import { type Card, paperOf, settleTitles, titleOfCard, weightOf } from './card'
import type { Element, Passage } from './element'
import { readEntries } from './entries'
import { createFactReader } from './facts'
import { cardOfFrontMatter, describeFrontMatter, type FrontMatter } from './front-matter'
import { keyOf, segmentsOf } from './key'
import { anchorOf } from './links'
import { outlineOf, type Section } from './outline'
import { findRepeats, type Repeats } from './repeats'
import { type Line, textOf } from './span'
import { type Lead, leadOf } from './title'

/** Papers and other content, in reading order, before it becomes nodes. */
type Found = { readonly card: Card } | { readonly rest: Element }

/**
 * Reads the elements of a Markdown document as a digest. Papers come as headings with fields under them, as list items, table rows,
 * paragraphs or labelled records; what they are is decided section by section, for pages mix them.
 */
export function readDigest(
  elements: readonly Element[],
  report: (message: Diagnostic) => void,
  frontMatter: readonly FrontMatter[] = [],
): DigestContent[] {
  const repeats = findRepeats(elements)
  const root = outlineOf(elements, repeats)
  const found: Found[] = []
  readSection(root, undefined, { repeats, found, title: titleHeading(root) })
  const cards = found.flatMap((one) => ('card' in one ? [one.card] : []))
  const single = cards.length > 1 ? undefined : cardOfFrontMatter(frontMatter, elements, repeats)
  if (single) return [paperOf(single)]
  settleTitles(cards)
  const content: DigestContent[] = [...describeFrontMatter(frontMatter), ...describe(root)]
  let unclaimed: Passage[] = []
  const tell = (): void => {
    const [first] = unclaimed
    if (first) report(unclaimedText(first, unclaimed.at(-1) ?? first))
    unclaimed = []
  }
  for (const one of found) {
    if ('card' in one) {
      tell()
      const { section } = one.card
      const paper = paperOf(one.card)
      content.push(section === undefined ? paper : { type: 'section', title: section, children: [paper] })
    } else if (one.rest.kind !== 'table' && one.rest.kind !== 'rule') {
      unclaimed.push(one.rest)
      content.push(textNode(one.rest))
    }
  }
  tell()
  return content
}

interface Reading {
  readonly repeats: Repeats
  readonly found: Found[]
  /** The heading that names the page: it groups nothing. */
  readonly title: Passage | undefined
}

/** Reads a section; tells whether there were papers. */
function readSection(section: Section, group: string | undefined, reading: Reading): boolean {
  const { heading, body, children } = section
  const { repeats, found, title } = reading
  const [line] = heading?.lines ?? []
  const lead = line && headingLead(line)
  if (heading && lead?.url !== undefined && anchorOf(lead.url) !== undefined && line?.length)
    return readLinked(section, group, reading)
  const name = line === undefined || heading === title ? group : textOf(line)
  const inner: Reading = { ...reading, found: [] }
  let hasPapers = false
  for (const child of children) hasPapers = readSection(child, name, inner) || hasPapers
  const entries = readEntries(body, repeats)
  if (!hasPapers && heading && lead) {
    const card = cardOfHeading(section, repeats)
    if (card && (entries.cards.length === 0 || isOwn(card, entries.cards, heading === title))) {
      found.push({ card: { ...card, section: group } })
      return true
    }
  }
  for (const card of entries.cards) found.push({ card: { ...card, section: name } })
  if (heading && heading !== title && entries.cards.length === 0 && !hasPapers) found.push({ rest: heading })
  for (const element of entries.rest) found.push({ rest: element })
  found.push(...inner.found)
  return hasPapers || entries.cards.length > 0
}

/** A heading that links its paper is that paper, whatever stands under it. */
function readLinked(section: Section, group: string | undefined, reading: Reading): boolean {
  const inner: Reading = { ...reading, found: [] }
  let hasPapers = false
  for (const child of section.children) hasPapers = readSection(child, group, inner) || hasPapers
  const card = cardOfHeading(hasPapers ? { ...section, children: [] } : section, reading.repeats)
  if (card) reading.found.push({ card: { ...card, section: group } })
  if (hasPapers || !card) reading.found.push(...inner.found)
  return hasPapers || card !== undefined
}

/** A heading's title, behind a label where it has one: `## Title: …`. */
function headingLead(line: Line): Lead | undefined {
  const keyed = keyOf(line)
  const isTitled =
    keyed && (keyed.meaning === 'title' || keyed.meaning === 'translatedTitle') && keyed.value.length > 0
  return leadOf(isTitled ? keyed.value : line, 'heading')
}

/** Whether the single entry under a heading is what the heading names: then the fields are the heading's own. */
function isOwn(card: Card, entries: readonly Card[], isPageTitle: boolean): boolean {
  const [entry] = entries
  if (entries.length !== 1 || !entry || isPageTitle) return false
  return (entry.isRecord || weightOf(card.facts) > weightOf(entry.facts)) && card.facts.anchors.size <= 1
}

/** The paper that a heading names, with everything under it; `undefined` where nothing tells that it is one. */
function cardOfHeading(section: Section, repeats: Repeats): Card | undefined {
  const { heading } = section
  const [line] = heading?.lines ?? []
  const lead = line && headingLead(line)
  if (!heading || !lead) return undefined
  const reader = createFactReader()
  readLead(reader, heading, lead)
  readBody(reader, foldedBody(section), repeats)
  const { facts } = reader
  const title = titleOfCard(lead.title, facts)
  const hasFields = weightOf(facts) > 1
  if (!title || (facts.anchors.size === 0 && !hasFields)) return undefined
  return { title: title.title, titlePosition: title.position ?? heading.position, facts }
}

function foldedBody({ body, children }: Section): Element[] {
  return [
    ...body,
    ...children.flatMap((child) => [...(child.heading ? [child.heading] : []), ...foldedBody(child)]),
  ]
}

/** The heading that names the whole page: the first, where no other has its rank, or where it tells a day. */
function titleHeading(root: Section): Passage | undefined {
  const [first, ...others] = root.children
  if (!first?.heading) return undefined
  const url = headingLead(first.heading.lines[0] ?? [])?.url
  if (url !== undefined && anchorOf(url) !== undefined) return undefined
  const isAlone = others.every(({ depth }) => depth > first.depth)
  return isAlone || dateIn(textOf(first.heading.lines[0] ?? [])) !== undefined ? first.heading : undefined
}

/** The page's own title and day. */
function describe(root: Section): DigestContent[] {
  const heading = titleHeading(root)
  const content: DigestContent[] = []
  const title = heading && textOf(heading.lines[0] ?? [])
  if (title !== undefined && title !== '')
    content.push({ type: 'digestTitle', value: title, position: heading?.position })
  const day = (title === undefined ? undefined : dateIn(title)) ?? dayOfPreamble(root)
  if (day !== undefined) content.push({ type: 'digestDate', value: day, position: heading?.position })
  return content
}

function dayOfPreamble(root: Section): string | undefined {
  const [first] = root.children
  for (const element of [...root.body, ...(first?.body ?? [])].slice(0, 8)) {
    if (element.kind !== 'text' && element.kind !== 'item') continue
    for (const line of element.lines)
      for (const segment of segmentsOf(line)) {
        const keyed = keyOf(segment)
        if (keyed?.meaning === 'published' || keyed?.meaning === 'featured')
          return dateIn(textOf(keyed.value))
      }
  }
  return undefined
}

/** The full day in a line: `Papers for 2024-10-10`, `Updated on 2026.06.29`. */
export function dateIn(text: string): string | undefined {
  for (const match of text.matchAll(
    /(?<![\d.])\d{4}(?=[-./年년])|(?<!\p{L})\p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?!\d)|(?<!\d)\d{1,2} \p{Lu}\p{Ll}{2,8}/gu,
  )) {
    const rest = text.slice(match.index)
    const found = matchDate(rest)
    if (found?.date.year !== undefined && found.date.day !== undefined) return rest.slice(0, found.length)
  }
  return undefined
}

function textNode({ lines, position }: Passage): TextNode {
  return { type: 'text', value: lines.map(textOf).join('\n'), position }
}

function unclaimedText(first: Passage, last: Passage): Diagnostic {
  const place: Position | undefined =
    first.position && last.position ? { start: first.position.start, end: last.position.end } : first.position
  return diagnostic('unclaimed-text', 'Unexpected text: no rule claims it', {
    place,
    actual: textOf(first.lines[0] ?? []),
  })
}
