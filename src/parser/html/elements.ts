import { once } from '../../lexicon/once'
import type { Marks } from '../line/writer'

/** The attributes of an element, by their names in lower case. */
export type Attributes = Readonly<Record<string, string>>

/** Elements whose start and end are the ends of a line. */
export const BLOCKS: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  setOf(
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav ol option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp listing',
  ),
)

/** What stands in these is no text of the page. */
const UNREAD: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  setOf(
    'script style template textarea svg math object audio video canvas select datalist noframes noembed iframe rp',
  ),
)

/** Elements that stand within a line, and those of the head. */
const OTHERS: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  setOf(
    'a abbr acronym area b base bdi bdo big br cite code col colgroup data datalist del dfn em embed font frame frameset head i img input ins kbd label link map mark meta meter nobr noscript optgroup output param picture progress q rb rt rtc ruby s samp slot small source span strike strong sub sup time title track tt u var wbr',
  ),
)

/** Blocks that hold other blocks: what pages make their cards of. */
export const CONTAINERS: () => ReadonlySet<string> = /* @__PURE__ */ once(() =>
  setOf('article blockquote dd details div dl li main section td tr ul ol'),
)

/** Navigation, footers and the like: there are no papers in them. */
export const ASIDES: () => ReadonlySet<string> = /* @__PURE__ */ once(() => setOf('nav footer'))

/** Elements whose line ends are those of the source. */
export const PREFORMATTED: () => ReadonlySet<string> = /* @__PURE__ */ once(() => setOf('pre plaintext xmp'))

/** The value of an attribute; empty without any. */
export function attributeOf(attributes: Attributes, name: string): string {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : ''
}

/** Whether HTML has an element of a name. */
export function isElement(name: string): boolean {
  return BLOCKS().has(name) || OTHERS().has(name) || UNREAD().has(name)
}

/** Whether what looks like a tag is text: HTML has none of its name, or words stand where attributes would, as in `a<b and c>d`. */
export function isTagText(name: string, source: () => string): boolean {
  if (!isElement(name)) return true
  if (name.length > 1) return false
  const tag = source()
  return tag.length > 3 && !tag.includes('=') && !/^<\w\s{0,9}\/?>$/.test(tag)
}

const TAG = /* @__PURE__ */ once(
  () =>
    new RegExp(
      `</?(?:${[...BLOCKS(), ...OTHERS(), ...UNREAD()].join('|')})(?:\\s{1,9}[a-z-]{1,40}\\s?=\\s?["'][^<>]{0,4000}|\\s{0,9}/?)>`,
      'i',
    ),
)
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/i

/** Whether a text holds tags or entities, and so must be read as HTML. */
export function isHtml(text: string): boolean {
  return (text.includes('<') && TAG().test(text)) || (text.includes('&') && ENTITY.test(text))
}

/** Heading depth of an element, 0 for any other. */
export function headingOf(name: string): number {
  const code = name.length === 2 && name.charCodeAt(0) === 104 ? name.charCodeAt(1) - 48 : 0
  return code >= 1 && code <= 6 ? code : 0
}

/** Whether an element is not shown. */
export function isHidden(name: string, attributes: Attributes): boolean {
  if (UNREAD().has(name)) return true
  if (name === 'dialog') return !Object.hasOwn(attributes, 'open')
  if (Object.hasOwn(attributes, 'hidden')) return true
  return /(?:^|[;\s])display\s{0,9}:\s{0,9}none/i.test(attributeOf(attributes, 'style'))
}

/** What the words in an element carry; `undefined` for nothing of their own. */
export function marksOf(name: string, attributes: Attributes): Marks | undefined {
  const marks = MARKS.get(name)
  // Browsers take these out of an address before they look at it.
  const url =
    name === 'a'
      ? attributeOf(attributes, 'href')
          .replace(/[\t\n\r\0]+/g, '')
          .trim()
      : ''
  const isBold = /font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)/i.test(attributeOf(attributes, 'style'))
  const isTitle = isTitleClass(attributeOf(attributes, 'class'))
  if (url === '' && !isBold && !isTitle) return marks
  return {
    ...marks,
    ...(url !== '' && { url }),
    ...(isBold && { strong: true }),
    ...(isTitle && { isTitle }),
  }
}

const MARKS: ReadonlyMap<string, Marks> = new Map<string, Marks>([
  ['b', { strong: true }],
  ['strong', { strong: true }],
  ['summary', { strong: true, label: true }],
  ['i', { emphasis: true }],
  ['cite', { emphasis: true }],
  ['code', { code: true }],
])

/** `paper-title`, `card__title`, `ArticleTitle`: a class that calls its element the title of what it stands in. */
export function isTitleClass(className: string): boolean {
  return (
    /title/i.test(className) &&
    className.split(/\s+/).some((token) => TITLE_CLASS.test(token) && !OTHER_TITLE.test(token))
  )
}

/** Ends with the word, be it marked (`title--large`, `title__x8Kd2` of a bundler), be it the title's link or text. */
const TITLE_CLASS =
  /(?:^|[-_]|[a-z](?=T))title(?:[-_]?(?:link|text)|[-_][a-z]{2})?(?:--.*|__\w{0,40}\d\w{0,40})?$/i

/** Titles of the page or of its parts. */
const OTHER_TITLE =
  /(?:^|[-_])(?:sub|page|site|section|blog|app|header|footer|nav|sidebar|menu|widget|modal)[-_]{0,4}title/i

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
