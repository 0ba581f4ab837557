import type { Container, Element } from '../line/element'
import { anchorsIn, isIdentified } from './links'

/** Blocks around an element that are looked at. */
const DEEPEST = 24

/** What a block holds: the papers that it names, up to two, and whether there are headings in it. */
interface Content {
  readonly papers: Set<string>
  hasHeading: boolean
}

/** Blocks that are entries for what they are: their elements are items and rows. */
const ENTRIES: ReadonlySet<string> = new Set(['li', 'tr', 'ul', 'ol', 'dl'])

/**
 * The elements of a page, those of a card with its number: a card is one of several blocks of one name and class side by side, each of which names exactly
 * one paper and has no heading of its own.
 */
export function withCards(elements: readonly Element[]): readonly Element[] {
  if (!elements.some((element) => element.kind !== 'table' && element.container)) return elements
  const contents = contentsOf(elements)
  const siblings = new Map<Container | undefined, Map<string, number>>()
  for (const [container, content] of contents)
    if (isOne(container, content)) {
      const known = siblings.get(container.parent) ?? new Map<string, number>()
      known.set(shapeOf(container), (known.get(shapeOf(container)) ?? 0) + 1)
      siblings.set(container.parent, known)
    }
  const isCard = (container: Container): boolean => {
    const content = contents.get(container)
    return (
      content !== undefined &&
      isOne(container, content) &&
      (siblings.get(container.parent)?.get(shapeOf(container)) ?? 0) > 1
    )
  }
  return elements.map((element) => {
    if (element.kind === 'table' || element.kind === 'rule') return element
    let card: number | undefined
    for (const container of around(element.container)) if (isCard(container)) card = container.index
    return card === undefined ? element : { ...element, card }
  })
}

function contentsOf(elements: readonly Element[]): ReadonlyMap<Container, Content> {
  const contents = new Map<Container, Content>()
  for (const element of elements) {
    if (element.kind === 'table') continue
    const papers = [...anchorsIn(element)].filter(isIdentified)
    for (const container of around(element.container)) {
      const known = contents.get(container) ?? { papers: new Set<string>(), hasHeading: false }
      for (const paper of papers) if (known.papers.size < 2) known.papers.add(paper)
      known.hasHeading ||= element.kind === 'heading'
      contents.set(container, known)
    }
  }
  return contents
}

function* around(container: Container | undefined): Generator<Container> {
  let block = container
  for (let depth = 0; block && depth < DEEPEST; depth++) {
    yield block
    block = block.parent
  }
}

function isOne({ name }: Container, { papers, hasHeading }: Content): boolean {
  return papers.size === 1 && !hasHeading && !ENTRIES.has(name)
}

function shapeOf({ name, className }: Container): string {
  return `${name} ${className}`
}
