import type { Position } from '../../model/paper'
import type { Passage } from './element'
import type { Line } from './span'

/** A line of plain text, as what it is by its first signs. */
export interface PlainLine extends Pick<Passage, 'kind' | 'depth' | 'position'> {
  readonly line: Line
  /** How far it is set in. */
  readonly indent: number
}

const MARK = /^(?:(#{1,3})|([ \t\u00A0]{0,40})(?:([•▪‣⁃*–-]|\[?\d{1,3}[.)\]])|[◦▫○]))[ \t\u00A0]{1,9}(?=\S)/

/** Reads a line that starts with a heading's mark, a bullet, a number, or neither; `lineOf` reads the rest. */
export function readPlainLine(
  text: string,
  position: Position | undefined,
  lineOf: (words: string) => Line,
): PlainLine {
  const [mark = '', heading, blanks = '', bullet] = MARK.exec(text) ?? []
  const line = lineOf(text.slice(mark.length))
  if (heading !== undefined) return { kind: 'heading', depth: heading.length, line, indent: 0, position }
  const indent = text.search(/[^ \t\u00A0]/)
  if (mark === '') return { kind: 'text', depth: 0, line, indent, position }
  const depth = 1 + (blanks.length >> 1) + (bullet === undefined ? 1 : 0)
  return { kind: 'item', depth, line, indent, position }
}

/** Lines that follow each other are one passage; a blank line, a heading and a bullet end it. One that is set in under an item is the item's. */
export function passagesOf(reads: readonly PlainLine[]): Passage[] {
  const passages: Passage[] = []
  let open: Line[] | undefined
  let item: PlainLine | undefined
  for (const read of reads) {
    const { kind, line, position, indent } = read
    if (line.length > 0 && kind === 'text' && item && indent <= item.indent && !open) item = undefined
    if (kind !== 'text') item = kind === 'item' ? read : undefined
    if (open && kind === 'text' && line.length > 0) open.push(line)
    else if (line.length > 0) {
      open = [line]
      const depth = kind === 'text' ? (item?.depth ?? 0) : read.depth
      passages.push({ kind, depth, lines: open, position: position && { ...position } })
    }
    if (line.length === 0 || kind === 'heading') open = undefined
  }
  return passages
}
