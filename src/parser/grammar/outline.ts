import type { LabelMeaning } from '../../lexicon/field-label'
import { isNameList } from '../../lexicon/name-evidence'
import type { Element, Passage } from '../line/element'
import { textOf } from '../line/span'
import { keyOf } from './key'
import { leadOf } from './lead'
import { anchorOf, anchorsIn, isArxivAnchor } from './links'
import { meaningOf } from './meaning'
import type { Repeats } from './repeats'
import { isTitle } from './title'

/** A heading and what stands under it, up to the next of its rank. */
export interface Section {
  readonly heading?: Passage | undefined
  readonly depth: number
  /** Everything before its first subsection; headings in it are labels. */
  readonly body: Element[]
  readonly children: Section[]
}

/**
 * The sections of a document. A heading of the vocabulary (`### Authors`), or one that comes back over different papers, is a
 * label: it opens no section, whatever its rank, unless other headings stand under it.
 */
export function outlineOf(elements: readonly Element[], repeats: Repeats): Section {
  const root: Section = { depth: 0, body: [], children: [] }
  const open: Section[] = [root]
  for (const [index, read] of elements.entries()) {
    const element = headingAt(elements, index) ?? read
    const last = open.at(-1) ?? root
    if (element.kind !== 'heading') {
      last.body.push(element)
      continue
    }
    if (last !== root && isLabelHeading(element, elements, index, repeats)) {
      last.body.push(element)
      continue
    }
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= element.depth) open.pop()
    const section: Section = { heading: element, depth: element.depth, body: [], children: [] }
    ;(open.at(-1) ?? root).children.push(section)
    open.push(section)
  }
  return root
}

/** A group's name is no longer. */
const LONGEST_GROUP = 80

/**
 * The heading that an element is. For want of another, a line by itself right over papers is one: strong words over items, in chats always
 * (`**Robotics**`), and plain ones over blocks of title and names, where a text has no marks at all; and those over such.
 */
export function headingAt(elements: readonly Element[], index: number): Passage | undefined {
  const [element, next, behind] = [elements[index], elements[index + 1], elements[index + 2]]
  if (element?.kind === 'heading') return element
  for (const { depth, isName, isPaper } of GROUPS)
    if (isName(element) && (isPaper(next) || (isName(next) && isPaper(behind))))
      return { ...element, kind: 'heading', depth }
  return undefined
}

function isLineAlone(element: Element | undefined): element is Passage {
  return (
    element?.kind === 'text' &&
    element.depth === 0 &&
    element.card === undefined &&
    element.lines.length === 1
  )
}

function isStrongLine(element: Element | undefined): element is Passage {
  return isLineAlone(element) && isShort(element, true)
}

function isPlainLine(element: Element | undefined): element is Passage {
  if (!isLineAlone(element) || !isShort(element, false)) return false
  const [line = []] = element.lines
  const words = textOf(line)
  return !/[.。!?？！;,]$/.test(words) && keyOf(line)?.meaning === undefined && meaningOf(words) === undefined
}

/** Whether its line is as long as a name at the most, without links, and printed strong or not. */
function isShort({ lines: [line = []] }: Passage, isStrong: boolean): boolean {
  return (
    line.every(({ strong = false, url }) => strong === isStrong && url === undefined) &&
    textOf(line).length <= LONGEST_GROUP
  )
}

/** A block of lines: a title, on one line or two, and names under it. */
function isNamedBlock(element: Element | undefined): boolean {
  if (element?.kind !== 'text' || element.depth > 0) return false
  const [first = [], ...rest] = element.lines
  const title = textOf(first)
  return (
    isTitle(title) && !isNameList(title) && rest.slice(0, 2).some((line) => isNameList(textOf(line), true))
  )
}

function isPaperItem(element: Element | undefined): boolean {
  if (element?.kind !== 'item' || element.depth > 2) return false
  const [line = []] = element.lines
  const lead = leadOf(line)
  const isLead = lead && !lead.isWithin && (anchorOf(lead.url) !== undefined || lead.mark === 'strong')
  return isLead === true && keyOf(line) === undefined
}

/** Strong words are the name of a group even where they are the only ones. */
export const STRONG_GROUP = 7

/** Names of groups, below all that are marked as headings. */
const GROUPS = [
  { depth: STRONG_GROUP, isName: isStrongLine, isPaper: isPaperItem },
  { depth: 8, isName: isPlainLine, isPaper: isNamedBlock },
] as const

function isLabelHeading(
  heading: Passage,
  elements: readonly Element[],
  index: number,
  repeats: Repeats,
): boolean {
  const [line] = heading.lines
  if (!line) return false
  const keyed = keyOf(line)
  if (keyed && keyed.value.length > 0 && HEADED.has(keyed.meaning)) return true
  if (line.some(({ url }) => url !== undefined)) return false
  const meaning = meaningOf(textOf(line))
  if (meaning === undefined && !repeats.isLabel(line)) return false
  const most = meaning === 'ignored' ? 0 : 1
  const papers = new Set<string>()
  for (let next = index + 1; next < elements.length; next++) {
    const element = elements[next]
    if (element?.kind !== 'heading') {
      // A list of several papers stands under no label, and one of any under no remark.
      if (element?.kind === 'item')
        for (const anchor of anchorsIn(element)) if (isArxivAnchor(anchor)) papers.add(anchor)
      if (papers.size > most) return false
      continue
    }
    return element.depth <= heading.depth || isKnown(element, repeats)
  }
  return true
}

/** What headings state with its value beside it: `### Authors: Ada Quill`. A title may start with most other labels. */
const HEADED: ReadonlySet<LabelMeaning | undefined> = new Set<LabelMeaning | undefined>([
  'abstract',
  'tldr',
  'authors',
  'organization',
  'published',
  'arxiv',
  'doi',
  'link',
  'pdf',
  'keywords',
  'categories',
  'comments',
  'upvotes',
])

function isKnown(heading: Passage, repeats: Repeats): boolean {
  const [line] = heading.lines
  return line !== undefined && (meaningOf(textOf(line)) !== undefined || repeats.isLabel(line))
}
