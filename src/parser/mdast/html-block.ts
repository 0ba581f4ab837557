import type { Html, Nodes } from 'mdast'

/** The HTML of one block or of several that belong together. */
export interface HtmlBlock {
  readonly markup: string
  /** The block's nodes stand in the source as their values say, so that places in it can be told. */
  readonly isExact: boolean
  readonly last: Nodes
  /** How many nodes behind the first belong to it. */
  readonly more: number
}

/** Most nodes behind a table's start among which its end is looked for. */
const FAR = 256

/** Tables and lists: what is more than lines and headings. */
const STRUCTURED = /<(?:table|t[rdh]|li|d[ltd])[\s>]/i
const OPEN = /<table[\s>]/gi
const CLOSE = /<\/table\s{0,9}>/gi

/**
 * The HTML that starts at a node, where it holds a table or a list. A blank line ends HTML for the parser; what follows up to the end of a
 * table, paragraphs of Markdown too, belongs to it. `next` gives the nodes behind it.
 */
export function htmlBlockAt(
  node: Html,
  next: (index: number) => Nodes | undefined,
  source: string | undefined,
): HtmlBlock | undefined {
  if (!STRUCTURED.test(node.value)) return undefined
  const { position } = node
  const isExact = source?.slice(position?.start.offset, position?.end.offset) === node.value
  const alone = { markup: node.value, isExact, last: node, more: 0 }
  let open = balanceOf(node.value)
  if (open <= 0) return alone
  const parts = [node.value]
  for (let index = 0; index < FAR; index++) {
    const last = next(index)
    const part = last && partOf(last, source)
    if (last === undefined || part === undefined) return alone
    parts.push(part)
    if (last.type === 'html') open += balanceOf(part)
    if (open <= 0) return { markup: parts.join('\n'), isExact: false, last, more: index + 1 }
  }
  return alone
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
