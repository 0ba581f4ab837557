import type { Nodes, Parents } from 'mdast'
import type { Line } from '../line/span'
import { linesOfMarkdown } from './markup'
import { LineWriter } from './writer'

/** What reading inline elements needs to know of the document. */
export interface InlineContext {
  /** The text that positions point into; without it, marks that a title lost are told from their neighbours alone. */
  readonly source?: string | undefined
  /** Where references (`[text][1]`) lead, by label. */
  readonly definitions: ReadonlyMap<string, string>
}

type Step = { node: Nodes } | { leave: 'strong' | 'emphasis' | 'link' } | { text: string }

/**
 * The printed lines of an element's inline content, with links and strong words marked. Emphasis that is none, such as the
 * star of `A*-Search` or an underscore between dollar signs, is given back to the text. Images say nothing.
 */
export function linesOf(element: Parents, context: InlineContext): Line[] {
  const starred = starredLines(element, context)
  if (starred) return starred
  const writer = new LineWriter()
  const waiting: Step[] = []
  push(waiting, element)
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if ('text' in step) writer.text(step.text)
    else if ('leave' in step) writer.leave(step.leave)
    else read(step.node, writer, waiting, context)
  }
  return writer.end()
}

/**
 * Lines in which a lone star takes the strong marks apart are read from the source, by simpler rules:
 *
 *     **V*: Planning for Vehicles** [PDF](…)
 *        ^ no mark
 */
function starredLines({ children, position }: Parents, { source }: InlineContext): Line[] | undefined {
  const from = position?.start.offset
  if (
    source === undefined ||
    from === undefined ||
    !children.some((child) => child.type === 'text' && child.value.includes('*'))
  )
    return undefined
  const to = position?.end.offset ?? from
  if (to - from > 4096) return undefined
  const raw = source.slice(from, to)
  const bare = raw.replace(/\\./g, '')
  if (!bare.includes('**') || !/(?:^|[^*])\*(?:[^*]|$)/.test(bare)) return undefined
  return linesOfMarkdown(raw.replace(/^[\s|]*(?:#{1,6}\s)?|[\s|]+$/g, ''))
}

function read(node: Nodes, writer: LineWriter, waiting: Step[], context: InlineContext): void {
  switch (node.type) {
    case 'text':
      writer.text(mathOf(node, context) ?? node.value)
      break
    case 'inlineCode':
      writer.text(node.value.replaceAll('\n', ' '), true)
      break
    case 'break':
      writer.newLine()
      break
    case 'html':
      writer.html(node.value)
      break
    case 'link':
      writer.enterLink(node.url)
      waiting.push({ leave: 'link' })
      push(waiting, node)
      break
    case 'linkReference': {
      const url = context.definitions.get(node.identifier.toLowerCase())
      if (url !== undefined) {
        writer.enterLink(url)
        waiting.push({ leave: 'link' })
      }
      push(waiting, node)
      break
    }
    case 'strong':
      writer.strong++
      waiting.push({ leave: 'strong' })
      push(waiting, node)
      break
    case 'emphasis': {
      const mark = lostMark(node, writer, context)
      if (mark !== '') {
        writer.text(mark)
        waiting.push({ text: mark })
      } else {
        writer.emphasis++
        waiting.push({ leave: 'emphasis' })
      }
      push(waiting, node)
      break
    }
    default:
      // Images and footnotes say nothing.
      if ('children' in node) push(waiting, node)
  }
}

function push(waiting: Step[], parent: Parents): void {
  for (let index = parent.children.length - 1; index >= 0; index--)
    waiting.push({ node: parent.children[index] as Nodes })
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

/**
 * The mark of an emphasis that is no emphasis:
 *
 *     D$_2$ and E$_3$      A*B*C
 *       ^ in math           ^ within a word, or within an address
 */
function lostMark(
  node: Extract<Nodes, { type: 'emphasis' }>,
  writer: LineWriter,
  { source }: InlineContext,
): string {
  const offset = node.position?.start.offset
  const after = source?.charAt(node.position?.end.offset ?? source.length) ?? ''
  const isWithin = /[A-Za-z0-9^$}]/.test(writer.last) || /[A-Za-z0-9]/.test(after) || writer.isInAddress
  if (!writer.isInMath && !isWithin) return ''
  const mark = offset === undefined ? undefined : source?.charAt(offset)
  return mark === '*' || mark === '_' ? mark : writer.isInMath ? '_' : '*'
}
