import { splitAuthorList } from '../../lexicon/author-list'
import { identifierOfUrl } from '../../lexicon/identifier'
import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { categoriesOfSubjects, dayOfListing, fieldsOfRemark } from '../feed/fields'

import type { PageLine, Pointer } from './line'

/** An entry of a list: the line that names its paper, and those that describe it. */
interface Entry {
  readonly term: PageLine
  readonly lines: PageLine[]
  readonly heading: string | undefined
}

/**
 * A listing of arXiv: a definition list whose terms link a paper each and whose descriptions start with `Title:`. `undefined` for any other page.
 * A heading that tells a day gives the papers under it theirs, and another one is their section.
 */
export function readListing(lines: readonly PageLine[], pointOf: Pointer): DigestContent[] | undefined {
  const entries = entriesOf(lines)
  const isListing = entries.some(({ lines }) => lines.some((line) => /^Title:/i.test(wordsOf(line))))
  if (!isListing) return undefined
  const content: DigestContent[] = []
  let day: string | undefined
  for (const entry of entries) {
    const heading = entry.heading === undefined ? undefined : cleanHeading(entry.heading)
    const found = heading === undefined ? undefined : dayOfListing(heading)
    if (found !== undefined && found !== day) content.push({ type: 'digestDate', value: found })
    day = found ?? day
    const paper = paperOf(entry, found, pointOf)
    const section = found === undefined ? heading : undefined
    content.push(section === undefined ? paper : { type: 'section', title: section, children: [paper] })
  }
  return dayOfPage(lines, content)
}

/** The day that a heading above the lists tells: `Showing new listings for Thursday, 3 April 2025`. */
function dayOfPage(lines: readonly PageLine[], content: DigestContent[]): DigestContent[] {
  if (content.some(({ type }) => type === 'digestDate')) return content
  for (const line of lines) {
    const day = line.kind === 'heading' ? dayOfListing(wordsOf(line)) : undefined
    if (day !== undefined) return [{ type: 'digestDate', value: day }, ...content]
  }
  return content
}

function entriesOf(lines: readonly PageLine[]): Entry[] {
  const entries: Entry[] = []
  let heading: string | undefined
  let list = -1
  for (const line of lines) {
    if (line.kind === 'heading') heading = wordsOf(line)
    else if (line.list === -1) list = -1
    else if (line.element === 'dt' && arxivOf(line) !== undefined) {
      entries.push({ term: line, lines: [], heading })
      list = line.list
    } else if (line.list === list) entries.at(-1)?.lines.push(line)
  }
  return entries
}

function paperOf({ term, lines }: Entry, day: string | undefined, pointOf: Pointer): PaperNode {
  const children: FieldNode[] = []
  const position = positionOf(term, term, pointOf)
  const arxiv = arxivOf(term)
  if (arxiv) {
    children.push({ type: 'identifier', value: arxiv, data: { kind: 'arxiv' }, position })
    for (const { url } of term.spans)
      if (url !== undefined && identifierOfUrl(url)?.value === arxiv && /\/(?:abs|pdf)\//.test(url))
        children.push({ type: 'link', value: url, position })
  }
  for (const line of lines) children.push(...fieldsOf(line, positionOf(line, line, pointOf)))
  if (day !== undefined) children.push({ type: 'featured', value: day })
  return { type: 'paper', children, position: positionOf(term, lines.at(-1) ?? term, pointOf) }
}

/** What a line of a description says; text without a label is the abstract where it is a paragraph, and the authors where all of it is links. */
function fieldsOf(line: PageLine, position: Position): FieldNode[] {
  const words = wordsOf(line)
  const label = /^(Title|Authors?|Comments|Subjects|DOI):\s{0,9}/i.exec(words)
  const value = words.slice(label?.[0].length ?? 0)
  switch (label?.[1]?.toLowerCase().replace(/s$/, '')) {
    case 'title':
      return [{ type: 'title', value, position }]
    case 'author':
      return authorsOf(value, position)
    case 'comment':
      return fieldsOfRemark(value, position)
    case 'subject':
      return categoriesOfSubjects(value, position)
    case 'doi':
      return [{ type: 'identifier', value, data: { kind: 'doi' }, position }]
  }
  if (/^[A-Z][A-Za-z-]{2,16}:\s/.test(words) && line.element !== 'p') return []
  if (line.element === 'p') return [{ type: 'abstract', value: words, position }]
  const isNames = line.spans.every(
    ({ url, isAstray, text }) => url !== undefined || isAstray || /^[\s,;:]*$/.test(text),
  )
  return isNames ? authorsOf(words, position) : []
}

function authorsOf(words: string, position: Position): FieldNode[] {
  return splitAuthorList(words).map((name) => ({ type: 'author', value: name, position }))
}

function arxivOf({ spans }: PageLine): string | undefined {
  for (const { url } of spans) {
    const identifier = url === undefined ? undefined : identifierOfUrl(url)
    if (identifier?.kind === 'arxiv') return identifier.value
  }
  return undefined
}

/** `New submissions (showing 5 of 5 entries)` without what it counts. */
function cleanHeading(heading: string): string {
  return heading.replace(/\s{0,3}\((?:showing|continued)[^()]{0,80}\)$/i, '')
}

function positionOf(first: PageLine, last: PageLine, pointOf: Pointer): Position {
  return { start: pointOf(first.start), end: pointOf(last.end) }
}

export function wordsOf({ spans }: PageLine): string {
  return spans
    .map(({ text }) => text)
    .join('')
    .trim()
}
