import type { Position } from '../../model/paper'
import { type Block, type BlockImage, type BlockLink, linksWithin } from '../block'
import { readLine } from '../line'
import type { Line } from '../line/span'

/**
 * A printed line as a block; one that has no words and leads nowhere is none. `place`: that of its element, unknown in a tree without places; `below`: how
 * many lines of the element stand above it.
 */
export function blockOfLine(
  spans: Line,
  place: Position | undefined,
  heading: number,
  apart: boolean,
  below = 0,
): Block | undefined {
  let raw = ''
  const links: BlockLink[] = []
  const images: BlockImage[] = []
  for (const { text, url, image } of spans) {
    const from = raw.length
    const words = /[\t ][\t ]|\t/.test(text) ? text.replace(/[\t ]+/g, ' ') : text
    raw += raw.endsWith(' ') && words.startsWith(' ') ? words.slice(1) : words
    if (image !== undefined) images.push({ alt: image, at: from })
    const last = links.at(-1)
    // A link whose words are marked in parts is one.
    if (url !== undefined && last?.url === url && last.to === from)
      links[links.length - 1] = { ...last, to: raw.length }
    else if (url !== undefined) links.push({ url, from, to: raw.length })
  }
  const { line = 1, column = 1, offset: start = -1 } = place?.start ?? {}
  const read = readLine(raw, 0, raw.length, 0, line + below, column, apart)
  if (!read && links.length === 0) return undefined
  const [from, to] = [read?.start ?? 0, read?.end ?? raw.length]
  return {
    ...(read ?? { text: '', line: line + below, column, apart, dotted: false }),
    start,
    end: place?.end.offset ?? -1,
    heading,
    links: read ? linksWithin(links, from, to) : links,
    images: images.filter(({ at }) => at >= from && at <= to).map(({ alt, at }) => ({ alt, at: at - from })),
    place,
  }
}
