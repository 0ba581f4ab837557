import type { Line } from '../line/span'
import { LineWriter } from '../line/writer'

/** How a carrier marks what stands within a line. */
export interface Marks {
  /**
   * Finds the marks, by groups: `address` or `target` of a link and its `words` or `label`; `code`; `bold` words; a `sign`, an `escaped` one, the `end` of a
   * line; a `fence` around words. What it finds without a group says nothing. Each repetition in it must stop where a mark of its kind may start: then a line costs no more than its length.
   */
  readonly pattern: RegExp
  /** Fences whose words are strong, and those whose words are emphasised. Others say nothing. */
  readonly strong: ReadonlySet<string>
  readonly emphasis?: ReadonlySet<string>
  /** What a sign stands for; any other says nothing. Default: none. */
  readonly signs?: ReadonlyMap<string, string>
}

/** Addresses, as an alternative before the marks: what stands in them is none. */
export const ADDRESS = String.raw`https?:\/\/[^\s<>|*[\]]{1,2048}`

/** One line without its marks; of one that has nothing else nothing is left. Emphasis that is none, such as the star of `A*-Search`, stays in the words. */
export function lineOfMarks(text: string, marks: Marks): Line {
  const writer = new LineWriter()
  writeMarks(text, marks, writer)
  return writer.end()[0] ?? []
}

/** Writes the words of a text, with what its marks say of them. */
export function writeMarks(text: string, marks: Marks, writer: LineWriter): void {
  const { pattern, strong, emphasis, signs } = marks
  const open = new Set<string>()
  let from = 0
  for (const { 0: mark, index, groups = {} } of text.matchAll(pattern)) {
    writer.words(text.slice(from, index))
    from = index + mark.length
    const { address, target, words, label, code, bold, escaped, end, sign, fence } = groups
    const url = address ?? target?.trim()
    const inner = label ?? words ?? bold
    const { depth } = writer
    if (url !== undefined && inner === undefined) writer.marked(url, { url })
    else if (inner !== undefined) {
      writer.open(url === undefined ? { strong: true } : { url })
      writeMarks(inner, marks, writer)
      writer.close(depth)
    } else if (code !== undefined) writer.marked(codeOf(code), { code: true })
    else if (escaped !== undefined) writer.words(escaped)
    else if (end !== undefined) writer.newLine()
    else if (sign !== undefined) writer.words(signs?.get(sign) ?? '')
    else if (fence !== undefined && isFence(text, index, fence, open)) {
      if (open.delete(fence)) writer.closeElement(fence)
      else {
        open.add(fence)
        if (strong.has(fence)) writer.open({ strong: true }, fence)
        else if (emphasis?.has(fence)) writer.open({ emphasis: true }, fence)
      }
    } else if (fence !== undefined || mark.startsWith('http')) writer.words(mark)
  }
  writer.words(text.slice(from))
}

/** Words of code: a blank at each end keeps backticks apart from its own, and in a table a bar is escaped. */
function codeOf(code: string): string {
  const words = /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code
  return words.replace(/\\([\\|])/g, (both, one) => (one === '|' ? one : both))
}

/** Whether words between two such fences end or start there: `A*B` and `2 * 3` have none. */
function isFence(text: string, at: number, fence: string, open: ReadonlySet<string>): boolean {
  const end = at + fence.length
  const [before, after] = [text.charAt(at - 1), text.charAt(end)]
  if (open.has(fence)) return /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after) && !isStarred(text, at, fence)
  return !/[\p{L}\p{N}$^]/u.test(before) && /\S/.test(after) && text.includes(fence, end)
}

/** The star of `*A* Search for Tides*`: behind one letter, where only the last of the line is left to end the words. */
function isStarred(text: string, at: number, fence: string): boolean {
  if (fence !== '*' || !/(?<!\p{L})\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at))) return false
  const next = text.indexOf(fence, at + 1)
  return next !== -1 && next === text.trimEnd().length - 1
}
