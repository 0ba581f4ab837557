import type { Line } from '../../parser/line/span'
import { LineWriter } from '../../parser/mdast/writer'

/** What one star around words means: Discord writes `*emphasis*`, others `*strong words*`; two stars are strong in all. */
export type Star = 'strong' | 'emphasis'

/** A mark. Each repetition stops where a mark of its kind may start, so that a line of such starts costs no more than its length. */
const MARK =
  /<(?<address>https?:[^\s|<>]{1,2048})(?:\|(?<words>[^<>]{0,1024}))?>|<(?:[@#!][^\s<>]{1,80}|a?:\w{1,40}:\d{1,24}|t:\d{1,16}(?::\w)?)>|\[(?<label>[^[\]]{1,512})\]\(<?(?<target>https?:[^\s()<>]{1,2048})>?\)|`(?<code>[^`]{1,512})`|(?<![\p{L}\p{N}]):(?<sign>\+1|-1|[a-z][a-z0-9_+-]{0,40}):|(?<fence>\*{1,3}|~~|_)/gu

/** Codes of the signs that digests count and label with; any other code says nothing. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  '+1 👍 thumbsup 👍 arrow_up ⬆ arrow_up_small 🔼 small_red_triangle 🔺 heart ❤ sparkling_heart 💖 star ⭐ star2 🌟 speech_balloon 💬 date 📅 calendar 📆 busts_in_silhouette 👥 office 🏢 label 🏷'
    .match(/\S+ \S+/g)
    ?.map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
)

/**
 * One line of a message with its marks off: `<https://…|words>`, `[words](https://…)`, `*strong*`, `` `code` ``, `:star:` and mentions. A line of marks
 * alone is empty.
 */
export function lineOf(text: string, star: Star): Line {
  const writer = new LineWriter()
  const open = new Set<string>()
  let from = 0
  for (const { 0: mark, index, groups = {} } of text.matchAll(MARK)) {
    writer.text(text.slice(from, index))
    from = index + mark.length
    const { address, words, label, target, code, sign, fence } = groups
    const url = address ?? target
    if (url !== undefined) {
      writer.enterLink(url)
      writer.text((label ?? words ?? url).replace(/^[*_~]{1,3}|[*_~]{1,3}$/g, ''))
      writer.leave('link')
    } else if (code !== undefined) writer.text(code, true)
    else if (sign !== undefined) writer.text(SIGNS.get(sign) ?? '')
    else if (fence !== undefined) {
      const isOpen = open.has(fence)
      if (!isFence(text, index, from, fence, isOpen)) writer.text(mark)
      else {
        if (isOpen) open.delete(fence)
        else open.add(fence)
        const isStrong = fence.startsWith('**') || (fence === '*' && star === 'strong')
        if (isStrong) writer.strong += isOpen ? -1 : 1
      }
    }
  }
  writer.text(text.slice(from))
  return writer.end()[0] ?? []
}

/** Whether words between two such fences end or start there: `A*B` and `2 * 3` have none. */
function isFence(text: string, start: number, end: number, fence: string, isOpen: boolean): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)]
  if (isOpen) return /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after)
  return !/[\p{L}\p{N}$^]/u.test(before) && /\S/.test(after) && text.includes(fence, end)
}
