import { findUrls } from '../../lexicon/link'

/** Signs that may mean something in CommonMark or in GitHub's tables and strikethroughs, anywhere in a line. */
const SIGN = /[\\`*_[\]<>|~]|&(?=#?[A-Za-z0-9]{1,32};)/g

/** A text within a line: what Markdown would read as a mark has a `\` before it. Source: CommonMark 0.31.2, section 2.4. */
export function markdownText(text: string): string {
  return text.replace(SIGN, '\\$&')
}

/** The same at the start of a line, where a few signs more open blocks: `#`, `+`, `-`, `=` and `1.`; and at its end, where `#` ends a heading. */
export function markdownLine(text: string): string {
  return markdownText(text)
    .replace(/(?<=.)#$/s, '\\#')
    .replace(/^(?:[#+=-]|:(?=-))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** Running text: as {@link markdownLine}, and addresses in it stand between `<` and `>`, where no sign needs a `\\`. */
export function markdownProse(text: string): string {
  const pieces: string[] = []
  let at = 0
  for (const { url, start, end } of findUrls(text)) {
    if (!/^https?:\/\/[!-~]+$/i.test(url) || /[<>\\]/.test(url)) continue
    pieces.push((at === 0 ? markdownLine : markdownText)(text.slice(at, start)), `<${url}>`)
    at = end
  }
  pieces.push((at === 0 ? markdownLine : markdownText)(text.slice(at)))
  return pieces.join('')
}

/** An address between the round brackets of a link. */
export function markdownAddress(address: string): string {
  return address.replace(/[()]|&(?=#?[A-Za-z0-9]{1,32};)/g, (sign) =>
    sign === '(' ? '%28' : sign === ')' ? '%29' : `\\${sign}`,
  )
}
