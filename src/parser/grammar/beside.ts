import { withoutEnd } from '../../lexicon/edge'
import { parseArxivId } from '../../lexicon/identifier'
import { isNameList } from '../../lexicon/name-evidence'
import { type Element, joinedLines, type Passage } from '../line/element'
import { united } from '../line/place'
import { type Line, textOf, trimLine, wholeText } from '../line/span'
import { type Lead, leadOf } from './lead'
import { anchorOf } from './links'

/** Paragraphs of a title, of its names and of the bare address of its paper, as one, where blank lines part what people send each other. */
export function withPartedAddresses(elements: readonly Element[]): readonly Element[] {
  const whole: Element[] = []
  for (let at = 0; at < elements.length; at++) {
    const end = endOfParted(elements, at)
    const parts = elements.slice(at, end) as Passage[]
    const [first, last] = [parts[0], parts.at(-1)]
    if (first && last && parts.length > 1) {
      const lines = parts.flatMap(({ lines }) => lines)
      whole.push({ ...first, lines, position: united(first.position, last.position) })
      at = end - 1
    } else whole.push(elements[at] as Element)
  }
  return whole
}

/** Behind the last of the paragraphs that the one at an index starts, if it is the title over an address; else behind that one. */
function endOfParted(elements: readonly Element[], at: number): number {
  const title = elements[at]
  if (!isParagraph(title) || title.lines.length !== 1 || isNameList(textOf(title.lines[0] ?? []), true))
    return at + 1
  const next = elements[at + 1]
  const behind = isParagraph(next) && areNames(next.lines) ? at + 2 : at + 1
  const last = elements[behind]
  if (!isParagraph(last)) return at + 1
  const address = last.lines.at(-1)
  if (!address || !isBareAddress(address) || !areNames(last.lines.slice(0, -1))) return at + 1
  // Several addresses are a list, and what stands over them is its name.
  const after = elements[behind + 1]
  if (isParagraph(after) && isBareAddress(after.lines[0])) return at + 1
  const both = joinedLines([...title.lines, address])
  const lead = leadOf(both)
  return lead && paperBeside(lead, both) !== undefined ? behind + 1 : at + 1
}

function isParagraph(element: Element | undefined): element is Passage {
  return element?.kind === 'text' && element.card === undefined && element.depth === 0
}

function areNames(lines: readonly Line[]): boolean {
  return lines.every((line) => isNameList(textOf(line), true))
}

/** Titles that each stand under the bare address of their paper, or several that each stand over it, on one line with it. */
export function withAddresses(lines: readonly Line[]): readonly Line[] {
  const first = isBareAddress(lines[0]) ? 0 : 1
  if (lines.length < 2 || !isBareAddress(lines[first])) return lines
  const whole: Line[] = []
  let at = 0
  for (; at < lines.length; at++) {
    const pair = lines.slice(at, at + 2)
    const both = pair.length > 1 && isBareAddress(pair[first]) ? joinedLines(pair) : undefined
    const lead = both && leadOf(both)
    const isTitled = both !== undefined && lead !== undefined && paperBeside(lead, both) !== undefined
    whole.push(isTitled ? both : (lines[at] as Line))
    if (isTitled) at++
  }
  return first === 0 || lines.length - whole.length > 1 ? whole : lines
}

function isBareAddress(line: Line = []): boolean {
  const [only, ...more] = trimLine(line)
  return only?.text === only?.url && more.length === 0 && anchorOf(only?.url) !== undefined
}

/** The key of the paper whose title and bare address or id are a line, as people send them; most of its long words have capitals, as those of a remark have not. */
export function paperBeside({ title }: Lead, line: Line): string | undefined {
  if (line.some(({ url, text }) => url !== undefined && text !== url)) return undefined
  const words = title.match(/\p{L}[\p{L}\p{M}’'-]{3,}/gu) ?? []
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word))
  if (capitals.length < 2 || capitals.length * 2 <= words.length || /[.。!?]$/.test(title)) return undefined
  const text = wholeText(line)
  const at = text.indexOf(title)
  const other = withoutEnd(
    `${text.slice(0, at)} ${text.slice(at + title.length)}`.replace(/^[\s()[\]（）<"“”,，–—-]+/, ''),
    /[\s()[\]（）>"“”:：,，–—-]/,
  )
  const arxiv = parseArxivId(other)
  if (at === -1) return undefined
  return arxiv === undefined ? anchorOf(other) : `arxiv:${arxiv}`
}
