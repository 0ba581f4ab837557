import type { Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Diagnostic } from '../model/diagnostic'
import type { DigestContent } from '../model/tree'
import { createAssembler } from '../parser/assemble'
import { readDigest } from '../parser/markdown/digest'
import { createCollector } from '../parser/markdown/element'
import { isSitePage, openProse } from '../parser/prose'
import type { ReadContext, TreeReader } from '../parser/reader'
import { readFrontMatter } from './markdown/front-matter'
import { withoutMargin } from './markdown/margin'
import { createRowReader } from './markdown/rows'
import { slicesOf } from './markdown/slices'
import { digestTables } from './markdown/tables'

/**
 * Markdown digests: tables, headings with fields, linked headings, list items and labelled records, in GFM, with front matter. A
 * page of the digest's own site that a program wrote as Markdown is read as prose.
 */
export const markdown: TreeReader = {
  name: 'markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd', 'mdx'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  detect: detectMarkdown,
  read: readMarkdown,
}

/** How far a page of the site is looked for: programs print its navigation first. */
const FAR = 1_048_576

/** With so many papers a page of the site is one, whatever Markdown it holds. */
const FEW = 4

/** Headings, tables, list items that link, and front matter make it likely; a page of the site is left to the text reader. */
function detectMarkdown(head: string): number {
  const first = head.replace(/^[\s\uFEFF]+/, '').slice(0, 1)
  if (first === '' || first === '{' || head.includes('\u0000')) return 0
  let marks = /^[\s\uFEFF]{0,64}(?:---|\+\+\+)[ \t]{0,9}\r?\n\s{0,9}[\p{L}_][^\r\n:=]{0,63}[:=]/u.test(head)
    ? 3
    : 0
  for (const line of head.split(/\r\n?|\n/)) {
    if (/^#{1,6} \S/.test(line)) marks += 2
    else if (/^\s{0,3}\|?\s{0,9}:?-{3,}:?\s{0,9}\|/.test(line)) marks += 3
    else if (/^\s{0,9}(?:[-*+]|\d{1,4}[.)])\s{1,4}\S/.test(line)) marks += 1
    if (/\]\(\s?https?:|\*\*[^*\s]/.test(line.slice(0, 2048))) marks += 1
  }
  const score = Math.min(0.6, marks * 0.06)
  const site = isSitePage(head)
  return site > 0 ? Math.min(score, Math.max(0, site - 0.2)) : score
}

function readMarkdown(document: string, context: ReadContext): Iterable<DigestContent> {
  if (isSitePage(withoutRows(document.slice(0, FAR))) < 0.7) return readPage(document, context.report)
  const told: Diagnostic[] = []
  const site = readSite(document, { ...context, report: (message) => told.push(message) })
  const messages: Diagnostic[] = []
  const papers = countPapers(site)
  const page = papers < FEW ? readPage(document, (message) => messages.push(message)) : []
  const isSite = papers > 0 && (papers * 2 > countPapers(page) || isPaperPage(site))
  for (const message of isSite ? told : messages) context.report(message)
  return isSite ? site : page
}

/** Rows of tables are nothing that pages of the site have, but where they lead to its votes and discussions. */
function withoutRows(head: string): string {
  if (!/^\|/m.test(head)) return head
  return head
    .split('\n')
    .filter((line) => !line.startsWith('|') || line.includes('/login?next=') || line.includes('#community'))
    .join('\n')
}

/** Whether this is the page of one paper, whose discussion names others. */
function isPaperPage(content: readonly DigestContent[]): boolean {
  const papers = content.filter(({ type }) => type === 'paper')
  const [paper] = papers
  if (papers.length !== 1 || paper?.type !== 'paper') return false
  const types = new Set(paper.children.map(({ type }) => type))
  return types.has('published') && (types.has('author') || types.has('submitter'))
}

function countPapers(content: readonly DigestContent[]): number {
  return content.filter(({ type }) => type === 'paper' || type === 'section').length
}

function readPage(document: string, report: ReadContext['report']): DigestContent[] {
  const collector = createCollector()
  const { text, margin } = withoutMargin(document)
  const { fields, start, end } = readFrontMatter(text)
  const createProcessor = unified
  const processor = createProcessor().use(remarkParse).use(digestTables).freeze()
  const parse = (source: string): Nodes => processor.parse(source)
  const readRows = createRowReader({ document: text, margin, collector, parse, report })
  for (const part of slicesOf(text, start, end, report))
    if ('table' in part) readRows(part)
    else collector.add(parse(part.text), part.text, { ...part.shift, margin })
  return readDigest(collector.elements, report, fields)
}

function readSite(document: string, context: ReadContext): DigestContent[] {
  const assembler = createAssembler()
  const session = openProse(context)
  const content: DigestContent[] = []
  for (const token of [...session.write(document), ...session.end()]) content.push(...assembler.push(token))
  return [...content, ...assembler.end()]
}
