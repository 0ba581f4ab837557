import { toOneLine } from '../lexicon/text'
import { BLOCKS, isHtml, scanHtml } from './html-scan'

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

/** The words of a piece of HTML, block by block, as {@link scanHtml} finds them. */
export function htmlBlocks(html: string): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  /** The words of the block: joined, each is copied twice at most, for the block and for its link. */
  let pieces: string[] = []
  let links: HtmlLink[] = []
  let headings = 0
  let link: { url: string; from: number } | undefined

  function close(): void {
    closeLink()
    const words = toOneLine(pieces.join(''))
    if (words !== '' || links.length > 0) blocks.push({ text: words, isHeading: headings > 0, links })
    pieces = []
    links = []
  }

  function closeLink(): void {
    if (link) links.push({ url: link.url, text: toOneLine(pieces.slice(link.from).join('')) })
    link = undefined
  }

  scanHtml(html, {
    text(words) {
      pieces.push(words)
    },
    newLine: close,
    open(name, attributes) {
      if (BLOCKS.has(name)) {
        close()
        if (HEADING.test(name)) headings++
      } else if (name === 'a') {
        closeLink()
        const url = Object.hasOwn(attributes, 'href') ? (attributes.href ?? '').trim() : ''
        if (url !== '') link = { url, from: pieces.length }
      }
    },
    close(name) {
      if (name === 'a') closeLink()
      else if (BLOCKS.has(name)) {
        close()
        if (HEADING.test(name)) headings--
      }
    },
  })
  close()
  return blocks
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
