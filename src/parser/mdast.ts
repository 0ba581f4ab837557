import type { Nodes, Parents } from 'mdast'

import { cleanUrl } from '../lexicon/link'
import type { Diagnostic } from '../model/diagnostic'
import type { Position } from '../model/paper'
import type { DigestContent } from '../model/tree'
import { createAssembler } from './assemble'
import type { Block } from './block'
import type { Claimant } from './emitter'
import { readLine } from './line'
import { Segmenter } from './segment'

/** What reading an mdast tree needs to know. */
export interface FromMdastOptions {
  /** Most running text that may wait for an anchor, in UTF-16 units. Default 131,072. */
  readonly cardLength?: number | undefined
  report?(message: Diagnostic): void
}

/**
 * Reads a Markdown tree (mdast) as a digest: headings, paragraphs and list items become the blocks that the constructs know.
 * A heading that links to a paper starts a card. Trees are walked without recursion, so depth does no harm.
 */
export function fromMdast(tree: Nodes, options: FromMdastOptions = {}): DigestContent[] {
  const assembler = createAssembler()
  const content: DigestContent[] = []
  const emitter: Claimant = {
    claim(type, card, block, from, to) {
      const position = block.place
      content.push(...assembler.push({ type, card, value: block.text.slice(from, to), position }))
      if (type !== 'title') return
      for (const url of block.links ?? [])
        content.push(...assembler.push({ type: 'link', card, value: url, position }))
    },
  }
  const segmenter = new Segmenter({
    emitter,
    report: options.report ?? ignore,
    cardLength: options.cardLength ?? 131_072,
  })
  for (const block of blocksOf(tree)) segmenter.push(block)
  segmenter.end()
  content.push(...assembler.end())
  return content
}

/** Blocks in reading order: one for each heading, one for each line of a paragraph. */
function* blocksOf(tree: Nodes): Generator<Block> {
  const waiting: Nodes[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'heading' || node.type === 'paragraph') yield* linesOf(node)
    else if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        waiting.push(node.children[index] as Nodes)
  }
}

function* linesOf(node: Extract<Nodes, { type: 'heading' | 'paragraph' }>): Generator<Block> {
  const { text, links } = flatten(node)
  const start = node.position?.start
  const heading = node.type === 'heading' ? node.depth : 0
  const lines = heading > 0 ? [text.replaceAll('\n', ' ')] : text.split('\n')
  for (const [index, raw] of lines.entries()) {
    const line = (start?.line ?? 1) + index
    const block = readLine(raw, 0, raw.length, 0, line, index === 0 ? (start?.column ?? 1) : 1, index === 0)
    if (block)
      yield {
        ...block,
        start: start?.offset ?? -1,
        end: node.position?.end.offset ?? -1,
        heading,
        links,
        place: node.position as Position | undefined,
      }
  }
}

/** The words of an element, and where its links lead; images count by nothing. */
function flatten(element: Parents): { text: string; links: string[] } {
  const words: string[] = []
  const links: string[] = []
  const waiting: Nodes[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'link') {
      const url = cleanUrl(node.url)
      if (url !== undefined) links.push(url)
    }
    if (node.type === 'break') words.push('\n')
    else if (node.type === 'text' || node.type === 'inlineCode') words.push(node.value)
    else if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        waiting.push(node.children[index] as Nodes)
  }
  return { text: words.join(''), links }
}

function ignore(): void {
  // Messages are taken only where a caller asks for them.
}
