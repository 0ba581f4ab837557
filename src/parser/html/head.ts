import { absoluteUrl } from '../../lexicon/destination'
import { toOneLine } from '../../lexicon/text'
import type { Page } from './line'

type HeadOfPage = Pick<Page, 'meta' | 'title' | 'address' | 'base' | 'saved' | 'query'>

/** Takes what a page says of itself: `meta`, `link`, `base`, `title`, and the comments of programs that save pages. */
export interface HeadReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  title(text: string): void
  comment(text: string): void
  end(): HeadOfPage
}

/** Shorter ones are marks of the site's own scripts, thousands on a page. */
const SHORTEST_NOTE = 16

/** Longer comments are no program's notes. */
const LONGEST_NOTE = 4096

export function createHead(): HeadReader {
  const meta = new Map<string, string[]>()
  const titles: string[] = []
  let canonical: string | undefined
  let noted: string | undefined
  let base: string | undefined
  let saved: string | undefined
  let query: string | undefined

  return {
    open(name, attributes) {
      const read = (key: string): string => (Object.hasOwn(attributes, key) ? (attributes[key] ?? '') : '')
      if (name === 'meta') {
        const key = (read('name') || read('property')).toLowerCase()
        const content = toOneLine(read('content'))
        if (key === '' || content === '') return
        const known = meta.get(key)
        if (known) known.push(content)
        else meta.set(key, [content])
      } else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(read('rel')))
        canonical ??= absoluteUrl(read('href'))
      else if (name === 'base') base ??= webAddress(read('href'))
      else if (name === 'input' && read('type').toLowerCase() === 'search' && read('value').trim() !== '')
        query ??= toOneLine(read('value'))
    },
    title(text) {
      titles.push(text)
    },
    comment(text) {
      if (text.length < SHORTEST_NOTE || text.length > LONGEST_NOTE) return
      // <!-- saved from url=(0032)https://huggingface.co/papers -->   <!-- Page saved with SingleFile url: … saved date: … -->
      noted ??= webAddress(/\bsaved from url=\(\d{1,8}\)(\S{1,2000})/.exec(text)?.[1] ?? '')
      if (!/\bsaved with\b/i.test(text)) return
      noted ??= webAddress(/\burl:\s{0,9}(\S{1,2000})/i.exec(text)?.[1] ?? '')
      saved ??= dayOf(/\bsaved date:\s{0,9}([^\n]{1,80})/i.exec(text)?.[1])
    },
    end() {
      const address = noted ?? canonical ?? webAddress(meta.get('og:url')?.[0] ?? '')
      return { meta, title: toOneLine(titles.join('')), address, base: base ?? address, saved, query }
    },
  }
}

/** `Wed Feb 25 2026 10:00:00 GMT+0100`, as browsers write a time, is `Feb 25, 2026`. */
function dayOf(time: string | undefined): string | undefined {
  return time?.replace(/^[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2}) (\d{4})\b.*$/, '$1, $2')
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\//i.test(text.trim()) ? text.trim() : undefined
}
