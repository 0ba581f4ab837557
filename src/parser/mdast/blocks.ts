import type { Nodes, Parents } from 'mdast'

import type { Diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { createContentClaimant } from '../assemble'
import { type Block, type BlockImage, type BlockLink, linksWithin } from '../block'
import { readLine } from '../line'
import { Segmenter } from '../site/segment'

/** What reading a tree as a page of the site needs to know. */
export interface BlockOptions {
  readonly cardLength: number
  report(message: Diagnostic): void
}

/** Reads a tree as a page of the digest's own site: its headings and lines become the blocks that the constructs know. */
export function readBlocks(tree: Nodes, { cardLength, report }: BlockOptions): DigestContent[] {
  const emitter = createContentClaimant()
  const segmenter = new Segmenter({ emitter, report, cardLength })
  for (const block of blocksOf(tree)) segmenter.push(block)
  segmenter.end()
  return emitter.end()
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
  const { text, links, images } = flatten(node)
  const start = node.position?.start
  const heading = node.type === 'heading' ? node.depth : 0
  const lines = heading > 0 ? [text.replaceAll('\n', ' ')] : text.split('\n')
  let at = 0
  for (const [index, raw] of lines.entries()) {
    const line = (start?.line ?? 1) + index
    const block = readLine(raw, 0, raw.length, 0, line, index === 0 ? (start?.column ?? 1) : 1, index === 0)
    if (block) {
      const from = at + block.start
      const to = from + block.text.length
      yield {
        ...block,
        start: start?.offset ?? -1,
        end: node.position?.end.offset ?? -1,
        heading,
        links: linksWithin(links, from, to),
        images: images
          .filter((image) => image.at >= from && image.at <= to)
          .map((image) => ({ ...image, at: image.at - from })),
        place: node.position as Position | undefined,
      }
    }
    at += raw.length + 1
  }
}

type Step = { node: Nodes } | { link: { url: string; from: number } }

/** The words of an element, where its links lead, and its pictures. */
function flatten(element: Parents): { text: string; links: BlockLink[]; images: BlockImage[] } {
  let text = ''
  const links: BlockLink[] = []
  const images: BlockImage[] = []
  const waiting: Step[] = [{ node: element }]
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if ('link' in step) {
      links.push({ ...step.link, to: text.length })
      continue
    }
    const { node } = step
    if (node.type === 'link') waiting.push({ link: { url: node.url, from: text.length } })
    if (node.type === 'image') images.push({ alt: node.alt ?? '', at: text.length })
    else if (node.type === 'break') text += '\n'
    else if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        waiting.push({ node: node.children[index] as Nodes })
  }
  return { text, links, images }
}
