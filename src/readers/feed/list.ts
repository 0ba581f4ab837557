import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { attempt, papersOf, taken } from '../../parser/attempt'
import { identityOf } from '../../parser/feed/fields'
import { firstOf } from '../../parser/feed/record'
import { readDigest } from '../../parser/grammar/digest'
import type { ReadContext } from '../../parser/reader'
import type { XmlRecord } from '../../parser/xml'
import { BODIES, elementsOf } from './body'

/**
 * The papers of an entry that lists several, as a digest that comes once a day does, read by the rules that hold for digests in Markdown: headings,
 * list items, table rows and paragraphs that link a paper each. Papers that running text mentions have no title there, and give none.
 */
export function readList(record: XmlRecord, context: ReadContext): DigestContent[] {
  const day = firstOf(record, 'pubdate', 'published', 'dc:date', 'updated')
  const featured: FieldNode[] = day ? [{ type: 'featured', value: day.text, position: day.position }] : []
  for (const name of BODIES) {
    const element = firstOf(record, name)
    if (!element) continue
    const list = attempt((report) => readDigest(elementsOf(element), report, [], context.trace))
    if (!papersOf(list.content).some(isOne)) continue
    return taken(list, context).flatMap((node) => contentOf(node, featured, element.position))
  }
  return []
}

/** A title or a day in an entry is the entry's, not the feed's. */
function contentOf(
  node: DigestContent,
  featured: readonly FieldNode[],
  position: Position | undefined,
): DigestContent[] {
  if (node.type === 'digestTitle' || node.type === 'digestDate') return []
  for (const paper of papersOf([node])) {
    if (!isOne(paper)) return []
    paper.children.push(...featured)
    paper.position = position
  }
  return [node]
}

/** A sentence that starts with the words of a link, and goes on to link another paper, is about neither. */
function isOne({ children }: PaperNode): boolean {
  const named = children.flatMap(({ type, value }) => {
    const identity = type === 'link' ? identityOf(value) : undefined
    return identity?.kind === 'arxiv' ? [identity.value] : []
  })
  return new Set(named).size < 2
}
