import type { Html, Nodes } from 'mdast'

import type { Point } from '../../model/paper'
import type { Placer } from '../html/line'
import { placeOf, type Shift, united } from '../line/place'

/** The HTML of one block or of several that belong together. */
export interface HtmlBlock {
  readonly markup: string
  /** How many nodes behind the first belong to it. */
  readonly more: number
  /** The place of each of its parts; that of the whole where it does not stand in the document as it is. */
  readonly placeOf: Placer
}

/** Most nodes behind a table's start among which its end is looked for. */
const FAR = 256

/** Tables and lists: what is more than lines and headings. */
const STRUCTURED = /<(?:table|t[rdh]|li|d[ltd])[\s>]/i
const OPEN = /<table[\s>]/gi
const CLOSE = /<\/table\s{0,9}>/gi

/**
 * The HTML that starts at a node, where it holds a table or a list. A blank line ends HTML for the parser; what follows up to the end of a
 * table, paragraphs of Markdown too, belongs to it. `next` gives the nodes behind it; `pointAt`: where an offset of the source stands.
 */
export function htmlBlockAt(
  node: Html,
  next: (index: number) => Nodes | undefined,
  source: string | undefined,
  shift: Shift | undefined,
  pointAt: ((offset: number) => Point) | undefined,
): HtmlBlock | undefined {
  if (!STRUCTURED.test(node.value)) return undefined
  const parts = [node.value]
  let open = balanceOf(node.value)
  for (let index = 0; open > 0 && index < FAR; index++) {
    const last = next(index)
    const part = last && partOf(last, source)
    if (last === undefined || part === undefined) break
    parts.push(part)
    if (last.type === 'html') open += balanceOf(part)
    if (open > 0) continue
    const position = united(placeOf(node, shift), placeOf(last, shift))
    // A place of its own tells one paragraph from the next.
    return { markup: parts.join('\n'), more: index + 1, placeOf: () => position && { ...position } }
  }
  return { markup: node.value, more: 0, placeOf: placerIn(node, source, shift, pointAt) }
}

/** Places in the document, if the node stands there as its value says. */
function placerIn(
  node: Html,
  source: string | undefined,
  shift: Shift | undefined,
  pointAt: ((offset: number) => Point) | undefined,
): Placer {
  const { value, position } = node
  const start = position?.start.offset
  if (!pointAt || start === undefined || source?.slice(start, position?.end.offset) !== value) {
    const place = placeOf(node, shift)
    return () => place && { ...place }
  }
  return (from, to) => ({ start: pointAt(start + from), end: pointAt(start + to) })
}

/** How many tables it opens and does not close. */
function balanceOf(markup: string): number {
  return (markup.match(OPEN)?.length ?? 0) - (markup.match(CLOSE)?.length ?? 0)
}

/** What a node between a table's tags adds to it; `undefined` for one that cannot stand there. */
function partOf(node: Nodes, source: string | undefined): string | undefined {
  if (node.type === 'html') return node.value
  // Tags that are set in behind a blank line are code for the parser.
  if (node.type === 'code') return node.value.startsWith('<') ? node.value : undefined
  if (node.type !== 'paragraph' || source === undefined || !node.position) return undefined
  const words = source.slice(node.position.start.offset, node.position.end.offset)
  return `<p>${words.replace(/\r\n?|\n/g, '<br>')}</p>`
}
