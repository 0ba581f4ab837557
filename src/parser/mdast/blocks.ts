import type { Diagnostic } from '../../model/diagnostic'
import type { DigestContent } from '../../model/tree'
import { createContentClaimant } from '../assemble'
import { type Block, type BlockLink, linksWithin } from '../block'
import { readLine } from '../line'
import type { Element, Passage } from '../line/element'
import { wholeText } from '../line/span'
import { Segmenter } from '../site/segment'

/** What reading elements as a page of the site needs to know. */
export interface BlockOptions {
  readonly cardLength: number
  report(message: Diagnostic): void
}

/** Reads elements as a page of the digest's own site: its headings and lines become the blocks that the constructs know. */
export function readBlocks(
  elements: readonly Element[],
  { cardLength, report }: BlockOptions,
): DigestContent[] {
  const emitter = createContentClaimant()
  const segmenter = new Segmenter({ emitter, report, cardLength })
  for (const element of elements)
    if (element.kind !== 'table') for (const block of blocksOf(element)) segmenter.push(block)
  segmenter.end()
  return emitter.end()
}

/** A block for each line. */
function* blocksOf({ kind, depth, lines, position }: Passage): Generator<Block> {
  const { start, end } = position ?? {}
  for (const [index, line] of lines.entries()) {
    const links: BlockLink[] = []
    let at = 0
    for (const { text, url } of line) {
      if (url !== undefined) links.push({ url, from: at, to: at + text.length })
      at += text.length
    }
    const column = index === 0 ? (start?.column ?? 1) : 1
    const text = wholeText(line)
    const block = readLine(text, 0, text.length, 0, (start?.line ?? 1) + index, column, index === 0)
    if (!block) continue
    const to = block.start + block.text.length
    yield {
      ...block,
      start: start?.offset ?? -1,
      end: end?.offset ?? -1,
      heading: kind === 'heading' ? depth : 0,
      links: linksWithin(links, block.start, to),
      place: position,
    }
  }
}
