import { parseDate } from '../../lexicon/date'
import { identifierOfUrl, parseArxivId } from '../../lexicon/identifier'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { fieldsOfCells, isDelimiterRow, readCell, splitRow } from './cells'
import { isObject } from './entries'

/**
 * Papers that a program keeps as lines of the Markdown page that it makes, by topic and id: `{"Topic": {"2504.01234": "|**2025-04-03**|**Title**|…|"}}`,
 * also without topics, and with a list item in place of the row of a table. Nothing for values that hold no such line; what a topic holds
 * beside such lines goes to `leaveOut`.
 */
export function readTopicRows(
  value: unknown,
  leaveOut: (key: string, value: unknown) => void,
): DigestContent[] {
  if (!isObject(value) && !Array.isArray(value)) return []
  const content: DigestContent[] = []
  const rest: [string, unknown][] = []
  for (const [key, member] of Object.entries(value)) {
    const paper = paperOf(key, member)
    if (paper) content.push(paper)
    else if (isObject(member) || Array.isArray(member)) readTopic(content, key, member, rest)
    else rest.push([key, member])
  }
  if (content.length > 0) for (const [key, member] of rest) leaveOut(key, member)
  return content
}

function readTopic(content: DigestContent[], title: string, topic: object, rest: [string, unknown][]): void {
  const children: PaperNode[] = []
  for (const [key, member] of Object.entries(topic)) {
    const paper = paperOf(key, member)
    if (paper) children.push(paper)
    else rest.push([key, member])
  }
  if (children.length > 0) content.push({ type: 'section', title, children })
}

/** A line that has a title and names a paper, by its links or by its key. */
function paperOf(key: string, line: unknown): PaperNode | undefined {
  if (typeof line !== 'string' || line.length > LONGEST_LINE) return undefined
  const cells = splitRow(line) ?? cellsOfItem(line)
  if (cells === undefined || isDelimiterRow(cells)) return undefined
  const children = fieldsOfRow(cells)
  if (!children.some(({ type }) => type === 'title')) return undefined
  const arxiv = parseArxivId(key)
  if (arxiv !== undefined) children.push({ type: 'identifier', value: arxiv, data: { kind: 'arxiv' } })
  return children.some(isAnchor) ? { type: 'paper', children } : undefined
}

/** The title is what is printed in bold and is no date; without such a cell, the cells are told by what they are. */
function fieldsOfRow(cells: readonly string[]): FieldNode[] {
  const bold = cells.findIndex(isBold)
  const others = cells.filter((_, index) => index !== bold).map((cell) => readCell(cell))
  if (bold === -1) return fieldsOfCells(others)
  const title: FieldNode = { type: 'title', value: readCell(cells[bold] ?? '').text }
  return [title, ...fieldsOfCells(others, true)]
}

function isBold(cell: string): boolean {
  if (cell.length < 5 || !cell.startsWith('**') || !cell.endsWith('**')) return false
  const { text, links } = readCell(cell)
  return parseDate(text) === undefined && links.every(({ url }) => identifierOfUrl(url) !== undefined)
}

const LONGEST_LINE = 65_536

function isAnchor({ type }: FieldNode): boolean {
  return type === 'identifier' || type === 'link'
}

/** `- 2025-04-03, **Title**, Ada Quill et.al., Paper: [2504.01234](https://…), Code: **[link](https://…)**`: what commas part on both sides of the title. */
function cellsOfItem(line: string): string[] | undefined {
  const item = /^\s{0,8}[-*+]\s{1,4}/.exec(line)
  if (!item) return undefined
  const open = line.indexOf('**', item[0].length)
  const close = open === -1 ? -1 : line.indexOf('**', open + 2)
  if (close === -1) return undefined
  const parts = [line.slice(item[0].length, open), line.slice(close + 2)].map((part) =>
    part.split(',').map((cell) => cell.trim().replace(/^[A-Za-z]{2,12}:\s{0,4}/, '')),
  )
  const [before = [], after = []] = parts
  return [...before, line.slice(open, close + 2), ...after].filter((cell) => cell !== '')
}
