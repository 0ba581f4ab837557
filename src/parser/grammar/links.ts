import { absoluteUrl, destinationOf } from '../../lexicon/destination'
import { withoutEnd } from '../../lexicon/edge'
import { type LabelMeaning, linkMeanings } from '../../lexicon/field-label'
import { identifierOfUrl, isPaperPage, parseArxivId, relationOfUrl } from '../../lexicon/identifier'
import type { Position } from '../../model/paper'
import type { Element } from '../line/element'
import { type Line, type Span, textOf, trimLine, wholeText } from '../line/span'
import type { Facts } from './facts'
import { meaningOf } from './meaning'

/** The addresses of a line. `label`: what the line says of them. In running text only those count that lead to a paper, or are called what they are: `[code](…)`. */
export function addLinks(
  facts: Facts,
  line: Line,
  label: LabelMeaning | undefined,
  position: Position | undefined,
  isRunning = false,
): void {
  for (const [index, span] of line.entries()) {
    if (span.url === undefined || span.url === line[index - 1]?.url) continue
    if (label === 'organization') addOrganization(facts, span, position)
    else addLink(facts, span, label, position, isRunning)
  }
}

/** The key of the paper that an address leads to; `undefined` for one that leads elsewhere, and without any. */
export function anchorOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : resolve(address).anchor
}

/** The keys of the papers that the words of an element lead to, each link's in its turn. */
export function* anchorsIn(element: Element): Generator<string> {
  for (const line of linesIn(element))
    for (const { url } of line) {
      const anchor = anchorOf(url)
      if (anchor !== undefined) yield anchor
    }
}

function* linesIn(element: Element): Generator<Line> {
  if (element.kind !== 'table') yield* element.lines
  else for (const row of element.rows) for (const { lines } of row) yield* lines
}

/** Whether a key is that of a paper on arXiv. */
export function isArxivAnchor(anchor: string | undefined): boolean {
  return anchor?.startsWith('arxiv:') === true
}

/** Whether a key is an identifier, and no address. */
export function isIdentified(anchor: string): boolean {
  return /^(?:arxiv|doi|openreview|acl|pmid):/.test(anchor)
}

/** Whether a line leads to a paper. */
export function linksPaper(line: Line): boolean {
  return line.some(({ url }) => anchorOf(url) !== undefined)
}

/** An address, looked at once: the paper that it names, its absolute form, and whether it is a way to vote. */
interface Resolved {
  readonly anchor?: string | undefined
  readonly url?: string | undefined
  readonly isVote?: boolean | undefined
}

function resolve(address: string): Resolved {
  if (!/^\w{1,12}:|^[/#]/.test(address)) {
    const local = /^(?:[^?#]{0,512}\/)?(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\.\w{1,5})?$/.exec(address.trim())
    const arxiv = local && parseArxivId(local[1] ?? '')
    if (arxiv) return { anchor: `arxiv:${arxiv}` }
    // A file beside the page: it tells that there is a paper, and leads nowhere from here.
    if (/^[^?#\s]{1,512}\.pdf$/i.test(address.trim())) return { anchor: address.trim() }
  }
  const destination = destinationOf(address)
  if (!destination) return {}
  if (destination.kind === 'upvote') return { anchor: `arxiv:${destination.arxiv}`, isVote: true }
  if (destination.kind === 'thumbnail') return { url: absoluteUrl(address) }
  if ('arxiv' in destination) return { anchor: `arxiv:${destination.arxiv}`, url: destination.url }
  const url = 'url' in destination ? destination.url : absoluteUrl(address)
  const found = url === undefined ? undefined : identifierOfUrl(url)
  if (found) return { anchor: `${found.kind}:${found.value}`, url }
  const isPaper = url !== undefined && (relationOfUrl(url) === 'pdf' || isPaperPage(url))
  return { anchor: isPaper ? url : undefined, url }
}

function addLink(
  facts: Facts,
  { text, url: address = '' }: Span,
  label: LabelMeaning | undefined,
  position: Position | undefined,
  isRunning: boolean,
): void {
  const { anchor, url, isVote } = resolve(address)
  const own = meaningOf(text) ?? label
  // A remark on a paper that is named already may speak of others.
  if (anchor !== undefined && label === 'ignored' && facts.anchors.size > 0 && !facts.anchors.has(anchor))
    return
  if (anchor !== undefined && (own === undefined || !NOT_THE_PAPER.has(own))) facts.anchors.add(anchor)
  if (isRunning && anchor === undefined && !linkMeanings.has(own)) return
  if (anchor !== undefined && isArxivAnchor(anchor) && (url === undefined || isVote))
    facts.statements.push({ meaning: 'arxiv', value: anchor.slice(6), position })
  else if (url === undefined) {
    if (/^\w{1,16}:(?!\/\/)/.test(address))
      facts.statements.push({ meaning: 'link', value: address, position })
  } else {
    if (anchor === undefined && own !== undefined && PAPER_WORDS.has(own)) facts.anchors.add(url)
    facts.statements.push({ meaning: linkMeanings.has(own) ? (own ?? 'link') : 'link', value: url, position })
  }
}

/** Words with which pages call the link to a paper. */
const PAPER_WORDS: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>(['title', 'pdf', 'arxiv', 'abstract'])

/** Words of links that lead to something else, even where the address is that of a paper. */
const NOT_THE_PAPER: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>(['video', 'submitter', 'authors'])

function addOrganization(facts: Facts, { text, url = '' }: Span, position: Position | undefined): void {
  const destination = destinationOf(url)
  if (destination?.kind !== 'account') return
  const { slug, url: page } = destination
  facts.fields.push({ type: 'organization', value: text, data: { slug, url: page }, position })
}

/** What stands before the links of a line, and what stands behind them, without the brackets and dashes between. */
export function wordsBeside(line: Line): string[] {
  const first = line.findIndex(({ url }) => url !== undefined)
  const last = line.findLastIndex(({ url }) => url !== undefined)
  return [trimLine(line.slice(0, first)), trimLine(line.slice(last + 1))]
    .map((part) => withoutEnd(textOf(part).replace(/^[\s\])}）,.;:：|–—-]+/, ''), /[\s[({（,;:：|–—-]/))
    .filter((words) => words !== '')
}

/** Whether words lead up to a link as to the next word: `We simulate them with [code](…).` */
export function isWithinSentence(line: Line, link: number): boolean {
  const before = wholeText(line.slice(0, link))
  return before.length > 20 && /\p{Ll}\s?$/u.test(before.slice(-2)) && /\s\p{Ll}/u.test(before)
}
