import { Parser } from 'htmlparser2'

import { toOneLine } from '../lexicon/text'

/** A paragraph, a heading, an item of a list or a line of a piece of HTML. */
export interface HtmlBlock {
  readonly text: string
  readonly isHeading: boolean
  readonly links: readonly HtmlLink[]
}

export interface HtmlLink {
  readonly url: string
  readonly text: string
}

/** Elements that make a new block; `br` too, since feeds write their lists of facts so. */
const BLOCKS: ReadonlySet<string> = listOf(
  'p div br hr ul ol li dl dt dd table tr td th thead tbody tfoot h1 h2 h3 h4 h5 h6 blockquote pre section article header footer figure figcaption details summary html body main nav aside address form fieldset caption',
)
const INLINE: ReadonlySet<string> = listOf(
  'a b i u s em strong span small big sub sup code kbd tt abbr cite q mark img font label time del ins wbr button input select option label picture video audio source iframe center nobr',
)
/** What stands in these is no text of the page. */
const UNREAD: ReadonlySet<string> = listOf('script style template noscript title textarea head svg math')
const DEEPEST = 512

/** Whether a text holds tags or entities, and so must be read as HTML. */
export function isHtml(text: string): boolean {
  return (text.includes('<') && TAG.test(text)) || (text.includes('&') && ENTITY.test(text))
}

const TAG = new RegExp(
  `</?(?:${[...BLOCKS, ...INLINE, ...UNREAD].join('|')})(?:\\s{1,9}[a-z-]{1,40}\\s?=\\s?["'][^<>]{0,4000}|\\s{0,9}/?)>`,
  'i',
)
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/i

/**
 * The words of a piece of HTML, block by block. Only tags of the list count: `a<b` in running text stays. Scripts and styles are
 * left out, entities are decoded once, and what lies deeper than 512 elements is not read.
 */
export function htmlBlocks(html: string): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  /** The words of the block: joined, each is copied twice at most, for the block and for its link. */
  let pieces: string[] = []
  let links: HtmlLink[] = []
  let headings = 0
  let unread = 0
  let preformatted = 0
  let depth = 0
  let link: { url: string; from: number } | undefined
  /** How far the parser came: it drops a tag that is not closed, as it sees one in `a<b`. */
  let read = 0

  function close(isHeading: boolean): void {
    closeLink()
    const words = toOneLine(pieces.join(''))
    if (words !== '' || links.length > 0) blocks.push({ text: words, isHeading, links })
    pieces = []
    links = []
  }

  /** In a `pre`, lines are lines. */
  function addLines(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) close(headings > 0)
      pieces.push(line)
    }
  }

  function closeLink(): void {
    if (link) links.push({ url: link.url, text: toOneLine(pieces.slice(link.from).join('')) })
    link = undefined
  }

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes, isImplied) {
        depth++
        if (depth > DEEPEST) return parser.pause()
        const tag = isImplied ? '' : html.slice(parser.startIndex, parser.endIndex + 1)
        if (UNREAD.has(name)) unread++
        else if (isMath(name, tag)) pieces.push(tag)
        else if (BLOCKS.has(name)) {
          close(headings > 0)
          if (HEADING.test(name)) headings++
          if (name === 'pre') preformatted++
        } else if (name === 'a') {
          closeLink()
          const url = Object.hasOwn(attributes, 'href') ? (attributes.href ?? '').trim() : ''
          if (url !== '') link = { url, from: pieces.length }
        } else if (!INLINE.has(name)) pieces.push(tag)
        read = parser.endIndex + 1
      },
      ontext(piece) {
        if (unread === 0 && preformatted > 0) addLines(piece)
        else if (unread === 0) pieces.push(piece)
        read = parser.endIndex + 1
      },
      oncomment() {
        read = parser.endIndex + 1
      },
      onclosetag(name) {
        depth--
        if (UNREAD.has(name)) unread--
        else if (name === 'a') closeLink()
        else if (BLOCKS.has(name)) {
          close(headings > 0)
          if (HEADING.test(name)) headings--
          if (name === 'pre') preformatted--
        }
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  if (depth <= DEEPEST) {
    parser.end()
    const rest = html.slice(read)
    if (!/^<(?:[!?]|\/?[a-z]+[ >])/i.test(rest)) pieces.push(rest)
  }
  close(headings > 0)
  return blocks
}

/** `a<b and c>d`: what looks like a tag of one letter, but has words where attributes would be. */
function isMath(name: string, tag: string): boolean {
  return name.length === 1 && tag.length > 3 && !tag.includes('=') && !/^<\w\s{0,9}\/?>$/.test(tag)
}

/** The words of a text that may be HTML, block by block on lines of their own. */
export function plainOf(text: string): string {
  if (!isHtml(text)) return text
  return htmlBlocks(text)
    .map((block) => block.text)
    .filter((line) => line !== '')
    .join('\n')
}

const HEADING = /^h[1-6]$/

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
