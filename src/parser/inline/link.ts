import { destinationOf } from '../../lexicon/destination'
import type { PageTraits } from '../emitter'
import { cut, type Group } from './line'
import type { References } from './references'
import { alternativeOf, prefixOf } from './syntax'

/** Lines that a bracket within a line waits for its end, and that an address or a tag may run over. */
export const MOST_WRAPPED = 3
export const MOST_PENDING = 16

/** An opening bracket, or an element, whose end has not come. */
export interface Opening {
  readonly line: number
  /** Unit of the line's text. */
  readonly at: number
  readonly kind: 'link' | 'image' | 'element'
  readonly url?: string | undefined
  /** Brackets within, which stand for pictures if this is a link. */
  readonly alternatives: { readonly line: number; readonly from: number; readonly to: number }[]
  /** It stands at the start or at the end of its line, as links that run over several lines do. */
  readonly torn: boolean
}

/** What a line broke off within: the address of a link, the attributes behind one, or a tag. */
export interface Pending {
  readonly kind: 'target' | 'attributes' | 'tag'
  readonly line: number
  text: string
  /** Of an address: the link, and where its words end. */
  readonly open?: Opening | undefined
  readonly closeLine: number
  readonly at: number
}

/** What is at hand beside the lines. */
export interface ScanContext {
  readonly references: References
  readonly traits: PageTraits
}

/** Adds a link, or a picture, to the lines that it runs over. `at` is where its words end, `end` where its syntax does. */
export function addLink(
  group: Group,
  traits: PageTraits,
  open: Opening,
  index: number,
  at: number,
  end: number,
  url: string,
): void {
  const { lines, links } = group
  const first = lines[open.line]
  const last = lines[index]
  if (!first || !last) return
  if (open.kind === 'image') {
    traits.marksImages = true
    const alt = open.line === index ? first.block.text.slice(open.at + 2, at) : ''
    for (let line = open.line; line <= index; line++)
      cut(
        lines[line],
        line === open.line ? open.at : 0,
        line === index ? end : (lines[line]?.block.text.length ?? 0),
      )
    first.images.push({ alt: alternativeOf(alt), at: open.at })
    addThumbnail(group, url, open.line, open.at)
    return
  }
  cut(first, open.at, open.at + 1 + prefixOf(first.block.text, open.at + 1))
  cut(last, at, end)
  for (const { line, from, to } of open.alternatives) {
    const inner = lines[line]
    if (!inner) continue
    cut(inner, from, to)
    inner.images.push({ alt: alternativeOf(inner.block.text.slice(from + 1, to - 1)), at: from })
  }
  links.push({ url, line: open.line, from: open.at + 1, lastLine: index, to: at })
}

/** The picture of a paper names it, as an empty link to it would. */
export function addThumbnail(group: Group, url: string, line: number, at: number): void {
  if (destinationOf(url)?.kind === 'thumbnail')
    group.links.push({ url, line, from: at, lastLine: line, to: at })
}

/** Whether an address is a paper's own, or one of those that stand for it. */
export function isPaper(url: string): boolean {
  const kind = destinationOf(url)?.kind
  return kind === 'paper' || kind === 'upvote' || kind === 'community'
}

/** `GitHub 3.29k`, `arXiv Page`: words that stand before an address of another site. */
export function isPageLabel(words: string): boolean {
  return words.length < 40 && /^\s*(?:GitHub|arXiv|Code|Project)\b[^:：]{0,24}$/i.test(words)
}

/** `[`, words over several lines, `]: https://…`: an address that is defined for the words; it is none of the page's. */
export function cutDefinition({ lines }: Group, open: Opening, index: number, at: number): boolean {
  const text = lines[index]?.block.text ?? ''
  if (open.line === index || !/^:[ \t]{1,4}\S{1,2000}$/.test(text.slice(at + 1, at + 2100))) return false
  for (let line = open.line; line <= index; line++) {
    const { length } = lines[line]?.block.text ?? ''
    cut(lines[line], line === open.line ? open.at : 0, length)
  }
  return true
}
