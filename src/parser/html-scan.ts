import { Parser } from 'htmlparser2'

/** Elements that make a new block; `br` too, since feeds write their lists of facts so. */
export const BLOCKS: ReadonlySet<string> = listOf(
  'p div br hr ul ol li dl dt dd table tr td th thead tbody tfoot h1 h2 h3 h4 h5 h6 blockquote pre section article header footer figure figcaption details summary html body main nav aside address form fieldset caption',
)
const INLINE: ReadonlySet<string> = listOf(
  'a b i u s em strong span small big sub sup code kbd tt abbr cite q mark img font label time del ins wbr button input select option picture video audio source iframe center nobr',
)
/** What stands in these is no text of the page. */
const UNREAD: ReadonlySet<string> = listOf('script style template noscript title textarea head svg math')
const DEEPEST = 512

/** Takes the words and the known elements of a piece of HTML as they come. */
export interface HtmlSink {
  text(words: string): void
  /** A line of preformatted text ends. */
  newLine(): void
  /** An element of a block, or of `a`, `b`, `strong` and the like. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
}

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
 * Gives a piece of HTML to a sink. Only tags of the list count: `a<b` in running text stays. Scripts and styles are left out,
 * entities are decoded once, and what lies deeper than 512 elements is not read.
 */
export function scanHtml(html: string, sink: HtmlSink): void {
  let unread = 0
  let preformatted = 0
  let depth = 0
  /** How far the parser came: it drops a tag that is not closed, as it sees one in `a<b`. */
  let read = 0

  /** In a `pre`, lines are lines. */
  function addLines(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) sink.newLine()
      sink.text(line)
    }
  }

  function say(words: string): void {
    if (unread === 0) sink.text(words)
  }

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes, isImplied) {
        depth++
        if (depth > DEEPEST) return parser.pause()
        const tag = isImplied ? '' : html.slice(parser.startIndex, parser.endIndex + 1)
        if (UNREAD.has(name)) unread++
        else if (isMath(name, tag)) say(tag)
        else if (BLOCKS.has(name) || INLINE.has(name)) {
          if (unread === 0) sink.open(name, attributes)
          if (name === 'pre') preformatted++
        } else say(tag)
        read = parser.endIndex + 1
      },
      ontext(piece) {
        if (unread === 0 && preformatted > 0) addLines(piece)
        else say(piece)
        read = parser.endIndex + 1
      },
      oncomment() {
        read = parser.endIndex + 1
      },
      onclosetag(name) {
        depth--
        if (UNREAD.has(name)) unread--
        else if (BLOCKS.has(name) || INLINE.has(name)) {
          if (unread === 0) sink.close(name)
          if (name === 'pre') preformatted--
        }
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  if (depth > DEEPEST) return
  parser.end()
  const rest = html.slice(read)
  if (!/^<(?:[!?]|\/?[a-z]+[ >])/i.test(rest)) sink.text(rest)
}

/** `a<b and c>d`: what looks like a tag of one letter, but has words where attributes would be. */
function isMath(name: string, tag: string): boolean {
  return name.length === 1 && tag.length > 3 && !tag.includes('=') && !/^<\w\s{0,9}\/?>$/.test(tag)
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
