import { relationOfUrl } from '../../lexicon/identifier'
import { once } from '../../lexicon/once'
import { type Diagnostic, diagnostic } from '../../model/diagnostic'
import type { LinkRelation, Position } from '../../model/paper'
import type { DigestContent } from '../../model/tree'
import { plainOf } from '../html/fragment'
import { attributeOf, isRecordName, type XmlElement, type XmlRecord } from '../xml'

/** An address that a feed gives for an entry. */
export interface FeedLink {
  readonly url: string
  readonly rel: LinkRelation
  readonly position?: Position | undefined
}

/** The children of a record with one of these names, in the order of the document. */
export function childrenOf({ elements }: XmlRecord, ...names: readonly string[]): XmlElement[] {
  return elements.filter(({ name, parent }) => isRecordName(parent) && names.includes(name))
}

/** The first child that has a text, in the order of the names. */
export function firstOf({ elements }: XmlRecord, ...names: readonly string[]): XmlElement | undefined {
  for (const wanted of names) {
    const found = elements.find(
      ({ name, parent, text }) => name === wanted && isRecordName(parent) && text.trim() !== '',
    )
    if (found) return found
  }
  return undefined
}

/** The children of one of a record's children: `author` and `name`. */
export function grandchildrenOf({ elements }: XmlRecord, parent: string, name: string): XmlElement[] {
  return elements.filter((element) => element.parent === parent && element.name === name)
}

/** The words of an element that may hold HTML, escaped or as it stands; blocks on lines of their own. */
export function wordsOf(element: XmlElement | undefined): string {
  return element ? plainOf(element.markup ?? element.text) : ''
}

/** The addresses of a record, its own page first: `link` as RSS and as Atom write it, and enclosures. */
export function linksOf(record: XmlRecord): FeedLink[] {
  const links = childrenOf(record, 'link', 'enclosure', 'feedburner:origlink').flatMap((element) => {
    const url = attributeOf(element, 'href') || attributeOf(element, 'url') || element.text.trim()
    const rel = attributeOf(element, 'rel').toLowerCase()
    if (url === '' || UNTOLD().has(rel)) return []
    const isOwn = element.name !== 'enclosure' && (rel === '' || rel === 'alternate')
    return [{ url, rel: relationOf(element, url), position: element.position, isOwn }]
  })
  return [...links.filter(({ isOwn }) => isOwn), ...links.filter(({ isOwn }) => !isOwn)].map(
    ({ url, rel, position }) => ({ url, rel, position }),
  )
}

/** Says of an entry that it names no paper, and keeps its title as text. `named`: what would name one. */
export function leaveOut(
  record: XmlRecord,
  named: string,
  report: (message: Diagnostic) => void,
): DigestContent[] {
  const title = wordsOf(firstOf(record, 'title')).trim()
  const { position } = record
  report(
    diagnostic('unclaimed-text', 'Unexpected entry that names no paper; it is left out', {
      place: position,
      actual: title || linksOf(record)[0]?.url,
      expected: [named],
    }),
  )
  return title === '' ? [] : [{ type: 'text', value: title, position }]
}

/** Links of the feed's machinery, and pictures. */
const UNTOLD: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () => new Set('self edit hub next previous first last icon license'.split(' ')),
)

function relationOf(element: XmlElement, url: string): LinkRelation {
  const type = attributeOf(element, 'type').toLowerCase()
  if (type === 'application/pdf' || attributeOf(element, 'title').toLowerCase() === 'pdf') return 'pdf'
  if (attributeOf(element, 'rel').toLowerCase() === 'replies') return 'discussion'
  return relationOfUrl(url)
}
