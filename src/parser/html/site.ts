import { destinationOf, leadsToVote } from '../../lexicon/destination'
import { parseArxivId } from '../../lexicon/identifier'
import type { DigestContent } from '../../model/tree'
import { createContentClaimant } from '../assemble'
import type { Block } from '../block'
import { newPage } from '../emitter'
import { textOf } from '../line/span'
import type { ReadContext } from '../reader'
import { blockOfLine } from '../site/line'
import { Segmenter } from '../site/segment'
import { isAnchor } from '../site/shape'

import type { Page, PageLine, PageSpan, Pointer } from './line'

/**
 * Reads a page of the digest's own site. Where `article` elements hold its cards, each begins and ends with one, and those that name no paper (models,
 * datasets) are left out. What is what within a card is told by where links lead, as in any copy of the page.
 */
export function readSite(
  lines: readonly PageLine[],
  pointOf: Pointer,
  context: ReadContext,
): DigestContent[] {
  const emitter = createContentClaimant()
  const { report, limits } = context
  const traits = { ...newPage(), marksImages: true }
  const segmenter = new Segmenter({ emitter, report, cardLength: limits.cardLength, traits })
  const cards = articlesOfPapers(lines)
  let article = -1
  let previous: PageLine | undefined
  for (const line of lines) {
    const isCard = cards.has(line.article)
    if (line.region === 'aside' || line.kind === 'rule' || (line.article !== -1 && !isCard && cards.size > 0))
      continue
    const current = isCard ? line.article : -1
    if (current !== article) segmenter.end()
    article = current
    for (const block of blocksOf(line, previous?.block !== line.block, pointOf)) segmenter.push(block)
    previous = line
  }
  segmenter.end()
  return emitter.end()
}

/** The page of one paper on the site: which paper its address or the line above its title names, and its lines from the title on. */
export interface PaperPage {
  readonly arxiv: string
  readonly lines: readonly PageLine[]
}

export function paperPageOf({ address }: Page, lines: readonly PageLine[]): PaperPage | undefined {
  const from = lines.findIndex(
    ({ kind, depth, region }) => kind === 'heading' && depth === 1 && region === 'main',
  )
  const destination = address === undefined ? undefined : destinationOf(address)
  const isOwn =
    destination?.kind === 'paper' && /^https:\/\/(?:huggingface\.co|hf\.co)\//.test(destination.url)
  const printed = /^(?:papers\s)?arxiv:(\S{9,16})$/i.exec(textOf(lines[from - 1]?.spans ?? []))?.[1]
  const arxiv = isOwn ? destination.arxiv : printed && parseArxivId(printed)
  return from === -1 || !arxiv ? undefined : { arxiv, lines: lines.slice(from) }
}

/** Reads such a page like every copy of it, which has the paper's id above the title. */
export function readPaperPage(
  { arxiv, lines }: PaperPage,
  pointOf: Pointer,
  context: ReadContext,
): DigestContent[] {
  const id = lines
    .slice(0, 1)
    .map((title): PageLine => ({ ...title, ...ID, spans: [{ text: `arxiv:${arxiv}` }] }))
  const url = `https://huggingface.co/papers/${arxiv}`
  return readSite([...id, ...lines], pointOf, context).map((node) =>
    node.type === 'paper'
      ? {
          ...node,
          children: [{ type: 'link', value: url, position: node.children[0]?.position }, ...node.children],
        }
      : node,
  )
}

const ID = { kind: 'text', depth: 0, block: -1 } as const

/** How many signs there are that a page is one of the site's own: ways to vote, discussions, submitters, numbers of authors. */
export function countSigns(lines: readonly PageLine[]): number {
  let signs = 0
  for (const { spans } of lines) {
    for (const { url } of spans) if (url !== undefined && leadsToVote(url)) signs++
    const text = textOf(spans)
    // Other pages print a triangle for votes, too; the site's links to its own way to vote.
    const isVote = /[▲△▴🔺🔼]/u.test(text)
    if (text !== '' && text.length <= 120 && !isVote && isAnchor({ text, dotted: false })) signs++
  }
  return signs
}

/** The articles that name a paper. */
function articlesOfPapers(lines: readonly PageLine[]): ReadonlySet<number> {
  const articles = new Set<number>()
  for (const { article, spans } of lines)
    if (article !== -1 && !articles.has(article) && spans.some(namesPaper)) articles.add(article)
  return articles
}

function namesPaper({ url }: PageSpan): boolean {
  const destination = url === undefined ? undefined : destinationOf(url)
  return destination !== undefined && 'arxiv' in destination
}

/** The blocks of a line: one, or where it is a row of links one for each. */
function* blocksOf(line: PageLine, apart: boolean, pointOf: Pointer): Generator<Block> {
  const rows = line.kind !== 'heading' && isRow(line.spans) ? rowsOf(line.spans) : [line.spans]
  const place = { start: pointOf(line.start), end: pointOf(line.end) }
  const heading = line.kind === 'heading' ? line.depth : 0
  for (const spans of rows) {
    const block = blockOfLine(spans, place, heading, apart)
    if (block) yield block
  }
}

/** Links side by side, with nothing said between them: figures and names, each of its own. */
function isRow(spans: readonly PageSpan[]): boolean {
  const urls = new Set(spans.map(({ url }) => url))
  urls.delete(undefined)
  return urls.size > 1 && spans.every(({ url, text }) => url !== undefined || !/[\p{L}\p{N}]/u.test(text))
}

function rowsOf(spans: readonly PageSpan[]): PageSpan[][] {
  const rows: PageSpan[][] = []
  for (const span of spans) {
    const last = rows.at(-1)
    if (last && (span.url === undefined || last[0]?.url === span.url)) last.push(span)
    else rows.push([span])
  }
  return rows
}
