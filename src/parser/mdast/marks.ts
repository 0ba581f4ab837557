import type { Line } from '../line/span'
import { LineWriter } from '../line/writer'

/** How a carrier marks what stands within a line. */
export interface Marks {
  /**
   * Finds the marks, by groups: `address` or `target` of a link and its `words` or `label`; `code`; `sign`; a `fence` around words. What it finds without a
   * group says nothing. Each repetition in it must stop where a mark of its kind may start: then a line costs no more than its length.
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
export function lineOfMarks(text: string, { pattern, strong, emphasis, signs }: Marks): Line {
  const writer = new LineWriter()
  const open = new Set<string>()
  let from = 0
  for (const { 0: mark, index, groups = {} } of text.matchAll(pattern)) {
    writer.words(text.slice(from, index))
    from = index + mark.length
    const { address, target, words, label, code, sign, fence } = groups
    const url = address ?? target
    if (url !== undefined) {
      writer.marked((label ?? words ?? url).replace(/^[*_~]{1,3}|[*_~]{1,3}$/g, ''), { url })
    } else if (code !== undefined) writer.marked(code, { code: true })
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
  return writer.end()[0] ?? []
}

/** Whether words between two such fences end or start there: `A*B` and `2 * 3` have none. */
function isFence(text: string, at: number, fence: string, open: ReadonlySet<string>): boolean {
  const end = at + fence.length
  const [before, after] = [text.charAt(at - 1), text.charAt(end)]
  if (open.has(fence)) return /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after)
  return !/[\p{L}\p{N}$^]/u.test(before) && /\S/.test(after) && text.includes(fence, end)
}
