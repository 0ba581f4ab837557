import type { Position } from '../../model/paper'
import type { FieldNode } from '../../model/tree'
import { identityOf, linksOfRemark, readAnnouncement } from '../../parser/feed/fields'
import { readBody } from '../../parser/grammar/body'
import { createFactReader } from '../../parser/grammar/fact-reader'
import type { Facts, StatedTitle } from '../../parser/grammar/facts'
import { findRepeats } from '../../parser/grammar/repeats'
import { fieldsOfStatements } from '../../parser/grammar/statements'
import { elementsOfText } from '../../parser/html/fragment'
import type { Element } from '../../parser/line/element'
import type { Line } from '../../parser/line/span'
import type { XmlElement } from '../../parser/xml'

/** Where an entry says what it is about, the fuller ones first. */
export const BODIES = [
  'content:encoded',
  'content',
  'description',
  'summary',
  'dc:description',
  'media:description',
] as const

/** What the text of an entry that is one paper says of it. */
export interface Body {
  readonly fields: readonly FieldNode[]
  readonly titles: readonly StatedTitle[]
  /** What it tells without a label. */
  readonly prose: string
  readonly position?: Position | undefined
}

/** A text as headings, paragraphs, list items and tables. */
export function elementsOf({ markup, text, position }: XmlElement): Element[] {
  return elementsOfText(markup ?? text, position)
}

/** The lines of an element, those of a table's cells too. */
export function linesOf(element: Element): readonly Line[] {
  if (element.kind !== 'table') return element.lines
  return [element.head, ...element.rows].flatMap((row) => row.flatMap(({ lines }) => lines))
}

/** Parts the labelled facts of an entry's text (`Authors: …`, `⭐ 12`) and its links from what it tells of the paper. */
export function readEntryBody(
  element: XmlElement,
  elements: readonly Element[],
  title: string,
  isOwn: (url: string) => boolean,
): Body {
  const reader = createFactReader()
  readBody(reader, elements, findRepeats(elements))
  reader.close()
  const { facts } = reader
  const fields = [...fieldsOfStatements(facts.statements), ...facts.fields].filter(
    ({ type, value }) =>
      type !== 'title' && (type !== 'link' || identityOf(value) === undefined || isOwn(value)),
  )
  for (const { url } of elements.flatMap(linesOf).flat())
    if (url !== undefined) fields.push(...linksOfRemark(url, element.position))
  return { fields, titles: facts.titles, prose: proseOf(facts, title), position: element.position }
}

/** The running text; a line that repeats the title, and what arXiv announces before an abstract, are none of it. */
function proseOf({ prose }: Facts, title: string): string {
  const folded = foldLine(title)
  const words = prose.map((line) => line.words).filter((line) => foldLine(line) !== folded)
  return readAnnouncement(words.join('\n')).abstract.trim()
}

/** A text as it is compared with another one. */
export function foldLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
