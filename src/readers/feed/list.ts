import type { FieldNode, PaperNode } from '../../model/tree'
import { dayOf, identityOf, readFeedTitle } from '../../parser/feed-fields'
import { firstOf } from '../../parser/feed-record'
import { type HtmlBlock, htmlBlocks } from '../../parser/html-text'
import type { XmlElement, XmlRecord } from '../../parser/xml'

/** What links of one paper say of it. */
interface Listed {
  readonly identifier: FieldNode
  readonly links: FieldNode[]
  readonly heading: HtmlBlock | undefined
  title: string | undefined
}

/**
 * The papers of an entry that lists several, as a digest that comes once a day does: each link to a paper that opens its line with the paper's title.
 * Where the link says no more than `PDF`, the heading above it is the title, if no other paper under it needs one. Papers that running text mentions
 * have no title there, and give none.
 */
export function readList(record: XmlRecord): PaperNode[] {
  for (const name of ['content:encoded', 'content', 'description', 'summary']) {
    const element = firstOf(record, name)
    const papers = element ? readListed(element, record) : []
    if (papers.length > 0) return papers
  }
  return []
}

function readListed(element: XmlElement, record: XmlRecord): PaperNode[] {
  const listed = gather(element)
  const untitled = new Map<HtmlBlock | undefined, number>()
  for (const { title, heading } of listed)
    if (title === undefined) untitled.set(heading, (untitled.get(heading) ?? 0) + 1)
  const day = firstOf(record, 'pubdate', 'published', 'dc:date')
  return listed.flatMap((paper): PaperNode[] => {
    const { heading, identifier, links } = paper
    const title = paper.title ?? (untitled.get(heading) === 1 ? titleOf(heading?.text ?? '') : undefined)
    if (title === undefined) return []
    const children: FieldNode[] = [{ type: 'title', value: title, position: element.position }, identifier]
    if (day) children.push({ type: 'featured', value: dayOf(day.text), position: day.position })
    return [{ type: 'paper', children: [...children, ...links], position: element.position }]
  })
}

/** The papers that links name, each once, in the order of the text. */
function gather({ markup, text, position }: XmlElement): Listed[] {
  const listed = new Map<string, Listed>()
  let heading: HtmlBlock | undefined
  for (const block of htmlBlocks(markup ?? text)) {
    if (block.isHeading) heading = block
    for (const link of block.links) {
      const identity = identityOf(link.url)
      if (!identity) continue
      const { kind, value } = identity
      const known = listed.get(`${kind}:${value}`)
      const paper: Listed = known ?? {
        identifier: { type: 'identifier', value, data: { kind }, position },
        links: [],
        heading,
        title: undefined,
      }
      if (!known) listed.set(`${kind}:${value}`, paper)
      if (opens(block, link.text)) paper.title ??= titleOf(link.text)
      paper.links.push({ type: 'link', value: link.url, position })
    }
  }
  return [...listed.values()]
}

/** Whether a link's words stand first in their line, behind a number or a mark at most. */
function opens({ text }: HtmlBlock, words: string): boolean {
  const at = text.slice(0, words.length + 12).indexOf(words)
  return at !== -1 && !/\p{L}/u.test(text.slice(0, at))
}

/** Words of a link that tell where it leads, not what the paper is called. */
const NO_TITLE =
  /^(?:https?:|www\.|\W*(?:arxiv|pdf|abs|abstract|paper|link|html|hf|hugging ?face|read more|more|doi|code|view)\b.{0,24}$)/i

function titleOf(words: string): string | undefined {
  const { title } = readFeedTitle(words.replace(/^\W{0,4}\d{1,3}[.)、:]\s{0,9}/, ''))
  return title.length >= 8 && title.includes(' ') && !NO_TITLE.test(title) ? title : undefined
}
