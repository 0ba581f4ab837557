import { Parser } from 'htmlparser2'

import type { LineWriter } from '../line/writer'
import { type Attributes, BLOCKS, isElement, isTagText, marksOf } from './elements'

/** Writes a tag that stands by itself, as Markdown holds those within a line; what only looks like one is words. */
export function writeTag(source: string, writer: LineWriter): void {
  if (source.startsWith('<!--')) return
  const tag = readTag(source)
  if (!tag || (tag.attributes ? isTagText(tag.name, () => source) : !isElement(tag.name))) {
    writer.words(source)
    return
  }
  const { name, attributes } = tag
  if (BLOCKS().has(name) || name === 'br') writer.newLine()
  if (!attributes) writer.closeElement(name)
  else if (name === 'em') writer.emphasis(name)
  else {
    const marks = marksOf(name, attributes)
    if (marks) writer.open(marks, name)
  }
}

/** The name of a tag, and the attributes of one that starts an element: none of an element that has no content. */
function readTag(source: string): { name: string; attributes: Attributes | undefined } | undefined {
  const end = /^<\/([a-z][a-z\d]{0,15})\s{0,9}>$/i.exec(source)
  if (end) return { name: (end[1] ?? '').toLowerCase(), attributes: undefined }
  let tag: { name: string; attributes: Attributes } | undefined
  const parser = new Parser({
    onopentag(name, attributes) {
      tag ??= { name, attributes }
    },
    onclosetag(name) {
      if (tag?.name === name) tag = { name, attributes: {} }
    },
  })
  parser.write(source)
  return tag
}
