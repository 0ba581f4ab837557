import type { Line } from '../line/span'
import { decodeReferences, readTag } from './tag'
import { LineWriter } from './writer'

/** A line of an HTML block, and the depth of the heading that it is. */
export interface MarkupLine {
  readonly line: Line
  /** 0 for no heading. */
  readonly heading: number
}

/** Longer tags are words. */
const LONGEST_TAG = 8192

/**
 * The printed lines of an HTML block. What stands between its tags may be Markdown that a missing blank line hid from the
 * parser: `**strong**` and `[links](…)` are read there.
 */
export function linesOfMarkup(source: string): MarkupLine[] {
  const lines: MarkupLine[] = []
  let writer = new LineWriter()
  let heading = 0
  const flush = (): void => {
    for (const line of writer.end()) lines.push({ line, heading })
    writer = new LineWriter()
  }
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    const text = decodeReferences(source.slice(at, open === -1 ? source.length : open))
    if (text !== '') writeMarkdown(text, writer)
    if (open === -1) break
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4)
      at = end === -1 ? source.length : end + 3
      continue
    }
    const close = source.indexOf('>', open)
    const tag =
      close === -1 || close - open > LONGEST_TAG ? undefined : readTag(source.slice(open, close + 1))
    if (!tag) {
      writer.text('<')
      at = open + 1
      continue
    }
    if (/^h[1-6]$/.test(tag.name)) {
      flush()
      heading = tag.isEnd ? 0 : Number(tag.name[1])
    } else writer.html(source.slice(open, close + 1))
    at = close + 1
  }
  flush()
  return lines
}

/** The printed lines of inline Markdown, by simple rules: see {@link writeMarkdown}. */
export function linesOfMarkdown(source: string): Line[] {
  const writer = new LineWriter()
  writeMarkdown(source.replace(/\\([!-/:-@[-`{-~])/g, '$1'), writer)
  return writer.end()
}

/** The words, strong words and links of inline Markdown; linear, and no more exact than it needs to be. */
export function writeMarkdown(source: string, writer: LineWriter): void {
  let at = 0
  let isStrong = false
  let from = 0
  const flush = (to: number): void => {
    if (to > from) writer.text(source.slice(from, to))
  }
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (
      code === 42 &&
      source.charCodeAt(at + 1) === 42 &&
      (isStrong || source.slice(at + 2, at + 1024).includes('**'))
    ) {
      flush(at)
      isStrong = !isStrong
      writer.strong += isStrong ? 1 : -1
      at += 2
      from = at
    } else if (code === 91) {
      const link = linkAt(source, at)
      if (link === undefined) at++
      else {
        flush(source.charCodeAt(at - 1) === 33 ? at - 1 : at)
        if (source.charCodeAt(at - 1) !== 33) {
          writer.enterLink(link.url)
          writer.text(link.text)
          writer.leave('link')
        }
        at = link.end
        from = at
      }
    } else at++
  }
  flush(at)
  if (isStrong) writer.strong--
}

function linkAt(source: string, open: number): { text: string; url: string; end: number } | undefined {
  const words = source.slice(open + 1, open + 1024)
  const middle = words.indexOf('](')
  if (middle === -1) return undefined
  const text = words.slice(0, middle)
  const start = open + 1 + middle + 2
  const length = source.slice(start, start + 2048).indexOf(')')
  if (length === -1 || text.includes('[')) return undefined
  return { text, url: source.slice(start, start + length).trim(), end: start + length + 1 }
}
