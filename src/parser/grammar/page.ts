import type { LabelMeaning } from '../../lexicon/field-label'
import type { Position } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import type { Element, Passage } from '../line/element'
import { textOf } from '../line/span'
import { dateIn } from './day'
import type { FrontMatter } from './front-matter'
import { headingLead } from './heading'
import { keyOf, segmentsOf } from './key'
import { anchorOf, linksPaper } from './links'
import { type Section, STRONG_GROUP } from './outline'

/**
 * The heading that names the whole page: the first, where no other has its rank, or where it tells a day. Under front matter with a
 * title only one of the first rank does; one that links a paper is that paper's.
 */
export function titleHeading(root: Section, frontMatter: readonly FrontMatter[]): Passage | undefined {
  const [first, ...others] = root.children
  if (!first?.heading) return undefined
  const url = headingLead(first.heading.lines[0] ?? [])?.url
  if (anchorOf(url) !== undefined) return undefined
  const isNamed = first.depth > 1 && frontMatter.some(({ key }) => /^title$/i.test(key))
  const isAlone = !isNamed && first.depth !== STRONG_GROUP && others.every(({ depth }) => depth > first.depth)
  return isAlone || dateIn(textOf(first.heading.lines[0] ?? [])) !== undefined ? first.heading : undefined
}

/**
 * The page's own title and day: a day in its title, else one that its first lines state. `isPaper`: the title is that of the one
 * paper that the page is about, and what stands under it speaks of the paper.
 */
export function describePage(root: Section, heading: Passage | undefined, isPaper: boolean): DigestContent[] {
  const content: DigestContent[] = []
  const title = heading && textOf(heading.lines[0] ?? [])
  if (title !== undefined && title !== '' && !isPaper)
    content.push({ type: 'digestTitle', value: title, position: heading?.position })
  const inTitle = title === undefined ? undefined : dateIn(title)
  const [first] = root.children
  const preamble = isPaper || first?.heading !== heading ? root.body : [...root.body, ...(first?.body ?? [])]
  const day: Day | undefined =
    inTitle === undefined ? dayOfPreamble(preamble) : { value: inTitle, position: heading?.position }
  if (day) content.push({ type: 'digestDate', ...day })
  return content
}

interface Day {
  readonly value: string
  readonly position?: Position | undefined
}

/** How many elements at the top of a page may state its day, and how long a line may be that does. */
const TOP = 8
const LONGEST = 100

/** `**Fecha:** 2026-08-17 · …`, `Updated on 2026.06.29`, `For June 10, 2026:`; lines that lead to papers speak of those. */
function dayOfPreamble(elements: readonly Element[]): Day | undefined {
  let found: Day | undefined
  for (const element of elements.slice(0, TOP)) {
    if (element.kind === 'table' || element.kind === 'heading') break
    const { lines, position } = element
    if (lines.some(linksPaper)) break
    for (const line of lines) {
      for (const segment of segmentsOf(line)) {
        const keyed = keyOf(segment)
        const value = isDayKey(keyed?.meaning) ? dateIn(textOf(keyed?.value ?? [])) : undefined
        if (value !== undefined) return { value, position }
      }
      const text = textOf(line)
      const value = text.length <= LONGEST ? dateIn(text) : undefined
      if (value !== undefined) found ??= { value, position }
    }
  }
  return found
}

function isDayKey(meaning: LabelMeaning | undefined): boolean {
  return meaning === 'published' || meaning === 'featured'
}
