import { identifierOfUrl } from '../lexicon/identifier'
import { isNameList } from '../lexicon/name-evidence'
import { signAt } from '../lexicon/sign'
import { frozen } from '../model/frozen'
import type { DigestContent } from '../model/tree'
import { HEAD_LENGTH, startsAsJsonList } from '../parser/detect'
import { foreignStructureOf } from '../parser/foreign'
import { readDigest } from '../parser/grammar/digest'
import { factsIn } from '../parser/grammar/fact'
import { keyOf } from '../parser/grammar/key'
import { leadOf } from '../parser/grammar/lead'
import { isTitle } from '../parser/grammar/title'
import { withLinks } from '../parser/line/span'
import { createCollector } from '../parser/mdast/element'
import { markdownTree } from '../parser/mdast/syntax'
import { isSitePage, readSiteOr, startsWithRecords } from '../parser/prose'
import type { ReadContext, TreeReader } from '../parser/reader'
import { readFrontMatter } from './markdown/front-matter'
import { withoutMargin } from './markdown/margin'
import { createRowReader } from './markdown/rows'
import { slicesOf } from './markdown/slices'

/**
 * Markdown digests: tables, headings with fields, linked headings, list items and labelled records, in GFM, with front matter. A
 * page of the digest's own site that a program wrote as Markdown is read as prose.
 */
export const markdown: TreeReader = /* @__PURE__ */ frozen(() => ({
  name: 'markdown',
  // Lists of papers are sent and stored as plain text, too.
  extensions: ['md', 'markdown', 'mdown', 'mkd', 'mdx', 'txt', 'text'],
  mediaTypes: ['text/markdown', 'text/x-markdown', 'text/plain'],
  detect: detectMarkdown,
  read: readMarkdown,
}))

/**
 * Headings, tables, list items that link, references and front matter make it likely, also where the page is quoted; a page of the site is left to the
 * text reader.
 */
function detectMarkdown(head: string): number {
  const first = head.replace(/^[\s\uFEFF]+/, '').slice(0, 1)
  if (first === '' || first === '{' || head.includes('\u0000') || startsAsJsonList(head)) return 0
  const { text } = withoutMargin(head)
  const { fields, start } = readFrontMatter(text)
  const rest = text.slice(start)
  // Labelled records may have a rule before each of them.
  const hasRecords = startsWithRecords(rest)
  const isFronted = fields.length > 0 && !hasRecords
  if (isFronted && head.length < HEAD_LENGTH && startsWithRecords(head) && isSitePage(rest) === 0) return SURE
  let marks = marksIn(text, hasRecords ? 0 : ITEM_LINES) + (isFronted ? 5 : 0)
  const site = isSitePage(head)
  if (site === 0 && marks * MARK < MOST_SURE && !hasRecords) marks += namedIn(text)
  const score = Math.min(MOST_SURE, marks * MARK)
  if (score === 0 || (site === 0 && foreignStructureOf(rest, hasRecords) !== undefined)) return 0
  // One line that pages of the site have, too, makes no such page of what has headings of Markdown.
  if (site > 0 && site <= ONE_ANCHOR && score === MOST_SURE && /^#{1,6} \S/m.test(text))
    return MOST_SURE + MARK
  return site > 0 ? Math.min(score, Math.max(0, site - 0.2)) : score
}

/** How sure a single anchor makes that a text is a page of the site. */
const ONE_ANCHOR = 0.6

/** How much a mark tells, and all of them at the most. */
const MARK = 0.09
const MOST_SURE = 0.6
/** Of front matter that states a paper, where all behind it is seen: surer than the text reader is of the page whose address it may have. */
const SURE = 0.92

/** Where a reference leads: `[1]: https://…`. */
const DEFINITION = /^ {0,3}\[([^\]]{1,200})\]:\s{1,9}<?\S/

/** Lines that only Markdown has, and items that say within so many lines which paper they are. */
function marksIn(text: string, mostLines: number): number {
  let marks = /^[\s\uFEFF]{0,64}(?:---|\+\+\+)[ \t]{0,9}\r?\n\s{0,9}[\p{L}_][^\r\n:=]{0,63}[:=]/u.test(text)
    ? 3
    : 0
  const labels = new Set<string>()
  /** Lines in which an item may still say which paper it is. */
  let itemLines = 0
  for (const line of text.split(/\r\n?|\n/)) {
    const isItem = /^\s{0,9}(?:[-*+]|\d{1,4}[.)]|\[\d{1,4}\])\s{1,4}\S/.test(line)
    if (isItem) itemLines = mostLines
    if (/^#{1,6} \S/.test(line)) marks += 2
    else if (/^\s{0,3}\|?\s{0,9}:?-{3,}:?\s{0,9}\|/.test(line)) marks += 3
    else if (isItem && !line.trimStart().startsWith('[')) marks += 1
    if (itemLines > 0 && namesPaper(line)) {
      marks += 2
      itemLines = 0
    }
    itemLines -= 1
    if (signAt(line) && !/\d\s*$/.test(line)) marks += 1
    if (/\]\(\s?https?:|\*\*[^*\s]/.test(line.slice(0, 2048))) marks += 1
    const label = DEFINITION.exec(line)?.[1]
    if (label !== undefined) labels.add(label)
  }
  return [...labels].some((label) => text.includes(`][${label}]`) || text.includes(`[${label}][]`))
    ? marks + 5
    : marks
}

/** Marks for paragraphs in which names stand under a line of their own, as lists of papers without any marks have them. */
function namedIn(text: string): number {
  const paragraphs = text
    .split(/(?:\r\n?|\n)[ \t]{0,9}(?:\r\n?|\n)/)
    .map((paragraph) => paragraph.split(/\r\n?|\n/))
  const entries = paragraphs.filter((lines) => lines.length > 1)
  const named = entries.filter(
    ([title = '', names = '']) =>
      !/[<>{}=]/.test(title + names) &&
      isTitle(title.trim()) &&
      (isNameList(names.trim(), true) || keyOf([{ text: names.trim() }])?.meaning === 'authors'),
  )
  const lines = paragraphs.flat()
  const references = lines.filter((line) => leadOf([{ text: line }])?.reference?.isSure)
  if (references.length > 1 && references.length * 3 > lines.length) return 5
  const isOne =
    named.length === 1 &&
    named[0]?.slice(2).some((line) => namesPaper(line) || factsIn(line.trim()) !== undefined)
  if ((named.length > 1 || isOne) && named.length * 2 > entries.length) return 5
  // The text reader knows addresses as those of its site's cards only.
  return lines.some((line) => namesPaper(line) && !DEFINITION.test(line)) ? 3 : 0
}

/** An item may have its title, names and what else it says before the address. */
const ITEM_LINES = 8

/** A line with the address or the arXiv id of a paper: lists of papers are what digests are. */
function namesPaper(line: string): boolean {
  const start = line.slice(0, 2048)
  return (
    /\barXiv:\d{4}\.|^\s{0,9}[[(]?\d{4}\.\d{4,5}(?:v\d)?[\])]?\s/i.test(start) ||
    withLinks([{ text: start }]).some(({ url }) => url !== undefined && identifierOfUrl(url) !== undefined)
  )
}

function readMarkdown(document: string, context: ReadContext): Iterable<DigestContent> {
  return readSiteOr(document, context, withoutRows, (report) => readPage(document, { ...context, report }))
}

/** Rows of tables are nothing that pages of the site have, but where they lead to its votes and discussions. */
function withoutRows(head: string): string {
  if (!/^\|/m.test(head)) return head
  return head
    .split('\n')
    .filter((line) => !line.startsWith('|') || line.includes('/login?next=') || line.includes('#community'))
    .join('\n')
}

function readPage(document: string, { report, trace }: ReadContext): DigestContent[] {
  const collector = createCollector()
  const { text, pointAt } = withoutMargin(document)
  const { fields, start, end } = readFrontMatter(text)
  const context = { document: text, pointAt, report }
  const readRows = createRowReader({ ...context, collector, parse: markdownTree })
  for (const part of slicesOf(context, start, end))
    if ('table' in part) readRows(part)
    else collector.add(markdownTree(part.text), part.text, part.shift)
  return readDigest(collector.elements, report, fields, trace)
}
