import type { DigestContent } from '../../model/tree'
import { emptyList } from '../empty'
import { fieldsOfPage } from '../hugging-face/page'
import type { ReadContext } from '../reader'
import { unescapeAttribute } from '../unescape'
import { entriesOf, isObject, type JsonObject, memberOf, notJson, parseJson } from './entries'
import { createJsonPapers } from './papers'

/** The attribute in which the site's pages carry the data of a component: `data-target="DailyPapers" data-props="{…}"`. */
const ATTRIBUTE = 'data-props='

/**
 * The digest in the data that a page of the site carries for its own scripts: a listing of a day, a week or a month, a trending or a search page, or the
 * page of one paper. Found by scanning, unescaped and parsed once; no tree of the page is made. `undefined` where no component has papers;
 * where one should, and its data is no JSON, with `invalid-json`: the page's cards may still be there.
 */
export function readHydration(document: string, context: ReadContext): DigestContent[] | undefined {
  for (let at = document.indexOf(ATTRIBUTE); at !== -1; at = document.indexOf(ATTRIBUTE, at + 1)) {
    const start = at + ATTRIBUTE.length
    const quote = document.charAt(start)
    if (quote !== '"' && quote !== "'") continue
    const close = document.indexOf(quote, start + 1)
    const end = close === -1 ? document.length : close
    const source = document.slice(start + 1, end)
    if (!isOfPapers(source)) continue
    const parsed = parseJson(unescapeAttribute(source))
    if (!parsed) {
      context.report(notJson('Unexpected data of a page that is no JSON', undefined, source.slice(0, 120)))
      return undefined
    }
    const content = isObject(parsed.value) ? contentOf(parsed.value, context) : undefined
    if (content) return [...titleOf(document), ...content]
  }
  return undefined
}

/** What the data of a component must hold to be worth parsing, escaped or not. */
function isOfPapers(source: string): boolean {
  const head = source.slice(0, LONGEST_HEAD)
  if (/(?:"|&quot;|&#34;|&#x22;)dailyPapers(?:"|&quot;|&#34;|&#x22;)/i.test(head)) return true
  return source.includes('authors') && source.includes('title') && source.includes('upvotes')
}

const LONGEST_HEAD = 65_536

/** The papers of a component; none where it has something else. A list that is there and empty is an empty day. */
function contentOf(props: JsonObject, { report }: ReadContext): DigestContent[] | undefined {
  const papers = createJsonPapers({ report })
  const paper = memberOf(props, 'paper')
  if (isObject(paper) && papers.isItem(props)) return papers.read({ kind: 'item', value: props })
  const listed = memberOf(props, 'dailyPapers')
  if (Array.isArray(listed) && listed.length === 0) report(emptyList())
  if (Array.isArray(listed))
    return [...fieldsOfPage(props), ...listed.flatMap((value) => papers.read({ kind: 'item', value }))]
  const entries = [...entriesOf(props, papers)]
  const hasPapers = entries.some(
    ({ kind, value }) => kind === 'item' && isObject(value) && papers.isItem(value),
  )
  return hasPapers ? entries.flatMap((entry) => papers.read(entry)) : undefined
}

const SITE_NAME = /\s{1,4}[-–—|·]\s{1,4}Hugging Face$/

/** The page's own title, without the site's name behind it. */
function titleOf(document: string): DigestContent[] {
  const start = document.slice(0, LONGEST_HEAD).search(/<title[\s>]/i)
  const open = start === -1 ? -1 : document.indexOf('>', start)
  const close = open === -1 ? -1 : document.indexOf('<', open)
  if (close === -1 || close - open > 512) return []
  const title = unescapeAttribute(document.slice(open + 1, close))
    .trim()
    .replace(SITE_NAME, '')
  return title === '' ? [] : [{ type: 'digestTitle', value: title }]
}
