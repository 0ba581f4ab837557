import type { Nodes } from 'mdast'

import type { Diagnostic } from '../../model/diagnostic'
import type { DigestContent } from '../../model/tree'
import { createContentClaimant } from '../assemble'
import { attempt, taken } from '../attempt'
import { readDigest } from '../grammar/digest'
import type { Element } from '../line/element'
import { blockOfLine } from '../site/line'
import { Segmenter } from '../site/segment'
import { createCollector } from './element'

/** What reading an mdast tree needs to know. */
export interface FromMdastOptions {
  /**
   * The text that the positions of the tree point into. With it, marks that a title lost to emphasis (`$_2$`, `V*`) are exactly
   * those of the text; without it, they are inferred.
   */
  readonly document?: string | undefined
  /** Most running text that may wait for an anchor, in UTF-16 units. Default 131,072. */
  readonly cardLength?: number | undefined
  report?(message: Diagnostic): void
}

/**
 * Reads a Markdown tree (mdast, with the nodes of GFM tables where there are any) as a digest: headings with fields under them,
 * linked headings, list items, table rows and labelled records become papers, the headings that group them sections. Nodes need
 * no positions, and trees may be built by hand or from HTML. A tree without any of these is read as a page of the digest's own
 * site. Trees are walked without recursion, so depth does no harm.
 */
export function fromMdast(tree: Nodes, options: FromMdastOptions = {}): DigestContent[] {
  const collector = createCollector()
  collector.add(tree, options.document)
  const context = { report: (message: Diagnostic) => options.report?.(message) }
  const digest = attempt((report) => readDigest(collector.elements, report))
  if (digest.papers > 0) return taken(digest, context)
  const cardLength = options.cardLength ?? 131_072
  const page = attempt((report) => readAsSite(collector.elements, cardLength, report))
  if (page.papers > 0) return taken(page, context)
  const content = taken(digest, context)
  for (const message of page.messages) if (message.ruleId === 'limit-exceeded') context.report(message)
  return content
}

/** Reads elements as a page of the digest's own site: its headings and lines become the blocks that the constructs know. */
function readAsSite(
  elements: readonly Element[],
  cardLength: number,
  report: (message: Diagnostic) => void,
): DigestContent[] {
  const emitter = createContentClaimant()
  const segmenter = new Segmenter({ emitter, report, cardLength })
  for (const element of elements) {
    if (element.kind === 'table') continue
    const { kind, depth, lines, position } = element
    for (const [index, line] of lines.entries()) {
      const block = blockOfLine(line, position, kind === 'heading' ? depth : 0, index === 0, index)
      if (block) segmenter.push(block)
    }
  }
  segmenter.end()
  return emitter.end()
}
