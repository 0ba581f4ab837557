import type { Nodes, Parents } from 'mdast'

import { writeTag } from '../html/tag'
import type { Line } from '../line/span'
import { LineWriter, type Marks } from '../line/writer'
import { linesOfMarkdown } from './plain'

/** What reading inline elements needs to know of the document. */
export interface InlineContext {
  /** The text that positions point into; without it, marks that a title lost are told from their neighbours alone. */
  readonly source?: string | undefined
  /** Where references (`[text][1]`) lead, by label. */
  readonly definitions: ReadonlyMap<string, string>
}

/** Nodes to be read; a number is how many marks stay open behind those before it. */
type Waiting = (Nodes | number)[]

/**
 * The printed lines of an element's inline content, with links and marked words. Emphasis that is none, such as the star of
 * `A*-Search` or an underscore between dollar signs, is given back to the text. Images say nothing.
 */
export function linesOf(element: Parents, context: InlineContext): Line[] {
  const starred = starredSource(element, context)
  if (starred !== undefined) return linesOfMarkdown(starred)
  const writer = new LineWriter()
  const waiting: Waiting = []
  push(waiting, element)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    if (typeof next === 'number') writer.close(next)
    else read(next, writer, waiting, context)
  return writer.end()
}

/**
 * The source of lines in which a lone star takes the strong marks apart: they are read by simpler rules.
 *
 *     **V*: Planning for Vehicles** [PDF](…)
 *        ^ no mark
 */
function starredSource({ children, position }: Parents, { source }: InlineContext): string | undefined {
  const from = position?.start.offset
  const isStarred = children.some((child) => child.type === 'text' && child.value.includes('*'))
  if (source === undefined || from === undefined || !isStarred) return undefined
  const raw = source.slice(from, Math.min(position?.end.offset ?? from, from + LONGEST_STARRED + 1))
  const bare = raw.replace(/\\./g, '')
  if (raw.length > LONGEST_STARRED || !bare.includes('**') || !/(?:^|[^*])\*(?:[^*]|$)/.test(bare))
    return undefined
  return raw.replace(/^[\s|]*(?:#{1,6}\s)?|[\s|]+$/g, '')
}

/** Longer ones are left as the parser read them. */
const LONGEST_STARRED = 4096

function read(node: Nodes, writer: LineWriter, waiting: Waiting, context: InlineContext): void {
  const { depth } = writer
  switch (node.type) {
    case 'text':
      writer.words(mathOf(node, context) ?? node.value)
      return
    case 'inlineCode':
      writeCode(node.value.replaceAll('\n', ' '), writer)
      return
    case 'break':
      writer.newLine()
      return
    case 'html':
      writeTag(node.value, writer)
      return
    case 'emphasis':
      openEmphasis(node, writer, context)
      break
    default: {
      const marks = marksOf(node, context)
      if (marks) writer.open(marks)
    }
  }
  // Images and footnotes say nothing.
  if (!('children' in node)) return
  if (writer.depth > depth) waiting.push(depth)
  push(waiting, node)
}

/** Code, or a link of reStructuredText, which stands between backticks too: `` `Words <https://…>`_ ``. */
function writeCode(code: string, writer: LineWriter): void {
  const [, words, url] = /^(.{1,500}\S)\s{1,9}<(https?:[^\s<>]{1,2048})>$/.exec(code) ?? []
  if (words !== undefined && url !== undefined) writer.marked(words, { url })
  else writer.marked(code, { code: true })
}

function push(waiting: Waiting, parent: Parents): void {
  for (let index = parent.children.length - 1; index >= 0; index--)
    waiting.push(parent.children[index] as Nodes)
}

function marksOf(node: Nodes, { definitions }: InlineContext): Marks | undefined {
  if (node.type === 'strong') return { strong: true }
  const url =
    node.type === 'link'
      ? node.url
      : node.type === 'linkReference'
        ? definitions.get(node.identifier.toLowerCase())
        : undefined
  return url === undefined ? undefined : { url }
}

function openEmphasis({ position }: Nodes, writer: LineWriter, { source = '' }: InlineContext): void {
  const mark = position ? source.charAt(position.start.offset ?? -1) : ''
  const after = position ? source.charAt(position.end.offset ?? -1) : ''
  writer.emphasis('', mark === '*' || mark === '_' ? mark : '', /[A-Za-z0-9]/.test(after))
}

/** Between dollar signs a backslash before a bracket is TeX's, not Markdown's. */
function mathOf(node: Extract<Nodes, { type: 'text' }>, { source }: InlineContext): string | undefined {
  if (source === undefined || !node.value.includes('$') || !node.position) return undefined
  const { start, end } = node.position
  const slice = source.slice(start.offset, end.offset)
  if (!slice.includes('\\') || slice.includes('&')) return undefined
  return slice
    .split('$')
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\\([!-/:-@[-`{-~])/g, '$1')))
    .join('$')
}
