import type { Diagnostic } from '../../model/diagnostic'
import type { Position } from '../../model/paper'
import type { DigestContent, FieldNode, PaperNode } from '../../model/tree'
import { dayOf, identityOf } from '../../parser/feed-fields'
import { firstOf } from '../../parser/feed-record'
import { readDigest } from '../../parser/markdown/digest'
import type { XmlRecord } from '../../parser/xml'
import { BODIES, elementsOf } from './body'

/**
 * The papers of an entry that lists several, as a digest that comes once a day does, read by the rules that hold for digests in Markdown: headings,
 * list items, table rows and paragraphs that link a paper each. Papers that running text mentions have no title there, and give none.
 */
export function readList(record: XmlRecord, report: (message: Diagnostic) => void): DigestContent[] {
  const day = firstOf(record, 'pubdate', 'published', 'dc:date', 'updated')
  const featured: FieldNode[] = day
    ? [{ type: 'featured', value: dayOf(day.text), position: day.position }]
    : []
  for (const name of BODIES) {
    const element = firstOf(record, name)
    const messages: Diagnostic[] = []
    const content = element ? readDigest(elementsOf(element), (message) => messages.push(message)) : []
    if (!papersOf(content).some(isOne)) continue
    for (const message of messages) report(message)
    return content.flatMap((node) => contentOf(node, featured, element?.position))
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

/** The papers of a piece of a digest, those in its sections too. */
export function papersOf(content: readonly DigestContent[]): PaperNode[] {
  return content.flatMap((node) =>
    node.type === 'paper' ? [node] : node.type === 'section' ? node.children : [],
  )
}
