import { once } from '../../lexicon/once'
import { feedKind } from '../xml'

/** How sure it is that a text is a page or a piece of one: by its declaration, its outermost element, or how much of it is tags. */
export function detectHtml(head: string): number {
  const start = head.slice(clipboardHeader(head)).replace(/^[\s\uFEFF]+/, '')
  if (!start.startsWith('<') || head.includes('\u0000') || feedKind(head) !== undefined) return 0
  const bare = withoutPreamble(start)
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(bare)) return 0.98
  const name = /^<([a-z][a-z0-9]{0,11})(?=[\s/>])/i.exec(bare)?.[1]?.toLowerCase()
  if (name === undefined || !NAMES().has(name)) return 0
  return hasMarkdown(bare) ? 0.15 : 0.9
}

/** Length of the header that Windows puts before HTML in its clipboard (learn.microsoft.com, HTML Clipboard Format); 0 without one. */
export function clipboardHeader(text: string): number {
  return (
    /^\s{0,9}Version:\d\.\d\s{1,4}(?:\w{1,20}:[^\r\n<]{0,2048}[\r\n]\s{0,3}){1,9}(?=<)/.exec(
      text.slice(0, 8192),
    )?.[0].length ?? 0
  )
}

/** Without declarations, comments and processing instructions. */
function withoutPreamble(text: string): string {
  let rest = text
  for (let round = 0; round < 16; round++) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : rest.startsWith('<?')
        ? rest.indexOf('>') + 1
        : 0
    if (end <= 2) break
    rest = rest.slice(end).trimStart()
  }
  return rest
}

/** Lines that only Markdown has: a heading, a table's rule, a bold label, a link. HTML in Markdown is Markdown's. */
function hasMarkdown(text: string): boolean {
  let marks = 0
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^#{1,6} \S/.test(line)) marks += 2
    else if (/^\s{0,3}\|?\s{0,9}:?-{3,}:?\s{0,9}\|/.test(line)) marks += 2
    else if (/^\s{0,9}(?:[-*+]|\d{1,4}[.)]) \S/.test(line)) marks += 1
    if (/\]\(\s?https?:|\*\*[^*\s]/.test(line.slice(0, 2048))) marks += 1
  }
  return marks > 1
}

const NAMES: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      'a article aside b blockquote center dd details div dl dt em font footer form h1 h2 h3 h4 h5 h6 header hr i img li link main meta nav ol p pre script section small span strong style summary table tbody td th thead title tr u ul'.split(
        ' ',
      ),
    ),
)
