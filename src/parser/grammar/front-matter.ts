import { linkMeanings } from '../../lexicon/field-label'
import type { DigestContent } from '../../model/tree'
import type { Element } from '../line/element'
import { textOf, withLinks } from '../line/span'
import { readBody } from './body'
import { type Card, titleOfCard } from './card'
import { dateIn } from './day'
import { createFactReader } from './fact-reader'
import { leadOf } from './lead'
import { anchorOf } from './links'
import type { Repeats } from './repeats'
import { isNothing, meaningOfKey } from './statements'
import { isTitle } from './title'
import { isSameTitle } from './weigh'

/** A key of a page's front matter, and its value or values as they are written. */
export interface FrontMatter {
  readonly key: string
  readonly values: readonly string[]
}

/** Keys that speak of the page even where the page is about one paper. */
const OF_THE_PAGE =
  /^(?:date|layout|permalink|slug|created|updated|modified|lastmod|tags?|aliases|categor(?:y|ies)|type|status|author|description)$/i

/**
 * The paper that a page with front matter is about: its keys name one. `undefined` where they do not; the page's own title and day
 * are then what they state.
 */
export function cardOfFrontMatter(
  fields: readonly FrontMatter[],
  elements: readonly Element[],
  repeats: Repeats,
): Card | undefined {
  const reader = createFactReader()
  for (const { key, values } of fields) {
    const meaning = OF_THE_PAGE.test(key) ? undefined : meaningOfKey(key)
    if (meaning === undefined) continue
    const lines = values.map((value) => withLinks([{ text: value }]))
    // Each item of a list is one name, whatever commas it has.
    if (meaning === 'authors' && lines.length > 1)
      reader.facts.statements.push({ meaning, value: lines.map(textOf) })
    else for (const line of lines) reader.take(line, { isItem: false, meaning })
    reader.close()
  }
  const { facts } = reader
  if (facts.anchors.size === 0) return undefined
  const stated = new Set(facts.statements.map(({ meaning }) => meaning))
  const count = facts.statements.length
  const fieldCount = facts.fields.length
  const named = new Set(facts.anchors)
  const heading = elements.find((element) => element.kind === 'heading')
  const lead =
    heading?.kind === 'heading' && heading.lines[0] ? leadOf(heading.lines[0], 'heading') : undefined
  readBody(
    reader,
    elements.filter((element) => element !== heading),
    repeats,
  )
  reader.close()
  facts.prose.length = 0
  // What the front matter states, the page only says again; and other papers that its text links are not this one.
  const isOwn = (url: unknown): boolean => {
    const anchor = typeof url === 'string' ? anchorOf(url) : undefined
    return anchor === undefined || named.has(anchor)
  }
  const statements = facts.statements.splice(count)
  facts.statements.push(
    ...statements.filter(({ meaning, value }) =>
      linkMeanings.has(meaning) ? isOwn(value) : !stated.has(meaning),
    ),
  )
  facts.fields.push(
    ...facts.fields.splice(fieldCount).filter(({ type, value }) => type !== 'link' || isOwn(value)),
  )
  const [own] = facts.titles
  // A page puts its own words before the title: `[Notes] Lamps That Learn`, over a heading `Lamps That Learn`.
  const isTitled = own !== undefined && !(lead && own.title.endsWith(` ${lead.title}`))
  const title = isTitled ? titleOfCard(undefined, facts) : titleOfCard(lead?.title, { titles: [] })
  return title && isTitle(title.title)
    ? { title: title.title, titlePosition: title.position ?? heading?.position, facts }
    : undefined
}

/** Whether the front matter calls the page as its first heading does: where one paper is on it, the page is about that. */
export function isCalled(fields: readonly FrontMatter[], heading: string): boolean {
  const title = fields.find(({ key }) => /^title$/i.test(key))?.values[0]
  return (
    title !== undefined &&
    isSameTitle(title, heading) &&
    dateIn(title) === undefined &&
    /\S\s\S+\s\S+\s\S/.test(title)
  )
}

/** What front matter says of the page. */
export function describeFrontMatter(fields: readonly FrontMatter[]): DigestContent[] {
  const content: DigestContent[] = []
  for (const { key, values } of fields) {
    const value = values[0] ?? ''
    if (/^title$/i.test(key) && !isNothing(value)) content.push({ type: 'digestTitle', value })
    if (/^date$/i.test(key) && /^\d{4}/.test(value))
      content.push({ type: 'digestDate', value: value.slice(0, 10) })
  }
  const title = content.find(({ type }) => type === 'digestTitle')
  const day = title?.type === 'digestTitle' ? dateIn(title.value) : undefined
  if (day !== undefined && !content.some(({ type }) => type === 'digestDate'))
    content.push({ type: 'digestDate', value: day })
  return content
}
